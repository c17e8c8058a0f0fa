"""Which duties of two roles are worded alike, and what of that is no overlap for a reason that is known?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import COMMON_DUTY, DELEGATION, DISTINCT_SCOPE, OTHER_DOMAINS, SAME_CLASS, SetAside
from orgmodel.duties.pairs import pairs
from orgmodel.duties.products import products
from orgmodel.graph.job_classes import same_ladder
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Tri

Key = tuple[int, int, int]
"""Two role rows, the lower first, and a domain row that both duties are mapped to, or UNKNOWN."""


@dataclass(frozen=True, eq=False)
class Similar:
    """Pairs of duties of two roles that are worded alike and not equal. `left` is the duty of the lower role row."""

    graph: OrgGraph
    left: IntColumn
    right: IntColumn
    score: FloatColumn
    set_aside: tuple[SetAside, ...] = ()

    @property
    def roles(self) -> tuple[IntColumn, IntColumn]:
        """The role rows of both sides."""
        role = self.graph.facts.duties.role
        return role[self.left], role[self.right]

    def without(self, reason: str, mask: BoolColumn) -> Similar:
        """Set pairs aside for a reason."""
        if not mask.any():
            return self
        left, right = self.left[mask], self.right[mask]
        aside = SetAside(reason, len(left), lambda: _lines(self.graph, left, right))
        return Similar(self.graph, self.left[~mask], self.right[~mask], self.score[~mask], (*self.set_aside, aside))


class Group(NamedTuple):
    """The pairs of two roles on one domain, the most alike first."""

    key: Key
    left: tuple[int, ...]
    right: tuple[int, ...]
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        """The highest score."""
        return self.scores[0]


def similar(duties: DutyTexts, least: float, common_from: int) -> Similar:
    """Find the duties that score `least` or more, and set aside what is no overlap."""
    found = _alike(duties, least)
    found = found.without(COMMON_DUTY, _common(duties, found, least, common_from))
    found = found.without(SAME_CLASS, same_ladder(found.graph, *found.roles))
    found = found.without(DELEGATION, found.graph.hierarchy.chains(*found.roles) == Tri.YES)
    found = found.without(OTHER_DOMAINS, _on_other_domains(found))
    return found.without(DISTINCT_SCOPE, _apart(found))


def groups(duties: DutyTexts, found: Similar) -> tuple[Group, ...]:
    """Group pairs by role, role and domain; groups with the most alike pair first."""
    held: dict[Key, list[int]] = {}
    for pair, (left, right) in enumerate(zip(found.left.tolist(), found.right.tolist(), strict=True)):
        held.setdefault(_key(duties, left, right), []).append(pair)
    made = []
    for key, members in held.items():
        ranked = sorted(members, key=lambda pair: (-found.score[pair], pair))
        columns = (found.left[ranked], found.right[ranked], found.score[ranked])
        made.append(Group(key, *(tuple(column.tolist()) for column in columns)))
    return tuple(sorted(made, key=lambda group: (-group.score, group.key)))


def identical(duties: DutyTexts, common_from: int) -> Counter[Key]:
    """Count the duties that two roles have word for word, common ones left out."""
    counts: Counter[Key] = Counter()
    common = duties.common | duties.in_many_roles(common_from)
    for rows in duties.by_wording:
        for left, right in combinations(rows if not common[rows[0]] else (), 2):
            key = _key(duties, left, right)
            if key[0] != key[1]:
                counts[key] += 1
    return counts


def _key(duties: DutyTexts, left: int, right: int) -> Key:
    """Name the roles, the lower first, and the most critical domain that both duties speak of."""
    graph = duties.graph
    shared = _shared(graph, left, right)
    domain = min(shared, key=lambda row: (-graph.domains.criticality[row], row), default=UNKNOWN)
    low, high = sorted((int(graph.facts.duties.role[left]), int(graph.facts.duties.role[right])))
    return low, high, domain


def _shared(graph: OrgGraph, left: int, right: int) -> set[int]:
    """Give the domains that both duties are mapped to; where one's domain lies within the other's, the inner one."""
    ours, theirs = graph.duty_domains(left), graph.duty_domains(right)
    within = graph.domains.nesting.is_within
    return {one if within(one, other) else other for one in ours for other in theirs if _near(within, one, other)}


def _near(within: Callable[[int, int], bool], one: int, other: int) -> bool:
    return within(one, other) or within(other, one)


def _alike(duties: DutyTexts, least: float) -> Similar:
    """Compare the different texts, and find the duties that have them."""
    graph = duties.graph
    alike = pairs(duties.prepared, least)
    order = np.argsort(duties.text, kind="stable")
    start = np.searchsorted(duties.text[order], np.arange(len(duties.prepared) + 1))
    pair, left, right = products(start, alike.left, alike.right)
    left, right = order[left], order[right]
    same = duties.prepared.same[duties.text]
    role = graph.facts.duties.role
    fit = (graph.active & graph.in_scope & graph.described & ~graph.hierarchy.masked)[role]
    chosen = (role[left] != role[right]) & (same[left] != same[right]) & fit[left] & fit[right]
    left, right, score = left[chosen], right[chosen], alike.score[pair[chosen]]
    turned = role[left] > role[right]
    return Similar(graph, np.where(turned, right, left), np.where(turned, left, right), score)


def _common(duties: DutyTexts, found: Similar, least: float, common_from: int) -> BoolColumn:
    """Tell where one side is a common management duty, or where only such a clause makes both alike."""
    either = duties.common | duties.in_many_roles(common_from)
    common: BoolColumn = either[found.left] | either[found.right]
    rest = np.flatnonzero(~common)
    ours, theirs = duties.text[found.left[rest]], duties.text[found.right[rest]]
    comparison = duties.comparison
    clauses = comparison.best_clauses(ours, theirs, but=duties.common_clauses)
    common[rest] = comparison.combined(comparison.wholes(ours, theirs), clauses) < least
    return common


def _on_other_domains(found: Similar) -> BoolColumn:
    """Tell where both duties are mapped to domains, and to none that is the same or part of the other's.

    A guess sets nothing aside: domains that were inferred do not count.
    """
    graph = found.graph
    guessed = graph.facts.duties.provenance.is_inferred("domains")
    other = (
        bool(graph.duty_domains(left) and graph.duty_domains(right))
        and not (guessed[left] or guessed[right] or _shared(graph, left, right))
        for left, right in zip(found.left.tolist(), found.right.tolist(), strict=True)
    )
    return np.fromiter(other, dtype=bool, count=len(found.left))


def _apart(found: Similar) -> BoolColumn:
    """Tell where both roles hold the domains of these duties on scopes that have nothing in common."""
    graph = found.graph
    role = graph.facts.duties.role.tolist()
    apart = (
        graph.ownership.are_apart(role[left], role[right], {*graph.duty_domains(left), *graph.duty_domains(right)})
        for left, right in zip(found.left.tolist(), found.right.tolist(), strict=True)
    )
    return np.fromiter(apart, dtype=bool, count=len(found.left))


def _lines(graph: OrgGraph, left: IntColumn, right: IntColumn) -> Iterator[str]:
    table = graph.facts.duties
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        who = f"{graph.title(int(table.role[one]))} and {graph.title(int(table.role[other]))}"
        yield f"{who}: “{table.text[one]}”, “{table.text[other]}”"
