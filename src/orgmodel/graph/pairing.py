"""Which claims are held against each other? Those on one domain, or on a domain and a part of it, as disputes.

A dispute is a domain with its two sides; its pairs are made where there are few, and counted where there are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from orgmodel.graph.close_pairs import Closeness
from orgmodel.graph.disputes import Dispute
from orgmodel.graph.joining import within
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.sets import distinct, firsts
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import Level


def disputes_on_one_domain(graph: OrgGraph, level: Level) -> Iterator[Dispute]:
    """Give, for each domain, its claims of one level against each other, scopes left open."""
    closeness = Closeness(graph)
    for domain, rows in _by_domain(graph, level):
        yield Dispute(closeness, rows, rows, domain)


def disputes_of_parent_and_child(graph: OrgGraph, level: Level) -> Iterator[Dispute]:
    """Give claims of one level, the left on a domain, the right on one that lies within it: a dispute each two domains.

    On the left stands the claim of each role that is nearest to the part.
    """
    closeness = Closeness(graph)
    claimed = graph.ownership.domain
    for domain, rows in _by_domain(graph, level):
        left = _nearest_above(graph, domain, level)
        above = claimed[left]
        for whole in dict.fromkeys(above.tolist()):
            if whole != domain:
                yield Dispute(closeness, left[above == whole], rows, domain)


def disputes_of_accountable_and_responsible(graph: OrgGraph) -> Iterator[Dispute]:
    """Give accountable claims (left) against the responsible ones on the same domain or within it."""
    closeness = Closeness(graph)
    for domain, rows in _by_domain(graph, Level.RESPONSIBLE):
        left = _nearest_above(graph, domain, Level.ACCOUNTABLE)
        if len(left):
            yield Dispute(closeness, left, rows, domain)


def pairs_on_one_domain(graph: OrgGraph, level: Level) -> Pairs:
    """Make all pairs of claims of one level by two roles on the same domain, scopes left open."""
    return made(graph, disputes_on_one_domain(graph, level))


def pairs_of_parent_and_child(graph: OrgGraph, level: Level) -> Pairs:
    """Make all pairs of claims of one level, the left on a domain, the right on one that lies within it."""
    return made(graph, disputes_of_parent_and_child(graph, level))


def pairs_of_accountable_and_responsible(graph: OrgGraph) -> Pairs:
    """Make all pairs of an accountable claim (left) and a responsible one on the same domain or within it.

    The pairs of one responsible claim stand together.
    """
    return made(graph, disputes_of_accountable_and_responsible(graph))


def pairs_declared_joint(graph: OrgGraph, level: Level) -> Pairs:
    """Make the pairs of claims of one level on one domain of which one names the other's role as sharing it."""
    owned, role = graph.ownership, graph.facts.assignments.role
    found: set[tuple[int, int, int]] = set()
    rows = set(owned.rows(level).tolist())
    for row, names in graph.facts.assignments.joint_with.items():
        for other in map(graph.role_row, names) if row in rows else ():
            for each in owned.of_role(other, level) if other >= 0 and other != role[row] else ():
                if owned.domain[each] == owned.domain[row]:
                    found.add((int(owned.domain[row]), min(row, each), max(row, each)))
    columns = np.array(sorted(found), dtype=np.int64).reshape(-1, 3)
    return Pairs(graph, columns[:, 1], columns[:, 2], columns[:, 0])


def pairs_of_accountable_below_responsible(graph: OrgGraph) -> Pairs:
    """Make the pairs of an accountable claim (left) and one of a responsible role above it on the same domain.

    Above by first managers. By domains, then by the responsible claim; each accountable role once a domain.
    """
    owned, role = graph.ownership, graph.facts.assignments.role
    above, below = (owned.rows(level) for level in (Level.RESPONSIBLE, Level.ACCOUNTABLE))
    if not len(above) or not len(below):  # nothing is asked of the hierarchy: its intervals cost a walk
        return made(graph, ())
    first, size = graph.hierarchy.intervals
    many = max(len(graph.roles), 1)
    below = below[firsts(owned.domain[below] * many + role[below])]
    place = owned.domain * many + first[role]
    parts = [(below[low], above[high]) for high, low in within(place[above], size[role[above]], place[below])]
    left, right = (np.concatenate([np.zeros(0, dtype=np.int64), *(part[side] for part in parts)]) for side in (0, 1))
    order = np.lexsort((left, right, owned.domain[right]))
    pairs = Pairs(graph, left[order], right[order], owned.domain[right[order]])
    return pairs.where(np.not_equal(*pairs.roles))


def made(graph: OrgGraph, disputes: Iterable[Dispute]) -> Pairs:
    """Make all pairs of some disputes, those of a role with itself left out."""
    empty = np.zeros(0, dtype=np.int64)
    left, right, domain = [empty], [empty], [empty]
    for dispute in disputes:
        one, other = dispute.places()
        left.append(dispute.left[one])
        right.append(dispute.right[other])
        domain.append(np.full(len(one), dispute.domain, dtype=np.int64))
    pairs = Pairs(graph, np.concatenate(left), np.concatenate(right), np.concatenate(domain))
    return pairs.where(np.not_equal(*pairs.roles))


def _nearest_above(graph: OrgGraph, domain: int, level: Level) -> IntColumn:
    """Give the claim of each role that is nearest to a domain, on it or on what it lies within."""
    rows = np.array(graph.ownership.at_or_above(domain, level), dtype=np.int64)
    nearest: IntColumn = rows[firsts(graph.facts.assignments.role[rows])]
    return nearest


def _by_domain(graph: OrgGraph, level: Level) -> Iterator[tuple[int, IntColumn]]:
    owned = graph.ownership
    for domain in distinct(owned.domain[owned.rows(level)]).tolist():
        yield domain, np.array(owned.of_domain(domain, level), dtype=np.int64)
