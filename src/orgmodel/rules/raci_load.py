"""OWN: how much one role holds, and who holds nothing. A finding names the unit; the role only if that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from orgmodel.check.discreet import Discretion, by_unit
from orgmodel.check.hits import Hit, Hits, Open, Question, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import OWNER, counted, organization_ref
from orgmodel.graph.concentration import accountabilities
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Level

_LEAST_HOLDERS = 3


@rule("OWN003", Severity.MEDIUM, identity=("unit",))
def accountability_overload(
    graph: OrgGraph, discretion: Discretion, *, max_domains: int = 12, max_share: float = 0.4, min_criticality: int = 3
) -> Hits:
    """One role is accountable for more domains than the limit, or for a large share of all that anybody answers for.

    ## Facts needed
    Assignments at level accountable, and the criticality of their domains. For the share also the `completeness` of
    all assignments, and at least three roles that are accountable for something.

    ## Why it matters
    What one role answers for competes for its attention. Where a report does the work already, the accountability
    can often lie there too.

    ## Example
    The finding names the unit; the role only with `--confidential`.
    ```yaml bad
    policy: {rules: {OWN003: {max_domains: 2}}}
    units:
      - {id: operations, name: Operations}  # <- OWN003
    roles:
      - {id: manager, title: Manager, unit: operations, reports_to: none, owns: [inf.server, inf.storage, inf.network]}
    ```
    ```yaml good
    policy: {rules: {OWN003: {max_domains: 2}}}
    units:
      - {id: operations, name: Operations}
    roles:
      - {id: manager, title: Manager, unit: operations, reports_to: none, owns: [inf.server, inf.storage]}
    ```

    ## Exceptions
    Small organizations, and directors whose description lists a whole function: an accountability for the wider
    domain counts once. In a partial model only what the documents state counts, never a level that was inferred from
    a verb.

    ## Options
    - Check first whether the description lists one whole function, and record the wider domain instead of each part.
    - Confirm whether a report who does the work already can answer for it.

    ## Source
    "Too many A's", common RACI guidance (trackplus.com). The numbers 12, 40 percent and criticality 3 are ours.
    """
    held = accountabilities(graph, min_criticality)
    stated = accountabilities(graph, min_criticality, stated_only=True)
    covered = graph.in_scope & graph.described
    complete = graph.coverage.everything[1]
    counts = held if complete else stated
    many = covered & (counts > max_domains)
    whole = complete and np.count_nonzero(held) >= _LEAST_HOLDERS
    large = covered & (held > max_share * held.sum()) if whole else np.zeros(len(held), dtype=bool)
    rows = np.flatnonzero(many | large)
    sure = np.where(many, stated > max_domains, stated > max_share * held.sum())
    groups = by_unit(graph, rows)
    judged = int(np.count_nonzero(held))
    why = "what share one role holds is not known while the model is partial"
    open_ones = (Open(judged, why, "completeness of all assignments"),) if judged and not whole else ()
    guessed = [not bool(sure[group].any()) for group in groups]

    def explain(number: int) -> Hit:
        limits = (max_domains, max_share)
        return _load(graph, discretion, groups[number], counts, limits, guessed=guessed[number])

    return Hits(
        severity=np.full(len(groups), int(Severity.MEDIUM), dtype=np.int64),
        explain=explain,
        inferred=np.array(guessed, dtype=bool),
        checked=judged,
        open=open_ones,
    )


def _load(
    graph: OrgGraph,
    discretion: Discretion,
    rows: IntColumn,
    held: IntColumn,
    limits: tuple[int, float],
    *,
    guessed: bool,
) -> Hit:
    """Speak of the roles of one unit, by the one that holds most."""
    unit, name = discretion.unit(graph, int(rows[0])), discretion.unit_name(graph, int(rows[0]))
    number, total = int(held[rows].max()), int(held.sum())
    who = f"{counted(len(rows), 'role')}{discretion.named(graph, rows.tolist())} {'is' if len(rows) == 1 else 'are'}"
    most, each = ("", "") if len(rows) == 1 else ("up to ", " each")
    if number > limits[0]:
        said = f"{who} accountable for {most}{number} domains{each} (limit {limits[0]})"
        values = Values(number, limits[0], "domains")
    else:
        said = f"{who} accountable for {most}{number / total:.1%} of what anybody answers for (limit {limits[1]:.1%})"
        values = Values(round(number / total, 4), limits[1], "share of all accountabilities")
    return Hit(
        subject=unit,
        message=f"{name}: {said}.",
        keys=(str(unit),),
        at=discretion.unit_place(graph, int(rows[0])),
        related=discretion.roles(graph, rows.tolist()),
        values=values,
        depends_on=(f"{name}: an assignment is inferred",) if guessed else (),
    )


@rule("OWN006", Severity.LOW, identity=("unit",))
def passive_role(graph: OrgGraph, discretion: Discretion) -> Hits:
    """A role is neither accountable nor responsible for anything.

    ## Facts needed
    All assignments of the role's unit, declared complete (`completeness`), and its duties. In a model without any
    assignment it is not assessed; a partial model is asked.

    ## Why it matters
    Either its work was not read from the document, or nobody wrote down what the role is for.

    ## Example
    The finding names the unit; roles only with `--confidential`.
    ```yaml bad
    completeness: [{all: complete}]
    units:
      - {id: planning, name: Planning}  # <- OWN006
    roles:
      - {id: manager, title: Manager, unit: planning, reports_to: none, owns: [gov.portfolio]}
      - {id: officer, title: Officer, unit: planning, reports_to: manager, owns: [{domain: gov.portfolio, level: informed}]}
    ```
    ```yaml good
    completeness: [{all: complete}]
    units:
      - {id: planning, name: Planning}
    roles:
      - {id: manager, title: Manager, unit: planning, reports_to: none, owns: [gov.portfolio]}
      - {id: officer, title: Officer, unit: planning, reports_to: manager, owns: [{domain: gov.portfolio, level: responsible}]}
    ```

    ## Exceptions
    Assistants and advisers. Deputies, and roles of which a duty is recorded, are left out: their work is known.

    ## Options
    - Check first whether the description was read in full.
    - Confirm with the role what it does, and record it as responsible.

    ## Source
    "No R's or A's: is this a line position?", common RACI guidance (trackplus.com). No threshold.
    """  # noqa: E501  an example shows a role on one line, as models do
    if not len(graph.ownership.rows(*Level)):
        everybody = len(graph.roles)
        why = "the model holds no assignments"
        return Hits(open=(Open(everybody, why, "assignments"),) if everybody else ())
    idle = _idle(graph)
    full = graph.coverage.assignments_in_full(graph.unit_row)
    passive = np.flatnonzero(idle & full)
    unread = int(np.count_nonzero(idle & ~full))
    groups = [group.tolist() for group in by_unit(graph, passive)]
    return Hits(
        severity=np.full(len(groups), int(Severity.LOW), dtype=np.int64),
        explain=lambda number: _passive(graph, discretion, groups[number]),
        inferred=np.zeros(len(groups), dtype=bool),
        checked=int(np.count_nonzero(graph.active & graph.in_scope & graph.described)) - unread,
        open=tuple(_unread(unread)),
        questions=tuple(_what_they_do(graph, unread)),
    )


def _idle(graph: OrgGraph) -> BoolColumn:
    """Mark roles of which no work is recorded: no assignment that counts, no duty, nobody's deputy."""
    idle = graph.active & graph.in_scope & graph.described
    idle[graph.facts.assignments.role[graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)]] = False
    idle[graph.facts.duties.role] = False
    idle[[row for row in map(graph.role_row, set(graph.roles.deputy) - {""}) if row >= 0]] = False
    return idle


def _passive(graph: OrgGraph, discretion: Discretion, rows: list[int]) -> Hit:
    unit = discretion.unit(graph, rows[0])
    roles = f"{counted(len(rows), 'role')}{discretion.named(graph, rows)}"
    is_ = "is" if len(rows) == 1 else "are"
    return Hit(
        subject=unit,
        message=f"{discretion.unit_name(graph, rows[0])}: {roles} {is_} neither accountable nor responsible "
        "for anything.",
        keys=(str(unit),),
        at=discretion.unit_place(graph, rows[0]),
        related=discretion.roles(graph, rows),
        values=Values(len(rows), 0, "roles"),
    )


def _unread(number: int) -> Iterator[Open]:
    if number:
        yield Open(number, "what the role does is not in the documents read", "completeness of the unit's assignments")


def _what_they_do(graph: OrgGraph, number: int) -> Iterator[Question]:
    if number:
        yield Question(
            to=None,
            about=organization_ref(graph),
            topic=OWNER,
            text=f"What do {counted(number, 'role')} do that the documents read describe without any domain?",
            at=graph.facts.header.organization.at,
        )
