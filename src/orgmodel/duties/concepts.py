"""Which phrases mean one thing? `help desk` and `service desk` are one concept, found on stems, longest first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from orgmodel.duties.lexicon import DATA, Lexicon, lexicon
from orgmodel.duties.words import words

_Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Concepts:
    """Phrases by their stems.

    Stems that two concepts claim (`account`: a user's, or `accounting`) count only for the very words.
    """

    names: tuple[str, ...]
    by_stems: dict[_Phrase, int]
    by_words: dict[_Phrase, int]
    longest: dict[str, int]

    def found(self, said: Sequence[str], stems: Sequence[str]) -> list[int]:
        """Give the numbers of the concepts in a text, each as often as it is named, without overlaps."""
        concepts = []
        place = 0
        while place < len(stems):
            length, concept = self._at(said, stems, place)
            if length:
                concepts.append(concept)
            place += length or 1
        return concepts

    def length_at(self, said: Sequence[str], stems: Sequence[str], place: int) -> int:
        """Count the words of the phrase that begins at a place of a text; none does at 0."""
        return self._at(said, stems, place)[0]

    def _at(self, said: Sequence[str], stems: Sequence[str], place: int) -> tuple[int, int]:
        for length in range(self.longest.get(stems[place], 0), 0, -1):
            if place + length > len(stems):
                continue
            found = self.by_stems.get(tuple(stems[place : place + length]))
            if found is None:
                found = self.by_words.get(tuple(said[place : place + length]))
            if found is not None:
                return length, found
        return 0, 0


@cache
def concepts() -> Concepts:
    """Read the built-in aliases."""
    given: dict[str, list[str]] = json.loads((DATA / "aliases.json").read_text(encoding="utf-8"))
    return of_phrases(given, lexicon())


def of_phrases(given: dict[str, list[str]], known: Lexicon) -> Concepts:
    """Make concepts of their names, each with its other phrases. The first claim of a phrase counts."""
    by_words: dict[_Phrase, int] = {}
    claims: dict[_Phrase, set[int]] = {}
    for number, (name, others) in enumerate(given.items()):
        for phrase in (name, *others):
            said = words(phrase)
            by_words.setdefault(said, number)
            claims.setdefault(tuple(map(known.stem, said)), set()).add(number)
    longest: dict[str, int] = {}
    for stems in claims:
        longest[stems[0]] = max(longest.get(stems[0], 0), len(stems))
    sure = {stems: next(iter(numbers)) for stems, numbers in claims.items() if len(numbers) == 1}
    return Concepts(tuple(given), sure, by_words, longest)
