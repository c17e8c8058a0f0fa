"""SPN: pay of a manager that hardly differs from that of the reports. Amounts are never shown."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_RELATED, counted, lasting_name, titles, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.pay import PayPairs, pay_pairs
from orgmodel.graph.sets import marked
from orgmodel.model.facts import BoolColumn, IntColumn

_SHOWN = 5


@rule("SPN008", Severity.MEDIUM, identity=("manager",))
def pay_compression(graph: OrgGraph, *, min_difference: float = 5.0) -> Hits:
    """The pay range of a role overlaps with that of its manager, or the two are nearly the same.

    ## Facts needed
    Reporting lines, and `salary` with `min` and `max` of both roles in one currency and period (an actual salary is a
    range of one amount). With grades only, it is not assessable.

    ## Why it matters
    Where leading brings no more pay, posts that lead are hard to fill, and a title may be all that sets them apart.
    Ranges that overlap weigh low, as most do a little; ranges whose middles are nearly the same weigh medium.

    ## Example
    ```yaml bad
    roles:
      - {id: desk-manager, title: Desk Manager, reports_to: none, salary: {min: 90000, max: 120000}}  # <- SPN008
      - {id: desk-lead, title: Desk Lead, reports_to: desk-manager, salary: {min: 70000, max: 90001}}
    ```
    ```yaml good
    roles:
      - {id: desk-manager, title: Desk Manager, reports_to: none, salary: {min: 90000, max: 120000}}
      - {id: desk-lead, title: Desk Lead, reports_to: desk-manager, salary: {min: 70000, max: 90000}}
    ```

    ## Exceptions
    Overtime under an agreement, licensed specialists, and technical tracks.

    ## Options
    - Confirm the ranges with the pay plan, and whether both are in force.
    - Consider a pay study of the series.

    ## Source
    The 5 percent are ours; 5 to 10 percent is a rule of thumb in human resources.
    """
    pairs, uncompared = pay_pairs(graph)
    close = pairs.ratio < 1 + min_difference / 100
    found = pairs.overlapping | close
    managers = marked(pairs.managers[found], len(graph.roles))
    rows = np.flatnonzero(managers)
    near = marked(pairs.managers[close], len(managers))[rows]
    sure = managers
    guess = graph.roles.provenance.is_inferred("salary")
    if guess.any() or graph.line_inferred.any():
        guessed = (guess | graph.line_inferred)[pairs.reports] | guess[pairs.managers]
        sure = marked(pairs.managers[found & ~guessed], len(managers))
    why = "no pay range is stated for both, or not in one currency and period"
    return Hits(
        severity=np.where(near, int(Severity.MEDIUM), int(Severity.LOW)),
        explain=lambda number: _hit(graph, pairs, found, close, int(rows[number])),
        inferred=~sure[rows],
        checked=len(pairs.reports),
        open=(Open(uncompared, why, "salary with min and max of both roles"),) if uncompared and len(found) else (),
        identify=lambda number: lasting_name(graph, int(rows[number])),
    )


def _hit(graph: OrgGraph, pairs: PayPairs, found: BoolColumn, close: BoolColumn, row: int) -> Hit:
    own = pairs.managers == row
    compressed = own & close
    reports: IntColumn = pairs.reports[compressed if compressed.any() else own & found]
    shown = reports[:MOST_RELATED].tolist()
    who = with_articles(titles(graph, shown), _SHOWN)
    if len(reports) > len(shown):
        who = f"{counted(len(reports), 'report')}, among them {with_articles(titles(graph, shown[:_SHOWN]))}"
    how = "is nearly that of" if compressed.any() else "overlaps with that of"
    evidence = graph.roles.provenance.evidence
    return Hit(
        subject=graph.role_ref(row),
        message=f"The pay range of the {graph.title(row)} {how} {who}.",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        related=tuple(graph.role_ref(report) for report in shown),
        evidence=tuple(dict.fromkeys(each for role in (row, *shown) for each in evidence.get(role, ()))),
    )
