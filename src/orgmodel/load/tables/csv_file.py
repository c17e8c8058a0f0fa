"""A CSV file → a table of texts: at the speed of polars where its quoting is regular, with care where it is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.delimiter import NAMES, sample, separator_of
from orgmodel.load.tables.encoding import utf8
from orgmodel.load.tables.records import Records, records
from orgmodel.load.tables.table import MOST_CELLS, MOST_COLUMNS, Table, frame_of, refused
from orgmodel.model.facts import IntColumn

if TYPE_CHECKING:
    import polars as pl

MOST_BYTES = 2 << 30
_LONGEST_CELL = 1 << 20
_BATCH = 50_000


def read_csv(data: bytes, label: str, *, encoding: str = "", separator: str = "") -> Table:
    """Read a text file of cells. The header is still the first record: finding it is another question.

    Raises:
        InvalidModel: the text is damaged or cut off, with the line.
    """
    text, code = utf8(data, label, encoding)
    text = _one_newline(text)
    mark = separator or separator_of(text)
    width = max(map(len, sample(text, mark)), default=0)
    if width > MOST_COLUMNS:
        raise refused(label, f"a row has more than {MOST_COLUMNS:,} cells: this is no table", 1)
    found = records(text, mark, width)
    if found.open:
        raise refused(label, "a quote is opened here and never closed: the file is damaged or cut off", found.open)
    if len(found.line) * max(width, 1) > MOST_CELLS:
        raise refused(label, f"has more than {MOST_CELLS:,} cells, which is more than fits")
    frame, found = _parsed(text, mark, width, found, label)
    _refuse_cut(text, found, width, label)
    cells = found.cells
    return Table(
        label=label,
        sheet="",
        headers=(),
        frame=frame,
        row=found.line,
        read_as=(code, NAMES.get(mark, f"'{mark}'")),
        short=_where(cells, lambda each: (each < width) & (each > 1)),
        long=_where(cells, lambda each: each > width),
        tight=_is_tight(text, mark),
    )


def _is_tight(text: bytes, mark: str) -> bool:
    """Tell that no cell has a blank before or after its text, if that is quickly told."""
    if not text.isascii() or any(blank in text for blank in (b"\t", b"\v", b"\f", b"\r")):
        return False
    whole = np.frombuffer(text, dtype=np.uint8)
    blank = np.flatnonzero(whole == ord(" "))
    edge = np.zeros(256, dtype=bool)
    edge[[ord(mark), ord("\n"), ord('"')]] = True
    inside = blank.size == 0 or (blank[0] > 0 and blank[-1] < len(whole) - 1)
    return inside and not (edge[whole[blank - 1]].any() or edge[whole[(blank + 1) % len(whole)]].any())


def _where(cells: IntColumn | None, test: object) -> IntColumn:
    if cells is None:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(test(cells))  # type: ignore[operator]


def _one_newline(text: bytes) -> bytes:
    """Let a line end as on Unix: the old ending of a bare return too."""
    return text if b"\n" in text else text.replace(b"\r", b"\n")


def _parsed(text: bytes, mark: str, width: int, found: Records, label: str) -> tuple[pl.DataFrame, Records]:
    import polars as pl

    if not width:
        return frame_of([]), found
    if found.sound:
        schema = {str(number): pl.String for number in range(width)}
        try:
            frame = pl.read_csv(
                io.BytesIO(text),
                has_header=False,
                schema=schema,
                separator=mark,
                extra_columns="ignore",
                missing_columns="insert",
            )
        except pl.exceptions.PolarsError:
            frame = None
        if frame is not None and frame.height == len(found.line):
            return frame, found
    return _with_care(text, mark, width, label)


def _with_care(text: bytes, mark: str, width: int, label: str) -> tuple[pl.DataFrame, Records]:
    """Read record by record: quotes stand within cells that are not quoted."""
    import polars as pl

    frames, lines, cells = [], [], []
    try:
        for rows in _batches(text, mark):
            frames.append(frame_of([[row[at] if at < len(row) else None for _, row in rows] for at in range(width)]))
            lines += [line for line, _ in rows]
            cells += [len(row) for _, row in rows]
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
