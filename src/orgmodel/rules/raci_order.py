"""OWN: who answers for something sits below who carries it out."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.pairing import pairs_of_accountable_below_responsible
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import distinct, firsts
from orgmodel.model.facts import BoolColumn
from orgmodel.model.words import Level, Tri


@rule("OWN002", Severity.MEDIUM, identity=("domain", "accountable role", "responsible role"))
def accountable_below_responsible(graph: OrgGraph) -> Hits:
    """A role is accountable for a domain, and a role above it is only responsible, on the same scope.

    ## Facts needed
    Assignments at levels accountable and responsible on one domain, both with their scope, and reporting lines.

    ## Why it matters
    Who answers for work has a say over those who do it. Here the one who does it decides on the other's time,
    goals and review.

    ## Example
    ```yaml bad
    roles:
      - id: manager
        title: Operations Manager
        reports_to: none
        owns: [{domain: svc.change, level: responsible, scope: all}]
      - id: analyst
        title: Change Analyst
        reports_to: manager
        owns:
          - {domain: svc.change, level: accountable, scope: all}  # <- OWN002
    ```
    ```yaml good
    roles:
      - id: manager
        title: Operations Manager
        reports_to: none
        owns: [{domain: svc.change, level: consulted, scope: all}]
      - id: analyst
        title: Change Analyst
        reports_to: manager
        owns:
          - {domain: svc.change, level: accountable, scope: all}
    ```

    ## Exceptions
    Product owners, who answer for a result and lead nobody. A superior who is accountable too, for the domain or for
    what contains it, has delegated it. Distinct scopes are left out.

    ## Options
    - Confirm which of the two answers for the domain.
    - Confirm whether the role above does this work, or only knows of it (consulted, informed).

    ## Source
    orgmodel's own rule; no outside threshold.
    """
    pairs = pairs_of_accountable_below_responsible(graph)
    pairs = pairs.where(_below(pairs))
    pairs = pairs.where(~_answers_too(pairs))
    same = pairs.where(pairs.scope == ScopeRelation.SAME)
    unclear = int(np.count_nonzero((pairs.scope == ScopeRelation.UNKNOWN) | (pairs.scope == ScopeRelation.NESTED)))
    left, right = same.roles
    many = len(graph.roles)
    first = firsts((same.domain * many + left) * many + right)
    found = same.where(first)
    inferred = graph.ownership.inferred
    guessed: BoolColumn = inferred[found.left] | inferred[found.right] | (found.chain == Tri.UNKNOWN)
    checked = len(distinct(graph.ownership.domain[graph.ownership.rows(Level.ACCOUNTABLE)])) - unclear
    why = "the scope of one of the two is not stated"
    return Hits(
        severity=np.full(len(found), int(Severity.MEDIUM), dtype=np.int64),
        explain=lambda number: _hit(found, number, guessed=bool(guessed[number])),
        inferred=guessed,
        checked=max(checked, 0),
        open=(Open(unclear, why, "the scope of both assignments"),) if unclear else (),
    )


def _below(pairs: Pairs) -> BoolColumn:
    """Tell whether the responsible role is above the accountable one; nothing is said of cycles."""
    graph = pairs.graph
    left, right = pairs.roles
    fit = graph.in_scope & graph.described & ~graph.hierarchy.masked
    below: BoolColumn = graph.hierarchy.is_above(right, left) & fit[left] & fit[right]
    return below


def _answers_too(pairs: Pairs) -> BoolColumn:
    """Tell whether the responsible role is accountable for the domain as well, or for what contains it."""
    graph, role = pairs.graph, pairs.graph.facts.assignments.role
    domains, owner = pairs.domain.tolist(), pairs.roles[1].tolist()
    holders = {
        domain: set(role[list(graph.ownership.at_or_above(domain, Level.ACCOUNTABLE))].tolist())
        for domain in set(domains)
    }
    return np.fromiter(
        (who in holders[domain] for who, domain in zip(owner, domains, strict=True)), dtype=bool, count=len(pairs)
    )


def _hit(pairs: Pairs, number: int, *, guessed: bool) -> Hit:
    graph, table = pairs.graph, pairs.graph.facts.assignments
    left, right = int(pairs.left[number]), int(pairs.right[number])
    low, high, domain = int(table.role[left]), int(table.role[right]), int(pairs.domain[number])
    refs = domain_ref(graph, domain), graph.role_ref(low), graph.role_ref(high)
    evidence = (each for row in (left, right) for each in table.provenance.evidence.get(row, ()))
    said = inferred_claims(graph, (left, right)) or ("the line between the two is inferred",)
    return Hit(
        subject=refs[0],
        message=f"{graph.domains.name(domain)}: the {graph.title(low)} is accountable, and the {graph.title(high)}, "
        "above in the chain of command, is responsible for it on the same scope "
        f"({graph.scopes.name(table.scope[left])}).",
        keys=(str(refs[0]), str(refs[1]), str(refs[2])),
        at=table.at[left],
        related=refs[1:],
        evidence=tuple(dict.fromkeys(evidence)),
        depends_on=said if guessed else (),
    )
