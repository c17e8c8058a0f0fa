"""Which matched roles may say something else in after than in before? Told by columns, without an object a row.

Exact, not a guess: a role that is not named here is the same in all its fields, lines, assignments and duties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np

from orgmodel.change.matching import Matching
from orgmodel.model.facts import Assignments, BoolColumn, Duties, Facts, IntColumn, Lines, Provenance, Roles, Texts
from orgmodel.model.sparse import pairs, parts, stated
from orgmodel.model.texts import Coded, Pool
from orgmodel.model.words import Line

_Column = IntColumn


def differing(before: Facts, after: Facts, matching: Matching) -> IntColumn:
    """Give the rows of before whose role differs from the role of after that it is, in row order."""
    names = _renamed(before.roles, after.roles, matching)
    old = np.flatnonzero(matching.after_of >= 0)
    new = matching.after_of[old]
    differs = np.zeros(len(before.roles), dtype=bool)
    for left, right in _role_columns(before.roles, after.roles, names):
        differs[old] |= left[old] != right[new]
    for left_table, right_table in _tables(before, after, names):
        differs |= _rows_differ(left_table, right_table, matching)
    return np.flatnonzero(differs & (matching.after_of >= 0))


def same_units(before: Facts, after: Facts) -> bool:
    """Tell whether the units are the same ones in the same order, and name no roles, whose ids may have changed."""
    left, right = before.units, after.units
    if len(left) != len(right) or any(left.head) or any(right.head):
        return False
    return all(bool((one == other).all()) for one, other in _pairs(left, right, ("at",), {}))


def _renamed(before: Roles, after: Roles, matching: Matching) -> dict[str, str]:
    """Give the ids of before that the same roles do not have in after, with the ids that they have."""
    rows = ((before.id[row], after.id[int(matching.after_of[row])]) for row in matching.by)
    return {old: new for old, new in rows if old and new and old != new}


def shared_codes(left: Texts, right: Texts, names: Mapping[str, str] | None = None) -> tuple[IntColumn, IntColumn]:
    """Number the texts of two columns by one numbering. `names` says what texts of the left one mean on the right."""
    names = names or {}
    if isinstance(left, Coded) and isinstance(right, Coded) and isinstance(right.pool, Pool):
        return _pool_codes(left, right, names)
    codes: dict[str, int] = {}

    def coded(column: Texts, meant: Mapping[str, str]) -> IntColumn:
        if isinstance(column, Coded):
            used = column.present()
            number = np.zeros(len(column.pool), dtype=np.int64)
            texts = column.texts_of(used.tolist())
            if meant:
                texts = [meant.get(text, text) for text in texts]
            number[used] = [codes.setdefault(text, len(codes)) for text in texts]
            return number[column.code]
        numbers = (codes.setdefault(meant.get(text, text), len(codes)) for text in column)
        return np.fromiter(numbers, dtype=np.int64, count=len(column))

    return coded(left, names), coded(right, {})


def _pool_codes(left: Coded, right: Coded, names: Mapping[str, str]) -> tuple[IntColumn, IntColumn]:
    """Number by the codes of the right pool; what it does not hold comes behind them, by the codes of the left one."""
    pool = right.pool
    used = left.present()
    texts = left.texts_of(used.tolist())
    meant = [names.get(text, text) for text in texts] if names else texts
    found = np.array(pool.find(meant) if isinstance(pool, Pool) else (), dtype=np.int64)
    alone = np.flatnonzero(found < 0)
    first: dict[str, int] = {}  # two texts of the left one may mean one
    found[alone] = [len(pool) + first.setdefault(meant[place], len(first)) for place in alone.tolist()]
    number = np.zeros(len(left.pool), dtype=np.int64)
    number[used] = found
    return number[left.code], right.code.astype(np.int64)


def _sparse_codes(
    left: Mapping[int, Any], rows_left: int, right: Mapping[int, Any], rows_right: int, names: Mapping[str, str]
) -> list[tuple[_Column, _Column]]:
    """Number the values of two sparse columns: which rows state one, and of which parts it is made, or what it is."""
    if not left and not right:
        return []
    there = [(stated(left, rows_left).astype(np.int64), stated(right, rows_right).astype(np.int64))]
    if not left or not right:
        return there
    one, other = parts(left), parts(right)
    if names or one is None or other is None or one.keys() != other.keys():
        return [_object_codes(left, rows_left, right, rows_right, names)]
    where = np.flatnonzero(there[0][0]), np.flatnonzero(there[0][1])
    for name, part in one.items():
        pair = _part_codes(part, other[name])
        there.append((_spread(pair[0], where[0], rows_left), _spread(pair[1], where[1], rows_right)))
    return there


def _part_codes(left: Any, right: Any) -> tuple[_Column, _Column]:
    """Number the entries of two columns that values are made of; what is not stated is one number."""
    if isinstance(left, Coded):
        return shared_codes(left, right)
    return _bits(left), _bits(right)


def _bits(values: Any) -> _Column:
    """Give numbers or days as whole numbers that are equal where they are; all that are no number are one."""
    if values.dtype.kind == "f":
        values = np.where(np.isnan(values), np.nan, values + 0.0)
    bits: _Column = np.ascontiguousarray(values).view(np.int64)
    return bits


def _spread(numbers: _Column, rows: _Column, count: int) -> _Column:
    spread = np.zeros(count, dtype=np.int64)
    spread[rows] = numbers
    return spread


def _object_codes(
    left: Mapping[int, Any], rows_left: int, right: Mapping[int, Any], rows_right: int, names: Mapping[str, str]
) -> tuple[_Column, _Column]:
    """Number values by what they look like, object by object."""
    codes: dict[str, int] = {}

    def coded(column: Mapping[int, Any], count: int, meant: Mapping[str, str]) -> IntColumn:
        numbers = np.zeros(count, dtype=np.int64)
        for row, value in pairs(column):
            texts = isinstance(value, tuple) and all(isinstance(each, str) for each in value)
            said = tuple(meant.get(each, each) for each in value) if texts else value
            numbers[row] = codes.setdefault(repr(said), len(codes) + 1)
        return numbers

    return coded(left, rows_left, names), coded(right, rows_right, {})


def _pairs(left: Any, right: Any, skip: Sequence[str], names: Mapping[str, str]) -> list[tuple[_Column, _Column]]:
    """Number every column of two tables of one kind, but those to skip."""
    found = []
    for each in fields(left):
        if each.name in skip:
            continue
        one, other = getattr(left, each.name), getattr(right, each.name)
        if isinstance(one, Provenance):
            found += _pairs_of_provenance(one, other, len(left), len(right))
        elif isinstance(one, np.ndarray):
            found.append((one, other))
        elif isinstance(one, Mapping):
            meant = names if each.name in _REFERENCES else {}
            found += _sparse_codes(one, len(left), other, len(right), meant)
        elif (len(one) and isinstance(one[0], tuple)) or (len(other) and isinstance(other[0], tuple)):
            found.append(_object_codes(dict(enumerate(one)), len(left), dict(enumerate(other)), len(right), {}))
        else:
            found.append(shared_codes(one, other, names if each.name in _REFERENCES else None))
    return found


_REFERENCES = frozenset({"id", "to", "deputy", "joint_with"})
"""Columns that hold ids of roles."""


def _pairs_of_provenance(
    left: Provenance, right: Provenance, rows_left: int, rows_right: int
) -> list[tuple[_Column, _Column]]:
    sparse = [(left.inferred, right.inferred), (left.evidence, right.evidence), (left.confirmed, right.confirmed)]
    return [
        (left.status, right.status),
        (left.confidence, right.confidence),
        *(pair for one, other in sparse for pair in _sparse_codes(one, rows_left, other, rows_right, {})),
    ]


def _role_columns(before: Roles, after: Roles, names: Mapping[str, str]) -> list[tuple[_Column, _Column]]:
    return _pairs(before, after, ("at",), names)


_Table = tuple[_Column, list[_Column]]


def _tables(before: Facts, after: Facts, names: Mapping[str, str]) -> list[tuple[_Table, _Table]]:
    """Give, for lines, assignments and duties, the role of each row and its other columns as numbers."""
    found = []
    kinds: tuple[tuple[Lines | Assignments | Duties, Lines | Assignments | Duties], ...] = (
        (before.lines, after.lines),
        (before.assignments, after.assignments),
        (before.duties, after.duties),
    )
    for left, right in kinds:
        columns = _pairs(left, right, ("at", "role"), names)
        if isinstance(left, Lines) and isinstance(right, Lines):
            columns.append((_rank(left), _rank(right)))
        found.append(((left.role, [one for one, _ in columns]), (right.role, [other for _, other in columns])))
    return found


def _rank(lines: Lines) -> IntColumn:
    """Number the solid lines of each role in the order stated, for the first one is the manager's; others are 0."""
    solid = lines.kind == Line.SOLID
    order = np.argsort(lines.role[solid], kind="stable")
    role = lines.role[solid][order]
    starts = np.flatnonzero(np.diff(role, prepend=-1))
    place = np.arange(len(role)) - np.repeat(starts, np.diff(np.append(starts, len(role))))
    rank = np.zeros(len(lines), dtype=np.int64)
    within = np.empty(len(role), dtype=np.int64)
    within[order] = place
    rank[solid] = within
    return rank


def _rows_differ(left: _Table, right: _Table, matching: Matching) -> BoolColumn:
    """Tell for which roles of before the rows of a table are not those of after, whatever their order."""
    count = len(matching.after_of)
    known = np.flatnonzero(matching.before_of[right[0]] >= 0)
    role, columns = matching.before_of[right[0][known]], [column[known] for column in right[1]]
    differs: BoolColumn = np.bincount(left[0], minlength=count) != np.bincount(role, minlength=count)
    one, other = _sorted(left[0], left[1], ~differs[left[0]]), _sorted(role, columns, ~differs[role])
    for low, high in zip(one[1:], other[1:], strict=True):
        differs[one[0][low != high]] = True
    return differs


def _sorted(role: _Column, columns: Sequence[_Column], chosen: BoolColumn) -> list[_Column]:
    rows = [role[chosen], *(column[chosen] for column in columns)]
    order = np.lexsort(rows[::-1])
    return [column[order] for column in rows]
