"""Where do the records of a CSV file begin, and has each as many cells as the others? Exact, in a few passes.

polars parses quickly and says little about what it met: rows with too few or too many cells, a quote that is
never closed. What it cannot say is counted here, on the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgmodel.model.facts import IntColumn

_BLOCK = 1 << 22
_NEAR = 1 << 18
"""Bytes that stay near the processor while several questions are asked of them."""

_NEWLINE, _QUOTE, _RETURN, _BLANK = 10, 34, 13, 32


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The records of a text, empty lines included.

    `line` is the line on which each begins; `cells` how many it has, or None where all have as many as asked.
    `sound` says that every quote stands where quotes are written; `open` the line of one that is never closed.
    """

    line: IntColumn
    cells: IntColumn | None
    sound: bool = True
    open: int = 0


def even_lines(data: bytes, separator: str, expected: int) -> int:
    """Count the lines, if there are as many separators as when each line has so many cells; else, or with quotes, 0."""
    if b'"' in data or not expected:
        return 0
    mark, lines, marks = ord(separator), 0, 0
    for block in _blocks(data, _NEAR):
        lines += int(np.count_nonzero(block == _NEWLINE))
        marks += int(np.count_nonzero(block == mark))
    lines += bool(data) and not data.endswith(b"\n")
    return lines if marks == (expected - 1) * lines else 0


def is_tight(data: bytes, separator: str) -> bool:
    """Tell that no cell of a text in ASCII has a blank before or after its text, if that is quickly told."""
    if any(blank in data for blank in (b"\t", b"\v", b"\f", b"\r")):
        return False
    edge = np.zeros(256, dtype=bool)
    edge[[ord(separator), _NEWLINE, _QUOTE, _BLANK]] = True
    last = _NEWLINE
    for block in _blocks(data, _NEAR):
        blank = np.flatnonzero(block == _BLANK)
        before = block[blank[blank > 0] - 1]
        after = block[blank[blank < len(block) - 1] + 1]
        if (
            edge[before].any()
            or edge[after].any()
            or (last == _BLANK and edge[block[0]])
            or (block[0] == _BLANK and edge[last])
        ):
            return False
        last = int(block[-1])
    return last != _BLANK


def records(data: bytes, separator: str, expected: int) -> Records:
    """Find the records of a text in which `expected` cells a record are normal."""
    mark = separator.encode()
    if b'"' not in data:
        cells = _cells(data, mark[0])
        line = np.arange(1, len(cells) + 1, dtype=np.int64)
        return Records(line, None if (cells == expected).all() else cells)
    cells, line, sound, inside = _quoted(data, mark[0])
    if inside or not sound:
        return Records(line, cells, sound=False, open=_never_closed(data, separator))
    return Records(line, None if (cells == expected).all() else cells)


def _blocks(data: bytes, size: int = _BLOCK) -> Iterator[NDArray[np.uint8]]:
    whole = np.frombuffer(data, dtype=np.uint8)
    for start in range(0, len(whole), size):
        yield whole[start : start + size]


def _cells(data: bytes, mark: int) -> IntColumn:
    """Count the cells of each line of a text without quotes."""
    counts, carried = [], 0
    for block in _blocks(data):
        ends = np.flatnonzero(block == _NEWLINE)
        marks = np.flatnonzero(block == mark)
        before = np.searchsorted(marks, ends)
        counts.append(np.diff(before, prepend=0))
        if len(ends):
            counts[-1][0] += carried
            carried = len(marks) - int(before[-1])
        else:
            carried += len(marks)
    found = np.concatenate(counts) if counts else np.zeros(0, dtype=np.int64)
    if data and not data.endswith(b"\n"):
        found = np.append(found, carried)
    return found + 1


def _quoted(data: bytes, mark: int) -> tuple[IntColumn, IntColumn, bool, bool]:
    """Count the cells of each record, what is quoted left out; and the line on which each record begins.

    Also tells whether all quotes open where a cell begins and close where it ends, and whether the last is still open.
    """
    counts: list[IntColumn] = []
    lines: list[IntColumn] = [np.ones(1, dtype=np.int64)]
    carried, line, inside, sound, last, closed = 0, 1, False, True, _NEWLINE, False
    for block in _blocks(data):
        quote = block == _QUOTE
        within = np.logical_xor.accumulate(quote) ^ inside
        before = np.concatenate(([last], block[:-1]))
        opening = quote & within
        sound &= bool(np.isin(before[opening], (mark, _NEWLINE, _RETURN, _QUOTE)).all())
        after = np.concatenate(([closed], (quote & ~within)[:-1])).astype(bool)
        sound &= bool(np.isin(block[after], (mark, _NEWLINE, _RETURN, _QUOTE)).all())
        newline = block == _NEWLINE
        ends = np.flatnonzero(newline & ~within)
        marks = np.flatnonzero((block == mark) & ~within)
        upto = np.searchsorted(marks, ends)
        counts.append(np.diff(upto, prepend=0))
        numbers = np.flatnonzero(newline)
        lines.append(line + 1 + np.searchsorted(numbers, ends).astype(np.int64))
        line += len(numbers)
        carried, counts[-1] = _carry(counts[-1], carried, len(marks) - (int(upto[-1]) if len(ends) else 0))
        inside, last = bool(within[-1]), int(block[-1])
        closed = bool(quote[-1]) and not inside
    starts = np.concatenate(lines)
    found = np.concatenate(counts)
    if not data.endswith(b"\n") or inside:
        found = np.append(found, carried)
    else:
        starts = starts[:-1]
    return found + 1, starts, sound, inside


def _carry(counts: IntColumn, carried: int, rest: int) -> tuple[int, IntColumn]:
    """Give a block's first record what the block before began, and say what this one leaves."""
    if not len(counts):
        return carried + rest, counts
    counts = counts.copy()
    counts[0] += carried
    return rest, counts


def _never_closed(data: bytes, separator: str) -> int:
    """Give the line of a quote that opens a cell and is never closed, or 0.

    One that is closed lines later, in the middle of a cell, took the beginning of another cell for its end.
    """
    mark = re.escape(separator.encode())
    opening = re.compile(rb"(?:\A|(?<=[\r\n])|(?<=" + mark + rb'))"')
    quoted = re.compile(rb'(?:[^"]|"")*+')
    ending = re.compile(mark + rb"|[\r\n]|\Z")
    at = 0
    while found := opening.search(data, at):
        cell = quoted.match(data, found.end())
        end = cell.end() if cell else len(data)
        if end >= len(data) or (b"\n" in data[found.end() : end] and not ending.match(data, end + 1)):
            return data.count(b"\n", 0, found.start()) + 1
        at = end + 1
    return 0
