"""Where was a fact written? In a text file by line and column, in a table by row and the column's name."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in the model's own files. Lines and columns count from 1; separators in paths are `/`.

    In a table `line` is the row, `column` the number of the column and `header` its name. `sheet` is None for a
    text file, and empty for a table without sheets, such as a CSV file.
    """

    path: str
    line: int
    column: int = 1
    sheet: str | None = None
    header: str = ""

    @property
    def in_table(self) -> bool:
        """Tell whether it is a place in a table."""
        return self.sheet is not None

    def __str__(self) -> str:
        """`path:line:column`, or `path sheet 'S' row N column 'C'` for a table."""
        if self.sheet is None:
            return f"{self.path}:{self.line}:{self.column}"
        sheet = f" sheet '{self.sheet}'" if self.sheet else ""
        column = f" column '{self.header}'" if self.header else ""
        return f"{self.path}{sheet} row {self.line}{column}"
