"""Who names a role? Every place that refers to one by its id, `reports_to` of other roles included."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import numpy as np

from orgmodel.graph.accountability import in_force
from orgmodel.graph.index import numbered
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.model.entity import Confirmation, Fact
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import IntColumn
from orgmodel.model.fields import RESERVED
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref
from orgmodel.model.words import Line, Word


class Naming(Word):
    """As what a role is named. Those up to JOINT are said by another role."""

    MANAGER = 0
    DOTTED = 1
    PARTNER = 2
    DEPUTY = 3
    JOINT = 4
    HEAD = 5
    CHAIR = 6
    MEMBER = 7
    ANSWERS = 8
    CONFIRMS = 9
    WAIVES = 10
    DISPOSES = 11


class Reference(NamedTuple):
    """One place that names a role: the id as written, as what, and who or what says so.

    `role` is the row of the role that says it, or -1; `domain` the row of the domain that it is about, or -1.
    `by` and `name` are None and empty where the policy says it.
    """

    to: str
    naming: Naming
    at: Location | None
    by: Ref | None = None
    name: str = ""
    role: int = -1
    domain: int = -1
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False


def references_to_nobody(graph: OrgGraph) -> dict[str, tuple[Reference, ...]]:
    """Give the references to ids that no role has, by id. Managers are left out: a rule of their own has them."""
    apart = (graph.lines.kind != Line.SOLID) & graph.active_line & (graph.line_target < 0)
    found = (each for each in _references(graph, np.flatnonzero(apart)) if graph.role_row(each.to) < 0)
    return _grouped(found)


def references_to_ids(graph: OrgGraph, names: Collection[str]) -> dict[str, tuple[Reference, ...]]:
    """Give the references to these ids where no role has them, managers included, by id."""
    wanted = {name for name in names if graph.role_row(name) < 0}
    if not wanted:
        return {}
    lines = np.flatnonzero(graph.active_line & (graph.line_target < 0))
    return _grouped(each for each in _references(graph, lines) if each.to in wanted)


def references_to(graph: OrgGraph, roles: IntColumn) -> dict[str, tuple[Reference, ...]]:
    """Give the references to some roles (rows), by id."""
    if not len(roles):
        return {}
    ids = {graph.roles.id[row] for row in roles.tolist()}
    lines = np.flatnonzero(graph.active_line & among(graph.line_target, roles))
    return _grouped(each for each in _references(graph, lines) if each.to in ids)


def _grouped(references: Iterable[Reference]) -> dict[str, tuple[Reference, ...]]:
    groups: dict[str, list[Reference]] = {}
    for each in references:
        if each.to and each.to not in RESERVED:
            groups.setdefault(each.to, []).append(each)
    return {name: tuple(group) for name, group in groups.items()}


def _references(graph: OrgGraph, lines: IntColumn) -> Iterator[Reference]:
    """Give the references of some lines, and all that are no lines."""
    return chain(
        _of_lines(graph, lines),
        _of_deputies(graph),
        _of_joint_work(graph),
        _of_units(graph),
        _of_bodies_and_providers(graph),
        _of_confirmations(graph),
        _of_policy(graph),
    )


def _of_lines(graph: OrgGraph, rows: IntColumn) -> Iterator[Reference]:
    lines = graph.lines
    inferred = lines.provenance.is_inferred("role", "reports_to")
    names = {Line.SOLID: Naming.MANAGER, Line.DOTTED: Naming.DOTTED, Line.WORKS_WITH: Naming.PARTNER}
    for row in rows.tolist():
        role = int(lines.role[row])
        yield Reference(
            to=lines.to[row],
            naming=names[Line(int(lines.kind[row]))],
            at=lines.at[row],
            by=graph.role_ref(role),
            name=graph.title(role),
            role=role,
            domain=graph.domains.row(lines.on[row]) if row in lines.on else -1,
            evidence=lines.provenance.evidence.get(row, ()),
            inferred=bool(inferred[row]),
        )


def _of_deputies(graph: OrgGraph) -> Iterator[Reference]:
    named = np.flatnonzero((numbered(graph.roles.deputy) != 0) & graph.active).tolist()
    inferred = graph.roles.provenance.is_inferred("deputy") if named else ()
    for row in named:
        yield Reference(
            to=graph.roles.deputy[row],
            naming=Naming.DEPUTY,
            at=graph.roles.at[row],
            by=graph.role_ref(row),
            name=graph.title(row),
            role=row,
            evidence=graph.roles.provenance.evidence.get(row, ()),
            inferred=bool(inferred[row]),
        )


def _of_joint_work(graph: OrgGraph) -> Iterator[Reference]:
    table = graph.facts.assignments
    inferred = table.provenance.is_inferred("joint_with") if table.joint_with else ()
    for row, partners in table.joint_with.items():
        role = int(table.role[row])
        for partner in partners if graph.ownership.holds[row] else ():
            yield Reference(
                to=partner,
                naming=Naming.JOINT,
                at=table.at[row],
                by=graph.role_ref(role),
                name=graph.title(role),
                role=role,
                domain=int(graph.ownership.domain[row]),
                evidence=table.provenance.evidence.get(row, ()),
                inferred=bool(inferred[row]),
            )


def _of_units(graph: OrgGraph) -> Iterator[Reference]:
    units = graph.facts.units
    inferred = units.provenance.is_inferred("head")
    for row in np.flatnonzero(numbered(units.head)).tolist():
        if row not in units.valid or graph.holds(units.valid[row]):
            yield Reference(
                to=units.head[row],
                naming=Naming.HEAD,
                at=units.at[row],
                by=Ref("unit", units.id[row] or units.name[row]),
                name=graph.unit_name(row),
                evidence=units.provenance.evidence.get(row, ()),
                inferred=bool(inferred[row]),
            )


def _of_bodies_and_providers(graph: OrgGraph) -> Iterator[Reference]:
    for body in graph.facts.bodies:
        yield _by("body", body, Naming.CHAIR, body.chair, "chair")
        for member in body.members:
            yield _by("body", body, Naming.MEMBER, member, "members")
    for provider in graph.facts.providers:
        if in_force(graph, provider):
            yield _by("provider", provider, Naming.ANSWERS, provider.answers, "answers")


def _by(kind: str, entity: Fact, naming: Naming, to: str | None, field: str) -> Reference:
    """Say that a body or a provider names a role; `to` may be nothing."""
    name = getattr(entity, "name", None) or getattr(entity, "id", None) or ""
    return Reference(
        to=to or "",
        naming=naming,
        at=entity.at,
        by=Ref(kind, getattr(entity, "id", None) or name),
        name=name,
        evidence=entity.evidence,
        inferred=entity.status == "inferred" or field in entity.inferred,
    )


def _of_confirmations(graph: OrgGraph) -> Iterator[Reference]:
    facts = graph.facts
    tables: tuple[tuple[Mapping[int, Confirmation], IntColumn | None], ...] = (
        (facts.roles.provenance.confirmed, None),
        (facts.lines.provenance.confirmed, facts.lines.role),
        (facts.assignments.provenance.confirmed, facts.assignments.role),
        (facts.duties.provenance.confirmed, facts.duties.role),
    )
    for confirmed, role_of in tables:
        for row, confirmation in confirmed.items():
            role = row if role_of is None else int(role_of[row])
            yield _confirmed(confirmation, graph.role_ref(role), graph.title(role))
    for row, confirmation in facts.units.provenance.confirmed.items():
        name = graph.unit_name(row)
        yield _confirmed(confirmation, Ref("unit", facts.units.id[row] or name), name)
    for kind, entities in (("body", facts.bodies), ("provider", facts.providers)):
        for entity in entities:
            name = entity.name or entity.id or ""
            if entity.confirmed:
                yield _confirmed(entity.confirmed, Ref(kind, entity.id or name), name)


def _confirmed(confirmation: Confirmation, by: Ref, name: str) -> Reference:
    return Reference(_role_id(confirmation.by), Naming.CONFIRMS, confirmation.at, by, name)


def _of_policy(graph: OrgGraph) -> Iterator[Reference]:
    for waiver in graph.facts.header.policy.waivers:
        yield Reference(_role_id(waiver.owner), Naming.WAIVES, waiver.at)
    for disposition in graph.facts.header.dispositions:
        yield Reference(_role_id(disposition.by), Naming.DISPOSES, disposition.at)


def _role_id(text: str | None) -> str:
    """Give the id of `role:id`; nothing for what is no role."""
    ref = Ref.parse(text or "")
    return ref.id if ref.kind == "role" else ""
