"""DOC: what was inferred with little ground, and nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgmodel.check.hits import Hit, Hits, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, lasting_name, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import BoolColumn, IntColumn, Provenance
from orgmodel.model.words import Confidence

_KINDS = (("own facts", "own facts"), ("assignment", "assignments"), ("line", "lines"), ("duty", "duties"))


@rule("DOC003", Severity.LOW, identity=("role",))
def inferred_not_confirmed(graph: OrgGraph, *, min_confidence: float = 0.8) -> Hits:
    """Facts of a role are only possible, by inference, and nobody has confirmed them.

    ## Facts needed
    `status` or `inferred`, `confidence`, and `confirmed` of the role's facts, assignments, lines and duties.

    ## Why it matters
    What rests on such a fact is a guess, and every finding that depends on it says so. Asking the role settles it.
    It weighs medium where a finding about the role rests on inferred facts and would weigh high, or be an error, if
    they were stated; the finding is then named.

    ## Example
    ```yaml bad
    roles:
      - id: analyst  # <- DOC003
        title: Security Analyst
        owns:
          - {domain: gov.risk, level: responsible, inferred: [domain], confidence: possible, evidence: job#L4}
    sources: [{id: job, title: Security Analyst class specification}]
    ```
    ```yaml good
    roles:
      - id: analyst
        title: Security Analyst
        owns:
          - {domain: gov.risk, level: responsible, inferred: [domain], confidence: likely, evidence: job#L4}
    sources: [{id: job, title: Security Analyst class specification}]
    ```

    ## Exceptions
    Facts that are likely, and facts that somebody confirmed. Proposed roles, of which nothing is settled yet.

    ## Options
    - Ask the role to confirm these facts, and record who did and when (`confirmed`).
    - Look for a document that states them.

    ## Source
    Likely counts .8 and possible .5 (see the overlap score); what lies below .8 is listed. Ours.
    """
    facts = graph.facts
    owners = (np.arange(len(graph.roles)), facts.assignments.role, facts.lines.role, facts.duties.role)
    grounds = tuple(each.provenance for each in (facts.roles, facts.assignments, facts.lines, facts.duties))
    unsure = [_unconfirmed(each, min_confidence) for each in grounds]
    flagged = [owner[mask] for owner, mask in zip(owners, unsure, strict=True)]
    found = distinct(np.concatenate(flagged))
    found = found[(graph.active & graph.in_scope)[found]]

    def explain(number: int) -> Hit:
        row = int(found[number])
        evidence = (
            each
            for ground, owner, mask in zip(grounds, owners, unsure, strict=True)
            for each in _evidence(ground, np.flatnonzero(mask & (owner == row)))
        )
        counts = np.array([np.count_nonzero(each == row) for each in flagged])
        return _hit(graph, row, counts, tuple(dict.fromkeys(evidence)))

    return Hits(
        severity=np.full(len(found), int(Severity.LOW), dtype=np.int64),
        explain=explain,
        checked=sum(len(owner) for owner in owners),
        identify=lambda number: lasting_name(graph, int(found[number])),
    )


def _unconfirmed(provenance: Provenance, least: float) -> BoolColumn:
    """Mark facts that were inferred, as a whole or in part, with less confidence than that, and not confirmed."""
    rows = provenance.is_inferred()
    rows[[row for row, fields in provenance.inferred.items() if fields]] = True
    if not rows.any():
        return rows
    weight = np.where(provenance.confidence == Confidence.LIKELY, 0.8, 0.5)
    rows &= weight < least
    rows[list(provenance.confirmed)] = False
    return rows


def _evidence(provenance: Provenance, rows: IntColumn) -> Iterator[Evidence]:
    for row in rows.tolist():
        yield from provenance.evidence.get(row, ())


def _hit(graph: OrgGraph, row: int, counts: IntColumn, evidence: tuple[Evidence, ...]) -> Hit:
    parts = ["its own facts" if kind == "own facts" else counted(int(number), kind, many)
             for (kind, many), number in zip(_KINDS, counts.tolist(), strict=True) if number]  # fmt: skip
    total = int(counts.sum())
    return Hit(
        subject=graph.role_ref(row),
        message=f"{graph.title(row)}: {listed(parts)} {'is' if total == 1 and not counts[0] else 'are'} inferred, "
        "only possible, and not confirmed.",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        values=Values(total, 0, "facts"),
        evidence=evidence,
    )
