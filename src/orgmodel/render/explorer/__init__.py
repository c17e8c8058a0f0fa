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
from orgmodel.render.coloring import coloring
from orgmodel.render.plan import Plan, plan
from orgmodel.render.post import Post, posts
from orgmodel.render.sheet import FOOT, name, when
from orgmodel.render.svg import escaped
from orgmodel.render.theme import DARK, LIGHT, Palette
from orgmodel.render.wording import counted, shown

_SCRIPTS = ("model", "layout", "draw", "export", "tree", "panel", "search", "app")
_COLORS = ("paper", "ink", "muted", "line", "faint", "box", "outside", "badge")


def explorer(
    graph: OrgGraph, findings: Iterable[Finding] = (), views: Mapping[str, str] | None = None, *, draft: bool = False
) -> str:
    """Write the page.

    Args:
        graph: the organization.
        findings: what the rules found; each is shown at the roles that it names.
        views: further pictures as SVG, by their names.
        draft: whether nothing in the model is confirmed yet, which the title then says.
    """
    data = _Data(graph, plan(graph), draft).collected(findings, views or {})
    script = "".join(f"// {part}.js\n{_file(f'{part}.js')}\n" for part in _SCRIPTS)
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = {
        "TITLE": escaped(data["title"]),
        "DIGEST": digest,
        "STYLE": "".join((_colors(":root", LIGHT), _dark(), _file("style.css"))),
        "SUBTITLE": escaped(data["subtitle"]),
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
    return f"{selector}{{{plain}{units}}}\n"


def _dark() -> str:
    return f"@media screen and (prefers-color-scheme:dark){{{_colors(':root', DARK)}}}\n"


@dataclass(frozen=True)
class _Data:
    """What the page holds, as columns: an entry a box, in reading order; sparse ones by the number of the box."""

    graph: OrgGraph
    plan: Plan
    draft: bool

    def collected(self, findings: Iterable[Finding], views: Mapping[str, str]) -> dict[str, Any]:
        colors = coloring(self.graph, self.plan)
        drawn = posts(self.graph, self.plan, colors)
        units = list(dict.fromkeys(post.unit for post in drawn))
        number = {unit: place for place, unit in enumerate(units)}
        title = name(self.graph)
        roles = sum(node.row >= 0 for node in self.plan.nodes)
        return {
            "title": f"DRAFT: {title}" if self.draft else title,
            "subtitle": f"Reporting lines{when(self.graph)}: {counted(roles, 'role')}",
            "ids": [post.role or post.id for post in drawn],
            "titles": [post.title for post in drawn],
            "parents": list(self.plan.parents),
            "units": units,
            "unit": [number[post.unit] for post in drawn],
            "color": [post.color for post in drawn],
            "colors": list(colors.names),
            "badges": {place: list(post.badges) for place, post in enumerate(drawn) if post.badges},
            "marks": {place: [str(mark) for mark in post.marks] for place, post in enumerate(drawn) if post.marks},
            "teams": {place: list(post.teams) for place, post in enumerate(drawn) if post.teams},
            "doubts": {report: tie.doubt for report, tie in self.plan.branches.items() if tie.doubt},
            "silent": [place for place, node in enumerate(self.plan.nodes) if node.silent],
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
