"""Who could move where? Only roles near a finding, to managers near them: what is far away is not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from orgmodel.suggest.delegation import delegations
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.weights import move_weight

_MANAGERS = 16
_TARGETS = 8
_LEADS = 3
_SPARED = 6
_MOST_LAYERS = 40
SPARE_LAYERS = 2
"""So many layers more than today are allowed where the policy sets no limit."""

Reach = Mapping[int, tuple[int, ...]]
"""Roles that could move, by row, each with the managers to whom it could."""


@dataclass(frozen=True, eq=False)
class Neighborhood:
    """Looks for moves around findings."""

    ground: Ground

    @cached_property
    def _held_from(self) -> Mapping[int, frozenset[int]]:
        return delegations(self.ground)

    def around(self, wide: Iterable[int], narrow: Iterable[int], met: Iterable[int]) -> Reach:
        """Give the moves that could help.

        Args:
            wide: managers with too many reports.
            narrow: managers with too few.
            met: roles that could go to another manager of their neighborhood for another reason.
        """
        found: dict[int, dict[int, None]] = {}
        for row, targets in chain(
            chain.from_iterable(self._out_of(manager, leads=True) for manager in wide),
            chain.from_iterable(self._out_of(manager, leads=False) for manager in narrow),
            chain.from_iterable(self._into(manager) for manager in narrow),
            (self._elsewhere(row) for row in met),
        ):
            found.setdefault(row, {}).update(dict.fromkeys(targets))
        return self._sorted(found)

    def upwards(self, layers: int) -> Reach:
        """Give the moves that could bring roles up that stand below a layer."""
        ground = self.ground
        deep = [row for row, depth in enumerate(ground.depth) if depth > layers]
        rows = dict.fromkeys(row for each in deep for row in ground.above(each) if ground.may_move[row])
        found: dict[int, dict[int, None]] = {}
        for row in rows:
            higher = (each for each in self._higher(row) if ground.depth[each] + 1 + ground.height[row] <= layers)
            found[row] = dict.fromkeys(each for each in higher if self.allows(row, each))
        return self._sorted(found)

    def _sorted(self, found: Mapping[int, Iterable[int]]) -> Reach:
        """Keep the nearest managers of each role, in row order."""
        return {row: self._nearest(row, targets) for row, targets in sorted(found.items()) if targets}

    def _nearest(self, row: int, targets: Iterable[int]) -> tuple[int, ...]:
        by_weight = sorted(targets, key=lambda each: (move_weight(self.ground, row, each), each))
        leading = [each for each in by_weight if self.ground.leads[each]]
        others = [each for each in by_weight if not self.ground.leads[each]]
        return tuple(sorted(leading[:_TARGETS] + others[:_LEADS]))

    def allows(self, row: int, manager: int) -> bool:
        """Tell whether a role could report to a manager, as far as the two alone tell."""
        ground, limits = self.ground, self.ground.limits
        above = set(ground.above(manager))
        return (
            ground.may_gain[manager]
            and manager != ground.parent[row]
            and row not in above
            and (self._is_flat or (not ground.reports[row] and ground.leads[manager]))
            and ground.one_top(row, manager)
            and ground.depth[manager] + 1 + ground.height[row] <= self._layers
            and ground.span[manager] + ground.positions[row] <= int(limits.most[manager])
            and self._held_from.get(row, frozenset()) <= above
        )

    @cached_property
    def _layers(self) -> int:
        """The last layer on which anybody is to come to stand: that of the policy, or the lowest of today."""
        deepest = max(self.ground.depth, default=1)
        layers = self.ground.limits.layers
        return deepest + SPARE_LAYERS if layers is None else max(layers, deepest)

    @cached_property
    def _is_flat(self) -> bool:
        """Tell whether layers can be reckoned with; where there are very many, only roles without reports move."""
        return max(self.ground.depth, default=1) <= _MOST_LAYERS

    def _out_of(self, manager: int, *, leads: bool) -> Iterator[tuple[int, list[int]]]:
        """Reports of a manager, to managers near; where they could lead themselves, to some of their own peers."""
        near = [*self._near(manager), *(self._new_leads(manager) if leads else ())]
        for row in self.ground.reports[manager]:
            if self.ground.may_move[row]:
                yield row, [each for each in near if self.allows(row, each)]

    def _elsewhere(self, row: int) -> tuple[int, list[int]]:
        home = self.ground.parent[row]
        if home < 0 or not self.ground.may_move[row]:
            return row, []
        return row, [each for each in self._near(home) if self.allows(row, each)]

    def _into(self, manager: int) -> Iterator[tuple[int, list[int]]]:
        """Roles without reports of managers near, to this one."""
        ground = self.ground
        for source in self._near(manager):
            if ground.span[source] <= int(ground.limits.least[source]):
                continue
            spared = (row for row in ground.reports[source] if not ground.reports[row] and ground.may_move[row])
            fitting = [row for row in spared if self._belongs(row, manager) and self.allows(row, manager)]
            fitting.sort(key=lambda row: (move_weight(ground, row, manager), row))
            yield from ((row, [manager]) for row in fitting[:_SPARED])

    def _belongs(self, row: int, manager: int) -> bool:
        """Tell whether a role is of the manager's unit, or one around or within it: no other moves to fill a span."""
        here, there = self.ground.unit[row], self.ground.unit[manager]
        units = self.ground.graph.units
        return min(here, there) < 0 or units.is_within(here, there) or units.is_within(there, here)

    def _near(self, manager: int) -> list[int]:
        """Managers around one: those who report to it, its own, its peers, others of its unit, and their peers."""
        ground = self.ground
        above = ground.parent[manager]
        further = ground.parent[above] if above >= 0 else -1
        aunts = ground.reports[further] if further >= 0 else ()
        around = chain(
            ground.reports[manager],
            (above,) if above >= 0 else (),
            ground.reports[above] if above >= 0 else (),
            self._of_unit.get(ground.unit[manager], ()),
            chain.from_iterable(ground.reports[each] for each in aunts),
        )
        found = (each for each in around if each != manager and ground.leads[each] and ground.may_gain[each])
        return list(dict.fromkeys(found))[:_MANAGERS]

    @cached_property
    def _of_unit(self) -> Mapping[int, list[int]]:
        """The managers of each unit."""
        found: dict[int, list[int]] = {}
        for row, leads in enumerate(self.ground.leads):
            if leads and self.ground.unit[row] >= 0:
                found.setdefault(self.ground.unit[row], []).append(row)
        return found

    def _new_leads(self, manager: int) -> list[int]:
        """Reports who lead nobody yet: those who answer for most come first."""
        ground = self.ground
        ready = [row for row in ground.reports[manager] if not ground.leads[row] and ground.may_gain[row]]
        return sorted(ready, key=lambda row: (-len(ground.graph.ownership.of_role(row)), row))[:_LEADS]

    def _higher(self, row: int) -> list[int]:
        """Managers above a role's own, and others who report to those."""
        ground = self.ground
        above = list(ground.above(ground.parent[row]))[1:]
        peers = (each for high in above for each in ground.reports[high])
        found = (
            each for each in chain(above, peers) if ground.leads[each] and ground.depth[each] + 1 < ground.depth[row]
        )
        return list(dict.fromkeys(found))
