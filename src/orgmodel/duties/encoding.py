"""How are texts written as numbers? A vector, and terms with their weights, all integers so that scores are exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from orgmodel.duties.clauses import Passage
from orgmodel.duties.concepts import concepts
from orgmodel.duties.lexicon import lexicon, table
from orgmodel.model.facts import FloatColumn, IntColumn

IntMatrix = NDArray[np.int64] | NDArray[np.int32] | NDArray[np.int16]

_K1, _B = 1.2, 0.5
_SCALE = 256
_ROWS_AT_ONCE = 1 << 15
_UNKNOWN = 1 << 32
_SMALL = np.iinfo(np.int16).max


class Vectors(Protocol):
    """What turns texts into vectors: the built-in word table, or a model of sentences that an extra brings."""

    def of(self, passages: Sequence[Passage]) -> IntMatrix:
        """Give one row a passage, shape (passages, any width).

        The numbers are integers, and the squares of a row sum to less than 2**53: then every product is exact,
        and the score is the same on every machine. A row of zeros says nothing.
        """
        ...


class WordTable:
    """Plain sums of the rows of the built-in word table: weights, mean and stop words are inside it already."""

    def of(self, passages: Sequence[Passage]) -> IntMatrix:
        """Give the sum of the rows of each passage's words, shape (passages, 128), int16 or int32."""
        known, rows = lexicon().rows, table()
        found = [[row for row in map(known.get, each.words) if row is not None] for each in passages]
        sums = np.zeros((len(found), rows.shape[1]), dtype=np.int32)
        for first, last in _batches([len(each) for each in found]):
            batch = [number for number in range(first, last) if found[number]]
            if batch:
                flat = np.fromiter(chain.from_iterable(found[number] for number in batch), dtype=np.int64)
                starts = np.cumsum([0, *(len(found[number]) for number in batch[:-1])])
                sums[batch] = np.add.reduceat(rows[flat], starts, axis=0, dtype=np.int32)
        return sums.astype(np.int16) if len(sums) and np.abs(sums).max() <= _SMALL else sums


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut texts into runs of so many words that a run stays small."""
    first = held = 0
    for number, length in enumerate(lengths):
        if held and held + length > _ROWS_AT_ONCE:
            yield first, number
            first, held = number, 0
        held += length
    yield first, len(lengths)


@dataclass(frozen=True, eq=False)
class Encoded:
    """Texts as numbers; row i is text i.

    Attributes:
        vectors: integers, shape (texts, width).
        square: the squared length of each vector, exact, shape (texts,).
        start: where the terms of each text begin, shape (texts + 1,).
        term: numbers of terms, ascending within a text, shape (terms,).
        weight: the weight of each term, an integer, shape (terms,).
        own: the sum of the weights of each text, shape (texts,).
        content: how many words of each text say something, shape (texts,).
    """

    vectors: IntMatrix
    square: FloatColumn
    start: IntColumn
    term: IntColumn
    weight: FloatColumn
    own: FloatColumn
    content: IntColumn

    def __len__(self) -> int:
        """Count the texts."""
        return len(self.square)


def encoded(passages: Sequence[Passage], vectors: Vectors) -> Encoded:
    """Write passages as numbers."""
    rows = vectors.of(passages)
    square = np.zeros(len(passages))
    for first in range(0, len(passages), _ROWS_AT_ONCE):
        part = rows[first : first + _ROWS_AT_ONCE].astype(np.float64)
        square[first : first + _ROWS_AT_ONCE] = np.einsum("ij,ij->i", part, part)
    weighed = [_weighed(each.words) for each in passages]
    start = np.cumsum([0, *(len(terms) for _, terms in weighed)])
    flat = list(chain.from_iterable(terms for _, terms in weighed))
    term = np.array([number for number, _ in flat], dtype=np.int64)
    weight = np.array([each for _, each in flat], dtype=np.float64)
    return Encoded(
        vectors=rows,
        square=square,
        start=start,
        term=term,
        weight=weight,
        own=_sums(weight, start),
        content=np.array([content for content, _ in weighed], dtype=np.int64),
    )


def _sums(values: FloatColumn, start: IntColumn) -> FloatColumn:
    total = np.concatenate([[0.0], np.cumsum(values)])
    sums: FloatColumn = total[start[1:]] - total[start[:-1]]
    return sums


def _weighed(said: tuple[str, ...]) -> tuple[int, list[tuple[int, int]]]:
    """Count the content words, and weigh each term by BM25: `idf f (k1 + 1) / (f + k1 (1 - b + b L / mean))`.

    A term is the stem of a content word, or a concept that a phrase names (as rare as a term can be).
    """
    read = [_read(word) for word in said]
    counts = Counter(term for _, term in read if term is not None)
    content = counts.total()
    counts.update((-1 - each, _rarest()) for each in concepts().found(said, [stem for stem, _ in read]))
    spread = _K1 * (1 - _B + _B * content / lexicon().mean_words)
    terms = (
        (number, round(_SCALE * rarity * count * (_K1 + 1) / (count + spread)))
        for (number, rarity), count in counts.items()
    )
    return content, sorted(terms)


@cache
def _rarest() -> float:
    return lexicon().rarity("")


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, tuple[int, float] | None]:
    """Give a word's stem, and as a term its number, the same in every run, and its rarity; stop words are no terms."""
    known = lexicon()
    stem = known.stem(word)
    if not known.content((word,)):
        return stem, None
    return stem, (numbered(stem), known.rarity(stem))


def numbered(stem: str) -> int:
    """Give the number of a stem as a term. Stems that the background does not know are numbered by their hash."""
    number = _numbers().get(stem)
    return _UNKNOWN + int.from_bytes(blake2b(stem.encode(), digest_size=6).digest()) if number is None else number


@cache
def _numbers() -> dict[str, int]:
    return {stem: number for number, stem in enumerate(lexicon().frequency)}


def terms(encodings: Iterable[Encoded]) -> IntColumn:
    """Give all terms of some encodings, ascending, each once."""
    return np.array(sorted({number for each in encodings for number in each.term.tolist()}), dtype=np.int64)
