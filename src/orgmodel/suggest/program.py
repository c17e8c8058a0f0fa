"""A mixed-integer program while it is written: columns with a cost and a most, rows with bounds, and their parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FREE = float("inf")


class Row(NamedTuple):
    """A row: `lower <= sum of coefficient times column <= upper`."""

    lower: float
    upper: float
    terms: tuple[tuple[int, float], ...]


class Part(NamedTuple):
    """Columns that share no row with others: they can be solved for themselves.

    All else goes by place in `columns`, and the rows speak of these places.
    """

    columns: tuple[int, ...]
    costs: tuple[int, ...]
    mosts: tuple[float, ...]
    starts: tuple[float, ...]
    slacks: tuple[bool, ...]
    whole: tuple[bool, ...]
    rows: tuple[Row, ...]


@dataclass
class Program:
    """Columns run from 0 to their most, and are whole numbers unless they say otherwise.

    A *slack* stands for a finding that stays: as few of them as possible, before any cost counts. The *start* of a
    column is its value where nothing changes; all starts together hold in every row.
    """

    costs: list[int] = field(default_factory=list)
    mosts: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    slacks: list[bool] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(
        self, cost: int = 0, most: float = 1, start: float = 0, *, slack: bool = False, whole: bool = True
    ) -> int:
        """Add a column, and give its number."""
        self.costs.append(cost)
        self.mosts.append(most)
        self.starts.append(start)
        self.slacks.append(slack)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, terms: Iterable[tuple[int, float]], lower: float = -FREE, upper: float = FREE) -> None:
        """Add a row. Terms of one column are added up; a row that says nothing is left out.

        Raises:
            ValueError: the row has no column and cannot hold.
        """
        added: dict[int, float] = {}
        for column, coefficient in terms:
            added[column] = added.get(column, 0.0) + coefficient
        kept = tuple(sorted((column, value) for column, value in added.items() if value))
        if kept:
            self.rows.append(Row(lower, upper, kept))
        elif not lower <= 0 <= upper:
            raise ValueError(f"no column can bring 0 between {lower} and {upper}")

    def parts(self) -> tuple[Part, ...]:
        """Take the program apart, in the order of the first column of each part."""
        root = list(range(len(self.costs)))
        for row in self.rows:
            first = _root(root, row.terms[0][0])
            for column, _ in row.terms[1:]:
                other = _root(root, column)
                first, other = min(first, other), max(first, other)
                root[other] = first
        columns: dict[int, list[int]] = {}
        for column in range(len(root)):
            columns.setdefault(_root(root, column), []).append(column)
        rows: dict[int, list[Row]] = {first: [] for first in columns}
        for row in self.rows:
            rows[_root(root, row.terms[0][0])].append(row)
        return tuple(self._part(columns[first], rows[first]) for first in sorted(columns))

    def _part(self, columns: list[int], rows: list[Row]) -> Part:
        place = {column: number for number, column in enumerate(columns)}
        return Part(
            tuple(columns),
            tuple(self.costs[column] for column in columns),
            tuple(self.mosts[column] for column in columns),
            tuple(self.starts[column] for column in columns),
            tuple(self.slacks[column] for column in columns),
            tuple(self.whole[column] for column in columns),
            tuple(row._replace(terms=_placed(row.terms, place)) for row in rows),
        )


def _placed(terms: Iterable[tuple[int, float]], place: Mapping[int, int]) -> tuple[tuple[int, float], ...]:
    return tuple((place[column], value) for column, value in terms)


def _root(root: list[int], column: int) -> int:
    while root[column] != column:
        root[column] = root[root[column]]
        column = root[column]
    return column
