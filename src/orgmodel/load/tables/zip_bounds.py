"""How large is a workbook when it is unpacked? Measured before anything opens it, whatever its directory says."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from orgmodel.load.tables.table import refused

MOST_UNPACKED = 2 << 30
MOST_CELLS = 48_000_000
_LARGE_PART, _MOST_TIMES = 64 << 20, 200
"""A part that is larger and was packed better than this is a bomb: cells of a workbook shrink to a tenth or so."""

_CHUNK = 1 << 20
_LOCAL = struct.Struct("<26xHH")
_STORED, _DEFLATED = 0, 8
_CELL = re.compile(rb'\br="([A-Z]{0,3})(\d{1,9})"')
_FORMULA = re.compile(
    rb'<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_ODD = re.compile(
    rb'\bt="e"|value-type="error"|>Err:\d|>#[A-Z]|-repeated="\d{8,}"'
    rb'|columns-repeated="\d{4,}"[^>]*value-type=|value-type=[^>]*columns-repeated="\d{4,}"'
    rb'|rows-repeated="\d{4,}"[^>]*>(?!\s*<table:table-cell\b[^>]*/>\s*</table:table-row>)'
)
"""Cells that hold errors, and rows and cells that are repeated often; not the empty rows with which sheets end."""

_TAIL = 4096


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One part of a package while it is measured: its widest column, its last row, a formula without a value."""

    columns: int = 0
    rows: int = 0
    formula: str = ""


def measured(data: bytes, label: str) -> tuple[str, ...]:
    """Refuse a package that unpacks to more than fits, or whose cells span more than fits.

    Gives the names of the parts to look at: with cells that hold errors, or that repeat cells very often.

    Raises:
        InvalidModel: it does, it is no zip archive, or a formula has no value.
    """
    odd: dict[str, None] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        # NotImplementedError: packed in a way that zipfile cannot unpack
        raise refused(label, f"is damaged: {error}") from error
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refused(label, f"unpacks to more than {MOST_UNPACKED >> 30} GB")
    total = 0
    for part in parts:
        if part.flag_bits & 1:
            raise refused(label, "is protected by a password: save it without one")
        name = part.filename.lower()
        sheet = _Sheet()
        seen = name.endswith(".xml") and ("worksheets/" in name or name == "content.xml")
        before, own = b"", 0
        for chunk in _unpacked(data, part, label):
            total, own = total + len(chunk), own + len(chunk)
            if own > _LARGE_PART and own > _MOST_TIMES * part.compress_size:
                said = f"'{part.filename}' unpacks to more than {_MOST_TIMES} times its size: it is no workbook"
                raise refused(label, said)
            if total > MOST_UNPACKED:
                raise refused(label, f"unpacks to more than {MOST_UNPACKED >> 30} GB")
            if seen:
                sheet = _extended(sheet, before + chunk)
                if _ODD.search(before + chunk):
                    odd[part.filename] = None
                before = chunk[-_TAIL:]
                _check(sheet, label, part.filename)
    return tuple(odd)


def unpacked(data: bytes, names: tuple[str, ...], label: str) -> dict[str, bytes]:
    """Unpack some parts of a package that was measured, whole; those that are not there are left out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {
            part.filename: b"".join(_unpacked(data, part, label))
            for part in archive.infolist()
            if part.filename in names
        }


def _unpacked(data: bytes, part: zipfile.ZipInfo, label: str) -> Iterator[bytes]:
    """Unpack a part piece by piece; its size in the directory is not believed."""
    names = data[part.header_offset : part.header_offset + _LOCAL.size]
    if len(names) < _LOCAL.size:
        raise refused(label, f"is damaged: '{part.filename}' is cut off")
    name, extra = _LOCAL.unpack(names)
    start = part.header_offset + _LOCAL.size + name + extra
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == _STORED:
        for at in range(0, len(packed), _CHUNK):
            yield bytes(packed[at : at + _CHUNK])
        return
    if part.compress_type != _DEFLATED:
        raise refused(label, f"'{part.filename}' is packed in a way that workbooks are not")
    engine, rest = zlib.decompressobj(-zlib.MAX_WBITS), bytes(packed)
    try:
        while rest and not engine.eof:
            yield engine.decompress(rest, _CHUNK)
            rest = engine.unconsumed_tail
        yield engine.flush()
    except zlib.error as error:
        raise refused(label, f"is damaged: '{part.filename}': {error}") from error


def _extended(sheet: _Sheet, text: bytes) -> _Sheet:
    columns, rows = sheet.columns, sheet.rows
    found = _CELL.findall(text)
    if found:
        columns = max(columns, *map(_number, {letters for letters, _ in found}))
        rows = max(rows, *map(int, {digits for _, digits in found}))
    formula = sheet.formula
    if not formula and b"<f" in text and (match := _FORMULA.search(text)):
        formula = (match[1] + match[2]).decode()
    return _Sheet(columns, rows, formula)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check(sheet: _Sheet, label: str, part: str) -> None:
    if sheet.rows * max(sheet.columns, 1) > MOST_CELLS:
        raise refused(
            label, f"'{part}' spans {sheet.rows:,} rows and {sheet.columns:,} columns, which is more than fits"
        )
    if sheet.formula:
        said = f"cell {sheet.formula} of '{part}' holds a formula without its value: open the workbook and save it"
        raise refused(label, said, int(re.sub(r"\D", "", sheet.formula)))
