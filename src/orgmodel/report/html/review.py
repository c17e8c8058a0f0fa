"""The design review as one HTML file: options side by side, each by itself, and charts before, after and between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.charts.delta import afterwards, delta
from orgmodel.render.charts.part import Part
from orgmodel.report.blocks import Document, Heading
from orgmodel.report.confidence import standing
from orgmodel.report.html import page
from orgmodel.report.html.drawing import MOST_DRAWN, Drawing, drawn
from orgmodel.report.html.sections import Section, sections
from orgmodel.report.overlap import NOTICE
from orgmodel.report.review.document import review_report
from orgmodel.report.review.summary import letter
from orgmodel.review.option import Option, Review

_LEAD = ("decision", "options", "numbers", "confidence")


@dataclass(frozen=True)
class _Shown:
    """One option: its sections, and its charts where they are not too large for a page."""

    section: Section
    change: Drawing | None
    after: Drawing | None
    roles: int
    touched: int


def render(review: Review) -> str:
    """Write the design review as one HTML file."""
    document = review_report(review, appendix=True)
    parts = {section.id: section for section in sections(document)}
    options = [
        _shown(option, parts.pop(f"option-{name}"), name)
        for name, option in ((letter(number).lower(), option) for number, option in enumerate(review.options))
    ]
    today = _today(review.before.graph)
    header = review.before.graph.facts.header.organization
    values: dict[str, Any] = {
        "kind": "Design review",
        "name": header.name or header.id,
        "draft": standing(review.before.graph).is_draft,
        "notice": NOTICE,
        "lead": [parts.pop(name) for name in _LEAD],
        "options": options,
        "rest": list(parts.values()),
        "today": today,
        "badges": _badges(document),
    }
    charts = (today, *(chart for each in options for chart in (each.change, each.after)))
    drawings = tuple(chart.svg for chart in charts if chart)
    return page.render("review.html", values, style="page.css", scripts=("tables.js",), drawings=drawings)


def _badges(document: Document) -> dict[str, str]:
    return {block.text: block.badge for block in document if isinstance(block, Heading) and block.badge}


def _today(graph: OrgGraph) -> Drawing | None:
    return None if _is_large(graph) else drawn(org_chart(graph, draft=standing(graph).is_draft), "before")


def _shown(option: Option, section: Section, name: str) -> _Shown:
    before, after = option.transition.before, option.transition.after
    draft = standing(after).is_draft
    change = None
    if 0 < len(option.touched) <= MOST_DRAWN:
        focus = Wish(part=Part(only=option.touched))
        scene = delta(before, after, draft=draft, wish=focus, matching=option.transition.matching)
        change = drawn(scene, f"change-{name}")
    then = None
    if not _is_large(after):
        beside = afterwards(before, after, draft=draft, matching=option.transition.matching)
        then = drawn(beside.scene(), f"after-{name}")
    return _Shown(section, change, then, len(after.roles), len(option.touched))


def _is_large(graph: OrgGraph) -> bool:
    return len(graph.roles) > MOST_DRAWN
