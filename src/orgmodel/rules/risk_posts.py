"""RSK: domains whose accountable role has nobody in it. A finding names the domain, never a role that is one person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import numpy as np

from orgmodel.check.discreet import evidence_of_groups, unnamed_guesses
from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_place, domain_ref
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn
from orgmodel.model.words import UNKNOWN, Establishment, Level, Occupancy, Required


class _Post(Enum):
    """Whether somebody is in a role."""

    FILLED = ""
    VACANT = "is vacant"
    ABOLISHED = "is abolished"
    ACTING = "has been filled by acting appointment for more than {} days"
    UNDATED = "acting, since an unknown day"
    UNKNOWN = "unknown"


_EMPTY = (_Post.VACANT, _Post.ABOLISHED, _Post.ACTING)


@rule("RSK003", Severity.MEDIUM, identity=("domain",))
def accountable_vacant_or_acting(graph: OrgGraph, *, max_acting_days: int = 180) -> Hits:
    """The only role accountable for a domain is vacant, abolished, or filled by acting appointment for long.

    ## Facts needed
    Assignments at level accountable, and of the one role that holds the domain: `occupancy`, `filled` with
    `positions`, or `establishment`; for acting appointments `acting_since` and the day in question (`as_of`).
    What is not stated is not assessable.

    ## Why it matters
    The documents name an owner, and nobody is there to decide. It weighs high where the domain is core.

    ## Example
    ```yaml bad
    catalog: none
    domains:
      - {id: network, name: Network services, required: core}  # <- RSK003
    roles:
      - {id: network-lead, title: Network Lead, occupancy: vacant, owns: [network]}
    ```
    ```yaml good
    catalog: none
    domains:
      - {id: network, name: Network services, required: core}
    roles:
      - {id: network-lead, title: Network Lead, occupancy: filled, owns: [network]}
    ```
    An acting appointment counts from the day after `max_acting_days`:
    ```yaml bad
    catalog: none
    as_of: 2026-01-01
    domains:
      - {id: network, name: Network services, required: core}  # <- RSK003
    roles:
      - {id: network-lead, title: Network Lead, occupancy: acting, acting_since: 2025-07-04, owns: [network]}
    ```
    ```yaml good
    catalog: none
    as_of: 2026-01-01
    domains:
      - {id: network, name: Network services, required: core}
    roles:
      - {id: network-lead, title: Network Lead, occupancy: acting, acting_since: 2025-07-05, owns: [network]}
    ```

    ## Exceptions
    A deputy may hold the domain in the meantime: record the deputy as accountable, with dates (`valid`). A
    domain for which a second role is accountable, itself or within a wider one, is left out.

    ## Options
    - Confirm who decides in the meantime, and record it in writing with an end date.
    - Confirm whether the accountability moves to another role.

    ## Source
    The words vacant and eliminated: the UK organogram data standard (guidance.data.gov.uk). The 180 days are
    orgmodel's own.
    """
    sole = _sole_owners(graph)
    posts = {domain: _post(graph, role, max_acting_days) for domain, (role, _) in sole.items()}
    unknown = sum(post is _Post.UNKNOWN for post in posts.values())
    undated = sum(post is _Post.UNDATED for post in posts.values())
    occupancy = Open(unknown, "whether the accountable role is filled is not stated", "the occupancy of the role")
    since = Open(undated, "how long the appointment has been acting is not stated", "`acting_since` and `as_of`")
    return Hits.of(
        [
            _empty(graph, domain, sole[domain][1], post.value.format(max_acting_days))
            for domain, post in posts.items()
            if post in _EMPTY
        ],
        checked=len(sole) - unknown - undated,
        open=tuple(each for each in (occupancy, since) if each.count),
    )


def _sole_owners(graph: OrgGraph) -> dict[int, tuple[int, list[int]]]:
    """Give, by domain, the one role that is accountable for it, and its assignments there.

    A role that is abolished owns nothing any more; it is given where no other role is accountable.
    """
    table, owned = graph.facts.assignments, graph.ownership
    held: dict[int, list[int]] = {}
    for row in np.flatnonzero(_accountable(graph) & (owned.domain >= 0)).tolist():
        held.setdefault(int(owned.domain[row]), []).append(row)
    sole = {}
    for domain, rows in sorted(held.items()):
        roles = set(owned.owners(domain)) or {int(table.role[row]) for row in rows}
        role = min(roles)
        own = [row for row in rows if table.role[row] == role]
        if len(roles) == 1 and own:
            sole[domain] = (role, own)
    return sole


def _accountable(graph: OrgGraph) -> BoolColumn:
    """Mark assignments at level accountable that are in force, or were until the role was abolished."""
    table = graph.facts.assignments
    abolished: BoolColumn = (graph.roles.establishment == Establishment.ABOLISHED)[table.role]
    for row, interval in table.valid.items():
        abolished[row] &= graph.holds(interval)
    accountable: BoolColumn = (table.level == Level.ACCOUNTABLE) & (graph.ownership.holds | abolished)
    return accountable


def _post(graph: OrgGraph, role: int, max_acting_days: int) -> _Post:
    """Say whether somebody is in a role, by what is stated."""
    roles = graph.roles
    positions, filled, occupancy = (int(each[role]) for each in (roles.positions, roles.filled, roles.occupancy))
    if roles.establishment[role] == Establishment.ABOLISHED:
        return _Post.ABOLISHED
    if occupancy == Occupancy.ACTING:
        since, day = roles.acting_since.get(role), graph.facts.header.as_of
        if since is None or day is None:
            return _Post.UNDATED
        return _Post.ACTING if (day - since).days > max_acting_days else _Post.FILLED
    if filled > 0 or (filled == UNKNOWN and occupancy == Occupancy.FILLED):
        return _Post.FILLED
    if occupancy == Occupancy.VACANT or (filled == 0 and positions >= 1):
        return _Post.VACANT
    return _Post.UNKNOWN


def _empty(graph: OrgGraph, domain: int, rows: Sequence[int], how: str) -> tuple[Severity, Hit]:
    """Name the domain. The number of acting days is left out: it would give the date away."""
    hit = Hit(
        subject=domain_ref(graph, domain),
        message=f"{graph.domains.name(domain)}: the only role named as accountable {how}.",
        keys=(str(domain_ref(graph, domain)),),
        at=domain_place(graph, domain),
        evidence=evidence_of_groups(graph, rows),
        depends_on=unnamed_guesses(graph, domain, rows),
    )
    core = graph.domains.required(domain) == Required.CORE
    return Severity.HIGH if core else Severity.MEDIUM, hit
