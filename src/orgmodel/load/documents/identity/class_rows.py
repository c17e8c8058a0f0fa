"""Does a document begin with a table of classes, a line a class and one text for all? `1610P2 Data Analyst II 29`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.pages import glued
from orgmodel.load.documents.pages.document import Block, Shape

_ROW = re.compile(
    r"(?:(?P<before>[A-Z]{0,3}\d{3,6}[A-Z]?\d?)\s+)?(?P<title>[A-Z].{4,90}?)"
    r"(?:,?\s+(?:Grade\s+)?(?P<grade>[A-Z]{0,2}-?\d{1,3})(?:\*?\s[A-Z])?)?"
    r"(?:\s+\(?(?P<behind>\d{4,7}|\d{1,2}\.\d{3})\)?)?"
)
_FEWEST = 2
_LABELS = 6


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A row of the table: its title as a heading, and its code and grade as fields."""

    heading: Block
    fields: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The rows, and the blocks before and after them; the table's own heads are in neither."""

    rows: tuple[ClassRow, ...]
    before: tuple[Block, ...]
    after: tuple[Block, ...]


def class_table(blocks: Sequence[Block]) -> ClassTable | None:
    """Find the first rows that each have a title and a code, at least two of different titles."""
    blocks = _unwrapped(blocks)
    at = 0
    while at < len(blocks):
        rows = _run(blocks, at)
        if len(rows) >= _FEWEST and len({row.heading.text.casefold() for row in rows}) == len(rows):
            start = at
            while start > max(0, at - _LABELS) and vocabulary.field_of(blocks[start - 1].text):
                start -= 1
            return ClassTable(tuple(rows), tuple(blocks[:start]), tuple(blocks[at + len(rows) :]))
        at += max(1, len(rows))
    return None


def _unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """Give each row of a table a block, also where its rows were taken for the lines of a paragraph."""
    found: list[Block] = []
    for block in blocks:
        cells = glued.rows(block.text) if block.shape is Shape.PARAGRAPH and not block.label else [block.text]
        at = 0
        for cell in cells if len(cells) > 1 else ():
            at = block.text.find(cell, at)
            found.append(block.part(at, at + len(cell)))
            at += len(cell)
        found += [block] if len(cells) == 1 else []
    return found


def _run(blocks: Sequence[Block], at: int) -> list[ClassRow]:
    rows = []
    for block in blocks[at:]:
        row = _row(block)
        if row is None:
            break
        rows.append(row)
    return rows


def _row(block: Block) -> ClassRow | None:
    if block.label or block.shape is Shape.FURNITURE or "$" in block.text:
        return None
    match = _ROW.fullmatch(block.text.strip())
    code = match and (match["before"] or match["behind"])
    if not match or not code or not is_title(match["title"]):
        return None
    fields = [Block(Shape.FIELD, code, block.lines, label="Class Code")]
    if match["grade"]:
        fields.append(Block(Shape.FIELD, match["grade"], block.lines, label="Pay Grade"))
    return ClassRow(Block(Shape.HEADING, match["title"].strip(" ,"), block.lines), tuple(fields))
