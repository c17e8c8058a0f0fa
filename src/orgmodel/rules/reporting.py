"""STR: reporting lines that run in circles, lead nowhere, or are missing."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import LINE
from orgmodel.graph.doubt import inferred_lines
from orgmodel.graph.names import role_names, suggestions
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Level, Line


@rule("STR001", Severity.ERROR, identity=("first member",))
def reporting_cycle(graph: OrgGraph) -> Hits:
    """Roles report to each other in a circle.

    ## Facts needed
    Reporting lines (`reports_to`).

    ## Why it matters
    Nobody in the circle has a manager who is outside it. Layers, spans and chains of command cannot be told
    for these roles nor for anybody below them, so no rule answers for them until the circle is broken.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: operations-manager}  # <- STR001
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
    ```

    ## Exceptions
    None: a circle is an error in the model or in the documents behind it.

    ## Options
    - Confirm with the roles concerned which of these lines the documents really state.
    - Take out the line that is inferred or least sure.

    ## Source
    No threshold: one circle is one too many.
    """

    def explain(cycle: tuple[int, ...]) -> Hit:
        names = [graph.title(row) for row in cycle]
        least = min(cycle)
        lines = [int(graph.solid_line[row]) for row in cycle]
        return Hit(
            subject=graph.role_ref(least),
            message=f"Reporting lines run in a circle: {' → '.join([*names, names[0]])}.",
            keys=(min(str(graph.role_ref(row)) for row in cycle),),
            at=graph.roles.at[least],
            related=tuple(graph.role_ref(row) for row in cycle if row != least),
            evidence=tuple(each for line in lines for each in graph.lines.provenance.evidence.get(line, ())),
            depends_on=tuple(
                f"the line of {graph.title(row)} is inferred" for row in cycle if graph.line_inferred[row]
            ),
        )

    found = [(Severity.ERROR, explain(cycle)) for cycle in graph.cycles()]
    return Hits.of(found, checked=len(graph.roles))


@rule("STR002", Severity.ERROR, identity=("role", "manager"))
def unresolved_manager(graph: OrgGraph) -> Hits:
    """A role reports to somebody who is not in the model.

    ## Facts needed
    Reporting lines (`reports_to`) and the ids of the roles.

    ## Why it matters
    The line leads nowhere: layers, spans and chains of command above the role cannot be told.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cto}  # <- STR002
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
    ```

    ## Exceptions
    A manager outside what the model covers is a role with `in_scope: no`, which only needs an id and a title.

    ## Options
    - Confirm whom the document means, and correct the reference.
    - Add the manager as a role; with `in_scope: no` if the model does not cover it.

    ## Source
    No threshold. The United Kingdom's organogram schema asks the same of "Reports to Senior Post".
    """
    solid = graph.lines_of_kind(Line.SOLID)
    named = {(int(graph.lines.role[line]), graph.lines.to[line]): line for line in reversed(solid.tolist())}
    missing = np.array(sorted(line for line in named.values() if graph.line_target[line] < 0), dtype=np.int64)
    likely = suggestions((graph.lines.to[line] for line in missing.tolist()), role_names(graph))
    inferred = inferred_lines(graph)

    def explain(number: int) -> Hit:
        line = int(missing[number])
        role, manager = int(graph.lines.role[line]), graph.lines.to[line]
        title = graph.title(role)
        return Hit(
            subject=graph.role_ref(role),
            message=f"{title} reports to '{manager}', and no role of the model has that id{likely[manager]}.",
            keys=(str(graph.role_ref(role)), manager),
            at=graph.lines.at[line],
            evidence=graph.lines.provenance.evidence.get(line, ()),
            depends_on=(f"the line of {title} is inferred",) if inferred[line] else (),
        )

    return Hits(
        severity=np.full(len(missing), Severity.ERROR, dtype=np.int64),
        explain=explain,
        inferred=inferred[missing],
        checked=len(solid),
    )


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
    in_full = graph.coverage.roles_in_full(graph.unit_row)
    accountable = {int(graph.facts.assignments.role[row]) for row in graph.ownership.rows(Level.ACCOUNTABLE)}
    hits: list[tuple[Severity, Hit]] = []
    questions = []
    silent = 0
    for row in range(len(graph.roles)):
        if not graph.active[row] or not graph.described[row] or not graph.in_scope[row] or graph.roles.top[row]:
            continue
        if graph.solid_line[row] >= 0:
            if graph.line_inferred[row]:
                questions.append(_confirm_line(graph, row))
            elif _leads_to_nobody_today(graph, row):
                questions.append(_to_whom_now(graph, row))
        elif in_full[row]:
            severity = Severity.HIGH if row in accountable else Severity.MEDIUM
            hits.append((severity, _missing_line(graph, row)))
        else:
            silent += 1
            questions.append(_whose_line(graph, row))
    reason = Open(silent, "no document read says whom they report to", "the reporting line of each role")
    return Hits.of(
        hits,
        checked=len(graph.roles) - silent,
        open=(reason,) if silent else (),
        questions=tuple(questions),
    )


def _missing_line(graph: OrgGraph, row: int) -> Hit:
    return Hit(
        subject=graph.role_ref(row),
        message=f"{graph.title(row)} has no manager, and is not stated as a top.",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        evidence=graph.roles.provenance.evidence.get(row, ()),
    )


def _leads_to_nobody_today(graph: OrgGraph, row: int) -> bool:
    """Tell whether a role's manager is in the model and does not exist on this day."""
    target = int(graph.line_target[int(graph.solid_line[row])])
    return target >= 0 and not graph.active[target]


def _to_whom_now(graph: OrgGraph, row: int) -> Question:
    manager = graph.title(int(graph.line_target[int(graph.solid_line[row])]))
    return _asked(
        graph, row, f"The {graph.title(row)} reports to the {manager}, which is not in force on this day: to whom now?"
    )


def _whose_line(graph: OrgGraph, row: int) -> Question:
    return _asked(graph, row, f"Who does the {graph.title(row)} report to? No document read says so.")


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
