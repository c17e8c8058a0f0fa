"""CHG: domains that nobody answers for after a change, or on some day of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgmodel.check.hits import Hit, Hits
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import domain_place
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.location import Location
from orgmodel.model.words import Level

if TYPE_CHECKING:
    from orgmodel.change.conservation import Loss
    from orgmodel.change.transition import Transition


@rule("CHG002", Severity.ERROR, identity=("domain",))
def domain_orphaned(_: OrgGraph, transition: Transition) -> Hits:
    """A domain that a role answered for or carried out has nobody any more, or has nobody for some days of the plan.

    ## Facts needed
    Two states, and the assignments as accountable and responsible of both. For days of a plan a scenario with days or
    phases.

    ## Why it matters
    What a reorganization drops in silence is missed on the day on which it is needed. Work that ends is ended on
    purpose, with a reason.

    ## Example
    ```yaml before
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: backup-lead, title: Backup Lead, reports_to: cio, owns: [{domain: res.dr, level: accountable}]}  # <- CHG002
    ```
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [{domain: res.dr, level: accountable}]}
    ```

    ## Exceptions
    A domain that a scenario retires, with its reason (`retire`). A domain within one that somebody still answers for.

    ## Options
    - Name the role that answers for it, from the day on which the change holds.
    - Name a role that answers for it in the meantime (`interim`).
    - Retire it on purpose, and say why.

    ## Source
    No threshold. That accountability has no gap on any day is this tool's own rule.
    """  # noqa: E501  an example shows a role on one line, as models do
    before = transition.before
    lost: dict[str, Loss] = {}
    for loss in transition.losses:
        if loss.what == "domain":
            lost.setdefault(loss.subject.id, loss)
    hits = [
        (
            Severity.ERROR,
            Hit(subject=loss.subject, message=loss.message, keys=(str(loss.subject),), at=_place(transition, loss)),
        )
        for loss in lost.values()
    ]
    return Hits.of(hits, checked=len(before.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)))


def _place(transition: Transition, loss: Loss) -> Location | None:
    """Say where before speaks of it: the first assignment, as it is that which is not handed on."""
    before = transition.before
    row = before.domains.row(loss.subject.id)
    rows = before.ownership.of_domain(row, Level.ACCOUNTABLE) or before.ownership.of_domain(row, Level.RESPONSIBLE)
    return before.facts.assignments.at[rows[0]] if rows else domain_place(before, row)
