"""Operations on roles: added, removed, moved, renamed, retitled, merged, split, changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from orgmodel.change.draft import DoesNotFit, Draft, put
from orgmodel.change.plain import Fields, long_fields, with_role_names, written
from orgmodel.errors import did_you_mean
from orgmodel.model.entities import Role
from orgmodel.model.entries import entry, key
from orgmodel.model.scenario import AddRole, Change, Merge, Move, RemoveRole, Rename, Retitle, Split, SplitPart

_SETTABLE = frozenset(key(Role, name) for name in Role.model_fields) - {"@", "id", "reports_to", "owns", "dotted_to"}
_LISTS = ("owns", "duties", "dotted_to", "works_with", "leads", "body_member", "aliases", "tags", "evidence")


def add_role(draft: Draft, operation: AddRole) -> None:
    """Add a role."""
    role = operation.add_role
    if not role.id:
        raise DoesNotFit("a new role needs an id")
    if role.id in draft.roles:
        raise DoesNotFit(f"there is a role '{role.id}' already")
    for line in role.reports_to:
        if line.role != "none":
            draft.role(line.role)
    draft.roles[role.id] = long_fields(entry(role))


def remove_role(draft: Draft, operation: RemoveRole) -> None:
    """Remove a role; its reports go to its manager, or to whom the operation names."""
    name = operation.remove_role
    gone = draft.role(name)
    heir = operation.reports_to or draft.manager(name)
    if operation.reports_to is not None:
        draft.role(operation.reports_to)
        if name in draft.above(operation.reports_to):
            raise DoesNotFit(
                f"'{operation.reports_to}' is '{name}' or stands below it: its reports need another manager"
            )
    for report in draft.reports(name):
        draft.set_manager(report, heir if heir not in {report, "none"} else None)  # nobody becomes a top unsaid
    del draft.roles[name]
    if "domains" in operation.retires:
        draft.retired |= {("domain", draft.domain(each["domain"])) for each in gone.get("owns", ())}
    draft.retired |= {(what, name) for what in operation.retires}


def move(draft: Draft, operation: Move) -> None:
    """Let roles report to another one. With all below them, or alone: then their reports stay with their manager."""
    if not operation.move:
        raise DoesNotFit("there is no role to move")
    if operation.to != "none":
        draft.role(operation.to)
    for name in operation.move:
        draft.role(name)
        if operation.alone == "yes":
            before = draft.manager(name)
            for report in draft.reports(name):
                draft.set_manager(report, before)
        if operation.to != "none" and name in draft.above(operation.to):
            raise DoesNotFit(f"'{operation.to}' stands below '{name}': a role cannot report to one of its own reports")
        draft.set_manager(name, operation.to)
        if operation.unit is not None:
            draft.entity("units", operation.unit)
            draft.roles[name]["unit"] = operation.unit


def rename(draft: Draft, operation: Rename) -> None:
    """Give a role another id, everywhere."""
    draft.role(operation.rename)
    if operation.to in draft.roles:
        raise DoesNotFit(f"there is a role '{operation.to}' already")
    _follow(draft, {operation.rename: operation.to})


def retitle(draft: Draft, operation: Retitle) -> None:
    """Give a role another title."""
    draft.role(operation.retitle)["title"] = operation.to


def change(draft: Draft, operation: Change) -> None:
    """Set fields of a role."""
    role = draft.role(operation.change)
    for name in operation.set:
        if name not in _SETTABLE:
            hint = {
                "reports_to": ": 'move' does that",
                "owns": ": 'assign' and 'reassign' do that",
                "id": ": see 'rename'",
            }
            raise DoesNotFit(f"'{name}' cannot be set{hint.get(name, did_you_mean(name, _SETTABLE))}")
    if not operation.set:
        raise DoesNotFit("there is nothing to set")
    fields = long_fields({name: _bare(value) for name, value in operation.set.items()})
    try:
        Role.model_validate(fields)
    except ValidationError as error:
        said = (
            f"{'.'.join(map(str, each['loc']))}: {each['msg'][:1].lower()}{each['msg'][1:]}" for each in error.errors()
        )
        raise DoesNotFit("; ".join(said)) from error
    for name, value in fields.items():
        role[name] = {**role.get(name, {}), **value} if isinstance(value, dict) else value
    draft.retired |= {(what, operation.change) for what in operation.retires}


def _wrong(detail: Any) -> str:
    """Say what is wrong with a value: `positions: input should be …`."""
    where, said = ".".join(map(str, detail["loc"])), str(detail["msg"])
    return f"{where}: {said[:1].lower()}{said[1:]}"


def _bare(value: Any) -> Any:
    """Take places out of what an author wrote."""
    if isinstance(value, dict):
        return {str(name): _bare(each) for name, each in value.items() if name != "@"}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return str(value)


def merge(draft: Draft, operation: Merge) -> None:
    """Make one role of several: lines, domains, duties and positions of all of them."""
    names = [name for name in dict.fromkeys(operation.merge) if name != operation.into]
    roles = [draft.role(name) for name in names]
    if not names or (len(names) == 1 and operation.into not in draft.roles):
        raise DoesNotFit("a merge needs two roles: 'rename' gives one role another id")
    _of_one_organization(draft, [*names, *([operation.into] if operation.into in draft.roles else [])])
    if operation.into not in draft.roles:
        first = {**roles[0], "id": operation.into}
        draft.roles[operation.into] = first
        roles = roles[1:]
        above = draft.manager(names[0])
        if above in names:
            raise DoesNotFit(f"'{names[0]}' reports to '{above}', with which it is merged: name the manager first")
    for name in names:
        draft.became[name] = operation.into
    whole = draft.roles[operation.into]
    for role in roles:
        _take(whole, role)
    for name in names:
        del draft.roles[name]
    _follow(draft, dict.fromkeys(names, operation.into))
    if operation.title is not None:
        draft.roles[operation.into]["title"] = operation.title
    _without_itself(draft.roles[operation.into])
    draft.retired |= {(what, name) for what in operation.retires for name in names}


def _of_one_organization(draft: Draft, names: Iterable[str]) -> None:
    """Refuse to make one role of some that belong to the organization and some that do not."""
    outside = [name for name in names if draft.roles[name].get("in_scope") == "no"]
    inside = [name for name in names if name not in outside]
    if outside and inside:
        raise DoesNotFit(
            f"'{outside[0]}' is outside of this organization (in_scope: no) and '{inside[0]}' is not: "
            "a merge cannot go across organizations"
        )


def _take(whole: Fields, part: Fields) -> None:
    """Put what one role says into another: lists are joined, positions added, what is silent is filled."""
    for name in _LISTS:
        mine, others = _listed(whole.get(name)), _listed(part.get(name))
        known = {written(each) for each in mine}
        put(whole, name, [*mine, *(each for each in others if written(each) not in known)])
    for name in ("positions", "filled", "fte"):
        numbers = [role[name] for role in (whole, part) if name in role]
        if len(numbers) == 2:  # noqa: PLR2004  known of both: else the sum is not known
            whole[name] = sum(map(float, numbers)) if name == "fte" else sum(map(int, numbers))
        else:
            whole.pop(name, None)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _without_itself(role: Fields) -> None:
    """Drop lines that a merge turned onto the role itself, and partners that it now is."""
    name = role["id"]
    for kind in ("reports_to", "dotted_to", "works_with"):
        put(role, kind, [line for line in role.get(kind, ()) if line["role"] != name])
    for each in role.get("owns", ()):
        if "joint_with" in each:
            put(each, "joint_with", [partner for partner in dict.fromkeys(each["joint_with"]) if partner != name])
    put(role, "owns", list({written(each): each for each in role.get("owns", ())}.values()))


def split(draft: Draft, operation: Split) -> None:
    """Make several roles of one. What no part takes stays with the first part."""
    name = operation.split
    whole = draft.role(name)
    if len(operation.into) < 2:  # noqa: PLR2004  one part is no split
        raise DoesNotFit("a split makes two roles or more")
    if len({part.id for part in operation.into}) < len(operation.into):
        raise DoesNotFit("two parts of a split have one id")
    for part in operation.into:
        if part.id != name and part.id in draft.roles:
            raise DoesNotFit(f"there is a role '{part.id}' already")
    first, *others = operation.into
    for part in others:
        _part(draft, name, whole, part)
    if "positions" in whole and any(part.positions is not None for part in operation.into):
        put(whole, "positions", first.positions)
    if first.title is not None:
        whole["title"] = first.title
    if first.id != name:
        _follow(draft, {name: first.id})


def _part(draft: Draft, name: str, whole: Fields, part: SplitPart) -> None:
    domains = [draft.domain(each) for each in part.owns]
    taken = [each for domain in domains for each in draft.held(name, domain)]
    lacking = [each for each, domain in zip(part.owns, domains, strict=True) if not draft.held(name, domain)]
    if lacking:
        raise DoesNotFit(f"'{name}' does not hold {', '.join(lacking)}")
    said = {"id": part.id, "title": part.title, "unit": whole.get("unit"), "class": whole.get("class")}
    role = {field: value for field, value in said.items() if value is not None}
    put(role, "reports_to", list(whole.get("reports_to", ())))
    put(role, "owns", taken)
    put(role, "positions", part.positions)
    draft.roles[part.id] = role
    draft.release(name, taken)
    for report in part.reports:
        if name not in (line["role"] for line in draft.role(report).get("reports_to", ())):
            raise DoesNotFit(f"'{report}' does not report to '{name}'")
        draft.set_manager(report, part.id)


def _follow(draft: Draft, names: dict[str, str]) -> None:
    """Let every reference to roles lead to their new ids."""
    draft.plain = with_role_names(draft.plain, names)
    for role in _one_line_each(draft.roles.values()):
        put(role, "reports_to", list({line["role"]: line for line in reversed(role["reports_to"])}.values())[::-1])
    draft.became |= names


def _one_line_each(roles: Iterable[Fields]) -> list[Fields]:
    """Give roles that have two lines to one manager now."""
    return [role for role in roles if len(role.get("reports_to", ())) > 1]
