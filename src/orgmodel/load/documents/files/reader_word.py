"""Word documents → blocks, by python-docx. The zip directory is looked at first, macros are never touched."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from orgmodel.load.documents.files.building import Builder
from orgmodel.load.documents.pages.document import Block, Unreadable
from orgmodel.model.postings import Passage

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 64 * 1024 * 1024
MAX_ENTRIES = 4_000
_MAX_DEPTH = 6
_MAX_COLUMNS = 1_000
_TOO_MUCH = f"it unpacks to more than {MAX_UNPACKED // 1024 // 1024} MB"
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    """Give the paragraphs as lines, no pages, and the blocks of a document.

    Raises:
        Unreadable: it is no Word document, is encrypted, or unpacks to more than `MAX_UNPACKED` bytes.
    """
    if data.startswith(_OLD_WORD):
        raise Unreadable("encrypted, or in the format of Word before 2007: save it as .docx without a password")
    _look_inside(data)
    import docx

    try:
        body = docx.Document(io.BytesIO(data))
        walk = _Walk()
        walk.content(body, 0)
    except Unreadable:
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and keys through, whatever is broken
        raise Unreadable(f"a damaged Word document ({type(error).__name__})") from error
    return tuple(walk.lines), (), tuple(walk.builder.blocks)


def _look_inside(data: bytes) -> None:
    """Refuse what is no zip file of a document, and what would unpack to too much. Nothing is unpacked here."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        # NotImplementedError: packed in a way that zipfile cannot unpack
        raise Unreadable("no Word document, for it is no zip file") from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Unreadable(_TOO_MUCH)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("encrypted")
    names = {entry.filename for entry in entries}
    if "word/document.xml" not in names:
        raise Unreadable("no Word document: word/document.xml is missing")
    _check_sizes(data, entries)


def _check_sizes(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Unpack XML parts in small steps: the directory may lie about their sizes."""
    parts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in parts:
                total += _unpacked(archive, entry, MAX_UNPACKED - total)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        # NotImplementedError: packed in a way that zipfile cannot unpack
        raise Unreadable("a damaged zip file") from error


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> int:
    total = 0
    with archive.open(entry) as part:
        while step := part.read(1 << 20):
            total += len(step)
            if b"<!DOCTYPE" in step or b"<!ENTITY" in step:
                raise Unreadable("its XML declares entities, which Word never writes")
            if total > most:
                raise Unreadable(_TOO_MUCH)
    return total


class _Walk:
    """Walks over paragraphs and tables in their order. A line is a paragraph."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.lines: list[str] = []

    def content(self, part: Any, depth: int) -> None:
        """Add what a document or a cell holds."""
        from docx.table import Table

        for each in part.iter_inner_content():
            if isinstance(each, Table):
                if depth < _MAX_DEPTH:
                    self._table(each, depth + 1)
            else:
                self._paragraph(each)

    def _table(self, table: Any, depth: int) -> None:
        for row in table.rows:
            # merged cells come once for each column
            if sum(cell.grid_span for cell in row._tr.tc_lst) > _MAX_COLUMNS:  # noqa: SLF001  has no public name
                raise Unreadable(f"a table with more than {_MAX_COLUMNS:,} columns")
            cells = list({id(cell._tc): cell for cell in row.cells}.values())  # noqa: SLF001  has no public name
            plain = all(len(cell.paragraphs) <= 1 and not cell.tables for cell in cells)
            if plain and len(cells) > 1:
                texts = [cell.text for cell in cells]
                self.builder.row(texts, self._line("  ".join(texts)))
            else:
                for cell in cells:
                    self.content(cell, depth)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = paragraph.text
        at = self._line(text)
        if not text.strip():
            return
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        if style.startswith("Heading") and style[-1:].isdigit():
            self.builder.heading(text, at, int(style[-1]))
        elif style == "Title":
            self.builder.heading(text, at, 1)
        elif style.startswith("List") or _is_numbered(paragraph):
            self.builder.item(text, at)
        else:
            runs = [run for run in paragraph.runs if run.text.strip()]
            self.builder.paragraph(text, at, bold=bool(runs) and all(run.bold for run in runs))

    def _line(self, text: str) -> Passage:
        self.lines.append(" ".join(text.split()))
        return Passage(len(self.lines), len(self.lines))


def _is_numbered(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001  has no public name
    return properties is not None and properties.numPr is not None
