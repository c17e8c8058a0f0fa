"""OVL: responsibilities that are declared as shared, by both sides or by one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

import numpy as np

from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import Hit, Hits, Overlap, Side
from orgmodel.check.overlaps import APPENDIX, OVERLAP, overlap_hit
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import claim, domain_ref
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Joint, Pairs
from orgmodel.graph.pairing import pairs_declared_joint
from orgmodel.model.evidence import Evidence
from orgmodel.model.location import Location
from orgmodel.model.words import Level, Line, Tri


@rule("OVL002", Severity.MEDIUM, identity=("domain",))
def declared_joint_accountability(graph: OrgGraph, duties: DutyTexts) -> Hits:
    """Two roles both declare that they are accountable for a domain together.

    ## Facts needed
    Assignments at level accountable with `joint_with` on both sides. What only one side declares is OVL003.

    ## Why it matters
    Joint accountability is a decision that people took, so it weighs little. It still needs an answer to
    one question: who decides when the two differ.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns:
          - {domain: fin.budget, level: accountable, scope: all, joint_with: [planning-manager]}  # <- OVL002
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns: [{domain: fin.budget, level: accountable, scope: all, joint_with: [operations-manager]}]
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns:
          - {domain: fin.budget, level: responsible, scope: all, joint_with: [planning-manager]}
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns: [{domain: fin.budget, level: accountable, scope: all, joint_with: [operations-manager]}]
    ```

    ## Exceptions
    A manager and their own report. Joint duties that an ordinance or charter sets: waive them with that reason.

    ## Options
    - Confirm who decides when the two differ, and record it.
    - Confirm whether the work splits by stage (prepare, approve) or by scope.

    ## Source
    One accountable role for a domain and scope: common RACI guidance. The score and its bands are orgmodel's own.
    """
    pairs = pairs_declared_joint(graph, Level.ACCOUNTABLE)
    joint = pairs.where((pairs.joint == Joint.BOTH) & (pairs.chain != Tri.YES))
    hits = []
    for domain, group in duties.compared(joint).by_domain():
        left, right = (graph.title(int(each[0])) for each in group.roles)
        message = f"{graph.domains.name(domain)}: the {left} and the {right} both declare joint accountability."
        hits.append(_stated(*overlap_hit(group, message, (str(domain_ref(graph, domain)),))))
    return Hits.of(hits, checked=len(graph.facts.assignments.joint_with))


def _stated(severity: Severity, hit: Hit) -> tuple[Severity, Hit]:
    """That work is shared stands in a document, whatever the levels rest on."""
    return severity, hit._replace(overlap=hit.overlap._replace(sure=True) if hit.overlap else None)


class _Mention(NamedTuple):
    """One role names another on a domain."""

    by: int
    of: int
    domain: int
    evidence: tuple[Evidence, ...]
    at: Location


@rule("OVL003", Severity.MEDIUM, identity=("domain", "naming role", "named role"))
def unreciprocated_joint(graph: OrgGraph, duties: DutyTexts) -> Hits:
    """One role's description names another as partner on a domain; the other's description does not return it.

    ## Facts needed
    `joint_with` of assignments and `works_with` on a domain. The role that is named must be described itself.

    ## Why it matters
    A partnership that one side does not know of is not one. Work falls between the two, or is done twice.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        works_with: [{role: planning-manager, on: gov.portfolio}]  # <- OVL003
      - {id: planning-manager, title: Planning Manager, reports_to: cio}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        works_with: [{role: planning-manager, on: gov.portfolio}]
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        works_with: [{role: operations-manager, on: gov.portfolio}]
    ```

    ## Exceptions
    One description may be newer than the other. A manager and their own reports need not name each other.

    ## Options
    - Confirm with the role that is named whether it shares this work, and add it to its description.
    - Confirm what each side contributes, and who decides.

    ## Source
    orgmodel's own rule; no outside threshold.
    """
    mentions = {(each.by, each.of, each.domain): each for each in reversed(list(_mentions(graph)))}
    hits = [
        _unreturned(graph, mention, duties)
        for mention in sorted(mentions.values(), key=lambda each: (each.domain, each.by, each.of))
        if not _is_returned(graph, mention, mentions) and _concerns(graph, mention)
    ]
    return Hits.of(hits, checked=len(mentions))


def _mentions(graph: OrgGraph) -> Iterator[_Mention]:
    """Give every place where a role names another on a domain; joint accountability first."""
    table, owned = graph.facts.assignments, graph.ownership
    for row, names in table.joint_with.items():
        for name in names:
            other = graph.role_row(name)
            if other >= 0 and other != table.role[row] and owned.domain[row] >= 0 and owned.holds[row]:
                evidence = table.provenance.evidence.get(row, ())
                yield _Mention(int(table.role[row]), other, int(owned.domain[row]), evidence, table.at[row])
    lines = graph.lines
    for row in graph.lines_of_kind(Line.WORKS_WITH).tolist():
        domain = graph.domains.row(lines.on[row]) if row in lines.on else -1
        if domain >= 0 and graph.line_target[row] >= 0:
            evidence = lines.provenance.evidence.get(row, ())
            yield _Mention(int(lines.role[row]), int(graph.line_target[row]), domain, evidence, lines.at[row])


def _is_returned(graph: OrgGraph, mention: _Mention, mentions: Container[tuple[int, int, int]]) -> bool:
    """Tell whether the other side names this one, on the domain itself, a wider one or a part of it."""
    nesting = graph.domains.nesting
    near = {*nesting.above(mention.domain), *nesting.below(mention.domain)}
    return any((mention.of, mention.by, domain) in mentions for domain in near)


def _concerns(graph: OrgGraph, mention: _Mention) -> bool:
    """Tell whether the silence of the other side says anything: it is described, in the model, and no superior."""
    other = mention.of
    speaks = bool(graph.described[other] and graph.in_scope[other] and graph.active[other])
    return speaks and graph.chain_of_command(mention.by, other) != Tri.YES


def _unreturned(graph: OrgGraph, mention: _Mention, duties: DutyTexts) -> tuple[Severity, Hit]:
    by, of = graph.title(mention.by), graph.title(mention.of)
    name = graph.domains.name(mention.domain)
    message = (
        f"{name}: the description of the {by} names the {of} as partner, and the description of the {of} "
        f"does not return it."
    )
    keys = (
        str(domain_ref(graph, mention.domain)),
        str(graph.role_ref(mention.by)),
        str(graph.role_ref(mention.of)),
    )
    pairs = duties.compared(_claims_of_both(graph, mention))
    if len(pairs):
        severity, hit = _stated(*overlap_hit(pairs, message, keys))
        if hit.overlap and hit.overlap.band == APPENDIX:  # the mention stands, however weak the claims
            hit = hit._replace(overlap=hit.overlap._replace(band="low"))
        return severity, hit
    hit = Hit(
        subject=domain_ref(graph, mention.domain),
        message=message,
        keys=keys,
        at=mention.at,
        related=(graph.role_ref(mention.by), graph.role_ref(mention.of)),
        evidence=mention.evidence,
        overlap=_one_sided(graph, mention),
    )
    return Severity.LOW, hit


def _one_sided(graph: OrgGraph, mention: _Mention) -> Overlap:
    """Show the side that names a partner beside the side that is silent."""
    held = [row for row in graph.ownership.of_role(mention.by) if graph.ownership.domain[row] == mention.domain]
    naming = Side(
        role=graph.role_ref(mention.by),
        title=graph.title(mention.by),
        claim=claim(graph, held[0]) if held else "works with the other on it",
        words=(),
        evidence=mention.evidence,
        at=mention.at,
    )
    silent = Side(
        role=graph.role_ref(mention.of),
        title=graph.title(mention.of),
        claim="its description does not name the other on this domain",
        words=(),
        evidence=(),
        at=graph.roles.at[mention.of],
    )
    return Overlap(
        domain=graph.domains.name(mention.domain),
        criticality=graph.domains.criticality[mention.domain],
        score=None,
        band="low",
        gao_class=OVERLAP,
        drivers=("named by one side only",),
        sides=(naming, silent),
    )


def _claims_of_both(graph: OrgGraph, mention: _Mention) -> Pairs:
    """Pair what the two hold of the domain, one of them accountable, if they do."""
    owned = graph.ownership
    levels = (Level.ACCOUNTABLE, Level.RESPONSIBLE)
    sides = [
        [row for row in owned.of_role(role, *levels) if owned.domain[row] == mention.domain]
        for role in (mention.by, mention.of)
    ]
    level = graph.facts.assignments.level
    found = [
        (left, right) for left in sides[0] for right in sides[1] if Level.ACCOUNTABLE in (level[left], level[right])
    ]
    columns = np.array(found, dtype=np.int64).reshape(-1, 2)
    domain = np.full(len(found), mention.domain, dtype=np.int64)
    return Pairs(graph, columns[:, 0], columns[:, 1], domain)
