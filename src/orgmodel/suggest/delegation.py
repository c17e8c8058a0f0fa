"""Whom does a role hold something from? Managers under whom it stays, or a domain has two roles in two chains.

A role below another one that is accountable for the same domain holds it by delegation. Moved out of that chain, the
two would be an overlap, or the work and who answers for it would stand apart: such moves are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from orgmodel.graph.overlap import Pairs
from orgmodel.graph.pairing import (
    pairs_of_accountable_and_responsible,
    pairs_of_parent_and_child,
    pairs_on_one_domain,
)
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.words import Level, Tri
from orgmodel.suggest.ground import Ground


def delegations(ground: Ground) -> Mapping[int, frozenset[int]]:
    """Give, for each role, the managers above it under whom it has to stay, with all below it."""
    found: dict[int, set[int]] = {}
    for low, high in _pairs(ground):
        for row in ground.above(low):
            if row == high:
                break
            found.setdefault(row, set()).add(high)
    return {row: frozenset(managers) for row, managers in found.items()}


def _pairs(ground: Ground) -> Iterator[tuple[int, int]]:
    """Give the roles of which one holds something from the other, the lower one first, each pair once."""
    graph, unit = ground.graph, ground.graph.unit_row
    answer = Level.ACCOUNTABLE
    several = (pairs_on_one_domain(graph, answer), pairs_of_parent_and_child(graph, answer))
    work = pairs_of_accountable_and_responsible(graph)
    left, right = work.roles
    apart = work.where((unit[left] != unit[right]) | (unit[left] < 0))
    met: dict[tuple[int, int], None] = {}
    for pairs in (*several, apart):
        found = _in_chain(pairs)
        for one, other in zip(*(side.tolist() for side in found.roles), strict=True):
            low, high = (one, other) if ground.is_above(other, one) else (other, one)
            if ground.is_above(high, low):
                met[low, high] = None
    yield from met


def _in_chain(pairs: Pairs) -> Pairs:
    close = pairs.where((pairs.scope != ScopeRelation.DISJOINT) & ~pairs.same_class)
    return close.where(np.asarray(close.chain == Tri.YES))
