"""Draw a model as a page to explore, with the findings at the roles that they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgmodel.check.finding import Finding
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.rules import CATALOG

if TYPE_CHECKING:
    from orgmodel.render.charts.chart import Wish

_MOST_FINDINGS = 5000
_MOST_ROLES = 3000
"""With more roles than these, a page holds the chart alone: no other view of so many can be read."""


def explorer(
    graph: OrgGraph,
    findings: Iterable[Finding] | None = None,
    *,
    wish: Wish | None = None,
    before: OrgGraph | None = None,
    theme: str = "auto",
) -> str:
    """Write the page: the chart, what the rules found at each role, and the other views.

    Args:
        graph: the organization.
        findings: what was found; all rules are asked when it is not given.
        wish: what part the page begins with, and what colors mean; a part has no other views.
        before: what the organization was before; the page then says what changed.
        theme: the name of a theme; `auto` is light or dark as the reader's screen is.

    Raises:
        OrgModelError: what is wished for is not in the model, or there is no such theme.
        InvalidSettings: the model's policy names what does not exist.
    """
    from orgmodel.render.charts.chart import Wish, chart
    from orgmodel.render.charts.part import WHOLE
    from orgmodel.render.explorer import explorer as page
    from orgmodel.report.confidence import standing

    if findings is None:
        header = graph.facts.header
        findings = run(CATALOG, graph, settings_for(CATALOG, header.policy, header.path)).active[:_MOST_FINDINGS]
    draft = standing(graph).is_draft
    wish = wish or Wish()
    if before is None:
        drawn = chart(graph, draft=draft, wish=wish)
    else:
        from orgmodel.render.charts.delta import changed

        drawn = changed(before, graph, draft=draft, wish=wish)
    views = _views(graph, theme, draft=draft) if wish.part == WHOLE and before is None else {}
    return page(drawn, findings, views, theme=theme)


def _views(graph: OrgGraph, theme: str, *, draft: bool) -> dict[str, str]:
    from orgmodel.render.painters.svg import paint
    from orgmodel.render.views import CHART, VIEWS, view

    if len(graph.roles) > _MOST_ROLES:
        return {}
    drawn = {}
    for name in VIEWS:
        if name == CHART:
            continue
        try:
            scene = view(graph, name, draft=draft)
        except OrgModelError:  # a network of too many roles
            continue
        if scene.boxes:
            drawn[name] = paint(scene, name, theme)
    return drawn
