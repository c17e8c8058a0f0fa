"""A scene as Mermaid text, which many wikis and code hosts draw themselves, with boxes where they like."""

from __future__ import annotations

import re

from orgmodel.render.painters.dot import stacks, words_of
from orgmodel.render.painters.svg import allowed
from orgmodel.render.scenes.scene import Box, Link, LinkKind, Mark, Scene
from orgmodel.render.scenes.theme import AUTO, palette

_UNSAFE = re.compile(r"[^\w \-.,:/()+À-\uffff]")
_LINES = {
    LinkKind.SOLID: "---",
    LinkKind.FURTHER: "---|also to|",
    LinkKind.DOTTED: "-.-|dotted line|",
    LinkKind.CIRCULAR: "-->|in a circle|",
    LinkKind.WORKS: "---|works with|",
    LinkKind.FORMER: "-.-|before|",
    LinkKind.CHAIRS: "-.-|chaired by|",
}
_CLASSES = {
    Mark.VACANT: "vacant",
    Mark.NOT_DESCRIBED: "undescribed",
    Mark.UNOWNED: "undescribed",
    Mark.NOT_IN_MODEL: "unknown",
}

_SHAPES = {Mark.BODY: ("([", "])"), Mark.PROVIDER: ("[[", "]]")}


def paint(scene: Scene, theme: str = AUTO) -> str:
    """Write a scene as a flow chart from top to bottom: nodes n0, n1 … in reading order."""
    colors = palette(theme)
    title = f"DRAFT: {scene.title}" if scene.draft else scene.title
    lines = ["---", f'title: "{_text(title)}"', "---", "flowchart TB"]
    lines += [f"  accTitle: {_text(scene.title)}", f"  accDescr: {_text(scene.subtitle)}"]
    lines += map(_node, scene.boxes)
    for number, group in enumerate(scene.groups):
        lines += [
            f'  subgraph g{number}["{_text(group.name)}"]',
            *(f"    {_id(name)}" for name in group.boxes),
            "  end",
        ]
    lines += [_line(link) for link in scene.links if link.kind is not LinkKind.RULE]
    lines += [f"  {_id(before)} ~~~ {_id(after)}" for before, after in stacks(scene)]
    lines += [f'  click {_id(box.id)} href "{box.href}"' for box in scene.boxes if box.href]
    lines += [
        f"  classDef default fill:{colors.box},stroke:{colors.line},color:{colors.ink}",
        "  classDef vacant stroke-width:3px",
        "  classDef undescribed stroke-dasharray:6 4",
        "  classDef unknown stroke-dasharray:2 3",
    ]
    return "\n".join(lines) + "\n"


def _node(box: Box) -> str:
    words = map(_text, words_of(box))
    kind = next((f":::{name}" for mark, name in _CLASSES.items() if mark in box.marks), "")
    before, after = next((ends for mark, ends in _SHAPES.items() if mark in box.marks), ("[", "]"))
    return f'  {_id(box.id)}{before}"{"<br/>".join(words)}"{after}{kind}'


def _line(link: Link) -> str:
    if not link.target:
        return f'  {_id(link.source)}_open(["manager not stated"]) -.- {_id(link.source)}'
    line = _LINES[link.kind]
    if link.inferred:
        line = "-.-|inferred|" if link.kind is LinkKind.SOLID else line.replace("|", "|inferred ", 1)
    return f"  {_id(link.target)} {line} {_id(link.source)}"


def _id(name: str) -> str:
    return name.replace("-", "_")


def _text(words: str) -> str:
    """Write a text that means nothing to Mermaid or to a browser: other signs by their numbers."""
    return _UNSAFE.sub(lambda sign: f"#{ord(sign[0])};", allowed(words))
