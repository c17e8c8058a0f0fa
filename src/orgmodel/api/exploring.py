"""Draw a model as a page to explore, with the findings at the roles that they name."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.check.finding import Finding
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.rules import CATALOG

_MOST_FINDINGS = 5000
_MOST_ROLES = 3000
"""With more roles than these, a page holds the chart alone: no other view of so many can be read."""


def explorer(graph: OrgGraph, findings: Iterable[Finding] | None = None) -> str:
    """Write the page: the chart, what the rules found at each role, and the other views.

    Args:
        graph: the organization.
        findings: what was found; all rules are asked when it is not given.

    Raises:
        InvalidSettings: the model's policy names what does not exist.
    """
    from orgmodel.render.explorer import explorer as page
    from orgmodel.report.confidence import standing

    if findings is None:
        header = graph.facts.header
        findings = run(CATALOG, graph, settings_for(CATALOG, header.policy, header.path)).active[:_MOST_FINDINGS]
    draft = standing(graph).is_draft
    return page(graph, findings, _views(graph, draft=draft), draft=draft)


def _views(graph: OrgGraph, *, draft: bool) -> dict[str, str]:
    from orgmodel.render.svg import paint
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
            drawn[name] = paint(scene, name)
    return drawn
