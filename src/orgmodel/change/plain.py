"""What a model's text says, as plain values in one normal form: the form in which two models are compared.

`Plain` maps a kind of entity to its entities by key (see `keys`). Lists whose order means nothing are sorted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from orgmodel.catalog.domains import BUILT_IN, built_in
from orgmodel.change.keys import keys
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
}
"""The lists of a model and the kind of their entities. All else is the header."""

HEADER = "organization"

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


def plain(facts: Facts, roles: Iterable[int] | None = None) -> Plain:
    """Give what a model says in normal form: of all its roles, or of some rows."""
    header = facts.header
    entries = RoleEntries(facts, short=False)
    rows = range(len(facts.roles)) if roles is None else roles
    known = built_in(header.catalog).domains if header.catalog in BUILT_IN else ()
    of_catalog = {domain.id: domain for domain in known}
    lists: dict[str, Iterable[Fields]] = {
        "units": units(facts.units),
        "bodies": map(entry, facts.bodies),
        "providers": map(entry, facts.providers),
        "domains": (entry(each) for each in facts.domains if each is not of_catalog.get(each.id)),
        "scopes": map(entry, header.scopes),
        "sources": map(entry, header.sources),
    }
    said = {name: getattr(header, name) for name in ("organization", "as_of", "catalog", "completeness", "policy")}
    said["dispositions"] = header.dispositions
    names = keys(facts.roles.id, facts.roles.title)
    return {
        "roles": _keyed((names[row], entries[row]) for row in rows),
        **{kind: _keyed(_with_keys(list(said))) for kind, said in lists.items()},
        "header": {HEADER: {key: _value(value) for key, value in said.items() if value not in (None, ())}},
    }


def _with_keys(entities: Sequence[Fields]) -> Iterator[tuple[str, Fields]]:
    ids = [str(entity.get("id", "")) for entity in entities]
    return zip(keys(ids, [str(entity.get("name", "")) for entity in entities]), entities, strict=True)


def _keyed(entities: Iterable[tuple[str, Fields]]) -> dict[str, Fields]:
    return {key: {field: _field(field, value) for field, value in fields.items()} for key, fields in entities}


def _field(field: str, value: Any) -> Any:
    """Bring a field into normal form: a manager is a list of lines, whatever the text's short form."""
    if field not in _ORDERED:
        return _value(value)
    lines = map(_value, value if isinstance(value, list) else [value])
    return [{"role": line} if isinstance(line, str) else line for line in lines]


def _value(value: Any) -> Any:
    """Turn dates into texts, and sort lists."""
    said = plain_value(value)
    if isinstance(said, date):
        return said.isoformat()
    if isinstance(said, dict):
        return {key: each if key in _ORDERED else _value(each) for key, each in said.items()}
    return sorted(map(_value, said), key=written) if isinstance(said, list) else said


def written(value: Any) -> str:
    """Write a value so that equal values are equal texts."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def with_role_names(plain: Plain, names: Mapping[str, str]) -> Plain:
    """Give roles other ids, and follow them wherever the model refers to them."""
    if not names:
        return plain

    def named(text: Any) -> Any:
        return names.get(text, text)

    return {
        "header": {HEADER: _header(plain["header"][HEADER], names)},
        **{kind: _entities(kind, plain[kind], named) for kind in KINDS},
    }


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
        return sorted(map(named, value), key=written)
    if field in {"reports_to", "dotted_to", "works_with"}:
        lines = [{**line, "role": named(line["role"])} for line in value]
        return lines if field in _ORDERED else sorted(lines, key=written)
    if field == "owns":
        return sorted((_owned(each, named) for each in value), key=written)
    return value


def _owned(assignment: Fields, named: Callable[[Any], Any]) -> Fields:
    if "joint_with" not in assignment:
        return assignment
    return {**assignment, "joint_with": sorted(map(named, assignment["joint_with"]), key=written)}


def _header(header: Fields, names: Mapping[str, str]) -> Fields:
    """Follow roles in waivers, dispositions and confirmations, where they are written `role:id`."""
    texts = {f"role:{old}": f"role:{new}" for old, new in names.items()}

    def followed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: followed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [followed(each) for each in value]
        return texts.get(value, value) if isinstance(value, str) else value

    return {key: followed(value) for key, value in header.items()}
