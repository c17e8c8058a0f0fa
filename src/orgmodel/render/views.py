"""Which pictures of an organization are there? One builder each, all of the same kind of picture."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.charts.part import WHOLE
from orgmodel.render.scenes.scene import Scene

CHART = "chart"
_OTHERS = {
    "ownership": ("maps.ownership_map", "ownership_map"),
    "raci": ("maps.matrix_views", "raci"),
    "heat": ("maps.matrix_views", "heat_map"),
    "network": ("maps.network_view", "collaboration"),
}
_IN_PARTS = ("ownership", "raci")
VIEWS = (CHART, *_OTHERS)
"""The chart of reporting lines, who owns what, the RACI matrix, domains by unit, and who works with whom."""


def view(
    graph: OrgGraph, name: str = CHART, *, draft: bool = False, wish: Wish | None = None, before: OrgGraph | None = None
) -> Scene:
    """Draw a view of an organization.

    Args:
        graph: the organization.
        name: one of `VIEWS`.
        draft: whether nothing in the model is confirmed yet, which the title then says.
        wish: what part is drawn, and how; the views `ownership` and `raci` take a part, the others nothing.
        before: what the organization was before; the chart then says what changed.

    Raises:
        OrgModelError: there is no such view, or it cannot show what is wished for.
    """
    if name not in VIEWS:
        raise OrgModelError(f"there is no view '{name}'{did_you_mean(name, VIEWS)}: {', '.join(VIEWS)}")
    if name == CHART:
        return _chart(graph, before, wish or Wish(), draft=draft)
    part = wish.part if wish is not None else WHOLE
    if before is not None or (wish is not None and replace(wish, part=WHOLE) != Wish()):
        raise OrgModelError(f"colors, shapes and changes are drawn in the chart, not in the view '{name}'")
    if part != WHOLE and name not in _IN_PARTS:
        raise OrgModelError(
            f"parts are drawn of the chart, of {' and of '.join(_IN_PARTS)}: the view '{name}' shows all"
        )
    module, function = _OTHERS[name]
    more = {"part": part} if name in _IN_PARTS else {}
    scene: Scene = getattr(import_module(f"orgmodel.render.{module}"), function)(graph, draft=draft, **more)
    return scene


def _chart(graph: OrgGraph, before: OrgGraph | None, wish: Wish, *, draft: bool) -> Scene:
    if before is None and wish.like is None:
        return org_chart(graph, draft=draft, wish=wish)
    from orgmodel.render.charts.delta import afterwards, delta

    if before is None:
        return afterwards(wish.like or graph, graph, draft=draft, wish=wish).scene()
    if wish.like is not None:
        raise OrgModelError("a chart of a change keeps the places of the model before it: leave the other one out")
    return delta(before, graph, draft=draft, wish=wish)
