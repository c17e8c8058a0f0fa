"""Which roles report in a circle? Found in arrays for single managers, by components where some have several."""

from __future__ import annotations

import numpy as np

from orgmodel.graph.pointers import Pointers
from orgmodel.model.facts import BoolColumn, IntColumn

Extra = tuple[tuple[int, int], ...]
"""Lines beyond the first of a role, as report and manager rows."""


def circular_rows(manager: IntColumn, extra: Extra) -> BoolColumn:
    """Mark the rows on a cycle of solid lines (`manager`: a row or -1; `extra`: further report, manager rows)."""
    circular = Pointers.of(manager).circular()
    if extra:
        circular[_on_branching_cycles(manager, extra)] = True
    return circular


def _on_branching_cycles(manager: IntColumn, extra: Extra) -> list[int]:
    """Give the rows on cycles through a role with several managers.

    Between such roles every line is a plain path upwards, so the graph is contracted to them: an edge leads from
    one to the next at or above each of its managers. A cycle there is a cycle here, through the rows of the paths.
    """
    upward = _managers_of(manager, extra)
    branching = np.array(sorted(upward), dtype=np.int64)
    number = {row: place for place, row in enumerate(branching.tolist())}
    upper = next_at_or_above(manager, branching)
    edges = [[(above, number.get(int(upper[above]), -1)) for above in upward[row]] for row in number]
    circular: set[int] = set()
    for component in _components([[to for _, to in each if to >= 0] for each in edges]):
        inside = set(component)
        starts = [above for row in component for above, to in edges[row] if to in inside]
        circular.update(branching[component].tolist())
        for row in starts:
            while row not in circular:
                circular.add(row)
                row = int(manager[row])  # noqa: PLW2901  a walk up to the next branching row
    return sorted(circular)


def next_at_or_above(manager: IntColumn, stops: IntColumn) -> IntColumn:
    """Give, for each row, the first of some rows on its line of first managers, or another row where there is none."""
    rows = np.arange(len(manager))
    jump = np.where(manager < 0, rows, manager)
    jump[stops] = stops
    for _ in range(len(manager).bit_length()):
        further = jump[jump]
        if np.array_equal(further, jump):
            break
        jump = further
    return jump


def _managers_of(manager: IntColumn, extra: Extra) -> dict[int, list[int]]:
    """Give all managers of the roles that have several, the first stated one first."""
    upward: dict[int, list[int]] = {}
    for report, above in extra:
        upward.setdefault(report, [int(manager[report])] if manager[report] >= 0 else []).append(above)
    return upward


def ordered_cycles(manager: IntColumn, extra: Extra, circular: BoolColumn) -> tuple[tuple[int, ...], ...]:
    """Give one cycle for every group of circular rows, in reporting order from the group's first row."""
    rows = np.flatnonzero(circular)
    if not extra:
        return _pointer_cycles(manager, rows)
    several = _managers_of(manager, extra)
    number = {row: place for place, row in enumerate(rows.tolist())}
    above = (several.get(row, [int(manager[row])]) for row in number)
    upward = [[number[other] for other in each if other in number] for each in above]
    groups = sorted(map(sorted, _components(upward)))
    cycles = (_shortest_cycle(group[0], group, upward) for group in groups)
    return tuple(tuple(rows[list(cycle)].tolist()) for cycle in cycles)


def _pointer_cycles(manager: IntColumn, rows: IntColumn) -> tuple[tuple[int, ...], ...]:
    """Walk from every row that was not met before. Rows are told by their places among the circular ones."""
    places = np.zeros(len(manager), dtype=np.int64)
    places[rows] = np.arange(len(rows))
    above: list[int] = places[manager[rows]].tolist()
    met = bytearray(len(rows))
    cycles = []
    for start in range(len(rows)):
        cycle, place = [], start
        while not met[place]:
            met[place] = True
            cycle.append(place)
            place = above[place]
        if cycle:
            cycles.append(tuple(rows[cycle].tolist()))
    return tuple(cycles)


def _components(upward: list[list[int]]) -> list[list[int]]:
    """Give the strongly connected groups that hold a cycle (Tarjan 1972, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    groups = []
    for start in range(len(upward)):
        if start in index:
            continue
        work = [(start, iter(upward[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        while work:
            row, above = work[-1]
            step = next((other for other in above if other not in index or other in waiting), None)
            if step is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[row])
                if low[row] == index[row]:
                    group = _popped(stack, waiting, row)
                    if len(group) > 1 or row in upward[row]:
                        groups.append(group)
            elif step in index:
                low[row] = min(low[row], index[step])
            else:
                index[step] = low[step] = len(index)
                stack.append(step)
                waiting.add(step)
                work.append((step, iter(upward[step])))
    return groups


def _popped(stack: list[int], waiting: set[int], until: int) -> list[int]:
    group = []
    while True:
        row = stack.pop()
        waiting.discard(row)
        group.append(row)
        if row == until:
            return group


def _shortest_cycle(start: int, group: list[int], upward: list[list[int]]) -> tuple[int, ...]:
    """Walk breadth-first from `start` within its group until it is reached again."""
    inside = set(group)
    came: dict[int, int] = {}
    level = [start]
    while level:
        above = []
        for row in level:
            for other in upward[row]:
                if other == start:
                    return _path(came, start, row)
                if other in inside and other not in came:
                    came[other] = row
                    above.append(other)
        level = above
    raise AssertionError("a row of a strongly connected group reaches itself")


def _path(came: dict[int, int], start: int, row: int) -> tuple[int, ...]:
    path = [row]
    while path[-1] != start:
        path.append(came[path[-1]])
    return tuple(reversed(path))
