"""What stands in the cells of a workbook? Sheets by name, hidden ones too, a list of rows each, every cell a text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from orgmodel.errors import NotFound
from orgmodel.load.called import given
from orgmodel.load.files import label
from orgmodel.load.tables.table import refused
from orgmodel.load.tables.workbook import opened, text_of

MAX_BYTES = 64 * 1024 * 1024
"""A workbook that people fill in is smaller; tables of posts have a reader of their own."""

Rows = list[list[str]]
Sheets = Mapping[str, Rows]


def sheets(path: Path) -> dict[str, Rows]:
    """Read the sheets of an XLSX file.

    Raises:
        NotFound: there is no such file.
        InvalidModel: it is no workbook, is protected by a password, or is larger than is safe to unpack.
        MissingExtra: the extra `tables` is not installed.
    """
    if not path.is_file():
        raise NotFound(f"{given(path)}: no such file")
    if path.stat().st_size > MAX_BYTES:
        raise refused(label(path), f"is larger than {MAX_BYTES >> 20} MB, the limit of a workbook that is filled in")
    with opened(path.read_bytes(), label(path), path.suffix) as (book, _):
        found = {}
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            found[name] = [[text_of(cell) or "" for cell in row] for row in rows]
        return found


def cell(rows: Rows, row: int, column: int) -> str:
    """Give a cell, an empty text beyond the edge."""
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else ""
