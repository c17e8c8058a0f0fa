"""How alike are two roles that have different ids? Their titles, domains and duties, counted as sets.

The numbers are ours. They only propose which removed role an added one may be, and are never shown as a fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgmodel.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Profile:
    """What can be compared of a role: the words of its title, the domains that it holds, its duties."""

    title: frozenset[str]
    domains: frozenset[str]
    duties: frozenset[str]


def profiles(facts: Facts, rows: Iterable[int]) -> dict[int, Profile]:
    """Give the profile of each of these role rows."""
    wanted = set(rows)
    domains: dict[int, set[str]] = {row: set() for row in wanted}
    duties: dict[int, set[str]] = {row: set() for row in wanted}
    for row, domain in zip(facts.assignments.role.tolist(), facts.assignments.domain, strict=True):
        if row in wanted:
            domains[row].add(domain)
    for row, text in zip(facts.duties.role.tolist(), facts.duties.text, strict=True):
        if row in wanted:
            duties[row].add(text)
    titles = facts.roles.title
    return {
        row: Profile(frozenset(titles[row].casefold().split()), frozenset(domains[row]), frozenset(duties[row]))
        for row in wanted
    }


def likeness(left: Profile, right: Profile) -> float:
    """Compare two profiles: 0 for nothing in common, 1 for all.

    The mean of the Jaccard indices of titles, domains and duties, over those of the three that either side has.
    """
    parts = [
        _jaccard(one, other)
        for one, other in (
            (left.title, right.title),
            (left.domains, right.domains),
            (left.duties, right.duties),
        )
        if one or other
    ]
    return sum(parts) / len(parts) if parts else 0.0


def _jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right)
