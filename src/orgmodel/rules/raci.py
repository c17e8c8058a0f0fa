"""OWN: assignments that do not fit each other or the rules of a RACI matrix."""

from __future__ import annotations

from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level

_Key = tuple[int, int, str]
"""A role, a domain, a scope."""


@rule("OWN005", Severity.ERROR, identity=("role", "domain", "scope"))
def conflicting_levels(graph: OrgGraph) -> Hits:
    """A role is accountable or responsible for a domain, and also consulted or informed on the same scope.

    ## Facts needed
    Assignments of one role on one domain, both with their scope. Where a scope is not stated, the two may be
    about different parts.

    ## Why it matters
    A role that does or answers for something is not asked or told about it by somebody else. One of the two
    entries is a mistake, in the model or in the document behind it, and every count of a RACI matrix that
    rests on them is wrong until it is known which.

    ## Example
    ```yaml bad
    scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}]
    roles:
      - id: planning-manager
        title: Planning Manager
        owns:
          - {domain: fin.budget, level: accountable, scope: county}
          - {domain: fin.budget, level: consulted, scope: county}  # <- OWN005
    ```
    ```yaml good
    scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}]
    roles:
      - id: planning-manager
        title: Planning Manager
        owns:
          - {domain: fin.budget, level: accountable, scope: county}
          - {domain: fin.budget, level: consulted, scope: courts}
    ```

    ## Exceptions
    Accountable and responsible together are fine: the role answers for the work and does it. So are consulted
    and informed together, and different scopes, exceptions or customers.

    ## Options
    - Confirm with the role which of the two levels holds, and record that one.
    - State for which scope each of them holds.

    ## Source
    The definitions of the four letters in common RACI guidance. No threshold.
    """
    scope = graph.facts.assignments.scope
    found: dict[_Key, list[int]] = {}
    unclear = 0
    for (role, domain), pairs in _held_as_both(graph).items():
        same = [pair for pair in pairs if _same_part(graph, *pair)]
        for pair in same:
            found.setdefault((role, domain, scope[pair[0]]), []).extend(pair)
        unclear += not same and any(_is_unclear(graph, *pair) for pair in pairs)
    reason = Open(unclear, "one of the two assignments states no scope", "the scope of both assignments")
    return Hits.of(
        [(Severity.ERROR, _conflict(graph, key, sorted(set(rows)))) for key, rows in found.items()],
        checked=len(distinct(_pair_keys(graph, graph.ownership.rows(*Level)))) - unclear,
        open=(reason,) if unclear else (),
    )


def _pair_keys(graph: OrgGraph, rows: IntColumn) -> IntColumn:
    """Number the pairs of role and domain that assignments are about."""
    numbers: IntColumn = graph.facts.assignments.role[rows] * len(graph.facts.domains) + graph.ownership.domain[rows]
    return numbers


def _held_as_both(graph: OrgGraph) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Pair, by role and domain, assignments of which one does or answers for it and one is asked or told."""
    does = graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)
    hears = graph.ownership.rows(Level.CONSULTED, Level.INFORMED)
    doing, hearing = _pair_keys(graph, does), _pair_keys(graph, hears)
    told: dict[int, list[int]] = {}
    for key, row in zip(hearing.tolist(), hears.tolist(), strict=True):
        told.setdefault(key, []).append(row)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    shared = among(doing, hearing)
    for key, row in zip(doing[shared].tolist(), does[shared].tolist(), strict=True):
        pair = divmod(key, len(graph.facts.domains))
        found.setdefault(pair, []).extend((row, other) for other in told[key])
    return found


def _is_unclear(graph: OrgGraph, one: int, other: int) -> bool:
    return graph.ownership.scope_relation(one, other) == ScopeRelation.UNKNOWN


def _same_part(graph: OrgGraph, one: int, other: int) -> bool:
    """Tell whether two assignments state one scope, with the same exceptions and customers."""
    exceptions = graph.facts.assignments.exceptions
    same = graph.ownership.same_beneficiaries(one, other)
    return same and set(exceptions.get(one, ())) == set(exceptions.get(other, ()))


def _conflict(graph: OrgGraph, key: _Key, rows: list[int]) -> Hit:
    role, domain, scope = key
    table = graph.facts.assignments
    levels = listed(str(Level(level)) for level in sorted({int(table.level[row]) for row in rows}))
    return Hit(
        subject=graph.role_ref(role),
        message=f"{graph.title(role)} is {levels} for {graph.domains.name(domain)} "
        f"on the same scope ({graph.scopes.name(scope)}).",
        keys=(str(graph.role_ref(role)), str(domain_ref(graph, domain)), scope),
        at=table.at[rows[-1]],
        related=(domain_ref(graph, domain),),
        evidence=tuple(dict.fromkeys(each for row in rows for each in table.provenance.evidence.get(row, ()))),
        depends_on=inferred_claims(graph, rows),
    )
