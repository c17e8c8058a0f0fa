"""What a model's text says, as plain values in one normal form: the form in which two models are compared.

`Plain` maps a kind of entity to its entities by key (see `keys`). Lists whose order means nothing are sorted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from orgmodel.catalog.domains import BUILT_IN, built_in
from orgmodel.change.keys import keys, own_ids
from orgmodel.model.entries import RoleEntries, entry, units
from orgmodel.model.entries import plain as plain_value
from orgmodel.model.facts import Facts

Fields = dict[str, Any]
Plain = dict[str, dict[str, Fields]]

KINDS = {
    "roles": "role",
    "units": "unit",
    "bodies": "body",
    "providers": "provider",
    "domains": "domain",
    "scopes": "scope",
    "sources": "source",
    "mandates": "mandate",
}
"""The lists of a model and the kind of their entities. All else is the header."""

HEADER = "organization"

_NAMES = {"reports_to": "role", "dotted_to": "role", "works_with": "role", "owns": "domain", "duties": "text"}
_LONG: Mapping[str, Fields] = {**{name: {} for name in _NAMES}, "owns": {"level": "accountable"}}
"""Lists of a role that have short forms: the field that a bare text fills, and what it implies."""

_ORDERED = frozenset({"reports_to"})
"""Lists whose order means something: the first manager counts."""

_ROLE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "roles": ("deputy",),
    "units": ("head",),
    "bodies": ("chair",),
    "providers": ("answers",),
}
"""Fields that name one role. Those that name several are in `_ROLE_LISTS`."""
_ROLE_LISTS = frozenset({"members"})


def plain(facts: Facts, roles: Iterable[int] | None = None, *, with_units: bool = True) -> Plain:
    """Give what a model says, lists as they are written: of all its roles, or of some rows; perhaps without units."""
    header = facts.header
    entries = RoleEntries(facts, short=False)
    rows = range(len(facts.roles)) if roles is None else roles
    known = built_in(header.catalog).domains if header.catalog in BUILT_IN else ()
    of_catalog = {domain.id: domain for domain in known}
    lists: dict[str, Iterable[Fields]] = {
        "units": units(facts.units) if with_units else (),
        "bodies": map(entry, facts.bodies),
        "providers": map(entry, facts.providers),
        "domains": (entry(each) for each in facts.domains if each is not of_catalog.get(each.id)),
        "scopes": map(entry, header.scopes),
        "sources": map(entry, header.sources),
        "mandates": map(entry, facts.mandates),
    }
    said = {name: getattr(header, name) for name in ("organization", "as_of", "catalog", "completeness", "policy")}
    said |= {"charts": header.charts, "dispositions": header.dispositions}
    names = keys(facts.roles.id, facts.roles.title)
    return {
        "roles": _keyed((names[row], _without_row(entries[row])) for row in rows),
        **{kind: _keyed(_with_keys(list(said))) for kind, said in lists.items()},
        "header": {HEADER: {key: _value(value) for key, value in said.items() if value not in (None, ())}},
    }


def _without_row(fields: Fields) -> Fields:
    """Leave out an id that only says on which row of a file a post stands."""
    return {name: value for name, value in fields.items() if name != "id" or own_ids([value])[0]}


def _with_keys(entities: Sequence[Fields]) -> Iterator[tuple[str, Fields]]:
    ids = [str(entity.get("id", "")) for entity in entities]
    return zip(keys(ids, [str(entity.get("name", "")) for entity in entities]), entities, strict=True)


def _keyed(entities: Iterable[tuple[str, Fields]]) -> dict[str, Fields]:
    return {key: long_fields(fields) for key, fields in entities}


def long_fields(fields: Mapping[str, Any]) -> Fields:
    """Write one entity out: assignments, lines and duties in their long forms, dates as texts."""
    return {field: _field(field, value) for field, value in fields.items()}


def normal(model: Plain) -> Plain:
    """Bring a model into normal form: lists are sorted where their order means nothing."""
    return {
        kind: {key: {name: _sorted(name, value) for name, value in fields.items()} for key, fields in entities.items()}
        for kind, entities in model.items()
    }


def _sorted(field: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _sorted(name, each) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    items = [_sorted("", each) for each in value]
    return items if field in _ORDERED else sorted(items, key=written)


def _field(field: str, value: Any) -> Any:
    if field not in _LONG:
        return _value(value)
    items = map(_value, value if isinstance(value, list) else [value])
    return [dict(_LONG[field], **{_NAMES[field]: item}) if isinstance(item, str) else item for item in items]


def _value(value: Any) -> Any:
    """Turn entities into mappings, and dates into texts."""
    said = plain_value(value)
    if isinstance(said, dict):
        return {key: _value(each) for key, each in said.items()}
    if isinstance(said, list):
        return [_value(each) for each in said]
    return said.isoformat() if isinstance(said, date) else said


def written(value: Any) -> str:
    """Write a value so that equal values are equal texts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def with_role_names(plain: Plain, names: Mapping[str, str]) -> Plain:
    """Give roles other ids, and follow them wherever the model refers to them."""
    if not names:
        return plain

    texts = {f"role:{old}": f"role:{new}" for old, new in names.items()}

    def named(text: Any) -> Any:
        return names.get(text, text)

    return {
        "header": {HEADER: _header(plain["header"][HEADER], names)},
        **{kind: _confirmed(_entities(kind, plain[kind], named), texts) for kind in KINDS},
    }


def _confirmed(value: Any, texts: Mapping[str, str]) -> Any:
    """Follow roles in who confirmed a fact, however deep the fact stands."""
    if isinstance(value, dict):
        return {key: (_followed if key == "confirmed" else _confirmed)(each, texts) for key, each in value.items()}
    return [_confirmed(each, texts) for each in value] if isinstance(value, list) else value


def _entities(kind: str, entities: Mapping[str, Fields], named: Callable[[Any], Any]) -> dict[str, Fields]:
    found = {}
    for key, entity in entities.items():
        fields = {field: _in_field(kind, field, value, named) for field, value in entity.items()}
        if kind == "roles" and "id" in fields:
            fields["id"] = named(fields["id"])
        head, mark, number = key.partition("#")
        found[named(head) + mark + number if kind == "roles" else key] = fields
    return found


def _in_field(kind: str, field: str, value: Any, named: Callable[[Any], Any]) -> Any:
    if field in _ROLE_FIELDS.get(kind, ()):
        return named(value)
    if field in _ROLE_LISTS:
        return [named(each) for each in value]
    if field in {"reports_to", "dotted_to", "works_with"}:
        return [{**line, "role": named(line["role"])} for line in value]
    if field == "owns":
        return [_owned(each, named) for each in value]
    return value


def _owned(assignment: Fields, named: Callable[[Any], Any]) -> Fields:
    if "joint_with" not in assignment:
        return assignment
    return {**assignment, "joint_with": [named(each) for each in assignment["joint_with"]]}


def _header(header: Fields, names: Mapping[str, str]) -> Fields:
    """Follow roles in waivers and dispositions, where they are written `role:id`, and in settings of single roles."""
    texts = {f"role:{old}": f"role:{new}" for old, new in names.items()}
    followed = {key: _followed(value, texts) for key, value in header.items()}
    policy = followed.get("policy", {})
    if "roles" in policy:
        followed["policy"] = {
            **policy,
            "roles": {names.get(name, name): rules for name, rules in policy["roles"].items()},
        }
    return followed


def _followed(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _followed(each, texts) for key, each in value.items()}
    if isinstance(value, list):
        return [_followed(each, texts) for each in value]
    return texts.get(value, value) if isinstance(value, str) else value
