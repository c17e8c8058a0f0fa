"""Which part of an organization is drawn? A role and those below it, so many layers, a unit, some managers above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.charts.plan import Plan
from orgmodel.render.charts.plan import plan as whole_plan


@dataclass(frozen=True, slots=True)
class Part:
    """The role at the top by its id, the layers below it, the managers above it, and the unit by its id or name.

    Without a role or a unit everything is drawn, as deep as `depth` says. `only` has the rows of roles: these are drawn
    with so many managers above them as `up` says, all if it says none, and nobody else.
    """

    root: str | None = None
    depth: int | None = None
    unit: str | None = None
    up: int = 0
    only: frozenset[int] | None = None


WHOLE = Part()


def partial_plan(graph: OrgGraph, plan: Plan, part: Part) -> Plan:
    """Leave out of a plan what is not of a part, and count it.

    Raises:
        OrgModelError: no role or unit has the name, or the role is not drawn.
    """
    if part == WHOLE:
        return plan
    kept = _within(graph, plan, part)
    tops = [number for number in sorted(kept) if plan.parents[number] not in kept]
    if part.only is not None:
        kept &= set(_with_those_above(plan, part.only, part.up))
        tops = [number for number in sorted(kept) if plan.parents[number] not in kept]
    if part.depth is not None:
        kept = set(_down_to(plan, kept, tops, part.depth))
    for top in tops if part.only is None else ():
        kept |= set(_above(plan, top, part.up))
    return narrowed(plan, kept)


def rows_within(graph: OrgGraph, part: Part) -> frozenset[int] | None:
    """Give the rows of the roles that a chart of the part shows; nothing where it shows all.

    Raises:
        OrgModelError: as `partial_plan`.
    """
    if part == WHOLE:
        return None
    return frozenset(node.row for node in partial_plan(graph, whole_plan(graph), part).nodes if node.row >= 0)


def _with_those_above(plan: Plan, rows: frozenset[int], up: int) -> Iterator[int]:
    """Give the nodes of some roles, and so many above them; all if that is 0."""
    for number, node in enumerate(plan.nodes):
        if node.row in rows:
            yield number
            yield from _above(plan, number, up or len(plan.nodes))


def narrowed(plan: Plan, kept: set[int]) -> Plan:
    """Keep so many nodes of a plan, with the lines between them; say below whom there are more."""
    order = sorted(kept)
    number = {old: new for new, old in enumerate(order)}
    below = _hidden(plan, kept)
    nodes = tuple(plan.nodes[old]._replace(below=below[old]) for old in order)
    parents = tuple(number.get(plan.parents[old], -1) for old in order)
    branches = {
        number[report]: tie._replace(report=number[report], manager=number[tie.manager])
        for report, tie in plan.branches.items()
        if report in number and tie.manager in number
    }
    inside = [tie for tie in plan.crossings if tie.report in number and tie.manager in number]
    crossings = tuple(tie._replace(report=number[tie.report], manager=number[tie.manager]) for tie in inside)
    touching = sum(tie.report in number or tie.manager in number for tie in plan.crossings)
    outside = sum(node.row >= 0 for old, node in enumerate(plan.nodes) if old not in kept)
    cut = touching - len(crossings)
    return replace(plan, nodes=nodes, parents=parents, branches=branches, crossings=crossings, outside=outside, cut=cut)


def _within(graph: OrgGraph, plan: Plan, part: Part) -> set[int]:
    """Give the nodes at or below the role, and in the unit."""
    kept = set(range(len(plan.nodes)))
    if part.root is not None:
        kept = set(_tree(plan, _node_of(graph, plan, part.root)))
    if part.unit is not None:
        units = set(_units(graph, part.unit))
        in_unit = [row in units for row in graph.unit_row.tolist()]
        kept = {number for number in kept if plan.nodes[number].row >= 0 and in_unit[plan.nodes[number].row]}
        if not kept:
            raise OrgModelError(f"nobody is drawn in the unit '{part.unit}'")
    return kept


def _node_of(graph: OrgGraph, plan: Plan, role: str) -> int:
    row = graph.role_row(role)
    if row < 0:
        near = did_you_mean(role, [name for name in graph.roles.id if name])
        raise OrgModelError(f"no role has the id '{role}'{near}")
    for number, node in enumerate(plan.nodes):
        if node.row == row:
            return number
    raise OrgModelError(f"the role '{role}' is not drawn: it is abolished or not there at this date")


def _units(graph: OrgGraph, unit: str) -> Iterator[int]:
    """Give the unit that has this id or name, and all within it."""
    names = graph.facts.units.name
    top = graph.units.rows.get(unit, next((row for row, name in enumerate(names) if name == unit), -1))
    if top < 0:
        near = did_you_mean(unit, [name for name in (*graph.facts.units.id, *names) if name])
        raise OrgModelError(f"there is no unit '{unit}'{near}")
    return (row for row in range(len(graph.facts.units)) if top in graph.units.upwards(row))


def _tree(plan: Plan, top: int) -> Iterator[int]:
    """Give a node and all below it: in a plan a tree is in one piece."""
    yield top
    inside = {top}
    for number in range(top + 1, len(plan.nodes)):
        if plan.parents[number] not in inside:
            return
        inside.add(number)
        yield number


def _down_to(plan: Plan, kept: set[int], tops: Sequence[int], depth: int) -> Iterator[int]:
    layer = dict.fromkeys(tops, 0)
    for number in sorted(kept):
        if number not in layer:
            layer[number] = layer[plan.parents[number]] + 1
        if layer[number] <= depth:
            yield number


def _above(plan: Plan, number: int, up: int) -> Iterator[int]:
    for _ in range(up):
        number = plan.parents[number]
        if number < 0:
            return
        yield number


def roles_below(plan: Plan) -> list[int]:
    """Count the roles below each node."""
    below = [0] * len(plan.nodes)
    for number in range(len(below) - 1, -1, -1):
        parent = plan.parents[number]
        if parent >= 0:
            below[parent] += below[number] + (plan.nodes[number].row >= 0)
    return below


def _hidden(plan: Plan, kept: set[int]) -> list[int]:
    """Count the roles below each node that are left out, where the line to them is cut at this node."""
    total = [int(node.row >= 0) for node in plan.nodes]
    below = [0] * len(total)
    for number in range(len(total) - 1, -1, -1):
        parent = plan.parents[number]
        if parent >= 0 and number not in kept:
            total[parent] += total[number]
            below[parent] += total[number]
    return below
