"""What does working together cost, if differences go up the line? Distances between roles that work with each other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import firsts
from orgmodel.model.facts import FloatColumn, IntColumn
from orgmodel.model.words import Line


class Coordination(NamedTuple):
    """The communication cost over `pairs`; `apart` counts pairs whose lines do not meet, as far as is known."""

    cost: float
    pairs: int
    apart: int


def coordination(graph: OrgGraph) -> Coordination:
    """Add up, over pairs that work together, weight x (lines from the one up to where they meet, and from the other).

    A pair counts once, with the larger weight of the two sides (1 where none is stated). Of several managers the
    first one stated counts.
    """
    left, right, weight = _pairs(graph)
    lines = Hierarchy(graph.hierarchy.parent, graph.hierarchy.top)
    meeting, _ = lines.meetings(left, right)
    met = meeting >= 0
    up = lines.steps[left[met]] + lines.steps[right[met]] - 2 * lines.steps[meeting[met]]
    return Coordination(float((weight[met] * up).sum()), int(np.count_nonzero(met)), int(np.count_nonzero(~met)))


def _pairs(graph: OrgGraph) -> tuple[IntColumn, IntColumn, FloatColumn]:
    """Give each pair of roles that work together once, the lower row first, with its weight."""
    rows = graph.lines_of_kind(Line.WORKS_WITH)
    here, there = graph.lines.role[rows], graph.line_target[rows]
    known = (there >= 0) & (here != there) & ~(graph.hierarchy.masked[here] | graph.hierarchy.masked[there])
    rows, here, there = rows[known], here[known], there[known]
    weight = np.ones(len(rows), dtype=np.float64)
    for number, row in enumerate(rows.tolist()):
        weight[number] = graph.lines.weight.get(row, 1.0)
    order = np.argsort(-weight, kind="stable")
    low, high, weight = np.minimum(here, there)[order], np.maximum(here, there)[order], weight[order]
    first = firsts(low * max(len(graph.roles), 1) + high)
    return low[first], high[first], weight[first]
