"""A proposed change as it is authored: the base it begins with, the decision it asks for, its operations.

Each operation is a mapping with one verb (`move`, `merge`, `reassign` …). All may say why, cite evidence, and
belong to a phase or a day.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from orgmodel.model.entities import Body, Provider, Role, Unit
from orgmodel.model.entity import Entity, without_place
from orgmodel.model.fields import (
    ONE_OR_MANY,
    ActivityWord,
    Balance,
    Day,
    Evidences,
    Id,
    LevelWord,
    RefId,
    YesNoWord,
)

SCENARIO_FORMAT = 1
"""The version of the scenario format that this tool reads."""


Retired = Literal["domains", "duties", "positions", "deputy", "bargaining_unit"]


class Decision(Entity):
    """What is to be decided, by whom, until when, and from which day it holds."""

    question: str | None = None
    by: RefId | None = None
    due: Day | None = None
    effective: Day | None = None
    options: tuple[str, ...] = ()


class Approval(Entity):
    """A role that approved a revision of the proposal."""

    role: RefId
    on: Day | None = None
    revision: str | None = None


class Phase(Entity):
    """A step of the plan: its operations hold from a day on."""

    id: Id
    title: str | None = None
    from_: Day | None = Field(default=None, alias="from")


class Operation(Entity):
    """One change of the base. `verb` is the key that tells which."""

    verb: ClassVar[str] = ""

    why: str | None = None
    evidence: Evidences = ()
    phase: RefId | None = None
    on: Day | None = None
    one_time: Balance | None = None
    retires: Annotated[tuple[Retired, ...], *ONE_OR_MANY] = ()
    """What goes for good with this operation, on purpose: `why` must then say why."""


class AddRole(Operation):
    """A new role."""

    verb = "add_role"
    add_role: Role


class RemoveRole(Operation):
    """A role that is gone. Its reports go to its manager, or to `reports_to`; its domains must be dealt with."""

    verb = "remove_role"
    remove_role: RefId
    reports_to: RefId | None = None


class Move(Operation):
    """A role that reports to another manager, with all below it; `alone`: its reports stay with its manager."""

    verb = "move"
    move: Annotated[tuple[RefId, ...], *ONE_OR_MANY]
    to: RefId
    alone: YesNoWord | None = None
    unit: RefId | None = None


class Rename(Operation):
    """A role with another id."""

    verb = "rename"
    rename: RefId
    to: Id


class Retitle(Operation):
    """A role with another title."""

    verb = "retitle"
    retitle: RefId
    to: str


class Merge(Operation):
    """Roles that become one: it takes over their reports, domains, duties and positions."""

    verb = "merge"
    merge: tuple[RefId, ...]
    into: RefId
    title: str | None = None


class SplitPart(Entity):
    """One role that a split makes: which domains of the old one it takes."""

    id: Id
    title: str | None = None
    owns: tuple[RefId, ...] = ()
    reports: tuple[RefId, ...] = ()
    positions: Annotated[int, Field(ge=0)] | None = None


class Split(Operation):
    """A role that becomes several; what no part takes stays with the first one."""

    verb = "split"
    split: RefId
    into: tuple[SplitPart, ...]


class Change(Operation):
    """Fields of a role that are set: positions, class, establishment, cost and the like."""

    verb = "change"
    change: RefId
    set: Annotated[dict[str, Any], BeforeValidator(without_place)]


class Assign(Operation):
    """A domain that a role takes on beside those who hold it."""

    verb = "assign"
    assign: RefId
    to: RefId
    level: LevelWord
    scope: RefId | None = None
    activity: ActivityWord | None = None


class Reassign(Operation):
    """A domain that goes from one role to another, with its level, scope and activity."""

    verb = "reassign"
    reassign: RefId
    from_: RefId = Field(alias="from")
    to: RefId
    level: LevelWord | None = None


class Share(Operation):
    """A domain that roles hold jointly from now on, as they declare."""

    verb = "share"
    share: RefId
    between: tuple[RefId, ...]


class Retire(Operation):
    """A domain that nobody holds any more, on purpose: `why` must say so."""

    verb = "retire"
    retire: RefId
    from_: Annotated[tuple[RefId, ...], *ONE_OR_MANY] = Field(default=(), alias="from")


class Interim(Operation):
    """A role that answers for a domain until a day."""

    verb = "interim"
    interim: RefId
    by: RefId
    until: Day
    from_: Day | None = Field(default=None, alias="from")


class AddDotted(Operation):
    """A new dotted line."""

    verb = "add_dotted"
    add_dotted: RefId
    to: RefId
    for_: str | None = Field(default=None, alias="for")


class EndDotted(Operation):
    """A dotted line that ends."""

    verb = "end_dotted"
    end_dotted: RefId
    to: RefId


class AddUnit(Operation):
    """A new unit."""

    verb = "add_unit"
    add_unit: Unit


class MergeUnits(Operation):
    """Units that become one: it takes over their roles and their sections."""

    verb = "merge_units"
    merge_units: tuple[RefId, ...]
    into: RefId


class DissolveUnit(Operation):
    """A unit that is gone; its roles and sections go to another one."""

    verb = "dissolve_unit"
    dissolve_unit: RefId
    to: RefId


class AddBody(Operation):
    """A new board or committee."""

    verb = "add_body"
    add_body: Body


class RemoveBody(Operation):
    """A board or committee that is gone."""

    verb = "remove_body"
    remove_body: RefId


class AddProvider(Operation):
    """A new provider."""

    verb = "add_provider"
    add_provider: Provider


class RemoveProvider(Operation):
    """A provider that is gone; the domains that it performed must be dealt with."""

    verb = "remove_provider"
    remove_provider: RefId


OPERATIONS: dict[str, type[Operation]] = {
    kind.verb: kind
    for kind in (
        AddRole, RemoveRole, Move, Rename, Retitle, Merge, Split, Change, Assign, Reassign, Share, Retire, Interim,
        AddDotted, EndDotted, AddUnit, MergeUnits, DissolveUnit, AddBody, RemoveBody, AddProvider, RemoveProvider,
    )
}  # fmt: skip
"""Every operation by its verb."""


class ScenarioFile(Entity):
    """A scenario without its operations, which are read one by one."""

    scenario: Annotated[int, Field(ge=1)]
    id: Id
    title: str | None = None
    base: str
    decision: Decision | None = None
    approvals: tuple[Approval, ...] = ()
    phases: tuple[Phase, ...] = ()
    operations: tuple[Any, ...] = ()
