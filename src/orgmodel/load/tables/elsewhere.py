"""Is a manager who is no id of the table named by the title or the name of one post? Sought text by text.

Most tables name managers in one way; in some a few rows do it otherwise. Names of persons are never quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgmodel.load.tables.coding import texts_of
from orgmodel.load.tables.key import names_of, plain_names
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.table import Table
from orgmodel.model.facts import IntColumn
from orgmodel.model.notes import Note
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

NOBODY = "names nobody in the table"
SEVERAL = "names several posts"
_NONE, _MANY = -1, -2
_MOST = 10_000
"""Where more texts lead nowhere, the column is the wrong one, and nothing is sought."""


class Elsewhere(NamedTuple):
    """A column of managers over the pool of ids, notes on names that lead nowhere, and by what else managers go."""

    above: Coded
    notes: tuple[Note, ...] = ()
    said: tuple[str, ...] = ()


def sought(table: Table, mapping: Mapping, ids: Coded, above: Coded, column: int) -> Elsewhere:
    """Seek managers who are no ids among titles, then among names of persons.

    `ids` holds the ids of posts; `above` is over a pool that begins with theirs, so that what is no id comes after.
    """
    known = len(ids.pool)
    lost = np.unique(above.code[above.code >= known])
    if not len(lost) or len(lost) > _MOST:
        return Elsewhere(above)
    texts = texts_of(above).gather(lost)
    worded = ~texts.str.contains(r"\d")
    lost, texts = lost[worded.to_numpy()], texts.filter(worded)
    if not len(lost):
        return Elsewhere(above)
    title, persons = mapping.column("title"), mapping.columns("person")
    by_title = _found(texts, table.texts(title), ids) if title >= 0 else np.full(len(lost), _NONE)
    names = _found(plain_names(texts), names_of(table, persons), ids) if persons else np.full(len(lost), _NONE)
    turned = np.where((by_title > 0) | ((by_title == _MANY) & (names <= 0)), by_title, names)
    personal = _personal(table, mapping, ids, column, any_found=bool((above.code[above.code > 0] < known).any()))
    hidden = (turned < 0) & (by_title == _NONE) & bool((names != _NONE).any() or personal)
    code = np.arange(len(above.pool), dtype=np.int32)
    code[lost] = np.where(turned > 0, turned, np.where(hidden, 0, lost))
    notes = []
    for what, marked in ((SEVERAL, hidden & (turned == _MANY)), (NOBODY, hidden & (turned != _MANY))):
        rows = np.flatnonzero(np.isin(above.code, lost[marked]))
        if len(rows):
            notes.append(unreadable(table, rows, column, what, ids, ()))
    said = tuple(
        _said(table, column, by, int(np.isin(above.code, lost[marked]).sum()))
        for by, marked in (((title,), by_title > 0), (persons, (by_title <= 0) & (names > 0)))
        if marked.any()
    )
    return Elsewhere(Coded(code[above.code], above.pool), tuple(notes), said)


def _said(table: Table, column: int, by: tuple[int, ...], count: int) -> str:
    headers = " ".join(table.headers[each] for each in by)
    verb = "names" if count == 1 else "name"
    return f"{count:,} of the cells in '{table.headers[column]}' {verb} the manager by '{headers}'"


def by_titles(texts: pl.Series, table: Table, mapping: Mapping, ids: Coded) -> pl.Series:
    """Give the ids of the posts that alone have some titles; an empty text for any other one."""
    import polars as pl

    numbers = _found(texts, table.texts(mapping.column("title")), ids)
    return texts_of(ids).gather(pl.Series(np.maximum(numbers, 0)))  # the number 0 is the empty text


def _found(texts: pl.Series, among: pl.Series, ids: Coded) -> IntColumn:
    """Give for each text the number of the id of the one post that has it: -1 where none has it, -2 for several."""
    import polars as pl

    posts = pl.DataFrame({"key": among, "id": pl.Series(ids.code)}).filter(
        (pl.col("id") != 0) & (pl.col("key") != "") & pl.col("key").is_in(texts.unique().implode())
    )
    one = posts.unique().group_by("key").agg(pl.when(pl.len() == 1).then(pl.col("id").first()).otherwise(_MANY))
    joined = texts.to_frame("key").join(one, on="key", how="left", maintain_order="left")
    found: IntColumn = joined["id"].fill_null(_NONE).cast(pl.Int64).to_numpy()
    return found


def _personal(table: Table, mapping: Mapping, ids: Coded, column: int, *, any_found: bool) -> bool:
    """Tell that words which lead nowhere are likely names of persons.

    They are if the header says so, or if the table holds names and its ids are numbers, or none of them is a manager.
    """
    if "name" in words(table.headers[column]):
        return True
    if not mapping.columns("person"):
        return False
    pool = texts_of(ids)
    return not any_found or 2 * int(pool.str.contains(r"\d").sum()) > len(pool)
