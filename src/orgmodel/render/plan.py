"""Who is drawn, below whom, and with which lines? Decided from the graph, before anything has a place.

The nodes of a plan are roles and *ghosts*: managers who are named but are not in the model. They stand in
drawing order: stated tops with their trees, trees whose top is silent or circular, then single boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.hierarchy import NONE, Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import UNKNOWN, BoolColumn
from orgmodel.model.words import Establishment, Line, YesNo
from orgmodel.render.scene import LinkKind
from orgmodel.render.wording import doubt


@dataclass(frozen=True, slots=True)
class Tie:
    """One line between two nodes. `doubt` is likely, possible or inferred, and empty for a stated line."""

    report: int
    manager: int
    kind: LinkKind
    doubt: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A role by its row, or a ghost by the id that a line names (its row is -1)."""

    row: int
    name: str = ""
    living: bool = True
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The nodes in drawing order, the parent of each or -1, the tree's lines (by report) and all others."""

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    branches: dict[int, Tie]
    crossings: tuple[Tie, ...]
    left_out: int


def plan(graph: OrgGraph) -> Plan:
    """Decide what a chart of reporting lines shows."""
    return _Draft.of(graph).plan()


def _living(graph: OrgGraph) -> BoolColumn:
    """Roles that exist on the day in question, and those that are proposed for it."""
    living: BoolColumn = graph.active | (graph.roles.establishment == Establishment.PROPOSED)
    for row, interval in graph.roles.valid.items():
        living[row] &= graph.holds(interval)
    return living


@dataclass(frozen=True)
class _Draft:
    """The plan while its nodes still have the numbers of their rows; ghosts follow the roles."""

    graph: OrgGraph
    living: BoolColumn
    ghosts: tuple[str, ...]
    ties: tuple[Tie, ...]
    hierarchy: Hierarchy

    @classmethod
    def of(cls, graph: OrgGraph) -> _Draft:
        living = _living(graph)
        ghosts: dict[str, int] = {}
        ties = tuple(_ties(graph, living, ghosts))
        return cls(graph, living, tuple(ghosts), ties, _hierarchy(graph, ties, len(ghosts)))

    def plan(self) -> Plan:
        parent = self.hierarchy.parent.tolist()
        order = self._order(parent)
        number = {old: new for new, old in enumerate(order)}
        renumbered = [
            Tie(number[tie.report], number[tie.manager], self._kind(tie), tie.doubt, tie.purpose) for tie in self.ties
        ]
        parents = tuple(number[parent[old]] if parent[old] >= 0 else NONE for old in order)
        branches: dict[int, Tie] = {}
        crossings = []
        for tie in renumbered:
            if tie.kind is LinkKind.SOLID and parents[tie.report] == tie.manager and tie.report not in branches:
                branches[tie.report] = tie
            else:
                crossings.append(_as_crossing(tie))
        left_out = len(self.graph.roles) + len(self.ghosts) - len(order)
        return Plan(tuple(map(self._node, order)), parents, branches, tuple(crossings), left_out)

    def _node(self, old: int) -> Node:
        roles = self.graph.roles
        if old >= len(roles):
            return Node(NONE, self.ghosts[old - len(roles)], living=False)
        asked = self.living[old] and roles.in_scope[old] != YesNo.NO
        silent = asked and self.hierarchy.manager[old] < 0 and not self.hierarchy.top[old]
        return Node(old, living=bool(self.living[old]), silent=bool(silent))

    def _kind(self, tie: Tie) -> LinkKind:
        between = self._circular[tie.report] and self._circular[tie.manager]
        if tie.kind is LinkKind.DOTTED or not between:
            return tie.kind
        return LinkKind.CIRCULAR if self._returns(tie) else tie.kind

    @cached_property
    def _circular(self) -> list[bool]:
        circular: list[bool] = self.hierarchy.circular.tolist()
        return circular

    def _returns(self, tie: Tie) -> bool:
        """Tell whether the line is part of a circle, and does not merely lead from one to another."""
        if not self.hierarchy.extra:
            return True
        met = {tie.manager}
        waiting = [tie.manager]
        for here in waiting:
            further = {above for above in self._upward[here] if above not in met}
            met |= further
            waiting += sorted(further)
        return tie.report in met

    @cached_property
    def _upward(self) -> dict[int, list[int]]:
        upward: dict[int, list[int]] = {}
        for tie in self.ties:
            upward.setdefault(tie.manager, [])
            if tie.kind is LinkKind.SOLID:
                upward.setdefault(tie.report, []).append(tie.manager)
        return upward

    def _order(self, parent: Sequence[int]) -> list[int]:
        """Give the nodes that are drawn, every tree in one piece, a manager before the reports."""
        named = {tie.manager for tie in self.ties}
        drawn = [row for row in range(len(parent)) if row >= len(self.living) or self.living[row] or row in named]
        children: dict[int, list[int]] = {}
        for row in drawn:
            children.setdefault(parent[row], []).append(row)
        anchors = self._anchors()
        roots = sorted(children.get(NONE, ()), key=lambda row: (self._rank(row, children), anchors.get(row, row), row))
        order: list[int] = []
        waiting = roots[::-1]
        while waiting:
            row = waiting.pop()
            order.append(row)
            waiting += reversed(children.get(row, ()))
        return order

    def _rank(self, root: int, children: dict[int, list[int]]) -> int:
        if self.hierarchy.top[root]:
            return 0
        return 1 if root in children or self.hierarchy.circular[root] else 2

    def _anchors(self) -> dict[int, int]:
        """Say beside whom a root stands: members of a circle together, a ghost where it is first named."""
        anchors = {row: min(cycle) for cycle in self.hierarchy.cycles for row in cycle}
        for tie in self.ties:
            if tie.manager >= len(self.living):
                anchors.setdefault(tie.manager, tie.report)
        return anchors


def _as_crossing(tie: Tie) -> Tie:
    kind = LinkKind.FURTHER if tie.kind is LinkKind.SOLID else tie.kind
    return Tie(tie.report, tie.manager, kind, tie.doubt, tie.purpose)


def _ties(graph: OrgGraph, living: BoolColumn, ghosts: dict[str, int]) -> Iterator[Tie]:
    """Give the solid and dotted lines that hold, each pair and kind once; note the ghosts they lead to."""
    lines = graph.lines
    kinds = {int(Line.SOLID): LinkKind.SOLID, int(Line.DOTTED): LinkKind.DOTTED}
    seen: set[tuple[int, int, LinkKind, str]] = set()
    for line, (report, number) in enumerate(zip(lines.role.tolist(), lines.kind.tolist(), strict=True)):
        kind = kinds.get(number)
        if kind is None or not living[report] or (line in lines.valid and not graph.holds(lines.valid[line])):
            continue
        manager = int(graph.line_target[line])
        if manager == UNKNOWN:
            manager = len(graph.roles) + ghosts.setdefault(lines.to[line], len(ghosts))
        purpose = lines.purpose.get(line, "") if kind is LinkKind.DOTTED else ""
        if (report, manager, kind, purpose) not in seen:
            seen.add((report, manager, kind, purpose))
            sure = doubt(lines.provenance, line, "role", "reports_to", "dotted_to", "for")
            yield Tie(report, manager, kind, sure, purpose)


def _hierarchy(graph: OrgGraph, ties: Sequence[Tie], ghosts: int) -> Hierarchy:
    """Make the forest of solid lines with proposed roles and ghosts in it."""
    manager = np.full(len(graph.roles) + ghosts, NONE, dtype=np.int64)
    extra = []
    for tie in ties:
        if tie.kind is not LinkKind.SOLID:
            continue
        if manager[tie.report] == NONE:
            manager[tie.report] = tie.manager
        else:
            extra.append((tie.report, tie.manager))
    top = np.concatenate((graph.roles.top, np.zeros(ghosts, dtype=bool)))
    return Hierarchy(manager, top & (manager == NONE), tuple(extra))
