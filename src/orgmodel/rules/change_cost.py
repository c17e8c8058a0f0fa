"""CHG: changes that cost more, in money or in lines to go up, than before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, organization_ref
from orgmodel.graph.coordination import Coordination, coordination
from orgmodel.graph.orggraph import OrgGraph

if TYPE_CHECKING:
    from orgmodel.change.costs import Cost
    from orgmodel.change.transition import Transition


@rule("CHG006", Severity.MEDIUM, identity=("organization", "what"))
def cost_or_coordination_up(graph: OrgGraph, transition: Transition, *, max_coordination_percent: int = 10) -> Hits:
    """Recurring cost rises without a stated reason, or roles that work together move further apart than the limit.

    ## Facts needed
    Two states. For cost: pay ranges with FTE or positions, or `cost`, of the roles that change. For coordination:
    `works_with` and reporting lines.

    ## Why it matters
    A board decides on cost and benefit together. Where two roles that work with each other every day meet only
    higher up, more of what they cannot settle goes up the line.

    ## Example
    ```yaml before
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: applications-manager, title: Applications Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager, works_with: [desk-lead]}
      - {id: desk-lead, title: Desk Lead, reports_to: operations-manager}
    ```
    ```yaml bad
    organization: {id: county, name: County}  # <- CHG006
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: applications-manager, title: Applications Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager, works_with: [desk-lead]}
      - {id: desk-lead, title: Desk Lead, reports_to: applications-manager}
    ```
    ```yaml good
    organization: {id: county, name: County}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: applications-manager, title: Applications Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: applications-manager, works_with: [desk-lead]}
      - {id: desk-lead, title: Desk Lead, reports_to: applications-manager}
    ```

    ## Exceptions
    A deliberate investment: an operation that adds the cost says `why`. Working pairs that are recorded on one side
    only are not compared.

    ## Options
    - State what the cost is for, on the operation that adds it.
    - Review whether the roles that work together can meet lower, or agree on how they settle what is open.

    ## Source
    Communication cost: weight of each working pair times the lines to the manager in whom both meet. The limit of 10
    percent is ours.
    """
    before, after = coordination(transition.before), coordination(graph)
    found = (*_costs(graph, transition), *_further(graph, before, after, max_coordination_percent))
    hits = [(Severity.MEDIUM, hit) for hit in found]
    open_ends = max(before.apart, after.apart)
    why = "the lines of two roles that work together are not known to meet"
    apart = (Open(open_ends, why, "reports_to"),) if open_ends else ()
    return Hits.of(hits, checked=len(transition.staying), open=apart)


def _costs(graph: OrgGraph, transition: Transition) -> Iterator[Hit]:
    """Tell of cost that rises, without an amount: few roles may be behind it."""
    from orgmodel.change.costs import costs

    for cost in costs(transition).recurring:
        silent = [each for each in cost.drivers if each.by.most > 0 and not each.why]
        if cost.by.most > 0 and silent:
            yield _hit(graph, "cost", _said(cost, len(silent)), None)


def _said(cost: Cost, silent: int) -> str:
    basis = cost.kind.basis
    of = "" if silent == len(cost.drivers) else f"for {counted(silent, 'role')} "
    return f"Recurring cost rises ({basis}), and {of}no operation says what for."


def _further(graph: OrgGraph, before: Coordination, after: Coordination, limit: int) -> Iterator[Hit]:
    rise = _percent(before, after)
    if rise is not None and rise > limit:
        message = (
            f"Roles that work together meet further up: the lines between them go from {before.cost:g} to "
            f"{after.cost:g}, {rise:.0f}% more (limit {limit}%)."
        )
        yield _hit(graph, "coordination", message, Values(round(rise), limit, "percent more"))


def _percent(before: Coordination, after: Coordination) -> float | None:
    """Give the rise in percent; None where the two cannot be compared, for other pairs are recorded."""
    if not before.cost or before.pairs != after.pairs:
        return None
    return 100 * (after.cost - before.cost) / before.cost


def _hit(graph: OrgGraph, what: str, message: str, values: Values | None) -> Hit:
    ref = organization_ref(graph)
    return Hit(
        subject=ref, message=message, keys=(str(ref), what), at=graph.facts.header.organization.at, values=values
    )
