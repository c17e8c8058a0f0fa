"""What is a document, whatever its format was? Numbered lines, and blocks that know their lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from orgmodel.model.postings import Passage

_FOUND_BY = 60


class Shape(Enum):
    """What a block looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FIELD = "field"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text in one shape.

    Attributes:
        shape: what it looks like.
        text: its words, with white space collapsed and without its bullet; of a field, the value.
        lines: where it stands.
        level: of a heading, how deep (1 is the outermost); 0 when its format does not say.
        label: of a field, the words before its value.
        starts: where in the text each line after the first begins, with its number.
    """

    shape: Shape
    text: str
    lines: Passage
    level: int = 0
    label: str = ""
    starts: tuple[tuple[int, int], ...] = ()

    def passage(self, said: str) -> Passage:
        """The lines on which some of the block's words stand."""
        at = self.text.find(said[:_FOUND_BY]) if self.starts else -1
        if at < 0:
            return self.lines
        return Passage(self._line(at), self._line(at + max(len(said) - 1, 0)))

    def part(self, start: int, end: int | None = None) -> Block:
        """A block of a piece of the text, with the lines of that piece."""
        text = self.text[start:end]
        inside = tuple((at - start, line) for at, line in self.starts if at > start)
        lines = Passage(self._line(start), self._line(start + max(len(text) - 1, 0)))
        return replace(self, text=text, lines=lines, starts=inside)

    def _line(self, at: int) -> int:
        return max((line for start, line in self.starts if start <= at), default=self.lines.first)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as blocks.

    Attributes:
        name: the file as it was named by the user, with `/`.
        format: txt, md, html, docx or pdf.
        sha256: of the file's bytes.
        lines: the text that evidence counts in.
        pages: the page of each line; empty when the format has no pages.
        blocks: the same text, put together.
    """

    name: str
    format: str
    sha256: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    pages: tuple[int, ...] = ()


class Unreadable(Exception):
    """Indicates that a document cannot be read, and why, in words for its owner."""
