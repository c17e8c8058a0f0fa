"""OWN: rows of a RACI matrix with too many letters of one kind."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims, listed, titles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Level

_SHOWN = 8
_FEW_ROLES = 10
"""In an organization of fewer roles than this it is no wonder that half of them hear of something."""


@rule("OWN004", Severity.LOW, identity=("domain", "level"))
def too_many_responsible_or_consulted(
    graph: OrgGraph, *, max_responsible: int = 4, max_consulted: int = 5, max_share: float = 0.5
) -> Hits:
    """More roles are responsible for a domain, or consulted on it, than the limit.

    ## Facts needed
    Assignments. Who is not in the documents is not counted, so the numbers are lower bounds. To say that more than
    `max_share` of all roles hear of a domain, the model must hold all roles.

    ## Why it matters
    Where many are responsible, each does a part and nobody sees the whole. Each role that is consulted adds a
    step before anything is decided.

    ## Example
    ```yaml bad
    policy: {rules: {OWN004: {max_responsible: 1}}}
    roles:
      - id: engineer
        title: Engineer
        owns:
          - {domain: inf.network, level: responsible}  # <- OWN004
      - {id: technician, title: Technician, owns: [{domain: inf.network, level: responsible}]}
    ```
    ```yaml good
    policy: {rules: {OWN004: {max_responsible: 1}}}
    roles:
      - id: engineer
        title: Engineer
        owns:
          - {domain: inf.network, level: responsible}
      - {id: technician, title: Technician, owns: [{domain: inf.network, level: informed}]}
    ```

    ## Exceptions
    Work in crises, in which everybody takes part. Roles of one job class count once.

    ## Options
    - Confirm which of these roles do the work, and which only need to know (informed).
    - Review whether the domain is two domains.

    ## Source
    "Lots of R's" and "lots of C's": common RACI guidance (trackplus.com). The numbers are ours.
    """
    rows = graph.ownership.rows(*Level)
    role = graph.facts.assignments.role[rows]
    rows = rows[(graph.in_scope & graph.described)[role]]
    does, hears = _by_domain(graph, rows, Level.RESPONSIBLE), _by_domain(graph, rows, Level.CONSULTED)
    told = _by_domain(graph, rows, Level.CONSULTED, Level.INFORMED)
    everybody = int(np.count_nonzero(graph.active & graph.in_scope))
    known = graph.coverage.everything[0] and everybody >= _FEW_ROLES
    many_do = does > max_responsible
    many_hear = (hears > max_consulted) | (known & (told > max_share * everybody))
    found = [(domain, Level.RESPONSIBLE) for domain in np.flatnonzero(many_do).tolist()]
    found += [(domain, Level.CONSULTED) for domain in np.flatnonzero(many_hear).tolist()]
    found.sort()
    limits = {Level.RESPONSIBLE: (does, max_responsible), Level.CONSULTED: (hears, max_consulted)}

    def explain(number: int) -> Hit:
        domain, level = found[number]
        count, limit = limits[level]
        if level == Level.CONSULTED and count[domain] <= limit:
            return _share(graph, domain, int(told[domain]), everybody, max_share)
        return _hit(graph, domain, level, int(count[domain]), limit)

    sure = rows[~graph.ownership.inferred[rows]]
    stated = {
        Level.RESPONSIBLE: _by_domain(graph, sure, Level.RESPONSIBLE) > max_responsible,
        Level.CONSULTED: (_by_domain(graph, sure, Level.CONSULTED) > max_consulted)
        | (known & (_by_domain(graph, sure, Level.CONSULTED, Level.INFORMED) > max_share * everybody)),
    }
    return Hits(
        severity=np.full(len(found), int(Severity.LOW), dtype=np.int64),
        explain=explain,
        inferred=np.array([not stated[level][domain] for domain, level in found], dtype=bool),
        checked=int(np.count_nonzero((does > 0) | (told > 0))),
    )


def _by_domain(graph: OrgGraph, rows: IntColumn, *levels: Level) -> IntColumn:
    """Count the roles of each domain that hold it at one of these levels; a job class counts once."""
    chosen = rows[among(graph.facts.assignments.level[rows], levels)]
    role = graph.facts.assignments.role[chosen]
    number = graph.class_number[role]
    who = np.where(number == UNKNOWN, role, len(graph.roles) + number)
    many = 2 * len(graph.roles) + 1
    pairs = distinct(graph.ownership.domain[chosen] * many + who)
    return np.bincount(pairs // many, minlength=len(graph.domains.domains))


def _hit(graph: OrgGraph, domain: int, level: Level, number: int, limit: int) -> Hit:
    what = "responsible" if level == Level.RESPONSIBLE else "consulted"
    return _row(
        graph,
        domain,
        (level,),
        str(level),
        f"{number} roles are {what} (limit {limit})",
        Values(number, limit, "roles"),
    )


def _share(graph: OrgGraph, domain: int, number: int, everybody: int, limit: float) -> Hit:
    said = f"{number} of {everybody} roles are consulted or informed (limit {limit:.0%})"
    values = Values(round(number / everybody, 3), limit, "share of all roles")
    return _row(graph, domain, (Level.CONSULTED, Level.INFORMED), str(Level.CONSULTED), said, values)


def _row(graph: OrgGraph, domain: int, levels: tuple[Level, ...], key: str, said: str, values: Values) -> Hit:
    table = graph.facts.assignments
    shown: BoolColumn = graph.in_scope & graph.described
    rows = [row for row in graph.ownership.of_domain(domain, *levels) if shown[table.role[row]]]
    roles = dict.fromkeys(int(table.role[row]) for row in rows)
    ref = domain_ref(graph, domain)
    return Hit(
        subject=ref,
        message=f"{graph.domains.name(domain)}: {said}: {listed(titles(graph, roles), _SHOWN)}.",
        keys=(str(ref), key),
        at=table.at[rows[0]],
        related=tuple(graph.role_ref(role) for role in roles),
        values=values,
        evidence=tuple(dict.fromkeys(each for row in rows for each in table.provenance.evidence.get(row, ()))),
        depends_on=inferred_claims(graph, rows, domain),
    )
