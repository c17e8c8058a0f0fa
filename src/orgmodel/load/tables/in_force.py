"""Which of several rows of one post holds? Exports with effective dates have a row for each change of a post."""

from __future__ import annotations

from datetime import date

import numpy as np

from orgmodel.load.tables.leftovers import left_out
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.periods import dates_of
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import Days, days
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.notes import Note

ON_THE_DAY = "another row of the same post is in force on this day"
LATEST = "a later row of the same post is there, and no day is given (--as-of)"
_DATED = frozenset({"effective", "valid"})


def in_force(table: Table, mapping: Mapping, as_of: date | None) -> tuple[Table, tuple[Note, ...]]:
    """Keep one row of each post that has several with dates: the one in force on the day, or the latest.

    Rows of one id are such rows if each says from when it holds, no two from the same day, and those that say until
    when do not overlap. Where nothing holds yet, the first row stays.
    """
    own, start = mapping.column("id"), mapping.column("valid_from")
    if own < 0 or start < 0:
        return table, ()
    repeated = _repeated(table.coded(own).code)
    if not len(repeated):
        return table, ()
    for_sure = bool(_DATED.intersection(words(table.headers[start])))
    dropped = [_dropped(table, mapping, repeated, as_of, order, for_sure=for_sure) for order in _orders(table, mapping)]
    if not len(dropped[0]) or any(not np.array_equal(dropped[0], other) for other in dropped[1:]):
        return table, ()
    kept = np.delete(np.arange(len(table)), dropped[0])
    return table.kept(kept), (left_out(table, dropped[0], ON_THE_DAY if as_of else LATEST, grave=False),)


def _repeated(code: IntColumn) -> IntColumn:
    many = np.bincount(code, minlength=1) > 1
    many[0] = False
    return np.flatnonzero(many[code])


def _orders(table: Table, mapping: Mapping) -> tuple[str, ...]:
    """Give the orders of day and month to try: both, where neither the mapping nor the days tell."""
    order = mapping.dates
    unread = days(table.coded(mapping.column("valid_from")), order)[1]
    return ("dmy", "mdy") if unread.any() and not order else (order,)


def _dropped(
    table: Table, mapping: Mapping, rows: IntColumn, as_of: date | None, order: str, *, for_sure: bool
) -> IntColumn:
    """Give the rows of posts that another row stands for, in order."""
    post = table.coded(mapping.column("id")).code[rows].astype(np.int64)
    dates = dates_of(table, mapping, order)
    start, until = dates.start[rows], dates.until[rows]
    sorted_ = np.lexsort((start, post))
    rows, post, start, until = rows[sorted_], post[sorted_], start[sorted_], until[sorted_]
    again = np.r_[False, post[1:] == post[:-1]]
    apart = np.r_[False, start[1:] > start[:-1]]  # false where a day is missing
    ended = np.r_[False, until[:-1] <= start[1:]]
    overlaps = np.r_[False, until[:-1] > start[1:]]
    wrong = again & (~apart | overlaps | (~ended & (not for_sure)))
    dated = ~np.isin(post, post[wrong | np.isnat(start)])
    return np.sort(rows[dated & ~_holding(post, start, as_of)])


def _holding(post: IntColumn, start: Days, as_of: date | None) -> BoolColumn:
    """Mark the row of each post that holds: rows of a post stand together, by their days."""
    begun = np.ones(len(post), dtype=bool) if as_of is None else start <= np.datetime64(as_of, "D")
    first = np.r_[True, post[1:] != post[:-1]]
    last_begun = np.r_[~(begun[1:] & (post[1:] == post[:-1])), True]
    held: BoolColumn = (begun & last_begun) | (first & ~begun)
    return held
