"""STR: reporting lines that are missing, or not sure."""

from __future__ import annotations

from operator import itemgetter

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import LINE, MOST_ASKED, lasting_name, organization_ref
from orgmodel.graph.hierarchy import NONE
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn
from orgmodel.model.words import Level

_MOST_NAMES = 12


@rule("STR004", Severity.MEDIUM, identity=("role",))
def missing_reporting_line(graph: OrgGraph) -> Hits:
    """A role has no manager although its unit is declared complete.

    ## Facts needed
    Reporting lines, and `completeness` of the unit: where the model is partial, silence is an open question.

    ## Why it matters
    A role without a stated manager has no place where its conflicts are settled or its work is approved.
    It weighs more where the role is accountable for a domain.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: network-lead, title: Network Lead}  # <- STR004
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: network-lead, title: Network Lead, reports_to: cio}
    ```
    In a partial model the same silence is a question:
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: network-lead, title: Network Lead}  # <- STR004?
    ```

    ## Exceptions
    Class specifications that say only "under direction": the source is silent, which is asked and not blamed.
    Roles that are named but not described are left out.

    ## Options
    - Confirm the manager with the role or with human resources, and record the line with its source.
    - State `reports_to: none` if the role is a top of the organization.

    ## Source
    No threshold.
    """
    bound = graph.active & graph.described & graph.in_scope & ~graph.roles.top
    lacking = bound & (graph.solid_line < 0)
    in_full = graph.coverage.roles_in_full(graph.unit_row)
    found = np.flatnonzero(lacking & in_full)
    silent = int(np.count_nonzero(lacking & ~in_full))
    accountable = np.zeros(len(graph.roles), dtype=bool)
    accountable[graph.facts.assignments.role[graph.ownership.rows(Level.ACCOUNTABLE)]] = True
    reason = Open(silent, "no document read says whom they report to", "the reporting line of each role")
    return Hits(
        severity=np.where(accountable[found], Severity.HIGH, Severity.MEDIUM),
        explain=lambda number: _missing_line(graph, int(found[number])),
        checked=len(graph.roles) - silent,
        open=(reason,) if silent else (),
        questions=_questions(graph, bound, lacking & ~in_full),
        identify=lambda number: lasting_name(graph, int(found[number])),
    )


def _questions(graph: OrgGraph, bound: BoolColumn, silent: BoolColumn) -> tuple[Question, ...]:
    """Ask each role for its line, or to confirm it; one question for all where nobody would answer so many."""
    guessed = bound & graph.line_inferred
    gone = np.zeros(len(bound), dtype=bool)
    if len(graph.lines) and not graph.active.all():
        target = np.where(graph.solid_line >= 0, graph.line_target[graph.solid_line], NONE)
        gone = bound & ~guessed & (target >= 0) & ~graph.active[target]
    asked: list[tuple[int, Question]] = []
    for rows, ask, plural in (
        (silent, _whose_line, "{} roles report to nobody that a document read names. Whom do they report to?"),
        (guessed, _confirm_line, "The reporting lines of {} roles are inferred: no document says them. Do they hold?"),
        (gone, _to_whom_now, "{} roles report to roles that are not in force on this day. Whom do they report to now?"),
    ):
        numbers = np.flatnonzero(rows).tolist()
        if len(numbers) > MOST_ASKED:
            asked.append((numbers[0], _asked_of_all(graph, numbers, plural)))
        else:
            asked += [(row, ask(graph, row)) for row in numbers]
    return tuple(question for _, question in sorted(asked, key=itemgetter(0)))


def _asked_of_all(graph: OrgGraph, rows: list[int], text: str) -> Question:
    """Ask whoever keeps the model, and name the first of the roles."""
    named = [graph.title(row) for row in rows[:_MOST_NAMES]]
    return Question(
        to=None,
        about=organization_ref(graph),
        topic=LINE,
        text=text.format(f"{len(rows):,}"),
        details=(*named, f"and {len(rows) - len(named):,} more roles"),
        at=graph.roles.at[rows[0]],
    )


def _missing_line(graph: OrgGraph, row: int) -> Hit:
    return Hit(
        subject=graph.role_ref(row),
        message=f"{graph.title(row)} has no manager, and is not stated as a top.",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        evidence=graph.roles.provenance.evidence.get(row, ()),
    )


def _to_whom_now(graph: OrgGraph, row: int) -> Question:
    manager = graph.title(int(graph.line_target[int(graph.solid_line[row])]))
    return _asked(
        graph, row, f"The {graph.title(row)} reports to the {manager}, which is not in force on this day: to whom now?"
    )


def _whose_line(graph: OrgGraph, row: int) -> Question:
    return _asked(graph, row, f"Who does the {graph.title(row)} report to? {_why_silent(graph, row)}")


def _why_silent(graph: OrgGraph, row: int) -> str:
    """Say why no manager is known: documents and tables are silent, or the cell of a table could not be read."""
    place = graph.roles.at[row]
    for note in graph.facts.notes:
        if note.managers and place.line in note.rows and (note.at.path, note.at.sheet) == (place.path, place.sheet):
            return f"The cell in the column '{note.at.header}' could not be read."
    return "Nothing that was read says so."


def _confirm_line(graph: OrgGraph, row: int) -> Question:
    line = int(graph.solid_line[row])
    target = int(graph.line_target[line])
    manager = graph.title(target) if target >= 0 else graph.lines.to[line]
    return _asked(
        graph, row, f"Does the {graph.title(row)} report to the {manager}? The documents suggest it; none says it."
    )


def _asked(graph: OrgGraph, row: int, text: str) -> Question:
    """Ask a role for its line, at the place of the line or, where there is none, of the role."""
    line = int(graph.solid_line[row])
    table, place = (graph.lines, line) if line >= 0 else (graph.roles, row)
    return Question(
        to=graph.role_ref(row),
        about=graph.role_ref(row),
        topic=LINE,
        text=text,
        evidence=table.provenance.evidence.get(place, ()),
        at=table.at[place],
    )
