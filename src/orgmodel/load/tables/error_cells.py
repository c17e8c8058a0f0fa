"""In which cells of a workbook do errors (`#REF!`) stand, and does an ODS repeat rows beyond all sheets?

The reader of workbooks gives errors as empty cells, so they are sought in the parts of the package. What an ODS repeats
is written once with a count, which it may put at any height.
"""

from __future__ import annotations

import re
from html import unescape
from posixpath import join, normpath
from typing import NoReturn

from orgmodel.load.tables.table import refused

Found = dict[str, dict[tuple[int, int], str]]
"""By the name of a sheet, the errors by row and column, both from 0."""

BOOK = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
"""The parts of an XLSX that say which part is which sheet."""

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1 << 20, 1 << 14, 48_000_000
_MOST_REPEATED_ERRORS, _LONGEST_COUNT = 10_000, 10

_XLSX = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*(?:<f\b(?:[^>]*/>|[^>]*>[^<]*</f>))?\s*<v>([^<]*)</v>'
)
_SHEET = re.compile(rb'<sheet\b[^>]*\bname="([^"]*)"[^>]*?\b\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(Id|Target)="([^"]*)"')
_ODS = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])((?:[^>\"]|\"[^\"]*\")*?)(/?)>|(</table:table-row>)"
)
_NAME = re.compile(rb'\btable:name="([^"]*)"')
_TIMES = re.compile(rb'\bnumber-(?:rows|columns)-repeated="(\d+)"')
_TEXT = re.compile(rb"<text:p\b[^>]*>([^<]*)")
_ERROR = re.compile(r"#\S{2,15}|Err:\d{3}")


def errors_of_xlsx(parts: dict[str, bytes], names: tuple[str, ...]) -> Found:
    """Find the errors in some parts of an XLSX, by the names of sheets. `parts` also holds the workbook's own part."""
    book, relations = (parts.get(name, b"") for name in BOOK)
    targets = {}
    for relation in _RELATION.findall(relations):
        said = {key.decode(): unescape(value.decode("utf-8", "replace")) for key, value in _ATTRIBUTE.findall(relation)}
        target = said.get("Target", "")
        targets[said.get("Id", "")] = target[1:] if target.startswith("/") else normpath(join("xl", target))
    found: Found = {}
    for name, relation in _SHEET.findall(book):
        part = targets.get(unescape(relation.decode("utf-8", "replace")), "")
        if part in names:
            cells = {(int(row) - 1, _column(letters)): text.decode("utf-8", "replace")
                     for letters, row, text in _XLSX.findall(parts[part])}  # fmt: skip
            found[unescape(name.decode("utf-8", "replace"))] = cells
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def errors_of_ods(content: bytes, label: str) -> Found:
    """Find the errors of an ODS by the names of its sheets, counting what is repeated.

    Raises:
        InvalidModel: rows or cells are repeated beyond the end of any sheet, or more often than fits.
    """
    walk = _Walk(content, label)
    for tag in _ODS.finditer(content):
        walk.step(tag)
    return walk.found


class _Walk:
    """Where one is in an ODS: the sheet, the row, the column, what the row holds, and how often it is repeated."""

    def __init__(self, content: bytes, label: str) -> None:
        self.content = content
        self.label = label
        self.found: Found = {}
        self.sheet = ""
        self.row = self.column = self.width = self.cells = 0
        self.times = 1
        self.errors: dict[int, str] = {}

    def step(self, tag: re.Match[bytes]) -> None:
        """Take one tag: a sheet begins, a row begins or ends, a cell stands."""
        kind, attributes = tag[1], tag[2] or b""
        if kind == b"table":
            name = _NAME.search(attributes)
            self.sheet, self.row = unescape(name[1].decode("utf-8", "replace")) if name else "", 0
        elif kind == b"table-row":
            self.times, self.column, self.width, self.errors = self.repeated(attributes), 0, 0, {}
            self.row += self.times if tag[3] else 0
        elif tag[4]:
            self.end_row()
        else:
            self.cell(tag, attributes)

    def end_row(self) -> None:
        """Count a row with what it holds as often as it is repeated."""
        self.cells += self.times * self.width
        if self.width and (self.row + self.times > MOST_ROWS or self.cells > MOST_CELLS):
            self.refuse(f"row {self.row + 1} of sheet '{self.sheet}' is repeated {self.times:,} times "
                        f"(number-rows-repeated) with {self.width:,} cells")  # fmt: skip
        for row in range(self.row, self.row + min(self.times, _MOST_REPEATED_ERRORS)) if self.errors else ():
            cells = {(row, column): text for column, text in self.errors.items()}
            self.found.setdefault(self.sheet, {}).update(cells)
        self.row += self.times

    def cell(self, tag: re.Match[bytes], attributes: bytes) -> None:
        """Count a cell as often as it is repeated; one without a value only moves on."""
        times = self.repeated(attributes)
        if b"value-type=" in attributes:
            self.width = self.column + times
            if self.width > MOST_COLUMNS:
                self.refuse(f"a cell in row {self.row + 1} of sheet '{self.sheet}' is repeated {times:,} times "
                            f"(number-columns-repeated)")  # fmt: skip
            if not tag[3] and (text := _error(self.content, tag.end(), attributes)):
                self.errors.update(dict.fromkeys(range(self.column, self.width), text))
        self.column += times

    def repeated(self, attributes: bytes) -> int:
        """Say how often a row or a cell stands."""
        found = _TIMES.search(attributes)
        if found and len(found[1]) > _LONGEST_COUNT:
            self.refuse(f"row {self.row + 1} of sheet '{self.sheet}' is repeated {found[1][:20].decode()}… times")
        return int(found[1]) if found else 1

    def refuse(self, said: str) -> NoReturn:
        """Say what is repeated, and what a sheet holds at most."""
        most = f"a sheet ends after {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns, and {MOST_CELLS:,} cells fit"
        raise refused(self.label, f"{said}: {most}", self.row + 1)


def _error(content: bytes, at: int, attributes: bytes) -> str:
    """Give the error that a cell shows, or nothing."""
    shown = _TEXT.match(content, at)
    text = unescape(shown[1].decode("utf-8", "replace")) if shown else ""
    marked = b'value-type="error"' in attributes or b"table:formula=" in attributes
    return text if marked and _ERROR.fullmatch(text) else ""
