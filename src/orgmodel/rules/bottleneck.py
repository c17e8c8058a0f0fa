"""RSK: roles through which everything between parts of the organization runs. Named is the unit."""

from __future__ import annotations

import numpy as np

from orgmodel.check.discreet import Discretion, by_unit
from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.graph.bottlenecks import lateral_lines, separated
from orgmodel.graph.doubt import inferred_lines
from orgmodel.graph.orggraph import OrgGraph


@rule("RSK007", Severity.LOW, identity=("unit",))
def structural_bottleneck(
    graph: OrgGraph, discretion: Discretion, *, max_share: float = 0.3, min_lateral: float = 0.1
) -> Hits:
    """Without one role, a large part of the organization has no line to the rest, and the role has no deputy.

    ## Facts needed
    Reporting lines, dotted lines and `works_with`, and `deputy`. In a tree every manager is such a role, so the rule is
    not assessable where less than one line beside the tree is recorded for ten roles (`min_lateral`).

    ## Why it matters
    What one part needs from another passes one desk. When it is empty, the two stop working together.

    ## Example
    The finding names the unit; the role only with `--confidential`.
    ```yaml bad
    units:
      - {id: operations, name: Operations}  # <- RSK007
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: planner, title: Planner, reports_to: cio, works_with: [architect]}
      - {id: architect, title: Architect, reports_to: cio}
      - {id: manager, title: Operations Manager, unit: operations, reports_to: cio}
      - {id: engineer, title: Engineer, unit: operations, reports_to: manager}
      - {id: technician, title: Technician, unit: operations, reports_to: manager, works_with: [engineer]}
    ```
    ```yaml good
    units:
      - {id: operations, name: Operations}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: planner, title: Planner, reports_to: cio, works_with: [architect]}
      - {id: architect, title: Architect, reports_to: cio}
      - {id: manager, title: Operations Manager, unit: operations, reports_to: cio}
      - {id: engineer, title: Engineer, unit: operations, reports_to: manager}
      - {id: technician, title: Technician, unit: operations, reports_to: manager, works_with: [architect]}
    ```

    ## Exceptions
    The top of the organization, which everything hangs on by design. Models that record few working relations.

    ## Options
    - Confirm who else works across the two parts, and record it (`works_with`).
    - Record a deputy.

    ## Source
    An articulation point of the graph of all lines. The 30 percent and the 10 percent are ours; no outside authority.
    """
    everybody = int(np.count_nonzero(graph.active & graph.in_scope & ~graph.hierarchy.masked))
    lateral = len(lateral_lines(graph)[0])
    if lateral < min_lateral * everybody or not lateral:
        why = "too few lines beside the reporting lines are recorded to tell"
        return Hits(open=(Open(1, why, "works_with and dotted_to"),) if everybody > 1 else ())
    apart = separated(graph, max_share * everybody)
    deputies = np.fromiter((bool(name) for name in graph.roles.deputy), dtype=bool, count=len(graph.roles))
    found = np.flatnonzero((apart > max_share * everybody) & graph.in_scope & ~deputies)
    guess = bool(inferred_lines(graph).any())

    groups = by_unit(graph, found)

    def explain(number: int) -> Hit:
        rows = groups[number].tolist()
        unit, name = discretion.unit(graph, rows[0]), discretion.unit_name(graph, rows[0])
        most = int(apart[rows].max())
        return Hit(
            subject=unit,
            message=f"{name}: without {'one role' if len(rows) == 1 else f'one of {len(rows)} roles'}"
            f"{discretion.named(graph, rows)}, {most} of {everybody} roles have no line to the rest "
            f"(limit {max_share:.0%}).",
            keys=(str(unit),),
            at=discretion.unit_place(graph, rows[0]),
            related=discretion.roles(graph, rows),
            values=Values(round(most / everybody, 4), max_share, "share of roles"),
            depends_on=(f"{name}: lines are inferred",) if guess else (),
        )

    return Hits(
        severity=np.full(len(groups), int(Severity.LOW), dtype=np.int64),
        explain=explain,
        inferred=np.full(len(groups), guess, dtype=bool),
        checked=everybody,
    )
