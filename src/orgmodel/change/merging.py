"""Where did the work of a removed role go, and where did that of a new one come from?

What people say in a mapping is taken as it is. Else a guess, marked as possible: all the domains that a removed
role held, at least one, are among those that a single lasting role gained. The same the other way for splits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from orgmodel.change.matching import By, Matching
from orgmodel.model.facts import Facts
from orgmodel.model.words import Level


class Trace(StrEnum):
    """What a guess about merged and split roles rests on."""

    DOMAINS = "all its domains are now held by this role"
    CAME_FROM = "all its domains were held by this role"


@dataclass(frozen=True, slots=True)
class Where:
    """The role that took the work over, or that had it, by its id in after; and what tells so."""

    role: str
    by: By | Trace


def merges(before: Facts, after: Facts, matching: Matching) -> Mapping[str, Where]:
    """Give, for ids of roles that are gone, the role of after that has their work now."""
    told = {before.roles.id[old]: Where(after.roles.id[new], By.MAPPING) for old, new in matching.merged.items()}
    held, holds = _held(before), _held(after)
    gained = {
        new: domains - held.get(int(matching.before_of[new]), frozenset())
        for new, domains in holds.items()
        if matching.before_of[new] >= 0
    }
    for old in np.flatnonzero(matching.after_of < 0).tolist():
        takers = _takers(held.get(old, frozenset()), gained)
        if len(takers) == 1 and before.roles.id[old]:
            told.setdefault(before.roles.id[old], Where(after.roles.id[takers[0]], Trace.DOMAINS))
    return told


def splits(before: Facts, after: Facts, matching: Matching) -> Mapping[str, Where]:
    """Give, for ids of new roles, the lasting role that had their work before, by its id in after."""
    told = {
        after.roles.id[new]: Where(after.roles.id[int(matching.after_of[old])], By.MAPPING)
        for new, old in matching.split.items()
    }
    held, holds = _held(before), _held(after)
    lost = {
        old: domains - holds.get(int(matching.after_of[old]), frozenset())
        for old, domains in held.items()
        if matching.after_of[old] >= 0
    }
    for new in np.flatnonzero(matching.before_of < 0).tolist():
        givers = _takers(holds.get(new, frozenset()), lost)
        if len(givers) == 1 and after.roles.id[new]:
            source = after.roles.id[int(matching.after_of[givers[0]])]
            told.setdefault(after.roles.id[new], Where(source, Trace.CAME_FROM))
    return told


def _held(facts: Facts) -> dict[int, frozenset[str]]:
    """Give the domains that each role is accountable or responsible for, as written."""
    found: dict[int, set[str]] = {}
    owns = np.isin(facts.assignments.level, (Level.ACCOUNTABLE, Level.RESPONSIBLE))
    for row in np.flatnonzero(owns).tolist():
        found.setdefault(int(facts.assignments.role[row]), set()).add(facts.assignments.domain[row])
    return {role: frozenset(domains) for role, domains in found.items()}


def _takers(work: frozenset[str], changed: Mapping[int, frozenset[str]]) -> list[int]:
    return [role for role, domains in changed.items() if work and work <= domains]
