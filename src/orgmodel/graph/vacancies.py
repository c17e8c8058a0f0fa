"""How many positions are vacant? By role, where it is stated, and by unit with all that lies within it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Occupancy


def vacant_positions(graph: OrgGraph) -> IntColumn:
    """Count the vacant positions of each role; UNKNOWN where positions or occupancy are not stated."""
    roles = graph.roles
    by_word = np.where(roles.occupancy == Occupancy.VACANT, roles.positions, 0)
    by_word[(roles.positions == UNKNOWN) | (roles.occupancy == UNKNOWN)] = UNKNOWN
    filled = roles.filled != UNKNOWN
    if not filled.any():
        return by_word
    by_number = np.where(roles.positions == UNKNOWN, UNKNOWN, np.maximum(roles.positions - roles.filled, 0))
    return np.where(filled, by_number, by_word)


@dataclass(frozen=True)
class UnitVacancies:
    """By unit row, everything within it included: positions, how many of them vacant, and roles not known."""

    positions: IntColumn
    vacant: IntColumn
    unknown: IntColumn


def unit_vacancies(graph: OrgGraph) -> UnitVacancies:
    """Add up the roles that the model covers."""
    vacant = vacant_positions(graph)
    here = graph.active & graph.in_scope & (graph.unit_row >= 0)
    known = here & (vacant != UNKNOWN)
    return UnitVacancies(
        positions=_with_inner(graph, known, graph.roles.positions),
        vacant=_with_inner(graph, known & (vacant != 0), vacant),
        unknown=_with_inner(graph, here & ~known, None),
    )


def _with_inner(graph: OrgGraph, which: BoolColumn, value: IntColumn | None) -> IntColumn:
    """Sum a column of some roles over each unit and the units within it, or count these roles."""
    rows = np.flatnonzero(which)
    weights = value[rows] if value is not None else None
    own = np.bincount(graph.unit_row[rows], weights=weights, minlength=len(graph.units.ids)).astype(np.int64)
    return graph.units.totals(own)
