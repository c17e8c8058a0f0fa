"""OWN: accountability that lies with several people at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, SetAside, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, domain_ref, inferred_claims
from orgmodel.graph.accountability import Answer, answer
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, firsts
from orgmodel.model.entities import Body
from orgmodel.model.facts import IntColumn
from orgmodel.model.refs import Ref
from orgmodel.model.words import UNKNOWN, Level

SPLIT = "each position for its own scope or customers"


@rule("OWN001", Severity.MEDIUM, identity=("who", "domain"))
def group_accountable(graph: OrgGraph, *, max_positions: int = 1) -> Hits:
    """Accountability lies with a class of several positions, or with a body, and not with one person.

    ## Facts needed
    Assignments at level accountable, and the `positions` of the role, stated. Bodies and what they decide, with the
    `completeness` of the domain.

    ## Why it matters
    When several answer for one thing, each may rely on the others. A body decides when it meets; between two
    meetings somebody has to answer.

    ## Example
    ```yaml bad
    roles:
      - id: systems-administrator
        title: Systems Administrator
        positions: 2
        owns:
          - {domain: inf.server, level: accountable}  # <- OWN001
    ```
    ```yaml good
    roles:
      - id: systems-administrator
        title: Systems Administrator
        positions: 1
        owns:
          - {domain: inf.server, level: accountable}
    ```
    A body that decides, where no role is accountable:
    ```yaml bad
    completeness: [{all: complete}]
    bodies:
      - {id: innovation-board, name: Innovation Board, decides: [gov.innovation]}  # <- OWN001
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [gov.strategy]}
    ```
    ```yaml good
    completeness: [{all: complete}]
    bodies:
      - {id: innovation-board, name: Innovation Board, decides: [gov.innovation]}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [gov.strategy, gov.innovation]}
    ```

    ## Exceptions
    Statutory boards, which answer by law. A class whose positions each serve other customers: state them
    (`customers`), and it is set aside.

    ## Options
    - Confirm which position answers, and write it down as a role of its own.
    - Confirm whether the manager of these positions answers, and record the class as responsible.
    - For a body, confirm whether its chair answers between meetings.

    ## Source
    "One human, not a team": common RACI guidance. No outside threshold.
    """
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    role = graph.facts.assignments.role[rows]
    covered = (graph.in_scope & graph.described)[role]
    many = covered & (graph.roles.positions[role] > max_positions)
    split = among(rows, list(graph.facts.assignments.customers))
    found = _one_each(graph, rows[many & ~split])
    bodies = list(_bodies(graph))
    guess = (
        graph.ownership.inferred[found]
        | graph.roles.provenance.is_inferred("positions")[graph.facts.assignments.role[found]]
    )
    unknown = int(np.count_nonzero(covered & (graph.roles.positions[role] == UNKNOWN)))
    aside = rows[many & split]

    def explain(number: int) -> Hit:
        if number < len(found):
            return _class(graph, int(found[number]), max_positions, guessed=bool(guess[number]))
        return _body(graph, *bodies[number - len(found)])

    why = "the number of positions of the accountable role is not stated"
    lines = tuple(_line(graph, row) for row in aside.tolist())
    return Hits(
        severity=np.full(len(found) + len(bodies), int(Severity.MEDIUM), dtype=np.int64),
        explain=explain,
        inferred=np.concatenate([guess, np.zeros(len(bodies), dtype=bool)]),
        checked=len(rows) - unknown,
        open=(Open(unknown, why, "positions"),) if unknown else (),
        set_aside=(SetAside(SPLIT, len(aside), lambda: lines),) if len(aside) else (),
    )


def _one_each(graph: OrgGraph, rows: IntColumn) -> IntColumn:
    """Keep the first assignment of each role and domain."""
    many = max(len(graph.domains.domains), 1)
    return rows[firsts(graph.facts.assignments.role[rows] * many + graph.ownership.domain[rows])]


def _bodies(graph: OrgGraph) -> Iterator[tuple[Body, int]]:
    """Give the bodies that decide on a domain for which the model, complete here, names no role."""
    full = graph.coverage.domains_in_full
    for body in graph.facts.bodies:
        domains = dict.fromkeys(graph.domains.row(name) for name in body.decides)
        for domain in domains:
            if domain >= 0 and domain in full and answer(graph, domain) == Answer.NOBODY:
                yield body, domain


def _line(graph: OrgGraph, row: int) -> str:
    table = graph.facts.assignments
    return f"{graph.domains.name(int(graph.ownership.domain[row]))}: {graph.title(int(table.role[row]))}"


def _class(graph: OrgGraph, row: int, limit: int, *, guessed: bool) -> Hit:
    table = graph.facts.assignments
    role, domain = int(table.role[row]), int(graph.ownership.domain[row])
    positions = int(graph.roles.positions[role])
    said = inferred_claims(graph, (row,)) or (f"the number of positions of {graph.title(role)} is inferred",)
    return Hit(
        subject=graph.role_ref(role),
        message=f"{graph.domains.name(domain)}: the {graph.title(role)}, a class of "
        f"{counted(positions, 'position')}, is accountable (limit {limit}).",
        keys=(str(graph.role_ref(role)), str(domain_ref(graph, domain))),
        at=table.at[row],
        related=(domain_ref(graph, domain),),
        values=Values(positions, limit, "positions"),
        evidence=table.provenance.evidence.get(row, ()),
        depends_on=said if guessed else (),
    )


def _body(graph: OrgGraph, body: Body, domain: int) -> Hit:
    name = body.name or body.id or "A body"
    ref = Ref("body", body.id or name)
    return Hit(
        subject=ref,
        message=f"{graph.domains.name(domain)}: the {name} decides, and no role is accountable.",
        keys=(str(ref), str(domain_ref(graph, domain))),
        at=body.at,
        related=(domain_ref(graph, domain),),
        evidence=body.evidence,
    )
