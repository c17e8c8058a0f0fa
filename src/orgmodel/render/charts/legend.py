"""What do the signs of a chart mean? Only those that occur in it, each drawn as it is drawn there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from orgmodel.layout.geometry import Point, Rect
from orgmodel.layout.text import shortened
from orgmodel.render.charts.coloring import Coloring
from orgmodel.render.scenes.scene import HEAT, Box, Key, Link, LinkKind, Mark, Style, Text
from orgmodel.render.scenes.theme import FONTS
from orgmodel.render.scenes.wording import counted

Entry = tuple[Callable[[float, float], Box | Link], str]
"""What draws a sample whose upper left corner stands at a point, and what the sample means."""

_WIDTH, _HEIGHT = 40.0, 18.0
_TEXT_AT, _BASE_LINE = 50.0, 13.0
_LONGEST, _GAP, _ROW = 250.0, 28.0, 28.0
_MARKS = {  # those that have a look; the others are said by their badges alone
    Mark.VACANT: "vacant",
    Mark.NOT_DESCRIBED: "named in a document, described in none",
    Mark.OUTSIDE: "outside the model: not reviewed here",
    Mark.NOT_IN_MODEL: "named as a manager, not in the model",
    Mark.PROPOSED: "proposed",
    Mark.ADDED: "added",
    Mark.REMOVED: "removed",
    Mark.CHANGED: "changed: what it was is said in the box",
    Mark.BODY: "board or committee",
    Mark.PROVIDER: "provider, with the role that answers for it",
    Mark.UNOWNED: "nobody is named for it in the model",
}
_LINKS = {
    LinkKind.SOLID: "reports to",
    LinkKind.FURTHER: "reports also to",
    LinkKind.DOTTED: "dotted line to",
    LinkKind.CIRCULAR: "reports in a circle to",
    LinkKind.OPEN: "manager not stated",
    LinkKind.WORKS: "works with",
    LinkKind.FORMER: "reported to, before",
    LinkKind.CHAIRS: "chairs a board or committee",
}


def entries(boxes: Sequence[Box], links: Sequence[Link], coloring: Coloring) -> tuple[Entry, ...]:
    """Say which signs occur, lines first."""
    return (*_links(links), *marked(boxes), *_units(coloring))


def legend(entries: Sequence[Entry], corner: Point, width: float) -> tuple[Key, ...]:
    """Place a legend from its upper left corner, in as many columns as fit into the width."""
    words = [shortened(meaning, FONTS[Style.NOTE], _LONGEST) for _, meaning in entries]
    column = float(round(_TEXT_AT + max(map(FONTS[Style.NOTE].width, words), default=0.0) + _GAP))
    across = max(1, min(len(entries), int((width + _GAP) // column)))
    down = max(1, -(-len(entries) // across))
    keys = []
    for number, (sample, _) in enumerate(entries):
        x, y = corner[0] + column * (number // down), corner[1] + _ROW * (number % down)
        keys.append(Key(sample(x, y), Text(x + _TEXT_AT, y + _BASE_LINE, words[number], Style.NOTE)))
    return tuple(keys)


def bottom(keys: Sequence[Key], top: float) -> float:
    """Say how far down a legend reaches that begins at `top`."""
    return max((key.text.y - _BASE_LINE + _ROW for key in keys), default=top)


def _links(links: Sequence[Link]) -> Iterator[Entry]:
    occurring = {(link.kind, link.inferred) for link in links}
    for kind, words in _LINKS.items():
        if (kind, False) in occurring:
            yield partial(_link, kind, inferred=False), words
        if (kind, True) in occurring:
            yield partial(_link, kind, inferred=True), f"{words}: inferred, not stated"


def _link(kind: LinkKind, x: float, y: float, *, inferred: bool) -> Link:
    middle = x + _WIDTH / 2
    if kind is LinkKind.OPEN:
        return open_link(middle, y + _HEIGHT, _HEIGHT)
    return Link(kind, ((x, y + _HEIGHT / 2), (x + _WIDTH, y + _HEIGHT / 2)), inferred=inferred)


def open_link(x: float, y: float, height: float, source: str = "") -> Link:
    """Make the short line, with a question mark, of a role whose manager is not stated."""
    mark = Text(x, y - height + 7, "?", Style.LABEL, centered=True)
    return Link(LinkKind.OPEN, ((x, y), (x, y - height + 10)), source, words="manager not stated", text=mark)


def marked(boxes: Sequence[Box]) -> tuple[Entry, ...]:
    """Say which marks of boxes occur that have a look of their own."""
    occurring = {mark for box in boxes for mark in box.marks}
    return tuple((partial(_box, marks=(mark,)), words) for mark, words in _MARKS.items() if mark in occurring)


def _units(coloring: Coloring) -> Iterator[Entry]:
    for color, name in enumerate(coloring.names):
        if name:
            yield partial(_box, color=color + (HEAT if coloring.scale else 0)), name
    if coloring.without:
        yield _box, f"and {counted(coloring.without, f'other {coloring.what}')}, named in the boxes"


def _box(x: float, y: float, *, marks: tuple[Mark, ...] = (), color: int = -1) -> Box:
    return Box("", "", Rect(x, y, _WIDTH, _HEIGHT), marks=marks, color=color)
