"""Whose reports depend on each other's work? Counted from partnerships and shared domains, in arrays."""

from __future__ import annotations

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among, counts, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Level, Line

_MOST_REPORTS = 1_000
"""Beyond so many reports the count of relationships has hundreds of digits, and nobody reads it."""


def graicunas(reports: int) -> int:
    """Count the relationships of a manager with n reports: n(2^(n-1) + n - 1) (Graicunas 1933).

    Direct single ones n, cross ones n(n-1), and with groups n(2^(n-1) - 1).
    """
    if not 0 <= reports <= _MOST_REPORTS:
        raise ValueError(f"from 0 to {_MOST_REPORTS:,} reports, not {reports}")
    return reports * (2 ** (reports - 1) + reports - 1) if reports else 0


def interlocking(graph: OrgGraph, *, stated_only: bool = False) -> IntColumn:
    """Count, for each role, the reports that share work with another report of the same role."""
    manager = graph.hierarchy.parent
    linked = np.zeros(len(manager), dtype=bool)
    for rows in (_partners(graph, manager, stated_only=stated_only), _sharers(graph, manager, stated_only=stated_only)):
        linked[rows] = True
    linked &= manager >= 0
    if stated_only:
        linked &= ~graph.line_inferred
    return np.bincount(manager[linked], minlength=len(manager))


def _partners(graph: OrgGraph, manager: IntColumn, *, stated_only: bool) -> IntColumn:
    """Give the roles that work with another report of their manager."""
    rows = graph.lines_of_kind(Line.WORKS_WITH)
    if stated_only:
        rows = rows[~graph.lines.provenance.is_inferred("role", "works_with")[rows]]
    here, there = graph.lines.role[rows], graph.line_target[rows]
    near: BoolColumn = (there >= 0) & (manager[here] >= 0) & (manager[here] == manager[there]) & (here != there)
    near &= graph.active[there]
    return np.concatenate([here[near], there[near]])


def _sharers(graph: OrgGraph, manager: IntColumn, *, stated_only: bool) -> IntColumn:
    """Give the roles that hold a domain which another report of their manager holds too."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)
    if stated_only:
        rows = rows[~graph.ownership.inferred[rows]]
    role = graph.facts.assignments.role[rows]
    many = max(len(graph.domains.domains), 1)
    held = distinct(role * many + graph.ownership.domain[rows])
    role = held // many
    team = manager[role] * many + held % many
    found, count = counts(team)
    return role[among(team, found[count > 1]) & (manager[role] >= 0)]
