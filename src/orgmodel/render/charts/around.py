"""What stands around the line? Boards and committees above it, providers apart, and who stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.entities import Body, Provider
from orgmodel.render.charts.plan import Node, Plan, Tie
from orgmodel.render.scenes.scene import LinkKind
from orgmodel.render.scenes.wording import quoted, shown

_NOBODY = -1
_AIDE = re.compile(
    r"(executive|administrative|personal|office) (assistant|secretary)\b"
    r"|(special |senior )?(assistant|secretary|aide|advis[eo]r|counsel) to\b"
    r"|special assistant\b|chief of staff$",
    re.IGNORECASE,
)
"""Titles of those who assist one manager. An "assistant director" is not one: directors stand in the line."""
_NAMED = 6


def surrounded(graph: OrgGraph, plan: Plan) -> Plan:
    """Add the bodies and providers to a plan: all of them, or for a part those that its roles have to do with."""
    place = {node.row: number for number, node in enumerate(plan.nodes) if node.row >= 0}
    nodes, ties = list(plan.nodes), list(plan.crossings)
    for body in _with_members(graph):
        members = {graph.role_row(role) for role in (body.chair or "", *body.members)}
        if plan.outside and not members & place.keys():
            continue
        chair = place.get(graph.role_row(body.chair or ""), _NOBODY)
        if chair >= 0:
            ties.append(Tie(chair, len(nodes), LinkKind.CHAIRS, _doubt(body)))
        nodes.append(Node(_NOBODY, shown(body.name or body.id or ""), body=body))
    for provider in graph.facts.providers:
        role = place.get(graph.role_row(provider.answers or ""), _NOBODY)
        if plan.outside and role < 0:
            continue
        nodes.append(Node(_NOBODY, shown(provider.name or provider.id or ""), provider=provider))
    parents = (*plan.parents, *(_NOBODY for _ in nodes[len(plan.nodes) :]))
    return replace(plan, nodes=tuple(nodes), parents=parents, crossings=tuple(ties))


def _with_members(graph: OrgGraph) -> Iterator[Body]:
    """Give the bodies with all of their members: those that they name, and those that say so of themselves."""
    own: dict[str, list[str]] = {}
    for row, bodies in graph.roles.body_member.items():
        for body in bodies:
            own.setdefault(body, []).append(graph.roles.id[row])
    for each in graph.facts.bodies:
        members = tuple(dict.fromkeys((*each.members, *own.get(each.id or "", ()))))
        yield each if members == each.members else each.model_copy(update={"members": members})


def memberships(graph: OrgGraph) -> Mapping[int, Sequence[str]]:
    """Say of each role, by its row, which bodies it is a member of and which providers it answers for."""
    found: dict[int, list[str]] = {}
    for body in _with_members(graph):
        for role in body.members:
            row = graph.role_row(role)
            if row >= 0 and role != body.chair:
                found.setdefault(row, []).append(f"member of {quoted(shown(body.name or body.id or ''))}")
    for provider in graph.facts.providers:
        row = graph.role_row(provider.answers or "")
        if row >= 0:
            found.setdefault(row, []).append(f"answers for {quoted(shown(provider.name or provider.id or ''))}")
    return found


def deputies(graph: OrgGraph) -> Mapping[int, Sequence[int]]:
    """Give the rows of the roles that each role deputizes for, by its row."""
    found: dict[int, list[int]] = {}
    for row, deputy in enumerate(graph.roles.deputy):
        at = graph.role_row(deputy) if deputy else _NOBODY
        if at >= 0:
            found.setdefault(at, []).append(row)
    return found


def aside(graph: OrgGraph, plan: Plan) -> frozenset[int]:
    """Give the nodes that stand beside the line: deputies of their manager and assistants, who have no reports."""
    above, nodes, titles = set(plan.parents), plan.nodes, graph.roles.title
    deputizes = deputies(graph)
    found = []
    for number, parent in enumerate(plan.parents):
        if parent < 0 or number in above:
            continue
        row = nodes[number].row
        if row >= 0 and (_AIDE.match(titles[row]) or nodes[parent].row in deputizes.get(row, ())):
            found.append(number)
    return frozenset(found)


def body_words(graph: OrgGraph, body: Body) -> tuple[str, ...]:
    """Say who is in a body, and what it decides and advises on."""
    return tuple(_of_body(graph, body))


def _of_body(graph: OrgGraph, body: Body) -> Iterator[str]:
    if body.chair:
        yield f"chair: {_role(graph, body.chair)}"
    members = [role for role in body.members if role != body.chair]
    if members:
        yield f"members: {_listed([_role(graph, role) for role in members])}"
    if body.decides:
        yield f"decides on {_domains(graph, body.decides)}"
    if body.advises:
        yield f"advises on {_domains(graph, body.advises)}"


def provider_words(graph: OrgGraph, provider: Provider) -> tuple[str, ...]:
    """Say what a provider provides, who answers for it, and until when."""
    words = [f"provides {_domains(graph, provider.provides)}"] if provider.provides else []
    if provider.answers:
        words.append(f"answers for it: {_role(graph, provider.answers)}")
    if provider.until:
        words.append(f"until {provider.until.isoformat()}")
    return tuple(words)


def _role(graph: OrgGraph, role: str) -> str:
    row = graph.role_row(role)
    return quoted(shown(graph.title(row))) if row >= 0 else f"{shown(role)} (not in the model)"


def _domains(graph: OrgGraph, domains: Sequence[str]) -> str:
    rows = [(graph.domains.row(domain), domain) for domain in domains]
    return _listed([shown(graph.domains.name(row) if row >= 0 else domain) for row, domain in rows])


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _doubt(body: Body) -> str:
    """Say how sure it is who chairs a body."""
    if body.status != "inferred" and "chair" not in body.inferred:
        return ""
    return body.confidence or "inferred"
