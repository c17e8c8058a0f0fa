"""Which records of a CSV file have more cells than its header, and what does that mean?

R writes row names that the header leaves out: then every record has one cell more, and each name stands one column too
far to the left. Where only some records are longer, a separator within one of their cells is not quoted: nobody can say
within which. Separators after the last cell do no harm.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.table import Table

if TYPE_CHECKING:
    from orgmodel.model.facts import BoolColumn, IntColumn

ROW_NAMES = "the header names no first column"


def below(table: Table, header: int) -> Table:
    """Give the records below the one that names the columns, with the headers and the width that they should have."""
    headers = tuple((cell or "").strip() for cell in table.frame.row(header))
    after = replace(table.kept(np.arange(header + 1, len(table))), headers=headers)
    if table.cells is None or after.cells is None:
        return after
    named, counts = int(table.cells[header]), after.cells[after.cells > 1]
    longer = counts[counts > named]
    if 2 * len(longer) <= len(counts) or _begin_with_blanks(after):
        return replace(after, width=named)
    if named + 1 == after.frame.width and len(longer) == len(counts) and _filled(after, named).any():
        return replace(after, headers=("", *headers[:-1]), width=named + 1, read_as=(*after.read_as, ROW_NAMES))
    widths, times = np.unique(longer, return_counts=True)
    return replace(after, width=int(widths[times.argmax()]))


def torn(table: Table) -> IntColumn:
    """Give the records that are longer than they should be, without those that only end in separators.

    Where the last column is mostly filled, a torn record has a text beyond it.
    """
    long = table.long
    if not len(long) or table.cells is None or not 0 < table.width <= table.frame.width:
        return long
    others = np.delete(_filled(table, table.width - 1), long)
    if 2 * np.count_nonzero(others) < len(others) or len(others) < len(long):
        return long
    beyond: BoolColumn = table.cells[long] > table.frame.width
    for column in range(table.width, table.frame.width):
        beyond |= _filled(table, column)[long]
    return long[beyond]


def _begin_with_blanks(table: Table) -> bool:
    """Tell that a column mostly holds what is written after a comma and a blank: the rest of a name, say."""
    blank = (table.frame[name].str.starts_with(" ") for name in table.frame.columns[1:])
    return any(2 * int(column.fill_null(value=False).sum()) > len(table) for column in blank)


def _filled(table: Table, column: int) -> BoolColumn:
    filled: BoolColumn = (table.texts(column) != "").to_numpy()
    return filled
