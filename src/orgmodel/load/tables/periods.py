"""From when until when does a row hold? The dates of effective-dated exports, read in one order of day and month."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from orgmodel.load.tables.coding import texts_of
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import Days, days, shown_order
from orgmodel.model.facts import BoolColumn

FIELDS = ("valid_from", "valid_until")
_OPEN_FROM = np.datetime64("2099-01-01", "D")
"""Ends from here on are no ends: 9999-12-31 (SAP, Workday), 4712-12-31 (Oracle), 2999-12-31, 2099-12-31."""
_NONE = np.datetime64("NaT", "D")
_DAY = np.timedelta64(1, "D")


class Dates(NamedTuple):
    """The first day on which each row holds, and the first on which it no longer does; none where nothing is said.

    `unread` marks cells of either column that are no day.
    """

    start: Days
    until: Days
    unread: tuple[BoolColumn, BoolColumn]


def dated(table: Table, mapping: Mapping) -> Mapping:
    """Settle how the dates of a table are meant, by all of its rows: their order, and what an end is.

    All columns of dates together show the order of day and month: `12/31/9999` shows it for its neighbor. An end is the
    last day, unless its column is called `until`, or the next row of a post begins on the same day.
    """
    import polars as pl

    columns = [column for field in FIELDS if (column := mapping.column(field)) >= 0]
    if not columns:
        return mapping
    order = mapping.dates or shown_order(pl.concat([texts_of(table.coded(column)) for column in columns]))
    ends_after = mapping.column("valid_until") >= 0 and _is_day_after(table, mapping, order)
    return replace(mapping, dates=order, ends_after=ends_after)


def dates_of(table: Table, mapping: Mapping, order: str = "") -> Dates:
    """Read both dates of each row, in the order of the mapping or another one."""
    (start, wrong), (end, wrong_end) = (_read(table, mapping.column(field), order or mapping.dates) for field in FIELDS)
    until: Days = np.where(end >= _OPEN_FROM, _NONE, end)
    if not mapping.ends_after:
        until = (until + _DAY).astype("datetime64[D]")
    return Dates(start, until, (wrong, wrong_end))


def _read(table: Table, column: int, order: str) -> tuple[Days, BoolColumn]:
    if column < 0:
        return np.full(len(table), _NONE), np.zeros(len(table), dtype=bool)
    return days(table.coded(column), order)


def _is_day_after(table: Table, mapping: Mapping, order: str) -> bool:
    """Tell whether an end is the day after the last: called `until`, or the first day of the post's next row."""
    if "until" in words(table.headers[mapping.column("valid_until")]):
        return True
    own = mapping.column("id")
    if own < 0 or mapping.column("valid_from") < 0:
        return False
    post = table.coded(own).code
    (start, _), (end, _) = (_read(table, mapping.column(field), order) for field in FIELDS)
    rows = np.lexsort((start, post))
    again = (post[rows[1:]] == post[rows[:-1]]) & (post[rows[1:]] != 0)
    return bool((again & (end[rows[:-1]] == start[rows[1:]])).any())
