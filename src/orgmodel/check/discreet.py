"""How do findings speak of a domain that one person holds? A role of a single position is a person, and unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from orgmodel.check.wording import organization_ref, titles, unit_ref, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import IntColumn
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

_SHOWN = 5


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


def by_unit(graph: OrgGraph, rows: IntColumn) -> list[IntColumn]:
    """Split role rows by their unit, those of no unit together; units in the order of their first row."""
    order = np.argsort(graph.unit_row[rows], kind="stable")
    bounds = np.flatnonzero(np.diff(graph.unit_row[rows[order]])) + 1
    return sorted(np.split(rows[order], bounds), key=lambda group: int(group[0])) if len(rows) else []


class Discretion(NamedTuple):
    """Who will read the findings. With `confidential` they name roles of one position; else only units and domains."""

    confidential: bool = False

    def unit(self, graph: OrgGraph, row: int) -> Ref:
        """Name the unit of a role, or the organization where no unit is known."""
        unit = int(graph.unit_row[row])
        return unit_ref(graph, unit) if unit >= 0 else organization_ref(graph)

    def unit_name(self, graph: OrgGraph, row: int) -> str:
        """Give the plain name of the unit of a role, or of the organization."""
        unit = int(graph.unit_row[row])
        header = graph.facts.header.organization
        return graph.unit_name(unit) if unit >= 0 else header.name or header.id

    def unit_place(self, graph: OrgGraph, row: int) -> Location | None:
        """Say where the unit is written, never where a role is."""
        unit = int(graph.unit_row[row])
        return graph.facts.units.at[unit] if unit >= 0 else graph.facts.header.organization.at

    def roles(self, graph: OrgGraph, rows: Sequence[int]) -> tuple[Ref, ...]:
        """Name the roles, if that is confidential; else none."""
        return tuple(graph.role_ref(row) for row in rows) if self.confidential else ()

    def named(self, graph: OrgGraph, rows: Sequence[int]) -> str:
        """Give ` (the A and the B)` if that is confidential; else nothing."""
        return f" ({with_articles(titles(graph, rows), _SHOWN)})" if self.confidential and len(rows) else ""
