"""Which cells have an apostrophe before them only so that no spreadsheet calculates them? It is taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgmodel.load.tables.table import Table

if TYPE_CHECKING:
    import polars as pl

_GUARDED = r"^'('*[=+\-@\t\r])"


def unguarded(table: Table) -> Table:
    """Give `=x` for a cell that holds `'=x`. A column in which no cell begins so costs next to nothing."""
    import polars as pl

    columns = [name for name in table.frame.columns if _has_guards(table.frame[name])]
    if not columns:
        return table
    return replace(table, frame=table.frame.with_columns(pl.col(columns).str.replace(_GUARDED, "$1")))


def _has_guards(column: pl.Series) -> bool:
    import polars as pl

    return column.dtype == pl.String and bool(column.str.starts_with("'").any())
