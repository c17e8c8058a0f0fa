"""RSK: roles that answer for the most critical domains and have nobody to stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import COVER, domain_ref, inferred_claims, listed, organization_ref
from orgmodel.graph.accountability import judged_domains, providers_of
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.fields import RESERVED
from orgmodel.model.words import UNKNOWN, Level

_SHOWN = 6


@rule("RSK004", Severity.MEDIUM, identity=("role",))
def no_deputy(graph: OrgGraph, *, min_criticality: int = 5) -> Hits:
    """One position is accountable for a domain of the highest criticality, with no deputy and no report who does it.

    ## Facts needed
    Assignments, criticality, `deputy`, `positions` and occupancy of the role, and the `completeness` of its unit's
    roles and of the domain's assignments. Where positions or occupancy are not stated it is not assessed; a partial
    model is asked.

    ## Why it matters
    When the role is away, nobody is named who may decide.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: security-lead, title: Security Lead, reports_to: none, positions: 1, occupancy: filled, owns: [sec.incident]}  # <- RSK004
      - {id: analyst, title: Analyst, reports_to: security-lead}
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: security-lead, title: Security Lead, reports_to: none, positions: 1, occupancy: filled, owns: [sec.incident], deputy: analyst}
      - {id: analyst, title: Analyst, reports_to: security-lead}
    ```

    ## Exceptions
    A domain that a provider performs, with its hours in the contract. An accountability for what contains the domain
    counts, for the role that is nearest to it.

    ## Options
    - Confirm who acts in the absence of the role, and record the deputy.
    - Confirm which report does this work, and record it as responsible.

    ## Source
    Criticality 5, the highest of the catalog: ours; no outside authority.
    """  # noqa: E501  an example shows a role on one line, as models do
    found = _Alone.all(graph, min_criticality)
    unknown = [each for each in found if not _is_stated(graph, each.role)]
    known = [each for each in found if _is_stated(graph, each.role)]
    single = [each for each in known if graph.roles.positions[each.role] == 1]
    teams = graph.coverage.roles_in_full(graph.unit_row)
    full = graph.coverage.domains_in_full
    hits, unread = [], []
    for each in single:
        sure = tuple(domain for domain in each.domains if domain in full) if teams[each.role] else ()
        if sure:
            hits.append((Severity.MEDIUM, _hit(graph, each, sure)))
        else:
            unread.append(each)
    why = "positions or occupancy of the accountable role are not stated"
    partial = "a deputy or a report may be in a document that was not read"
    opened = (
        Open(len(unknown), why, "positions and occupancy of the role"),
        Open(len(unread), partial, "completeness of the unit's roles and of the domain's assignments"),
    )
    held = graph.ownership.rows(Level.ACCOUNTABLE)
    return Hits.of(
        hits,
        checked=max(len(distinct(graph.facts.assignments.role[held])) - len(unknown) - len(unread), 0),
        open=tuple(each for each in opened if each.count),
        questions=_who(graph, unread),
    )


class _Alone(NamedTuple):
    """A role without a deputy, the critical domains that it answers for and no report does, and its assignments."""

    role: int
    domains: tuple[int, ...]
    rows: tuple[int, ...]

    @classmethod
    def all(cls, graph: OrgGraph, min_criticality: int) -> list[_Alone]:
        """Find them, in row order."""
        found: dict[int, list[tuple[int, int]]] = {}
        for domain, rows in _critical(graph, min_criticality):
            for row in rows[~_report_does(graph, graph.facts.assignments.role[rows], domain)].tolist():
                role = int(graph.facts.assignments.role[row])
                if not _has_deputy(graph, role):
                    found.setdefault(role, []).append((domain, row))
        return [
            cls(role, tuple(dict.fromkeys(domain for domain, _ in held)), tuple(dict.fromkeys(row for _, row in held)))
            for role, held in sorted(found.items())
        ]


def _critical(graph: OrgGraph, min_criticality: int) -> Iterator[tuple[int, IntColumn]]:
    """Give the critical domains that no provider performs and somebody answers for: the assignments nearest to each."""
    table, owned = graph.facts.assignments, graph.ownership
    covered = graph.in_scope & graph.described
    for domain in judged_domains(graph):
        if graph.domains.criticality[domain] >= min_criticality and not providers_of(graph, domain):
            near = next(filter(None, (owned.of_domain(above, Level.ACCOUNTABLE)
                                      for above in graph.domains.nesting.upwards(domain))), ())  # fmt: skip
            rows = np.array(near, dtype=np.int64)
            if len(rows := rows[covered[table.role[rows]]]):
                yield domain, rows


def _has_deputy(graph: OrgGraph, role: int) -> bool:
    """Tell whether a deputy is named; an id that nobody has is another finding."""
    return bool(graph.roles.deputy[role]) and graph.roles.deputy[role] not in RESERVED


def _report_does(graph: OrgGraph, roles: IntColumn, domain: int) -> BoolColumn:
    """Tell for roles whether somebody below them holds the domain, what contains it or a part of it."""
    owned = graph.ownership
    levels = (Level.ACCOUNTABLE, Level.RESPONSIBLE)
    rows = (*owned.at_or_above(domain, *levels), *owned.at_or_below(domain, *levels))
    first, size = graph.hierarchy.intervals
    holders = distinct(graph.facts.assignments.role[list(rows)])
    places = np.sort(first[holders])
    inside = np.searchsorted(places, first[roles] + size[roles]) - np.searchsorted(places, first[roles])
    below: BoolColumn = inside > among(roles, holders)  # a role that holds it is no report of its own
    return below


def _is_stated(graph: OrgGraph, role: int) -> bool:
    """Tell whether positions and occupancy of a role are stated."""
    roles = graph.roles
    occupied = roles.occupancy[role] != UNKNOWN or roles.filled[role] != UNKNOWN
    return bool(roles.positions[role] != UNKNOWN and occupied)


def _hit(graph: OrgGraph, alone: _Alone, domains: tuple[int, ...]) -> Hit:
    ref = graph.role_ref(alone.role)
    names = listed((graph.domains.name(domain) for domain in domains), _SHOWN)
    found = graph.facts.assignments.provenance.evidence
    inferred = graph.ownership.inferred[list(alone.rows)]
    return Hit(
        subject=ref,
        message=f"The {graph.title(alone.role)} is accountable for {names}; no deputy is named, "
        "and no role below is recorded as doing this.",
        keys=(str(ref),),
        at=graph.roles.at[alone.role],
        related=tuple(domain_ref(graph, domain) for domain in domains),
        evidence=tuple(dict.fromkeys(each for row in alone.rows for each in found.get(row, ()))),
        depends_on=inferred_claims(graph, alone.rows) if inferred.all() else (),
    )


def _who(graph: OrgGraph, unread: list[_Alone]) -> tuple[Question, ...]:
    if not unread:
        return ()
    return (
        Question(
            to=None,
            about=organization_ref(graph),
            topic=COVER,
            text="Who acts for these roles in their absence? The documents read name no deputy.",
            details=tuple(graph.title(each.role) for each in unread),
            at=graph.facts.header.organization.at,
        ),
    )
