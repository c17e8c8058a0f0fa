"""What changed from one model to another? Two normal forms → typed changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgmodel.change.changes import Change, Kind
from orgmodel.change.plain import KINDS, Fields, Plain, written
from orgmodel.model.refs import Ref

_KIND_OF_FIELD = {
    "title": Kind.RETITLED,
    "name": Kind.RETITLED,
    "unit": Kind.UNIT,
    "parent": Kind.UNIT,
    "reports_to": Kind.MANAGER,
    "establishment": Kind.ESTABLISHMENT,
    "valid": Kind.ESTABLISHMENT,
    "positions": Kind.POSITIONS,
    "fte": Kind.POSITIONS,
    "filled": Kind.OCCUPANCY,
    "occupancy": Kind.OCCUPANCY,
    "acting_since": Kind.OCCUPANCY,
    "vacant_since": Kind.OCCUPANCY,
    "incumbents": Kind.OCCUPANCY,
    "class": Kind.CLASS,
    "salary": Kind.COST,
    "cost": Kind.COST,
    "deputy": Kind.DEPUTY,
    "dotted_to": Kind.DOTTED,
    "works_with": Kind.WORKS_WITH,
    "duties": Kind.DUTY,
    **dict.fromkeys(("evidence", "status", "confidence", "inferred", "confirmed", "note"), Kind.RECORD),
}
_RECORD = frozenset({"evidence", "status", "confidence", "inferred", "confirmed"})
_ITEM_KEY = {
    "owns": ("domain", "scope", "except"),
    "dotted_to": ("role",),
    "works_with": ("role", "on"),
    "duties": ("text",),
}


_OF_THE_MODEL = frozenset({"source", "scope"})
"""Entities that are no part of the organization: what the model cites and how it names things."""


def compared(before: Plain, after: Plain) -> Iterator[Change]:
    """Give every difference. The ids of before are those of after already, where the roles are the same."""
    for kind, word in KINDS.items():
        yield from _entities(word, before[kind], after[kind])
    (name, old), (_, new) = (next(iter(each["header"].items())) for each in (before, after))
    for field in _fields(old, new):
        yield Change(
            Kind.OTHER, Ref(name, str(new.get("organization", {}).get("id", ""))), field, old.get(field), new.get(field)
        )


def _entities(kind: str, before: Mapping[str, Fields], after: Mapping[str, Fields]) -> Iterator[Change]:
    gone, come = (Kind.RECORD, Kind.RECORD) if kind in _OF_THE_MODEL else (Kind.REMOVED, Kind.ADDED)
    for key, entity in before.items():
        if key not in after:
            yield Change(gone, Ref(kind, key), before=entity)
    for key, entity in after.items():
        if key not in before:
            yield Change(come, Ref(kind, key), after=entity)
        elif before[key] != entity:
            yield from _changed(Ref(kind, key), before[key], entity)


def _fields(before: Fields, after: Fields) -> list[str]:
    """Name the fields that differ, in the order of after."""
    both = dict.fromkeys((*after, *before))
    return [field for field in both if before.get(field) != after.get(field)]


def _changed(ref: Ref, before: Fields, after: Fields) -> Iterator[Change]:
    for field in _fields(before, after):
        old, new = before.get(field), after.get(field)
        if ref.kind == "role" and field in _ITEM_KEY:
            yield from _items(ref, field, old or [], new or [])
        elif field == "reports_to":
            yield Change(_line_kind(old or [], new or []), ref, field, old, new)
        else:
            kind = Kind.PROVIDER if ref.kind == "provider" else _KIND_OF_FIELD.get(field, Kind.OTHER)
            yield Change(kind, ref, field, old, new)


def _line_kind(before: Sequence[Fields], after: Sequence[Fields]) -> Kind:
    """A new manager, or only something else about the line to the same one."""
    managers = [[line["role"] for line in lines] for lines in (before, after)]
    if managers[0] != managers[1]:
        return Kind.MANAGER
    return Kind.RECORD if _organizational(before) == _organizational(after) else Kind.OTHER


def _organizational(items: Sequence[Fields]) -> list[Fields]:
    """Leave out what a model says about its facts."""
    return [{key: value for key, value in item.items() if key not in _RECORD} for item in items]


def _items(ref: Ref, field: str, before: Sequence[Fields], after: Sequence[Fields]) -> Iterator[Change]:
    """Compare two lists item by item: the same item by its key, then what was added and what is gone."""
    old, new = _without_common(before, after)
    by_key: dict[str, list[Fields]] = {}
    for item in new:
        by_key.setdefault(_key(field, item), []).append(item)
    gone = []
    for item in old:
        same = by_key.get(_key(field, item))
        if same:
            yield _item(ref, field, item, same.pop(0))
        else:
            gone.append(item)
    for item in gone:
        yield _item(ref, field, item, None)
    for rest in by_key.values():
        for item in rest:
            yield _item(ref, field, None, item)


def _without_common(before: Sequence[Fields], after: Sequence[Fields]) -> tuple[list[Fields], list[Fields]]:
    left = [written(item) for item in after]
    old = []
    for item in before:
        text = written(item)
        if text in left:
            left.remove(text)
        else:
            old.append(item)
    new = []
    for item in after:
        text = written(item)
        if text in left:
            left.remove(text)
            new.append(item)
    return old, new


def _key(field: str, item: Fields) -> str:
    return written([item.get(name) for name in _ITEM_KEY[field]])


def _item(ref: Ref, field: str, before: Fields | None, after: Fields | None) -> Change:
    return Change(_item_kind(field, before, after), ref, field, before, after)


def _item_kind(field: str, before: Any, after: Any) -> Kind:
    if before is not None and after is not None and _organizational([before]) == _organizational([after]):
        return Kind.RECORD
    if field != "owns":
        return _KIND_OF_FIELD[field]
    if before is None:
        return Kind.SHARED if after.get("joint_with") else Kind.GAINED
    if after is None:
        return Kind.LOST
    return Kind.SHARED if before.get("joint_with") != after.get("joint_with") else Kind.LEVEL
