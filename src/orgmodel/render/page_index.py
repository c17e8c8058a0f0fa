"""On which page is a role? A list of all roles by title, and of all lines across, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import wrap
from orgmodel.render.scene import DESCENT, LEADING, Style, Text
from orgmodel.render.theme import FONTS

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
    column = area.width / across
    lines = [line for entry in listed for line in _broken(entry, column - _NUMBERS - 2 * _GAP)]
    top = first + leading
    while True:
        down = max(1, int((area.bottom - top) // leading))
        some, lines = lines[: down * across], lines[down * across :]
        yield tuple(_placed(some, (area.x, top), down, column))
        top = area.y
        if not lines:
            return


def _broken(entry: Entry, width: float) -> Iterator[Entry]:
    """Break an entry into lines; its pages stand beside the first one."""
    first, *others = wrap(entry[0], FONTS[Style.DETAIL], width, _MOST_LINES)
    yield first, entry[1]
    yield from ((line, "") for line in others)


def _placed(listed: Sequence[Entry], corner: tuple[float, float], down: int, column: float) -> Iterator[Text]:
    leading = LEADING[Style.DETAIL]
    for place, (words, page) in enumerate(listed):
        x = corner[0] + column * (place // down)
        y = corner[1] + leading * (place % down + 1 - DESCENT)
        if page:
            yield Text(x, y, page, Style.DETAIL)
        yield Text(x + _NUMBERS + (0 if page else _GAP), y, words, Style.DETAIL)
