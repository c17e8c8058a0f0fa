"""OVL: two roles that answer for much the same."""

from __future__ import annotations

import numpy as np

from orgmodel.check.contests import Contests
from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_ref, inferred_claims, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import counts, distinct
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level

_SHOWN = 6
_CROWDED = "hundreds of roles are accountable for the same domain, which tells no two of them from the others"


@rule("OVL008", Severity.LOW, identity=("role", "other role"))
def role_twins(graph: OrgGraph, contests: Contests, *, min_alike: float = 0.5, min_domains: int = 4) -> Hits:
    """Two roles are accountable for largely the same domains.

    ## Facts needed
    Assignments at level accountable, their scopes, reporting lines and job classes.

    ## Why it matters
    Each single domain is a finding of its own. That most of them are the same says that the two descriptions
    were written for one kind of work, which is settled once and not domain by domain.

    ## Example
    Of four domains that either of them holds, two are shared:
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: support-east, title: Support Manager East, reports_to: cio, owns: [svc.desk, svc.incident, svc.asset]}  # <- OVL008
      - {id: support-west, title: Support Manager West, reports_to: cio, owns: [svc.desk, svc.incident, svc.knowledge]}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: support-east, title: Support Manager East, reports_to: cio, owns: [svc.desk, svc.incident, svc.asset]}
      - {id: support-west, title: Support Manager West, reports_to: cio, owns: [svc.desk, svc.change, svc.knowledge]}
    ```

    ## Exceptions
    Roles of one job class, a role and its own manager, domains on distinct scopes and domains that both declare as
    joint do not count as shared. A domain that hundreds of roles hold on one scope is left out, and counted as open.

    ## Options
    - Confirm whether the two are split by customers, and state the scopes.
    - Confirm whether they are one kind of work in two places, and record the job class.

    ## Source
    Half of the domains, of at least four: ours; no outside authority. Shared over all of both (Jaccard).
    """  # noqa: E501  an example shows a role on one line, as models do
    found_contests = [each.of(*ScopeRelation) for each in contests.on_one_domain.contests]
    few = [each.pairs for each in found_contests if len(each.pairs) == len(each)]
    crowded = len(found_contests) - len(few)
    pairs = Pairs.together([Pairs.none(graph), *few])  # OVL001 lists what is set aside
    left, right, shared = _shared(pairs)
    held = _held(graph)
    union = held[left] + held[right] - shared
    found = np.flatnonzero((union >= min_domains) & (shared >= min_alike * union))
    guess = _shared_surely(pairs, left, right)
    inferred = (guess < min_alike * union)[found]

    def explain(number: int) -> Hit:
        each = int(found[number])
        return _hit(pairs, int(left[each]), int(right[each]), int(union[each]), bool(inferred[number]))

    return Hits(
        severity=np.full(len(found), int(Severity.LOW), dtype=np.int64),
        explain=explain,
        inferred=inferred,
        checked=int(np.count_nonzero(held)),
        open=(Open(crowded, _CROWDED, "the scope of each accountability"),) if crowded else (),
    )


def _keys(pairs: Pairs) -> IntColumn:
    """Number the pairs of roles, whichever side each is on."""
    many = len(pairs.graph.roles)
    low, high = np.minimum(*pairs.roles), np.maximum(*pairs.roles)
    numbers: IntColumn = low * many + high
    return numbers


def _shared(pairs: Pairs) -> tuple[IntColumn, IntColumn, IntColumn]:
    """Give each pair of roles once, with the number of domains that both hold."""
    many, domains = max(len(pairs.graph.roles), 1), max(len(pairs.graph.domains.domains), 1)
    each = distinct(_keys(pairs) * domains + pairs.domain)
    keys, count = counts(each // domains)
    return keys // many, keys % many, count


def _shared_surely(pairs: Pairs, left: IntColumn, right: IntColumn) -> IntColumn:
    """Count the domains that both hold by what is not inferred."""
    inferred = pairs.graph.ownership.inferred
    sure = pairs.where(~(inferred[pairs.left] | inferred[pairs.right]))
    low, high, count = _shared(sure)
    many = max(len(pairs.graph.roles), 1)
    place = np.searchsorted(low * many + high, left * many + right)
    inside = place < len(count)
    keys = low * many + high
    match = np.zeros(len(left), dtype=np.int64)
    here = np.flatnonzero(inside)
    same = keys[place[here]] == (left * many + right)[here]
    match[here[same]] = count[place[here[same]]]
    return match


def _held(graph: OrgGraph) -> IntColumn:
    """Count the domains for which each role is accountable."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    domains = max(len(graph.domains.domains), 1)
    pairs = distinct(graph.facts.assignments.role[rows] * domains + graph.ownership.domain[rows])
    return np.bincount(pairs // domains, minlength=len(graph.roles))


def _hit(pairs: Pairs, left: int, right: int, union: int, guessed: bool) -> Hit:  # noqa: FBT001
    graph = pairs.graph
    first, second = sorted((left, right), key=lambda row: (graph.roles.id[row], row))
    own = pairs.where(_keys(pairs) == min(left, right) * len(graph.roles) + max(left, right))
    domains = sorted(set(own.domain.tolist()))
    rows = [*own.left.tolist(), *own.right.tolist()]
    refs = graph.role_ref(first), graph.role_ref(second)
    names = listed((graph.domains.name(domain) for domain in domains), _SHOWN)
    found = graph.facts.assignments.provenance.evidence
    return Hit(
        subject=refs[0],
        message=f"The {graph.title(first)} and the {graph.title(second)} are both accountable for {len(domains)} of "
        f"the {union} domains that either of them holds: {names}.",
        keys=(str(refs[0]), str(refs[1])),
        at=graph.roles.at[first],
        related=(refs[1], *(domain_ref(graph, domain) for domain in domains)),
        values=Values(len(domains), union, "shared domains, of all"),
        evidence=tuple(dict.fromkeys(each for row in rows for each in found.get(row, ()))),
        depends_on=inferred_claims(graph, rows) if guessed else (),
    )
