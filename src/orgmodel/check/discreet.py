"""How do findings speak of a domain that one person holds? A role of a single position is a person, and unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.evidence import Evidence


def evidence_of_groups(graph: OrgGraph, rows: Sequence[int]) -> tuple[Evidence, ...]:
    """Give the evidence of assignments, or none if it would lead to a role that is, or may be, one person."""
    table = graph.facts.assignments
    if any(graph.roles.positions[table.role[row]] <= 1 for row in rows):
        return ()
    return tuple(dict.fromkeys(each for row in rows for each in table.provenance.evidence.get(row, ())))


def unnamed_guesses(graph: OrgGraph, domain: int, rows: Sequence[int]) -> tuple[str, ...]:
    """Say what is inferred of the assignments on a domain and of who is in post, without naming a role."""
    roles = graph.facts.assignments.role[list(rows)]
    name = graph.domains.name(domain)
    posts = graph.roles.provenance.is_inferred("positions", "filled", "occupancy", "establishment", "acting_since")
    claims = (f"{name}: an assignment is inferred",) if graph.ownership.inferred[list(rows)].any() else ()
    return (*claims, f"{name}: who is in post is inferred") if posts[roles].any() else claims
