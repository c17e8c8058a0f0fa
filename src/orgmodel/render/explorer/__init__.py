"""The chart as one page to explore: no network, no build step, and only what is seen is drawn."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from orgmodel.check.finding import Finding
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Level
from orgmodel.render.charts.chart import Chart
from orgmodel.render.charts.plan import Plan
from orgmodel.render.charts.post import Post
from orgmodel.render.charts.sheet import FOOT
from orgmodel.render.painters.svg import escaped
from orgmodel.render.scenes.scene import HEAT
from orgmodel.render.scenes.theme import AUTO, DARK, Palette, palette
from orgmodel.render.scenes.wording import shown

_SCRIPTS = ("model", "layout", "draw", "overview", "export", "tree", "panel", "search", "app")
_COLORS = ("paper", "ink", "muted", "line", "faint", "box", "outside", "badge")


def explorer(
    chart: Chart, findings: Iterable[Finding] = (), views: Mapping[str, str] | None = None, *, theme: str = AUTO
) -> str:
    """Write the page.

    Args:
        chart: what is drawn: an organization, a part of one, or what a change does to it.
        findings: what the rules found; each is shown at the roles that it names.
        views: further pictures as SVG, by their names.
        theme: the name of a theme; `auto` is light or dark as the reader's screen is.

    Raises:
        OrgModelError: there is no such theme.
    """
    data = _Data(chart, chart.graph, chart.plan).collected(findings, views or {})
    data["paint"] = _paint(palette(theme))
    script = "".join(f"// {part}.js\n{_file(f'{part}.js')}\n" for part in _SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "TITLE": escaped(data["title"]),
        "DIGEST": digest,
        "STYLE": "".join((_colors(":root", palette(theme)), _dark() if theme == AUTO else "", _file("style.css"))),
        "SUBTITLE": escaped(chart.subtitle),
        "FOOT": escaped(FOOT),
        "DATA": written.encode("utf-8", "replace").decode(),
        "SCRIPT": script,
    }
    page = _file("page.html")
    pieces = []
    for piece in page.split("{{"):
        key, closed, rest = piece.partition("}}")
        pieces.append(parts[key] + rest if closed else piece)
    return "".join(pieces)


def _file(path: str) -> str:
    return files(__package__).joinpath(path).read_text(encoding="utf-8")


def _colors(selector: str, palette: Palette) -> str:
    plain = "".join(f"--{color}:{getattr(palette, color)};" for color in _COLORS)
    units = "".join(f"--unit-{number}:{color};" for number, color in enumerate(palette.units))
    heats = "".join(f"--heat-{number}:{color};" for number, color in enumerate(palette.heats))
    return f"{selector}{{{plain}{units}{heats}}}\n"


def _dark() -> str:
    return f"@media screen and (prefers-color-scheme:dark){{{_colors(':root', DARK)}}}\n"


def _paint(palette: Palette) -> dict[str, Any]:
    """Give the colors in which a picture is saved and printed."""
    plain = {color: getattr(palette, color) for color in _COLORS}
    return {**plain, "units": list(palette.units), "heats": list(palette.heats)}


@dataclass(frozen=True)
class _Data:
    """What the page holds, as columns: an entry a box, in reading order; sparse ones by the number of the box."""

    chart: Chart
    graph: OrgGraph
    plan: Plan

    def collected(self, findings: Iterable[Finding], views: Mapping[str, str]) -> dict[str, Any]:
        drawn, colors = self.chart.posts, self.chart.coloring
        units = list(dict.fromkeys(post.unit for post in drawn))
        number = {unit: place for place, unit in enumerate(units)}
        return {
            "title": f"DRAFT: {self.chart.title}" if self.chart.draft else self.chart.title,
            "subtitle": self.chart.subtitle,
            "notes": list(self.chart.remarks),
            "ids": [post.role or post.id for post in drawn],
            "titles": [post.title for post in drawn],
            "parents": list(self.plan.parents),
            "units": units,
            "unit": [number[post.unit] for post in drawn],
            "color": [post.color for post in drawn],
            "colors": list(colors.names),
            "first": HEAT if colors.scale else 0,
            "badges": {place: list(post.badges) for place, post in enumerate(drawn) if post.badges},
            "details": {place: _details(post) for place, post in enumerate(drawn) if post.details or post.also},
            "links": {place: post.href for place, post in enumerate(drawn) if post.href},
            "marks": {place: [str(mark) for mark in post.marks] for place, post in enumerate(drawn) if post.marks},
            "teams": {place: list(post.teams) for place, post in enumerate(drawn) if post.teams},
            "doubts": {report: tie.doubt for report, tie in self.plan.branches.items() if tie.doubt},
            "silent": [place for place, node in enumerate(self.plan.nodes) if node.silent],
            "around": self.chart.in_line,
            "ties": self._ties(),
            "domains": self._domains(),
            "findings": self._findings(findings, drawn),
            "views": dict(views),
        }

    def _ties(self) -> list[list[Any]]:
        return [[tie.report, tie.manager, str(tie.kind), shown(tie.purpose), tie.doubt] for tie in self.plan.crossings]

    def _domains(self) -> dict[int, list[list[str]]]:
        table, owned = self.graph.facts.assignments, self.graph.ownership
        place = {node.row: number for number, node in enumerate(self.plan.nodes) if node.row >= 0}
        found: dict[int, list[list[str]]] = {}
        for row in owned.rows(*Level).tolist():
            role = place.get(int(table.role[row]))
            if role is not None:
                evidence = ", ".join(map(str, table.provenance.evidence.get(row, ())))
                entry = [
                    shown(self.graph.domains.name(int(owned.domain[row]))),
                    str(Level(int(table.level[row]))),
                    shown(table.scope[row]),
                    "inferred" if owned.inferred[row] else "",
                    evidence,
                ]
                found.setdefault(role, []).append(entry)
        return found

    def _findings(self, findings: Iterable[Finding], drawn: Sequence[Post]) -> dict[str, Any]:
        place = {post.role: number for number, post in enumerate(drawn) if post.role}
        texts: list[list[str]] = []
        at: dict[int, list[int]] = {}
        for finding in findings:
            named = dict.fromkeys(ref.id for ref in (finding.subject, *finding.related) if ref.kind == "role")
            roles = [place[role] for role in named if role in place]
            if not roles:
                continue
            evidence = ", ".join(map(str, finding.evidence))
            for role in roles:
                at.setdefault(role, []).append(len(texts))
            texts.append([str(finding.severity), finding.code, shown(finding.message), evidence])
        return {"texts": texts, "at": at}


def _details(post: Post) -> list[str]:
    return [*post.details, *post.also]
