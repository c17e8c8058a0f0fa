"""Facts → the canonical tables as CSV, XLSX or Parquet: a file or a sheet for each, which the reader of tables knows.

What tables do not hold (header, sources, scopes, bodies, providers, domains of the model's own) stands beside them in
`orgmodel.yaml`. Nothing that begins like a formula is written as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from orgmodel.errors import OrgModelError, UnknownFormat, needed_for
from orgmodel.model import facts as f
from orgmodel.model.tables import ROLE, ROLE_ROW, ROLES, SHEETS, UNITS, Column, Kind, Sheet, written
from orgmodel.model.texts import Coded
from orgmodel.render.painters.spreadsheet import spreadsheet
from orgmodel.write.header_entries import catalog_file, catalog_path, header, others, own_domains, sources
from orgmodel.write.whole_files import write_files
from orgmodel.write.yaml_text import document

if TYPE_CHECKING:
    import polars as pl

TableKind = Literal["csv", "xlsx", "parquet"]
KINDS: tuple[TableKind, ...] = ("csv", "xlsx", "parquet")
_MOST_IN_SHEET = 1_048_575
_MOST_IN_CELL = 32_767
_TOP = "none"


def write_tables(facts: f.Facts, folder: Path, kind: str) -> tuple[Path, ...]:
    """Write a model as tables into a folder, all files or none, and give their paths.

    Raises:
        UnknownFormat, OrgModelError: as `table_files`; or the folder cannot be written.
    """
    files: dict[str, str | bytes] = {"orgmodel.yaml": yaml_beside(facts), **table_files(facts, kind)}
    path = catalog_path(facts.header)
    if path is not None:
        files[path.as_posix()] = document(catalog_file(facts) or {})
    return write_files(folder, files.items())


def yaml_beside(facts: f.Facts) -> str:
    """Write what tables do not hold."""
    entry = header(facts)
    path = catalog_path(facts.header)
    if path is not None:
        entry["catalog"] = path.as_posix()
    kept = {name: entries for name, entries in others(facts).items() if name != "units"}
    more = {"sources": sources(facts), "domains": own_domains(facts), **kept}
    return document({**entry, **{name: entries for name, entries in more.items() if entries}})


def table_files(facts: f.Facts, kind: str) -> dict[str, bytes]:
    """Give the path below the folder and the bytes of each file.

    Raises:
        UnknownFormat: `kind` is none of `csv`, `xlsx`, `parquet`.
        MissingExtra: the extra `tables` is not installed.
        OrgModelError: a workbook cannot hold so much.
    """
    with needed_for(kind.upper()):
        import polars as pl  # noqa: F401
    frames = {sheet.name: frame_of(facts, sheet) for sheet in SHEETS}
    filled = {name: frame for name, frame in frames.items() if frame.height or name == ROLES.name}
    if kind == "csv":
        return {f"{name}.csv": _guarded(frame).write_csv().encode() for name, frame in filled.items()}
    if kind == "parquet":
        return {f"{name}.parquet": _parquet(frame) for name, frame in filled.items()}
    if kind == "xlsx":
        return {"model.xlsx": workbook(filled)}
    raise UnknownFormat(f"no tables of the kind '{kind}': write {', '.join(KINDS)}")


def frame_of(facts: f.Facts, sheet: Sheet) -> pl.DataFrame:
    """Give one canonical table, all of it texts; columns in which nothing is said are left out."""
    import polars as pl

    table = getattr(facts, sheet.name)
    columns: dict[str, Any] = {}
    if sheet not in {ROLES, UNITS}:
        columns.update(_owners(facts.roles, table.role))
    for column in sheet.columns:
        texts = _column(table, column, len(table))
        if texts is not None or column.name in sheet.key:
            columns[column.name] = [""] * len(table) if texts is None else texts
    return pl.DataFrame({name: pl.Series(name, list(texts), dtype=pl.String) for name, texts in columns.items()})


def _owners(roles: f.Roles, rows: f.IntColumn) -> dict[str, list[str]]:
    """Name the roles of rows by their ids, and by their rows where ids do not tell."""
    ids = list(roles.id)
    first: dict[str, int] = {}
    for row, name in enumerate(ids):
        first.setdefault(name, row)
    clear = [bool(ids[row]) and first[ids[row]] == row for row in range(len(ids))]
    owners = {ROLE: [ids[row] for row in rows.tolist()]}
    if not all(clear[row] for row in rows.tolist()):
        owners[ROLE_ROW] = ["" if clear[row] else str(row + 1) for row in rows.tolist()]
    return owners


def _column(table: Any, column: Column, count: int) -> list[str] | None:
    """Write a column; None where no row says anything."""
    values: Any = table
    for name in column.field.split("."):
        values = getattr(values, name)
    if column.dense:
        return _dense(values, column)
    if not values:
        return None
    texts = [""] * count
    for row, value in values.items():
        texts[row] = written(getattr(value, column.part) if column.part else value, column)
    return texts if any(texts) else None


def _dense(values: Any, column: Column) -> list[str] | None:
    if column.kind is Kind.TOP:
        return [_TOP if top else "" for top in values.tolist()] if values.any() else None
    if column.kind is Kind.LIST:
        return [written(value, column) for value in values] if any(values) else None
    if isinstance(values, np.ndarray):
        if not (values != f.UNKNOWN).any():
            return None
        names = _numbers(column)
        return [names(number) for number in values.tolist()]
    if isinstance(values, Coded):
        return list(values) if values.code.any() else None
    return list(values) if any(values) else None


def _numbers(column: Column) -> Callable[[int], str]:
    if column.word is None:
        return lambda number: "" if number == f.UNKNOWN else str(number)
    words: Mapping[int, str] = {int(word): str(word) for word in column.word}
    return lambda number: words.get(number, "")


def _guarded(frame: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before what a spreadsheet would calculate; the reader of tables takes it off."""
    import polars as pl

    return frame.with_columns(pl.col(pl.String).str.replace(r"^('*[=+\-@\t\r])", "'$1"))


def _parquet(frame: pl.DataFrame) -> bytes:
    file = BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def workbook(frames: Mapping[str, pl.DataFrame]) -> bytes:
    """Write a workbook with a sheet for each table. Every cell is a text, whatever it begins with.

    Raises:
        MissingExtra: the extra `tables` is not installed.
        OrgModelError: a table does not fit into a sheet.
    """
    file = BytesIO()
    with spreadsheet(file) as book:
        bold = book.add_format({"bold": True})
        for name, frame in frames.items():
            if frame.height > _MOST_IN_SHEET:
                raise OrgModelError(f"{frame.height:,} {name} do not fit into a sheet: write csv or parquet")
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            put = partial(_put, sheet, name)
            for number, column in enumerate(frame.columns):
                sheet.write_string(0, number, column, bold)
                for row, text in enumerate(frame[column].to_list(), 1):
                    if text:
                        put(row, number, text)
    return file.getvalue()


def _put(sheet: Any, name: str, row: int, column: int, text: str) -> None:
    if sheet.write_string(row, column, text):
        raise OrgModelError(
            f"{name}, row {row + 1}: a text of {len(text):,} characters does not fit into a cell "
            f"({_MOST_IN_CELL:,}): write csv or parquet"
        )
