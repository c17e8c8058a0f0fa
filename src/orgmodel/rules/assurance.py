"""SOD: who looks at the work reports to who answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.separation import ASSURED, ASSURING
from orgmodel.check.severity import Severity
from orgmodel.check.wording import CONTROL, domain_ref, inferred_claims, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level, Line


@rule("SOD003", Severity.MEDIUM, identity=("role", "superior"))
def assurance_reports_to_assured(graph: OrgGraph) -> Hits:
    """A role that is accountable for security policy or for risk works under one that answers for what it looks at.

    ## Facts needed
    Who is accountable for the security program or for risk, who above that role is accountable for infrastructure or
    applications or a part of them, the lines between them, and the `completeness` of the roles of the unit: a line to
    a board may stand in a document that was not read. A partial model is asked.

    ## Why it matters
    What such a role finds concerns the one who sets its goals and its budget. A line to a board or to the head of the
    organization, beside the solid one, lets it be heard anyway; then the finding weighs low.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: administrator, title: County Administrator, reports_to: none}
      - {id: operations-director, title: Director of Operations, reports_to: administrator, owns: [inf]}
      - {id: ciso, title: Chief Information Security Officer, reports_to: operations-director, owns: [sec.governance]}  # <- SOD003
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: administrator, title: County Administrator, reports_to: none}
      - {id: operations-director, title: Director of Operations, reports_to: administrator, owns: [inf]}
      - {id: ciso, title: Chief Information Security Officer, reports_to: administrator, owns: [sec.governance]}
    ```
    In a partial model it is asked:
    ```yaml bad
    roles:
      - {id: administrator, title: County Administrator, reports_to: none}
      - {id: operations-director, title: Director of Operations, reports_to: administrator, owns: [inf]}
      - {id: ciso, title: Chief Information Security Officer, reports_to: operations-director, owns: [sec.governance]}  # <- SOD003?
    ```

    ## Exceptions
    The head of the organization, to whom all lines lead. A head of security under the CIO is common in government, and
    a CIO who answers for strategy and governance only is not meant here.

    ## Options
    - Confirm whether the role may report to a board or to the head of the organization, and record the dotted line.
    - Confirm which control covers it, and record it (`compensating_control`).

    ## Source
    South Carolina's Inspector General and Belgium's Center for Cyber Security advise independence of the head of
    security (bankinfosecurity.com; cyberguide.ccb.belgium.be). No threshold.
    """  # noqa: E501  an example shows a role on one line, as models do
    found = list(_under(graph))
    controls = graph.facts.assignments.compensating_control
    judged = [each for each in found if not any(row in controls for row in each.rows)]
    full = graph.coverage.roles_in_full(graph.unit_row)
    known = [each for each in judged if full[each.role]]
    unread = [each for each in judged if not full[each.role]]
    why = "a line to a board may be in a document that was not read"
    return Hits.of(
        [_hit(graph, each) for each in known],
        checked=len(distinct(graph.facts.assignments.role[_claims(graph, ASSURING)])) - len(unread),
        open=(Open(len(unread), why, "completeness of the unit's roles"),) if unread else (),
        questions=tuple(_heard(graph, each) for each in unread),
    )


class _Under(NamedTuple):
    """A role that looks at work, the nearest superior who answers for it, and the assignments of both."""

    role: int
    superior: int
    rows: tuple[int, ...]
    answers: tuple[int, ...]


def _claims(graph: OrgGraph, names: tuple[str, ...]) -> IntColumn:
    """Give the accountable assignments on some domains, or within them."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    ids = graph.domains.nesting.rows
    within = [inner for name in names if name in ids for inner in graph.domains.nesting.below(ids[name])]
    covered = graph.in_scope & graph.described & ~graph.hierarchy.masked
    return rows[among(graph.ownership.domain[rows], within) & covered[graph.facts.assignments.role[rows]]]


def _under(graph: OrgGraph) -> Iterator[_Under]:
    role = graph.facts.assignments.role
    looks, answers = _claims(graph, ASSURING), _claims(graph, ASSURED)
    owners = set(role[answers].tolist())
    for row in distinct(role[looks]).tolist():
        superior = int(graph.hierarchy.parent[row])
        while superior >= 0 and superior not in owners:
            superior = int(graph.hierarchy.parent[superior])
        if superior >= 0 and not graph.hierarchy.top[superior]:
            held = answers[role[answers] == superior]
            yield _Under(row, superior, tuple(looks[role[looks] == row].tolist()), tuple(held.tolist()))


def _is_heard(graph: OrgGraph, each: _Under) -> bool:
    """Tell whether a dotted line leads past the superior: to somebody above, to another chain, or to a body's chair."""
    rows = graph.lines_of_kind(Line.DOTTED)
    targets = graph.line_target[rows[graph.lines.role[rows] == each.role]]
    targets = targets[targets >= 0]
    below = graph.hierarchy.is_above(np.full(len(targets), each.superior), targets)
    member = {name for body in graph.facts.bodies for name in (body.chair, *body.members)}
    return bool((~below).any()) or graph.roles.id[each.role] in member


def _hit(graph: OrgGraph, each: _Under) -> tuple[Severity, Hit]:
    table = graph.facts.assignments
    low, high = graph.title(each.role), graph.title(each.superior)
    looks, answers = _names(graph, each.rows), _names(graph, each.answers)
    heard = _is_heard(graph, each)
    beside = " A dotted line leads past that role." if heard else ""
    refs = graph.role_ref(each.role), graph.role_ref(each.superior)
    rows = (*each.rows, *each.answers)
    inferred = inferred_claims(graph, rows) if graph.ownership.inferred[list(rows)].any() else ()
    line = (f"the line of {low} is inferred",) if graph.line_inferred[each.role] else ()
    hit = Hit(
        subject=refs[0],
        message=f"The {low}, accountable for {looks}, works under the {high}, accountable for {answers}.{beside}",
        keys=(str(refs[0]), str(refs[1])),
        at=graph.roles.at[each.role],
        related=(refs[1], *dict.fromkeys(domain_ref(graph, int(graph.ownership.domain[row])) for row in rows)),
        evidence=tuple(dict.fromkeys(e for row in rows for e in table.provenance.evidence.get(row, ()))),
        depends_on=(*inferred, *line),
    )
    return Severity.LOW if heard else Severity.MEDIUM, hit


def _names(graph: OrgGraph, rows: tuple[int, ...]) -> str:
    return listed(dict.fromkeys(graph.domains.name(int(graph.ownership.domain[row])) for row in rows))


def _heard(graph: OrgGraph, each: _Under) -> Question:
    ref = graph.role_ref(each.role)
    looks = _names(graph, each.rows)
    return Question(
        to=ref,
        about=ref,
        topic=CONTROL,
        text=f"To whom else does the {graph.title(each.role)} report on {looks}? By the documents read only to the "
        f"{graph.title(each.superior)}, who answers for {_names(graph, each.answers)}.",
        at=graph.roles.at[each.role],
    )
