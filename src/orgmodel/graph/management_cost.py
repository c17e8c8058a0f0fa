"""What does leading cost? The pay of managers, its share of all pay, and what it is for each who does not lead."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgmodel.graph.headcount import fte, managers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.pay import pay_pairs, pay_ranges

LEAST_ROLES = 3
"""Of fewer managers with pay, or pairs, than this nothing is told: it would tell what a single position earns."""


class ManagementCost(NamedTuple):
    """Amounts a year or whatever `period` is, from the middle of pay ranges, without benefits.

    `uncounted` are roles without a range, in another currency or period, or without a number of positions.
    """

    managers: float
    payroll: float
    share: float
    for_each_other: float | None
    currency: str
    period: str
    uncounted: int


class Compression(NamedTuple):
    """Pay of managers against that of their reports: comparable pairs, overlapping ranges, and the mean ratio."""

    pairs: int
    overlapping: int
    ratio: float | None


def management_cost(graph: OrgGraph) -> ManagementCost | None:
    """Add up the middle of the range times the positions, over the currency and period that most roles have."""
    ranges = pay_ranges(graph)
    here = graph.active & graph.in_scope
    people = fte(graph)
    counted = here & (ranges.kind >= 0) & ~np.isnan(people)
    if not counted.any():
        return None
    kind = int(np.bincount(ranges.kind[counted]).argmax())
    counted &= ranges.kind == kind
    leads = managers(graph)
    if np.count_nonzero(counted & leads) < LEAST_ROLES:
        return None
    pay = np.where(counted, ranges.middle * np.nan_to_num(people), 0.0)
    led, total = float(pay[leads].sum()), float(pay.sum())
    others = float(people[counted & ~leads].sum())
    currency, period = ranges.kinds[kind]
    uncounted = int(np.count_nonzero(here & ~counted))
    share = led / total if total else 0.0
    return ManagementCost(led, total, share, led / others if others else None, currency, period, uncounted)


def compression(graph: OrgGraph) -> Compression | None:
    """Compare pay along the lines; None where few ranges can be compared."""
    pairs, _ = pay_pairs(graph)
    if len(pairs.reports) < LEAST_ROLES:
        return None
    ratio = pairs.ratio[np.isfinite(pairs.ratio)]
    return Compression(
        pairs=len(pairs.reports),
        overlapping=int(np.count_nonzero(pairs.overlapping)),
        ratio=float(ratio.mean()) if len(ratio) else None,
    )
