"""STR: reporting lines that run in circles or lead nowhere."""

from __future__ import annotations

from functools import cache

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_RELATED, role_refs
from orgmodel.graph.doubt import inferred_lines
from orgmodel.graph.index import numbered, texts_at
from orgmodel.graph.names import role_suggestions
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import firsts
from orgmodel.model.facts import IntColumn
from orgmodel.model.refs import Ref
from orgmodel.model.words import Line

_MOST_NAMES = 12
_MOST_SUGGESTED = 10_000
"""For so many missing managers the nearest ids are looked up; where more are missing, the column is the wrong one."""


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
    cycles = graph.cycles()
    guessed = graph.line_inferred
    sure = not guessed.any()
    named = cache(lambda number: _circle_name(graph, cycles[number]))  # a circle may be of all roles
    return Hits(
        severity=np.full(len(cycles), Severity.ERROR, dtype=np.int64),
        explain=lambda number: _circle(graph, cycles[number], named(number)),
        inferred=None if sure else np.array([guessed[list(cycle)].any() for cycle in cycles], dtype=bool),
        checked=len(graph.roles),
        identify=named,
    )


def _circle_name(graph: OrgGraph, cycle: tuple[int, ...]) -> Named:
    least = min(cycle)
    names = texts_at(graph.roles.id, cycle)
    nameless = [graph.roles.title[row] for name, row in zip(names, cycle, strict=True) if not name]
    first = min([*filter(None, names), *nameless])
    others = [row for row in cycle[: MOST_RELATED + 1] if row != least]
    return Named(graph.role_ref(least), (str(Ref("role", first)),), role_refs(graph, others))


def _circle(graph: OrgGraph, cycle: tuple[int, ...], named: Named) -> Hit:
    names = [graph.title(row) for row in cycle[:_MOST_NAMES]]
    more = [f"({len(cycle) - len(names):,} more)"] if len(cycle) > len(names) else []
    shown = cycle[:MOST_RELATED]
    lines = [int(graph.solid_line[row]) for row in shown]
    return Hit(
        subject=named.subject,
        message=(
            f"Reporting lines run in a circle: {' → '.join([*names, *more, names[0]])}."
            if len(cycle) > 1
            else f"{names[0]} reports to itself."
        ),
        keys=named.keys,
        at=graph.lines.at[int(graph.solid_line[min(cycle)])],
        related=named.related,
        evidence=tuple(each for line in lines for each in graph.lines.provenance.evidence.get(line, ())),
        depends_on=tuple(f"the line of {graph.title(row)} is inferred" for row in shown if graph.line_inferred[row]),
    )


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
    missing = _once_a_role(graph, solid[graph.line_target[solid] < 0])
    inferred = inferred_lines(graph)

    @cache
    def likely() -> dict[str, str]:
        words = {graph.lines.to[line] for line in missing[:_MOST_SUGGESTED].tolist()}
        return role_suggestions(graph, words)

    def identify(number: int) -> Named:
        line = int(missing[number])
        ref = graph.role_ref(int(graph.lines.role[line]))
        return Named(ref, (str(ref), graph.lines.to[line]))

    def explain(number: int) -> Hit:
        line = int(missing[number])
        role, manager = int(graph.lines.role[line]), graph.lines.to[line]
        title = graph.title(role)
        meant = likely().get(manager, "")
        return Hit(
            subject=graph.role_ref(role),
            message=f"{title} reports to '{manager}', and no role of the model has that id{meant}.",
            keys=identify(number).keys,
            at=graph.lines.at[line],
            evidence=graph.lines.provenance.evidence.get(line, ()),
            depends_on=(f"the line of {title} is inferred",) if inferred[line] else (),
        )

    return Hits(
        severity=np.full(len(missing), Severity.ERROR, dtype=np.int64),
        explain=explain,
        inferred=inferred[missing],
        checked=len(solid),
        identify=identify,
    )


def _once_a_role(graph: OrgGraph, lines: IntColumn) -> IntColumn:
    """Keep the first of the lines by which a role names one manager."""
    names = numbered(graph.lines.to)[lines].astype(np.int64)
    return lines[firsts(graph.lines.role[lines] * (int(names.max(initial=0)) + 1) + names)]
