"""SPN: how many reports with interlocking work one role has to keep together."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import lasting_name
from orgmodel.graph.interlocking import graicunas, interlocking
from orgmodel.graph.orggraph import OrgGraph


@rule("SPN007", Severity.LOW, identity=("role",))
def relationship_load(graph: OrgGraph, *, max_interlocking: int = 6) -> Hits:
    """More roles whose work interlocks report to one role than the limit.

    ## Facts needed
    Reporting lines, and what shows that two reports of one role work on the same thing: `works_with` between them,
    or assignments at levels accountable or responsible on one domain.

    ## Why it matters
    Reports who work side by side need little from each other. Where their work interlocks, a manager also holds
    together what lies between them, and that grows much faster than their number.

    ## Example
    ```yaml bad
    policy: {rules: {SPN007: {max_interlocking: 2}}}
    roles:
      - {id: head, title: Head of Support, reports_to: none}  # <- SPN007
      - {id: desk-lead, title: Desk Lead, reports_to: head, works_with: [field-lead, asset-lead]}
      - {id: field-lead, title: Field Lead, reports_to: head}
      - {id: asset-lead, title: Asset Lead, reports_to: head}
    ```
    ```yaml good
    policy: {rules: {SPN007: {max_interlocking: 2}}}
    roles:
      - {id: head, title: Head of Support, reports_to: none}
      - {id: desk-lead, title: Desk Lead, reports_to: head, works_with: [field-lead]}
      - {id: field-lead, title: Field Lead, reports_to: head}
      - {id: asset-lead, title: Asset Lead, reports_to: head}
    ```

    ## Exceptions
    Roles with several positions count once: people in one kind of work mostly work side by side. Whom nothing
    links to a peer is not counted, so the number is a lower bound.

    ## Options
    - Confirm which of these reports depend on each other's work.
    - Review whether two of them would gain from a lead of their own, and how many layers that makes (SPN004).

    ## Source
    Five, or at most six, subordinates whose work interlocks: Urwick, as commonly told. The number of relationships:
    Graicunas (1933), n(2^(n-1)+n-1) for n reports (nickols.us/graicunas.htm), 222 for six.
    """
    number = interlocking(graph)
    found = np.flatnonzero((number > max_interlocking) & graph.in_scope & graph.active & ~graph.hierarchy.masked)
    leads = (graph.spans.direct > max_interlocking) & graph.in_scope & graph.active
    unlinked = int(np.count_nonzero(leads & (number == 0)))
    why = "no document says whether the work of their reports interlocks"
    return Hits(
        severity=np.full(len(found), int(Severity.LOW), dtype=np.int64),
        explain=lambda hit: _hit(graph, int(found[hit]), int(number[found[hit]]), max_interlocking),
        inferred=(interlocking(graph, stated_only=True) <= max_interlocking)[found],
        checked=int(np.count_nonzero(graph.spans.direct > 0)) - unlinked,
        open=(Open(unlinked, why, "works_with, or assignments on one domain"),) if unlinked else (),
        identify=lambda number: lasting_name(graph, int(found[number])),
    )


def _hit(graph: OrgGraph, row: int, number: int, limit: int) -> Hit:
    ref = graph.role_ref(row)
    guessed = interlocking(graph, stated_only=True)[row] <= limit
    return Hit(
        subject=ref,
        message=f"{number} roles whose work interlocks report to the {graph.title(row)} (limit {limit}): by Graicunas' "
        f"count {graicunas(number):,} relationships, {graicunas(limit):,} at the limit.",
        keys=(str(ref),),
        at=graph.roles.at[row],
        related=tuple(graph.role_ref(report) for report in graph.direct_reports(row)),
        values=Values(number, limit, "roles with interlocking work"),
        depends_on=("a line, an assignment or a partnership among them is inferred",) if guessed else (),
    )
