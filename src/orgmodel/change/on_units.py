"""Operations on dotted lines, units, bodies and providers."""

from __future__ import annotations

from collections.abc import Iterable

from orgmodel.change.draft import DoesNotFit, Draft, put
from orgmodel.change.plain import long_fields
from orgmodel.model.entities import Body, Provider, Unit
from orgmodel.model.entries import entry
from orgmodel.model.scenario import (
    AddBody,
    AddDotted,
    AddProvider,
    AddUnit,
    DissolveUnit,
    EndDotted,
    MergeUnits,
    RemoveBody,
    RemoveProvider,
)


def add_dotted(draft: Draft, operation: AddDotted) -> None:
    """Add a dotted line."""
    role = draft.role(operation.add_dotted)
    draft.role(operation.to)
    if operation.to == operation.add_dotted:
        raise DoesNotFit("a dotted line cannot lead to the role that it begins at")
    line = {"role": operation.to} | ({"for": operation.for_} if operation.for_ else {})
    if line not in role.get("dotted_to", []):
        put(role, "dotted_to", [*role.get("dotted_to", ()), line])


def end_dotted(draft: Draft, operation: EndDotted) -> None:
    """End the dotted lines from one role to another."""
    role = draft.role(operation.end_dotted)
    kept = [line for line in role.get("dotted_to", ()) if line["role"] != operation.to]
    if len(kept) == len(role.get("dotted_to", ())):
        raise DoesNotFit(f"'{operation.end_dotted}' has no dotted line to '{operation.to}'")
    put(role, "dotted_to", kept)


def add_unit(draft: Draft, operation: AddUnit) -> None:
    """Add a unit."""
    _add(draft, "units", operation.add_unit)
    if operation.add_unit.parent:
        draft.entity("units", operation.add_unit.parent)


def merge_units(draft: Draft, operation: MergeUnits) -> None:
    """Let one unit take over the roles and sections of others; it may be one of them."""
    draft.entity("units", operation.into)
    names = [name for name in dict.fromkeys(operation.merge_units) if name != operation.into]
    if not names:
        raise DoesNotFit("there is no other unit to merge")
    for name in names:
        draft.entity("units", name)
    _hand_over(draft, names, operation.into)


def dissolve_unit(draft: Draft, operation: DissolveUnit) -> None:
    """Give the roles and sections of a unit to another one."""
    draft.entity("units", operation.dissolve_unit)
    draft.entity("units", operation.to)
    if operation.to == operation.dissolve_unit:
        raise DoesNotFit("a unit cannot be dissolved into itself")
    _hand_over(draft, [operation.dissolve_unit], operation.to)


def _hand_over(draft: Draft, names: Iterable[str], to: str) -> None:
    gone = set(names)
    for role in draft.roles.values():
        if role.get("unit") in gone:
            role["unit"] = to
    parent = draft.plain["units"][to].get("parent")
    if parent in gone:
        put(draft.plain["units"][to], "parent", _outside(draft, gone))
    for name in gone:
        del draft.plain["units"][name]
    for unit in draft.plain["units"].values():
        if unit.get("parent") in gone:
            unit["parent"] = to


def _outside(draft: Draft, gone: set[str]) -> str | None:
    """The first unit above those that go which stays."""
    above = {draft.plain["units"][name].get("parent") for name in gone} - gone - {None}
    return min(map(str, above), default=None)


def add_body(draft: Draft, operation: AddBody) -> None:
    """Add a board or committee."""
    _add(draft, "bodies", operation.add_body)


def remove_body(draft: Draft, operation: RemoveBody) -> None:
    """Remove a board or committee."""
    draft.entity("bodies", operation.remove_body)
    del draft.plain["bodies"][operation.remove_body]


def add_provider(draft: Draft, operation: AddProvider) -> None:
    """Add a provider."""
    _add(draft, "providers", operation.add_provider)
    if operation.add_provider.answers:
        draft.role(operation.add_provider.answers)


def remove_provider(draft: Draft, operation: RemoveProvider) -> None:
    """Remove a provider."""
    gone = draft.entity("providers", operation.remove_provider)
    if "domains" in operation.retires:
        draft.retired |= {("domain", draft.domain(each)) for each in gone.get("provides", ())}
    del draft.plain["providers"][operation.remove_provider]


def _add(draft: Draft, kind: str, entity: Unit | Body | Provider) -> None:
    word = type(entity).__name__.lower()
    if not entity.id:
        raise DoesNotFit(f"a new {word} needs an id")
    if entity.id in draft.plain[kind]:
        raise DoesNotFit(f"there is a {word} '{entity.id}' already")
    draft.plain[kind][entity.id] = long_fields(entry(entity))
