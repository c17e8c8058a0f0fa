"""What one file of a model may hold: the header, and lists of entities. A folder is read as their sum."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from orgmodel.model.charts import Charts
from orgmodel.model.entities import Body, Domain, Provider, Role, Scope, Unit
from orgmodel.model.entity import Entity, without_place
from orgmodel.model.fields import Day, Id, PartialDate, RefId, Sha256, StateWord
from orgmodel.model.mandates import Mandate

FORMAT = 1
"""The version of the format that this tool reads."""

Complete = Literal["complete", "partial"]


def _rule_setting(value: object) -> object:
    if value != "off" and not isinstance(value, dict):
        raise PydanticCustomError("rule_setting", "neither off nor settings")
    return value


RuleSetting = Annotated[
    Any,
    AfterValidator(_rule_setting),
    WithJsonSchema({"anyOf": [{"const": "off", "type": "string"}, {"type": "object"}]}),
]


RuleSettings = Annotated[dict[str, RuleSetting], BeforeValidator(without_place)]


class Organization(Entity):
    """One body with one model."""

    id: Id
    name: str | None = None


class Completeness(Entity):
    """A unit, a family of domains, or everything: what of it the model holds in full. The rest is partial."""

    unit: RefId | None = None
    domain: RefId | None = None
    all: Complete | None = None
    roles: Complete | None = None
    assignments: Complete | None = None
    complete: Literal["yes", "no"] | None = None


class Waiver(Entity):
    """An accepted finding: reason, owner, expiry. A waiver that lacks one of them is itself a finding."""

    rule: str
    subject: RefId | None = None
    reason: str | None = None
    owner: str | None = None
    expires: Day | None = None


class Disposition(Entity):
    """What people said about a finding, by its fingerprint."""

    finding: str
    state: StateWord
    by: RefId | None = None
    on: Day | None = None
    note: str | None = None


class Policy(Entity):
    """Which thresholds hold, which rules are off or set otherwise (for units or roles too), and what was accepted."""

    profile: str | None = None
    rules: RuleSettings = Field(default_factory=dict)
    units: Annotated[dict[str, RuleSettings], BeforeValidator(without_place)] = Field(default_factory=dict)
    roles: Annotated[dict[str, RuleSettings], BeforeValidator(without_place)] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()


class Source(Entity):
    """A document that facts stand on. Its text need not be there."""

    id: Id
    title: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    sha256: Sha256 | None = None
    url: str | None = None
    path: str | None = None


class ModelFile(Entity):
    """One file of a model. All keys are optional; what they hold is added up over the files of a folder."""

    orgmodel: int | None = Field(default=None, ge=1)
    organization: Organization | None = None
    as_of: Day | None = None
    catalog: str | None = None
    completeness: tuple[Completeness, ...] = ()
    policy: Policy | None = None
    charts: Charts | None = None
    sources: tuple[Source, ...] = ()
    scopes: tuple[Scope, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    units: tuple[Unit, ...] = ()
    bodies: tuple[Body, ...] = ()
    providers: tuple[Provider, ...] = ()
    roles: tuple[Role, ...] = ()
    domains: tuple[Domain, ...] = ()
    mandates: tuple[Mandate, ...] = ()


class IncompatiblePair(Entity):
    """Two domains that one position should not perform alone, and why."""

    a: RefId
    b: RefId
    why: str
    weight: Literal["high", "medium", "low"]


class LifeCycle(Entity):
    """The domains that plan, build, run and assure one kind of thing: who runs it needs the others too."""

    name: str
    plan: tuple[RefId, ...] = ()
    build: tuple[RefId, ...] = ()
    run: tuple[RefId, ...] = ()
    assure: tuple[RefId, ...] = ()


class CatalogFile(Entity):
    """A catalog of domains: what an organization of a kind is expected to own."""

    id: Id
    name: str
    version: str
    domains: tuple[Domain, ...]
    incompatible_pairs: tuple[IncompatiblePair, ...] = ()
    life_cycles: tuple[LifeCycle, ...] = ()
