"""What is a table? Named columns of texts, and the row of the file in which each record stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.errors import InvalidModel, Problem
from orgmodel.load.tables.at_once import done
from orgmodel.load.tables.coding import coded
from orgmodel.model.facts import IntColumn
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

MOST_COLUMNS = 16_384
"""As many as a spreadsheet can have; what is wider is no table."""

MOST_CELLS = 400_000_000
_ODD = "[\u00a0\u200b\ufeff]"
_BLANK = "\u00a0\u200b\ufeff"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table of a file.

    Attributes:
        label: the file as findings name it.
        sheet: the sheet's name; empty for a file that holds one table.
        headers: the name of each column as it is written, empty where there is none.
        frame: the records, every cell a text or null; column i is named `str(i)`.
        row: the file's row of each record, from 1; shape (records,).
        read_as: what was found out about the file, in words ("windows-1252", "semicolons").
        cells: how many cells each record has, where not all have as many; shape (records,).
        width: how many cells a record should have.
        tight: no cell has a blank before or after its text.
        system: the name of the system that wrote it, where the form of the file says so.
        errors: some cell may hold an error of a spreadsheet in place of a value.
    """

    label: str
    sheet: str
    headers: tuple[str, ...]
    frame: pl.DataFrame
    row: IntColumn
    read_as: tuple[str, ...] = ()
    cells: IntColumn | None = None
    width: int = 0
    tight: bool = False
    errors: bool = False
    system: str = ""
    _clean: dict[int, pl.Series] = field(default_factory=dict)
    _coded: dict[int, Coded] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the records."""
        return self.frame.height

    @property
    def name(self) -> str:
        """Name the table in a sentence."""
        return f"{self.label} sheet '{self.sheet}'" if self.sheet else self.label

    @property
    def short(self) -> IntColumn:
        """Give the records with fewer cells than they should have, empty lines aside."""
        none = np.zeros(0, dtype=np.int64)
        return none if self.cells is None else np.flatnonzero((self.cells < self.width) & (self.cells > 1))

    @property
    def long(self) -> IntColumn:
        """Give the records with more cells than they should have."""
        return np.zeros(0, dtype=np.int64) if self.cells is None else np.flatnonzero(self.cells > self.width)

    def texts(self, column: int) -> pl.Series:
        """Give a column without the blanks around its cells; an empty cell is an empty text."""
        import polars as pl

        if column not in self._clean:
            cell = pl.col(str(column)).fill_null("")
            whole = self.frame.select(cell if self.tight else cell.str.strip_chars()).to_series()
            odd = self.read_as[:1] != ("ASCII",) and bool(whole.str.contains(_ODD).any())
            self._clean[column] = whole.str.strip_chars(_BLANK).str.strip_chars() if odd else whole
        return self._clean[column]

    def coded(self, column: int) -> Coded:
        """Give a column as numbers into its different texts."""
        if column not in self._coded:
            self._coded[column] = coded(self.texts(column))
        return self._coded[column]

    def number(self, columns: Iterable[int]) -> None:
        """Prepare several columns as numbers into their different texts, at once."""
        done(len(self), [partial(self.coded, column) for column in dict.fromkeys(columns) if column >= 0])

    def kept(self, rows: IntColumn) -> Table:
        """Give the table with some of its records only."""
        start, stop = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 0)
        if stop - start == len(rows):  # rows ascend: they are all that lie between
            frame, row = self.frame.slice(start, len(rows)), self.row[start:stop]
            clean = {column: texts.slice(start, len(rows)) for column, texts in self._clean.items()}
            cells = None if self.cells is None else self.cells[start:stop]
        else:
            frame, row = self.frame[rows], self.row[rows]
            clean = {column: texts[rows] for column, texts in self._clean.items()}
            cells = None if self.cells is None else self.cells[rows]
        return replace(self, frame=frame, row=row, cells=cells, _clean=clean, _coded={})


def refused(label: str, message: str, line: int = 0, column: int = 1) -> InvalidModel:
    """Say why a file is no table that can be read, and where."""
    return InvalidModel([Problem(label, line, column if line else 0, message)])


def frame_of(columns: Sequence[Sequence[str | None]]) -> pl.DataFrame:
    """Make the records of a table from columns of texts."""
    import polars as pl

    return pl.DataFrame([pl.Series(str(number), list(cells), dtype=pl.String) for number, cells in enumerate(columns)])
