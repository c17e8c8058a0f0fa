"""SPN: how many layers lie between the top and those who do the work."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, role_refs
from orgmodel.graph.doubt import dated_lines
from orgmodel.graph.levels import Levels, levels, roles_with
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import YesNo

_MANY = 100
"""Where the longest line has more than one in so many roles, it is walked in a list, which is quicker than a column."""


@rule("SPN004", Severity.MEDIUM, identity=("organization",))
def too_many_layers(graph: OrgGraph, *, max_layers: int = 7) -> Hits:
    """The longest line of the organization has more layers than the limit.

    ## Facts needed
    Reporting lines. A line that is known in part may prove too many; to say that there are not too many,
    the model must hold all roles, each with its line up to a top.

    ## Why it matters
    Each layer is a step for every decision and every report, up and down.

    ## Example
    ```yaml bad
    policy: {rules: {SPN004: {max_layers: 2}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: operations-manager}  # <- SPN004
    ```
    ```yaml good
    policy: {rules: {SPN004: {max_layers: 2}}}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: operations-manager, title: Operations Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: cio}
    ```

    ## Exceptions
    Large field services. Roles outside what the model covers (`in_scope: no`) are no layers of it.
    A department of 100 posts needs fewer than a state agency: set `max_layers` to what fits.

    ## Options
    - Confirm the lines of the longest chain.
    - Review whether a layer with narrow spans (SPN002, SPN003) is needed.
    - Confirm whether part of the chain leads projects or a profession rather than positions.

    ## Source
    North Carolina's Office of State Budget and Management set at most 7 layers in the 1990s; in 2016, 10 of
    21 departments had more. Layers count from the top (1) to those without reports. Layers with managers are
    counted as in Kansas City's audit of 2002, without line workers.
    """
    if not len(graph.roles):
        return Hits()
    dated = roles_with(graph, dated_lines(graph))
    sure = levels(graph, without=dated)
    stated = levels(graph, without=dated | graph.line_inferred) if graph.line_inferred.any() else sure
    proven = stated if _deepest(stated)[0] > max_layers else sure
    known = _is_known(graph) and not dated.any()
    if _deepest(proven)[0] > max_layers:
        return Hits.of([(Severity.MEDIUM, _longest(graph, proven, max_layers, known=known))], checked=1)
    if known:
        return Hits(checked=1)
    reason = "deeper lines may not have been read"
    return Hits(open=(Open(1, reason, "completeness of all roles, and the reporting line of each"),))


def _deepest(found: Levels) -> tuple[int, int]:
    """The number of layers, and the first row on the lowest of them."""
    row = int(np.argmax(found.steps))
    return int(found.steps[row]) + 1, row


def _is_known(graph: OrgGraph) -> bool:
    covered = graph.active & graph.in_scope
    return graph.coverage.everything[0] and bool(graph.hierarchy.known[covered].all())


def _longest(graph: OrgGraph, found: Levels, limit: int, *, known: bool) -> Hit:
    layers, lowest = _deepest(found)
    chain, parent = [lowest], found.parent.tolist() if _MANY * layers > len(found.parent) else found.parent
    while (above := int(parent[chain[-1]])) >= 0:
        chain.append(above)
    leads = (graph.spans.direct > 0) | graph.spans.names_teams | (graph.roles.managerial == YesNo.YES)
    led = int(found.steps[leads].max(initial=-1)) + 1
    least = "" if known else "at least "
    message = (
        f"From the {graph.title(chain[-1])} down to the {graph.title(lowest)} there are {least}"
        f"{counted(layers, 'layer')} (limit {limit}), {led} of them with managers."
    )
    organization = graph.facts.header.organization.id
    evidence = graph.lines.provenance.evidence
    lines = graph.solid_line[chain[:-1]].tolist() if evidence else []
    return Hit(
        subject=Ref("organization", organization),
        message=message,
        keys=(organization,),
        at=graph.roles.at[lowest],
        related=role_refs(graph, chain[::-1]),
        values=Values(layers, limit, "layers"),
        evidence=tuple(dict.fromkeys(each for line in lines for each in evidence.get(line, ()))),
        depends_on=tuple(f"the line of {graph.title(row)} is inferred" for row in _guessed(graph, chain[:-1])),
    )


def _guessed(graph: OrgGraph, rows: list[int]) -> list[int]:
    """Keep the roles whose line is inferred."""
    below = np.array(rows, dtype=np.int64)
    guessed: list[int] = below[graph.line_inferred[below]].tolist()
    return guessed
