"""The further numbers of an organization: ratio, structure, concentration, coordination, pay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from orgmodel.check.wording import counted
from orgmodel.graph.concentration import accountabilities, hhi
from orgmodel.graph.coordination import coordination
from orgmodel.graph.gap_score import gap_score
from orgmodel.graph.headcount import headcount
from orgmodel.graph.interlocking import graicunas, interlocking
from orgmodel.graph.krackhardt import MOST_ROLES, krackhardt
from orgmodel.graph.management_cost import compression, management_cost
from orgmodel.graph.orggraph import OrgGraph

_DIGITS = 6
_READABLE = 30
"""Up to so many reports Graicunas' count is told: beyond, it only says that it is large."""

UNDEFINED = "undefined"
EXPLAINED = (
    "A span counts all reports of a manager, managers among them; a ratio counts non-managers to managers. "
    "A 1:8 span is therefore no 1:8 ratio."
)

Rows = tuple[tuple[str, str], ...]


def as_json(graph: OrgGraph) -> dict[str, Any]:
    """Give the numbers as values; null where something is undefined or not known."""
    people = headcount(graph)
    whole = graph.coverage.everything[0]
    known = whole and not people.uncounted
    shape = krackhardt(graph)
    held = accountabilities(graph)
    joined = interlocking(graph)
    gap, together = gap_score(graph), coordination(graph)
    cost, pay = management_cost(graph), compression(graph)
    largest = int(joined.max(initial=0))
    return {
        "management": {
            "managers_fte": _rounded(people.managers) if known else None,
            "others_fte": _rounded(people.others) if known else None,
            "ratio": _rounded(people.ratio) if known else None,
            "mean_span": _rounded(people.mean_span) if known else None,
            "not_counted": people.uncounted,
            "lines_open": people.loose,
        },
        "krackhardt": {
            "connectedness": _rounded(shape.connectedness),
            "hierarchy": _rounded(shape.hierarchy),
            "efficiency": _rounded(shape.efficiency),
            "least_upper_bound": _rounded(shape.lub),
            "complete": shape.complete,
        },
        "relationships": {
            "most_interlocking_reports": largest,
            "graicunas": graicunas(largest) if largest <= _READABLE else None,
        },
        "concentration": {
            "roles": int(np.count_nonzero(held)),
            "largest_share": _rounded(float(held.max() / held.sum())) if held.any() else None,
            "herfindahl_hirschman": _rounded(hhi(held.astype(np.float64))),
        },
        "gap_score": {"score": _rounded(gap.score), "domains": gap.domains, "claimed": gap.claimed},
        "coordination": {"cost": _rounded(together.cost), "pairs": together.pairs, "apart": together.apart},
        "pay": None if pay is None else {**pay._asdict(), "ratio": _rounded(pay.ratio)},
        "cost_of_management": None
        if cost is None
        else {name: _rounded(value) if isinstance(value, float) else value for name, value in cost._asdict().items()},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def management(graph: OrgGraph) -> Rows:
    """Say how many lead and how many do not, with the difference between a span and a ratio."""
    people = headcount(graph)
    if not people.managers:
        return ()
    if not graph.coverage.everything[0] or people.uncounted:
        why = "the model is partial" if not graph.coverage.everything[0] else _uncounted(people.uncounted)
        return (("Ratio", f"not known: {why}"),)
    least = " at most" if people.loose else ""
    ratio, span = people.ratio or 0.0, people.mean_span or 0.0
    return (
        ("Ratio", f"{ratio:.2f} non-managers to a manager{least} ({people.others:g} to {people.managers:g})"),
        ("Mean span", f"{span:.2f} over all positions"),
        ("", EXPLAINED),
    )


def _uncounted(number: int) -> str:
    return f"of {counted(number, 'role')} the documents do not say how many positions it is, or leads"


def structure(graph: OrgGraph) -> Rows:
    """Say the appendix's numbers: shape, relationships, concentration, coverage, coordination."""
    return (*_shape(graph), *_relationships(graph), *_ownership(graph), *_coordination(graph))


def _shape(graph: OrgGraph) -> Iterator[tuple[str, str]]:
    shape = krackhardt(graph)
    names = ("connectedness", "hierarchy", "efficiency", "least upper bound")
    values = (shape.connectedness, shape.hierarchy, shape.efficiency, shape.lub)
    said = (
        f"{name} {UNDEFINED if value is None else f'{value:.4g}'}" for name, value in zip(names, values, strict=True)
    )
    yield "Krackhardt", ", ".join(said)
    yield "", "1 for an out-tree; of the solid lines, after Krackhardt (1994)"
    if not shape.complete:
        yield "", f"hierarchy and least upper bound are not computed beyond {MOST_ROLES:,} roles with second managers"


def _relationships(graph: OrgGraph) -> Iterator[tuple[str, str]]:
    most = int(interlocking(graph).max(initial=0))
    if most > 1:
        count = f", {graicunas(most):,} relationships by Graicunas' count" if most <= _READABLE else ""
        yield "Interlocking", f"at most {most} reports of one role work on the same things{count}"


def _ownership(graph: OrgGraph) -> Iterator[tuple[str, str]]:
    held = accountabilities(graph)
    index = hhi(held.astype(np.float64))
    if index is not None:
        roles = counted(int(np.count_nonzero(held)), "accountable role")
        yield "Concentration", f"{index:.3f} (Herfindahl-Hirschman) over {roles}"
    gap = gap_score(graph)
    if gap.score is not None:
        partial = "" if graph.coverage.everything[1] else "; the model is partial"
        of = f"{gap.claimed} of {gap.domains} required domains are claimed{partial}"
        yield "Gap score", f"{gap.score:.0f} of 100 (orgmodel's own); {of}"


def _coordination(graph: OrgGraph) -> Iterator[tuple[str, str]]:
    together = coordination(graph)
    if together.pairs:
        apart = f"; {together.apart} more do not meet" if together.apart else ""
        yield "Communication", f"cost {together.cost:g} over {counted(together.pairs, 'working pair')}{apart}"


def pay(graph: OrgGraph) -> Rows:
    """Say what leading costs and how pay lies to pay, never of so few that a single position's pay is told."""
    rows = []
    cost, found = management_cost(graph), compression(graph)
    if cost is not None:
        of = f"{cost.managers:,.0f} {cost.currency} a {cost.period or 'period'}".replace("  ", " ")
        rows.append(("Leading costs", f"{of}, {cost.share:.0%} of pay; middle of ranges, no benefits"))
        if cost.uncounted:
            rows.append(("", f"{counted(cost.uncounted, 'role')} without a comparable range or positions left out"))
    if found is not None and found.ratio is not None:
        ratio = f"{found.ratio:.2f} manager to report over {found.pairs} pairs"
        rows.append(("Compression", f"{ratio}, {found.overlapping} with ranges that overlap"))
    return tuple(rows)
