"""Which tables does a file hold? By its ending, with the header found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from orgmodel.errors import NotFound, needed_for
from orgmodel.load.called import given
from orgmodel.load.files import label as label_of
from orgmodel.load.tables.ahead import begun
from orgmodel.load.tables.csv_file import MOST_BYTES, read_csv
from orgmodel.load.tables.guess import header_record
from orgmodel.load.tables.narrow import below
from orgmodel.load.tables.table import MOST_COLUMNS, Table, refused

TEXTS = frozenset({".csv", ".tsv", ".tab"})
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
PARQUET = frozenset({".parquet"})
LOADER = frozenset({".dat"})
ENDINGS = TEXTS | WORKBOOKS | PARQUET | LOADER
_HEAD = 40


@dataclass(frozen=True, slots=True)
class Hints:
    """What a mapping says about how to read a file; empty where it is found out."""

    encoding: str = ""
    separator: str = ""
    header_row: int = 0
    sheet: str = ""


def is_table(path: Path) -> bool:
    """Tell whether a path is a table by its ending."""
    return path.suffix.lower() in ENDINGS


def read_tables(path: Path, hints: Hints | None = None, label: str = "") -> list[Table]:
    """Read the tables of a file: one of a text or Parquet file, one of each sheet of a workbook.

    Raises:
        NotFound: there is no such file.
        InvalidModel: the file is damaged, protected or too large, with the place.
        MissingExtra: the extra `tables` is not installed.
    """
    label = label or label_of(path)
    with needed_for(label):
        return _read(path, hints or Hints(), label)


def _read(path: Path, hints: Hints, label: str) -> list[Table]:
    ending = path.suffix.lower()
    if ending in WORKBOOKS:
        from orgmodel.load.tables.workbook import read_workbook

        sheets = read_workbook(_bytes(path, label), label, ending)
        if hints.sheet:
            sheets = [sheet for sheet in sheets if sheet.sheet == hints.sheet]
        return [with_header(sheet, hints.header_row) for sheet in sheets]
    if ending in PARQUET:
        from orgmodel.load.tables.parquet import read_parquet

        return [read_parquet(_bytes(path, label), label)]
    if ending in LOADER:
        from orgmodel.load.tables.hdl import read_hdl

        return [read_hdl(_bytes(path, label), label)]
    return [with_header(_texts(path, hints, ending, label), hints.header_row)]


def _texts(path: Path, hints: Hints, ending: str, label: str) -> Table:
    """Read a text file; one that was begun is taken where nothing says that it is to be read otherwise."""
    separator = hints.separator or ("\t" if ending in {".tsv", ".tab"} else "")
    table = begun(path)
    if table is None or separator or hints.encoding:
        return read_csv(_bytes(path, label), label, encoding=hints.encoding, separator=separator)
    return replace(table, label=label)


def _bytes(path: Path, label: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise refused(label, f"{size / 2**30:.1f} GB; {MOST_BYTES >> 30} GB is the limit of a file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(f"{given(path)}: no such file or folder") from error
    except OSError as error:
        raise NotFound(f"{given(path)}: cannot be read: {error.strerror}") from error


def with_header(table: Table, row: int = 0) -> Table:
    """Take the record that names the columns as the header: the one in a given row, or the one that is found."""
    if not len(table):
        return table
    head = table.frame.head(_HEAD).rows()
    number = int(np.searchsorted(table.row, row)) if row else header_record(head)
    if number >= len(head):
        raise refused(table.label, f"there is no header in row {row}", row)
    if len(head[number]) > MOST_COLUMNS:
        raise refused(table.label, f"more than {MOST_COLUMNS:,} columns", row or 1)
    above = tuple(f"header in row {table.row[number]}" for _ in range(1) if number)
    after = below(table, number)
    return replace(after, read_as=(*after.read_as, *above))
