"""CHG: positions that report to another manager after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import lasting_name
from orgmodel.graph.orggraph import OrgGraph

if TYPE_CHECKING:
    from orgmodel.change.transition import Transition


@rule("CHG001", Severity.LOW, identity=("role",))
def manager_changed(graph: OrgGraph, transition: Transition) -> Hits:
    """A role that stays reports to another manager than before.

    ## Facts needed
    Two states, and the manager of the role in both. A manager that only one of them states is not compared.

    ## Why it matters
    A new manager means new priorities, another approver and another appraiser for each position of the role. It may
    ask for a notice or an approval.

    ## Example
    ```yaml before
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: cio}
    ```
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager}  # <- CHG001
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: cio}
    ```

    ## Exceptions
    A manager with a new id is the same manager, where a scenario says so (`rename`) or a file of renames does.

    ## Options
    - Confirm whether the positions, their class or their bargaining unit ask for a notice or an approval.
    - State from which day the new line holds.

    ## Source
    No threshold: the line is the same or it is not.
    """
    from orgmodel.change.impact import Impact

    impact = Impact(transition)
    stays = transition.staying
    places = np.flatnonzero(impact.new_manager)
    silent = int(np.count_nonzero(impact.one_sided))

    def identify(number: int) -> tuple[int, int]:
        return int(stays.before[places[number]]), int(stays.after[places[number]])

    def explain(number: int) -> Hit:
        old, new = identify(number)
        named = lasting_name(graph, new)
        line = int(graph.solid_line[new])
        return Hit(
            subject=named.subject,
            message=f"The {graph.title(new)} reported to {_manager(transition.before, old)}, "
            f"and now to {_manager(graph, new)}.",
            keys=named.keys,
            at=graph.lines.at[line] if line >= 0 else graph.roles.at[new],
            related=tuple(graph.role_ref(row) for row in [int(graph.hierarchy.manager[new])] if row >= 0),
        )

    return Hits(
        severity=np.full(len(places), Severity.LOW, dtype=np.int64),
        explain=explain,
        identify=lambda number: lasting_name(graph, identify(number)[1]),
        checked=len(stays) - silent,
        open=(Open(silent, "the manager is stated on one side only", "reports_to"),) if silent else (),
    )


def _manager(graph: OrgGraph, row: int) -> str:
    manager = int(graph.hierarchy.manager[row])
    return f"the {graph.title(manager)}" if manager >= 0 else "nobody, as a top"
