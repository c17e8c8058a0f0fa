"""SOD: work that is usually kept apart, in two roles under one manager."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import DISTINCT_SCOPE, Hit, Hits, Open, Question, SetAside
from orgmodel.check.rule import rule
from orgmodel.check.separation import (
    ASSURED,
    ASSURING,
    CONTROLLED,
    claims_within,
    does,
    is_only_inferred,
    named_for,
    pair_name,
    pair_weight,
    single_positions,
    sod_claims,
    told,
)
from orgmodel.check.severity import Severity
from orgmodel.check.wording import CONTROL, counted, domain_ref, inferred_claims
from orgmodel.graph.groups import by_key
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, distinct
from orgmodel.model.document import IncompatiblePair
from orgmodel.model.facts import BoolColumn, IntColumn

USUAL = "pair of low weight under one manager"


@rule("SOD002", Severity.MEDIUM, identity=("manager", "one side", "other side"))
def incompatible_domains_under_one_manager(graph: OrgGraph, *, executive_layers: int = 2) -> Hits:
    """Two reports of one manager do the two sides of work that is usually kept apart.

    ## Facts needed
    The catalog's pairs of domains, assignments at levels accountable and responsible, reporting lines up to the top,
    and for each side the activity (performs, approves) and the positions of the role, all stated. Otherwise it
    is asked.

    ## Why it matters
    One manager sets the goals of both sides and reviews them. Whether each still looks at the other's work depends on
    that manager.

    ## Example
    ```yaml bad
    roles:
      - {id: director, title: Director, reports_to: none}
      - {id: deputy-director, title: Deputy Director, reports_to: director}
      - {id: manager, title: Delivery Manager, reports_to: deputy-director}  # <- SOD002
      - id: developer
        title: Developer
        reports_to: manager
        positions: 1
        owns: [{domain: del.appdev, level: responsible, activity: performs}]
      - id: release-engineer
        title: Release Engineer
        reports_to: manager
        positions: 1
        owns: [{domain: del.cicd, level: responsible, activity: performs}]
    ```
    ```yaml good
    roles:
      - {id: director, title: Director, reports_to: none}
      - {id: manager, title: Delivery Manager, reports_to: director}
      - id: developer
        title: Developer
        reports_to: manager
        positions: 1
        owns: [{domain: del.appdev, level: responsible, activity: performs}]
      - id: release-engineer
        title: Release Engineer
        reports_to: manager
        positions: 1
        owns: [{domain: del.cicd, level: responsible, activity: performs}]
    ```

    ## Exceptions
    Managers on the two uppermost layers (`executive_layers`), where all of IT meets; pairs of low weight, and questions
    about pairs of medium weight: to lead both is usual. Distinct scopes and a
    `compensating_control` stated on either side are set aside. A role that holds both sides is SOD001's matter.

    ## Options
    - Confirm the compensating control (review by another unit, logging), and record it.
    - Confirm whether one of the two sides reports elsewhere for this work (a dotted line).

    ## Source
    NIST SP 800-53r5 AC-5 for the pairs; that they should meet two layers from the top, or above, is ours.
    It weighs a step less than the pair does in one role.
    """
    meetings = [each for pair in _pairs(graph) for each in _meetings(graph, pair)]
    layers = graph.hierarchy.depth
    low = [each for each in meetings if layers[each.manager] > executive_layers]
    open_ones = [each for each in meetings if layers[each.manager] < 0]
    aside: dict[str, list[str]] = {}
    known = single_positions(graph, several=True)
    hits, asked = [], []
    for each in low:
        why = USUAL if each.pair.weight == "low" else _aside(graph, each)
        if why:
            aside.setdefault(why, []).append(_line(graph, each))
        elif _is_stated(graph, each, known):
            hits.append((pair_weight(each.pair).lowered(), _hit(graph, each)))
        elif each.pair.weight == "high":
            asked.append(each)
    unknown = len({each.manager for each in (*asked, *open_ones)})
    why = "what the reports do on each side, their positions, or the manager's line to the top are not stated"
    return Hits.of(
        hits,
        checked=int(np.count_nonzero(graph.spans.direct > 1)) - unknown,
        open=(Open(unknown, why, "activity, positions and reporting lines"),) if unknown else (),
        questions=tuple(_which_control(graph, manager, list(group)) for manager, group in _by_manager(asked)),
        set_aside=tuple(SetAside(reason, len(lines), partial(tuple, lines)) for reason, lines in aside.items()),
    )


def _pairs(graph: OrgGraph) -> Iterator[IncompatiblePair]:
    """Give the catalog's pairs but those of SOD003: assurance and what it looks at."""
    for pair in graph.facts.incompatible_pairs:
        if not (pair.a in ASSURING and pair.b in ASSURED):
            yield pair


class _Meeting(NamedTuple):
    """A manager two of whose reports hold the two sides of a pair: the assignments of either side."""

    manager: int
    pair: IncompatiblePair
    one: tuple[int, ...]
    other: tuple[int, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """The assignments of both sides."""
        return self.one + self.other

    def is_inferred(self, graph: OrgGraph) -> bool:
        """Tell whether one side at least is only inferred."""
        return is_only_inferred(graph, self.one) or is_only_inferred(graph, self.other)


def _meetings(graph: OrgGraph, pair: IncompatiblePair) -> Iterator[_Meeting]:
    """Give the managers to whom both sides of a pair report directly, in different roles."""
    claims = sod_claims(graph)
    role, manager = graph.facts.assignments.role, graph.hierarchy.parent
    one, other = claims_within(graph, pair.a, claims), claims_within(graph, pair.b, claims)
    both = _common(role[one], role[other])
    one, other = _apart(one, role, both), _apart(other, role, both)
    ours, theirs = (by_key(side, manager[role[side]]) for side in (one, other))
    for row in _common(manager[role[one]], manager[role[other]]).tolist():
        if row >= 0 and graph.in_scope[row]:
            yield _Meeting(row, pair, ours[row], theirs[row])


def _common(left: IntColumn, right: IntColumn) -> IntColumn:
    return distinct(left[among(left, right)])


def _apart(rows: IntColumn, role: IntColumn, both: IntColumn) -> IntColumn:
    return rows[~among(role[rows], both)]


def _is_stated(graph: OrgGraph, meeting: _Meeting, known: BoolColumn) -> bool:
    """Tell whether on each side a role of which the positions are stated is stated to do the work."""
    role = graph.facts.assignments.role
    return all(any(known[role[row]] and does(graph, row) for row in side) for side in (meeting.one, meeting.other))


def _aside(graph: OrgGraph, meeting: _Meeting) -> str | None:
    if any(row in graph.facts.assignments.compensating_control for row in meeting.rows):
        return CONTROLLED
    relation = graph.ownership.scope_relation
    apart = all(relation(one, other) == ScopeRelation.DISJOINT for one in meeting.one for other in meeting.other)
    return DISTINCT_SCOPE if apart else None


def _line(graph: OrgGraph, meeting: _Meeting) -> str:
    return f"{graph.title(meeting.manager)}: {pair_name(graph, meeting.pair)}"


def _titles(graph: OrgGraph, rows: tuple[int, ...]) -> str:
    roles = dict.fromkeys(int(graph.facts.assignments.role[row]) for row in rows)
    return ", ".join(f"the {graph.title(role)}" for role in roles)


def _hit(graph: OrgGraph, meeting: _Meeting) -> Hit:
    table, pair = graph.facts.assignments, meeting.pair
    sides = [graph.domains.row(side) for side in (pair.a, pair.b)]
    one, other = (graph.domains.name(side) for side in sides)
    ref = graph.role_ref(meeting.manager)
    roles = dict.fromkeys(int(table.role[row]) for row in meeting.rows)
    lines = tuple(
        f"the line from {graph.title(role)} to {graph.title(meeting.manager)} is inferred"
        for role in roles
        if graph.line_inferred[role]
    )
    return Hit(
        subject=ref,
        message=f"{one} ({_titles(graph, meeting.one)}) and {other} ({_titles(graph, meeting.other)}) meet in the "
        f"{graph.title(meeting.manager)}; the two are usually kept apart ({pair.why}).",
        keys=(str(ref), *(str(domain_ref(graph, side)) for side in sides)),
        at=graph.roles.at[meeting.manager],
        related=(*map(graph.role_ref, roles), *(domain_ref(graph, side) for side in sides)),
        evidence=tuple(dict.fromkeys(e for row in meeting.rows for e in table.provenance.evidence.get(row, ()))),
        depends_on=(*inferred_claims(graph, meeting.rows), *lines),
    )


def _by_manager(meetings: list[_Meeting]) -> Iterator[tuple[int, Iterator[_Meeting]]]:
    return groupby(sorted(meetings, key=lambda each: each.manager), key=lambda each: each.manager)


def _which_control(graph: OrgGraph, manager: int, meetings: list[_Meeting]) -> Question:
    """Ask the manager one question for all pairs, in words that imply nothing."""
    ref = graph.role_ref(manager)
    pairs = counted(
        len(meetings), "pair of work that is usually kept apart", "pairs of work that are usually kept apart"
    )
    guessed = sum(each.is_inferred(graph) for each in meetings)
    reports = f"eports of the {graph.title(manager)}"
    said = named_for(f"R{reports} are named", f"The work of r{reports}", pairs, len(meetings), guessed)
    return Question(
        to=ref,
        about=ref,
        topic=CONTROL,
        text=f"{said} Which control covers it?",
        details=tuple(told(graph, each.pair, each.rows) for each in meetings),
        at=graph.roles.at[manager],
    )
