"""PDF → blocks, by pypdfium2. Text is put into reading order from where it stands on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orgmodel.load.documents.files.page_order import Segment, reading_order
from orgmodel.load.documents.pages.document import Block, Unreadable
from orgmodel.load.documents.pages.layout import blocks

MAX_PAGES = 2_000
MAX_SEGMENTS = 20_000
_ENCRYPTED = ("password", "security", "4", "5")


@dataclass
class _Text:
    """The lines of a document so far, and their pages."""

    lines: list[str]
    pages: list[int]


def read(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    """Give the lines, their pages and the blocks of a document.

    Raises:
        Unreadable: it is encrypted, damaged, has too many pages, or holds pictures only.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        said = str(error).casefold()
        locked = "password" in said or "security" in said or b"/Encrypt" in data[-4096:]
        raise Unreadable("encrypted: save it without a password" if locked else "a damaged PDF") from error
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("a damaged PDF") from error
    finally:
        document.close()


def _read(document: Any) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    count = len(document)
    if count > MAX_PAGES:
        raise Unreadable(f"{count:,} pages, more than {MAX_PAGES:,}")
    text = _Text([], [])
    for number in range(count):
        for line in _page(document, number):
            text.lines.append(line)
            text.pages.append(number + 1)
    if not any(line.strip() for line in text.lines):
        raise Unreadable("it holds pictures of text only: recognize the text first (OCR)" if count else "no pages")
    return tuple(text.lines), tuple(text.pages), blocks(text.lines, text.pages)


def _page(document: Any, number: int) -> list[str]:
    page = document[number]
    try:
        texts = page.get_textpage()
        try:
            return reading_order(_segments(texts), page.get_width())
        finally:
            texts.close()
    finally:
        page.close()


def _segments(texts: Any) -> list[Segment]:
    count = min(texts.count_rects(), MAX_SEGMENTS)
    segments = []
    for number in range(count):
        left, bottom, right, top = texts.get_rect(number)
        said = " ".join(texts.get_text_bounded(left, bottom, right, top).replace("\r", "").split("\n")).strip("\x00")
        if said.strip():
            segments.append(Segment(left, bottom, right, top, said))
    return segments
