"""A scene as DOT text for Graphviz and the tools around it, which then place the boxes themselves."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from orgmodel.layout.text import wrap
from orgmodel.render.scenes.scene import HEAT, Box, Group, Key, Link, LinkKind, Mark, Scene, Style
from orgmodel.render.scenes.theme import AUTO, FONTS, Palette, mixed, palette

if TYPE_CHECKING:
    from graphviz import Digraph

_ENTITY = re.compile(r"&(?=#?\w+;)")
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_COLUMN = 4
_WORDS_WIDTH, _MOST_LINES = 240.0, 6
_FONT = "Helvetica,Arial,sans-serif"
_STYLES = {
    Mark.NOT_DESCRIBED: "dashed",
    Mark.UNOWNED: "dashed",
    Mark.NOT_IN_MODEL: "dotted",
    Mark.PROPOSED: "bold",
    Mark.OUTSIDE: "filled",
    Mark.ADDED: "bold",
    Mark.REMOVED: "dashed",
    Mark.BODY: "rounded,bold",
    Mark.PROVIDER: "filled",
}
_LINES = {
    LinkKind.SOLID: {"dir": "none"},
    LinkKind.FURTHER: {"dir": "back", "arrowtail": "dot", "constraint": "false"},
    LinkKind.DOTTED: {"dir": "back", "arrowtail": "odot", "constraint": "false", "style": "dotted"},
    LinkKind.CIRCULAR: {"dir": "back", "arrowtail": "normal", "constraint": "false"},
    LinkKind.OPEN: {"dir": "none", "style": "dashed"},
    LinkKind.WORKS: {"dir": "none", "constraint": "false"},
    LinkKind.FORMER: {"dir": "none", "style": "dotted", "penwidth": "0.7"},
    LinkKind.CHAIRS: {"dir": "none", "style": "dashed"},
}


def paint(scene: Scene, theme: str = AUTO) -> str:
    """Write a scene as DOT: nodes n0, n1 … in the order of the chart, an edge from a manager to a report."""
    from graphviz import Digraph

    colors = palette(theme)
    graph = Digraph(
        "chart",
        graph_attr={"label": escaped(_about(scene)), "labelloc": "t", "fontname": _FONT, "charset": "UTF-8"},
        node_attr={"shape": "box", "fontname": _FONT, "fontsize": "11"},
        edge_attr={"fontname": _FONT, "fontsize": "9", "color": colors.line},
    )
    for box in scene.boxes:
        address = {"URL": escaped(box.href)} if box.href else {}
        words = escaped("\n".join(words_of(box)))
        graph.node(box.id, words, tooltip=escaped(box.label), **_look(box, colors), **address)
    for number, group in enumerate(scene.groups):
        color = mixed(colors.units[group.color] if group.color >= 0 else colors.line, colors.paper)
        look = {"label": escaped(group.name), "style": "filled", "color": color}
        with graph.subgraph(name=f"cluster_{number}", graph_attr=look) as inside:
            for name in group.boxes:
                inside.node(name)
    for link in scene.links:
        _draw(graph, link, colors, label="xlabel" if scene.groups else "label")
    for before, after in stacks(scene):
        graph.edge(before, after, style="invis")
    if scene.legend:
        with graph.subgraph(name="cluster_legend", graph_attr={"label": "Legend"}) as legend:
            _explain(legend, scene.legend, colors)
    return str(graph.source)


def escaped(text: str) -> str:
    """Make a label that shows the text as it is: backslashes, entities and `<…>` have no meaning in it."""
    from graphviz import nohtml

    safe = _FORBIDDEN.sub("\ufffd", text)
    return nohtml(_ENTITY.sub("&amp;", safe).replace("\\", "\\\\").replace("\n", "\\n"))


def _about(scene: Scene) -> str:
    title = f"DRAFT: {scene.title}" if scene.draft else scene.title
    return "\n".join((title, scene.subtitle, *scene.notes))


def stacks(scene: Scene) -> Iterator[tuple[str, str]]:
    """Give the boxes that follow each other in columns, where no line says where they belong."""
    if any(link.kind is not LinkKind.RULE for link in scene.links):
        return
    length, taken, before = math.isqrt(len(scene.boxes)) + 1, 0, ""
    for group in scene.groups or tuple(Group("", (box.id,)) for box in scene.boxes):
        if taken + len(group.boxes) > length:
            taken, before = 0, ""
        for name in group.boxes:
            if before:
                yield before, name
            before = name
        taken += len(group.boxes)


def words_of(box: Box) -> list[str]:
    """Give the words of a box that stands by itself: in full, where its place says what they mean."""
    if box.title == box.label and len(box.inside.lines) == 1 and box.inside.lines[0][1] != box.title:
        return list(wrap(box.title, FONTS[Style.TITLE], _WORDS_WIDTH, _MOST_LINES))
    badges = " ".join(f"[{words}]" for row in box.inside.badges for words, _ in row)
    return [*(words for _, words in box.inside.lines), *([badges] if badges else [])]


def _look(box: Box, colors: Palette) -> dict[str, str]:
    styles = [style for mark, style in _STYLES.items() if mark in box.marks]
    look = {"style": ",".join(styles)} if styles else {}
    if Mark.OUTSIDE in box.marks or Mark.PROVIDER in box.marks:
        look["fillcolor"] = colors.outside
    if Mark.VACANT in box.marks:
        look["peripheries"] = "2"
    if 0 <= box.color < HEAT:
        look["color"] = colors.units[box.color]
    elif box.color >= HEAT:
        look |= {"style": ",".join((*styles, "filled")), "fillcolor": colors.heats[box.color - HEAT]}
    return look


def _draw(graph: Digraph, link: Link, colors: Palette, label: str) -> None:
    """Draw a line; within clusters Graphviz fails on some labels, and places those outside of the ranks (`xlabel`)."""
    if link.kind is LinkKind.RULE:
        return
    if not link.target:
        above = f"{link.source}_open"
        graph.node(above, "?", shape="plaintext")
        graph.edge(above, link.source, **_line(link, colors))
        return
    words = {label: escaped(link.words)} if link.words else {}
    graph.edge(link.target, link.source, **words, **_line(link, colors))


def _line(link: Link, colors: Palette) -> dict[str, str]:
    line = _LINES[link.kind]
    if link.inferred:
        line = {"style": "dashed", **line, "color": colors.faint, "penwidth": "0.7"}
    return line


def _explain(legend: Digraph, keys: Sequence[Key], colors: Palette) -> None:
    """Draw the legend in short columns, which invisible edges keep together."""
    for number, key in enumerate(keys):
        name, words = f"legend{number}", escaped(key.text.words)
        if number % _COLUMN:
            legend.edge(f"legend{number - 1}", f"{name}_top", style="invis")
        if isinstance(key.sample, Box):
            legend.node(f"{name}_top", "", width="0.6", height="0.25", **_look(key.sample, colors))
            legend.edge(f"{name}_top", name, style="invis")
        else:
            legend.node(f"{name}_top", "?" if key.sample.kind is LinkKind.OPEN else "", shape="plaintext")
            legend.edge(f"{name}_top", name, **_line(key.sample, colors) | {"constraint": "true"})
        legend.node(name, words, shape="plaintext")
