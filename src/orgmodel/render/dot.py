"""A scene as DOT text for Graphviz and the tools around it, which then place the boxes themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgmodel.render.scene import Box, Key, Link, LinkKind, Mark, Scene
from orgmodel.render.theme import LIGHT

if TYPE_CHECKING:
    from graphviz import Digraph

_ENTITY = re.compile(r"&(?=#?\w+;)")
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_COLUMN = 4
_FONT = "Helvetica,Arial,sans-serif"
_STYLES = {
    Mark.NOT_DESCRIBED: "dashed",
    Mark.NOT_IN_MODEL: "dotted",
    Mark.PROPOSED: "bold",
    Mark.OUTSIDE: "filled",
}
_LINES = {
    LinkKind.SOLID: {"dir": "none"},
    LinkKind.FURTHER: {"dir": "back", "arrowtail": "dot", "constraint": "false"},
    LinkKind.DOTTED: {"dir": "back", "arrowtail": "odot", "constraint": "false", "style": "dotted"},
    LinkKind.CIRCULAR: {"dir": "back", "arrowtail": "normal", "constraint": "false"},
    LinkKind.OPEN: {"dir": "none", "style": "dashed"},
}


def paint(scene: Scene) -> str:
    """Write a scene as DOT: nodes n0, n1 … in the order of the chart, an edge from a manager to a report."""
    from graphviz import Digraph

    graph = Digraph(
        "chart",
        graph_attr={"label": escaped(_about(scene)), "labelloc": "t", "fontname": _FONT, "charset": "UTF-8"},
        node_attr={"shape": "box", "fontname": _FONT, "fontsize": "11"},
        edge_attr={"fontname": _FONT, "fontsize": "9", "color": LIGHT.line},
    )
    for box in scene.boxes:
        graph.node(box.id, escaped("\n".join(_words(box))), tooltip=escaped(box.label), **_look(box))
    for link in scene.links:
        _draw(graph, link)
    if scene.legend:
        with graph.subgraph(name="cluster_legend", graph_attr={"label": "Legend"}) as legend:
            _explain(legend, scene.legend)
    return str(graph.source)


def escaped(text: str) -> str:
    """Make a label that shows the text as it is: backslashes, entities and `<…>` have no meaning in it."""
    from graphviz import nohtml

    safe = _FORBIDDEN.sub("\ufffd", text)
    return nohtml(_ENTITY.sub("&amp;", safe).replace("\\", "\\\\").replace("\n", "\\n"))


def _about(scene: Scene) -> str:
    title = f"DRAFT: {scene.title}" if scene.draft else scene.title
    return "\n".join((title, scene.subtitle, *scene.notes))


def _words(box: Box) -> list[str]:
    badges = " ".join(f"[{badge.text.words}]" for badge in box.badges)
    return [*(text.words for text in box.texts), *([badges] if badges else [])]


def _look(box: Box) -> dict[str, str]:
    styles = [style for mark, style in _STYLES.items() if mark in box.marks]
    look = {"style": ",".join(styles)} if styles else {}
    if Mark.OUTSIDE in box.marks:
        look["fillcolor"] = LIGHT.outside
    if Mark.VACANT in box.marks:
        look["peripheries"] = "2"
    if box.color >= 0:
        look["color"] = LIGHT.units[box.color]
    return look


def _draw(graph: Digraph, link: Link) -> None:
    if not link.target:
        above = f"{link.source}_open"
        graph.node(above, "?", shape="plaintext")
        graph.edge(above, link.source, **_line(link))
        return
    graph.edge(link.target, link.source, escaped(link.words) if link.words else None, **_line(link))


def _line(link: Link) -> dict[str, str]:
    line = _LINES[link.kind]
    if link.inferred:
        line = {"style": "dashed", **line, "color": LIGHT.faint, "penwidth": "0.7"}
    return line


def _explain(legend: Digraph, keys: Sequence[Key]) -> None:
    """Draw the legend in short columns, which invisible edges keep together."""
    for number, key in enumerate(keys):
        name, words = f"legend{number}", escaped(key.text.words)
        if number % _COLUMN:
            legend.edge(f"legend{number - 1}", f"{name}_top", style="invis")
        if isinstance(key.sample, Box):
            legend.node(f"{name}_top", "", width="0.6", height="0.25", **_look(key.sample))
            legend.edge(f"{name}_top", name, style="invis")
        else:
            legend.node(f"{name}_top", "?" if key.sample.kind is LinkKind.OPEN else "", shape="plaintext")
            legend.edge(f"{name}_top", name, **_line(key.sample) | {"constraint": "true"})
        legend.node(name, words, shape="plaintext")
