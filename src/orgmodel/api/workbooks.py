"""Read a workbook that orgmodel wrote, or a RACI grid of somebody else's, into a model."""

from __future__ import annotations

from pathlib import Path

from orgmodel.api.writing import write_model
from orgmodel.errors import InvalidModel, Problem
from orgmodel.load import raci_grid
from orgmodel.load.spreadsheet import sheets
from orgmodel.load.workbook import is_workbook, read_workbook
from orgmodel.model.facts import Facts
from orgmodel.write.written import Written


def workbook_kind(path: Path | str) -> str:
    """Tell what an XLSX file is: `workbook` of orgmodel's, `grid` (RACI), or nothing of both (an empty text)."""
    found = sheets(Path(path))
    if is_workbook(found):
        return "workbook"
    return "grid" if raci_grid.find_grid(found) else ""


def workbook_facts(path: Path | str) -> tuple[Facts, tuple[str, ...]]:
    """Read a workbook or a RACI grid, and say what of it was not read.

    Raises:
        NotFound, InvalidModel, OrgModelError: it is not there, is neither, or cannot be read.
    """
    path = Path(path)
    found = sheets(path)
    if is_workbook(found):
        return read_workbook(path, found)
    grid = raci_grid.find_grid(found)
    if grid is None:
        said = "neither a workbook of orgmodel's nor a RACI grid: no sheet has roles across and letters below them"
        raise InvalidModel([Problem(path.as_posix(), 0, 0, said)])
    return raci_grid.read_grid(path, grid)


def import_workbook(path: Path | str, into: Path | str) -> tuple[Written, tuple[str, ...]]:
    """Read a workbook or a RACI grid into a model's folder, and say what of it was not read.

    Raises:
        NotFound, InvalidModel, OrgModelError: as `workbook_facts` and `write_model`.
    """
    facts, notes = workbook_facts(path)
    return write_model(facts, into), notes
