"""What does the optimizer see of an organization? Who may move, who may lead, and how wide and deep all is today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.check.spans import SpanView
from orgmodel.graph.doubt import dated_lines, dated_roles
from orgmodel.graph.levels import Levels, levels, roles_with
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import UNKNOWN, Line, YesNo
from orgmodel.suggest.limits import Limits


@dataclass(frozen=True, eq=False)
class Ground:
    """An organization as it stands, in rows of roles.

    Attributes:
        graph: the organization.
        limits: what its policy asks for.
        kept: roles that stay as they are: they do not move, gain and lose no report, and keep their domains.
    """

    graph: OrgGraph
    limits: Limits
    kept: frozenset[int]

    @cached_property
    def parent(self) -> list[int]:
        """The manager of each role on the lines that count for layers, or -1."""
        return [int(row) for row in self._levels.parent]

    @cached_property
    def depth(self) -> list[int]:
        """The layer of each role, 1 being the top of its line."""
        return [int(steps) + 1 for steps in self._levels.steps]

    @cached_property
    def _levels(self) -> Levels:
        return levels(self.graph, without=roles_with(self.graph, dated_lines(self.graph)))

    @cached_property
    def reports(self) -> list[list[int]]:
        """The rows that report to each role, in row order."""
        found: list[list[int]] = [[] for _ in self.parent]
        for row, manager in enumerate(self.parent):
            if manager >= 0:
                found[manager].append(row)
        return found

    @cached_property
    def top_down(self) -> list[int]:
        """All rows, every manager before the reports."""
        return sorted(range(len(self.parent)), key=lambda row: (self.depth[row], row))

    @cached_property
    def height(self) -> list[int]:
        """How many layers lie below each role."""
        height = [0] * len(self.parent)
        for row in reversed(self.top_down):
            if self.parent[row] >= 0:
                height[self.parent[row]] = max(height[self.parent[row]], height[row] + 1)
        return height

    @cached_property
    def below(self) -> list[int]:
        """How many positions stand below each role, at any distance."""
        below = [0] * len(self.parent)
        for row in reversed(self.top_down):
            if self.parent[row] >= 0:
                below[self.parent[row]] += below[row] + self.positions[row]
        return below

    @cached_property
    def positions(self) -> list[int]:
        """The positions of each role as spans count them: unstated ones are one."""
        known = self.graph.roles.positions
        return [int(number) for number in np.where(known == UNKNOWN, 1, np.maximum(known, 0))]

    @cached_property
    def span(self) -> list[int]:
        """At least so many positions report to each role."""
        return [int(number) for number in SpanView(self.graph).sure]

    @cached_property
    def unit(self) -> list[int]:
        """The unit row of each role, or -1."""
        return [int(row) for row in self.graph.unit_row]

    @cached_property
    def present(self) -> list[bool]:
        """Roles that can be spoken of: in the model and described, in force, with an id, on no reporting circle."""
        graph = self.graph
        named = np.array([bool(name) for name in graph.roles.id], dtype=bool)
        known = graph.active & graph.in_scope & graph.described & ~graph.hierarchy.masked & ~graph.ids.repeated
        return [bool(each) for each in known & named & ~dated_roles(graph)]

    @cached_property
    def may_move(self) -> list[bool]:
        """Roles with one stated manager, who are not that manager's deputy and are not to be kept."""
        graph = self.graph
        several = {report for report, _ in graph.hierarchy.extra} | graph.hierarchy.loose
        doubtful = graph.line_inferred | roles_with(graph, dated_lines(graph))
        return [
            self.present[row]
            and manager >= 0
            and row not in self.kept
            and manager not in self.kept
            and row not in several
            and not doubtful[row]
            and graph.roles.deputy[manager] != graph.roles.id[row]
            for row, manager in enumerate(self.parent)
        ]

    @cached_property
    def leads(self) -> list[bool]:
        """Roles to whom somebody reports, or who are said to lead."""
        graph = self.graph
        said = graph.spans.names_teams | (graph.roles.managerial == YesNo.YES)
        return [bool(said[row]) or self.span[row] > 0 for row in range(len(self.parent))]

    @cached_property
    def must_lead(self) -> list[bool]:
        """Roles that are not to be left without reports: heads of units, and who is said to lead."""
        said = self.graph.spans.names_teams | (self.graph.roles.managerial == YesNo.YES)
        return [bool(said[row]) or row in self.heads for row in range(len(self.parent))]

    @cached_property
    def heads(self) -> frozenset[int]:
        """The roles that head a unit."""
        return frozenset(self.graph.role_row(head) for head in self.graph.facts.units.head if head)

    @cached_property
    def named(self) -> frozenset[int]:
        """Roles that others name: dotted lines, deputies, heads, members of bodies, who answers for a provider."""
        graph = self.graph
        other = graph.lines.kind != Line.SOLID
        ends = {*graph.lines.role[other].tolist(), *graph.line_target[other].tolist()}
        facts = graph.facts
        names = [*graph.roles.deputy, *facts.units.head, *(each.answers for each in facts.providers)]
        names += [name for body in facts.bodies for name in (body.chair, *body.members)]
        return frozenset(ends | {graph.role_row(name) for name in names if name} - {-1})

    @cached_property
    def may_gain(self) -> list[bool]:
        """Roles that could have more reports: one position, as far as is known, and not to be kept."""
        single = np.isin(self.graph.roles.positions, (UNKNOWN, 1))
        return [self.present[row] and row not in self.kept and bool(single[row]) for row in range(len(self.parent))]

    def above(self, row: int) -> Iterator[int]:
        """The role and all above it."""
        while row >= 0:
            yield row
            row = self.parent[row]

    def is_above(self, high: int, low: int) -> bool:
        """Tell whether a role is another one, or above it."""
        return high in self.above(low)

    def one_top(self, one: int, other: int) -> bool:
        """Tell whether the lines of two roles end at one top: roles never move to another one."""
        end = self.graph.hierarchy.end
        return bool(end[one] == end[other])
