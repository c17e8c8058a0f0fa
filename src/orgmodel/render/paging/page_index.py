"""On which page is a role? A list of all roles by title, and of all lines across, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import wrap
from orgmodel.render.scenes.scene import DESCENT, LEADING, Style, Text
from orgmodel.render.scenes.theme import FONTS

Entry = tuple[str, str]
"""What is listed, and its page or pages."""

_COLUMN, _NUMBERS, _GAP = 300.0, 48.0, 12.0
_MOST_LINES = 4


def entries(roles: Sequence[tuple[str, str, int]], lines: Sequence[Entry]) -> list[Entry]:
    """List roles (title, unit, page) by title, then the lines that are not of the tree."""
    ordered = sorted(roles, key=lambda role: (role[0].casefold(), role))
    listed = [(f"{title} ({unit})" if unit else title, str(page)) for title, unit, page in ordered]
    return [*listed, *([("", ""), ("Lines across", ""), *lines] if lines else [])]


def index_pages(listed: Sequence[Entry], area: Rect, first: float) -> Iterator[tuple[Text, ...]]:
    """Place a list on as many pages as it needs, at least one.

    Args:
        listed: the entries.
        area: what of each page is free.
        first: how far down the first page is taken already.
    """
    leading = LEADING[Style.DETAIL]
    across = max(1, int(area.width // _COLUMN))
    width = area.width / across
    tops = [first + leading, area.y]
    downs = [max(1, int((area.bottom - top) // leading)) for top in tops]
    blocks = [list(_broken(entry, width - _NUMBERS - 2 * _GAP)) for entry in listed]
    columns = list(_columns(blocks, [downs[0]] * across, downs[1]))
    for begin in range(0, max(1, len(columns)), across):
        placed = enumerate(columns[begin : begin + across])
        top = tops[0] if begin == 0 else tops[1]
        yield tuple(text for at, lines in placed for text in _placed(lines, (area.x + width * at, top)))


def _columns(blocks: Sequence[list[Entry]], first: Sequence[int], others: int) -> Iterator[list[Entry]]:
    """Fill columns of so many lines, the first ones and all others; an entry stays in one column where it fits."""
    limits = chain(first, repeat(others))
    column: list[Entry] = []
    limit = next(limits)
    for block in blocks:
        if column and len(column) + len(block) > limit:
            yield column
            column, limit = [], next(limits)
        column += block
    yield column


def _broken(entry: Entry, width: float) -> Iterator[Entry]:
    """Break an entry into lines; its pages stand beside the first one."""
    first, *others = wrap(entry[0], FONTS[Style.DETAIL], width, _MOST_LINES)
    yield first, entry[1]
    yield from ((line, "") for line in others)


def _placed(lines: Sequence[Entry], corner: tuple[float, float]) -> Iterator[Text]:
    leading = LEADING[Style.DETAIL]
    x, top = corner
    for place, (words, page) in enumerate(lines):
        y = top + leading * (place + 1 - DESCENT)
        if page:
            yield Text(x, y, page, Style.DETAIL)
        yield Text(x + _NUMBERS + (0 if page else _GAP), y, words, Style.DETAIL)
