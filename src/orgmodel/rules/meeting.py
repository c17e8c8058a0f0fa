"""STR: roles that answer for one domain and never meet in a manager."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, SetAside, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims, listed
from orgmodel.graph.doubt import inferred_lines
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.words import Level, Line

GOVERNED = "a body decides"
_COMPARED = 200
_SHOWN = 4


@rule("STR006", Severity.MEDIUM, identity=("domain",))
def no_common_manager(graph: OrgGraph) -> Hits:
    """Two roles answer for one domain, and no manager is above both.

    ## Facts needed
    Assignments at level accountable or responsible, and the reporting lines of these roles up to their tops.

    ## Why it matters
    Where the two differ, nobody above them can settle it.

    ## Example
    ```yaml bad
    roles:
      - {id: mayor, title: Mayor, reports_to: none}
      - {id: cio, title: Chief Information Officer, reports_to: mayor, owns: [svc.desk]}  # <- STR006
      - {id: clerk, title: City Clerk, reports_to: none, owns: [{domain: svc.desk, level: responsible}]}
    ```
    ```yaml good
    roles:
      - {id: mayor, title: Mayor, reports_to: none}
      - {id: cio, title: Chief Information Officer, reports_to: mayor, owns: [svc.desk]}
      - {id: clerk, title: City Clerk, reports_to: mayor, owns: [{domain: svc.desk, level: responsible}]}
    ```

    ## Exceptions
    Shared services between independent agencies, which need an agreement and no manager.
    Roles outside what the model covers are left out; a domain that a body decides on is set aside.

    ## Options
    - Confirm where differences about the domain go to be settled, and record it.
    - Name a governance board that decides on the domain (`bodies`, `decides`).
    - Record the agreement between the offices, and waive the finding with it as reason.

    ## Source
    No threshold: the least upper bound of Krackhardt (1994), for the owners of one domain.
    """
    hits: list[tuple[Severity, Hit]] = []
    aside: list[str] = []
    unknown = checked = 0
    governed = _governed(graph)
    for domain in range(len(graph.domains.domains)):
        rows = _answering(graph, domain)
        roles = set(graph.facts.assignments.role[rows].tolist())
        apart, silent = ([], False) if _end_together(graph, list(roles)) else _apart(graph, roles)
        apart = _on_one_scope(graph, rows, apart)
        if apart and domain in governed:
            aside.append(f"{graph.domains.name(domain)}: {listed(map(graph.title, apart))} have no common manager")
        elif apart:
            hits.append((Severity.MEDIUM, _unsettled(graph, domain, rows, apart)))
        unknown += silent and not apart
        checked += len(roles) > 1 and (bool(apart) or not silent)
    reason = Open(unknown, "lines are not known up to a top", "the reporting line of each role")
    return Hits.of(
        hits,
        checked=checked,
        open=(reason,) if unknown else (),
        set_aside=(SetAside(GOVERNED, len(aside), lambda: aside),) if aside else (),
    )


def _answering(graph: OrgGraph, domain: int) -> list[int]:
    """Assignment rows of the roles that answer for a domain, and that the model covers."""
    rows = np.array(graph.ownership.of_domain(domain, Level.ACCOUNTABLE, Level.RESPONSIBLE), dtype=np.int64)
    kept: list[int] = rows[graph.in_scope[graph.facts.assignments.role[rows]]].tolist()
    return kept


def _end_together(graph: OrgGraph, roles: list[int]) -> bool:
    """Tell whether all these roles have one line up each, to the same end: in most models all do."""
    ends = graph.hierarchy.end[roles]
    return not graph.hierarchy.plural[roles].any() and not (ends != ends[:1]).any()


def _apart(graph: OrgGraph, roles: Iterable[int]) -> tuple[list[int], bool]:
    """Give the roles that have no common manager with another one, and whether some pair is unknown."""
    ends = {role: graph.hierarchy.ends(role) for role in sorted(roles)}
    known = {role: end for role, end in ends.items() if graph.hierarchy.known[role]}
    tops = frozenset(known.values())
    apart = [role for role, end in known.items() if any(end.isdisjoint(other) for other in tops)]
    silent = frozenset(end for role, end in ends.items() if role not in known)
    return apart, any(end.isdisjoint(other) for end in silent for other in (*silent, *tops))


def _on_one_scope(graph: OrgGraph, rows: list[int], apart: list[int]) -> list[int]:
    """Keep the roles that share a scope with one of those whom they never meet; very many are not compared."""
    role = graph.facts.assignments.role
    claims = [row for row in rows if role[row] in apart]
    if len(claims) > _COMPARED:
        return apart
    ends = {each: graph.hierarchy.ends(each) for each in apart}
    disputed = {
        int(role[row])
        for row in claims
        for other in claims
        if ends[int(role[row])].isdisjoint(ends[int(role[other])])
        and graph.ownership.scope_relation(row, other) != ScopeRelation.DISJOINT
    }
    return [each for each in apart if each in disputed]


def _governed(graph: OrgGraph) -> frozenset[int]:
    """The domains that a body decides on, with all that lies within them."""
    decided = (graph.domains.row(name) for body in graph.facts.bodies for name in body.decides)
    return frozenset(row for domain in decided if domain >= 0 for row in graph.domains.nesting.below(domain))


def _unsettled(graph: OrgGraph, domain: int, rows: list[int], apart: list[int]) -> Hit:
    claims = [row for row in rows if graph.facts.assignments.role[row] in apart]
    tops = sorted(frozenset[int]().union(*(graph.hierarchy.ends(role) for role in apart)))
    names = listed((graph.title(role) for role in apart), most=_SHOWN)
    ends = listed((graph.title(top) for top in tops), most=_SHOWN)
    ref = domain_ref(graph, domain)
    evidence = (each for row in claims for each in graph.facts.assignments.provenance.evidence.get(row, ()))
    return Hit(
        subject=ref,
        message=f"{graph.domains.name(domain)}: {names} have no common manager; their lines end at {ends}.",
        keys=(str(ref),),
        at=graph.facts.assignments.at[claims[0]],
        related=tuple(graph.role_ref(role) for role in apart),
        values=Values(len(tops), 1, "tops"),
        evidence=tuple(dict.fromkeys(evidence)),
        depends_on=_guesses(graph, claims, apart),
    )


def _guesses(graph: OrgGraph, claims: list[int], apart: list[int]) -> tuple[str, ...]:
    """What is inferred of claims and lines, if without it no two of the roles would be apart."""
    guess = inferred_lines(graph)
    lines = [line for line in graph.lines_of_kind(Line.SOLID).tolist() if guess[line]]
    pairs = {(int(graph.lines.role[line]), int(graph.line_target[line])) for line in lines}
    above = {role: _lines_above(graph, role) & pairs for role in apart}
    stated = {int(graph.facts.assignments.role[row]) for row in claims if not graph.ownership.inferred[row]}
    if _apart(graph, {role for role in apart if role in stated and not above[role]})[0]:
        return ()
    guessed = sorted(frozenset[tuple[int, int]]().union(*above.values()))
    said = (f"the line from {graph.title(low)} to {graph.title(high)} is inferred" for low, high in guessed)
    return (*inferred_claims(graph, claims), *said)


def _lines_above(graph: OrgGraph, role: int) -> frozenset[tuple[int, int]]:
    """All lines from a role up to its tops, as (report, manager) rows."""
    met: set[tuple[int, int]] = set()
    waiting = [role]
    while waiting:
        row = waiting.pop()
        lines = {(row, manager) for manager in graph.hierarchy.managers(row)} - met
        met |= lines
        waiting += [manager for _, manager in lines]
    return frozenset(met)
