"""Where was a fact written? In a text file by line and column, in a table by row."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in the model's own files. Lines and columns count from 1; separators in paths are `/`."""

    path: str
    line: int
    column: int = 1
    sheet: str | None = None

    def __str__(self) -> str:
        """`path:line:column`, or `path sheet 'S' row N` for a table."""
        if self.sheet is None:
            return f"{self.path}:{self.line}:{self.column}"
        return f"{self.path} sheet '{self.sheet}' row {self.line}"
