"""SPN: branches under one manager of which one runs much deeper than another."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, lasting_name
from orgmodel.graph.branches import Branches, branches
from orgmodel.graph.doubt import dated_lines
from orgmodel.graph.orggraph import OrgGraph


@rule("SPN005", Severity.LOW, identity=("role",))
def uneven_depth(graph: OrgGraph, *, max_difference: int = 2) -> Hits:
    """Two branches under one manager differ in depth by more layers than the limit.

    ## Facts needed
    Reporting lines, and `completeness` of the roles of all units below: a branch that looks short may only not
    have been read to its end.

    ## Why it matters
    Who leads a deep branch is further from the work than a peer who leads a flat one. The same decision
    passes through different numbers of hands.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    policy: {rules: {SPN005: {max_difference: 1}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}  # <- SPN005
      - {id: planning-manager, title: Planning Manager, reports_to: cio}
      - {id: planner, title: Planner, reports_to: planning-manager}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager}
      - {id: shift-lead, title: Shift Lead, reports_to: network-lead}
      - {id: technician, title: Technician, reports_to: shift-lead}
    ```
    ```yaml good
    completeness: [{all: complete}]
    policy: {rules: {SPN005: {max_difference: 1}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: planning-manager, title: Planning Manager, reports_to: cio}
      - {id: planner, title: Planner, reports_to: planning-manager}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager}
      - {id: shift-lead, title: Shift Lead, reports_to: operations-manager}
      - {id: technician, title: Technician, reports_to: shift-lead}
    ```

    ## Exceptions
    Offices of a few people beside line operations. Reports who lead nobody (assistants, staff) are no branch.

    ## Options
    - Confirm the lines of the deep branch.
    - Review whether the deep branch needs all its layers, and the spans within it (SPN002, SPN003).

    ## Source
    The limit of 2 is ours; no outside authority. The depth of a branch is that of its longest line.
    """
    dated = dated_lines(graph).any()
    found = branches(graph)
    uneven = (found.spread > max_difference) & graph.in_scope & graph.active
    sure = uneven & (found.sure > max_difference) if not dated else np.zeros(len(graph.roles), dtype=bool)
    rows = np.flatnonzero(sure)
    open_ones = int(np.count_nonzero(uneven & ~sure))
    why = "the shorter branch may not have been read to its end"
    return Hits(
        severity=np.full(len(rows), int(Severity.LOW), dtype=np.int64),
        explain=lambda number: _hit(graph, found, int(rows[number]), max_difference),
        inferred=found.guessed[rows],
        checked=int(np.count_nonzero((found.number > 1) & graph.in_scope)) - open_ones,
        open=(Open(open_ones, why, "completeness of the roles of the units below"),) if open_ones else (),
        identify=lambda number: lasting_name(graph, int(rows[number])),
    )


def _hit(graph: OrgGraph, found: Branches, row: int, limit: int) -> Hit:
    heads = [head for head in graph.direct_reports(row) if found.height[head] > 0]
    deep = max(heads, key=lambda head: found.height[head])
    flat = min((head for head in heads if found.whole[head]), key=lambda head: found.height[head])
    title = graph.title(row)
    return Hit(
        subject=graph.role_ref(row),
        message=f"Under the {title}, the branch of the {graph.title(deep)} has {_layers(found, deep)} below it and "
        f"that of the {graph.title(flat)} has {_layers(found, flat)} (limit {limit} apart).",
        keys=(str(graph.role_ref(row)),),
        at=graph.roles.at[row],
        related=(graph.role_ref(deep), graph.role_ref(flat)),
        values=Values(int(found.sure[row]), limit, "layers apart"),
        depends_on=(f"a line below the {title} is inferred",) if found.guessed[row] else (),
    )


def _layers(found: Branches, head: int) -> str:
    return counted(int(found.height[head]), "layer")
