"""How does a table fit on slides? In the largest type in which it fits on one, else on several in the smallest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orgmodel.layout.geometry import Size
from orgmodel.layout.text import Font, wrap
from orgmodel.render.painters.svg import allowed

SIZES = (18.0, 16.0, 14.0, 12.0, 11.0)
"""The sizes of type of a table, in points."""
PAD = 5.0
"""The space around the words of a cell, in points."""
LINE = 1.3
"""The height of a line of words, in sizes of its type."""

_SAFE = 1.06
_MOST_LINES = 9
_NARROWEST, _WIDEST = 5.0, 32.0
_LONG_WORD = 18

Words = tuple[str, ...]


class _Row(NamedTuple):
    """A row: the words of its cells, and its height in points."""

    words: Words
    height: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table that fits on one slide: the words of each cell, and in points widths, heights and the size of type."""

    rows: tuple[Words, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float


def fitted(header: Words, rows: Sequence[Words], room: Size) -> tuple[Fitted, ...]:
    """Fit a table into a room (in points); where it is too long, each part begins with the header."""
    if not header and not rows:
        return ()
    for size in SIZES:
        parts = _parts(header, rows, room, size)
        if len(parts) == 1 and not _is_cut(parts[0], header, rows):
            break
    return tuple(parts)


def _is_cut(part: Fitted, header: Words, rows: Sequence[Words]) -> bool:
    """Tell whether words were left out of a cell."""
    every = ((header,) if header else ()) + tuple(rows)
    pairs = (pair for words, texts in zip(part.rows, every, strict=True) for pair in zip(words, texts, strict=True))
    return any(_letters(cell) != _letters(allowed(text)) for cell, text in pairs)


def _parts(header: Words, rows: Sequence[Words], room: Size, size: float) -> list[Fitted]:
    width, height = room
    widths = _widths(((header,) if header else ()) + tuple(rows), width, size)
    head = [_row(header, widths, Font(size, bold=True))] if header else []
    parts: list[list[_Row]] = [[*head]]
    left = height - sum(row.height for row in head)
    for texts in rows:
        row = _row(texts, widths, Font(size))
        if row.height > left and len(parts[-1]) > len(head):
            parts.append([*head])
            left = height - sum(each.height for each in head)
        parts[-1].append(row)
        left -= row.height
    return [Fitted(tuple(row.words for row in part), widths, tuple(row.height for row in part), size) for part in parts]


def _widths(rows: Sequence[Words], room: float, size: float) -> tuple[float, ...]:
    """Give each column what its longest words want, then share what is left, or what is too much, in proportion."""
    font = Font(size, bold=True)
    columns = list(zip(*rows, strict=True))
    least = [max(_NARROWEST * size, _widest_word(column, font)) for column in columns]
    wanted = [
        min(max(max(font.width(text) * _SAFE for text in column) + 2 * PAD, narrow), max(_WIDEST * size, narrow))
        for column, narrow in zip(columns, least, strict=True)
    ]
    spare = room - sum(wanted)
    if spare >= 0:
        return tuple(width + spare * width / sum(wanted) for width in wanted)
    give = [width - narrow for width, narrow in zip(wanted, least, strict=True)]
    if sum(give) <= -spare:
        return tuple(room / len(wanted) for _ in wanted)
    return tuple(width + spare * each / sum(give) for width, each in zip(wanted, give, strict=True))


def _widest_word(column: Sequence[str], font: Font) -> float:
    """Give the width that the longest word of a column needs, as far as words are of usual length."""
    words = (word for text in column for word in text.split() if len(word) <= _LONG_WORD)
    return max((font.width(word) * _SAFE + 2 * PAD + 1 for word in words), default=0.0)


def _row(texts: Words, widths: Sequence[float], font: Font) -> _Row:
    """Break the words of a row into lines."""
    cells = [
        wrap(allowed(text), font, max((width - 2 * PAD) / _SAFE, font.size), _MOST_LINES)
        for text, width in zip(texts, widths, strict=True)
    ]
    height = max(map(len, cells)) * font.size * LINE + 2 * PAD
    return _Row(tuple(_shown(text, lines) for text, lines in zip(texts, cells, strict=True)), height)


def _shown(text: str, lines: Words) -> str:
    """Give the words of a cell: all of them, or those that its lines have room for."""
    whole = " ".join(allowed(text).split())
    return whole if _letters("".join(lines)) == _letters(whole) else " ".join(line.strip() for line in lines)


def _letters(text: str) -> str:
    return "".join(text.split())
