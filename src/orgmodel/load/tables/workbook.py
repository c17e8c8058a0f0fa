"""A workbook (XLSX, ODS, XLS) → a table of texts for each sheet, read row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from orgmodel.errors import needed_for
from orgmodel.load.tables.error_cells import BOOK, Found, errors_of_ods, errors_of_xlsx
from orgmodel.load.tables.table import Table, frame_of, refused
from orgmodel.load.tables.zip_bounds import measured, unpacked

if TYPE_CHECKING:
    import polars as pl
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BATCH = 20_000
_MOST_XLS = 256 << 20
_EXACT = 2**53
_PASSWORD = "is protected by a password: save it without one"  # noqa: S105


def read_workbook(data: bytes, label: str, ending: str) -> list[Table]:
    """Read all visible sheets that hold something.

    Raises:
        InvalidModel: as `opened`, or there is nothing in it.
    """
    with opened(data, label, ending) as (book, errors):
        shown = [each.name for each in book.sheets_metadata if _is_shown(each)]
        tables = [_table(book.get_sheet_by_name(name), label, errors.get(name, {})) for name in shown]
    found = [table for table in tables if len(table)]
    if not found:
        raise refused(label, "has no sheet with anything in it")
    return found


@contextmanager
def opened(data: bytes, label: str, ending: str) -> Iterator[tuple[CalamineWorkbook, Found]]:
    """Open a workbook, after it was measured; with the errors that stand in its cells, which are not known of old ones.

    Raises:
        InvalidModel: the workbook is protected, damaged or too large, or a formula has no value.
        MissingExtra: the extra `tables` is not installed.
    """
    with needed_for(label):
        import python_calamine as calamine

    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise refused(label, _PASSWORD)
        if len(data) > _MOST_XLS:
            raise refused(label, "is larger than workbooks of this kind are")
    elif not data.startswith(b"PK"):
        raise refused(label, f"is no workbook, although its name ends in {ending}")
    errors = {} if data.startswith(_OLE) else _errors(data, label)
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            yield book, errors
    except calamine.PasswordError as error:
        raise refused(label, _PASSWORD) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise refused(label, f"cannot be read as a workbook: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refused(label, "cannot be read as a workbook: it is damaged") from error


def _is_shown(sheet: Any) -> bool:
    import python_calamine as calamine

    kinds, seen = calamine.SheetTypeEnum, calamine.SheetVisibleEnum
    return bool(sheet.typ == kinds.WorkSheet and sheet.visible == seen.Visible)


def _errors(data: bytes, label: str) -> Found:
    """Measure a package, and find the errors that stand in cells."""
    odd = measured(data, label)
    if "content.xml" in odd:
        return errors_of_ods(unpacked(data, odd, label)["content.xml"], label)
    return errors_of_xlsx(unpacked(data, (*odd, *BOOK), label), odd) if odd else {}


def _table(sheet: CalamineSheet, label: str, errors: dict[tuple[int, int], str]) -> Table:
    import polars as pl

    frames: list[pl.DataFrame] = []
    batch: list[list[str | None]] = []
    for row in sheet.iter_rows():
        batch.append([text_of(cell) for cell in row])
        if len(batch) == _BATCH:
            frames.append(_frame(batch))
            batch = []
    if batch:
        frames.append(_frame(batch))
    frame = pl.concat(frames) if frames else frame_of([])
    bottom, right = sheet.end or (0, 0)
    above, left = bottom + 1 - frame.height, right + 1 - frame.width
    rows = np.arange(above + 1, bottom + 2, dtype=np.int64)
    frame = _with_errors(_filled(frame, sheet, above, left), errors, above, left)
    return Table(label, sheet.name, (), frame, rows, ("workbook",), errors=True)


def _with_errors(frame: pl.DataFrame, errors: dict[tuple[int, int], str], above: int, before: int) -> pl.DataFrame:
    """Put the errors where they stand: the reader gives them as empty cells."""
    import polars as pl

    columns: dict[str, dict[int, str]] = {}
    for (row, column), text in errors.items():
        if 0 <= row - above < frame.height and 0 <= column - before < frame.width:
            columns.setdefault(str(column - before), {})[row - above] = text
    put = {name: frame[name].scatter(list(cells), list(cells.values())) for name, cells in columns.items()}
    return frame.with_columns(pl.Series(name, cells, dtype=pl.String) for name, cells in put.items())


def _frame(rows: list[list[str | None]]) -> pl.DataFrame:
    return frame_of(list(zip(*rows, strict=True)))


def _filled(frame: pl.DataFrame, sheet: CalamineSheet, above: int, before: int) -> pl.DataFrame:
    """Let cells that are merged over several rows hold their value in each of these rows.

    `above` rows and `before` columns of the sheet stand before those of the frame.
    """
    import polars as pl

    ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]] = sheet.merged_cell_ranges or ()
    for (top, left), (bottom, _) in ranges:
        first, last = top - above, min(bottom - above, frame.height - 1)
        column = str(left - before)
        if last <= first or first < 0 or column not in frame.columns:
            continue
        texts = frame[column].to_list()
        texts[first + 1 : last + 1] = [each or texts[first] for each in texts[first + 1 : last + 1]]
        frame = frame.with_columns(pl.Series(column, texts, dtype=pl.String))
    return frame


def text_of(cell: object) -> str | None:
    """Write a cell as a spreadsheet shows it: no `.0` at whole numbers, days as 2026-01-31."""
    if cell is None or isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | datetime | time) else str(cell)
