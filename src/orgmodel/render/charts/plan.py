"""Who is drawn, below whom, and with which lines? Decided from the graph, before anything has a place.

The nodes of a plan are roles and *ghosts*: managers who are named but are not in the model. They stand in
drawing order: stated tops with their trees, trees whose top is silent or circular, then single boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from orgmodel.graph.hierarchy import NONE, Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.entities import Body, Provider
from orgmodel.model.facts import UNKNOWN, BoolColumn
from orgmodel.model.words import Establishment, Line, YesNo
from orgmodel.render.scenes.scene import LinkKind
from orgmodel.render.scenes.wording import doubt


class Tie(NamedTuple):
    """One line between two nodes. `doubt` is likely, possible or inferred, and empty for a stated line."""

    report: int
    manager: int
    kind: LinkKind
    doubt: str = ""
    purpose: str = ""


class Node(NamedTuple):
    """A role by its row, or a ghost by the id that a line names (its row is -1).

    `below` counts the roles below it that a part of a chart leaves out. What stands around the line of roles is a
    body or a provider, and no role.
    """

    row: int
    name: str = ""
    living: bool = True
    silent: bool = False
    below: int = 0
    body: Body | None = None
    provider: Provider | None = None

    @property
    def is_around(self) -> bool:
        """Tell whether it is not of the line of roles."""
        return self.body is not None or self.provider is not None


_SOLID, _DOTTED = LinkKind.SOLID, LinkKind.DOTTED
_DOUBTED = ("role", "reports_to", "dotted_to", "for")
"""The fields of a line that may be inferred while the rest is stated."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The nodes in drawing order, the parent of each or -1, the tree's lines (by report) and all others.

    `left_out` counts the roles that are not there on the day, `outside` those beyond the part that is drawn, and
    `cut` the other lines that lead there.
    """

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    branches: dict[int, Tie]
    crossings: tuple[Tie, ...]
    left_out: int
    outside: int = 0
    cut: int = 0


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
        number = [NONE] * (len(parent) + 1)  # the last entry is that of NONE
        for new, old in enumerate(order):
            number[old] = new
        parents = tuple([number[parent[old]] for old in order])
        branches: dict[int, Tie] = {}
        crossings = []
        circular = bool(self.hierarchy.circular.any())
        for tie in self.ties:
            old_report, old_manager, kind, doubt, purpose = tie
            report, manager = number[old_report], number[old_manager]
            kind = self._kind(tie) if circular else kind
            if kind is not _SOLID:
                crossings.append(Tie(report, manager, kind, doubt, purpose))
            elif parents[report] == manager and report not in branches:
                branches[report] = Tie._make((report, manager, kind, doubt, purpose))
            else:
                crossings.append(Tie(report, manager, LinkKind.FURTHER, doubt, purpose))
        left_out = len(self.graph.roles) + len(self.ghosts) - len(order)
        return Plan(self._nodes(order), parents, branches, tuple(crossings), left_out)

    def _nodes(self, order: Sequence[int]) -> tuple[Node, ...]:
        roles = self.graph.roles
        count = len(roles)
        asked = self.living & (roles.in_scope != YesNo.NO)
        silent = (asked & (self.hierarchy.manager[:count] < 0) & ~self.hierarchy.top[:count]).tolist()
        living = self.living.tolist()
        found = [
            Node._make((old, "", living[old], silent[old], 0, None, None))
            if old < count
            else Node(NONE, self.ghosts[old - count], living=False)
            for old in order
        ]
        return tuple(found)

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
        drawn = [*self.living.tolist(), *(True for _ in self.ghosts)]
        children: dict[int, list[int]] = {}
        for row, above in enumerate(parent):
            if drawn[row] or row in named:
                children.setdefault(above, []).append(row)
        anchors = self._anchors()
        roots = sorted(children.get(NONE, ()), key=lambda row: (self._rank(row, children), anchors.get(row, row), row))
        order: list[int] = []
        waiting = roots[::-1]
        while waiting:
            row = waiting.pop()
            order.append(row)
            if row in children:
                waiting += reversed(children[row])
        return order

    def _rank(self, root: int, children: dict[int, list[int]]) -> int:
        if self.hierarchy.top[root]:
            return 0
        return 1 if root in children or self.hierarchy.circular[root] else 2

    def _anchors(self) -> dict[int, int]:
        """Say beside whom a root stands: members of a circle together, a ghost where it is first named."""
        anchors = {row: min(cycle) for cycle in self.hierarchy.cycles for row in cycle}
        for tie in self.ties if self.ghosts else ():
            if tie.manager >= len(self.living):
                anchors.setdefault(tie.manager, tie.report)
        return anchors


def _ties(graph: OrgGraph, living: BoolColumn, ghosts: dict[str, int]) -> Iterator[Tie]:
    """Give the solid and dotted lines that hold, each pair and kind once; note the ghosts they lead to."""
    lines = graph.lines
    held = np.isin(lines.kind, (int(Line.SOLID), int(Line.DOTTED)))
    held &= living[lines.role] if len(lines) else held
    for line, interval in lines.valid.items():
        held[line] &= graph.holds(interval)
    rows = np.flatnonzero(held)
    reports = lines.role[rows]
    has_more = np.bincount(reports, minlength=1)[reports] > 1
    columns = (reports, lines.kind[rows] == Line.SOLID, graph.line_target[rows], has_more)
    guessed = set(rows[lines.provenance.is_inferred(*_DOUBTED)[rows]].tolist())
    seen: set[tuple[int, int, bool, str]] = set()
    for line, report, solid, target, several in zip(rows.tolist(), *(each.tolist() for each in columns), strict=True):
        manager = target
        if manager == UNKNOWN:
            manager = len(graph.roles) + ghosts.setdefault(lines.to[line], len(ghosts))
        purpose = "" if solid else lines.purpose.get(line, "")
        if several:
            key = (report, manager, solid, purpose)
            if key in seen:
                continue
            seen.add(key)
        sure = doubt(lines.provenance, line, *_DOUBTED) if line in guessed else ""
        yield Tie._make((report, manager, _SOLID if solid else _DOTTED, sure, purpose))


def _hierarchy(graph: OrgGraph, ties: Sequence[Tie], ghosts: int) -> Hierarchy:
    """Make the forest of solid lines with proposed roles and ghosts in it."""
    manager = [NONE] * (len(graph.roles) + ghosts)
    extra = []
    for report, above, kind, _, _ in ties:
        if kind is not _SOLID:
            continue
        if manager[report] == NONE:
            manager[report] = above
        else:
            extra.append((report, above))
    column = np.array(manager, dtype=np.int64)
    top = np.concatenate((graph.roles.top, np.zeros(ghosts, dtype=bool)))
    return Hierarchy(column, top & (column == NONE), tuple(extra))
