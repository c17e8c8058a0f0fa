"""SPN: how many work for one who leads, by the ratios that statutes set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, organization_ref, unit_ref
from orgmodel.graph.headcount import Headcount, headcount
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.model.facts import BoolColumn
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref


@rule("SPN006", Severity.MEDIUM, identity=("area",))
def management_ratio(
    graph: OrgGraph,
    *,
    min_ratio: float = 0.0,
    min_mean_span: float = 0.0,
    above_fte: int = 100,
    unit_level: int = 0,
    statutory: int = 0,
) -> Hits:
    """Fewer non-managers work for one manager than the minimum, or the mean span is below it.

    ## Facts needed
    Reporting lines, `positions` or `fte` of all roles, and `completeness` of all roles: of the organization, or of
    each unit at `unit_level` (1 for the uppermost ones). A manager is a role to whom somebody reports, or with
    `managerial: yes`. Off in the default profile: `min_ratio` and `min_mean_span` are 0.

    ## Why it matters
    Some legislatures limit how many may lead for each who does not, and ask for the ratio every year. A ratio
    over all functions says where to look, not what is wrong there.

    ## Example
    A span counts managers among the reports, a ratio does not: here the mean span is 3, the ratio 2.5.
    ```yaml bad
    organization: {id: acme}  # <- SPN006
    completeness: [{all: complete}]
    policy: {rules: {SPN006: {min_ratio: 2.6, above_fte: 6}}}
    roles:
      - {id: director, title: Director, reports_to: none, positions: 1}
      - {id: lead, title: Lead, reports_to: director, positions: 1}
      - {id: analyst, title: Analyst, reports_to: director, positions: 2}
      - {id: technician, title: Technician, reports_to: lead, positions: 3}
    ```
    ```yaml good
    organization: {id: acme}
    completeness: [{all: complete}]
    policy: {rules: {SPN006: {min_ratio: 2.5, above_fte: 6}}}
    roles:
      - {id: director, title: Director, reports_to: none, positions: 1}
      - {id: lead, title: Lead, reports_to: director, positions: 1}
      - {id: analyst, title: Analyst, reports_to: director, positions: 2}
      - {id: technician, title: Technician, reports_to: lead, positions: 3}
    ```

    ## Exceptions
    Areas of up to `above_fte` full-time equivalents, agencies that a statute exempts, and working supervisors,
    whom a statute may count by their class rather than by who reports to them (`managerial: no` changes nothing here).

    ## Options
    - Confirm who counts as a manager under the statute, and who is exempt.
    - Review whether the title of some managers follows a pay scale rather than the work.
    - Report the ratio with its reasons where the statute provides for an exception.

    ## Source
    Texas Government Code 651.004: not more than 1 FTE manager to 11 others, agencies above 100 FTE. Oregon ORS 291.227:
    from a baseline of 1:11, agencies above 100 employees. Iowa Code 8A.402(2)(g): target of 1:15, never formally
    adopted. North Carolina OSBM (1990s): at least 1:8. GAO (FPCD-80-65, 1980) calls aggregate ratios of very limited
    use. Each holds under its profile only; the default profile has no minimum.
    """
    if not min_ratio and not min_mean_span:
        return Hits()
    areas = [area for area in _areas(graph, unit_level) if area.people.total > above_fte]
    judged = [(area, _Verdict.of(area.people, min_ratio, min_mean_span)) for area in areas]
    proven = [(area, verdict) for area, verdict in judged if verdict.short and area.is_bound]
    unknown = [area for area, verdict in judged if not area.is_bound or (area.people.loose and not verdict.short)]
    severity = Severity.HIGH if statutory else Severity.MEDIUM
    why = "positions, lines or roles of the area are not all in the documents read"
    return Hits.of(
        [(severity, _hit(area, verdict)) for area, verdict in proven],
        checked=len(areas) - len(unknown),
        open=(Open(len(unknown), why, "positions, reporting lines and completeness of the roles"),) if unknown else (),
    )


class _Area(NamedTuple):
    """The organization or a unit, with who is in it. `is_bound`: no more who do not lead can be in it than counted."""

    ref: Ref
    name: str
    at: Location | None
    people: Headcount
    is_bound: bool
    inferred: bool


class _Verdict(NamedTuple):
    """What is held against which minimum, and whether it falls short."""

    measure: float
    limit: float
    unit: str
    short: bool

    @classmethod
    def of(cls, count: Headcount, min_ratio: float, min_mean_span: float) -> _Verdict:
        """Judge by the ratio where a minimum is set for it and not met, else by the mean span."""
        ratio, span = count.ratio, count.mean_span
        if min_ratio and ratio is not None and ratio < min_ratio:
            return cls(ratio, min_ratio, "non-managers to a manager", short=True)
        if min_mean_span and span is not None and span < min_mean_span:
            return cls(span, min_mean_span, "reports to a manager on average", short=True)
        return cls(ratio or 0.0, min_ratio or min_mean_span, "non-managers to a manager", short=False)


def _areas(graph: OrgGraph, unit_level: int) -> Iterator[_Area]:
    if not unit_level:
        header = graph.facts.header.organization
        everybody = np.ones(len(graph.roles), dtype=bool)
        yield _area(graph, everybody, organization_ref(graph), header.name or "The organization", header.at)
        return
    for unit in range(len(graph.units.ids)):
        if len(graph.units.above(unit)) == unit_level:
            inside = among(graph.unit_row, graph.units.below(unit))
            yield _area(graph, inside, unit_ref(graph, unit), graph.unit_name(unit), graph.facts.units.at[unit])


def _area(graph: OrgGraph, inside: BoolColumn, ref: Ref, name: str, at: Location | None) -> _Area:
    here = inside & graph.active & graph.in_scope
    whole = bool(graph.coverage.roles_in_full(graph.unit_row)[here].all())
    count = headcount(graph, inside)
    positions = graph.roles.provenance.is_inferred("positions", "fte")
    inferred = bool((here & (graph.line_inferred | positions)).any())
    return _Area(ref, name, at, count, whole and not count.uncounted, inferred)


def _hit(area: _Area, verdict: _Verdict) -> Hit:
    count = area.people
    text = (
        f"{area.name}: {_number(count.ratio)} non-managers to a manager and a mean span of {_number(count.mean_span)} "
        f"({_number(count.managers)} who lead, {_number(count.others)} who do not; "
        f"minimum {_number(verdict.limit)} {verdict.unit})."
    )
    if verdict.unit.startswith("non-managers"):
        others = counted(count.short_of(verdict.limit), "position")
        text += f" By the numbers alone, and with as many people, {others} not counted as managerial would meet it."
    return Hit(
        subject=area.ref,
        message=text,
        keys=(str(area.ref),),
        at=area.at,
        values=Values(round(verdict.measure, 3), verdict.limit, verdict.unit),
        depends_on=(f"{area.name}: a line or a number of positions is inferred",) if area.inferred else (),
    )


def _number(value: float | None) -> str:
    return "no" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
