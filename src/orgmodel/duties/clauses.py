"""What are the parts of a duty? Sentences, then parts between semicolons, then clauses, without their lead-ins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.duties.lexicon import lexicon
from orgmodel.duties.words import plain, words

MOST = 16
"""So many clauses of a duty are compared one by one; the whole text counts in any case."""

_SPLIT = re.compile(
    r"(?<=[.!?])\s+|[;\n\r\u2022\u25cf\uf0b7]+|:\s|,(?!\d)|[()\[\]]|\s[-\u2013\u2014]+\s|\u2014"
    r"|\b(?:including(?: but not limited to)?|such as|as well as|in order to)\b"
)
_WHO = r"(?:(?:the|this|an?|each|such)\s+)?(?:position|role|incumbent|employee|individual|person|candidate|class)\s+"
_LEAD_IN = re.compile(
    rf"""(?:
        (?:{_WHO}|(?:the|this|an?)\s+(?:\w+\s+){{0,6}}?)?(?:(?:will|shall|must|may)\s+(?:also\s+)?be|is|are|was)\s+
            (?:also\s+|directly\s+|primarily\s+|solely\s+|ultimately\s+|jointly\s+|fully\s+)?
            (?:an?\s+(?:\w+\s+){{0,8}}?(?:role|position|class)\s+(?:that\s+|which\s+)?(?:is\s+)?)?
            (?:responsible|accountable|answerable|in\s+charge|tasked|charged)\s+(?:for|of|with|to)\b
      | (?:{_WHO}|the\s+|this\s+)?(?:will|shall|must|may|can)\b(?:\s+also\b)?(?:\s+be\s+(?:expected|required)\s+to\b)?
      | {_WHO}(?=[a-z]+s\b)
      | (?:also\s+|primarily\s+)?(?:responsible|accountable|answerable)\s+(?:for|to)\b
      | (?:the\s+)?(?:(?:essential|key|main|primary|specific|principal)\s+)*
            (?:areas\s+of\s+)?(?:duties|responsibilities|responsibility|functions|tasks)
            (?:\s+and\s+responsibilities)?\s+(?:of\s+(?:the|this)\s+\w+\s+)?(?:may\s+|will\s+)?
            (?:include|are|consist\s+of)\b
      | (?:works?\s+)?under\s+(?:the\s+)?(?:(?:general|direct|limited|close|administrative|minimal)\s+)*
            (?:direction|supervision|guidance)\b
      | (?:as\s+(?:assigned|directed|needed|required|necessary)|in\s+this\s+(?:role|position|capacity))\b
      | (?:and|or|to|also)\b
    )\s*""",
    re.VERBOSE,
)
_MOST_LEAD_INS = 6
_FEWEST = 2


@dataclass(frozen=True)
class Passage:
    """A text to be compared, and its words."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Titles of roles and names of organizations: dropped before duties are compared, for names make false matches."""

    names: tuple[str, ...] = ()

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, ...]]]:
        split = sorted({words(name) for name in self.names}, key=lambda each: (-len(each), each))
        found: dict[str, list[tuple[str, ...]]] = {}
        for each in split:
            if len(each) > 1:
                found.setdefault(each[0], []).append(each)
        return found

    def without(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """Drop names of two words or more, the longest first."""
        if not self._by_first or not any(word in self._by_first for word in said):
            return said
        return tuple(self._kept(said))

    def _kept(self, said: tuple[str, ...]) -> Iterator[str]:
        place = 0
        while place < len(said):
            fitting = (name for name in self._by_first.get(said[place], ()) if said[place : place + len(name)] == name)
            name = next(fitting, ())
            if not name:
                yield said[place]
            place += len(name) or 1


def clauses(text: str, names: Names | None = None) -> tuple[Passage, ...]:
    """Give the clauses of a duty in order. A text of lead-ins and names alone is one clause; one of no words has none.

    A piece of a single content word (`collect, prepare and label samples`) is no clause: it joins the next one.
    """
    said = [_without_lead_in((names or Names()).without(words(piece))) for piece in _SPLIT.split(plain(text))]
    parts = tuple(_whole_pieces(said)) or (words(text),)
    return tuple(Passage(" ".join(part), part) for part in parts if part)


def _whole_pieces(pieces: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    last: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    for piece in pieces:
        waiting += piece
        if len(lexicon().content(waiting)) >= _FEWEST:
            if last:
                yield last
            last, waiting = waiting, ()
    if last or waiting:
        yield last + waiting


def _without_lead_in(said: tuple[str, ...]) -> tuple[str, ...]:
    """Drop phrases that open a duty and say nothing of it, one after the other."""
    text = " ".join(said)
    start = 0
    for _ in range(_MOST_LEAD_INS):
        found = _LEAD_IN.match(text, start)
        if not found:
            break
        start = found.end()
    return tuple(text[start:].split()) if start else said


def joined(parts: Sequence[Passage]) -> Passage:
    """Put clauses together again."""
    return Passage(", ".join(part.text for part in parts), tuple(word for part in parts for word in part.words))
