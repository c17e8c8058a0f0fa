"""What is in doubt about the solid lines? Dates that nobody can judge, inferred lines, reports not known yet.

With no day in question (`as_of`), nobody can tell whether what is dated holds: it is neither in nor out.
"""

from __future__ import annotations

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.reports import Reports
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.sparse import stated
from orgmodel.model.words import UNKNOWN, Line


def dated_roles(graph: OrgGraph) -> BoolColumn:
    """Mark roles with dates that cannot be judged, for the day in question is not known."""
    if graph.facts.header.as_of is not None:
        return np.zeros(len(graph.roles), dtype=bool)
    return stated(graph.roles.valid, len(graph.roles))


def dated_lines(graph: OrgGraph) -> BoolColumn:
    """Mark lines with dates that cannot be judged, and the lines of such roles."""
    dated = dated_roles(graph)[graph.lines.role]
    if graph.facts.header.as_of is None and graph.lines.valid:
        dated |= stated(graph.lines.valid, len(graph.lines))
    return dated


def inferred_lines(graph: OrgGraph) -> BoolColumn:
    """Mark lines that no document states."""
    return graph.lines.provenance.is_inferred("role", "reports_to")


def rest_on_guesses(graph: OrgGraph, left: IntColumn, right: IntColumn) -> BoolColumn:
    """Tell, pair by pair in one chain of command, whether it rests on an inferred line: no way up is stated throughout.

    All lines are walked: needed where somebody has several managers.
    """
    inferred, solid = inferred_lines(graph), graph.lines_of_kind(Line.SOLID)
    guesses = _pairs(graph, solid[inferred[solid]]) - _pairs(graph, solid[~inferred[solid]])
    pairs = zip(left.tolist(), right.tolist(), strict=True)
    ways = ((_leads_to(graph, *pair, guesses), _leads_to(graph, *pair[::-1], guesses)) for pair in pairs)
    return np.array([not any(way) for way in ways], dtype=bool)


def _pairs(graph: OrgGraph, lines: IntColumn) -> frozenset[tuple[int, int]]:
    return frozenset(zip(graph.lines.role[lines].tolist(), graph.line_target[lines].tolist(), strict=True))


def _leads_to(graph: OrgGraph, low: int, high: int, left_out: frozenset[tuple[int, int]]) -> bool:
    """Walk up from a role by all of its managers, without some lines."""
    met, waiting = {low}, [low]
    while waiting:
        row = waiting.pop()
        above = {manager for manager in graph.hierarchy.managers(row) if (row, manager) not in left_out} - met
        met |= above
        waiting += above
    return high in met


def solid_pairs(graph: OrgGraph, left_out: BoolColumn | None = None) -> tuple[IntColumn, IntColumn]:
    """Give the solid lines in force as (report, manager) rows, a pair once, without some lines."""
    solid = graph.lines_of_kind(Line.SOLID)
    reports, managers = graph.lines.role[solid], graph.line_target[solid]
    kept = (managers >= 0) & (managers != reports)
    if left_out is not None:
        kept &= ~left_out[solid]
    if not graph.several_managers:
        return reports[kept], managers[kept]
    found = Reports.of_lines(reports[kept], managers[kept], len(graph.roles))
    return found.report, found.manager


def span_without(graph: OrgGraph, left_out: BoolColumn) -> IntColumn:
    """At least so many positions report to each role, if some lines are not counted."""
    reports, managers = solid_pairs(graph, left_out)
    positions = graph.roles.positions[reports]
    return _sum(np.where(positions == UNKNOWN, 1, positions), managers, len(graph.roles))


def known_span(graph: OrgGraph) -> BoolColumn:
    """Mark roles whose span is a number: stated, complete, and sure on the day in question."""
    known = graph.spans.exact
    if not known.any():
        return known
    dated = dated_lines(graph)
    same = span_without(graph, dated) == graph.spans.lower_bound if dated.any() else known
    return known & same & ~may_have_more(graph) & graph.described


def may_have_more(graph: OrgGraph) -> BoolColumn:
    """Mark roles whose known reports may not be all of them, though the unit's roles are all in the model.

    A report belongs to a unit that the model holds in part; or a role of the unit, or of none, has a line
    that is silent or leads to nobody, and is not what the role's own line leads up to.
    """
    in_full = graph.coverage.roles_in_full(graph.unit_row)
    reports, managers = graph.solid_pairs
    outside = _sum((~in_full[reports]).astype(np.int64), managers, len(graph.roles)) > 0
    return outside | _may_gain(graph)


def _may_gain(graph: OrgGraph) -> BoolColumn:
    hierarchy, unit = graph.hierarchy, graph.unit_row
    loose = graph.active & graph.in_scope & ~hierarchy.top & (hierarchy.manager < 0)
    inside = np.zeros(len(graph.units.ids) + 1, dtype=np.int64)
    inside[-1] = np.count_nonzero(loose)
    for row, number in zip(*np.unique(unit[loose & (unit >= 0)], return_counts=True), strict=True):
        inside[list(graph.units.above(int(row)))] += number
    anywhere = np.count_nonzero(loose & (unit < 0))
    candidates = inside[unit] + np.where(unit < 0, 0, anywhere)
    gains: BoolColumn = candidates > 1
    single = np.flatnonzero(candidates == 1)
    gains[single] = ~loose[hierarchy.end[single]] | ~_within(graph, unit[hierarchy.end[single]], unit[single])
    return gains


def _within(graph: OrgGraph, inner: IntColumn, outer: IntColumn) -> BoolColumn:
    """Tell, pair by pair, whether a unit is another one or lies in it; an unknown unit may be any."""
    many = len(graph.units.ids) + 1
    pairs, place = np.unique((inner + 1) * many + outer + 1, return_inverse=True)
    met = ((pair // many - 1, pair % many - 1) for pair in pairs.tolist())
    answers: BoolColumn = np.array([min(pair) < 0 or graph.units.is_within(*pair) for pair in met], dtype=bool)
    within: BoolColumn = answers[place.ravel()]
    return within


def _sum(values: IntColumn, managers: IntColumn, count: int) -> IntColumn:
    return np.bincount(managers, weights=values, minlength=count).astype(np.int64)
