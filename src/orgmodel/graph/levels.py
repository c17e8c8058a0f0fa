"""On which layer does a role stand? Lines between roles that the model covers, counted from the top."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgmodel.graph.hierarchy import NONE, Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn


class Levels(NamedTuple):
    """The manager of each role on the lines that count, or -1, and the number of lines above it."""

    parent: IntColumn
    steps: IntColumn


def levels(graph: OrgGraph, without: BoolColumn) -> Levels:
    """The lines between roles that the model covers, without circles and without the lines of some roles."""
    whole, masked = graph.hierarchy, graph.hierarchy.masked
    inside = graph.active & graph.in_scope
    if inside.all() and not without.any():
        return Levels(np.where(masked, NONE, whole.manager), np.where(masked, 0, whole.steps))
    covered = inside & ~masked
    kept = (whole.manager >= 0) & covered & covered[whole.manager] & ~without
    lines = Hierarchy(np.where(kept, whole.manager, NONE), whole.top)
    return Levels(lines.parent, lines.steps)


def roles_with(graph: OrgGraph, lines: BoolColumn) -> BoolColumn:
    """Mark the roles whose first solid line is one of these."""
    marked = np.zeros(len(graph.roles), dtype=bool)
    has = graph.solid_line >= 0
    marked[has] = lines[graph.solid_line[has]]
    return marked
