"""CHG: changes that meet one unit, very many positions, or one role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import organization_ref
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref

if TYPE_CHECKING:
    from orgmodel.change.impact import Impact
    from orgmodel.change.transition import Transition

_Weighed = Iterator[tuple[Severity, Hit]]


@rule("CHG005", Severity.MEDIUM, identity=("what", "subject"))
def change_concentration(
    graph: OrgGraph,
    transition: Transition,
    *,
    max_unit_percent: int = 40,
    max_new_managers_percent: int = 30,
    max_new_domains: int = 4,
    min_people: int = 10,
) -> Hits:
    """Much of a change meets one unit, very many positions get a new manager, or one role takes on many domains.

    ## Facts needed
    Two states, with managers, units, assignments as accountable, and FTE or positions. A role of which neither is
    stated counts as one.

    ## Why it matters
    People who change manager, unit and work at the same time need time for it, and services that they run are at
    risk meanwhile. A plan can spread that.

    ## Example
    ```yaml before
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: desk-manager, title: Service Desk Manager, reports_to: cio}
      - {id: site-manager, title: Site Manager, reports_to: cio}
      - {id: analyst, title: Service Desk Analyst, positions: 12, reports_to: desk-manager}
    ```
    ```yaml bad
    organization: {id: county, name: County}  # <- CHG005
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: desk-manager, title: Service Desk Manager, reports_to: cio}
      - {id: site-manager, title: Site Manager, reports_to: cio}
      - {id: analyst, title: Service Desk Analyst, positions: 12, reports_to: site-manager}
    ```
    ```yaml good
    organization: {id: county, name: County}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: desk-manager, title: Service Desk Manager, reports_to: cio}
      - {id: site-manager, title: Site Manager, reports_to: desk-manager}
      - {id: analyst, title: Service Desk Analyst, positions: 12, reports_to: desk-manager}
    ```

    ## Exceptions
    A whole unit that moves as it is: its people keep their work and their colleagues. Organizations and changes of
    fewer people than `min_people` are not held against shares: of three people one is a third.

    ## Options
    - Review whether the plan can be carried out in phases.
    - Confirm who keeps services running while people change places.
    - Confirm whether the role can take on so much at once, and what it hands on.

    ## Source
    The shares, the number of domains and the least number of people are ours. FTE x weights (new manager 1, new unit
    0.5, each layer 0.25, each domain gained or lost 0.2, lower grade 0.5, other site 0.5) are ours as well.
    """
    from orgmodel.change.impact import Impact

    impact = Impact(transition)
    found = [
        *_units(graph, impact, max_unit_percent, min_people),
        *_everybody(graph, impact, max_new_managers_percent, min_people),
        *_roles(graph, impact, max_new_domains),
    ]
    silent = impact.uncounted
    why = "neither FTE nor positions are stated, so that each counts as one"
    return Hits.of(
        found, checked=len(transition.staying), open=(Open(silent, why, "positions"),) if silent and found else ()
    )


def _units(graph: OrgGraph, impact: Impact, most: int, least: int) -> _Weighed:
    """Tell of a unit that most of the change meets, where there are others that it could meet."""
    before = impact.transition.before
    touched = float(impact.people[impact.disruption > 0].sum())
    for unit, _, share in impact.by_unit:
        if unit and touched >= least and 100 * share > most and len(before.facts.units) > 1:
            row = before.units.rows.get(unit, -1)
            name = before.unit_name(row) if row >= 0 else unit
            yield (
                Severity.MEDIUM,
                Hit(
                    subject=(ref := Ref("unit", unit)),
                    message=f"{share:.0%} of the change, weighed by FTE, meets {name} (limit {most}%).",
                    keys=("unit", str(ref)),
                    at=before.facts.units.at[row] if row >= 0 else graph.facts.header.organization.at,
                    values=Values(round(100 * share), most, "percent of the change"),
                ),
            )


def _everybody(graph: OrgGraph, impact: Impact, most: int, least: int) -> _Weighed:
    """Tell of an organization in which very many get a new manager."""
    share = impact.share_with_new_manager
    moved, every = float(impact.people[impact.new_manager].sum()), float(impact.people.sum())
    if every >= least and 100 * share > most:
        ref = organization_ref(graph)
        yield (
            Severity.MEDIUM,
            Hit(
                subject=ref,
                message=f"{moved:,.0f} of {every:,.0f} FTE get a new manager, {share:.0%} (limit {most}%).",
                keys=("organization", str(ref)),
                at=graph.facts.header.organization.at,
                values=Values(round(100 * share), most, "percent of FTE"),
            ),
        )


def _roles(graph: OrgGraph, impact: Impact, most: int) -> _Weighed:
    """Tell of roles that become accountable for many domains."""
    for place in np.flatnonzero(impact.gained > most).tolist():
        row, number = int(impact.transition.staying.after[place]), int(impact.gained[place])
        ref = graph.role_ref(row)
        yield (
            Severity.MEDIUM,
            Hit(
                subject=ref,
                message=f"The {graph.title(row)} becomes accountable for {number} more domains (limit {most}).",
                keys=("role", str(ref)),
                at=graph.roles.at[row],
                values=Values(number, most, "domains"),
            ),
        )
