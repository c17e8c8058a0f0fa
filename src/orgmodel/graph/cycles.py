"""Which roles report in a circle? Found in arrays for single managers, by components where some have several."""

from __future__ import annotations

import numpy as np

from orgmodel.model.facts import BoolColumn, IntColumn


def circular_rows(manager: IntColumn, extra: tuple[tuple[int, int], ...]) -> BoolColumn:
    """Mark the rows on a cycle of solid lines (`manager`: a row or -1; `extra`: further report, manager rows)."""
    if extra:
        circular = np.zeros(len(manager), dtype=bool)
        for component in _components(_upward(manager, extra)):
            circular[component] = True
        return circular
    return _on_pointer_cycle(manager)


def _on_pointer_cycle(manager: IntColumn) -> BoolColumn:
    """Double pointers until every row has passed more lines than there are rows: what moves still is in a circle."""
    count = len(manager)
    rows = np.arange(count)
    jump = np.where(manager < 0, rows, manager)
    for _ in range(count.bit_length()):
        jump = jump[jump]
    circular = np.zeros(count, dtype=bool)
    circular[jump[manager[jump] >= 0]] = True
    return circular


def ordered_cycles(
    manager: IntColumn, extra: tuple[tuple[int, int], ...], circular: BoolColumn
) -> tuple[tuple[int, ...], ...]:
    """Give one cycle for every group of circular rows, in reporting order from the group's first row."""
    if not circular.any():
        return ()
    upward = _upward(manager, extra)
    if not extra:
        return _pointer_cycles(manager, circular)
    return tuple(_shortest_cycle(min(group), group, upward) for group in sorted(map(sorted, _components(upward))))


def _pointer_cycles(manager: IntColumn, circular: BoolColumn) -> tuple[tuple[int, ...], ...]:
    above = manager.tolist()
    seen: set[int] = set()
    cycles = []
    for start in np.flatnonzero(circular).tolist():
        if start in seen:
            continue
        cycle = [start]
        while above[cycle[-1]] != start:
            cycle.append(above[cycle[-1]])
        seen.update(cycle)
        cycles.append(tuple(cycle))
    return tuple(cycles)


def _upward(manager: IntColumn, extra: tuple[tuple[int, int], ...]) -> list[list[int]]:
    upward = [[above] if above >= 0 else [] for above in manager.tolist()]
    for report, above in extra:
        upward[report].append(above)
    return upward


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
