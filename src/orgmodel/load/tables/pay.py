"""What do the posts of a table pay? One amount, a range in one cell, or a floor and a ceiling."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import numbers, ranges
from orgmodel.model.facts import FloatColumn
from orgmodel.model.notes import Note
from orgmodel.model.sparse import Pay

if TYPE_CHECKING:
    from orgmodel.model.entities import Salary

_SIGNS = {"£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY"}
_WRONG = "is no amount that can be read"


class Paid(NamedTuple):
    """The pay of posts, and what could not be read of it."""

    salary: Pay | dict[int, Salary]
    notes: tuple[Note, ...]


def pay_of(table: Table, mapping: Mapping) -> Paid:
    """Read the pay of posts; an amount that cannot be read is noted and not quoted: pay is confidential."""
    found: list[Note] = []
    return Paid(_salaries(table, mapping, found), tuple(found))


def _salaries(table: Table, mapping: Mapping, found: list[Note]) -> Pay | dict[int, Salary]:
    lowest = _amounts(table, mapping, "salary_min", found)
    highest = _amounts(table, mapping, "salary_max", found)
    column = mapping.column("salary")
    if column >= 0:
        low, high, wrong = ranges(table.coded(column))
        _note(table, np.flatnonzero(wrong), column, found)
        lowest, highest = (_first(lowest, low), _first(highest, high))
    if lowest is None and highest is None:
        return {}
    nothing = np.broadcast_to(np.nan, len(table))
    lowest, highest = (nothing if lowest is None else lowest), (nothing if highest is None else highest)
    undisclosed = (lowest == 0) & (highest == 0)
    rows = np.flatnonzero(~(np.isnan(lowest) & np.isnan(highest)) & ~undisclosed)
    if not len(rows):
        return {}
    if len(rows) < len(table):
        lowest, highest = lowest[rows], highest[rows]
    return Pay(rows, lowest, highest, _currency(table, mapping))


def _first(one: FloatColumn | None, other: FloatColumn) -> FloatColumn:
    return other if one is None else np.where(np.isnan(one), other, one)


def _amounts(table: Table, mapping: Mapping, field: str, found: list[Note]) -> FloatColumn | None:
    column = mapping.column(field)
    if column < 0:
        return None
    values, wrong = numbers(table, column)
    wrong |= values < 0
    if not wrong.any():
        return values
    _note(table, np.flatnonzero(wrong), column, found)
    return np.where(wrong, np.nan, values)


def _note(table: Table, rows: np.ndarray[tuple[int], np.dtype[np.int64]], column: int, found: list[Note]) -> None:
    if len(rows):
        found.append(unreadable(table, rows, column, _WRONG, None, ()))


def _currency(table: Table, mapping: Mapping) -> str | None:
    """Give the one currency of the table: of its column, or the sign in a header or in the amounts."""
    column = mapping.column("currency")
    if column >= 0:
        named = [text for text in table.coded(column).pool if text]
        return named[0] if len(named) == 1 else None
    columns = [mapping.column(field) for field in ("salary", "salary_min", "salary_max")]
    shown = " ".join(
        table.headers[each] + str(table.frame[str(each)].head(1).to_list()) for each in columns if each >= 0
    )
    signs = [code for sign, code in _SIGNS.items() if sign in shown]
    return signs[0] if len(signs) == 1 else None
