"""A document for a terminal or a mail: plain text, wrapped, with color where it is wanted."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text, Voice, Voices

WIDTH = 96
_NARROW = 6
_LEAST = 24
_BOLD, _DIM, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def plain(text: str) -> str:
    """Make a text of a model safe for a terminal: no control character, no switch of direction, no line break."""
    return _CONTROL.sub(" ", text)


def render(document: Document, *, color: bool = False) -> str:
    """Write a document as text."""
    return "\n".join(line for block in document for line in _block(block, color=color)).strip("\n") + "\n"


def wrapped(text: str, indent: int = 0, hang: int = 0) -> list[str]:
    """Break a text into lines; `hang` more spaces from the second line on."""
    first, rest = " " * indent, " " * (indent + hang)
    return textwrap.wrap(plain(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False) or [
        first
    ]


def _block(block: Block, *, color: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block, color=color)
        case Text():
            lines = wrapped(block.text)
            yield from (f"{_DIM}{line}{_OFF}" for line in lines) if block.note and color else lines
            yield ""
        case Bullets():
            if block.label:
                yield from wrapped(block.label)
            for item in block.items:
                yield from wrapped(f"- {item}", indent=2, hang=2)
            yield ""
        case Facts():
            yield from _facts(block)
        case Table():
            yield from _table(block)
        case Voices():
            for side in block.sides:
                yield from _voice(side, color=color)
            yield ""


def _heading(block: Heading, *, color: bool) -> Iterator[str]:
    text = plain(f"{block.text}  {block.badge}".rstrip())
    lines = wrapped(text)
    if block.level == 1:
        yield from (f"{_BOLD}{line}{_OFF}" if color else line for line in lines)
        yield "=" * max(map(len, lines))
    else:
        yield ""
        yield from (f"{_BOLD}{line}{_OFF}" if color else line for line in lines)
        if block.level == 2:  # noqa: PLR2004  the second of three levels
            yield "-" * max(map(len, lines))
    yield ""


def _facts(block: Facts) -> Iterator[str]:
    widest = max((len(name) for name, _ in block.rows), default=0)
    for name, value in block.rows:
        first, *rest = wrapped(value, indent=widest + 2)
        yield f"{name.ljust(widest)}  {first.strip()}"
        yield from rest
    yield ""


def _table(block: Table) -> Iterator[str]:
    """Columns as wide as they need. Many narrow columns get numbers as heads; wide cells are broken into lines."""
    rows = [tuple(plain(cell) for cell in row) for row in block.rows]
    header = tuple(plain(cell) for cell in block.header)
    if _width(_widths(header, rows)) > WIDTH and all(len(cell) <= _NARROW for row in rows for cell in row[1:]):
        yield from (f"  [{number}] {name}" for number, name in enumerate(header[1:], 1))
        header = (header[0], *(f"[{number}]" for number in range(1, len(header))))
    widths = _fitted(_widths(header, rows))
    for row in (header, tuple("-" * width for width in widths), *rows):
        yield from _row(row, widths)
    yield ""


def _widths(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[int]:
    return [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]


def _width(widths: list[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


def _fitted(widths: list[int]) -> list[int]:
    """Take from the widest column until the table fits, or no column can give more."""
    fitted = list(widths)
    while _width(fitted) > WIDTH and max(fitted) > _LEAST:
        widest = fitted.index(max(fitted))
        fitted[widest] = max(_LEAST, fitted[widest] - (_width(fitted) - WIDTH))
    return fitted


def _row(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        yield "  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()


def _voice(side: Voice, *, color: bool) -> Iterator[str]:
    name = plain(side.title)
    yield f"  {_BOLD}{name}{_OFF}" if color else f"  {name}"
    yield from wrapped(side.claim, indent=4)
    if side.words:
        yield "    as recorded:"
    for words in side.words:
        yield from wrapped(f"- {words}", indent=4, hang=2)
    for passage in side.passages:
        yield from wrapped(passage.where, indent=4, hang=2)
        for line in wrapped(passage.quote, indent=8) if passage.quote else ():
            yield f"      |{line[7:]}"
