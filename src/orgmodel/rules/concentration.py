"""RSK: much of what an organization answers for rests on one role. Named is the unit; the role only if asked for."""

from __future__ import annotations

import numpy as np

from orgmodel.check.discreet import Discretion
from orgmodel.check.hits import Hit, Hits, Open, Question, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import OWNER, WHOSE, organization_ref
from orgmodel.graph.accountability import Answer, answer, judged_domains
from orgmodel.graph.concentration import hhi, weighted_accountabilities
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Required

_LEAST_HOLDERS = 3


@rule("RSK002", Severity.MEDIUM, identity=("organization",))
def key_person_concentration(
    graph: OrgGraph, discretion: Discretion, *, max_share: float = 0.35, max_index: float = 0.4
) -> Hits:
    """One role is accountable for more than a given share of all domains, weighted by criticality.

    ## Facts needed
    Assignments at level accountable, the criticality of the domains, and the `completeness` of all assignments. Three
    roles at least must be accountable for something. A partial model is asked.

    ## Why it matters
    Much of the organization waits when this role is away, and leaves with whoever leaves.

    ## Example
    ```yaml bad
    organization: {id: acme}  # <- RSK002
    completeness: [{all: complete}]
    policy: {rules: {RSK002: {max_share: 0.49}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [inf.network, res.backup]}
      - {id: desk-manager, title: Desk Manager, reports_to: cio, owns: [sec.operations]}
      - {id: security-lead, title: Security Lead, reports_to: cio, owns: [sec.governance]}
    ```
    ```yaml good
    organization: {id: acme}
    completeness: [{all: complete}]
    policy: {rules: {RSK002: {max_share: 0.5}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [inf.network, res.backup]}
      - {id: desk-manager, title: Desk Manager, reports_to: cio, owns: [sec.operations]}
      - {id: security-lead, title: Security Lead, reports_to: cio, owns: [sec.governance]}
    ```

    ## Exceptions
    Tiny organizations. Roles with several positions are counted like one, for nothing says who of them answers.

    ## Options
    - Confirm which accountabilities a report could hold who does the work already.
    - Confirm who acts in the meantime, and record a deputy.

    ## Source
    The share of 35 percent and the index of 0.40 (Herfindahl-Hirschman, the sum of squared shares) are ours.
    """
    held = weighted_accountabilities(graph)
    holders = int(np.count_nonzero(held))
    if holders < _LEAST_HOLDERS:
        return Hits()
    largest, index = int(np.argmax(held)), hhi(held.astype(np.float64)) or 0.0
    share = held[largest] / held.sum()
    if share <= max_share and index <= max_index:
        return Hits(checked=1) if graph.coverage.everything[1] else Hits(open=(_partial(),))
    if not graph.coverage.everything[1]:
        return Hits(open=(_partial(),), questions=_who_else(graph))
    stated = weighted_accountabilities(graph, stated_only=True)
    sure = stated[largest] > max_share * held.sum() or (hhi(stated.astype(np.float64)) or 0.0) > max_index
    who = f"one role{discretion.named(graph, (largest,))} in {discretion.unit_name(graph, largest)}"
    over = share > max_share
    said = (
        f"{share:.1%} rest on {who} (limit {max_share:.1%})"
        if over
        else f"their index is {index:.2f} (limit {max_index})"
    )
    hit = Hit(
        subject=organization_ref(graph),
        message=f"Of all that roles are accountable for, weighted by criticality, {said}.",
        keys=(str(organization_ref(graph)),),
        at=graph.facts.header.organization.at,
        related=(discretion.unit(graph, largest), *discretion.roles(graph, (largest,))),
        values=Values(
            round(float(share if over else index), 4),
            max_share if over else max_index,
            "share" if over else "Herfindahl-Hirschman index",
        ),
        depends_on=() if sure else ("assignments are inferred",),
    )
    return Hits.of([(Severity.MEDIUM, hit)], checked=1)


def _partial() -> Open:
    return Open(1, "who else is accountable is not in the documents read", "completeness of all assignments")


def _who_else(graph: OrgGraph) -> tuple[Question, ...]:
    """Take part in the question for the owners that no document names, which settles this too."""
    unowned = (
        graph.domains.required(row) in (Required.CORE, Required.COMMON) and answer(graph, row) >= Answer.WIDER
        for row in judged_domains(graph)
    )
    about, at = organization_ref(graph), graph.facts.header.organization.at
    return (Question(to=None, about=about, topic=OWNER, text=WHOSE, at=at),) if any(unowned) else ()
