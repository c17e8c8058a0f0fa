"""Where do lines lead? Pointers from row to row are doubled: O(N log depth) at any depth, with no recursion.

Only rows to which somebody reports are doubled: in most organizations they are few, and the others follow from them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.model.facts import BoolColumn, IntColumn


@dataclass(frozen=True, eq=False)
class Pointers:
    """Rows that lead to each other.

    `rows` are those to which another one leads. `place` says for every row there is to which of these it leads, by its
    place among them, or -1; `above` the same of these.
    """

    rows: IntColumn
    above: IntColumn
    place: IntColumn

    @classmethod
    def of(cls, target: IntColumn) -> Pointers:
        """Take the row to which each row leads, or -1."""
        met = np.zeros(len(target) + 1, dtype=bool)  # the last one is that of -1
        met[target] = True
        rows = np.flatnonzero(met[:-1])
        number = np.empty(len(target) + 1, dtype=np.int64)
        number[rows] = np.arange(len(rows))
        number[-1] = -1
        place = number[target]
        return cls(rows, place[rows], place)

    def circular(self) -> BoolColumn:
        """Mark the rows that lead back to themselves.

        What still moves when every row has passed more lines than there are rows is in a circle; what has met the end
        of its line is left out of the next round.
        """
        jump = self.above.copy()
        moving = np.flatnonzero(jump >= 0)
        for _ in range(len(jump).bit_length()):
            further = jump[jump[moving]]
            jump[moving] = further
            moving = moving[further >= 0]
        circular = np.zeros(len(self.place), dtype=bool)
        circular[self.rows[jump[moving]]] = True
        return circular

    def ends(self) -> tuple[IntColumn, IntColumn]:
        """Give the row to which each row leads in the end, itself where it leads nowhere, and the lines up to it.

        No row may lead back to itself.
        """
        jump = np.where(self.above < 0, np.arange(len(self.above)), self.above)
        steps = (self.above >= 0).astype(np.int64)
        while True:
            further = jump[jump]
            if np.array_equal(further, jump):
                break
            steps = steps + steps[jump]
            jump = further
        end = np.append(self.rows[jump], -1)[self.place]
        alone = np.flatnonzero(self.place < 0)
        end[alone] = alone
        return end, np.append(steps + 1, 0)[self.place]
