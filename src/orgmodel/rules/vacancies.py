"""RSK: vacant positions, many in one unit or for long. A finding names the unit, never a date."""

from __future__ import annotations

from datetime import date

import numpy as np

from orgmodel.check.discreet import Discretion
from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, unit_ref
from orgmodel.graph.headcount import managers
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.graph.vacancies import UnitVacancies, unit_vacancies, vacant_positions
from orgmodel.model.facts import BoolColumn
from orgmodel.model.words import Occupancy

_YEAR = 365


@rule("RSK005", Severity.MEDIUM, identity=("unit",))
def vacancy_rate(graph: OrgGraph, *, max_share: float = 0.15, min_positions: int = 10) -> Hits:
    """More of a unit's positions are vacant than the limit.

    ## Facts needed
    `positions` and occupancy (`filled` or `occupancy`) of every role of the unit and of the units within it, and the
    `completeness` of its roles.

    ## Why it matters
    Work that was planned for a full team is done by fewer people, or is not done. The unit's plan should say which.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    units:
      - {id: desk, name: Service Desk}  # <- RSK005
    roles:
      - {id: analyst, title: Analyst, unit: desk, reports_to: none, positions: 20, filled: 16}
    ```
    ```yaml good
    completeness: [{all: complete}]
    units:
      - {id: desk, name: Service Desk}
    roles:
      - {id: analyst, title: Analyst, unit: desk, reports_to: none, positions: 20, filled: 17}
    ```

    ## Exceptions
    A hiring wave, and units of fewer than `min_positions`, in which one vacancy is a large share. Of units within each
    other the innermost is named.

    ## Options
    - Confirm which work waits, and say so in the plan.
    - Confirm which of the positions are funded and being filled.

    ## Source
    15 percent, of 10 positions or more: ours; no outside authority.
    """
    found = unit_vacancies(graph)
    large = found.positions >= min_positions
    whole = _in_full(graph)
    known = large & (found.unknown == 0) & whole
    high = known & (found.vacant > max_share * found.positions)
    rows = [unit for unit in np.flatnonzero(high).tolist() if not _inner(graph, unit, high)]
    open_ones = int(np.count_nonzero(large & ~known))
    why = "positions or occupancy of a role are not stated, or the unit's roles are not all in the model"
    guess = graph.roles.provenance.is_inferred("positions", "filled", "occupancy", "unit")
    return Hits(
        severity=np.full(len(rows), int(Severity.MEDIUM), dtype=np.int64),
        explain=lambda number: _rate(graph, found, rows[number], max_share, guess),
        inferred=np.array([_guessed(graph, unit, guess) for unit in rows], dtype=bool),
        checked=int(np.count_nonzero(known)),
        open=(Open(open_ones, why, "positions and occupancy, and completeness of the roles"),) if open_ones else (),
    )


def _in_full(graph: OrgGraph) -> BoolColumn:
    """Mark units all of whose roles are in the model."""
    units = np.arange(len(graph.units.ids))
    return graph.coverage.roles_in_full(units)


def _inner(graph: OrgGraph, unit: int, high: BoolColumn) -> bool:
    return any(high[each] for each in graph.units.below(unit) if each != unit)


def _guessed(graph: OrgGraph, unit: int, guess: BoolColumn) -> bool:
    return bool((guess & among(graph.unit_row, graph.units.below(unit)) & graph.active & graph.in_scope).any())


def _rate(graph: OrgGraph, found: UnitVacancies, unit: int, limit: float, guess: BoolColumn) -> Hit:
    name = graph.unit_name(unit)
    vacant, positions = int(found.vacant[unit]), int(found.positions[unit])
    return Hit(
        subject=unit_ref(graph, unit),
        message=f"{name}: {vacant} of {positions} positions are vacant, {vacant / positions:.0%} (limit {limit:.0%}).",
        keys=(str(unit_ref(graph, unit)),),
        at=graph.facts.units.at[unit],
        values=Values(round(vacant / positions, 4), limit, "share of positions"),
        depends_on=(f"{name}: positions or occupancy are inferred",) if _guessed(graph, unit, guess) else (),
    )


@rule("RSK006", Severity.LOW, identity=("unit",))
def long_vacant_position(graph: OrgGraph, discretion: Discretion, *, max_days: int = 365, max_years: int = 5) -> Hits:
    """Positions of a unit have been vacant for more than a year.

    ## Facts needed
    `vacant_since` of roles that are vacant or not filled in full, and the day in question (`as_of`).

    ## Why it matters
    Either the work is done elsewhere by now, or it waits. A position that leads weighs medium, for its reports have
    nobody; one that has been vacant for years weighs a step more.

    ## Example
    The finding names the unit; the role only with `--confidential`, the date never.
    ```yaml bad
    as_of: 2026-01-01
    units:
      - {id: storage, name: Storage}  # <- RSK006
    roles:
      - {id: engineer, title: Engineer, unit: storage, occupancy: vacant, vacant_since: 2024-12-31}
    ```
    ```yaml good
    as_of: 2026-01-01
    units:
      - {id: storage, name: Storage}
    roles:
      - {id: engineer, title: Engineer, unit: storage, occupancy: vacant, vacant_since: 2025-01-01}
    ```

    ## Exceptions
    Positions held for a reorganization, or under a hiring freeze.

    ## Options
    - Confirm whether the position is still needed as it is described, and by when it will be filled.
    - Confirm who does the work in the meantime.

    ## Source
    The year is ours. That posts vacant for five years deserve a decision: Honolulu's audit of spans (2012).
    """
    day = graph.facts.header.as_of
    vacant = vacant_positions(graph)
    dated = {row: since for row, since in graph.roles.vacant_since.items() if _is_vacant(graph, row, int(vacant[row]))}
    if day is None:
        why = "the day in question is not known"
        return Hits(open=(Open(len(dated), why, "as_of, or --as-of"),) if dated else ())
    long = {row: (day - since).days for row, since in sorted(dated.items()) if (day - since).days > max_days}
    units: dict[int, list[int]] = {}
    for row in long:
        units.setdefault(int(graph.unit_row[row]), []).append(row)
    groups = list(units.values())
    leads = managers(graph)
    far = _far(day, max_years)
    undated = int(np.count_nonzero((vacant > 0) & graph.active & graph.in_scope)) - len(dated)
    weights = [max(_weight(since=dated[row], far=far, leads=bool(leads[row])) for row in rows) for rows in groups]
    guess = graph.roles.provenance.is_inferred("occupancy", "vacant_since", "filled", "positions")
    why = "since when the position is vacant is not stated"
    return Hits(
        severity=np.array(weights, dtype=np.int64),
        explain=lambda number: _long(graph, discretion, groups[number], max_days, far),
        inferred=np.array([bool(guess[rows].all()) for rows in groups], dtype=bool),
        checked=len(dated),
        open=(Open(undated, why, "vacant_since"),) if undated > 0 else (),
    )


def _is_vacant(graph: OrgGraph, row: int, vacant: int) -> bool:
    """Tell whether a role that says since when is vacant now, and the model covers it."""
    empty = vacant > 0 or graph.roles.occupancy[row] == Occupancy.VACANT
    return bool(empty and graph.active[row] and graph.in_scope[row])


def _far(day: date, years: int) -> date:
    """Give the day so many years before, the last of February where there is no such day."""
    try:
        return day.replace(year=max(day.year - years, 1))
    except ValueError:
        return day.replace(year=max(day.year - years, 1), day=28)


def _weight(*, since: date, far: date, leads: bool) -> Severity:
    return Severity(int(Severity.LOW) + leads + (since <= far))


def _long(graph: OrgGraph, discretion: Discretion, rows: list[int], max_days: int, far: date) -> Hit:
    unit, name = discretion.unit(graph, rows[0]), discretion.unit_name(graph, rows[0])
    known = vacant_positions(graph)
    number = sum(max(int(known[row]), 1) for row in rows)
    has = "has" if number == 1 else "have"
    period = "a year" if max_days == _YEAR else f"{max_days} days"
    several = any(graph.roles.vacant_since[row] <= far for row in rows)
    guess = graph.roles.provenance.is_inferred("occupancy", "vacant_since", "filled", "positions")
    return Hit(
        subject=unit,
        message=f"{name}: {counted(number, 'position')}{discretion.named(graph, rows)} {has} been vacant for more than "
        f"{period}{', some of it for several years' if several else ''}.",
        keys=(str(unit),),
        at=discretion.unit_place(graph, rows[0]),
        related=discretion.roles(graph, rows),
        values=Values(number, 0, "positions"),
        depends_on=(f"{name}: who is in post is inferred",) if guess[rows].all() else (),
    )
