"""What do the documents say of single positions: what they hold, since when, for what pay? For confidential reviews."""

from __future__ import annotations

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.entities import Salary
from orgmodel.model.words import Level, Occupancy
from orgmodel.report.blocks import Table

HEADER = ("Role", "Unit", "Accountable for", "In post", "Since", "Pay as documented")
NOTHING = "–"


def single_positions(graph: OrgGraph) -> Table:
    """Give a row a position of one of which something stands beyond that it is filled, in the order of the model."""
    single = np.flatnonzero((graph.roles.positions == 1) & graph.active & graph.in_scope).tolist()
    rows = (_position(graph, row) for row in single)
    return Table(HEADER, tuple(row for row in rows if {*row[2:]} - {NOTHING, str(Occupancy.FILLED)}))


def _position(graph: OrgGraph, row: int) -> tuple[str, ...]:
    roles = graph.roles
    held = {int(graph.ownership.domain[each]) for each in graph.ownership.of_role(row, Level.ACCOUNTABLE)} - {-1}
    since = roles.vacant_since.get(row) or roles.acting_since.get(row)
    unit = int(graph.unit_row[row])
    salary = roles.salary.get(row)
    return (
        graph.title(row),
        graph.unit_name(unit) if unit >= 0 else NOTHING,
        f"{len(held)}" if held else NOTHING,
        str(Occupancy(int(roles.occupancy[row]))) if roles.occupancy[row] >= 0 else NOTHING,
        since.isoformat() if since else NOTHING,
        _pay(salary) if salary else NOTHING,
    )


def _pay(salary: Salary) -> str:
    """Write a range as the document states it: `90,000 to 120,000 USD a year`."""
    ends = [f"{each:,.0f}" for each in dict.fromkeys((salary.min, salary.max)) if each is not None]
    period = f"a {salary.period}" if salary.period else ""
    return " ".join(filter(None, (" to ".join(ends), salary.currency or "", period))) or NOTHING
