"""The columns and rows of moves: how many roles of each kind go to which manager, and how wide and deep it makes all.

Roles under one manager that differ in nothing are counted together, so that the solver need not tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from orgmodel.check.spans import NO_LIMIT
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.program import Program
from orgmodel.suggest.reach import Reach
from orgmodel.suggest.weights import NEW_LEAD, NOBODY_LEFT, move_weight


class Group(NamedTuple):
    """Roles of one manager that differ in nothing but their ids: what they are to the program.

    `stays` is the column of those that stay, `moves` has the column of each other manager.
    """

    members: tuple[int, ...]
    home: int
    positions: int
    stays: int
    moves: Mapping[int, int]


@dataclass(frozen=True, eq=False)
class Moving:
    """Moves in a program.

    Attributes:
        wide: the slack of each manager who is to have fewer reports.
        narrow: the slack of each manager who is to have more, or none.
        emptied: the column of each manager who may be left without reports.
        leads: the column of each role that may lead for the first time.
        group: the group of each role that may move.
    """

    ground: Ground
    program: Program
    wide: Mapping[int, int]
    narrow: Mapping[int, int]
    groups: list[Group] = field(default_factory=list)
    emptied: dict[int, int] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)
    group: dict[int, Group] = field(default_factory=dict)

    def add(self, reach: Reach, apart: frozenset[int], may_empty: Iterable[int]) -> None:
        """Add the moves.

        Args:
            reach: who could move where.
            apart: roles that are told apart from all others, for something else depends on them.
            may_empty: managers who may be left without reports.
        """
        for row in sorted(set(may_empty)):
            if not self.ground.must_lead[row] and row not in self.ground.kept:
                self.emptied[row] = self.program.column(NOBODY_LEFT)
        for members, targets in self._alike(reach, apart):
            self._add_group(members, targets)
        for manager in self._managers():
            self._limit_span(manager)

    def _alike(self, reach: Reach, apart: frozenset[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        kinds: dict[tuple[Any, ...], list[int]] = {}
        aims = {target for targets in reach.values() for target in targets}
        for row, targets in reach.items():
            single = row in apart or row in aims or bool(self.ground.reports[row])
            key = (row,) if single else (-1, *_kind(self.ground, row))
            kinds.setdefault((*key, targets), []).append(row)
        return [(tuple(rows), key[-1]) for key, rows in kinds.items()]

    def _add_group(self, members: tuple[int, ...], targets: tuple[int, ...]) -> None:
        ground, first = self.ground, members[0]
        most = len(members)
        for target in targets:
            if not ground.leads[target] and target not in self.leads:
                self.leads[target] = self.program.column(NEW_LEAD)
        stays = self.program.column(most=most, start=most)
        moves = {each: self.program.column(move_weight(ground, first, each), most) for each in targets}
        self.program.row(((column, 1) for column in (stays, *moves.values())), most, most)
        group = Group(members, ground.parent[first], ground.positions[first], stays, moves)
        self.groups.append(group)
        self.group.update(dict.fromkeys(members, group))

    def _managers(self) -> list[int]:
        homes = (group.home for group in self.groups)
        targets = (target for group in self.groups for target in group.moves)
        return sorted({*homes, *targets, *self.wide, *self.narrow, *self.emptied})

    def _limit_span(self, manager: int) -> None:
        """Keep the span of a manager within limits; where it is beyond one today, bring it within, or leave it."""
        limits, span = self.ground.limits, self.ground.span[manager]
        most, least = int(limits.most[manager]), int(limits.least[manager])
        terms, fixed = self._reports(manager)
        empty = self.emptied.get(manager)
        all_of_them = fixed + int(sum(number * self.program.mosts[column] for column, number in terms))
        if manager in self.leads or (span < least and manager not in self.narrow):
            self._gains(manager, terms, fixed)
        if manager in self.leads:
            return
        if manager in self.wide:
            self.program.row([*terms, (self.wide[manager], -(span - most))], upper=most - fixed)
        elif most < NO_LIMIT:
            self.program.row(terms, upper=max(most, span) - fixed)
        within: list[tuple[int, float]] = list(terms)
        floor = least if manager in self.narrow else min(span, least)
        if manager in self.narrow:
            within.append((self.narrow[manager], least - span))
            self._enough_or_none(manager)
        if empty is not None:
            within.append((empty, floor))
            self.program.row([*terms, (empty, all_of_them)], upper=all_of_them - fixed)
        self.program.row(within, lower=floor - fixed)

    def _gains(self, manager: int, terms: list[tuple[int, float]], fixed: int) -> None:
        """Let a role with fewer reports than the minimum gain as many as that takes, or none."""
        limits = self.ground.limits
        most, least = int(limits.most[manager]), int(limits.least[manager])
        gains = self.leads[manager] if manager in self.leads else self.program.column()
        coming = [
            (group.moves[manager], group.positions) for group in self._at.get(manager, ()) if group.home != manager
        ]
        room = min(most, max(1, int(sum(number * self.program.mosts[column] for column, number in coming))))
        self.program.row([*coming, (gains, -room)], upper=0)
        self.program.row([*terms, (gains, -least)], lower=-fixed)

    def _enough_or_none(self, manager: int) -> None:
        """Let nobody come to a manager of one while that finding stays: two would be another finding."""
        if self.ground.span[manager] == 1:
            coming, room = self._coming(manager)
            self.program.row([*coming, (self.narrow[manager], room)], upper=room)

    def _coming(self, manager: int) -> tuple[list[tuple[int, float]], int]:
        """The columns of those who could come to a manager, with their positions, and how many those are in all."""
        coming: list[tuple[int, float]] = [
            (group.moves[manager], group.positions) for group in self._at.get(manager, ()) if group.home != manager
        ]
        return coming, max(1, int(sum(number * self.program.mosts[column] for column, number in coming)))

    def _reports(self, manager: int) -> tuple[list[tuple[int, float]], int]:
        """The columns of those who report to a manager, with their positions, and the positions that stay anyhow."""
        terms: list[tuple[int, float]] = []
        fixed = self.ground.span[manager]
        for group in self._at.get(manager, ()):
            if group.home == manager:
                fixed -= group.positions * len(group.members)
                terms.append((group.stays, group.positions))
            else:
                terms.append((group.moves[manager], group.positions))
        return terms, fixed

    @cached_property
    def _at(self) -> Mapping[int, list[Group]]:
        """The groups that report to a manager, or could."""
        found: dict[int, list[Group]] = {}
        for group in self.groups:
            for manager in (group.home, *group.moves):
                found.setdefault(manager, []).append(group)
        return found


def _kind(ground: Ground, row: int) -> tuple[Any, ...]:
    """All that rules look at in a role without reports: equal kinds can take each other's place."""
    graph, roles = ground.graph, ground.graph.roles
    own = bool(graph.ownership.of_role(row)) or bool(graph.duties_of(row)) or row in ground.named
    return (
        row if own else -1,
        ground.parent[row],
        ground.positions[row],
        *(int(column[row]) for column in (roles.positions, roles.filled, roles.occupancy, roles.managerial)),
        ground.unit[row],
        repr(roles.job_class.get(row)),
        repr(roles.salary.get(row)),
        roles.title[row],
        roles.archetype.get(row),
    )
