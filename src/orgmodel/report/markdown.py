"""A document as Markdown, for a file, a wiki or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text, Voice, Voices
from orgmodel.report.text import plain

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBER = re.compile(r"^([0-9]+)([.)])(?=\s|$)")
_MARK = re.compile(r"^([#+-])(?=\s|$)")
_NARROW = 6


def escaped(text: str) -> str:
    """Make a text mean itself in Markdown and in the HTML that is made of it."""
    text = _ENTITY.sub("&amp;", plain(text))
    return _SPECIAL.sub(lambda found: {"<": "&lt;", ">": "&gt;"}.get(found[1], "\\" + found[1]), text)


def paragraph(text: str) -> str:
    """Make a text mean itself at the beginning of a line, where a number or a dash would begin a list."""
    return _MARK.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", escaped(text).lstrip()))


def render(document: Document) -> str:
    """Write a document as Markdown."""
    return "\n".join(line for block in document for line in _block(block)).strip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            badge = f" · **{block.badge}**" if block.badge else ""
            yield f"{'#' * block.level} {escaped(block.text)}{badge}"
        case Text():
            yield f"{'> ' * block.note}{paragraph(block.text)}"
        case Bullets():
            if block.label:
                yield paragraph(block.label)
                yield ""
            yield from (f"- {paragraph(item)}" for item in block.items)
        case Facts():
            yield "| | |"
            yield "|---|---|"
            yield from (f"| {escaped(name)} | {escaped(value)} |" for name, value in block.rows)
        case Table():
            yield _row(block.header)
            yield f"|{'|'.join(_alignment(block, column) for column in range(len(block.header)))}|"
            yield from map(_row, block.rows)
        case Voices():
            for side in block.sides:
                yield from _voice(side)
    yield ""


def _alignment(block: Table, column: int) -> str:
    """Center what is narrow, such as the letters of a RACI matrix."""
    return ":-:" if all(len(row[column]) <= _NARROW for row in block.rows) else "---"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"


def _voice(side: Voice) -> Iterator[str]:
    yield f"- **{escaped(side.title)}**: {escaped(side.claim)}"
    yield from (f"  - as recorded: {escaped(words)}" for words in side.words)
    for passage in side.passages:
        quote = f": “{escaped(passage.quote)}”" if passage.quote else ""
        yield f"  - *{escaped(passage.where)}*{quote}"
