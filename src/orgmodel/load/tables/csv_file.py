"""A CSV file → a table of texts: at the speed of polars where its quoting is regular, with care where it is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import numpy as np

from orgmodel.load.tables.delimiter import NAMES, sample, separator_of
from orgmodel.load.tables.encoding import utf8
from orgmodel.load.tables.guards import unguarded
from orgmodel.load.tables.other_kinds import refuse_other_kinds
from orgmodel.load.tables.records import Records, even_lines, is_tight, records
from orgmodel.load.tables.table import MOST_CELLS, MOST_COLUMNS, Table, frame_of, refused
from orgmodel.load.told import say

if TYPE_CHECKING:
    import polars as pl

MOST_BYTES = 2 << 30
_LONGEST_CELL = 1 << 20
_BATCH = 50_000


def read_csv(data: bytes, label: str, *, encoding: str = "", separator: str = "") -> Table:
    """Read a text file of cells. The header is still the first record: finding it is another question.

    Raises:
        InvalidModel: the text is damaged, cut off or no table at all, with the line.
    """
    refuse_other_kinds(data, label)
    text, code = utf8(data, label, encoding)
    text = _one_newline(text)
    mark = separator or separator_of(text)
    width = max(map(len, sample(text, mark)), default=0)
    if width > MOST_COLUMNS:
        raise refused(label, f"a row has more than {MOST_COLUMNS:,} cells: this is no table", 1)
    frame, found = _even(text, mark, width, label)
    if frame is None:
        frame, found = _uneven(text, mark, width, label)
        _refuse_cut(text, found, width, label)
    table = Table(
        label=label,
        sheet="",
        headers=(),
        frame=frame,
        row=found.line,
        read_as=(code, NAMES.get(mark, f"'{mark}'")),
        cells=found.cells,
        width=width,
        tight=code == "ASCII" and is_tight(text, mark),
        errors=b"#" in text or (b":" in text and b"Err:" in text),
    )
    return unguarded(table) if b"'" in text else table


def _even(text: bytes, mark: str, width: int, label: str) -> tuple[pl.DataFrame | None, Records]:
    """Read a text without quotes all of whose lines have the same number of cells; no frame where that is not so.

    As many separators as such lines have, and no line that polars finds too long: then none is too short either.
    """
    lines = even_lines(text, mark, width)
    _refuse_large(lines, width, label)
    frame = _frame(text, mark, width, longer="raise") if lines else None
    found = Records(np.arange(1, lines + 1, dtype=np.int64), None)
    return (frame if frame is not None and frame.height == lines else None), found


def _uneven(text: bytes, mark: str, width: int, label: str) -> tuple[pl.DataFrame, Records]:
    """Read any text, and say of each record how many cells it has."""
    found = records(text, mark, width)
    if found.open:
        raise refused(label, "a quote is opened here and never closed: the file is damaged or cut off", found.open)
    _refuse_large(len(found.line), width, label)
    if not width:
        return frame_of([]), found
    if found.sound:
        frame = _frame(text, mark, width, longer="ignore")
        if frame is not None and frame.height == len(found.line):
            return frame, found
    return _with_care(text, mark, width, label)


def _refuse_large(lines: int, width: int, label: str) -> None:
    if lines * max(width, 1) > MOST_CELLS:
        raise refused(label, f"has more than {MOST_CELLS:,} cells, which is more than fits")


def _one_newline(text: bytes) -> bytes:
    """Let a line end as on Unix: the old ending of a bare return too."""
    return text if b"\n" in text else text.replace(b"\r", b"\n")


def _frame(text: bytes, mark: str, width: int, *, longer: Literal["raise", "ignore"]) -> pl.DataFrame | None:
    """Read a text as quickly as there is a way to; None where it cannot be read so."""
    import polars as pl

    schema = {str(number): pl.String for number in range(width)}
    try:
        return pl.read_csv(
            text,
            has_header=False,
            schema=schema,
            separator=mark,
            extra_columns=longer,
            missing_columns="insert",
            empty_string_is_null=False,  # no empty text is put in the place of a null later, in a second copy
        )
    except pl.exceptions.PolarsError:
        return None


def _with_care(text: bytes, mark: str, width: int, label: str) -> tuple[pl.DataFrame, Records]:
    """Read record by record: quotes stand within cells that are not quoted."""
    import polars as pl

    frames, lines, cells = [], [], []
    try:
        for rows in _batches(text, mark):
            frames.append(frame_of([[row[at] if at < len(row) else None for _, row in rows] for at in range(width)]))
            lines += [line for line, _ in rows]
            cells += [len(row) for _, row in rows]
            say(f"reading {label} with care, {len(lines):,} rows so far")
    except csv.Error as error:
        raise refused(
            label, f"a cell has more than {_LONGEST_CELL:,} characters ({error})", (lines or [0])[-1] + 1
        ) from error
    frame = pl.concat(frames) if frames else frame_of([[] for _ in range(width)])
    return frame, Records(np.array(lines, dtype=np.int64), np.array(cells, dtype=np.int64))


def _batches(text: bytes, mark: str) -> Iterator[list[tuple[int, list[str]]]]:
    """Give records with the lines on which they begin."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline=""), delimiter=mark)
        batch: list[tuple[int, list[str]]] = []
        line = 1
        for row in reader:
            batch.append((line, row))
            line = reader.line_num + 1
            if len(batch) == _BATCH:
                yield batch
                batch = []
        yield batch
    finally:
        csv.field_size_limit(before)


def _refuse_cut(text: bytes, found: Records, width: int, label: str) -> None:
    """Refuse a file whose last record, and no other, breaks off before the end of its line."""
    cells = found.cells
    if cells is None or text.endswith(b"\n") or len(cells) < 3 or cells[-1] >= width:  # noqa: PLR2004
        return
    if (cells[1:-1] == width).all():
        said = f"the file ends in the middle of this row ({cells[-1]} of {width} cells): it seems to be cut off"
        raise refused(label, said, int(found.line[-1]))
