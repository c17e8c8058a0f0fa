"""What is at a path: authored text or tables? Either door gives the same facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.load import assemble

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet", ".dat")
"""The endings of tables."""

WORKBOOKS = (".xlsx", ".xlsm")
"""The endings of workbooks that people fill in."""

LARGEST_FILLED_IN = 4 * 1024 * 1024


def load(path: Path, mapping: Path | None = None, as_of: date | None = None) -> Facts:
    """Read a model from a folder or a file of text, from a table or a folder of them, or from a filled-in workbook.

    `mapping` is a file that says what the columns of tables are; `as_of` is the day on which posts of a table that have
    several dated rows are looked at. A folder may hold text and canonical tables.

    Raises:
        NotFound: there is nothing there.
        InvalidModel: what is there cannot be read; all problems at once.
    """
    if mapping is None and (found := _filled_in(path)) is not None:
        return found
    text, tables = _held(path)
    if mapping is not None or (tables and not text):
        from orgmodel.load.tables import door

        return door.load(path, mapping, as_of)
    if tables:
        from orgmodel.load.tables import door

        if door.canonical_paths(path):
            return door.load_beside(path)
    return assemble.load(path)


def _held(path: Path) -> tuple[bool, bool]:
    """Tell whether there is authored text at a path, and whether there are tables."""
    try:
        if not path.is_dir():
            table = path.suffix.lower() in TABLES
            return not table, table
        endings = {entry.suffix.lower() for entry in path.iterdir() if not entry.name.startswith(".")}
        folders = any(path.glob("*/*.yaml"))
    except OSError:
        return True, False
    return ".yaml" in endings or folders, not endings.isdisjoint(TABLES)


def _filled_in(path: Path) -> Facts | None:
    """Read a workbook that people fill in: one of orgmodel's, or a RACI grid. Another one holds tables of posts."""
    if path.suffix.lower() not in WORKBOOKS or not path.is_file() or path.stat().st_size > LARGEST_FILLED_IN:
        return None
    from orgmodel.load import raci_grid, workbook
    from orgmodel.load.spreadsheet import sheets

    found = sheets(path)
    if workbook.is_workbook(found):
        return workbook.read_workbook(path, found)[0]
    grid = raci_grid.find_grid(found)
    return raci_grid.read_grid(path, grid)[0] if grid else None
