"""What stands in the cells of a workbook? Sheets by name, a list of rows each, every cell a text."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from orgmodel.errors import InvalidModel, NotFound, OrgModelError, Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024

Rows = list[list[str]]


def sheets(path: Path) -> dict[str, Rows]:
    """Read the sheets of an XLSX file.

    Raises:
        NotFound: there is no such file.
        InvalidModel: it is no workbook, is protected by a password, or is larger than is safe to unpack.
        OrgModelError: the extra `tables` is not installed.
    """
    shown = path.as_posix()
    if not path.is_file():
        raise NotFound(f"{shown}: no such file")
    try:
        import python_calamine
    except ImportError as error:
        raise OrgModelError("XLSX needs the extra 'tables': pip install 'orgmodel[tables]'") from error
    _refuse_bombs(path, shown)
    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        return {name: _rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names}
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise InvalidModel([Problem(shown, 0, 0, f"cannot be read as a workbook: {error}")]) from error


def _refuse_bombs(path: Path, shown: str) -> None:
    """Refuse what unpacks to more than a workbook of a large organization holds."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        said = "no XLSX workbook, or one that is protected by a password"
        raise InvalidModel([Problem(shown, 0, 0, said)]) from error
    if unpacked > MAX_UNPACKED or path.stat().st_size > MAX_BYTES:
        raise InvalidModel([Problem(shown, 0, 0, f"unpacks to {unpacked / 2**20:,.0f} MB, which is refused")])


def _rows(rows: list[list[Any]]) -> Rows:
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: Any) -> str:
    """Give a cell as text: whole numbers without a point, days as 2026-01-31."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime):
        cell = cell.date() if (cell.hour, cell.minute, cell.second) == (0, 0, 0) else cell
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def cell(rows: Rows, row: int, column: int) -> str:
    """Give a cell, an empty text beyond the edge."""
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else ""


def is_blank(row: list[str]) -> bool:
    """Tell whether nothing stands in a row."""
    return not any(each.strip() for each in row)


Sheets = Mapping[str, Rows]
