"""What are duties made of when they are compared? Each as a whole, its clauses, and what is the same word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.catalog.common_duties import normalized
from orgmodel.duties.clauses import MOST, Names, clauses, joined
from orgmodel.duties.encoding import Encoded, Vectors, WordTable, encoded
from orgmodel.model.facts import FloatColumn, IntColumn

_FULL_CLAUSE = 4


@dataclass(frozen=True, eq=False)
class Duties:
    """Duties made ready to be compared; row i is text i.

    Attributes:
        texts: the duties as written.
        same: a number for each text, equal where the texts are equal word for word (case and punctuation aside).
        whole: each duty as one text.
        parts: the clauses of all duties, those of one duty together.
        start: where the clauses of each duty begin, shape (duties + 1,).
    """

    texts: tuple[str, ...]
    same: IntColumn
    whole: Encoded
    parts: Encoded
    start: IntColumn

    def __len__(self) -> int:
        """Count the duties."""
        return len(self.texts)

    @cached_property
    def count(self) -> IntColumn:
        """How many clauses each duty has."""
        return np.diff(self.start)

    @cached_property
    def fullness(self) -> FloatColumn:
        """What a clause counts for, by its content words: the root of n/4, at most 1. Pairs count for the product."""
        return np.sqrt(np.minimum(self.parts.content / _FULL_CLAUSE, 1.0))


def prepared(texts: Sequence[str], names: Names | None = None, vectors: Vectors | None = None) -> Duties:
    """Make duties ready to be compared.

    Args:
        texts: the duties as written.
        names: titles and organizations whose names are dropped before comparing.
        vectors: what turns texts into vectors; the built-in word table unless another is given.
    """
    split = [clauses(text, names) for text in texts]
    chosen = vectors or WordTable()
    number: dict[str, int] = {}
    return Duties(
        texts=tuple(texts),
        same=np.array([number.setdefault(normalized(text), len(number)) for text in texts], dtype=np.int64),
        whole=encoded([joined(parts) for parts in split], chosen),
        parts=encoded([part for parts in split for part in parts[:MOST]], chosen),
        start=np.cumsum([0, *(len(parts[:MOST]) for parts in split)]),
    )
