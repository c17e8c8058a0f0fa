"""Where did a text lose its line breaks? `ResponsibilitiesUnder minimum direction …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orgmodel.load.documents import vocabulary
from orgmodel.load.documents.fields import unflattened, unglued

_HEADING = re.compile(r"([A-Z][a-z]+(?:(?:,| and| of| &)? [A-Z][a-z]+){0,4})(?=[A-Z][a-z]*\s\S)")
_OPENS = re.compile(r"(?:The|This|We|Our|You|Under)\s")
"""How a sentence begins: what is glued in front of it is a heading, known or not."""

_SENTENCE = re.compile(r"(?<=[a-z)])(?=You(?:[’']ll| will)\s)")
_TEXT = 80
_SHORTEST = 4


def unglued_text(line: str) -> list[str]:
    """Break a long line off behind the heading, and behind each sentence, that is glued to what follows."""
    text, *more = _SENTENCE.split(line.strip()) if len(line) > _TEXT else [line.strip()]
    if more:
        return [piece for part in (text, *more) for piece in unglued_text(part)]
    match = _HEADING.match(text) if len(text) > _TEXT else None
    if match is None or len(match[1]) < _SHORTEST:
        return [line]
    opens = " " not in match[1] and bool(_OPENS.match(text, match.end()))
    return [f"{match[1]}:", text[match.end() :]] if opens or vocabulary.section_of(match[1]) else [line]


def pieces(line: str, *, spaced: bool) -> Iterator[str]:
    """Break a line at headings, bullets, labels and sentences whose line breaks were lost. `spaced` as in `unglued`."""
    for part in unflattened(line):
        for piece in unglued(part, spaced=spaced):
            yield from unglued_text(piece)
