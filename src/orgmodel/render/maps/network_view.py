"""Who works with whom? The roles with a working relation, and a line for each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.geometry import Point, Rect
from orgmodel.layout.network import network
from orgmodel.model.words import Line
from orgmodel.render.charts import legend
from orgmodel.render.charts.boxes import content, size
from orgmodel.render.charts.coloring import Coloring, coloring
from orgmodel.render.charts.plan import plan
from orgmodel.render.charts.post import posts
from orgmodel.render.charts.sheet import Body, sheet, when
from orgmodel.render.scenes.scene import Box, Link, LinkKind, Scene
from orgmodel.render.scenes.wording import counted, doubt, quoted, shown

_GAP = 56.0
_MOST = 400


def collaboration(graph: OrgGraph, *, draft: bool = False) -> Scene:
    """Draw who works with whom, as far as the model says.

    Raises:
        OrgModelError: there are too many roles to see anything.
    """
    whole = plan(graph)
    node_of = {node.row: number for number, node in enumerate(whole.nodes) if node.row >= 0}
    pairs = dict(_pairs(graph, node_of))
    involved = {node_of[row] for pair in pairs for row in pair}
    if len(involved) > _MOST:
        raise OrgModelError(f"{len(involved):,} roles work together: a network shows {_MOST} at most")
    part = replace(whole, nodes=tuple(whole.nodes[number] for number in sorted(involved)))
    colors = coloring(graph, whole)  # a unit has the color that it has in the chart
    drawn = posts(graph, part, colors)
    place = {node.row: number for number, node in enumerate(part.nodes)}
    contents = [content(post) for post in drawn]
    lines = [(place[one], place[other]) for one, other in pairs]
    rects = network([size(inside) for inside in contents], lines, _GAP)
    met: dict[int, list[str]] = {}
    links = []
    for (one, other), (words, sure) in pairs.items():
        here, there = place[one], place[other]
        about = f" on {quoted(words)}" if words else ""
        for role, mate in ((here, there), (there, here)):
            met.setdefault(role, []).append(f"works with {quoted(drawn[mate].title)}{about}")
        ends = _between(rects[here], rects[there])
        links.append(Link(LinkKind.WORKS, ends, drawn[here].id, drawn[there].id, inferred=bool(sure), words=words))
    boxes = tuple(
        Box(post.id, post.title, rect, inside, post.marks, post.color, _label(post.title, met[number]), post.role)
        for number, (post, rect, inside) in enumerate(zip(drawn, rects, contents, strict=True))
    )
    body = Body(
        boxes, max((r.right for r in rects), default=0.0), max((r.bottom for r in rects), default=0.0), (), tuple(links)
    )
    subtitle = f"Working relations{when(graph)}: {counted(len(links), 'pair')} among {counted(len(boxes), 'role')}"
    remarks = ["Distance says how many relations lie between two roles; above, below, left and right mean nothing."]
    if not links:
        remarks = ["The model states no working relations (works_with)."]
    used = _used(colors, [node.row for node in part.nodes])
    entries = legend.entries(boxes, tuple(links), used) if links else ()
    return sheet(graph, subtitle, body, draft=draft, entries=entries, remarks=remarks)


def _used(colors: Coloring, rows: Sequence[int]) -> Coloring:
    """Leave out of a legend what colors mean that nobody here has."""
    here = {colors.colors[row] for row in rows}
    names = tuple(name if number in here or colors.scale else "" for number, name in enumerate(colors.names))
    return replace(colors, names=names, without=colors.without if -1 in here else 0)


def _label(title: str, met: list[str]) -> str:
    return "; ".join((quoted(title), *met))


def _pairs(graph: OrgGraph, drawn: dict[int, int]) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    """Give the pairs of roles that work together, each once, with what about and how sure that is."""
    seen = set()
    for line in graph.lines_of_kind(Line.WORKS_WITH).tolist():
        one, other = int(graph.lines.role[line]), int(graph.line_target[line])
        pair = (min(one, other), max(one, other))
        if other < 0 or one == other or pair in seen or one not in drawn or other not in drawn:
            continue
        seen.add(pair)
        sure = doubt(graph.lines.provenance, line, "role", "works_with", "on")
        yield pair, (shown(graph.lines.on.get(line, "") or graph.lines.purpose.get(line, "")), sure)


def _between(one: Rect, other: Rect) -> tuple[Point, Point]:
    """Lead from the edge of one box straight to the edge of another."""
    return _edge(one, (other.center, other.y + other.height / 2)), _edge(other, (one.center, one.y + one.height / 2))


def _edge(box: Rect, toward: Point) -> Point:
    x, y = box.center, box.y + box.height / 2
    right, down = toward[0] - x, toward[1] - y
    reach = min(
        box.width / 2 / abs(right) if right else float("inf"), box.height / 2 / abs(down) if down else float("inf"), 1.0
    )
    return round(x + right * reach, 2), round(y + down * reach, 2)
