"""How near is an organization to an out-tree? Krackhardt's four graph-theoretical dimensions (1994).

Edges lead from manager to report. Reachability is reflexive, components are weak, N a component's size, E its edges.

* connectedness: sum N(N-1) over components, to N(N-1) of all.
* hierarchy: asymmetric to asymmetric and mutual pairs of the reachability graph.
* efficiency: 1 - (E - sum(N-1)) / sum (N-1)^2.
* LUB: 1 - V / sum (N-1)(N-2)/2 over components of three and more; V counts the pairs without a least upper bound.

All are 1 for an out-tree, and None where nothing can be said (no pair, no component). Formulas as in the package `sna`
for R (2.7-2, gli.R and gli.c), which pools components and counts a reciprocated pair as two edges; counting undirected
edges instead gives other numbers. The dimensions hardly react to a second manager: a rule looks for those (STR003).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.reachability import Reachability, reachability
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import IntColumn

MOST_ROLES = 20_000
"""Beyond so many roles, hierarchy and LUB are told for trees only: others need a set of superiors for each role."""


class Krackhardt(NamedTuple):
    """The four dimensions, 0 to 1; None where undefined. `complete` is false where two of them were not computed."""

    connectedness: float | None
    hierarchy: float | None
    efficiency: float | None
    lub: float | None
    complete: bool = True


def krackhardt(graph: OrgGraph) -> Krackhardt:
    """Measure the solid lines between roles that exist on the day in question."""
    lines = graph.hierarchy
    reports = np.flatnonzero(lines.manager >= 0)
    extra = np.array(lines.extra, dtype=np.int64).reshape(-1, 2)
    low = np.concatenate([reports, extra[:, 0]])
    high = np.concatenate([lines.manager[reports], extra[:, 1]])
    rows = np.flatnonzero(graph.active)
    place = np.full(len(graph.roles), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    low, high = place[low], place[high]
    here = (low >= 0) & (high >= 0)
    return dimensions(len(rows), high[here], low[here])


def dimensions(count: int, managers: IntColumn, reports: IntColumn) -> Krackhardt:
    """Give the four dimensions of nodes 0 to `count`-1 and edges from manager to report; loops are left out."""
    if not count:
        return Krackhardt(None, None, None, None)
    apart = managers != reports
    edges = distinct(managers[apart] * count + reports[apart])
    found = reachability(count, edges // count, edges % count)
    sizes = np.bincount(found.component)
    together = int((sizes * (sizes - 1)).sum())
    spare = int(((sizes - 1) ** 2).sum())
    needed = int((sizes - 1).sum())
    complete = found.is_forest or count <= MOST_ROLES
    return Krackhardt(
        connectedness=together / (count * (count - 1)) if count > 1 else 1.0,
        hierarchy=_hierarchy(found) if complete else None,
        efficiency=1 - (len(edges) - needed) / spare if spare else None,
        lub=_lub(found, sizes) if complete else None,
        complete=complete,
    )


def _hierarchy(found: Reachability) -> float | None:
    mutual = sum(len(group) * (len(group) - 1) // 2 for group in found.circles)
    one_way = found.pairs - 2 * mutual
    return one_way / (one_way + mutual) if one_way + mutual else None


def _lub(found: Reachability, sizes: IntColumn) -> float | None:
    most = int(((sizes - 1) * (sizes - 2))[sizes > 2].sum()) // 2  # noqa: PLR2004  a pair needs a third
    if not most:
        return None
    if found.is_forest:
        return 1.0
    return 1 - (_without_common(found) + _without_least(found)) / most


def _without_common(found: Reachability) -> int:
    """Count the pairs of a component, of three or more, that have no common superior: they lead to distinct tops."""
    large = np.bincount(found.component) > 2  # noqa: PLR2004  as above
    groups = Counter(
        (component, tops)
        for component, tops in zip(found.component.tolist(), found.tops, strict=True)
        if large[component]
    )
    by_component: dict[int, list[tuple[frozenset[int], int]]] = {}
    for (component, tops), number in groups.items():
        by_component.setdefault(component, []).append((tops, number))
    return sum(
        ours * theirs
        for parts in by_component.values()
        for (left, ours), (right, theirs) in combinations(parts, 2)
        if left.isdisjoint(right)
    )


def _without_least(found: Reachability) -> int:
    """Count the pairs with common superiors of whom none is below all the others.

    Whose way up does not branch is in no such pair: what it shares with another is a part of its one way up.
    """
    above = found.superiors
    shared = Counter(above[left] & above[right] for left, right in combinations(found.branching, 2))
    return sum(number for common, number in shared.items() if common and not _has_least(common, above))


def _has_least(shared: int, above: Sequence[int]) -> bool:
    """Tell whether one of some superiors (a set of bits) has all the others above itself."""
    rest = shared
    while rest:
        node = (rest & -rest).bit_length() - 1
        if shared & ~above[node] == 0:
            return True
        rest &= rest - 1
    return False
