"""The compiled graph: everything that is asked about an organization is asked here.

`OrgGraph.compile` resolves the references of `Facts` to rows. Rows of roles, assignments, lines and duties
are those of the fact tables; rows of domains, units and scopes are those of their trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.graph.completeness import Coverage
from orgmodel.graph.domains import DomainTree
from orgmodel.graph.groups import by_key
from orgmodel.graph.hierarchy import NONE, Hierarchy
from orgmodel.graph.index import Index, numbered
from orgmodel.graph.job_classes import Series, same_class
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.ownership import Ownership
from orgmodel.graph.reports import Reports, forest
from orgmodel.graph.scopes import ScopeTree
from orgmodel.graph.spans import Spans
from orgmodel.graph.titles import Titles
from orgmodel.model import words
from orgmodel.model.facts import BoolColumn, Facts, IntColumn, Lines, Roles, Sparse
from orgmodel.model.refs import Ref
from orgmodel.model.sparse import Periods, stated

if TYPE_CHECKING:
    import networkx as nx

    from orgmodel.model.entities import Interval


@dataclass(frozen=True, eq=False)
class OrgGraph:
    """One organization as a graph of roles, lines and ownership. Unknown is an answer everywhere."""

    facts: Facts

    @classmethod
    def compile(cls, facts: Facts) -> OrgGraph:
        """Make the graph of a model's facts."""
        return cls(facts)

    # Roles ------------------------------------------------------------------------------------------

    @property
    def roles(self) -> Roles:
        """The table of roles."""
        return self.facts.roles

    @cached_property
    def ids(self) -> Index:
        """The row of each role id; the first of two equal ids counts."""
        return Index(self.roles.id)

    def role_row(self, role: str) -> int:
        """Give the row of an id, or -1."""
        return self.ids.row(role)

    def role_ref(self, row: int) -> Ref:
        """Name a role; one without an id by its title."""
        return Ref("role", self.roles.id[row] or self.roles.title[row])

    def title(self, row: int) -> str:
        """The title of a role, the id where there is none; with unit or id where others have the same title."""
        title = self.roles.title[row] or self.roles.id[row] or "role without a title"
        if not self._titles.is_shared(row):
            return title
        unit = int(self.unit_row[row])
        apart = unit >= 0 and self._titles.are_apart(row)
        return f"{title} ({self.unit_name(unit) if apart else self.roles.id[row] or f'row {row + 1}'})"

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self.roles.title, self.unit_row)

    @cached_property
    def active(self) -> BoolColumn:
        """Roles that exist on the day in question: neither proposed nor abolished, nor outside their dates."""
        establishment = self.roles.establishment
        absent = (words.Establishment.PROPOSED, words.Establishment.ABOLISHED)
        active: BoolColumn = ~np.isin(establishment, absent)
        return self._in_force(active, self.roles.valid)

    def _in_force(self, rows: BoolColumn, valid: Sparse[Interval]) -> BoolColumn:
        """Leave out the rows that do not hold on the day in question; with no day everything that is dated holds."""
        day = self.facts.header.as_of
        if valid and day is not None:
            rows[Periods.of(valid).outside(day)] = False
        return rows

    def holds(self, interval: Interval) -> bool:
        """Tell whether an interval holds on the day in question; with no day everything that is dated holds."""
        day = self.facts.header.as_of
        if day is None:
            return True
        return (interval.from_ is None or interval.from_ <= day) and (interval.until is None or day < interval.until)

    @cached_property
    def described(self) -> BoolColumn:
        """Roles of which the model says more than that they are named."""
        described: BoolColumn = self.roles.described != words.YesNo.NO
        return described

    @cached_property
    def in_scope(self) -> BoolColumn:
        """Roles that the model covers, as against those outside it."""
        in_scope: BoolColumn = self.roles.in_scope != words.YesNo.NO
        return in_scope

    @cached_property
    def class_number(self) -> IntColumn:
        """A number for the job class of each role, UNKNOWN where none is stated."""
        numbers = numbered(self.roles.class_code)
        return np.where(numbers == 0, words.UNKNOWN, numbers)

    def same_class(self, left: int, right: int) -> bool:
        """Tell whether both roles are of one job class, or levels of one series."""
        return bool(same_class(self, np.array([left]), np.array([right]))[0])

    # Lines ------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Lines:
        """The table of lines."""
        return self.facts.lines

    @cached_property
    def line_target(self) -> IntColumn:
        """The role row that each line leads to, or -1 where nobody has the id."""
        return self.ids.rows(self.lines.to)

    @cached_property
    def active_line(self) -> BoolColumn:
        """Lines that hold on the day in question, from roles that exist then."""
        return self._in_force(self.active[self.lines.role], self.lines.valid)

    def lines_of_kind(self, kind: words.Line) -> IntColumn:
        """Line rows of one kind that hold on the day in question."""
        if kind not in self._by_kind:
            self._by_kind[kind] = np.flatnonzero((self.lines.kind == kind) & self.active_line)
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> dict[words.Line, IntColumn]:
        return {}

    @cached_property
    def solid_line(self) -> IntColumn:
        """The line row by which each role has its first stated manager, or -1."""
        first = np.full(len(self.roles), NONE, dtype=np.int64)
        solid = self.lines_of_kind(words.Line.SOLID)[::-1]
        first[self.lines.role[solid]] = solid
        return first

    @cached_property
    def several_managers(self) -> bool:
        """Whether some role has more than one solid line."""
        return len(self.lines_of_kind(words.Line.SOLID)) > int(np.count_nonzero(self.solid_line >= 0))

    series = cached_property(Series.of_levels)
    """Which roles are levels of one series."""

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The forest of solid lines."""
        solid = self.lines_of_kind(words.Line.SOLID)
        return forest(self.solid_line, solid, self.lines.role, self.line_target, self.roles.top)

    @cached_property
    def line_inferred(self) -> BoolColumn:
        """Roles whose solid line is inferred."""
        inferred = self.lines.provenance.is_inferred("role", "reports_to")
        has = self.solid_line >= 0
        return has & (inferred[self.solid_line] if len(self.lines) else has)

    def chain_of_command(self, left: int, right: int) -> words.Tri:
        """Is one role the other's manager at any distance? Yes, no or unknown."""
        return words.Tri(int(self.hierarchy.chains(np.array([left]), np.array([right]))[0]))

    def direct_reports(self, row: int) -> tuple[int, ...]:
        """The roles whose solid line leads to this role, in row order."""
        return self.reports.of(row)

    @cached_property
    def reports(self) -> Reports:
        """The solid lines between roles of the model, a pair once."""
        solid = self.lines_of_kind(words.Line.SOLID)
        return Reports.of_lines(self.lines.role[solid], self.line_target[solid], len(self.roles))

    def depth(self, row: int) -> int | None:
        """The layer of a role, the stated top being 1; None where its line is not known to a top."""
        depth = int(self.hierarchy.depth[row])
        return depth if depth > 0 else None

    def lowest_common_manager(self, left: int, right: int) -> int:
        """The row of the lowest common manager; NONE if both lines are known and never meet, else OPEN."""
        return int(self.hierarchy.meetings(np.array([left]), np.array([right]))[0][0])

    def cycles(self) -> tuple[tuple[int, ...], ...]:
        """The reporting cycles, each with its members in reporting order."""
        return self.hierarchy.cycles

    def subtree_total(self, value: IntColumn) -> IntColumn:
        """Sum a column over each role's subtree, the role included; 0 for rows on or under a cycle."""
        return self.hierarchy.totals(value)

    @cached_property
    def solid_pairs(self) -> tuple[IntColumn, IntColumn]:
        """The solid lines in force as (report, manager) rows, a pair once."""
        from orgmodel.graph.doubt import solid_pairs

        return solid_pairs(self)

    @cached_property
    def covered_pairs(self) -> tuple[IntColumn, IntColumn]:
        """Those of the solid pairs that are in force on both ends and that the model covers."""
        reports, managers = self.solid_pairs
        covered = self.active & self.in_scope
        if covered.all():
            return reports, managers
        both = covered[reports] & covered[managers]
        return reports[both], managers[both]

    @cached_property
    def spans(self) -> Spans:
        """How many positions report to each role."""
        teams = stated(self.roles.leads, len(self.roles))
        in_full = self.coverage.roles_in_full(self.unit_row)
        return Spans(self.hierarchy, self.roles.positions, self.active, in_full, teams)

    @cached_property
    def known_span(self) -> BoolColumn:
        """Roles to whom as many positions report as the model counts: not one more, not one fewer."""
        from orgmodel.graph.doubt import known_span

        return known_span(self)

    # Units, domains, scopes -------------------------------------------------------------------------

    @cached_property
    def units(self) -> Nesting:
        """The units as a tree."""
        return Nesting(self.facts.units.id, self.facts.units.parent)

    @cached_property
    def unit_row(self) -> IntColumn:
        """The unit row of each role, or -1 where it is unstated or unknown."""
        return self.units.index.rows(self.roles.unit)

    def unit_name(self, row: int) -> str:
        """The plain name of a unit."""
        return self.facts.units.name[row] or self.facts.units.id[row]

    @cached_property
    def domains(self) -> DomainTree:
        """The domains, catalog included."""
        return DomainTree(self.facts.domains)

    @cached_property
    def scopes(self) -> ScopeTree:
        """The named scopes."""
        return ScopeTree(self.facts.header.scopes)

    @cached_property
    def coverage(self) -> Coverage:
        """What the model declares to hold in full."""
        return Coverage(self.facts.header.completeness, self.units, self.domains)

    @cached_property
    def ownership(self) -> Ownership:
        """Who owns what."""
        role = self.facts.assignments.role
        holds = self._in_force((self.active & ~self.ids.repeated)[role], self.facts.assignments.valid)
        return Ownership(self.facts.assignments, self.domains, self.scopes, holds)

    @cached_property
    def _duties_by_role(self) -> dict[int, tuple[int, ...]]:
        return by_key(np.arange(len(self.facts.duties)), self.facts.duties.role)

    def duties_of(self, role: int) -> tuple[int, ...]:
        """The duty rows of a role."""
        return self._duties_by_role.get(role, ())

    def duty_domains(self, duty: int) -> tuple[int, ...]:
        """The domain rows that a duty is mapped to; names that nobody knows are left out."""
        rows = (self.domains.row(name) for name in self.facts.duties.domains[duty])
        return tuple(row for row in rows if row >= 0)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give the graph that users of networkx know: nodes are refs, edges reporting, dotted, work and ownership."""
        from orgmodel.graph.networkx_bridge import to_networkx

        return to_networkx(self)
