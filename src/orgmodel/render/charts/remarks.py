"""What does a chart not show? Said beneath it, so that nobody takes a part for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Line
from orgmodel.render.charts.plan import Plan
from orgmodel.render.scenes.wording import counted


def left_out(plan: Plan, graph: OrgGraph) -> Iterator[str]:
    """Tell of the roles and lines of an organization that a chart of it leaves out."""
    together = len(graph.lines_of_kind(Line.WORKS_WITH))
    if plan.outside:
        yield f"A part of the organization: {counted(plan.outside, 'further role')} not drawn."
    if plan.cut:
        yield f"Not drawn: {counted(plan.cut, 'line')} to or from roles beyond this part."
    if plan.left_out:
        yield f"Not drawn: {counted(plan.left_out, 'role')} abolished or not there at this date."
    if together:
        yield f"Not drawn: {counted(together, 'working relation')}."
    if not graph.coverage.everything[0]:
        yield "A partial model: there may be roles and lines that it does not hold."
