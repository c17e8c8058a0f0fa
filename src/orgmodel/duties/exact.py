"""How alike are given pairs of texts? `(cosine + 0.7 BM25) / 1.7`, from exact integers: the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.duties.encoding import Encoded, terms
from orgmodel.model.facts import FloatColumn, IntColumn

LEXICAL = 0.7
_AT_ONCE = 1 << 14


@dataclass(frozen=True)
class Between:
    """Two encodings whose texts are held against each other. They may be the same one."""

    left: Encoded
    right: Encoded

    def score(self, left: IntColumn, right: IntColumn) -> FloatColumn:
        """Give the score of text `left[i]` and text `right[i]`, 0 to 1, for all i."""
        score = np.zeros(len(left))
        for first in range(0, len(left), _AT_ONCE):
            rows = slice(first, first + _AT_ONCE)
            score[rows] = self._score(left[rows], right[rows])
        return score

    def _score(self, left: IntColumn, right: IntColumn) -> FloatColumn:
        both = (self.cosine(left, right) + LEXICAL * self.lexical(left, right)) / (1 + LEXICAL)
        score: FloatColumn = np.clip(both, 0.0, 1.0)
        return score

    def cosine(self, left: IntColumn, right: IntColumn) -> FloatColumn:
        """Give the cosine of the vectors, 0 where one of them says nothing."""
        ours, theirs = (
            each.vectors[rows].astype(np.float64) for each, rows in ((self.left, left), (self.right, right))
        )
        dot = np.einsum("ij,ij->i", ours, theirs)
        length = np.sqrt(self.left.square[left] * self.right.square[right])
        return _ratio(dot, length)

    def lexical(self, left: IntColumn, right: IntColumn) -> FloatColumn:
        """Give the symmetric BM25: `(d(a,b) + d(b,a)) / (2 sqrt(d(a,a) d(b,b)))`, 0 where one has no terms."""
        ours, theirs = self._shared(left, right)
        length = 2 * np.sqrt(self.left.own[left] * self.right.own[right])
        return _ratio(ours + theirs, length)

    def covered(self, left: IntColumn, right: IntColumn) -> FloatColumn:
        """Give how much of the left text's terms, by weight, the right text also has, 0 to 1."""
        ours, _ = self._shared(left, right)
        return _ratio(ours, self.left.own[left])

    def _shared(self, left: IntColumn, right: IntColumn) -> tuple[FloatColumn, FloatColumn]:
        """Sum the weights of the terms that both have, on each side: d(a,b) and d(b,a)."""
        first, length = self.left.start[left], np.diff(self.left.start)[left]
        pair = np.repeat(np.arange(len(left)), length)
        ours = np.arange(len(pair)) - np.repeat(np.cumsum(length) - length, length) + np.repeat(first, length)
        keys, numbered = self._keys
        wanted = right[pair] * len(self._terms) + numbered[ours]
        theirs = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        hit = keys[theirs] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        held = pair[hit]
        return (
            np.bincount(held, self.left.weight[ours[hit]], minlength=len(left)).astype(np.float64),
            np.bincount(held, self.right.weight[theirs[hit]], minlength=len(left)).astype(np.float64),
        )

    @cached_property
    def _terms(self) -> IntColumn:
        return terms((self.left, self.right))

    @cached_property
    def _keys(self) -> tuple[IntColumn, IntColumn]:
        """The right side's terms as one ascending column over all texts, and the left side's terms numbered alike."""
        text = np.repeat(np.arange(len(self.right)), np.diff(self.right.start))
        keys = text * len(self._terms) + np.searchsorted(self._terms, self.right.term)
        return keys, np.searchsorted(self._terms, self.left.term)


def _ratio(part: FloatColumn, whole: FloatColumn) -> FloatColumn:
    """Divide, 0 where there is nothing to divide by."""
    ratio: FloatColumn = np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
    return ratio
