"""Sparse columns of tables: arrays beside the rows that say something, whose values are made when somebody looks.

To whoever looks up one row they are mappings, as the columns of authored text are; whoever asks about all rows
asks the arrays, and no object is made for a row that nobody shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from datetime import date

    from orgmodel.model.entities import Interval, JobClass, Salary
    from orgmodel.model.texts import Coded

    Part = NDArray[Any] | Coded
    """A column that values are made of: one entry a row that states some."""

_T = TypeVar("_T")
_Rows = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Computed(Mapping[int, _T]):
    """Values by row: `value(i)` makes that of `rows[i]`. Rows are sorted, each once.

    `of` are columns beside `rows` that the values are made of, where that is known: equal there is equal.
    """

    rows: _Rows
    value: Callable[[int], _T]
    of: tuple[Part, ...] = ()

    def __getitem__(self, row: int) -> _T:
        """Make the value of one row."""
        return self.value(_place(self.rows, row))

    def __iter__(self) -> Iterator[int]:
        """Give the rows that have a value."""
        return iter(self.rows.tolist())

    def __len__(self) -> int:
        """Count the rows that have a value."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Periods(Mapping[int, "Interval"]):
    """Days on which rows hold: `[from_, until)`, both datetime64[D], NaT where it is not stated."""

    rows: _Rows
    from_: NDArray[np.datetime64]
    until: NDArray[np.datetime64]

    @classmethod
    def of(cls, column: Mapping[int, Interval]) -> Periods:
        """Take a sparse column of intervals as arrays."""
        if isinstance(column, Periods):
            return column
        days = ([each.from_ for each in column.values()], [each.until for each in column.values()])
        return cls(_rows(column), *(np.array(each, dtype="datetime64[D]") for each in days))

    def outside(self, day: date) -> _Rows:
        """Give the rows that do not hold on a day."""
        at = np.datetime64(day, "D")
        return self.rows[(self.from_ > at) | (self.until <= at)]  # NaT compares as false

    @property
    def empty(self) -> _Rows:
        """Give the rows that end on the day on which they begin, or before."""
        return self.rows[self.until <= self.from_]

    def __getitem__(self, row: int) -> Interval:
        """Make the interval of one row."""
        from orgmodel.model.entities import Interval

        place = _place(self.rows, row)
        return Interval.model_construct(from_=self.from_[place].item(), until=self.until[place].item())

    def __iter__(self) -> Iterator[int]:
        """Give the rows that state an interval."""
        return iter(self.rows.tolist())

    def __len__(self) -> int:
        """Count the rows that state an interval."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Pay(Mapping[int, "Salary"]):
    """Pay ranges: lowest and highest amount by row, NaN where it is not stated; one currency and period for all."""

    rows: _Rows
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    currency: str | None = None
    period: str | None = None

    def __getitem__(self, row: int) -> Salary:
        """Make the pay range of one row."""
        from orgmodel.model.entities import Salary

        place = _place(self.rows, row)
        least, most = (None if np.isnan(each) else float(each) for each in (self.lowest[place], self.highest[place]))
        return Salary.model_construct(min=least, max=most, currency=self.currency, period=self.period)

    def __iter__(self) -> Iterator[int]:
        """Give the rows that state their pay."""
        return iter(self.rows.tolist())

    def __len__(self) -> int:
        """Count the rows that state their pay."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class Classes(Mapping[int, "JobClass"]):
    """Job classes: the columns that a table has of them, by field; whole columns over all rows. `rows` state some."""

    rows: _Rows
    columns: Mapping[str, Coded]

    def __getitem__(self, row: int) -> JobClass:
        """Make the job class of one row."""
        from orgmodel.model.entities import JobClass

        _place(self.rows, row)
        said: dict[str, Any] = {field: texts[row] or None for field, texts in self.columns.items()}
        return JobClass.model_construct(**said)

    def __iter__(self) -> Iterator[int]:
        """Give the rows that state a class."""
        return iter(self.rows.tolist())

    def __len__(self) -> int:
        """Count the rows that state a class."""
        return len(self.rows)


def parts(column: Mapping[int, Any]) -> Mapping[str, Part] | None:
    """Give the columns that the values of a sparse column are made of, beside its rows, by a name that tells which.

    None where values are objects, or nobody says what they are made of. Two values are equal if all their parts are.
    """
    from orgmodel.model.texts import Coded

    if isinstance(column, Periods):
        return {"from": column.from_, "until": column.until}
    if isinstance(column, Pay):
        said = Coded(np.ones(len(column.rows), dtype=np.int32), ("", f"{column.currency} {column.period}"))
        return {"lowest": column.lowest, "highest": column.highest, "said": said}
    if isinstance(column, Classes):
        return {name: Coded(each.code[column.rows], each.pool) for name, each in column.columns.items()}
    if isinstance(column, Computed) and column.of:
        return {str(place): part for place, part in enumerate(column.of)}
    return None


def pairs(column: Mapping[int, _T]) -> Iterator[tuple[int, _T]]:
    """Give rows with their values; where values are made on demand no row is looked for."""
    if isinstance(column, Computed):
        return ((row, column.value(place)) for place, row in enumerate(column.rows.tolist()))
    return iter(column.items())


def backward_pay(column: Mapping[int, Salary]) -> list[int]:
    """Give the rows whose pay range ends below its beginning."""
    if isinstance(column, Pay):
        backward: list[int] = column.rows[column.lowest > column.highest].tolist()
        return backward
    ranges = ((row, each.min, each.max) for row, each in column.items())
    return [row for row, least, most in ranges if least is not None and most is not None and least > most]


def stated(column: Mapping[int, Any], count: int) -> NDArray[np.bool_]:
    """Mark the rows, of so many, that have a value in a sparse column."""
    marked = np.zeros(count, dtype=bool)
    marked[_rows(column)] = True
    return marked


def _rows(column: Mapping[int, Any]) -> _Rows:
    rows = getattr(column, "rows", None)
    return rows if rows is not None else np.fromiter(column, dtype=np.int64, count=len(column))


def _place(rows: _Rows, row: int) -> int:
    """Find a row among sorted rows."""
    place = int(np.searchsorted(rows, row))
    if place == len(rows) or rows[place] != row:
        raise KeyError(row)
    return place
