"""Which pairs among many duties are alike? All above a threshold, in blocks, so that memory stays bounded.

A first pass gives every pair an upper bound of its score by products of small matrices in single precision; what
the bound lets through is scored exactly. No pair is lost, and no rounding of the first pass reaches the answer.

The bound: vectors count as they are; terms are dropped into buckets, a frequent one alone, rare ones together.
Weights are positive, so two texts share at least as much in buckets as in terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgmodel.duties.comparison import PART, WHOLE, Comparison
from orgmodel.duties.duties import Duties
from orgmodel.duties.encoding import Encoded, terms
from orgmodel.duties.exact import LEXICAL
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn

_Matrix = NDArray[np.float32]

_ALONE, _TOGETHER = 96, 96
_ROUNDING = 1e-3
"""More than single precision can be off: sums of some hundred products that add up to at most two."""
_CELLS = 1 << 22


@dataclass(frozen=True)
class Alike:
    """Pairs of duties with their score: `left[i] < right[i]`, ascending by left and right."""

    left: IntColumn
    right: IntColumn
    score: FloatColumn

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.left)


def pairs(duties: Duties, least: float, *, by_clauses: bool = True, group: IntColumn | None = None) -> Alike:
    """Give all pairs of duties whose score is `least` or more.

    Args:
        duties: what is compared, each with each.
        least: the threshold, above 0.
        by_clauses: compare clauses too; without it only whole duties (`score` is then that of the whole).
        group: a number for each duty; duties of one group (a role) are not paired.

    Raises:
        ValueError: the threshold is not above 0, so that every pair would be one.
    """
    if not least > 0:
        raise ValueError(f"a threshold above 0 is needed, not {least}")
    comparison = Comparison(duties, duties)
    empty = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    found = [empty]
    bounds = _Bounds.of(duties, by_clauses=by_clauses)
    for left, right in bounds.candidates(least, group):
        score = comparison.scores(left, right) if by_clauses else comparison.wholes(left, right)
        kept = score >= least
        found.append((left[kept], right[kept], score[kept]))
    left, right, score = (np.concatenate(each) for each in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return Alike(left[order], right[order], score[order])


@dataclass(frozen=True, eq=False)
class _Bounds:
    """The features of duties in the order of falling count of clauses: the k-th clauses are those of the first ones."""

    duties: Duties
    order: IntColumn
    wholes: _Features
    slots: tuple[_Features, ...]

    @classmethod
    def of(cls, duties: Duties, *, by_clauses: bool) -> _Bounds:
        order = np.argsort(-duties.count, kind="stable")
        most = int(duties.count.max(initial=0)) if by_clauses else 0
        slots = _slots(duties, order, most) if most > 1 else ()
        return cls(duties, order, _Features.of(duties.whole, order), slots)

    def candidates(self, least: float, group: IntColumn | None) -> Iterator[tuple[IntColumn, IntColumn]]:
        """Give the pairs whose bound reaches the threshold, a block of rows at a time, each pair once."""
        order, first = self.order, 0
        while first < len(order):
            last = min(len(order), first + max(1, _CELLS // (len(order) - first)))
            near = self._bound(first, last) >= least - _ROUNDING
            if self._blank[first:last].any():
                near |= self.duties.same[order[first:last], None] == self.duties.same[order[None, first:]]
            rows, columns = np.divmod(np.flatnonzero(near), near.shape[1])
            one, other = order[first + rows], order[first + columns]
            wanted = columns > rows if group is None else (columns > rows) & (group[one] != group[other])
            yield np.minimum(one, other)[wanted], np.maximum(one, other)[wanted]
            first = last

    @cached_property
    def _blank(self) -> BoolColumn:
        """Duties without a vector or without terms: where two are equal, no product tells."""
        blank: BoolColumn = ((self.duties.whole.square == 0) | (self.duties.whole.own == 0))[self.order]
        return blank

    def _bound(self, first: int, last: int) -> _Matrix:
        """Bound the scores of some duties against themselves and all that stand behind them."""
        bound: _Matrix = self.wholes.swapped(first, last) @ self.wholes.rows[first:].T
        np.maximum(bound, 0, out=bound)
        reached = [slot for slot in self.slots if len(slot) > first]
        if len(reached) > 1:
            best = np.zeros_like(bound)
            for ours in reached:
                swapped = ours.swapped(first, last)
                for theirs in reached:
                    part = swapped @ theirs.rows[first:].T
                    corner = best[: part.shape[0], : part.shape[1]]
                    np.maximum(corner, part, out=corner)
            best *= PART
            best += WHOLE * bound
            np.maximum(bound, best, out=bound)
        return bound


def _slots(duties: Duties, order: IntColumn, most: int) -> tuple[_Features, ...]:
    """Give the features of all first clauses, of all second ones and so on, duties in the order given."""
    buckets = _Buckets.of(duties.parts)
    having = (order[duties.count[order] > number] for number in range(most))
    rows = (duties.start[some] + number for number, some in enumerate(having))
    return tuple(_Features.of(duties.parts, some, duties.fullness[some], buckets) for some in rows)


@dataclass(frozen=True)
class _Buckets:
    """Which bucket each term of an encoding drops into."""

    number: IntColumn
    many: int

    @classmethod
    def of(cls, texts: Encoded) -> _Buckets:
        """Give the most frequent terms a bucket of their own, and share out the others."""
        number = np.searchsorted(terms((texts,)), texts.term)
        count = np.bincount(number)
        rank = np.empty(len(count), dtype=np.int64)
        rank[np.argsort(-count, kind="stable")] = np.arange(len(count))
        bucket = np.where(rank < _ALONE, rank, _ALONE + rank % _TOGETHER)
        return cls(bucket[number], _ALONE + _TOGETHER)


@dataclass(frozen=True)
class _Features:
    """Rows whose products bound the scores: a vector of length one, counts of terms by bucket, and their weights."""

    rows: _Matrix
    width: int
    buckets: int

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(
        cls, texts: Encoded, chosen: IntColumn, factor: FloatColumn | None = None, buckets: _Buckets | None = None
    ) -> _Features:
        """Write some texts as features, each times its factor."""
        drop = buckets or _Buckets.of(texts)
        width = texts.vectors.shape[1]
        rows = np.zeros((len(chosen), width + 2 * drop.many), dtype=np.float32)
        length = np.sqrt(texts.square[chosen])
        rows[:, :width] = texts.vectors[chosen]
        rows[:, :width] /= np.where(length > 0, length, 1.0)[:, None]
        count = np.diff(texts.start)[chosen]
        row = np.repeat(np.arange(len(chosen)), count)
        held = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(texts.start[chosen], count)
        scale = (1 / np.sqrt(np.maximum(texts.own[chosen], 1.0)))[row]
        np.add.at(rows, (row, width + drop.number[held]), scale)
        np.add.at(rows, (row, width + drop.many + drop.number[held]), scale * texts.weight[held])
        if factor is not None:
            rows *= factor[:, None]
        return cls(rows, width, drop.many)

    def swapped(self, first: int, last: int) -> _Matrix:
        """Give some rows with counts and weights exchanged: times another's rows, they are the bounds."""
        ours = self.rows[first:last]
        width, middle = self.width, self.width + self.buckets
        rows = np.concatenate((ours[:, :width], ours[:, middle:], ours[:, width:middle]), axis=1)
        rows[:, width:] *= LEXICAL / 2
        rows /= 1 + LEXICAL
        return rows
