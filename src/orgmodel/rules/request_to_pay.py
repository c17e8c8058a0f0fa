"""SOD: one position covers most of the way from a need to the payment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question, SetAside, Values
from orgmodel.check.rule import rule
from orgmodel.check.separation import (
    CONTROLLED,
    claims_within,
    is_only_inferred,
    single_positions,
    sod_claims,
    stated_activity,
)
from orgmodel.check.severity import Severity
from orgmodel.check.wording import CONTROL, domain_ref, inferred_claims, listed
from orgmodel.graph.groups import by_key
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import counts, distinct
from orgmodel.model.words import Activity

STEPS = {
    "fin.procurement": "choosing the supplier",
    "fin.vendor": "accepting what was delivered",
    "svc.asset": "receiving and keeping it",
    "fin.accounting": "releasing the payment",
}


@rule("SOD004", Severity.HIGH, identity=("role",))
def request_to_pay(graph: OrgGraph, *, max_steps: int = 2) -> Hits:
    """One position does three or more of the steps from choosing a supplier to the payment.

    ## Facts needed
    Assignments at levels accountable and responsible on procurement, vendor and contract management, asset management
    and accounting; for each the activity (performs, approves), and the role's positions, all stated. Otherwise it
    is asked.

    ## Why it matters
    Where several people take the steps, each sees what the one before did, and mistakes come to light.

    ## Example
    ```yaml bad
    roles:
      - id: business-officer  # <- SOD004
        title: Business Officer
        positions: 1
        owns:
          - {domain: fin.procurement, level: responsible, activity: performs}
          - {domain: fin.accounting, level: responsible, activity: performs}
          - {domain: svc.asset, level: responsible, activity: performs}
    ```
    ```yaml good
    roles:
      - id: business-officer
        title: Business Officer
        positions: 1
        owns:
          - {domain: fin.procurement, level: responsible, activity: performs}
          - {domain: fin.accounting, level: consulted, activity: performs}
          - {domain: svc.asset, level: responsible, activity: performs}
    ```
    Who oversees these steps is asked which control is in place:
    ```yaml bad
    roles:
      - id: planning-manager  # <- SOD004?
        title: Planning Manager
        owns:
          - {domain: fin.procurement, level: accountable, activity: oversees}
          - {domain: fin.accounting, level: accountable, activity: oversees}
          - {domain: svc.asset, level: accountable, activity: oversees}
    ```

    ## Exceptions
    To oversee the steps is a chain of command and no transaction. A `compensating_control` stated on one of them
    is set aside and listed. Two of the steps are SOD001's matter.

    ## Options
    - Confirm the compensating control (another role approves invoices, spot checks), and record it.
    - Confirm whether one of the steps can move to a role with another manager.

    ## Source
    Segregation of duties in the Green Book (GAO, Standards for Internal Control), as commonly told. Which domains
    stand for the steps, and that three are too many, is ours.
    """
    claims = sod_claims(graph)
    steps = [name for name in STEPS if name in graph.domains.nesting.rows]
    held = {name: claims_within(graph, name, claims) for name in steps}
    holders = _holders(graph, held, max_steps)
    activity, single = stated_activity(graph), single_positions(graph)
    done = [each for each in holders if _number_done(each, activity) > max_steps and single[each.role]]
    controls = graph.facts.assignments.compensating_control
    aside = [each for each in holders if any(row in controls for row in each.rows)]
    found = [each for each in done if each not in aside]
    asked = [each for each in holders if each not in aside and each not in found]
    unknown = [each for each in asked if not all(activity[row] == Activity.OVERSEES for row in each.rows)]
    why = "what the role does in each step, or its positions, are not stated"
    lines = tuple(f"{graph.title(each.role)}: {_said(each)}" for each in aside)
    return Hits.of(
        [(Severity.HIGH, _hit(graph, each, max_steps)) for each in found],
        checked=len(distinct(graph.facts.assignments.role[np.concatenate([*held.values(), claims[:0]])]))
        - len(unknown),
        open=(Open(len(unknown), why, "the activity of each assignment, and the positions of the role"),)
        if unknown
        else (),
        questions=tuple(_which_control(graph, each) for each in asked),
        set_aside=(SetAside(CONTROLLED, len(aside), lambda: lines),) if aside else (),
    )


class _Holder(NamedTuple):
    """A role that is named for several steps, with its assignments by step."""

    role: int
    steps: dict[str, tuple[int, ...]]

    @property
    def rows(self) -> tuple[int, ...]:
        """All assignments concerned."""
        return tuple(row for rows in self.steps.values() for row in rows)


def _holders(graph: OrgGraph, held: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]], most: int) -> list[_Holder]:
    role = graph.facts.assignments.role
    if not held:
        return []
    each = np.concatenate([distinct(role[rows]) for rows in held.values()])
    found, count = counts(each)
    of_role = {name: by_key(rows, role[rows]) for name, rows in held.items()}
    return [
        _Holder(row, {name: rows[row] for name, rows in of_role.items() if row in rows})
        for row in found[count > most].tolist()
    ]


def _number_done(holder: _Holder, activity: np.ndarray[tuple[int], np.dtype[np.int64]]) -> int:
    """Count the steps that the role is stated to perform or approve."""
    done = (Activity.PERFORMS, Activity.APPROVES)
    return sum(any(activity[row] in done for row in rows) for rows in holder.steps.values())


def _said(holder: _Holder) -> str:
    return listed(STEPS[name] for name in holder.steps)


def _hit(graph: OrgGraph, holder: _Holder, limit: int) -> Hit:
    ref = graph.role_ref(holder.role)
    table = graph.facts.assignments
    activity = stated_activity(graph)
    number = _number_done(holder, activity)
    return Hit(
        subject=ref,
        message=f"The {graph.title(holder.role)}, one position, is stated to do {number} steps from choosing a "
        f"supplier to the payment (limit {limit}): {_said(holder)}.",
        keys=(str(ref),),
        at=graph.roles.at[holder.role],
        related=tuple(domain_ref(graph, graph.domains.row(name)) for name in holder.steps),
        values=Values(number, limit, "steps"),
        evidence=tuple(dict.fromkeys(each for row in holder.rows for each in table.provenance.evidence.get(row, ()))),
        depends_on=inferred_claims(graph, holder.rows),
    )


def _named(graph: OrgGraph, holder: _Holder) -> str:
    """Say for which steps the role is named, and which its work could include because they are inferred."""
    title = graph.title(holder.role)
    guessed = {name for name, rows in holder.steps.items() if is_only_inferred(graph, rows)}
    named = listed(STEPS[name] for name in holder.steps if name not in guessed)
    could = listed(STEPS[name] for name in holder.steps if name in guessed)
    if not named:
        return f"The work of the {title} could include {could}: this is inferred."
    return f"The {title} is named for {named}{f'; the work could include {could}, which is inferred' if could else ''}."


def _which_control(graph: OrgGraph, holder: _Holder) -> Question:
    """Ask in words that imply nothing; SOD001's question to the same role becomes one with this."""
    ref = graph.role_ref(holder.role)
    return Question(
        to=ref,
        about=ref,
        topic=CONTROL,
        text=f"{_named(graph, holder)} Which control covers this?",
        at=graph.roles.at[holder.role],
    )
