"""The rows of layers: nobody stands below the last layer, and nobody moves under their own reports.

Each role that could move with others below it has a column for its layer, at least one more than that of its manager.
A circle would need layers that rise without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from orgmodel.suggest.ground import Ground
from orgmodel.suggest.moving import Group, Moving
from orgmodel.suggest.reach import SPARE_LAYERS


@dataclass(frozen=True, eq=False)
class Depths:
    """Layers in a program. `slack` is that of the finding that there are too many, if it is to be removed."""

    ground: Ground
    moving: Moving
    slack: int | None

    @cached_property
    def _deepest(self) -> int:
        return max(self.ground.depth, default=1)

    @cached_property
    def _most(self) -> int:
        """The last layer: as the policy says, and where there are more today and that may stay, as today."""
        layers = self.ground.limits.layers
        if layers is None:
            return self._deepest + SPARE_LAYERS
        return layers if self.slack is not None else max(layers, self._deepest)

    @property
    def _beyond(self) -> list[tuple[int, float]]:
        """By how much the last layer may be passed if the finding stays."""
        return [(self.slack, -(self._deepest - self._most))] if self.slack is not None else []

    def add(self) -> None:
        """Add a column for the layer of each role that could move with others, and the rows."""
        program, ground = self.moving.program, self.ground
        cap = max(self._most, self._deepest)
        for row in self._heads:
            self._layer[row] = program.column(most=cap, start=ground.depth[row], whole=False)
        for row, group in self._heads.items():
            self._below_manager(row, group, cap)
            reach = self._reach_of_fixed[row]
            program.row([(self._layer[row], 1), *self._beyond], upper=self._most - reach)
        for manager in sorted({each for group in self.moving.groups for each in (group.home, *group.moves)}):
            self._room_below(manager, cap)
        lowest = max((self.ground.depth[row] for row in self._fixed), default=0)
        if self.slack is not None and lowest > self._most:
            program.row([(self.slack, 1)], lower=1)

    @cached_property
    def _heads(self) -> Mapping[int, Group]:
        """The roles that could move with others below them."""
        return {
            group.members[0]: group
            for group in self.moving.groups
            if any(self.ground.reports[row] for row in group.members) or group.members[0] in self.moving.leads
        }

    @cached_property
    def _layer(self) -> dict[int, int]:
        return {}

    @cached_property
    def _anchor(self) -> list[int]:
        """For each role the nearest one above it, or itself, that could move with others; -1 where there is none."""
        anchor = [-1] * len(self.ground.parent)
        for row in self.ground.top_down:
            above = self.ground.parent[row]
            anchor[row] = row if row in self._heads else anchor[above] if above >= 0 else -1
        return anchor

    @cached_property
    def _fixed(self) -> list[int]:
        """Roles that stand where they stand: neither they nor anybody above them could move."""
        movable = self.moving.group
        return [row for row, anchor in enumerate(self._anchor) if anchor < 0 and row not in movable]

    @cached_property
    def _reach_of_fixed(self) -> Mapping[int, int]:
        """How many layers of roles that could not move for themselves hang below each one that could."""
        reach = dict.fromkeys(self._heads, 0)
        for row, anchor in enumerate(self._anchor):
            if anchor >= 0 and (row == anchor or row not in self.moving.group):
                reach[anchor] = max(reach[anchor], self.ground.depth[row] - self.ground.depth[anchor])
        return reach

    def _depth(self, manager: int) -> tuple[list[tuple[int, float]], int]:
        """The layer of a manager: a column and what is to be added to it."""
        anchor = self._anchor[manager]
        if anchor < 0:
            return [], self.ground.depth[manager]
        return [(self._layer[anchor], 1)], self.ground.depth[manager] - self.ground.depth[anchor]

    def _below_manager(self, row: int, group: Group, cap: int) -> None:
        """Let a role stand below the manager to whom it goes."""
        own = self._layer[row]
        sure: list[tuple[int, float]] = [(own, 1)]
        for manager, column in ((group.home, group.stays), *group.moves.items()):
            above, plus = self._depth(manager)
            if not above:
                sure.append((column, -(plus + 1)))
                continue
            free = cap + plus
            terms = [(own, 1.0), *((place, -value) for place, value in above), (column, -free)]
            self.moving.program.row(terms, lower=plus + 1 - free)
        self.moving.program.row(sure, lower=0)

    def _room_below(self, manager: int, cap: int) -> None:
        """Let a manager to whom anybody reports stand above the last layer."""
        above, plus = self._depth(manager)
        terms = [*above, *self._beyond]
        lead, empty = self.moving.leads.get(manager), self.moving.emptied.get(manager)
        upper = self._most - 1 - plus
        if lead is not None:
            terms, upper = [*terms, (lead, cap)], upper + cap
        elif empty is not None:
            terms = [*terms, (empty, -cap)]
        if terms or upper < 0:
            self.moving.program.row(terms, upper=upper)
