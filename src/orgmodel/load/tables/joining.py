"""Facts of several tables → those of one organization: columns one after the other, ids and references in one pool."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from orgmodel.load.tables.coding import coded, referring, texts_of
from orgmodel.model import facts
from orgmodel.model.sparse import Computed, Pay
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

Rows = TypeVar("Rows", facts.Roles, facts.Lines, facts.Assignments, facts.Duties, facts.Units)
_OF_ROLES = frozenset({"role"})
_TEXTS = frozenset(
    {"id", "title", "unit", "class_code", "deputy", "to", "domain", "scope", "text", "name", "parent", "head"}
)


def joined(parts: Sequence[Rows], role_offsets: Sequence[int]) -> Rows:
    """Put tables of one kind one after the other. `role_offsets` is where the roles of each part begin."""
    if len(parts) == 1 and not role_offsets[0]:
        return parts[0]
    offsets = np.cumsum([0, *(len(part) for part in parts)]).tolist()
    columns: dict[str, Any] = {}
    for each in fields(parts[0]):
        values = [getattr(part, each.name) for part in parts]
        if each.name == "at":
            columns["at"] = _places(values)
        elif each.name == "provenance":
            columns["provenance"] = _provenance(values, offsets)
        elif each.name in _TEXTS:
            columns[each.name] = joined_texts(values)
        elif each.name in _OF_ROLES:
            columns[each.name] = np.concatenate(
                [value + offset for value, offset in zip(values, role_offsets, strict=True)]
            )
        elif isinstance(values[0], np.ndarray):
            columns[each.name] = np.concatenate(values)
        elif isinstance(values[0], Mapping):
            columns[each.name] = joined_sparse(values, offsets)
        else:
            columns[each.name] = list(chain.from_iterable(values))
    return type(parts[0])(**columns)


def one_pool(roles: facts.Roles, lines: facts.Lines) -> tuple[facts.Roles, facts.Lines]:
    """Let ids and the references to them share one pool again."""
    own, to = referring(coded(series(roles.id)), coded(series(lines.to)))
    return replace(roles, id=own), replace(lines, to=to)


def same_once(units: facts.Units) -> facts.Units:
    """Let a unit that several tables name stand once, where they say the same of it."""
    first: dict[tuple[str, str, str], int] = {}
    for row, said in enumerate(zip(units.id, units.name, units.parent, strict=True)):
        first.setdefault(said, row)
    rows = np.array(list(first.values()), dtype=np.int64)
    return units if len(rows) == len(units) else picked(units, rows)


def picked(table: Rows, rows: facts.IntColumn) -> Rows:
    """Give some rows of a table, in their order."""
    place = {row: number for number, row in enumerate(rows.tolist())}
    columns: dict[str, Any] = {}
    for each in fields(table):
        value = getattr(table, each.name)
        if each.name == "at":
            columns["at"] = replace(value, file=value.file[rows], line=value.line[rows], column=value.column[rows])
        elif each.name == "provenance":
            columns["provenance"] = facts.Provenance(
                value.status[rows],
                value.confidence[rows],
                *(_picked(getattr(value, name), place) for name in ("inferred", "evidence", "confirmed")),
            )
        elif isinstance(value, np.ndarray):
            columns[each.name] = value[rows]
        elif isinstance(value, Coded):
            columns[each.name] = Coded(value.code[rows], value.pool)
        elif isinstance(value, Mapping):
            columns[each.name] = _picked(value, place)
        else:
            columns[each.name] = [value[row] for row in rows.tolist()]
    return type(table)(**columns)


def _picked(column: Mapping[int, Any], place: Mapping[int, int]) -> dict[int, Any]:
    return {place[row]: value for row, value in column.items() if row in place}


def series(column: facts.Texts) -> pl.Series:
    """Give a column as polars keeps texts."""
    import polars as pl

    if isinstance(column, Coded):
        return texts_of(column)[column.code] if len(column.code) else pl.Series(dtype=pl.String)
    return pl.Series(list(column), dtype=pl.String)


def joined_texts(columns: Sequence[facts.Texts]) -> facts.Texts:
    """Put columns of texts one after the other."""
    import polars as pl

    if not any(isinstance(column, Coded) for column in columns):
        return list(chain.from_iterable(columns))
    return coded(pl.concat([series(column) for column in columns]))


def joined_sparse(columns: Sequence[Mapping[int, Any]], offsets: Sequence[int]) -> Mapping[int, Any]:
    """Put sparse columns one after the other; values that are made on demand stay so."""
    if all(isinstance(column, dict) for column in columns):
        return {
            row + offset: value
            for column, offset in zip(columns, offsets, strict=False)
            for row, value in column.items()
        }
    kept = [(column, offset) for column, offset in zip(columns, offsets, strict=False) if len(column)]
    rows = [np.fromiter(column, dtype=np.int64, count=len(column)) for column, _ in kept]
    if not kept:
        return {}
    moved: facts.IntColumn = np.concatenate([row + offset for row, (_, offset) in zip(rows, kept, strict=True)])
    pays = [column for column, _ in kept if isinstance(column, Pay)]
    if pays and len(pays) == len(kept) and len({(each.currency, each.period) for each in pays}) == 1:
        lowest, highest = (np.concatenate([getattr(each, name) for each in pays]) for name in ("lowest", "highest"))
        return Pay(moved, lowest, highest, pays[0].currency, pays[0].period)
    return Computed(moved, _lookup(kept, moved))


def _lookup(kept: Sequence[tuple[Mapping[int, Any], int]], rows: facts.IntColumn) -> Callable[[int], Any]:
    starts = [offset for _, offset in kept]

    def value(place: int) -> Any:
        row = int(rows[place])
        part = int(np.searchsorted(starts, row, side="right")) - 1
        column, offset = kept[part]
        return column[row - offset]

    return value


def _places(places: Sequence[facts.Places]) -> facts.Places:
    before = np.cumsum([0, *(len(each.files) for each in places)]).tolist()
    return facts.Places(
        files=tuple(chain.from_iterable(each.files for each in places)),
        file=np.concatenate([each.file + offset for each, offset in zip(places, before, strict=False)]),
        line=np.concatenate([each.line for each in places]),
        column=np.concatenate([each.column for each in places]),
        sheets=tuple(chain.from_iterable(each.sheets or (None,) * len(each.files) for each in places)),
        headers=tuple(chain.from_iterable(each.headers or ((),) * len(each.files) for each in places)),
    )


def _provenance(parts: Sequence[facts.Provenance], offsets: Sequence[int]) -> facts.Provenance:
    return facts.Provenance(
        status=np.concatenate([each.status for each in parts]),
        confidence=np.concatenate([each.confidence for each in parts]),
        inferred=joined_sparse([each.inferred for each in parts], offsets),
        evidence=joined_sparse([each.evidence for each in parts], offsets),
        confirmed=joined_sparse([each.confirmed for each in parts], offsets),
    )
