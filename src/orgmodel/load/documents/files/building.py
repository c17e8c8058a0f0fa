"""Blocks of formats that say what is a heading, an item or a row: they are filled in here one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.cleaning import BULLET, cleaned, is_page_mark
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.fields import header_row, in_item, labeled, run_in_heading
from orgmodel.model.postings import Passage

BOLD_LEVEL = 7
"""How deep a paragraph in bold stands, which is used as a heading: below all real ones."""

_LONGEST_HEADING = 110
_SHORT_CELL = 25
_SHORT_WORDS = 7


@dataclass
class Builder:
    """Collects blocks in the order of the document."""

    blocks: list[Block] = field(default_factory=list)
    header: tuple[str, ...] = ()

    def heading(self, text: str, lines: Passage, level: int) -> None:
        """Add a heading."""
        if said := _one_line(text):
            self.blocks.append(Block(Shape.HEADING, said.rstrip(" :"), lines, level))

    def item(self, text: str, lines: Passage) -> None:
        """Add an item of a list."""
        said = _without_bullet(_one_line(text))
        if pairs := in_item(said):
            self._fields(pairs, lines)
        elif said:
            self.blocks.append(Block(Shape.ITEM, said, lines))

    def paragraph(self, text: str, lines: Passage, *, bold: bool = False) -> None:
        """Add a paragraph, whose line breaks may part fields, headings and items of their own."""
        rows = text.split("\n")
        parts = [cleaned(part) for part in rows if part.strip()]
        if len(rows) == lines.last - lines.first + 1 and _holds_items(rows):
            for number, row in enumerate(rows):
                self._parts([cleaned(row)], Passage(lines.first + number, lines.first + number))
            return
        if len(parts) > 1 and all(_is_short_line(part) for part in parts):
            for part in parts:
                self._parts([part], lines)
            return
        if bold and len(parts) == 1 and self._bold_heading(parts[0], lines):
            return
        self._parts(parts, lines)

    def _parts(self, parts: Sequence[str], lines: Passage) -> None:
        rest: list[str] = []
        for part in parts:
            if pairs := labeled(part):
                self._flow(rest, lines)
                self._fields(pairs, lines)
            elif is_page_mark(part):
                self.blocks.append(Block(Shape.FURNITURE, part.strip(), lines))
            elif (bullet := BULLET.match(part)) and bullet["mark"]:
                self._flow(rest, lines)
                self.item(part, lines)
            elif said := run_in_heading(part.strip()):
                self._flow(rest, lines)
                self.heading(said[0], lines, BOLD_LEVEL)
                rest.append(said[1])
            elif _is_heading_line(part.strip()):
                self._flow(rest, lines)
                self.heading(part, lines, BOLD_LEVEL)
            else:
                rest.append(part)
        self._flow(rest, lines)

    def row(self, cells: Sequence[str], lines: Passage) -> None:
        """Add a row of a table: fields where its cells are labels and values, else an item."""
        texts = [said for cell in cells if (said := _one_line(cell))]
        if not texts:
            return
        header, self.header = self.header, ()
        if len(header) == len(texts) > 1:
            pairs = list(zip(header, texts, strict=True))
            self.blocks += [Block(Shape.FIELD, value, lines, label=label.rstrip(" :")) for label, value in pairs]
            return
        if header_row(texts):
            self.header = tuple(texts)
            return
        pairs = [(texts[at], texts[at + 1]) for at in range(0, len(texts) - 1, 2)]
        if len(texts) % 2 == 0 and all(vocabulary.field_of(label) for label, _ in pairs):
            self.blocks += [Block(Shape.FIELD, value, lines, label=label.rstrip(" :")) for label, value in pairs]
        elif all(labeled(text) for text in texts) or len(texts) == 1:
            for text in texts:
                self.paragraph(text, lines)
        else:
            longest = max(texts, key=len)
            short = all(len(text) <= _SHORT_CELL for text in texts if text is not longest)
            self.item(longest if short and len(longest) > _SHORT_CELL else " – ".join(texts), lines)

    def _fields(self, pairs: Sequence[tuple[str, str]], lines: Passage) -> None:
        for label, value in pairs:
            self.blocks.append(Block(Shape.FIELD if label else Shape.PARAGRAPH, value, lines, label=label))

    def _bold_heading(self, text: str, lines: Passage) -> bool:
        if len(text) > _LONGEST_HEADING or labeled(text) or text.rstrip().endswith("."):
            return False
        self.heading(text, lines, BOLD_LEVEL)
        return True

    def _flow(self, rest: list[str], lines: Passage) -> None:
        if said := _one_line(" ".join(rest)):
            self.blocks.append(Block(Shape.PARAGRAPH, said, lines))
        rest.clear()


def _holds_items(rows: Sequence[str]) -> bool:
    """Tell whether all lines of a paragraph are items whose bullets the format does not know."""
    bullets = [BULLET.match(cleaned(row)) for row in rows]
    return len(rows) > 1 and all(bullet and bullet["mark"] for bullet in bullets)


def _is_short_line(text: str) -> bool:
    """Tell whether a line is a name or a title, which no sentence runs through."""
    words = text.split()
    return len(words) <= _SHORT_WORDS and words[0][0].isupper() and text.rstrip()[-1:].isalnum()


def _is_heading_line(text: str) -> bool:
    """Tell whether a line without any markup is a heading all the same: a known one that stands alone."""
    words = text.split()
    plain = text.isupper() or text.endswith(":")
    return plain and len(words) <= 8 and bool(vocabulary.section_of(text))


def _one_line(text: str) -> str:
    return " ".join(cleaned(text.replace("\n", " ")).split())


def _without_bullet(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet and bullet["mark"] else text
