"""OVL: one domain that is worked on in many units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import DELEGATION, Hit, Hits, Open, Overlap, SetAside, Values
from orgmodel.check.overlaps import FRAGMENTATION
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import (
    domain_ref,
    inferred_claims,
    is_only_possible,
    listed,
    side,
    titles,
    unit_ref,
    with_articles,
)
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import counts, distinct
from orgmodel.model.words import Level

_SHOWN = 12
_NAMED = 6


@rule("OVL006", Severity.MEDIUM, identity=("domain",))
def fragmented_domain(graph: OrgGraph, *, max_units: int = 2) -> Hits:
    """Roles of more units than the limit are accountable or responsible for one domain.

    ## Facts needed
    Assignments at levels accountable and responsible, and the unit of each role. Units that are not stated are not
    counted, so the number is a lower bound. Where it takes claims that are only possible to reach the limit, the
    reports list it for review.

    ## Why it matters
    Work on one thing in several places needs an agreement on standards, tools and priorities. Without it each
    place buys, builds and documents for itself. Many such arrangements are meant so.

    ## Example
    ```yaml bad
    units: [{id: network, name: Network}, {id: desk, name: Service Desk}, {id: courts, name: Courts Office}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: network-lead
        title: Network Lead
        unit: network
        reports_to: cio
        owns:
          - {domain: inf.enduser, level: accountable}  # <- OVL006
      - {id: desk-lead, title: Desk Lead, unit: desk, reports_to: cio, owns: [{domain: inf.enduser, level: responsible}]}
      - {id: courts-lead, title: Courts Lead, unit: courts, reports_to: cio, owns: [{domain: inf.enduser, level: responsible}]}
    ```
    ```yaml good
    units: [{id: network, name: Network}, {id: desk, name: Service Desk}, {id: courts, name: Courts Office}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: network-lead
        title: Network Lead
        unit: network
        reports_to: cio
        owns:
          - {domain: inf.enduser, level: accountable}
      - {id: desk-lead, title: Desk Lead, unit: desk, reports_to: cio, owns: [{domain: inf.enduser, level: responsible}]}
      - {id: courts-lead, title: Courts Lead, unit: desk, reports_to: cio, owns: [{domain: inf.enduser, level: responsible}]}
    ```

    ## Exceptions
    A unit and the units within it count once, as the inner ones. Where one accountable role has all the others in its
    chain of command, the work is delegated, which is set aside. Shared services with an agreement are often meant so.

    ## Options
    - Confirm which role is accountable for the domain across these units.
    - Confirm whether an agreement between the units exists, and record it.
    - State for which customers each unit does it (`scope`, `customers`).

    ## Source
    Fragmentation in GAO's words (GAO-15-49SP): more than one organization in the same broad area. That two units
    are usual and three are worth a look is ours.
    """  # noqa: E501  an example shows a role on one line, as models do
    hits, delegated, unplaced = [], [], 0
    domains = _domains_in_many_units(graph, max_units)
    for domain in domains:
        spread = _Spread.of(graph, domain)
        unplaced += spread.unplaced
        if len(spread.units) <= max_units:
            continue
        if _is_delegated(graph, spread):
            delegated.append(f"{graph.domains.name(domain)}: {len(spread.units)} units under one accountable role")
        else:
            hits.append((_weight(graph, spread), _hit(graph, spread, max_units)))
    aside = (SetAside(DELEGATION, len(delegated), lambda: tuple(delegated)),) if delegated else ()
    why = "the unit of a role is not in the documents read"
    return Hits.of(
        hits,
        checked=len(distinct(graph.ownership.domain[_claims(graph)])),
        open=(Open(unplaced, why, "units"),) if unplaced else (),
        set_aside=aside,
    )


class _Spread(NamedTuple):
    """The claims on a domain, the units that they come from, and how many roles have no unit."""

    domain: int
    rows: tuple[int, ...]
    units: tuple[int, ...]
    unplaced: int

    @classmethod
    def of(cls, graph: OrgGraph, domain: int, *, sure: bool = False) -> _Spread:
        """Look at one domain, or at what is sure of it; a unit that contains another one of these is not counted."""
        claims = _claims(graph)
        rows = claims[graph.ownership.domain[claims] == domain]
        if sure:
            rows = rows[[not is_only_possible(graph, row) for row in rows.tolist()]]
        unit = graph.unit_row[graph.facts.assignments.role[rows]]
        found = distinct(unit[unit >= 0]).tolist()
        outer = {above for each in found for above in graph.units.above(each) if above != each}
        inner = tuple(each for each in found if each not in outer)
        return cls(domain, tuple(rows.tolist()), inner, int(np.count_nonzero(unit < 0)))


def _claims(graph: OrgGraph) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Give the assignments that count: accountable or responsible, of roles that the model covers and describes."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)
    role = graph.facts.assignments.role[rows]
    return rows[(graph.in_scope & graph.described & ~graph.hierarchy.masked)[role]]


def _domains_in_many_units(graph: OrgGraph, limit: int) -> list[int]:
    """Give the domains that roles of more units hold, told by counting: few are then looked at one by one."""
    rows = _claims(graph)
    unit = graph.unit_row[graph.facts.assignments.role[rows]]
    rows, unit = rows[unit >= 0], unit[unit >= 0]
    many = max(len(graph.units.ids), 1)
    pairs = distinct(graph.ownership.domain[rows] * many + unit)
    domains, count = counts(pairs // many)
    found: list[int] = domains[count > limit].tolist()
    return found


def _accountable(graph: OrgGraph, rows: Sequence[int]) -> list[int]:
    found = np.asarray(rows, dtype=np.int64)
    accountable: list[int] = found[graph.facts.assignments.level[found] == int(Level.ACCOUNTABLE)].tolist()
    return accountable


def _is_delegated(graph: OrgGraph, spread: _Spread) -> bool:
    """Tell whether one accountable role, on the domain or above it, has everybody else in its chain."""
    role = graph.facts.assignments.role
    rows = list(
        dict.fromkeys(
            [*_accountable(graph, spread.rows), *graph.ownership.at_or_above(spread.domain, Level.ACCOUNTABLE)]
        )
    )
    others = role[list(spread.rows)]
    first, size = graph.hierarchy.intervals
    owners = role[rows]
    starts, place = first[owners], first[others]
    return bool(((starts <= place.min()) & (place.max() < starts + size[owners])).any())


def _weight(graph: OrgGraph, spread: _Spread) -> Severity:
    """Where exactly one role is accountable, somebody answers for all of it: low."""
    owners = {int(graph.facts.assignments.role[row]) for row in _accountable(graph, spread.rows)}
    return Severity.LOW if len(owners) == 1 else Severity.MEDIUM


def _hit(graph: OrgGraph, spread: _Spread, limit: int) -> Hit:
    role = graph.facts.assignments.role
    rows = spread.rows[:_SHOWN]
    ref = domain_ref(graph, spread.domain)
    owners = titles(graph, role[_accountable(graph, spread.rows)].tolist())
    answers = f"accountable: {with_articles(owners, _NAMED)}" if owners else "no role is accountable for it as a whole"
    names = listed((graph.unit_name(unit) for unit in spread.units), _NAMED)
    weight = _weight(graph, spread)
    return Hit(
        subject=ref,
        message=f"{graph.domains.name(spread.domain)}: {len(spread.units)} units work on it "
        f"(limit {limit}), {names}; {answers}.",
        keys=(str(ref),),
        at=graph.facts.assignments.at[rows[0]],
        related=tuple(unit_ref(graph, unit) for unit in spread.units),
        values=Values(len(spread.units), limit, "units"),
        depends_on=inferred_claims(graph, spread.rows, spread.domain),
        overlap=Overlap(
            domain=graph.domains.name(spread.domain),
            criticality=graph.domains.criticality[spread.domain],
            score=None,
            band="medium" if weight == Severity.MEDIUM else "low",
            gao_class=FRAGMENTATION,
            drivers=(f"{len(spread.units)} units", answers),
            sides=tuple(side(graph, row, spread.domain) for row in rows),
            sure=len(_Spread.of(graph, spread.domain, sure=True).units) > limit,
        ),
    )
