"""Lines of plain text → blocks: what was broken over lines is joined, headings and fields are told by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.verbs import is_doing, starts_with_verb
from orgmodel.load.documents.pages.cleaning import BULLET, cleaned, furniture, joined, numbered, with_values
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.fields import (
    COLUMNS,
    code_or_grade,
    header_row,
    in_item,
    labeled,
    run_in_heading,
)
from orgmodel.load.documents.pages.flat_lines import glues_labels
from orgmodel.load.documents.pages.glued import pieces
from orgmodel.load.documents.pages.heading_shapes import (
    LONGEST_HEADING,
    begins_low,
    is_numbered_heading,
    is_plain_heading,
    is_title_case,
)
from orgmodel.load.documents.pages.wrapping import ENDS, double_spaced, wrap_width
from orgmodel.model.postings import Passage

_HEADING_WORDS = 10
_FULL = 0.82
_QUITE_FULL = 0.97
_GROUP_WORDS = 4
_HEAD_LINES = 12
_MOST_BLANKS = 3
_DEEP = 8
_DANGLING = re.compile(
    r"\b(?:the|an?|of|and|or|to|with|for|in|by|on|from|as|at|is|are|that|which|its|their|under|including)$|\s&$"
)


def blocks(lines: Sequence[str], pages: Sequence[int] = ()) -> tuple[Block, ...]:
    """Put the lines of a text together as blocks. `pages` gives the page of each line, where there are pages."""
    texts = numbered(with_values([cleaned(line) for line in lines]))
    aside = furniture(texts, pages)
    return tuple(_Walk(texts, aside).blocks())


@dataclass
class _Open:
    """The block that is being put together."""

    shape: Shape
    text: str
    first: int
    last: int
    ended_at: int = 0
    label: str = ""
    starts: tuple[tuple[int, int], ...] = ()


@dataclass
class _Walk:
    """Walks over the lines once."""

    texts: list[str]
    aside: frozenset[int]
    done: list[Block] = field(default_factory=list)
    open: _Open | None = None
    blanks: int = 0
    header: tuple[str, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        body = [text for number, text in enumerate(self.texts) if text.strip() and number not in self.aside]
        self.width = wrap_width(body)
        self.glued = glues_labels(body)
        self.double = double_spaced(self.texts)
        self.known = " ".join(body).casefold()

    def blocks(self) -> list[Block]:
        """Give the blocks in order."""
        for number, text in enumerate(self.texts):
            if not text.strip():
                self.blanks += 1
            elif number in self.aside:
                self._furniture(number, text)
            else:
                for piece in pieces(text, spaced=self.glued):
                    if self.open is not None and self.open.last == number + 1:
                        self._close()  # broken off before what follows on its line
                    self._line(number, piece)
                self.blanks = 0
        self._close()
        return self.done

    def _furniture(self, number: int, text: str) -> None:
        """Keep a page's header or footer out of the text, but let its labels speak."""
        at = Passage(number + 1, number + 1)
        for label, value in labeled(text) or (("", text.strip()),):
            self.done.append(Block(Shape.FURNITURE, value, at, label=label))
        self.blanks = 0 if self.open and not self.open.text.endswith(ENDS) else self.blanks

    def _line(self, number: int, text: str) -> None:
        if self.columns and self._column_goes_on(text):
            return
        self.columns = ()
        bullet = BULLET.match(text)
        if bullet and text[bullet.end() - 1].isdigit() and is_numbered_heading(text):
            text = f"{text[: bullet.end()]}. {text[bullet.end() :]}"  # `1Job Purpose`
        elif bullet and not is_numbered_heading(text):
            said = text[bullet.end() :].strip()
            if pairs := in_item(said):
                self._fields(number, pairs)
            else:
                self._start(Shape.ITEM, said, number)
            return
        if self._is_row(number, text) or self._title_row(number, text):
            return
        if self._continues(number, text):
            self._join(number, text)
            return
        stripped = text.strip()
        pairs = labeled(text)
        if pairs:
            self._fields(number, pairs)
        elif heading := run_in_heading(stripped):
            self._heading(heading[0], number)
            self._start(Shape.PARAGRAPH, heading[1], number)
        elif self._is_heading(number, stripped):
            self._heading(stripped, number)
        else:
            self._start(Shape.PARAGRAPH, stripped, number)

    def _is_row(self, number: int, text: str) -> bool:
        """Take a row of values under a row of labels."""
        cells = [cell for cell in COLUMNS.split(text.strip()) if cell]
        header, self.header = self.header, ()
        if len(header) == len(cells) > 1:
            self._close()
            at = Passage(number, number + 1)
            self.done += [Block(Shape.FIELD, cell, at, label=label) for label, cell in zip(header, cells, strict=True)]
            return True
        if header_row(cells):
            self._close()
            self.header = tuple(cells)
            return True
        return False

    def _column_goes_on(self, text: str) -> bool:
        """Take the rest of a value that was broken inside its column (`Executive Director, Information / Services`)."""
        indent = len(text) - len(text.lstrip())
        at = next((number for start, number in self.columns if abs(start - indent) <= 1), -1)
        if self.blanks or at < 0 or indent < _DEEP or COLUMNS.search(text.strip()) or labeled(text):
            return False
        said = " ".join(text.split())
        if at < len(self.done):
            self.done[at] = replace(self.done[at], text=f"{self.done[at].text} {said}")
        elif self.open is not None:
            self.open.text += f" {said}"
        return True

    def _title_row(self, number: int, text: str) -> bool:
        """Part `Data Manager    20    $43.75 - $66.25`, as tables of posts have it."""
        first, *rest = [cell for cell in COLUMNS.split(text.strip()) if cell] or [""]
        if len(rest) == 1 and number <= _HEAD_LINES and (labels := code_or_grade(first, rest[0])):
            self._fields(number, list(zip(labels, (first, rest[0]), strict=True)))
            return True
        if (
            number > _HEAD_LINES
            or not rest
            or not is_title(first)
            or not all(re.match(r"[$\d]", cell) for cell in rest)
        ):
            return False
        for cell in (first, *rest):
            self._start(Shape.PARAGRAPH, cell, number)
        return True

    def _fields(self, number: int, pairs: Sequence[tuple[str, str]]) -> None:
        """Close each field at once, but let the last one go on: its value may be broken over lines."""
        self._close()
        at = Passage(number + 1, number + 1)
        line = self.texts[number]
        starts = [line.find(value) for _, value in pairs]
        self.columns = tuple((start, len(self.done) + each) for each, start in enumerate(starts) if start > 0)
        self.done += [
            Block(Shape.FIELD if label else Shape.PARAGRAPH, value, at, label=label) for label, value in pairs[:-1]
        ]
        self._start(Shape.FIELD, pairs[-1][1], number, pairs[-1][0])

    def _heading(self, text: str, number: int) -> None:
        self._close()
        self.done.append(Block(Shape.HEADING, " ".join(text.split()), Passage(number + 1, number + 1)))

    def _start(self, shape: Shape, text: str, number: int, label: str = "") -> None:
        self._close()
        text = " ".join(text.split())
        self.open = _Open(shape, text, number + 1, number + 1, len(self.texts[number].rstrip()), label)

    def _join(self, number: int, text: str) -> None:
        if self.open is None:
            return
        said = " ".join(text.split())
        self.open.text = joined(self.open.text, said, self.known)
        self.open.starts += ((len(self.open.text) - len(said), number + 1),)
        self.open.last = number + 1
        self.open.ended_at = len(text.rstrip())

    def _close(self) -> None:
        before, self.open = self.open, None
        if before is not None and (before.text or before.label):
            lines = Passage(before.first, before.last)
            self.done.append(Block(before.shape, before.text, lines, label=before.label, starts=before.starts))

    def _continues(self, number: int, text: str) -> bool:
        """Tell whether a line goes on with the open block."""
        before = self.open
        stripped = text.strip()
        if before is None:
            return False
        if not before.text:
            return before.shape is Shape.ITEM and self.blanks <= 1
        if self.blanks > (1 if self.double else 0):
            return not before.text.endswith(ENDS) and begins_low(stripped) and self.blanks <= _MOST_BLANKS
        if self.blanks == 0 and (self._is_broken_off(before, text) or self._hangs(before, text)):
            return True
        return self._flows_on(before, number, text)

    def _flows_on(self, before: _Open, number: int, text: str) -> bool:
        """Tell whether a line right below the open block goes on with it, by how both begin and end."""
        stripped = text.strip()
        ended = before.text.endswith(ENDS)
        lower = begins_low(stripped)
        full = self._was_full(before.ended_at, stripped)
        if before.text.endswith(".") and self._names_a_group(number, stripped):
            return False
        if lower and not ended and not labeled(text) and (full or not vocabulary.field_of(stripped)):
            return True
        if before.text.endswith((".", ";")) and self._is_next_duty(before, stripped):
            return lower and full and not before.text.endswith(";")
        if before.text.endswith(";"):
            return lower and full
        new = labeled(text) or run_in_heading(stripped) or self._is_heading(number, stripped)
        return not new and not (self.double and ended) and full

    def _is_broken_off(self, before: _Open, text: str) -> bool:
        """Tell whether a text cannot end where its line does: behind an article, a preposition or a comma."""
        ends_open = before.text.endswith(",") or bool(_DANGLING.search(before.text))
        if before.shape is Shape.FIELD:
            goes_on = before.text.endswith((";", ",")) and text[:1].isspace()
            return (goes_on or (ends_open and before.text[-1] != ",")) and not labeled(text)
        return ends_open and not labeled(text) and not vocabulary.section_of(text.strip())

    def _hangs(self, before: _Open, text: str) -> bool:
        """Tell whether a line stands under the words of an item, further in than its bullet."""
        bullet = self.texts[before.first - 1]
        hang = len(text) - len(text.lstrip()) - (len(bullet) - len(bullet.lstrip()))
        return before.shape is Shape.ITEM and hang > 1 and not labeled(text)

    def _names_a_group(self, number: int, text: str) -> bool:
        """Tell whether a few words above a list name a group of duties (`Operations`)."""
        plain = len(text.split()) <= _GROUP_WORDS and text[:1].isupper() and text[-1:].isalnum()
        return plain and number + 1 < len(self.texts) and bool(BULLET.match(self.texts[number + 1]))

    def _is_next_duty(self, before: _Open, text: str) -> bool:
        """A sentence that begins with a verb, under a line that was not quite full, is a duty of its own."""
        word = text.split(" ", 1)[0]
        return starts_with_verb(text) and before.ended_at + 1 + len(word) <= self.width * _QUITE_FULL

    def _was_full(self, length: int, after: str) -> bool:
        """Tell whether a line was broken because it was full: the next word did not fit."""
        if not self.width:
            return False
        word = after.split(" ", 1)[0]
        return length + 1 + len(word) > self.width * _FULL

    def _is_heading(self, number: int, text: str) -> bool:
        if len(text) > LONGEST_HEADING or len(text.split()) > _HEADING_WORDS or not re.search(r"[A-Za-z]{3}", text):
            return False
        if text.endswith((".", ";", ",")) or "$" in text:
            return False
        kind = vocabulary.section_of(text)
        after = self.texts[number + 1].strip() if number + 1 < len(self.texts) else ""
        if text.isupper() or (after.startswith(f"The {text} ") and is_title(text)):
            return True
        if len(text.split()) > _GROUP_WORDS and not text.endswith(":") and is_doing(text):
            return False  # `Provides support for Emergency Services`
        if kind and (text.endswith(":") or is_title_case(text)):
            return self._stands_alone(number) or text.endswith(":") or is_plain_heading(text)
        return is_title_case(text) and self._stands_alone(number) and len(text.split()) <= 7

    def _stands_alone(self, number: int) -> bool:
        before = number == 0 or not self.texts[number - 1].strip() or (number - 1) in self.aside
        after = number + 1 >= len(self.texts) or not self.texts[number + 1].strip()
        return before and (after or bool(BULLET.match(self.texts[number + 1])))
