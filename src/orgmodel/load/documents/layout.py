"""Lines of plain text → blocks: what was broken over lines is joined, headings and fields are told by their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.load.documents import vocabulary
from orgmodel.load.documents.cleaning import BULLET, cleaned, furniture, joined
from orgmodel.load.documents.document import Block, Shape
from orgmodel.load.documents.fields import COLUMNS, header_row, in_item, labeled, run_in_heading, unflattened
from orgmodel.load.documents.verbs import starts_with_verb
from orgmodel.model.postings import Passage

_LONGEST_HEADING = 80
_HEADING_WORDS = 10
_WRAPPED_WIDTHS = range(50, 150)
_FULL = 0.82
_QUITE_FULL = 0.97
_DOUBLE = 0.55
_ENDS = (".", "!", "?", ":", ";")


def blocks(lines: Sequence[str], pages: Sequence[int] = ()) -> tuple[Block, ...]:
    """Put the lines of a text together as blocks. `pages` gives the page of each line, where there are pages."""
    texts = [cleaned(line) for line in lines]
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

    def __post_init__(self) -> None:
        body = [text for number, text in enumerate(self.texts) if text.strip() and number not in self.aside]
        self.width = _wrap_width(body)
        self.double = _double_spaced(self.texts)
        self.known = " ".join(body).casefold()

    def blocks(self) -> list[Block]:
        """Give the blocks in order."""
        for number, text in enumerate(self.texts):
            if not text.strip():
                self.blanks += 1
            elif number in self.aside:
                self._furniture(number, text)
            else:
                for part in unflattened(text):
                    self._line(number, part)
                self.blanks = 0
        self._close()
        return self.done

    def _furniture(self, number: int, text: str) -> None:
        """Keep a page's header or footer out of the text, but let its labels speak."""
        at = Passage(number + 1, number + 1)
        for label, value in labeled(text) or (("", text.strip()),):
            self.done.append(Block(Shape.FURNITURE, value, at, label=label))
        self.blanks = 0 if self.open and not self.open.text.endswith(_ENDS) else self.blanks

    def _line(self, number: int, text: str) -> None:
        bullet = BULLET.match(text)
        if bullet and not _is_numbered_heading(text):
            said = text[bullet.end() :].strip()
            if pairs := in_item(said):
                self._fields(number, pairs)
            else:
                self._start(Shape.ITEM, said, number)
            return
        if self._is_row(number, text):
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

    def _fields(self, number: int, pairs: Sequence[tuple[str, str]]) -> None:
        """Close each field at once, but let the last one go on: its value may be broken over lines."""
        self._close()
        at = Passage(number + 1, number + 1)
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
        ended = before.text.endswith(_ENDS)
        lower = stripped[:1].islower() or stripped[:1] in "(&,"
        if self.blanks > (1 if self.double else 0):
            return not ended and lower and self.blanks <= 3
        if lower and not ended:
            return True
        if before.text.endswith(";") or (before.text.endswith(".") and self._is_next_duty(before, stripped)):
            return lower and self._was_full(before.ended_at, stripped)
        new = labeled(text) or run_in_heading(stripped) or self._is_heading(number, stripped)
        return not new and not (self.double and ended) and self._was_full(before.ended_at, stripped)

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
        if len(text) > _LONGEST_HEADING or len(text.split()) > _HEADING_WORDS or not re.search(r"[A-Za-z]{3}", text):
            return False
        if text.endswith((".", ";", ",")) or "$" in text:
            return False
        kind = vocabulary.section_of(text)
        if text.isupper():
            return True
        if kind and (text.endswith(":") or _is_title_case(text)):
            return self._stands_alone(number) or text.endswith(":") or _is_plain_heading(text)
        return _is_title_case(text) and self._stands_alone(number) and len(text.split()) <= 7

    def _stands_alone(self, number: int) -> bool:
        before = number == 0 or not self.texts[number - 1].strip() or (number - 1) in self.aside
        after = number + 1 >= len(self.texts) or not self.texts[number + 1].strip()
        return before and (after or bool(BULLET.match(self.texts[number + 1])))


def _is_numbered_heading(text: str) -> bool:
    """`II. ESSENTIAL DUTIES` and `1. Summary:` are headings, not items."""
    stripped = text.strip()
    bullet = BULLET.match(stripped)
    rest = stripped[bullet.end() :] if bullet else ""
    if not bullet or bullet["mark"] or len(rest) > _LONGEST_HEADING or rest.endswith((".", ";")):
        return False
    return bool(vocabulary.section_of(rest)) and (
        rest.isupper() or (_is_plain_heading(rest) and len(rest.split()) <= 6)
    )


def _is_plain_heading(text: str) -> bool:
    """Tell whether all words but the small ones begin with a capital."""
    words = [word for word in re.findall(r"[A-Za-z][\w'’/-]*", text) if len(word) > 3 or word[0].isupper()]
    return bool(words) and len(words) <= 8 and all(word[0].isupper() for word in words)


def _is_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w'’/-]*", text) if len(word) > 3]
    return text[:1].isupper() and sum(word[0].isupper() for word in words) * 2 >= len(words)


def _wrap_width(body: Sequence[str]) -> int:
    """The width at which a text was wrapped, or 0 when each line is a paragraph of its own."""
    lengths = sorted(len(text.rstrip()) for text in body)
    if len(lengths) < 4:
        return 0
    width = lengths[int(len(lengths) * 0.93)]
    if width not in _WRAPPED_WIDTHS or lengths[-1] > width * 1.6:
        return 0
    full = sum(length >= width * 0.8 for length in lengths)
    return width if full * 5 >= len(lengths) else 0


def _double_spaced(texts: Sequence[str]) -> bool:
    """Tell whether an empty line follows nearly every line."""
    rows = [number for number, text in enumerate(texts[:-1]) if text.strip()]
    followed = sum(not texts[number + 1].strip() for number in rows)
    long_rows = [number for number in rows if len(texts[number].strip()) > 60]
    broken = sum(not texts[number + 1].strip() and not texts[number].rstrip().endswith(_ENDS) for number in long_rows)
    return len(rows) > 8 and followed > len(rows) * _DOUBLE and broken > len(long_rows) * 0.4
