"""How alike are two duties? As wholes, and by the clauses that lie inside long lists; from 0 to exactly 1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.catalog.common_duties import normalized
from orgmodel.duties.clauses import Names
from orgmodel.duties.duties import Duties, prepared
from orgmodel.duties.exact import Between
from orgmodel.duties.products import between
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn

STRONG, REVIEW = 0.45, 0.35
"""At STRONG or more about five pairs of six were one responsibility, at REVIEW three of five; the rest is hidden."""

WHOLE, PART = 0.6, 0.4
_PAIRS_AT_ONCE = 1 << 15


def similarity(left: str, right: str, names: Names | None = None) -> float:
    """Say how alike two duties are, 0 to 1: exactly 1 for identical texts, the same from either side."""
    both = prepared((left, right), names)
    return float(Comparison(both, both).scores(np.array([0]), np.array([1]))[0])


@dataclass(frozen=True, eq=False)
class Comparison:
    """Duties that are held against others, or against each other. Both sides must be prepared alike."""

    left: Duties
    right: Duties

    def scores(self, ours: IntColumn, theirs: IntColumn) -> FloatColumn:
        """Say how alike duty `ours[i]` of the left and duty `theirs[i]` of the right are, for all i, 0 to 1.

        `max(whole, 0.6 whole + 0.4 best pair of clauses)`, a clause of fewer than four content words counting
        less. Texts that are equal word for word score 1.
        """
        return self.combined(self.wholes(ours, theirs), self.best_clauses(ours, theirs))

    def combined(self, whole: FloatColumn, clauses: FloatColumn) -> FloatColumn:
        """Put the scores of wholes and of their best clauses together."""
        score: FloatColumn = np.maximum(whole, WHOLE * whole + PART * clauses)
        return score

    def wholes(self, ours: IntColumn, theirs: IntColumn) -> FloatColumn:
        """Say it of whole duties, without looking at clauses."""
        found = self._whole.score(ours, theirs)
        found[self._same(ours, theirs)] = 1.0
        return found

    def best_clauses(self, ours: IntColumn, theirs: IntColumn, but: BoolColumn | None = None) -> FloatColumn:
        """Give the score of the best pair of clauses of each pair of duties, short clauses counting less.

        `but` marks clauses of the left side that are left out.
        """
        best = np.zeros(len(ours))
        for rows in _batches(self.left.count[ours] * self.right.count[theirs]):
            pair, one, other = between(self.left.start, ours[rows], self.right.start, theirs[rows])
            score = self._parts.score(one, other) * (self.left.fullness[one] * self.right.fullness[other])
            if but is not None:
                score[but[one]] = 0.0
            np.maximum.at(best[rows], pair, score)
        return best

    @cached_property
    def _whole(self) -> Between:
        return Between(self.left.whole, self.right.whole)

    @cached_property
    def _parts(self) -> Between:
        return Between(self.left.parts, self.right.parts)

    def _same(self, ours: IntColumn, theirs: IntColumn) -> BoolColumn:
        if self.left is self.right:
            same: BoolColumn = self.left.same[ours] == self.left.same[theirs]
            return same
        pairs = zip(ours.tolist(), theirs.tolist(), strict=True)
        equal = (normalized(self.left.texts[one]) == normalized(self.right.texts[other]) for one, other in pairs)
        return np.fromiter(equal, dtype=bool, count=len(ours))


def _batches(sizes: IntColumn) -> Iterator[slice]:
    """Cut pairs into runs with so many pairs of clauses that a run stays small."""
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + _PAIRS_AT_ONCE, side="right")))
        yield slice(first, last)
        first = last
