"""The parts of an organization as they are authored: roles, lines, assignments, duties, units, bodies, providers."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from orgmodel.model.entity import Entity, Fact, ShortFact, without_place
from orgmodel.model.fields import (
    ONE_OR_MANY,
    ActivityWord,
    Amount,
    Archetype,
    Balance,
    Count,
    Day,
    EstablishmentWord,
    Id,
    LevelWord,
    OccupancyWord,
    ProviderKind,
    RefId,
    RequiredWord,
    StageWord,
    YesNoWord,
)


class Interval(Entity):
    """The days on which something holds: from the first one to the day before `until`."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class ReportingLine(ShortFact):
    """A line to a role: solid, dotted or working together."""

    short_form: ClassVar[dict[str, Any]] = {"field": "role"}

    role: RefId
    for_: str | None = Field(default=None, alias="for")
    on: RefId | None = None
    weight: Amount | None = None
    valid: Interval | None = None


class Assignment(ShortFact):
    """What a role is to a domain: role × domain × level × scope × activity."""

    short_form: ClassVar[dict[str, Any]] = {"field": "domain", "level": "accountable"}

    domain: RefId
    level: LevelWord
    scope: RefId | None = None
    except_: tuple[RefId, ...] = Field(default=(), alias="except")
    customers: str | None = None
    activity: ActivityWord | None = None
    joint_with: tuple[RefId, ...] = ()
    compensating_control: str | None = None
    valid: Interval | None = None


class Duty(ShortFact):
    """One statement of what a role does, mapped to domains."""

    short_form: ClassVar[dict[str, Any]] = {"field": "text"}

    text: str
    domains: tuple[RefId, ...] = ()


class JobClass(Entity):
    """The job class behind a role. Roles of one class are not an overlap."""

    code: str | None = None
    grade: str | None = None
    band: str | None = None
    bargaining_unit: str | None = None
    appointment: str | None = None


class Salary(Entity):
    """A pay range as a document states it."""

    min: Amount | None = None
    max: Amount | None = None
    currency: str | None = None
    period: str | None = None


class Cost(Entity):
    """What a role costs, on what basis, and who pays."""

    amount: Balance | None = None
    basis: str | None = None
    funding: str | None = None
    one_time: Balance | None = None


class Role(Fact):
    """A post, or a class of posts. Never a person."""

    id: Id | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    job_class: JobClass | None = Field(default=None, alias="class")
    unit: RefId | None = None
    reports_to: Annotated[tuple[ReportingLine, ...], *ONE_OR_MANY] = ()
    dotted_to: tuple[ReportingLine, ...] = ()
    works_with: tuple[ReportingLine, ...] = ()
    leads: tuple[str, ...] = ()
    body_member: tuple[RefId, ...] = ()
    positions: Count | None = None
    filled: Count | None = None
    fte: Amount | None = None
    occupancy: OccupancyWord | None = None
    acting_since: Day | None = None
    vacant_since: Day | None = None
    establishment: EstablishmentWord | None = None
    described: YesNoWord | None = None
    in_scope: YesNoWord | None = None
    managerial: YesNoWord | None = None
    archetype: Archetype | None = None
    deputy: RefId | None = None
    owns: tuple[Assignment, ...] = ()
    duties: tuple[Duty, ...] = ()
    salary: Salary | None = None
    cost: Cost | None = None
    location: str | None = None
    valid: Interval | None = None
    incumbents: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None


class Unit(Fact):
    """A bureau, department, division or team. Units nest."""

    id: Id | None = None
    name: str | None = None
    parent: RefId | None = None
    kind: str | None = None
    head: RefId | None = None
    archetype: Archetype | None = None
    cost_center: str | None = None
    valid: Interval | None = None


class Body(Fact):
    """A board or committee: its chair, its members, what it decides."""

    id: Id | None = None
    name: str | None = None
    chair: RefId | None = None
    members: tuple[RefId, ...] = ()
    decides: tuple[RefId, ...] = ()
    advises: tuple[RefId, ...] = ()


class Provider(Fact):
    """A vendor, a department or a shared service that performs domains, and the role that answers for it."""

    id: Id | None = None
    name: str | None = None
    kind: ProviderKind | None = None
    provides: tuple[RefId, ...] = ()
    answers: RefId | None = None
    until: Day | None = None


class Domain(Entity):
    """A field of responsibility. Domains nest. Criticality runs from 1 (administrative) to 5 (loss stops the work)."""

    id: Id | None = None
    name: str | None = None
    parent: RefId | None = None
    aliases: tuple[str, ...] = ()
    not_aliases: tuple[str, ...] = ()
    criticality: int | None = Field(default=None, ge=1, le=5)
    required: RequiredWord | None = None
    stage: StageWord | None = None
    refs: Annotated[dict[str, tuple[str, ...]], BeforeValidator(without_place)] = Field(default_factory=dict)


class Scope(Entity):
    """What part of a domain, for which customers. Scopes nest by `within`."""

    id: Id | None = None
    name: str | None = None
    within: RefId | None = None
    customers: str | None = None
