"""Which roles have a line, by any of their managers, that is not known to a top? Asked once for all roles.

Only roles with several managers branch. Between them every line is a plain path upwards, so the question is
settled for those roles, the upper ones first, and every other role takes the answer of the next one above it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from orgmodel.graph.cycles import next_at_or_above
from orgmodel.model.facts import BoolColumn, IntColumn


def open_by_some_line(
    parent: IntColumn,
    branching: Collection[int],
    managers: Callable[[int], Sequence[int]],
    is_open: BoolColumn,
) -> BoolColumn:
    """Mark the rows of which some line ends at an open row.

    Args:
        parent: the first manager of each row, or -1; circles are cut.
        branching: rows with several managers, or with one that is not in the model.
        managers: all managers of such a row.
        is_open: rows at which a line ends openly.
    """
    rows = np.array(sorted(branching), dtype=np.int64)
    upper = next_at_or_above(parent, rows)  # a branching row, or the end of the line
    marked = is_open[upper]
    settled: dict[int, bool] = {}
    for start in rows.tolist():
        waiting = [start]
        while waiting:
            row = waiting[-1]
            above = [int(upper[manager]) for manager in managers(row)]
            missing = [each for each in above if each in branching and each not in settled]
            if missing and row not in settled:
                waiting += missing
            else:
                settled[row] = bool(is_open[row]) or any(settled.get(each, bool(is_open[each])) for each in above)
                waiting.pop()
    for row, answer in settled.items():
        marked[row] = answer
    through: BoolColumn = marked[upper]
    return through
