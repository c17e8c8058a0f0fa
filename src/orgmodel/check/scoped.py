"""How does a rule run that a policy sets otherwise for some units or roles? Once for each way, and joined.

What is set for a unit holds for the units within it too, until one of them says otherwise; what is set for a role holds
for that role. A finding belongs to the scope of its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named, Question
from orgmodel.check.rule import Rule
from orgmodel.check.settings import RuleSettings, Scoped
from orgmodel.errors import InvalidSettings, Problem, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

Ask = Callable[[RuleSettings], Hits]
Weigh = Callable[[Hits, RuleSettings], IntColumn]
_OFF = None


def known_scopes(graph: OrgGraph, scoped: tuple[Scoped, ...]) -> None:
    """Refuse a unit or a role that nobody knows.

    Raises:
        InvalidSettings: with the place of each, and what may have been meant.
    """
    problems = []
    for each in scoped:
        kind, name = each.subject.kind, each.subject.id
        known = name in graph.units.rows if kind == "unit" else graph.role_row(name) >= 0
        if not known:
            at = each.at or Location(graph.facts.header.path, 0, 0)
            near = did_you_mean(name, graph.units.ids if kind == "unit" else graph.roles.id)
            problems.append(Problem(at.path, at.line, at.column, f"unknown {kind} '{name}'{near}"))
    if problems:
        raise InvalidSettings(problems)


class _Part(NamedTuple):
    """The hits of one way in which a rule runs, and the numbers of those that belong to it."""

    hits: Hits
    numbers: IntColumn
    severity: IntColumn


class ScopedRun:
    """One rule under several settings. `usual` is None where the rule is off but for some scopes."""

    def __init__(self, graph: OrgGraph, rule: Rule, usual: RuleSettings | None, scoped: tuple[Scoped, ...]) -> None:
        self.graph = graph
        self.usual = usual
        self.own: Mapping[Ref, Scoped] = {each.subject: each for each in scoped if each.code == rule.code}
        self.defaults = RuleSettings(rule.settings)

    def answer(self, ask: Ask, weigh: Weigh) -> tuple[Hits, IntColumn]:
        """Ask the rule in each way, and join what belongs to each: the hits, and the weight of each."""
        ways = list(dict.fromkeys((None, *map(self._way, self._subjects))))
        parts, questions, first = [], [], Hits()
        for way in ways:
            settings = self._settings(way)
            if settings is _OFF:
                continue
            hits = ask(settings)
            first = hits if way is None else first
            mine = [number for number in range(len(hits)) if self._way(hits.named(number).subject) == way]
            numbers = np.array(mine, dtype=np.int64)
            parts.append(_Part(hits, numbers, weigh(hits, settings)[numbers]))
            questions += [each for each in hits.questions if self._way(each.about) == way]
        return _joined(parts, first, tuple(questions)), np.concatenate([*(part.severity for part in parts), _NONE])

    def settings_of(self, subject: Ref) -> RuleSettings | None:
        """Give the settings that hold for a unit or a role; None where the rule is off for it."""
        return self._settings(self._way(subject))

    @cached_property
    def _subjects(self) -> list[Ref]:
        """Each scope that says something, and each unit and role within one of them."""
        units = [Ref("unit", name) for name in self.graph.units.rows]
        return [*self.own, *units]

    def _way(self, subject: Ref) -> tuple[Ref, ...] | None:
        """Give the scopes that speak of a subject, the widest first; None where none does."""
        chain = self._chain(subject)
        return tuple(chain) or None

    def _chain(self, subject: Ref) -> list[Ref]:
        unit = -1
        if subject.kind == "unit":
            unit = self.graph.units.rows.get(subject.id, -1)
        elif subject.kind == "role":
            row = self.graph.role_row(subject.id)
            unit = int(self.graph.unit_row[row]) if row >= 0 else -1
        units = self.graph.units
        around = [Ref("unit", units.ids[each]) for each in units.upwards(unit)]
        chain = [ref for ref in reversed(around) if ref in self.own]
        return [*chain, subject] if subject.kind == "role" and subject in self.own else chain

    def _settings(self, way: tuple[Ref, ...] | None) -> RuleSettings | None:
        """Lay the scopes over each other, the narrowest last. Off is off until a narrower scope sets something."""
        settings = self.usual
        for ref in way or ():
            given = self.own[ref]
            if given.off:
                settings = _OFF
            else:
                below = settings or self.usual or self.defaults
                severity = below.severity if given.severity is None else given.severity
                settings = RuleSettings({**below.values, **given.values}, severity)
        return settings


_NONE = np.zeros(0, dtype=np.int64)


def _joined(parts: list[_Part], first: Hits, questions: tuple[Question, ...]) -> Hits:
    """Make one answer of the parts; what was checked, open and set aside is told as in the usual way."""
    places = [(part.hits, number) for part in parts for number in part.numbers.tolist()]

    def explain(number: int) -> Hit:
        hits, own = places[number]
        return hits.explain(own)

    def identify(number: int) -> Hit | Named:
        hits, own = places[number]
        return hits.named(own)

    return Hits(
        severity=np.concatenate([*(part.severity for part in parts), _NONE]),
        explain=explain,
        identify=identify,
        checked=first.checked,
        open=first.open,
        questions=questions,
        set_aside=first.set_aside,
    )
