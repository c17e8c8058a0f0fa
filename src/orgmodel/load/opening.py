"""What is at a path: authored text or tables? Either door gives the same facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.load import assemble

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
"""The endings of tables."""

WORKBOOKS = (".xlsx", ".xlsm")
"""The endings of workbooks that people fill in."""

LARGEST_FILLED_IN = 4 * 1024 * 1024


def load(path: Path) -> Facts:
    """Read a model from a folder or a file of text, from a workbook, or from a table of posts.

    Raises:
        NotFound: there is nothing there.
        InvalidModel: what is there cannot be read; all problems at once.
    """
    if path.suffix.lower() in TABLES and not path.is_dir():
        from orgmodel.load.tables.door import load_posts

        return _filled_in(path) or load_posts(path)
    return assemble.load(path)


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
