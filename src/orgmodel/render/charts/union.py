"""Which boxes does the picture of a change have, and in which order? Siblings stay as they stood before it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from orgmodel.change.matching import Matching
from orgmodel.render.charts.part import narrowed
from orgmodel.render.charts.plan import Node, Plan, Tie
from orgmodel.render.scenes.scene import LinkKind

NO_ROLE = -1
Place = tuple[bool, int]
"""A node: whether it is gone after the change, and its number in the plan before or after it."""
_Item = TypeVar("_Item", bound=Hashable)


def merged(known: Sequence[_Item], now: Sequence[_Item]) -> list[_Item]:
    """Put what is new behind what it follows now; what was known keeps its order, whatever it is now."""
    stays = set(known)
    behind: dict[_Item | None, list[_Item]] = {}
    last: _Item | None = None
    for each in now:
        if each in stays:
            last = each
        else:
            behind.setdefault(last, []).append(each)
    order = behind.get(None, [])
    for each in known:
        order.append(each)
        order += behind.get(each, ())
    return order


@dataclass(frozen=True)
class Union:
    """Two plans, and which of their roles are one.

    `whole`: the plan after the change is of everything, not of a part. Without `with_removed` only what is there after
    the change is in the union, in the order of the union.
    """

    old: Plan
    new: Plan
    matching: Matching
    whole: bool
    with_removed: bool = True

    @cached_property
    def new_of(self) -> dict[int, int]:
        """The node after a change for each node before it."""
        drawn = {node.row: number for number, node in enumerate(self.new.nodes) if node.row >= 0}
        after_of = self.matching.after_of.tolist()
        pairs = ((number, drawn.get(after_of[node.row])) for number, node in enumerate(self.old.nodes) if node.row >= 0)
        return {number: other for number, other in pairs if other is not None}

    @cached_property
    def old_of(self) -> dict[int, int]:
        """The node before a change for each node after it."""
        return {new: old for old, new in self.new_of.items()}

    @cached_property
    def _stays(self) -> dict[int, int]:
        """The node after it for each node before it, managers who are not in the model included: by their names."""
        names = {node.name: number for number, node in enumerate(self.new.nodes) if node.row < 0}
        pairs = ((number, names.get(node.name)) for number, node in enumerate(self.old.nodes) if node.row < 0)
        return self.new_of | {number: other for number, other in pairs if other is not None}

    @cached_property
    def removed(self) -> list[int]:
        """Nodes that are there before and not after; in a part of a chart only below roles that it shows."""
        gone = [number for number, node in enumerate(self.old.nodes) if node.row >= 0 and number not in self.new_of]
        if self.whole:
            return gone
        hidden = set(self.matching.after_of.tolist())
        kept: list[int] = []
        for number in gone:
            above = self.old.parents[number]
            row = int(self.matching.after_of[self.old.nodes[number].row])
            if row not in hidden - {NO_ROLE} and (above in self.new_of or above in kept):
                kept.append(number)
        return kept

    @cached_property
    def before(self) -> Plan:
        """The plan before the change, of those who are in the union."""
        if self.whole:
            return self.old
        return narrowed(self.old, {*self._stays, *self.removed})

    @cached_property
    def order(self) -> list[Place]:
        """The nodes of both in drawing order, every tree in one piece."""
        now: dict[Place | None, list[Place]] = {}
        for number, parent in enumerate(self.new.parents):
            now.setdefault((False, parent) if parent >= 0 else None, []).append((False, number))
        known = self._known(now)
        order: list[Place] = []
        waiting = self._siblings(None, known, now)[::-1]
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting += reversed(self._siblings(node, known, now))
        return order

    @staticmethod
    def _siblings(
        node: Place | None, known: dict[Place | None, list[Place]], now: dict[Place | None, list[Place]]
    ) -> list[Place]:
        before = known.get(node)
        return merged(before, now.get(node, ())) if before else now.get(node, [])

    def _known(self, now: dict[Place | None, list[Place]]) -> dict[Place | None, list[Place]]:
        """Give those who were below the same manager before, as they stood, with those who are gone."""
        removed = set(self.removed) if self.with_removed else set()
        above = set(self.old.parents)
        known: dict[Place | None, list[Place]] = {}
        for number, parent in enumerate(self.old.parents):
            was = self._manager(parent, removed)
            if number in removed:
                known.setdefault(was, []).append((True, number))
                continue
            place = (False, self._stays.get(number, NO_ROLE))
            is_there = place[1] >= 0 and (self.new.parents[place[1]] < 0) == (parent < 0)
            is_same = is_there and (
                parent >= 0 or (number in above) == (place in now)
            )  # tops without a tree stand apart
            if is_same and (parent < 0 or was == (False, self.new.parents[place[1]])):
                known.setdefault(was, []).append(place)
        return known

    def _manager(self, old: int, removed: set[int]) -> Place | None:
        """Give the place of a manager of before: where he is now, or among those who are gone."""
        if old in removed:
            return True, old
        new = self._stays.get(old, NO_ROLE)
        return (False, new) if new >= 0 else None

    @cached_property
    def plan(self) -> Plan:
        """The plan after the change with the removed roles in it."""
        number = {node: place for place, node in enumerate(self.order)}
        parents, nodes, branches = [], [], {}
        for place, (gone, node) in enumerate(self.order):
            nodes.append(Node(NO_ROLE, living=False) if gone else self.new.nodes[node])
            above = self.old.parents[node] if gone else self.new.parents[node]
            if gone:
                parent = number.get((True, above), number.get((False, self._stays.get(above, NO_ROLE)), NO_ROLE))
                if parent >= 0:
                    branches[place] = Tie(place, parent, LinkKind.FORMER)
            else:
                parent = number.get((False, above), NO_ROLE)
                if node in self.new.branches:
                    branches[place] = self.new.branches[node]._replace(report=place, manager=parent)
            parents.append(parent)
        crossings = tuple(
            tie._replace(report=number[False, tie.report], manager=number[False, tie.manager])
            for tie in self.new.crossings
        )
        return replace(self.new, nodes=tuple(nodes), parents=tuple(parents), branches=branches, crossings=crossings)
