"""Who is above whom? The forest of solid lines as arrays, with cycles cut out and open ends known.

A row's *end* is what its line leads up to: a stated top, a role whose own line is silent, a manager who is
not in the model, or a cycle. Only a stated top makes a line known to its end. Rows on or under a cycle are
masked: no depth or total is given for them.

Every array is indexed by role row. Pointer doubling finds ends and depths in O(N log depth) at any depth,
and preorder intervals answer "is in the subtree of".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.cycles import circular_rows, ordered_cycles
from orgmodel.graph.downwards import Downwards
from orgmodel.graph.pointers import Pointers
from orgmodel.graph.ways_up import open_by_some_line
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Tri

NONE = -1
OPEN = -2


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """The solid lines: `manager` is the first stated manager's row or NONE, `extra` further (report, manager) rows.

    `top` marks a stated top. A row that has no manager and is no top is open: silent or unresolved. `loose`
    are rows with managers of which one is not in the model: they are open too.
    """

    manager: IntColumn
    top: BoolColumn
    extra: tuple[tuple[int, int], ...] = ()
    loose: frozenset[int] = frozenset()

    @cached_property
    def circular(self) -> BoolColumn:
        """Rows on a reporting cycle, extra lines included."""
        return circular_rows(self.manager, self.extra)

    @cached_property
    def cycles(self) -> tuple[tuple[int, ...], ...]:
        """Each cycle once, its members in reporting order, beginning with the first row."""
        return ordered_cycles(self.manager, self.extra, self.circular)

    @cached_property
    def parent(self) -> IntColumn:
        """The manager of each row, with the lines of circular rows cut: a forest."""
        return np.where(self.circular, NONE, self.manager)

    @cached_property
    def _ends(self) -> tuple[IntColumn, IntColumn]:
        return Pointers.of(self.parent).ends()

    @property
    def end(self) -> IntColumn:
        """The row at the upper end of each row's line; a row without a manager is its own end."""
        return self._ends[0]

    @property
    def steps(self) -> IntColumn:
        """The number of lines from each row up to its end."""
        return self._ends[1]

    @cached_property
    def height(self) -> int:
        """The number of lines of the longest way up."""
        return int(self.steps.max(initial=0))

    @cached_property
    def masked(self) -> BoolColumn:
        """Rows on a cycle or under one."""
        return self.circular[self.end]

    @cached_property
    def known(self) -> BoolColumn:
        """Rows whose line is known up to a stated top, by all of their managers."""
        known = self.top[self.end] & ~self.masked
        branching = {*self._extra_managers, *self.loose}
        if not branching:
            return known
        ends = self.parent < 0
        ends[list(self._extra_managers)] = False
        ends[list(self.loose)] = True
        return known & ~open_by_some_line(self.parent, branching, self.managers, ends & ~self.top)

    @cached_property
    def depth(self) -> IntColumn:
        """The layer of each row, the top being 1; OPEN where the line is not known to its end."""
        return np.where(self.top[self.end] & ~self.masked, self.steps + 1, OPEN)

    @cached_property
    def plural(self) -> BoolColumn:
        """Rows that have several managers, or somebody above them who has."""
        plural = np.zeros(len(self.manager), dtype=bool)
        if not self.extra and not self.loose:
            return plural
        plural[[*(report for report, _ in self.extra), *self.loose]] = True
        above: BoolColumn = self._summed_up(plural.astype(np.int64)) > 0
        return above

    @cached_property
    def downwards(self) -> Downwards:
        """What lies below each row."""
        return Downwards(self.parent, self.steps)

    @cached_property
    def intervals(self) -> tuple[IntColumn, IntColumn]:
        """First place and subtree size of each row in a preorder walk: a subtree is an interval of places."""
        return self.downwards.intervals()

    def _summed_up(self, value: IntColumn) -> IntColumn:
        """Add up a value over each row's line, the row and its end included."""
        total = value.copy()
        jump = np.where(self.parent < 0, -1, self.parent)
        while (jump >= 0).any():
            has = jump >= 0
            total[has] += total[jump[has]]
            jump = np.where(has, jump[np.where(has, jump, 0)], -1)
        return total

    def totals(self, value: IntColumn, *, masked: bool = True) -> IntColumn:
        """Sum a value over each row's subtree, the row included; 0 for masked rows unless told otherwise."""
        total = self.downwards.summed(value)
        if masked:
            total[self.masked] = 0
        return total

    def is_above(self, managers: IntColumn, reports: IntColumn) -> BoolColumn:
        """Tell, pair by pair, whether the first is the second or above it by first managers."""
        if len(managers) * self.height <= len(self.parent):
            return self._climbed(managers, reports)
        first, size = self.intervals
        inside = (first[reports] >= first[managers]) & (first[reports] < first[managers] + size[managers])
        together: BoolColumn = inside & (self.end[managers] == self.end[reports])
        return together

    def _climbed(self, managers: IntColumn, reports: IntColumn) -> BoolColumn:
        """Tell the same by going up from each report to the manager's layer: quicker for few pairs on a low tree."""
        row, layer = reports.copy(), self.steps[managers]
        while len(lower := np.flatnonzero(self.steps[row] > layer)):
            row[lower] = self.parent[row[lower]]
        found: BoolColumn = row == managers
        return found

    def chains(self, left: IntColumn, right: IntColumn) -> IntColumn:
        """Answer, pair by pair, whether one is the other's manager at any distance, as numbers of `Tri`.

        Unknown: a line is open below the point where the two could meet.
        """
        if not len(left):
            return left
        yes = self.is_above(left, right) | self.is_above(right, left)
        apart = self.end[left] != self.end[right]
        open_end = ~(self.top[self.end[left]] & self.top[self.end[right]])
        answer = np.where(yes, Tri.YES, np.where(apart & open_end, Tri.UNKNOWN, Tri.NO))
        for pair in np.flatnonzero(self.plural[left] | self.plural[right]).tolist():
            answer[pair] = self._chain(int(left[pair]), int(right[pair]))
        return answer

    def counted_between(self, value: IntColumn, low: IntColumn, high: IntColumn) -> IntColumn:
        """Sum a value over the lines from a row up to one above it, pair by pair; the upper row is left out."""
        total = self._summed_up(value)
        return total[low] - total[high]

    def _chain(self, left: int, right: int) -> Tri:
        """Answer one pair by walking all the lines up: needed where somebody has several managers."""
        above_left, ends_left = self._open_walk(left)
        above_right, ends_right = self._open_walk(right)
        if right in above_left or left in above_right:
            return Tri.YES
        open_left = any(not self.top[end] and end not in above_right for end in ends_left)
        open_right = any(not self.top[end] and end not in above_left for end in ends_right)
        return Tri.UNKNOWN if open_left or open_right else Tri.NO

    @cached_property
    def _extra_managers(self) -> dict[int, list[int]]:
        further: dict[int, list[int]] = {}
        for report, manager in self.extra:
            if not self.circular[report]:
                further.setdefault(report, []).append(manager)
        return further

    def managers(self, row: int) -> Sequence[int]:
        """Give all the managers of a row that are in the model, the first stated one first. None on a cycle."""
        first = int(self.parent[row])
        return [*([first] if first >= 0 else []), *self._extra_managers.get(row, ())]

    def ends(self, row: int) -> frozenset[int]:
        """The rows that all of a row's lines lead up to. Two rows that share one have a common manager."""
        return frozenset(self._open_walk(row)[1] if self.plural[row] else (int(self.end[row]),))

    def _open_walk(self, row: int) -> tuple[dict[int, int], list[int]]:
        """Walk all lines up: the rows met with their least distance (the row itself 0), and the ends met."""
        met = {row: 0}
        ends = []
        level = [row]
        while level:
            above: list[int] = []
            for here in level:
                managers = self.managers(here)
                if not managers or here in self.loose:
                    ends.append(here)
                for manager in managers:
                    if manager not in met:
                        met[manager] = met[here] + 1
                        above.append(manager)
            level = above
        return met, ends

    @cached_property
    def _lifts(self) -> list[IntColumn]:
        """For each power of two, the row that many lines up (the end, when there are fewer)."""
        lift = np.where(self.parent < 0, np.arange(len(self.parent)), self.parent)
        lifts = [lift]
        reach = 1
        while reach < self.height:
            lifts.append(lifts[-1][lifts[-1]])
            reach *= 2
        return lifts

    def meetings(self, left: IntColumn, right: IntColumn) -> tuple[IntColumn, IntColumn]:
        """Find, pair by pair, the lowest common manager and the longer of the two distances to it.

        A role may be its own lowest common manager with a report. Where there is none the row is NONE
        if both lines are known to their tops, else OPEN; the distance is then 0.
        """
        if not len(left):
            return left, right
        low, high = left.copy(), right.copy()
        together = self.end[left] == self.end[right]
        for power in range(len(self._lifts) - 1, -1, -1):
            for rows, other in ((low, high), (high, low)):
                lower = together & (self.steps[rows] - self.steps[other] >= 1 << power)
                rows[lower] = self._lifts[power][rows[lower]]
        for lift in reversed(self._lifts):
            apart = together & (lift[low] != lift[high])
            low[apart], high[apart] = lift[low[apart]], lift[high[apart]]
        meeting = np.where(low == high, low, self._lifts[0][low])
        distance = np.maximum(self.steps[left], self.steps[right]) - self.steps[meeting]
        nobody = np.where(self.known[left] & self.known[right], NONE, OPEN)
        meeting, distance = np.where(together, meeting, nobody), np.where(together, distance, 0)
        for pair in np.flatnonzero(self.plural[left] | self.plural[right]).tolist():
            meeting[pair], distance[pair] = self._meeting(int(left[pair]), int(right[pair]))
        return meeting, distance

    def _meeting(self, left: int, right: int) -> tuple[int, int]:
        above_left, _ = self._open_walk(left)
        above_right, _ = self._open_walk(right)
        common = [(max(above_left[row], above_right[row]), row) for row in above_left.keys() & above_right.keys()]
        if common:
            distance, row = min(common)
            return row, distance
        return (NONE if self.known[left] and self.known[right] else OPEN), 0
