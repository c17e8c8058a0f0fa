"""GAP: domains that somebody answers for and nobody carries out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims, listed, organization_ref
from orgmodel.graph.accountability import providers_of
from orgmodel.graph.headcount import managers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.words import UNKNOWN, Activity, Level

DOER = "who carries it out"
_SHOWN = 8


@rule("GAP003", Severity.LOW, identity=("role",))
def accountable_without_responsible(graph: OrgGraph) -> Hits:
    """A manager is accountable for a domain, and no role is named that carries it out.

    ## Facts needed
    Assignments at levels accountable and responsible, reporting lines, and `completeness` of the domain's assignments
    and of the roles below the manager, none of whom leads teams without a number. A model that stops at the
    directors is asked.

    ## Why it matters
    Who answers for something and leads others rarely does it alone. When nobody is named for the work, it may not be
    done, or be done by whoever is free. One finding a role.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - id: director
        title: Director of Operations
        reports_to: none
        owns:
          - {domain: inf.storage, level: accountable}  # <- GAP003
      - {id: engineer, title: Storage Engineer, reports_to: director, owns: [{domain: inf.storage, level: consulted}]}
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - id: director
        title: Director of Operations
        reports_to: none
        owns:
          - {domain: inf.storage, level: accountable}
      - {id: engineer, title: Storage Engineer, reports_to: director, owns: [{domain: inf.storage, level: responsible}]}
    ```
    In a partial model one question lists these domains:
    ```yaml bad
    organization: {id: acme}  # <- GAP003?
    roles:
      - {id: director, title: Director of Operations, reports_to: none, owns: [inf.storage]}
      - {id: engineer, title: Network Engineer, reports_to: director, owns: [{domain: inf.network, level: responsible}]}
    ```

    ## Exceptions
    A role that itself performs the work (`activity: performs`), or holds the domain at level responsible too. Who is
    accountable for a part of the domain, or for the domain below the manager, counts as carrying it out. A role
    elsewhere that is responsible is OVL010's matter; a domain that a provider performs is left out.

    ## Options
    - Confirm who does this work today, and record the role as responsible.
    - Record that the manager performs it (`activity: performs`).
    - Record the provider that performs it.

    ## Source
    "No R's: job may not get done", common RACI guidance (trackplus.com, RACI matrix analysis).
    """
    claims = list(_unworked(graph))
    sure = _sure(graph, claims) if claims else []
    unread = [each for each in claims if each not in sure]
    why = "no role is named that carries it out, and the model is partial here"
    return Hits.of(
        [(Severity.LOW, _hit(graph, role, list(group))) for role, group in _by_role(sure)],
        checked=len(distinct(graph.ownership.domain[graph.ownership.rows(Level.ACCOUNTABLE)])) - len(unread),
        open=(Open(len(unread), why, "a responsible role, or completeness of roles and assignments"),)
        if unread
        else (),
        questions=_who_does(graph, unread),
    )


class _Claim(NamedTuple):
    """An accountability of a manager for a domain that no role is named to carry out."""

    row: int
    role: int
    domain: int


def _sure(graph: OrgGraph, claims: list[_Claim]) -> list[_Claim]:
    """Keep the claims of managers below whom the model holds everybody, and of domains that it holds in full."""
    full = graph.coverage.domains_in_full
    partial = graph.hierarchy.totals((~graph.coverage.roles_in_full(graph.unit_row)).astype(np.int64)) > 0
    teams = graph.hierarchy.totals(graph.spans.names_teams.astype(np.int64)) > 0
    return [each for each in claims if each.domain in full and not partial[each.role] and not teams[each.role]]


def _unworked(graph: OrgGraph) -> Iterator[_Claim]:
    table, owned = graph.facts.assignments, graph.ownership
    leads = managers(graph) & graph.in_scope & graph.described & ~graph.hierarchy.masked
    rows = owned.rows(Level.ACCOUNTABLE)
    seen: set[tuple[int, int]] = set()
    for row in rows[leads[table.role[rows]]].tolist():
        role, domain = int(table.role[row]), int(owned.domain[row])
        if (role, domain) not in seen and not _is_worked_on(graph, role, domain):
            seen.add((role, domain))
            yield _Claim(row, role, domain)


def _is_worked_on(graph: OrgGraph, role: int, domain: int) -> bool:
    """Tell whether a role is responsible near the domain, the role itself performs it, or it is handed on."""
    table, owned = graph.facts.assignments, graph.ownership
    if owned.at_or_above(domain, Level.RESPONSIBLE) or owned.at_or_below(domain, Level.RESPONSIBLE):
        return True
    own = [row for row in owned.of_domain(domain) if table.role[row] == role]
    if any(table.activity[row] == Activity.PERFORMS for row in own) or providers_of(graph, domain):
        return True
    return any(table.role[row] != role for row in owned.at_or_below(domain, Level.ACCOUNTABLE))


def _by_role(claims: list[_Claim]) -> Iterator[tuple[int, Iterator[_Claim]]]:
    return groupby(sorted(claims, key=lambda each: each.role), key=lambda each: each.role)


def _hit(graph: OrgGraph, role: int, claims: list[_Claim]) -> Hit:
    ref = graph.role_ref(role)
    rows = [each.row for each in claims]
    found = graph.facts.assignments.provenance.evidence
    names = listed((graph.domains.name(each.domain) for each in claims), _SHOWN)
    return Hit(
        subject=ref,
        message=f"The {graph.title(role)} is accountable for {names}, and no role is named that carries it out.",
        keys=(str(ref),),
        at=graph.facts.assignments.at[rows[0]],
        related=tuple(domain_ref(graph, each.domain) for each in claims),
        evidence=tuple(dict.fromkeys(each for row in rows for each in found.get(row, ()))),
        depends_on=inferred_claims(graph, rows) if graph.ownership.inferred[rows].all() else (),
    )


def _who_does(graph: OrgGraph, claims: list[_Claim]) -> tuple[Question, ...]:
    """Ask one question for the whole model; a model that names nobody as responsible does not go into that."""
    asked = [each for each in claims if graph.facts.assignments.activity[each.row] in (UNKNOWN, Activity.OVERSEES)]
    if not asked or not len(graph.ownership.rows(Level.RESPONSIBLE)):
        return ()
    names = dict.fromkeys(
        f"{graph.domains.name(each.domain)} (accountable: {graph.title(each.role)})" for each in asked
    )
    return (
        Question(
            to=None,
            about=organization_ref(graph),
            topic=DOER,
            text="Which roles carry out these domains? The documents read name only who answers for them.",
            details=tuple(names),
            at=graph.facts.header.organization.at,
        ),
    )
