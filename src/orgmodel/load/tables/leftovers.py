"""Which records of a table are no posts? Empty rows, totals, footers, repeated headers, rows that break the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import known_fields, likeness, words
from orgmodel.load.tables.narrow import torn
from orgmodel.load.tables.rows import place
from orgmodel.load.tables.table import Table
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.notes import Note, Noticed

if TYPE_CHECKING:
    import polars as pl

_TOTAL = r"(?i)^\W*(grand |sub-?\s?)?(totals?|sum|summe|subtotals?|gesamt|ensemble)\b"
_FOOTER_WITHIN = 10
_SHOWN = 20
_SURELY, _SEVERAL, _OWN = 0.7, 4, 3

TOTALS = "a totals row"
FOOTER = "a line of text below the table"
HEADER = "the header again"
WIDE = "more cells than the header has: a separator within a cell is not quoted"
NAMELESS = "neither an id nor a title"
_HARMLESS = frozenset({TOTALS, FOOTER, HEADER})


def without_leftovers(table: Table, mapping: Mapping) -> tuple[Table, tuple[Note, ...], int]:
    """Give the table without the records that are no posts, a note for each reason, and the count of empty rows."""
    used = sorted({choice.column for choice in mapping.choices})
    cells = {column: table.texts(column) for column in used}
    blank = _all_empty(table)
    reasons = {
        HEADER: _header_again(table, cells) | _second_header(table),
        TOTALS: _totals(table, mapping, cells),
        FOOTER: _footer(table, blank, cells),
        WIDE: _marked(table, torn(table)),
        NAMELESS: _nameless(table, mapping, cells),
    }
    left = blank.copy()
    notes = []
    for reason, marked in reasons.items():
        rows = np.flatnonzero(marked & ~left)
        left |= marked
        if len(rows):
            notes.append(left_out(table, rows, reason, grave=reason not in _HARMLESS))
    kept = table.kept(np.flatnonzero(~left)) if left.any() else table
    return kept, tuple(notes), int(blank.sum())


def left_out(table: Table, rows: IntColumn, reason: str, *, grave: bool = True) -> Note:
    """Note which records were left out for one reason."""
    return Note(
        Noticed.LEFT_OUT,
        table.name,
        reason,
        len(rows),
        place(table, int(rows[0]), -1),
        tuple(table.row[rows[:_SHOWN]].tolist()),
        grave=grave,
    )


def _all_empty(table: Table) -> BoolColumn:
    left = np.arange(len(table)) if table.frame.width else np.zeros(0, dtype=np.int64)
    for number, name in enumerate(table.frame.columns):  # few records are left after the first columns
        if len(left) == len(table):
            texts = table.texts(number)
        else:
            texts = table.frame[name].gather(left).fill_null("").str.strip_chars()
        left = left[(texts == "").to_numpy()]
    return _marked(table, left)


def _marked(table: Table, records: IntColumn) -> BoolColumn:
    marked = np.zeros(len(table), dtype=bool)
    marked[records] = True
    return marked


def _header_again(table: Table, cells: dict[int, pl.Series]) -> BoolColumn:
    same = np.ones(len(table), dtype=bool)
    for column, texts in cells.items():
        same &= (texts == table.headers[column]).to_numpy()
        if not same.any():
            break
    return same if cells else np.zeros(len(table), dtype=bool)


def _second_header(table: Table) -> BoolColumn:
    """Mark the first record if it names columns once more: an export with codes and labels, or a row that explains."""
    marked = np.zeros(len(table), dtype=bool)
    first = table.frame.row(0) if len(table) else ()
    cells = [cell for cell in first if cell and cell.strip()]
    named = sum(any(likeness(words(cell), field) >= _SURELY for field in known_fields()) for cell in cells)
    own = [words(cell) for cell in first if cell]
    same = sum(bool(said) and said == words(header) for said, header in zip(own, _headers(table, first), strict=True))
    marked[:1] = len(cells) >= _SEVERAL and (named > len(cells) / 2 or same >= _OWN)
    return marked


def _headers(table: Table, cells: tuple[str | None, ...]) -> list[str]:
    """Give the headers of those cells of a record that are filled."""
    return [header for header, cell in zip(table.headers, cells, strict=False) if cell]


def _totals(table: Table, mapping: Mapping, cells: dict[int, pl.Series]) -> BoolColumn:
    """Mark rows that begin with the word total, and have no manager."""
    manager = mapping.column("manager")
    rows = np.flatnonzero((cells[manager] == "").to_numpy()) if manager in cells else np.arange(len(table))
    marked = _marked(table, rows[_first_text(table, rows).str.contains(_TOTAL).to_numpy()])
    title = mapping.column("title")
    own = mapping.column("id")
    if marked.any() and own in cells and title in cells:
        real = (cells[own] != "") & (cells[title] != "") & ~cells[own].str.contains(_TOTAL)
        marked &= ~real.to_numpy()
    return marked


def _first_text(table: Table, rows: IntColumn) -> pl.Series:
    """Give the first cell of some records that is not empty."""
    import polars as pl

    texts = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in table.frame.columns]
    return table.frame[rows].select(pl.coalesce(texts).fill_null("").str.strip_chars()).to_series()


def _footer(table: Table, blank: BoolColumn, cells: dict[int, pl.Series]) -> BoolColumn:
    """Mark the last records that have one cell only, a sentence, where the table has several columns in use."""
    marked = np.zeros(len(table), dtype=bool)
    if len(cells) < 2:  # noqa: PLR2004
        return marked
    for record in range(len(table) - 1, max(len(table) - 1 - _FOOTER_WITHIN, -1), -1):
        if blank[record]:
            continue
        filled = [cell for cell in table.frame.row(record) if cell and cell.strip()]
        if len(filled) != 1 or not re.search(r"\w[\s:].*\w|^\W*$", filled[0]):
            break
        marked[record] = True
    return marked


def _nameless(table: Table, mapping: Mapping, cells: dict[int, pl.Series]) -> BoolColumn:
    named = np.zeros(len(table), dtype=bool)
    fields = ("id", "title") if mapping.column("id") >= 0 or mapping.column("title") >= 0 else ("person", "manager")
    for column in (column for field in fields for column in mapping.columns(field) if column in cells):
        named |= (cells[column] != "").to_numpy()
    return ~named
