"""Which words speak for which domain? Weights that were learned of invented duties, as whole numbers.

`data/domain_words.tsv` has a line a term (a stem, or `#` and a concept) with its weights by domain, the first line the
bias of each; `data/domain_vectors.npy` has a row a domain over the vector of the word table. `tools/domain_words.py`
learns both from the sentences in `tools/domain_duties`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from orgmodel.duties.concepts import concepts
from orgmodel.duties.encoding import Encoded, numbered
from orgmodel.duties.lexicon import DATA
from orgmodel.model.facts import FloatColumn, IntColumn

FloatMatrix = NDArray[np.float64]

SCALE = 16
"""Weights are stored in sixteenths."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Which column of a matrix has a term? `term` ascends, `column` is that of each."""

    term: IntColumn
    column: IntColumn

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Columns:
        """Give term number i the column i."""
        order = np.argsort(np.array(numbers, dtype=np.int64), kind="stable")
        return cls(np.array(numbers, dtype=np.int64)[order], order)

    def __len__(self) -> int:
        """Count the columns."""
        return len(self.term)


def features(texts: Encoded, columns: Columns) -> tuple[FloatMatrix, FloatMatrix]:
    """Write texts as rows: the weights of the known terms, and the vector, each of length 1 (or 0 where there is none).

    Shapes (texts, terms) and (texts, width of the vectors).
    """
    rows = _rows(texts, columns)
    return _shortened(rows, _square(rows)), _shortened(texts.vectors.astype(np.float64), texts.square)


def _rows(texts: Encoded, columns: Columns) -> FloatMatrix:
    """Write the weights of the known terms of each text, whole numbers, shape (texts, terms)."""
    rows = np.zeros((len(texts), len(columns)))
    text = np.repeat(np.arange(len(texts)), np.diff(texts.start))
    place = np.minimum(np.searchsorted(columns.term, texts.term), len(columns) - 1)
    hit = columns.term[place] == texts.term
    rows[text[hit], columns.column[place[hit]]] = texts.weight[hit]
    return rows


def _square(rows: FloatMatrix) -> FloatColumn:
    square: FloatColumn = np.einsum("ij,ij->i", rows, rows)
    return square


def _shortened(rows: FloatMatrix, square: FloatColumn) -> FloatMatrix:
    """Divide each row by the length of its text."""
    length = np.sqrt(square)[:, None]
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)


@dataclass(frozen=True, eq=False)
class DomainWords:
    """The learned weights: column i of a score is domain `ids[i]`."""

    ids: tuple[str, ...]
    columns: Columns
    terms: FloatMatrix
    vectors: FloatMatrix
    bias: FloatColumn

    def log_odds(self, texts: Encoded) -> FloatMatrix:
        """Give how strongly texts speak for each domain, shape (texts, domains): above 0 more likely than not.

        Whole numbers are summed before they are divided by a length, so that every machine finds the same.
        """
        rows = _rows(texts, self.columns)
        by_terms = _shortened(rows @ self.terms, _square(rows))
        by_vector = _shortened(texts.vectors.astype(np.float64) @ self.vectors.T, texts.square)
        odds: FloatMatrix = (by_terms + by_vector + self.bias) / SCALE
        return odds


@cache
def domain_words() -> DomainWords:
    """Read the learned weights."""
    first, *lines = (line.split("\t") for line in (DATA / "domain_words.tsv").read_text("utf-8").splitlines())
    bias = dict(_weighed(first[1:]))
    ids = tuple(bias)
    place = {domain: number for number, domain in enumerate(ids)}
    terms = np.zeros((len(lines), len(ids)))
    for row, (_, *said) in enumerate(lines):
        for domain, weight in _weighed(said):
            terms[row, place[domain]] = weight
    concept = {f"#{name}": -1 - number for number, name in enumerate(concepts().names)}
    return DomainWords(
        ids=ids,
        columns=Columns.of([concept[name] if name in concept else numbered(name) for name, *_ in lines]),
        terms=terms,
        vectors=np.load(DATA / "domain_vectors.npy").astype(np.float64),
        bias=np.array(list(bias.values()), dtype=np.float64),
    )


def _weighed(said: Sequence[str]) -> Iterator[tuple[str, int]]:
    for each in said:
        domain, weight = each.rsplit(":", 1)
        yield domain, int(weight)
