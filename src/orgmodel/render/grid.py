"""How does a matrix become a picture? Rows under the headings of their groups, a cell where there is something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import wrap
from orgmodel.render.scene import DESCENT, LEADING, Box, Content, Link, LinkKind, Mark, Style, Text
from orgmodel.render.sheet import Body
from orgmodel.render.theme import FONTS

_NAMES, _COLUMN, _ROW, _GROUP = 236.0, 96.0, 26.0, 34.0
_INSET, _GAP = 3.0, 10.0
_HEAD_LINES, _NAME_LINES = 5, 2


class Square(NamedTuple):
    """What stands in a cell: a few signs, how much it is (a tint), whether it is inferred, and all of it in words."""

    words: str
    heat: int
    label: str
    marks: tuple[Mark, ...] = ()


class Line(NamedTuple):
    """One row: its name, the group that it is in, what is remarkable about it, and its cells."""

    name: str
    group: str
    remark: str
    squares: Sequence[Square | None]


def grid(columns: Sequence[str], lines: Sequence[Line]) -> Body:
    """Place a matrix: the names of columns above, those of rows on the left."""
    texts, top = _heads(columns)
    boxes: list[Box] = []
    rules: list[float] = []
    for group, within in groupby(lines, lambda line: line.group):
        texts.append(Text(0.0, top + _GROUP - _GAP, group, Style.SECTION))
        top += _GROUP
        for line in within:
            names, height = _named(line, top)
            texts += names
            boxes += _cells(line, len(boxes), top, height)
            rules.append(top)
            top += height
    width = _NAMES + _COLUMN * len(columns)
    across = tuple(Link(LinkKind.RULE, ((0.0, y), (width, y))) for y in (*rules, top))
    return Body(tuple(boxes), width, top, tuple(texts), across)


def _heads(columns: Sequence[str]) -> tuple[list[Text], float]:
    """Place the names of columns, their last lines side by side."""
    font, leading = FONTS[Style.DETAIL], LEADING[Style.DETAIL]
    wrapped = [wrap(name, font, _COLUMN - _GAP, _HEAD_LINES) for name in columns]
    height = max(map(len, wrapped), default=0) * leading
    texts = []
    for number, words in enumerate(wrapped):
        y = height - len(words) * leading
        x = _NAMES + _COLUMN * (number + 0.5)
        for line in words:
            y += leading
            texts.append(Text(x, y - leading * DESCENT, line, Style.DETAIL, centered=True))
    return texts, height


def _named(line: Line, top: float) -> tuple[Iterator[Text], float]:
    """Place the name of a row; give it with the height of the row."""
    words = [(Style.NOTE, part) for part in wrap(line.name, FONTS[Style.NOTE], _NAMES - 2 * _GAP, _NAME_LINES)]
    if line.remark:
        words.append((Style.LABEL, line.remark))
    taken = sum(LEADING[style] for style, _ in words)
    height = max(_ROW, taken + _GAP)

    def placed() -> Iterator[Text]:
        y = top + (height - taken) / 2
        for style, part in words:
            y += LEADING[style]
            yield Text(_GAP, y - LEADING[style] * DESCENT, part, style)

    return placed(), height


def _cells(line: Line, first: int, top: float, height: float) -> Iterator[Box]:
    for number, square in enumerate(line.squares):
        if square is not None:
            rect = Rect(_NAMES + _COLUMN * number + _INSET, top + _INSET, _COLUMN - 2 * _INSET, height - 2 * _INSET)
            inside = Content(((Style.TITLE, square.words),), (), LEADING[Style.TITLE])
            yield Box(f"c{first}-{number}", square.label, rect, inside, square.marks, square.heat, square.label)
