"""How many lead and how many do not? Positions by kind, and what is not known of them.

A *1:8 span* counts the reports of a manager, managers among them; a *1:8 ratio* counts non-managers to managers.
They differ: a perfect tree of span 8 and three layers has mean span 8 and a ratio of 7.11.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, FloatColumn
from orgmodel.model.words import UNKNOWN, YesNo


class Headcount(NamedTuple):
    """FTE (positions where it is not stated) of managers, of others, and of tops, over some roles.

    `uncounted` are roles of which neither is stated, or that lead teams without a number: with one, `others` is a
    lower bound. `loose` are roles whose manager is not in the model: a role that looks like no manager may be theirs.
    """

    managers: float
    others: float
    tops: float
    uncounted: int
    loose: int

    @property
    def total(self) -> float:
        """All together."""
        return self.managers + self.others

    @property
    def ratio(self) -> float | None:
        """Non-managers to one manager; None without a manager."""
        return self.others / self.managers if self.managers else None

    @property
    def mean_span(self) -> float | None:
        """Reports to one manager: everybody but the tops; None without a manager."""
        return (self.total - self.tops) / self.managers if self.managers else None

    def short_of(self, ratio: float) -> int:
        """Count the managerial positions that would have to be others for a ratio, at constant headcount."""
        return max(0, ceil((ratio * self.managers - self.others) / (ratio + 1) - 1e-9))


def managers(graph: OrgGraph) -> BoolColumn:
    """Mark roles that lead somebody, or that are said to be managerial."""
    leads: BoolColumn = (graph.spans.direct > 0) | graph.spans.names_teams | (graph.roles.managerial == YesNo.YES)
    return leads


def headcount(graph: OrgGraph, among: BoolColumn | None = None) -> Headcount:
    """Count the roles in the model and in force, or some of them."""
    here = graph.active & graph.in_scope if among is None else graph.active & graph.in_scope & among
    full = fte(graph)
    leads = managers(graph)
    teams = graph.spans.names_teams & (graph.spans.direct == 0)
    silent = (graph.hierarchy.manager < 0) & ~graph.hierarchy.top
    known = np.nan_to_num(full)
    return Headcount(
        managers=float(known[here & leads].sum()),
        others=float(known[here & ~leads].sum()),
        tops=float(known[here & _tops(graph, here)].sum()),
        uncounted=int(np.count_nonzero(here & (np.isnan(full) | teams))),
        loose=int(np.count_nonzero(here & (silent | graph.hierarchy.circular))),
    )


def _tops(graph: OrgGraph, here: BoolColumn) -> BoolColumn:
    """Mark roles whose manager is not counted with them: stated tops, and heads whose manager is elsewhere."""
    manager = graph.hierarchy.manager
    above: BoolColumn = (manager < 0) | ~here[manager]
    return above


def fte(graph: OrgGraph) -> FloatColumn:
    """Give the FTE of each role: as stated, else its positions; not a number where neither is stated."""
    positions = graph.roles.positions
    full: FloatColumn = np.where(positions == UNKNOWN, np.nan, positions.astype(np.float64))
    for row, stated in graph.roles.fte.items():
        full[row] = stated
    return full
