"""Plain text → blocks."""

from __future__ import annotations

from orgmodel.load.documents.files.decoding import text_of
from orgmodel.load.documents.pages.document import Block
from orgmodel.load.documents.pages.layout import blocks


def read(data: bytes) -> tuple[tuple[str, ...], tuple[int, ...], tuple[Block, ...]]:
    """Give the lines, no pages, and the blocks of a text.

    Raises:
        Unreadable: the bytes are no text.
    """
    lines = tuple(text_of(data).split("\n"))
    return lines, (), blocks(lines)
