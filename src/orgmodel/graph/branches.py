"""How deep are the branches under each role? Heights of subtrees, and what is not sure of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.graph.doubt import may_have_more
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn


@dataclass(frozen=True)
class Branches:
    """A column each, by role row.

    `height` counts the layers below a role, and `number` the reports that lead somebody themselves: the branches.
    `spread` says by how many layers the longest and the shortest of them differ, `sure` the same where the shortest is
    sought only among branches that the model holds to their end (`whole`). `guessed` marks roles below which a
    line is inferred. Rows on or under a cycle have no branches.
    """

    height: IntColumn
    number: IntColumn
    spread: IntColumn
    sure: IntColumn
    whole: BoolColumn
    guessed: BoolColumn


def branches(graph: OrgGraph) -> Branches:
    """Measure the branches under every role, from the lowest rows up."""
    lines = graph.hierarchy
    counted = graph.active & ~lines.masked
    height = lines.downwards.heights(counted)
    leads = counted & (height > 0) & (lines.parent >= 0)
    whole = _whole(graph)
    longest = np.zeros_like(height)
    np.maximum.at(longest, lines.parent[leads], height[leads])
    guessed = graph.line_inferred
    if guessed.any():
        guessed = lines.totals(guessed.astype(np.int64)) > guessed
    return Branches(
        height=height,
        number=np.bincount(lines.parent[leads], minlength=len(height)),
        spread=longest - _shortest(height, lines.parent, leads, longest),
        sure=longest - _shortest(height, lines.parent, leads & whole, longest),
        whole=whole,
        guessed=guessed,
    )


def _whole(graph: OrgGraph) -> BoolColumn:
    """Mark branches that the model holds to their end."""
    in_full = graph.coverage.roles_in_full(graph.unit_row)
    if not in_full.any():
        return in_full
    uncertain = ~in_full | may_have_more(graph) | _uncounted(graph)
    whole: BoolColumn = (graph.hierarchy.totals(uncertain.astype(np.int64)) == 0) & ~graph.hierarchy.masked
    return whole


def _shortest(height: IntColumn, parent: IntColumn, among: BoolColumn, otherwise: IntColumn) -> IntColumn:
    """Give the least height of the branches of each role, of some branches; where there are none, another number."""
    shortest = otherwise.copy()
    if among.any():
        np.minimum.at(shortest, parent[among], height[among])
    return shortest


def _uncounted(graph: OrgGraph) -> BoolColumn:
    """Mark roles that lead teams of which no role is in the model."""
    uncounted: BoolColumn = graph.spans.names_teams & (graph.spans.direct == 0)
    return uncounted
