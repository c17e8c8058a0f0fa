"""A file → a `Document`, or why it cannot be read. Only the file itself is opened, and nothing in it runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from orgmodel.errors import needed_for
from orgmodel.load.documents.pages.document import Block, Document, Shape, Unreadable

MAX_BYTES = 64 * 1024 * 1024
MAX_LINES = 400_000
LONGEST_BLOCK = 8_000
"""No paragraph of a job description is so long. Longer ones are read in parts, so that time grows with length."""

FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".docx": "word", ".docm": "word", ".pdf": "pdf",
}  # fmt: skip
"""The reader for each ending. A file's first bytes may correct its ending."""

_Read = Callable[[bytes], tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]]


def read(path: Path, name: str) -> Document:
    """Read a document.

    Raises:
        Unreadable: with the reason, in words for its owner.
        MissingExtra: the extra `documents` is not installed.
    """
    try:
        if not path.is_file():
            raise Unreadable("no file")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable(f"larger than {MAX_BYTES // 1024 // 1024} MB")
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from error
    return read_bytes(data, name, path.suffix.lower())


def read_bytes(data: bytes, name: str, ending: str) -> Document:
    """Read a document from its bytes.

    Raises:
        Unreadable, OrgModelError: as `read`.
    """
    if not data.strip():
        raise Unreadable("empty")
    kind = _format(data, ending)
    try:
        with needed_for(name):
            lines, pages, blocks = _reader(kind)(data)
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error
    if len(lines) > MAX_LINES:
        raise Unreadable(f"{len(lines):,} lines, more than {MAX_LINES:,}")
    if not any(block.text for block in blocks):
        raise Unreadable("it holds no text")
    parts = tuple(part for block in blocks for part in _parts(block))
    return Document(name, kind, hashlib.sha256(data).hexdigest(), lines, parts, pages)


def _parts(block: Block) -> Iterator[Block]:
    """Part a block that is too long at a space; behind its first part a field or heading is plain text."""
    shape = block.shape
    while len(block.text) > LONGEST_BLOCK:
        cut = block.text.rfind(" ", LONGEST_BLOCK // 2, LONGEST_BLOCK) + 1 or LONGEST_BLOCK
        yield replace(block.part(0, cut), shape=shape)
        block = replace(block.part(cut), label="")
        shape = Shape.PARAGRAPH if shape in (Shape.FIELD, Shape.HEADING) else shape
    yield replace(block, shape=shape)


def _format(data: bytes, ending: str) -> str:
    """Believe a file's first bytes more than its ending."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "word"
    start = data[:400].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    kind = FORMATS.get(ending)
    if kind is None:
        raise Unreadable(f"'{ending or 'no ending'}' is no format of documents: txt, md, html, docx, pdf")
    if kind in ("pdf", "word"):
        raise Unreadable("not what its ending says" if kind == "word" else "no PDF, whatever its ending says")
    return kind


def _reader(format: str) -> _Read:
    read: _Read = import_module(f"orgmodel.load.documents.files.reader_{format}").read
    return read
