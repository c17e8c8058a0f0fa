"""Which members of two groups meet? Every pair of members for many pairs of groups at once, in arrays."""

from __future__ import annotations

import numpy as np

from orgmodel.model.facts import IntColumn


def products(start: IntColumn, ours: IntColumn, theirs: IntColumn) -> tuple[IntColumn, IntColumn, IntColumn]:
    """Give all pairs of members of group `ours[i]` and group `theirs[i]`, for all i.

    Args:
        start: where the members of each group begin, shape (groups + 1,).
        ours: the first group of each pair.
        theirs: the second group of each pair.

    Returns:
        The number i of each pair of members, the first member and the second.
    """
    return between(start, ours, start, theirs)


def between(
    start: IntColumn, ours: IntColumn, other_start: IntColumn, theirs: IntColumn
) -> tuple[IntColumn, IntColumn, IntColumn]:
    """Give them for groups of two tables, each with its own starts."""
    wide = np.diff(other_start)[theirs]
    sizes = np.diff(start)[ours] * wide
    pair = np.repeat(np.arange(len(ours)), sizes)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return pair, start[ours][pair] + within // wide[pair], other_start[theirs][pair] + within % wide[pair]
