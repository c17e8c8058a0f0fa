"""SOD: work that is usually kept apart, in one position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, product
from typing import NamedTuple

from orgmodel.check.hits import DISTINCT_SCOPE, Hit, Hits, Open, Question, SetAside
from orgmodel.check.rule import rule
from orgmodel.check.separation import (
    CONTROLLED,
    claims_within,
    is_only_inferred,
    named_for,
    pair_name,
    pair_weight,
    single_positions,
    sod_claims,
    stated_activity,
    told,
)
from orgmodel.check.severity import Severity
from orgmodel.check.wording import CONTROL, counted, domain_ref, inferred_claims, listed
from orgmodel.graph.groups import by_key
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, distinct
from orgmodel.model.document import IncompatiblePair
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import UNKNOWN, Activity

USUAL = "pair of low weight that is not performed by one role"
_DOES = {Activity.PERFORMS, Activity.APPROVES}


@rule("SOD001", Severity.HIGH, identity=("role", "one side", "other side"))
def incompatible_domains_in_one_role(graph: OrgGraph) -> Hits:
    """One position performs two kinds of work that are usually kept apart.

    ## Facts needed
    The catalog's pairs of domains, assignments at levels accountable and responsible on both sides, and
    for each side the activity (performs, approves) and the role's positions, all stated. Otherwise it is asked.

    ## Why it matters
    Where two people do the two sides, each sees the work of the other, and mistakes come to light. Small
    organizations often cannot split them; then another control takes the place of the second person.

    ## Example
    ```yaml bad
    roles:
      - id: systems-developer
        title: Systems Developer
        positions: 1
        owns:
          - {domain: del.appdev, level: responsible, activity: performs}
          - {domain: del.cicd, level: responsible, activity: performs}  # <- SOD001
    ```
    ```yaml good
    roles:
      - id: systems-developer
        title: Systems Developer
        positions: 1
        owns:
          - {domain: del.appdev, level: responsible, activity: performs}
          - {domain: del.cicd, level: consulted, activity: performs}
    ```
    A role that oversees both sides is asked which control it has in place:
    ```yaml bad
    roles:
      - id: planning-manager  # <- SOD001?
        title: Planning Manager
        owns:
          - {domain: fin.procurement, level: accountable, activity: oversees}
          - {domain: fin.vendor, level: accountable, activity: oversees}
    ```
    ```yaml good
    roles:
      - id: planning-manager
        title: Planning Manager
        owns:
          - {domain: fin.procurement, level: accountable, activity: oversees,
             compensating_control: the comptroller approves awards}
          - {domain: fin.vendor, level: accountable, activity: oversees}
    ```

    ## Exceptions
    Both sides on distinct scopes, and a `compensating_control` stated on either side: set aside and listed.
    Roles that are named and not described are left out. Consulted and informed do not count. Pairs of low
    weight are asked about only where one role performs both sides: to oversee them together is usual.

    ## Options
    - Confirm the compensating control (review by another role, logging, rotation), and record it.
    - Confirm whether one side can move to a peer with another manager.
    - State the positions of the role, if different people do the two sides.

    ## Source
    NIST SP 800-53r5 AC-5; ISACA Journal 6/2012 (Singleton), which calls its matrix a guideline and no
    standard. Which pairs, and their weight, is the catalog's.
    """
    claims = sod_claims(graph)
    stated, single = stated_activity(graph), single_positions(graph)
    found, asked = [], []
    aside: dict[str, list[str]] = {}
    for each in (each for pair in graph.facts.incompatible_pairs for each in _conflicts(graph, pair, claims)):
        why = _aside(graph, each)
        if why is not None:
            aside.setdefault(why, []).append(_line(graph, each))
        elif single[each.role] and each.is_performed(stated):
            found.append((pair_weight(each.pair), _hit(graph, each)))
        elif each.pair.weight == "low" and not each.is_performed(stated):
            aside.setdefault(USUAL, []).append(_line(graph, each))
        else:
            asked.append(each)
    unknown = {each.role for each in asked if each.is_performed(stated) or not each.is_known(stated)}
    reason = Open(
        len(unknown),
        "what the role does on each side (performs, approves, oversees), or its positions, are not stated",
        "the activity of both assignments, and the positions of the role",
    )
    return Hits.of(
        found,
        checked=len(distinct(graph.facts.assignments.role[claims])) - len(unknown),
        open=(reason,) if unknown else (),
        questions=tuple(_which_control(graph, role, list(group)) for role, group in _by_role(asked)),
        set_aside=tuple(SetAside(why, len(lines), partial(tuple, lines)) for why, lines in aside.items()),
    )


class _Conflict(NamedTuple):
    """A role that holds both sides of a pair: its assignments there, side by side. `apart`: on distinct scopes only."""

    role: int
    pair: IncompatiblePair
    sides: tuple[tuple[int, int], ...]
    apart: bool

    @property
    def rows(self) -> tuple[int, ...]:
        """All assignments concerned."""
        return tuple(sorted({row for pair in self.sides for row in pair}))

    def is_inferred(self, graph: OrgGraph) -> bool:
        """Tell whether one side at least is only inferred."""
        return all(is_only_inferred(graph, (one,)) or is_only_inferred(graph, (other,)) for one, other in self.sides)

    def is_performed(self, activity: IntColumn) -> bool:
        """Tell whether the role performs both sides, or performs one and approves the other."""
        both = ({int(activity[one]), int(activity[other])} for one, other in self.sides)
        return any(each <= _DOES and Activity.PERFORMS in each for each in both)

    def is_known(self, activity: IntColumn) -> bool:
        """Tell whether the activity of all assignments is known."""
        return all(activity[row] != UNKNOWN for row in self.rows)

    def is_overseen(self, activity: IntColumn) -> bool:
        """Tell whether the role oversees both sides, and does neither."""
        return all(activity[row] == Activity.OVERSEES for row in self.rows)


def _conflicts(graph: OrgGraph, pair: IncompatiblePair, claims: IntColumn) -> Iterator[_Conflict]:
    """Give the roles that hold both sides of a pair, their assignments on distinct scopes left out if others remain."""
    role, relation = graph.facts.assignments.role, graph.ownership.scope_relation
    one, other = claims_within(graph, pair.a, claims), claims_within(graph, pair.b, claims)
    ours, theirs = by_key(one, role[one]), by_key(other, role[other])
    for number in distinct(role[one[among(role[one], role[other])]]).tolist():
        sides = list(product(ours[number], theirs[number]))
        near = [each for each in sides if relation(*each) != ScopeRelation.DISJOINT]
        yield _Conflict(number, pair, tuple(near or sides), apart=not near)


def _aside(graph: OrgGraph, conflict: _Conflict) -> str | None:
    """Say why a pair is not reported: another control is stated, or the two sides are on distinct scopes."""
    if any(row in graph.facts.assignments.compensating_control for row in conflict.rows):
        return CONTROLLED
    return DISTINCT_SCOPE if conflict.apart else None


def _line(graph: OrgGraph, conflict: _Conflict) -> str:
    """Name the role, the pair, and the controls that are stated."""
    controls = graph.facts.assignments.compensating_control
    stated = dict.fromkeys(controls[row] for row in conflict.rows if row in controls)
    named = f" ({listed(stated)})" if stated else ""
    return f"{graph.title(conflict.role)}: {pair_name(graph, conflict.pair)}{named}"


def _hit(graph: OrgGraph, conflict: _Conflict) -> Hit:
    table, pair = graph.facts.assignments, conflict.pair
    sides = [graph.domains.row(side) for side in (pair.a, pair.b)]
    one, other = (graph.domains.name(side) for side in sides)
    return Hit(
        subject=graph.role_ref(conflict.role),
        message=f"The {graph.title(conflict.role)}, one position, is stated to do both {one} and {other}, "
        f"which are usually kept apart ({pair.why}).",
        keys=(str(graph.role_ref(conflict.role)), *(str(domain_ref(graph, side)) for side in sides)),
        at=table.at[conflict.rows[-1]],
        related=tuple(domain_ref(graph, side) for side in sides),
        evidence=_evidence(graph, [conflict]),
        depends_on=inferred_claims(graph, conflict.rows),
    )


def _evidence(graph: OrgGraph, conflicts: Sequence[_Conflict]) -> tuple[Evidence, ...]:
    found = graph.facts.assignments.provenance.evidence
    rows = dict.fromkeys(row for conflict in conflicts for row in conflict.rows)
    return tuple(dict.fromkeys(each for row in rows for each in found.get(row, ())))


def _by_role(conflicts: Iterable[_Conflict]) -> Iterator[tuple[int, Iterator[_Conflict]]]:
    """Group by role; the catalog's order of pairs stays."""
    return groupby(sorted(conflicts, key=lambda each: each.role), key=lambda each: each.role)


def _which_control(graph: OrgGraph, role: int, conflicts: Sequence[_Conflict]) -> Question:
    """Ask one question for all pairs of a role, in words that imply nothing."""
    activity = graph.facts.assignments.activity
    pairs = counted(
        len(conflicts), "pair of work that is usually kept apart", "pairs of work that are usually kept apart"
    )
    title = graph.title(role)
    stated = stated_activity(graph)
    guessed = sum(each.is_inferred(graph) for each in conflicts)
    if all(each.is_overseen(activity) for each in conflicts):
        sure = not guessed and all(each.is_overseen(stated) for each in conflicts)
        verb = "oversees" if sure else "probably oversees"
        text = f"The {title} {verb} both sides of {pairs}, as heads of function often do. Which control covers it?"
    else:
        said = named_for(f"The {title} is named", f"The work of the {title}", pairs, len(conflicts), guessed)
        text = f"{said} Does one position do both, and which control covers this?"
    return Question(
        to=graph.role_ref(role),
        about=graph.role_ref(role),
        topic=CONTROL,
        text=text,
        details=tuple(told(graph, each.pair, each.rows) for each in conflicts),
        evidence=_evidence(graph, conflicts),
        at=graph.roles.at[role],
    )
