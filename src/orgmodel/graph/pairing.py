"""Which claims are held against each other? Pairs of assignments on one domain, or on a domain and a part of it.

Pairs are made in arrays, a domain at a time: a domain with many claims has many pairs, and nothing is done
in Python for a single one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level

_Columns = tuple[IntColumn, IntColumn]


def pairs_on_one_domain(graph: OrgGraph, level: Level) -> Pairs:
    """Give all pairs of claims of one level by two roles on the same domain, scopes left open."""
    return _pairs(graph, (_among(rows) for _, rows in _by_domain(graph, level)))


def _among(rows: IntColumn) -> _Columns:
    first, second = np.triu_indices(len(rows), k=1)
    return rows[first], rows[second]


def pairs_of_parent_and_child(graph: OrgGraph, level: Level) -> Pairs:
    """Give pairs of claims of one level, the left on a domain, the right on one that lies within it."""
    domain = graph.ownership.domain
    pairs = _pairs(graph, _with_nearest_above(graph, level, level))
    return pairs.where(domain[pairs.left] != domain[pairs.right])


def pairs_of_accountable_and_responsible(graph: OrgGraph) -> Pairs:
    """Give pairs of an accountable claim (left) and a responsible one on the same domain or within it.

    The pairs of one responsible claim stand together.
    """
    return _pairs(graph, _with_nearest_above(graph, Level.ACCOUNTABLE, Level.RESPONSIBLE))


def _with_nearest_above(graph: OrgGraph, above: Level, below: Level) -> Iterator[_Columns]:
    """Pair each claim of the lower level with every role's nearest claim at or above its domain."""
    role = graph.facts.assignments.role
    for domain, rows in _by_domain(graph, below):
        others = np.array(graph.ownership.at_or_above(domain, above), dtype=np.int64)
        _, nearest = np.unique(role[others], return_index=True)
        others = others[np.sort(nearest)]
        yield np.tile(others, len(rows)), np.repeat(rows, len(others))


def _by_domain(graph: OrgGraph, level: Level) -> Iterator[tuple[int, IntColumn]]:
    owned = graph.ownership
    for domain in distinct(owned.domain[owned.rows(level)]).tolist():
        yield domain, np.array(owned.of_domain(domain, level), dtype=np.int64)


def _pairs(graph: OrgGraph, columns: Iterator[_Columns]) -> Pairs:
    """Drop pairs of a role with itself; the dispute is about the right side's domain."""
    empty = np.zeros(0, dtype=np.int64)
    parts = [*columns, (empty, empty)]
    left, right = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    role = graph.facts.assignments.role
    apart = role[left] != role[right]
    return Pairs(graph, left[apart], right[apart], graph.ownership.domain[right[apart]])
