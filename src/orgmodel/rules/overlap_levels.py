"""OVL: the role that does the work and the role that answers for it stand apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from orgmodel.check.apart import Apart
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.overlaps import overlap_hit
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import (
    LINE,
    MOST_ASKED,
    MOST_NAMED,
    confidence,
    domain_ref,
    listed,
    organization_ref,
    titles,
    with_articles,
)
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level

UNIT = "unit"
_MOST_WEIGHED = 2_000
"""So many accountable roles are weighed for one who carries out: the score is as high as it can be before."""


@rule("OVL010", Severity.MEDIUM, identity=("domain", "responsible role"))
def accountable_and_responsible_apart(graph: OrgGraph, duties: DutyTexts) -> Hits:
    """A role carries out a domain whose accountable role is outside its chain of command, in another unit.

    ## Facts needed
    Assignments at levels accountable and responsible, reporting lines, units. Where the line or the unit is
    unknown it is a question: most often the one simply works under the other.

    ## Why it matters
    Who answers for a domain needs a say in the work. Where the work is done under another manager in
    another unit, priorities are set in one place and answered for in another.

    ## Example
    ```yaml bad
    units: [{id: operations, name: Operations}, {id: projects, name: Projects}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        unit: operations
        reports_to: cio
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - {id: project-manager, title: Project Manager, unit: projects, reports_to: cio}
      - id: engineer
        title: Engineer
        unit: projects
        reports_to: project-manager
        owns:
          - {domain: res.backup, level: responsible, scope: all}  # <- OVL010
    ```
    ```yaml good
    units: [{id: operations, name: Operations}, {id: projects, name: Projects}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        unit: operations
        reports_to: cio
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - {id: project-manager, title: Project Manager, unit: projects, reports_to: cio}
      - id: engineer
        title: Engineer
        unit: projects
        reports_to: operations-manager
        owns:
          - {domain: res.backup, level: responsible, scope: all}
    ```
    With the line unknown it is a question:
    ```yaml bad
    roles:
      - id: operations-manager
        title: Operations Manager
        reports_to: none
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - id: engineer
        title: Engineer
        owns:
          - {domain: res.backup, level: responsible, scope: all}  # <- OVL010?
    ```

    ## Exceptions
    Shared services with an agreement are often meant so. Matrix work with a dotted line to the accountable role
    is set aside. Work in the same unit is not flagged. A domain held at both levels by one role is not flagged.

    ## Options
    - Confirm whether the one works under the other for this domain, and record the line.
    - Confirm who sets priorities for this work, and record it in both descriptions.

    ## Source
    orgmodel's own rule; no outside threshold.
    """
    apart = Apart.of(graph)
    hits = np.flatnonzero(apart.hit)
    hits = hits[np.argsort(-apart.criticality[hits], kind="stable")]
    lines, units = (int(np.count_nonzero(each)) for each in (apart.line_open, apart.unit_open))
    return Hits(
        severity=apart.weights(duties, hits),
        explain=lambda number: _apart(duties, apart.group(int(hits[number]))),
        checked=int(np.count_nonzero(apart.pairs)) - lines - units,
        open=tuple(_open(lines, units)),
        questions=tuple(_asked(graph, apart)),
        set_aside=apart.set_aside,
    )


def _asked(graph: OrgGraph, apart: Apart) -> Iterator[Question]:
    """Ask for each open line and unit, most critical domains first; where there are many, whoever keeps the model."""
    many = [np.count_nonzero(each) > MOST_ASKED for each in (apart.line_open, apart.unit_open)]
    numbers = np.flatnonzero(apart.line_open | apart.unit_open)
    for number in numbers[np.argsort(-apart.criticality[numbers], kind="stable")].tolist():
        if apart.line_open[number] and not many[0]:
            yield _line_question(apart.group(number))
        elif apart.unit_open[number] and not many[1]:
            yield _unit_question(apart.group(number))
    for open_, some, topic, text in zip((apart.line_open, apart.unit_open), many, (LINE, UNIT), _ALL, strict=True):
        if some:
            yield _asked_of_all(graph, apart, np.flatnonzero(open_), topic, text)


_ALL = (
    "{} roles carry out domains for which others are accountable. Whom do they work under?",
    "{} roles carry out domains for which others are accountable. Which units are they in, and those others?",
)


def _asked_of_all(graph: OrgGraph, apart: Apart, numbers: IntColumn, topic: str, text: str) -> Question:
    """Ask whoever keeps the model, and name the first of the roles."""
    role = graph.facts.assignments.role[apart.row[numbers]]
    roles = tuple(dict.fromkeys(role.tolist()))
    return Question(
        to=None,
        about=organization_ref(graph),
        topic=topic,
        text=text.format(f"{len(roles):,}"),
        details=tuple(graph.title(row) for row in roles[:MOST_NAMED]),
        at=graph.facts.header.organization.at,
    )


def _open(lines: int, units: int) -> Iterator[Open]:
    if lines:
        yield Open(lines, "whether the one works under the other is not in the documents read", "reporting lines")
    if units:
        yield Open(units, "the unit of one of the roles is not in the documents read", "units")


def _detail(group: Pairs) -> str:
    """Name the domain, who answers for it and who carries it out; beyond a dozen they are counted."""
    graph, domain = group.graph, int(group.domain[0])
    level = graph.facts.assignments.level
    rows = dict.fromkeys([*group.left.tolist(), *graph.ownership.of_domain(domain, Level.RESPONSIBLE)])
    answers, does = (
        _who(graph, [row for row in rows if level[row] == each]) for each in (Level.ACCOUNTABLE, Level.RESPONSIBLE)
    )
    return f"{graph.domains.name(domain)}: accountable {answers}; responsible {does}"


def _who(graph: OrgGraph, rows: Sequence[int]) -> str:
    role = graph.facts.assignments.role
    named = [
        f"{graph.title(int(role[row]))}{f' ({confidence(graph, row)})' if graph.ownership.inferred[row] else ''}"
        for row in rows[:MOST_NAMED]
    ]
    further = len(rows) - len(named)
    return f"{', '.join(named)} and {further:,} more" if further else listed(named)


def _line_question(group: Pairs) -> Question:
    """Ask for the open line: that of the responsible role, or of the accountable one where the first is known."""
    graph = group.graph
    left, right = (int(each[0]) for each in group.roles)
    asked = left if graph.hierarchy.known[right] else right
    other = left if asked == right else right
    row = int(group.right[0])
    knows = other if not graph.ownership.of_role(asked, Level.ACCOUNTABLE) and graph.described[other] else asked
    return Question(
        to=graph.role_ref(knows),
        about=graph.role_ref(asked),
        topic=LINE,
        text=_line_text(graph, asked, other),
        details=(_detail(group),),
        evidence=graph.facts.assignments.provenance.evidence.get(row, ()),
        at=graph.facts.assignments.at[row],
    )


def _line_text(graph: OrgGraph, asked: int, other: int) -> str:
    """Ask for one manager of a role that answers for nothing itself; of its peers nobody would ask that."""
    line = int(graph.solid_line[asked])
    if line >= 0 and graph.line_target[line] >= 0:
        return f"Does the {graph.title(asked)} report to the {graph.title(int(graph.line_target[line]))}?"
    if graph.ownership.of_role(asked, Level.ACCOUNTABLE):
        return f"Who does the {graph.title(asked)} report to?"
    return f"Does the {graph.title(asked)} work under the {graph.title(other)}?"


def _unit_question(group: Pairs) -> Question:
    graph = group.graph
    left, right = (int(each[0]) for each in group.roles)
    asked = right if graph.unit_row[right] < 0 else left
    return Question(
        to=graph.role_ref(asked),
        about=graph.role_ref(asked),
        topic=UNIT,
        text=f"Which unit is the {graph.title(asked)} in?",
        details=(_detail(group),),
        at=graph.facts.assignments.at[int(group.right[0])],
    )


def _apart(duties: DutyTexts, group: Pairs) -> Hit:
    graph = group.graph
    left, right = group.roles
    roles = list(dict.fromkeys(left.tolist()))
    answers = titles(graph, roles if len(roles) <= MOST_NAMED else roles[:MOST_NAMED])
    are = "is" if len(answers) == 1 else "are"
    further = f" ({len(roles) - MOST_NAMED:,} more)" if len(roles) > MOST_NAMED else ""
    message = (
        f"{graph.domains.name(int(group.domain[0]))}: the {graph.title(int(right[0]))} carries it out, and "
        f"{with_articles(answers)}{further} {are} accountable in another unit and chain of command."
    )
    keys = (str(domain_ref(graph, int(group.domain[0]))), str(graph.role_ref(int(right[0]))))
    weighed = group.where(np.arange(min(len(group), _MOST_WEIGHED)))
    return overlap_hit(duties.compared(weighed), message, keys, at=int(group.right[0]), line_unknown=False)[1]
