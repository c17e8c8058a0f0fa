"""How does a matrix become a picture? Rows under the headings of their groups, a cell where there is something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import wrap
from orgmodel.render.charts.sheet import Body
from orgmodel.render.scenes.scene import DESCENT, LEADING, Box, Content, Group, Link, LinkKind, Mark, Style, Text
from orgmodel.render.scenes.theme import FONTS

_NAMES, _LONG_NAMES, _COLUMN, _ROW, _GROUP = 236.0, 330.0, 96.0, 26.0, 34.0
_INSET, _GAP = 3.0, 10.0
_HEAD_LINES, _NAME_LINES = 5, 2
_WIDE, _LEAST, _HEAD_LENGTH = 1250.0, 40.0, 170.0


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


def grid(columns: Sequence[str], lines: Sequence[Line], prefix: str = "c") -> Body:
    """Place a matrix: the names of columns above, those of rows on the left.

    Where columns are many they are as narrow as their cells allow, and their names are turned. `prefix` is what the ids
    of its boxes begin with.
    """
    heads = _Heads(columns, _narrow(lines)) if len(columns) * _COLUMN > _WIDE else _Heads(columns)
    texts, below = heads.placed()
    top = below
    boxes: list[Box] = []
    rules: list[float] = []
    members: list[Group] = []
    for group, within in groupby(lines, lambda line: line.group):
        texts.append(Text(0.0, top + _GROUP - _GAP, group, Style.SECTION))
        top += _GROUP
        for line in within:
            names, height = _named(line, top, heads.left)
            texts += names
            cells = list(_cells(line, f"{prefix}{len(boxes)}", Rect(heads.left, top, heads.column, height)))
            members.append(Group(line.name, tuple(box.id for box in cells)))
            boxes += cells
            rules.append(top)
            top += height
    width = heads.left + heads.column * len(columns)
    ways = [((0.0, y), (width, y)) for y in (*rules, top)]
    if heads.narrow:
        edges = (heads.left + heads.column * number for number in range(len(columns) + 1))
        ways += [((x, below), (x, top)) for x in edges]
    links = tuple(Link(LinkKind.RULE, way) for way in ways)
    return Body(tuple(boxes), width, top, tuple(texts), links, tuple(members))


def _narrow(lines: Sequence[Line]) -> float:
    """Say how wide a column must be for the words of its cells."""
    words = {square.words for line in lines for square in line.squares if square is not None}
    widest = max(map(FONTS[Style.TITLE].width, words), default=0.0)
    return min(max(_LEAST, widest + _GAP + 2 * _INSET), _COLUMN)


class _Heads(NamedTuple):
    """The names of columns, and how wide each is; without a width, so wide that names need not be turned."""

    names: Sequence[str]
    narrow: float | None = None

    @property
    def left(self) -> float:
        """How wide the names of rows are."""
        return _LONG_NAMES if self.narrow else _NAMES

    @property
    def column(self) -> float:
        return self.narrow or _COLUMN

    def placed(self) -> tuple[list[Text], float]:
        """Place the names, and say how high they reach."""
        font, leading = FONTS[Style.DETAIL], LEADING[Style.DETAIL]
        if self.narrow:
            lines = max(1, int(self.narrow // leading))
            turned = [wrap(name, font, _HEAD_LENGTH, lines) for name in self.names]
            height = max((font.width(words) for each in turned for words in each), default=0.0) + _GAP
            return list(self._turned(turned, height)), height
        wrapped = [wrap(name, font, _COLUMN - _GAP, _HEAD_LINES) for name in self.names]
        height = max(map(len, wrapped), default=0) * leading
        return list(self._upright(wrapped, height)), height

    def _upright(self, wrapped: Sequence[Sequence[str]], height: float) -> Iterator[Text]:
        """Place names above their columns, their last lines side by side."""
        leading = LEADING[Style.DETAIL]
        for number, words in enumerate(wrapped):
            y = height - len(words) * leading
            x = self.left + self.column * (number + 0.5)
            for line in words:
                y += leading
                yield Text(x, y - leading * DESCENT, line, Style.DETAIL, centered=True)

    def _turned(self, wrapped: Sequence[Sequence[str]], height: float) -> Iterator[Text]:
        """Place names that run up from their columns."""
        leading = LEADING[Style.DETAIL]
        for number, words in enumerate(wrapped):
            x = self.left + self.column * (number + 0.5) - len(words) * leading / 2
            for line in words:
                x += leading
                yield Text(x - leading * DESCENT, height - _INSET, line, Style.DETAIL, upward=True)


def _named(line: Line, top: float, width: float) -> tuple[Iterator[Text], float]:
    """Place the name of a row; give it with the height of the row."""
    words = [(Style.NOTE, part) for part in wrap(line.name, FONTS[Style.NOTE], width - 2 * _GAP, _NAME_LINES)]
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


def _cells(line: Line, name: str, first: Rect) -> Iterator[Box]:
    """Make the boxes of a row whose first column is there."""
    for number, square in enumerate(line.squares):
        if square is not None:
            corner = (first.x + first.width * number + _INSET, first.y + _INSET)
            rect = Rect(*corner, first.width - 2 * _INSET, first.height - 2 * _INSET)
            inside = Content(((Style.TITLE, square.words),), (), LEADING[Style.TITLE])
            yield Box(f"{name}-{number}", square.label, rect, inside, square.marks, square.heat, square.label)
