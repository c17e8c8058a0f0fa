"""What could not be read in a table, as notes: one for a column and a reason, with an exact count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgmodel.load.tables.rows import place
from orgmodel.load.tables.table import Table
from orgmodel.model.facts import IntColumn
from orgmodel.model.notes import Note, Noticed
from orgmodel.model.refs import Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

_SHOWN = 20
_EXAMPLES = 3


def unreadable(
    table: Table,
    records: IntColumn,
    column: int,
    what: str,
    ids: Sequence[str] | None,
    texts: pl.Series | Sequence[str],
    *,
    grave: bool = True,
) -> Note:
    """Note that a column cannot be read in some records. `texts`, if any, are quoted as examples."""
    rows = records[:_SHOWN].tolist()
    return Note(
        Noticed.UNREADABLE,
        table.name,
        what,
        len(records),
        place(table, int(records[0]), column),
        tuple(table.row[records[:_SHOWN]].tolist()),
        tuple(Ref("role", ids[row]) for row in rows if ids[row]) if ids is not None else (),
        tuple(dict.fromkeys(texts[row] for row in rows))[:_EXAMPLES] if len(texts) else (),
        grave,
    )
