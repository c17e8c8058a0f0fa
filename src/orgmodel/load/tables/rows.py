"""What do all facts of a table have? Their rows as places, and that it is the table that says so."""

from __future__ import annotations

import numpy as np

from orgmodel.load.tables.table import Table
from orgmodel.model import facts, words
from orgmodel.model.location import Location


def placed(table: Table, records: facts.IntColumn, column: int) -> facts.Places:
    """Say where facts stand: in which records, and in which column (from 1; 0 for the whole row)."""
    return facts.Places(
        files=(table.label,),
        file=np.broadcast_to(np.int64(0), len(records)),
        line=table.row[records],
        column=np.broadcast_to(np.int64(column), len(records)),
        sheets=(table.sheet,),
        headers=(table.headers,),
    )


def place(table: Table, record: int, column: int) -> Location:
    """Say where one cell stands; `column` counts from 0, -1 for the whole row."""
    header = table.headers[column] if column >= 0 else ""
    return Location(table.label, int(table.row[record]), column + 1, table.sheet, header)


def asserted(count: int) -> facts.Provenance:
    """Say that a table asserts its rows: no document is named that they stand on."""
    return facts.Provenance(
        status=np.broadcast_to(np.int64(words.Status.ASSERTED), count),
        confidence=np.broadcast_to(np.int64(facts.UNKNOWN), count),
        inferred={},
        evidence={},
        confirmed={},
    )


def unknown(count: int) -> facts.IntColumn:
    """Give a column of numbers that says nothing."""
    return np.broadcast_to(np.int64(facts.UNKNOWN), count)
