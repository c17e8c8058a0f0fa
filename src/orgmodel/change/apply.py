"""Changes of one model applied to it: before + changes = after, in normal form."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from orgmodel.change.changes import Change, Kind
from orgmodel.change.plain import HEADER, KINDS, Fields, Plain, normal, with_role_names, written
from orgmodel.errors import OrgModelError

_LIST_OF = {word: name for name, word in KINDS.items()}
_WHOLE = frozenset({"reports_to"})


def applied(before: Plain, changes: Iterable[Change]) -> Plain:
    """Apply changes to the model that they begin with.

    Raises:
        OrgModelError: a change does not fit: what it says of before is not so.
    """
    changes = tuple(changes)
    names = {str(each.before): str(each.after) for each in changes if each.kind is Kind.RENAMED}
    plain = deepcopy(normal(with_role_names(before, names)))
    for change in changes:
        if change.kind is not Kind.RENAMED:
            _apply(plain, change)
    return plain


def _apply(plain: Plain, change: Change) -> None:
    kind, key = change.subject.kind, change.subject.id
    if kind == HEADER:
        _set(plain["header"][HEADER], change)
        return
    entities = plain[_LIST_OF[kind]]
    if not change.field:
        if (change.before is None) == (key in entities):
            said = "there is no such entity" if change.after is None else "it is there already"
            raise OrgModelError(f"{change.subject}: the change does not fit: {said}")
        entities.pop(key, None)
        if change.after is not None:
            entities[key] = deepcopy(change.after)
        return
    if key not in entities:
        raise OrgModelError(f"{change.subject}: the change does not fit: there is no such entity")
    if _is_item(entities[key], change):
        _replace_item(entities[key], change)
    else:
        _set(entities[key], change)


def _is_item(entity: Fields, change: Change) -> bool:
    """Tell whether a change speaks of one item of a list, not of the whole field."""
    is_list = isinstance(entity.get(change.field), list) or change.field in {
        "owns",
        "dotted_to",
        "works_with",
        "duties",
    }
    whole = isinstance(change.before, list) or isinstance(change.after, list)
    return is_list and not whole and change.field not in _WHOLE


def _replace_item(entity: Fields, change: Change) -> None:
    items = [written(item) for item in entity.get(change.field, [])]
    values = list(entity.get(change.field, []))
    if change.before is not None:
        if written(change.before) not in items:
            raise OrgModelError(f"{change.subject}: the change does not fit: its {change.field} are others")
        values.pop(items.index(written(change.before)))
    if change.after is not None:
        values.append(deepcopy(change.after))
    if values:
        entity[change.field] = sorted(values, key=written)
    else:
        entity.pop(change.field, None)


def _set(entity: Fields, change: Change) -> None:
    if written(entity.get(change.field)) != written(change.before):
        raise OrgModelError(f"{change.subject}: the change does not fit: its {change.field} is another")
    if change.after is None:
        entity.pop(change.field, None)
    else:
        entity[change.field] = deepcopy(change.after)
