"""Who is above whom in any graph of lines, circles and second managers included? Sets of superiors as bits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.model.facts import IntColumn


@dataclass(frozen=True, eq=False)
class Reachability:
    """A graph of nodes 0 to `count`-1 and edges from manager to report, without loops and doubles.

    `component` numbers the weak components. What needs a set of superiors for each node is made when it is asked for.
    """

    count: int
    managers: IntColumn
    reports: IntColumn
    component: IntColumn

    @cached_property
    def is_forest(self) -> bool:
        """Whether everybody has one manager at most, and nobody is above themselves."""
        single = len(self.reports) == np.count_nonzero(np.bincount(self.reports, minlength=self.count))
        return bool(single and len(self.reports) == self.count - len(np.bincount(self.component)))

    @cached_property
    def above(self) -> list[list[int]]:
        """The managers of each node."""
        above: list[list[int]] = [[] for _ in range(self.count)]
        for high, low in zip(self.managers.tolist(), self.reports.tolist(), strict=True):
            above[low].append(high)
        return above

    @cached_property
    def circles(self) -> list[list[int]]:
        """The strongly connected parts of more than one node, superiors before those below them."""
        return [group for group in self._parts if len(group) > 1]

    @cached_property
    def _parts(self) -> list[list[int]]:
        """All strongly connected parts, superiors first."""
        return [] if self.is_forest else _strong_parts(self.above)

    @cached_property
    def superiors(self) -> list[int]:
        """Each node and all above it, as bits."""
        above = [0] * self.count
        for part in self._parts:
            shared = 0
            for node in part:
                shared |= 1 << node
                for high in self.above[node]:
                    shared |= above[high]
            for node in part:
                above[node] = shared
        return above

    @cached_property
    def pairs(self) -> int:
        """How many ordered pairs there are of a node and another one below it."""
        if self.is_forest:
            return self._steps_of_a_forest()
        return sum(each.bit_count() for each in self.superiors) - self.count

    def _steps_of_a_forest(self) -> int:
        jump = np.arange(self.count)
        jump[self.reports] = self.managers
        steps = (jump != np.arange(self.count)).astype(np.int64)
        while not np.array_equal(further := jump[jump], jump):
            steps = steps + steps[jump]
            jump = further
        return int(steps.sum())

    @cached_property
    def tops(self) -> list[frozenset[int]]:
        """The uppermost parts that each node leads up to, by a number of each."""
        tops: list[frozenset[int]] = [frozenset()] * self.count
        for number, part in enumerate(self._parts):
            inside = set(part)
            met = frozenset[int]().union(
                *(tops[high] for node in part for high in self.above[node] if high not in inside)
            )
            for node in part:
                tops[node] = met or frozenset((number,))
        return tops

    @cached_property
    def branching(self) -> list[int]:
        """Nodes on whose way up somebody has several managers outside a circle of their own."""
        branches = [False] * self.count
        for part in self._parts:
            inside = set(part)
            out = {high for node in part for high in self.above[node]} - inside
            marked = len(out) > 1 or any(branches[high] for high in out)
            for node in part:
                branches[node] = marked
        return [node for node, marked in enumerate(branches) if marked]


def reachability(count: int, managers: IntColumn, reports: IntColumn) -> Reachability:
    """Compile edges, each once and none to itself."""
    return Reachability(count, managers, reports, _components(count, managers, reports))


def _components(count: int, left: IntColumn, right: IntColumn) -> IntColumn:
    """Number the weak components: every node takes the least number near it, until nothing changes."""
    least = np.arange(count)
    while True:
        near = least.copy()
        np.minimum.at(near, left, least[right])
        np.minimum.at(near, right, least[left])
        np.minimum.at(near, least, near)
        near = near[near]
        if np.array_equal(near, least):
            break
        least = near
    numbers = np.cumsum(np.bincount(least, minlength=count) > 0) - 1
    found: IntColumn = numbers[least]
    return found


def _strong_parts(above: Sequence[Sequence[int]]) -> list[list[int]]:
    """Give the strongly connected parts, those above before those below (Kosaraju's two walks, without recursion)."""
    below: list[list[int]] = [[] for _ in above]
    for node, highs in enumerate(above):
        for high in highs:
            below[high].append(node)
    met = [False] * len(above)
    finished: list[int] = []
    for root in range(len(above)):
        _walk(root, below, met, finished)
    met = [False] * len(above)
    parts: list[list[int]] = []
    for node in reversed(finished):
        part: list[int] = []
        _walk(node, above, met, part)
        if part:
            parts.append(part)
    return parts


def _walk(root: int, ways: Sequence[Sequence[int]], met: list[bool], finished: list[int]) -> None:
    """Walk from a node to all that were not met; each is added when nothing further leads on from it."""
    if met[root]:
        return
    met[root] = True
    waiting = [(root, iter(ways[root]))]
    while waiting:
        node, rest = waiting[-1]
        further = next((each for each in rest if not met[each]), None)
        if further is None:
            finished.append(node)
            waiting.pop()
        else:
            met[further] = True
            waiting.append((further, iter(ways[further])))
