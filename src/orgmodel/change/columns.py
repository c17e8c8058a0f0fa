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
from orgmodel.model.texts import Coded
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


def _renamed(before: Roles, after: Roles, matching: Matching) -> dict[str, str]:
    """Give the ids of before that the same roles do not have in after, with the ids that they have."""
    rows = ((before.id[row], after.id[int(matching.after_of[row])]) for row in matching.by)
    return {old: new for old, new in rows if old and new and old != new}


def shared_codes(left: Texts, right: Texts, names: Mapping[str, str] | None = None) -> tuple[IntColumn, IntColumn]:
    """Number the texts of two columns by one numbering. `names` says what texts of the left one mean on the right."""
    codes: dict[str, int] = {}
    names = names or {}

    def coded(column: Texts, meant: Mapping[str, str]) -> IntColumn:
        if isinstance(column, Coded):
            used = np.unique(column.code)
            pool = np.zeros(int(used[-1]) + 1 if len(used) else 1, dtype=np.int64)
            texts = [column.pool[code] for code in used.tolist()]
            pool[used] = [codes.setdefault(meant.get(text, text), len(codes)) for text in texts]
            return pool[column.code]
        numbers = (codes.setdefault(meant.get(text, text), len(codes)) for text in column)
        return np.fromiter(numbers, dtype=np.int64, count=len(column))

    return coded(left, names), coded(right, {})


def _sparse_codes(
    left: Mapping[int, Any], rows_left: int, right: Mapping[int, Any], rows_right: int, names: Mapping[str, str]
) -> tuple[IntColumn, IntColumn]:
    codes: dict[str, int] = {}

    def coded(column: Mapping[int, Any], count: int, meant: Mapping[str, str]) -> IntColumn:
        numbers = np.zeros(count, dtype=np.int64)
        for row, value in column.items():
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
            found.append(_sparse_codes(one, len(left), other, len(right), meant))
        elif (len(one) and isinstance(one[0], tuple)) or (len(other) and isinstance(other[0], tuple)):
            found.append(_sparse_codes(dict(enumerate(one)), len(left), dict(enumerate(other)), len(right), {}))
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
        *(_sparse_codes(one, rows_left, other, rows_right, {}) for one, other in sparse if one or other),
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
