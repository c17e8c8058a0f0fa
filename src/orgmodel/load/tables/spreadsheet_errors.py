"""Which cells hold an error of a spreadsheet (`#REF!`, `#N/A`) in place of a value? They are emptied, and noted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.table import Table
from orgmodel.model.facts import IntColumn
from orgmodel.model.notes import Note

ERROR = r"^\s*(?:#[¡¿]?[A-ZÀ-Ü][A-ZÀ-Ü0_/]{1,14}[!?]|#DIV/0!|#N/[AVD]|#NV|#GETTING_DATA|Err:\d{3})\s*$"
"""What programs write for an error, in the languages that they speak: `#BEZUG!` and `#¡REF!` are `#REF!`."""

WHAT = "holds an error of the spreadsheet in place of a value"
_EXAMPLES = 3
_SLIGHT = frozenset({"note", "location", "person", "person_id", "mail", "currency"})

Errors = dict[int, tuple[IntColumn, tuple[str, ...]]]
"""By column, the records that hold errors, and the errors."""


def without_errors(table: Table) -> tuple[Table, Errors]:
    """Empty the cells that hold errors. A file without a sign of them is not looked at."""
    import polars as pl

    found: Errors = {}
    for name in table.frame.columns if table.errors else ():
        cells = table.frame[name]
        if not (cells.str.starts_with("#").any() or cells.str.contains("Err:", literal=True).any()):
            continue
        rows = np.flatnonzero(cells.str.contains(ERROR).fill_null(value=False).to_numpy())
        if len(rows):
            found[int(name)] = rows, tuple(cells[rows].str.strip_chars().to_list())
    if not found:
        return table, found
    emptied = [table.frame[str(column)].scatter(rows, None) for column, (rows, _) in found.items()]
    frame = table.frame.with_columns(
        pl.Series(str(column), each, dtype=pl.String) for column, each in zip(found, emptied, strict=True)
    )
    return replace(table, frame=frame, _clean={}, _coded={}), found


def noted(table: Table, errors: Errors, mapping: Mapping | None = None) -> tuple[Note, ...]:
    """Note the errors of the columns in use: of a mapping, or all of them."""
    used = {choice.column: choice.field for choice in mapping.choices} if mapping else dict.fromkeys(errors, "")
    return tuple(
        replace(
            _note(table, column, *errors[column], grave=used[column] not in _SLIGHT), managers=used[column] == "manager"
        )
        for column in sorted(errors)
        if column in used
    )


def _note(table: Table, column: int, rows: IntColumn, texts: tuple[str, ...], *, grave: bool) -> Note:
    note = unreadable(table, rows, column, WHAT, None, (), grave=grave)
    return replace(note, examples=tuple(dict.fromkeys(texts))[:_EXAMPLES])
