"""A table of posts → facts: a row a post, columns as numbers, no object for a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from orgmodel.load.tables.at_once import both
from orgmodel.load.tables.coding import silent
from orgmodel.load.tables.in_force import in_force
from orgmodel.load.tables.leftovers import left_out, without_leftovers
from orgmodel.load.tables.managers import reporting_of
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.pay import Paid, pay_of
from orgmodel.load.tables.people import hides_persons, holders_of, ids_of, merged_shares
from orgmodel.load.tables.periods import FIELDS, dated, dates_of
from orgmodel.load.tables.rows import asserted, placed, unknown
from orgmodel.load.tables.snapshots import Snapshot, one_snapshot
from orgmodel.load.tables.states import asked, leavers, states
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.units import units_of
from orgmodel.load.tables.values import numbers, of_percent, stated
from orgmodel.load.told import say
from orgmodel.model import facts
from orgmodel.model.notes import Note
from orgmodel.model.sparse import Classes, Computed, Pay, Periods
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    from orgmodel.model.entities import JobClass, Salary

_EXCEPTION = 20
_MOST_OF_ONE = 2.0
_LEFT = "the row says that the person has left"
_CLASS = {
    "class_code": "code",
    "grade": "grade",
    "bargaining_unit": "bargaining_unit",
    "appointment": "appointment",
}


@dataclass(frozen=True, slots=True, eq=False)
class Posts:
    """The facts of one table, and what was noticed in it.

    `empty` counts rows without anything in them; `snapshot` is the one that the posts were taken of;
    `said` tells by what else than usual some managers are named.
    """

    table: Table
    roles: facts.Roles
    lines: facts.Lines
    duties: facts.Duties
    units: facts.Units
    notes: tuple[Note, ...]
    empty: int
    snapshot: Snapshot
    said: tuple[str, ...] = ()


def posts_of(table: Table, mapping: Mapping, as_of: date | None = None) -> Posts:
    """Make facts of a table of posts; of posts with several dated rows, as they are on a day."""
    table, notes, empty = without_leftovers(table, mapping)
    snapshot = one_snapshot(table, mapping, as_of)
    table = snapshot.table
    found = [*notes, *snapshot.notes, *_short(table)]
    mapping = dated(table, mapping)
    table, replaced = in_force(table, mapping, as_of)
    found += replaced
    table = _without_leavers(table, mapping, found)
    table, shared = merged_shares(table, mapping)
    found += shared
    table.number(mapping.column(field) for field in ("title", "dotted", *_CLASS))
    say(f"{table.name}: numbers, ids and managers of {len(table):,} posts")
    hidden = hides_persons(table, mapping)
    ids = ids_of(table, mapping, hidden=hidden)
    own: list[Note] = []
    reporting, (roles, units) = both(
        len(table),
        lambda: reporting_of(table, mapping, ids, hidden=hidden),
        lambda: _roles(table, mapping, ids, own),
    )
    roles = replace(roles, id=reporting.ids, top=reporting.top)
    found += [*reporting.notes, *own]
    return Posts(
        table, roles, reporting.lines, _duties(table, mapping), units, tuple(found), empty, snapshot, reporting.said
    )


def _short(table: Table) -> tuple[Note, ...]:
    """Note rows with fewer cells than the header, where they are the exception: a row may have been torn in two."""
    if not 0 < len(table.short) * _EXCEPTION <= len(table):
        return ()
    return (unreadable(table, table.short, -1, "has fewer cells than the header", None, (), grave=False),)


def _without_leavers(table: Table, mapping: Mapping, found: list[Note]) -> Table:
    column = mapping.column("status")
    if column < 0:
        return table
    left = leavers(table.coded(column), _asked(table, mapping))
    if not len(left):
        return table
    found.append(left_out(table, left, _LEFT))
    return table.kept(np.delete(np.arange(len(table)), left))


def _asked(table: Table, mapping: Mapping) -> str:
    own = mapping.column("id")
    return asked(table.headers[mapping.column("status")], table.headers[own] if own >= 0 else "")


def _roles(table: Table, mapping: Mapping, ids: Coded, found: list[Note]) -> tuple[facts.Roles, facts.Units]:
    """Give posts with their units. Which of them are tops is told with their lines."""
    count = len(table)
    unit, units = units_of(table, mapping.columns("unit"))
    pay = pay_of(table, mapping)
    names = _Named(table, mapping, ids, found)
    holders = holders_of(table, mapping)
    occupancy, establishment = names.states()
    if holders:
        occupancy = np.where(occupancy == facts.UNKNOWN, holders.occupancy, occupancy)
        establishment = np.where(establishment == facts.UNKNOWN, holders.establishment, establishment)
    title = names.text("title")
    fte = names.amounts("fte")
    class_code = names.text("class_code")
    roles = facts.Roles(
        id=ids,
        title=title if mapping.column("title") >= 0 else ids,
        unit=unit,
        class_code=class_code,
        top=np.zeros(count, dtype=bool),
        positions=names.whole("positions") if mapping.column("positions") >= 0 else _one_each(count, fte),
        filled=names.whole("filled"),
        occupancy=occupancy,
        establishment=establishment,
        described=unknown(count),
        in_scope=unknown(count),
        managerial=unknown(count),
        deputy=silent(count),
        at=placed(table, np.arange(count), mapping.column("id") + 1),
        provenance=asserted(count),
        job_class=names.job_class(),
        fte=fte,
        salary=names.noted(pay),
        location=names.sparse("location"),
        valid=names.periods(),
        incumbents=holders.names if holders else {},
        note=names.sparse("note"),
    )
    return roles, units


def _one_each(count: int, fte: dict[int, float] | Computed[float]) -> facts.IntColumn:
    """Say that each row is one position, which is what a table of posts means where it counts none.

    A row of more than two full-time equivalents, as budgets have them, stands for several, nobody knows how many.
    """
    one = np.broadcast_to(np.int64(1), count)
    several = np.asarray(fte.of[0]) > _MOST_OF_ONE if isinstance(fte, Computed) else np.zeros(0, dtype=bool)
    if isinstance(fte, Computed) and several.any():
        one = one.copy()
        one[fte.rows[several]] = facts.UNKNOWN
    return one


def _duties(table: Table, mapping: Mapping) -> facts.Duties:
    column = mapping.column("duty")
    texts = stated(table.coded(column)) if column >= 0 else silent(0)
    role = np.flatnonzero(texts.code)
    return facts.Duties(
        role=role,
        text=Coded(texts.code[role], texts.pool),
        domains=[()] * len(role),
        at=placed(table, role, column + 1),
        provenance=asserted(len(role)),
    )


class _Named:
    """Reads the columns of a table by the names of fields, and notes what it cannot read."""

    def __init__(self, table: Table, mapping: Mapping, ids: Coded, found: list[Note]) -> None:
        self.table = table
        self.mapping = mapping
        self.ids = ids
        self.found = found

    def coded(self, field: str) -> Coded | None:
        column = self.mapping.column(field)
        return self.table.coded(column) if column >= 0 else None

    def text(self, field: str) -> Coded:
        column = self.coded(field)
        return silent(len(self.table)) if column is None else stated(column)

    def sparse(self, field: str) -> dict[int, str] | Computed[str]:
        if self.mapping.column(field) < 0:
            return {}
        texts = self.text(field)
        rows = np.flatnonzero(texts.code)
        of = (Coded(texts.code[rows], texts.pool),)
        return Computed(rows, lambda place: texts[int(rows[place])], of) if len(rows) else {}

    def numbers(self, field: str) -> tuple[facts.FloatColumn, facts.BoolColumn] | None:
        column = self.mapping.column(field)
        if column < 0:
            return None
        values, wrong = numbers(self.table, column)
        wrong |= values < 0
        self.note(field, wrong, "is no number that can be read")
        return np.where(wrong, np.nan, values), wrong

    def amounts(self, field: str) -> dict[int, float] | Computed[float]:
        read = self.numbers(field)
        if read is None:
            return {}
        values = of_percent(read[0], self.table.headers[self.mapping.column(field)])
        rows = np.flatnonzero(~np.isnan(values))
        return Computed(rows, lambda place: float(values[rows[place]]), (values[rows],))

    def whole(self, field: str) -> facts.IntColumn:
        read = self.numbers(field)
        if read is None:
            return unknown(len(self.table))
        values = read[0]
        if not np.isnan(values).any() and (values == (all_whole := values.astype(np.int64))).all():
            return all_whole
        part = ~np.isnan(values) & (values != np.floor(values))
        self.note(field, part, "is no whole number")
        return np.where(np.isnan(values) | part, facts.UNKNOWN, np.nan_to_num(values)).astype(np.int64)

    def states(self) -> tuple[facts.IntColumn, facts.IntColumn]:
        column = self.mapping.column("status")
        if column < 0:
            return unknown(len(self.table)), unknown(len(self.table))
        occupancy, establishment, odd = states(self.table.coded(column), _asked(self.table, self.mapping))
        self.note("status", odd, "says neither that the post is filled nor that it is vacant", grave=False)
        return occupancy, establishment

    def job_class(self) -> dict[int, JobClass] | Classes:
        columns = {field: self.text(field) for field in _CLASS if self.mapping.column(field) >= 0}
        if not columns:
            return {}
        rows = np.flatnonzero(np.logical_or.reduce([each.code != 0 for each in columns.values()]))
        return Classes(rows, {_CLASS[field]: texts for field, texts in columns.items()})

    def periods(self) -> dict[int, Any] | Periods:
        if all(self.mapping.column(field) < 0 for field in FIELDS):
            return {}
        dates = dates_of(self.table, self.mapping)
        for field, wrong in zip(FIELDS, dates.unread, strict=True):
            self.note(field, wrong, "is no day that can be read (write 2026-01-31, or say `dates: dmy` in a mapping)")
        rows = np.flatnonzero(~(np.isnat(dates.start) & np.isnat(dates.until)))
        return Periods(rows, dates.start[rows], dates.until[rows]) if len(rows) else {}

    def noted(self, pay: Paid) -> Pay | dict[int, Salary]:
        self.found += pay.notes
        return pay.salary

    def note(self, field: str, marked: facts.BoolColumn, what: str, *, grave: bool = True) -> None:
        rows = np.flatnonzero(marked)
        if len(rows):
            column = self.mapping.column(field)
            self.found.append(
                unreadable(self.table, rows, column, what, self.ids, self.table.texts(column), grave=grave)
            )
