"""How do rules about spans answer? With what is sure of a manager's span, and a question where it is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question, SetAside, Values
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_ASKED, POSITIONS, counted, lasting_name, listed, role_refs
from orgmodel.graph.archetypes import unit_archetypes
from orgmodel.graph.doubt import dated_lines, inferred_lines, span_without
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.refs import Ref
from orgmodel.model.words import UNKNOWN, Line, YesNo

NO_LIMIT = int(np.iinfo(np.int64).max)
_SHOWN = 4


@dataclass(frozen=True, eq=False)
class SpanView:
    """Managers and their spans. Roles on or under a reporting cycle are no managers here: nothing is said of them."""

    graph: OrgGraph

    @cached_property
    def managers(self) -> BoolColumn:
        """Roles that lead somebody, as far as the documents say, and that the model covers."""
        rows: BoolColumn = self._leading & ~self.graph.hierarchy.masked
        return rows

    @cached_property
    def _leading(self) -> BoolColumn:
        graph = self.graph
        leads = graph.spans.names_teams | (graph.roles.managerial == YesNo.YES) | (graph.spans.direct > 0)
        rows: BoolColumn = leads & graph.active & graph.in_scope
        return rows

    @cached_property
    def sure(self) -> IntColumn:
        """At least so many positions report to each role, on the day in question."""
        dated = dated_lines(self.graph)
        return span_without(self.graph, dated) if dated.any() else self.graph.spans.lower_bound

    @cached_property
    def stated(self) -> IntColumn:
        """At least so many by lines that are not inferred."""
        guess = inferred_lines(self.graph)
        return span_without(self.graph, guess | dated_lines(self.graph)) if guess.any() else self.sure

    @cached_property
    def archetypes(self) -> dict[int, str]:
        """The kind of each manager's work: as the role says, else as its unit or what that lies within does."""
        units = unit_archetypes(self.graph)
        rows = np.flatnonzero(self.managers & among(self.graph.unit_row, list(units))).tolist() if units else []
        return {row: units[int(self.graph.unit_row[row])] for row in rows} | dict(self.graph.roles.archetype)

    def limits(self, usual: int, by_archetype: dict[str, int]) -> IntColumn:
        """The limit of each role."""
        limit = np.full(len(self.graph.roles), usual, dtype=np.int64)
        for row, archetype in self.archetypes.items():
            limit[row] = by_archetype.get(archetype, usual)
        return limit

    def widest(self, max_reports: int, **by_archetype: int) -> IntColumn:
        """The most positions that may report to each role, by the settings of SPN001. A coordinator has no limit."""
        return self.limits(max_reports, {**by_archetype, "coordinator": NO_LIMIT})

    def narrowest(self, min_reports: int, **by_archetype: int) -> IntColumn:
        """The fewest positions that report to each role who leads, by the settings of SPN002."""
        return self.limits(min_reports, by_archetype)

    def reports_only_deputy(self, row: int) -> bool:
        """Tell whether the one report of a role is its deputy."""
        return self.graph.direct_reports(row) == (self.graph.role_row(self.graph.roles.deputy[row]),)

    def hits(
        self,
        found: BoolColumn,
        unknown: BoolColumn,
        limit: IntColumn,
        message: Callable[[int], str],
        guessed: BoolColumn,
        *,
        asks: bool = False,
        aside: tuple[SetAside, ...] = (),
    ) -> Hits:
        """Answer with the roles that were found, and those that could not be assessed."""
        rows = np.flatnonzero(found)
        return Hits(
            severity=np.full(len(rows), Severity.MEDIUM, dtype=np.int64),
            explain=lambda number: self._hit(int(rows[number]), limit, message, guessed),
            inferred=guessed[rows],
            checked=int(np.count_nonzero(self.managers & ~unknown)),
            open=self.open(unknown),
            questions=self.questions(unknown) if asks else (),
            set_aside=aside,
            identify=lambda number: lasting_name(self.graph, int(rows[number])),
        )

    def _hit(self, row: int, limit: IntColumn, message: Callable[[int], str], guessed: BoolColumn) -> Hit:
        graph = self.graph
        ref = graph.role_ref(row)
        return Hit(
            subject=ref,
            message=message(row),
            keys=(str(ref),),
            at=graph.roles.at[row],
            related=role_refs(graph, graph.direct_reports(row)),
            values=Values(int(self.sure[row]), int(limit[row]), "positions"),
            depends_on=self._inferred_reports(row) if guessed[row] else (),
        )

    @cached_property
    def _guessed_lines(self) -> IntColumn:
        solid = self.graph.lines_of_kind(Line.SOLID)
        return solid[inferred_lines(self.graph)[solid]]

    def _inferred_reports(self, row: int) -> tuple[str, ...]:
        graph = self.graph
        lines = self._guessed_lines[graph.line_target[self._guessed_lines] == row].tolist()
        reports = dict.fromkeys(graph.title(int(graph.lines.role[line])) for line in lines)
        return tuple(f"the line from {report} to {graph.title(row)} is inferred" for report in reports)

    def open(self, unknown: BoolColumn) -> tuple[Open, ...]:
        """Say that the positions below these roles are not counted, and what circles hide."""
        why = "no document says how many positions report to them"
        circling = int(np.count_nonzero(self._leading & ~self.managers))
        uncounted = Open(int(np.count_nonzero(unknown)), why, "positions, and completeness of the unit's roles")
        circles = Open(circling, "their reporting lines run in a circle", "a line of the circle (STR001)")
        return tuple(each for each in (uncounted, circles) if each.count)

    def questions(self, unknown: BoolColumn) -> tuple[Question, ...]:
        """Ask each manager; one question for all where nobody would answer so many."""
        rows = np.flatnonzero(unknown & self.graph.described).tolist()
        if len(rows) > MOST_ASKED:
            about = Ref("organization", self.graph.facts.header.organization.id)
            text = "How many positions report to each manager? The documents read do not count them all."
            return (Question(to=None, about=about, topic=POSITIONS, text=text),)
        return tuple(map(self._question, rows))

    def _question(self, row: int) -> Question:
        graph = self.graph
        ref = graph.role_ref(row)
        return Question(
            to=ref,
            about=ref,
            topic=POSITIONS,
            text=f"How many positions report to the {graph.title(row)}? {self._said(row)}",
            evidence=graph.roles.provenance.evidence.get(row, ()),
            at=graph.roles.at[row],
        )

    def _said(self, row: int) -> str:
        graph = self.graph
        teams, reports = graph.roles.leads.get(row, ()), graph.direct_reports(row)
        uncounted = [report for report in reports if graph.roles.positions[report] == UNKNOWN]
        if teams:
            return f"The documents name {listed(teams, most=_SHOWN)}, and no number."
        if uncounted:
            named = listed(map(graph.title, uncounted), most=_SHOWN)
            return f"The documents name the {named}, and no number of positions."
        named = counted(int(self.graph.spans.lower_bound[row]), "position is", "positions are")
        return f"{named} named; are there more?"
