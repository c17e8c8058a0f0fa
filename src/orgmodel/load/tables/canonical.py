"""The canonical tables → facts: what a model was exported as is read as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgmodel.load.tables.coding import coded, silent
from orgmodel.load.tables.names import words as words_of
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.rows import placed, unknown
from orgmodel.load.tables.table import Table
from orgmodel.model import facts
from orgmodel.model.entities import Cost, Interval, JobClass, Salary
from orgmodel.model.entity import Confirmation
from orgmodel.model.notes import Note
from orgmodel.model.sparse import Computed
from orgmodel.model.tables import ROLE, ROLE_ROW, ROLES, SHEETS, Column, Kind, Sheet, parted, read
from orgmodel.model.texts import Coded
from orgmodel.model.words import Status

_TOP = "none"
_OBJECTS: dict[str, Callable[..., Any]] = {
    "job_class": JobClass.model_construct,
    "salary": Salary.model_construct,
    "cost": Cost.model_construct,
    "valid": Interval.model_construct,
    "provenance.confirmed": Confirmation.model_construct,
}
_ALSO = {
    "role": ("role id", "role", "post id", "position id", "post", "position"),
    "to": ("to", "manager", "manager id", "reports to"),
    "kind": ("kind", "line type", "type", "line"),
    "text": ("text", "duty", "responsibility", "task"),
    "domain": ("domain", "domain id"),
    "level": ("level", "raci"),
    "parent": ("parent", "parent unit", "parent id"),
    "head": ("head", "head of unit"),
    "name": ("name", "unit name"),
    "id": ("id", "unit id", "role id", "position id"),
}
_CALLED = {
    **dict.fromkeys(("dotted", "dotted lines", "dotted_lines", "dotted-lines", "reporting_lines"), "lines"),
    **dict.fromkeys(("responsibilities", "raci", "ownership"), "assignments"),
    **dict.fromkeys(("tasks",), "duties"),
    **dict.fromkeys(("departments", "org_units", "org units", "organizational_units"), "units"),
}
_LETTERS = {"r": "responsible", "a": "accountable", "c": "consulted", "i": "informed"}


def sheet_of(table: Table) -> Sheet | None:
    """Tell which canonical table a table is, by its own name or its file's; None if it is none of them."""
    name = (table.sheet or table.label.rpartition("/")[2].rpartition(".")[0]).strip().lower()
    name = _CALLED.get(name, name)
    sheet = next((each for each in SHEETS if each.name == name), None)
    if sheet is None:
        return None
    known = columns_of(table, sheet)
    if sheet is ROLES and not _only_roles(table, known):
        return None
    return sheet if all(key in known for key in sheet.key) else None


def _only_roles(table: Table, known: dict[str, int]) -> bool:
    """Tell a canonical table of roles from a table of posts, which names managers beside each post."""
    columns = {column.name for column in ROLES.columns}
    if not columns.issuperset(filter(None, table.headers)):
        return False
    top = known.get("reports_to", -1)
    return top < 0 or {text.strip().lower() for text in _raw(table, top).pool} <= {"", _TOP}


def columns_of(table: Table, sheet: Sheet) -> dict[str, int]:
    """Find the columns of a canonical table by their names, or by what else they are called."""
    exact = {header: number for number, header in enumerate(table.headers)}
    said = {" ".join(words_of(header)): number for number, header in enumerate(table.headers)}
    found: dict[str, int] = {}
    for name in (*(column.name for column in sheet.columns), ROLE, ROLE_ROW):
        others = (said.get(" ".join(words_of(each))) for each in _ALSO.get(name, ()))
        number = exact.get(name, next((each for each in others if each is not None), None))
        if number is not None and number not in found.values():
            found[name] = number
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """The columns of one canonical table, ready to be put into a table of facts; the ids and rows of its roles."""

    table: Table
    columns: dict[str, Any]
    role: Coded
    role_row: facts.IntColumn
    known: dict[str, int]
    notes: tuple[Note, ...]

    def roles(self) -> facts.Roles:
        """Give it as roles."""
        count, code = len(self.table), self.known.get("class.code", -1)
        return facts.Roles(class_code=_raw(self.table, code) if code >= 0 else silent(count), **self.columns)


def read_sheet(table: Table, sheet: Sheet) -> Read:
    """Read all columns of a canonical table; what cannot be read is silence, and noted."""
    known = columns_of(table, sheet)
    notes: list[Note] = []
    columns: dict[str, Any] = {"at": placed(table, np.arange(len(table)), 0)}
    parts: dict[str, dict[str, dict[int, Any]]] = {}
    stands: dict[str, Any] = {}
    for column in sheet.columns:
        number = known.get(column.name, -1)
        into, _, field = column.field.rpartition(".")
        target = stands if into else columns
        if column.part:
            parts.setdefault(column.field, {})[column.part] = _sparse(table, number, column, notes)
        elif column.dense:
            target[field] = _dense(table, number, column, notes)
        else:
            target[field] = _sparse(table, number, column, notes)
    for field, spread in parts.items():
        into, _, name = field.rpartition(".")
        (stands if into else columns)[name] = _objects(field, spread)
    columns["provenance"] = _provenance(len(table), stands)
    role = _raw(table, known[ROLE]) if ROLE in known else silent(len(table))
    row = _counts(_raw(table, known[ROLE_ROW]))[0] if ROLE_ROW in known else unknown(len(table))
    return Read(table, columns, role, row, known, tuple(notes))


def _raw(table: Table, number: int) -> Coded:
    """Give a column as it is: blanks around a cell are part of a text that was exported."""
    return coded(table.frame[str(number)].fill_null(""))


def _dense(table: Table, number: int, column: Column, notes: list[Note]) -> Any:
    count = len(table)
    if column.kind is Kind.LIST:
        texts = _raw(table, number) if number >= 0 else silent(count)
        lists = [parted(text) for text in texts.pool]
        return [lists[code] for code in texts.code.tolist()]
    if number < 0:
        return _silence(count, column)
    texts = _raw(table, number)
    if column.kind is Kind.TEXT:
        return texts
    if column.kind is Kind.TOP:
        return np.array([text.strip().lower() == _TOP for text in texts.pool], dtype=bool)[texts.code]
    values, wrong = _counts(texts) if column.kind is Kind.COUNT else _words(texts, column)
    _note(table, number, wrong, f"is no {column.kind.value} that the format knows", notes)
    return values


def _silence(count: int, column: Column) -> Any:
    if column.kind is Kind.TOP:
        return np.zeros(count, dtype=bool)
    return unknown(count) if column.kind in {Kind.COUNT, Kind.WORD} else silent(count)


def _counts(texts: Coded) -> tuple[facts.IntColumn, facts.BoolColumn]:
    cells = [text.strip() for text in texts.pool]
    whole = [cell.isascii() and cell.isdigit() and len(cell) <= 10 for cell in cells]  # noqa: PLR2004
    values = [int(cell) if good else facts.UNKNOWN for cell, good in zip(cells, whole, strict=True)]
    wrong = [bool(cell) and not good for cell, good in zip(cells, whole, strict=True)]
    return np.array(values, dtype=np.int64)[texts.code], np.array(wrong, dtype=bool)[texts.code]


def _words(texts: Coded, column: Column) -> tuple[facts.IntColumn, facts.BoolColumn]:
    known = column.word.written() if column.word else {}
    cells = [text.strip().lower() for text in texts.pool]
    if column.name == "level":
        cells = [_LETTERS.get(cell, cell) for cell in cells]
    values = [known.get(cell, facts.UNKNOWN) for cell in cells]
    wrong = [bool(cell) and cell not in known for cell in cells]
    return np.array(values, dtype=np.int64)[texts.code], np.array(wrong, dtype=bool)[texts.code]


def _sparse(table: Table, number: int, column: Column, notes: list[Note]) -> dict[int, Any]:
    if number < 0:
        return {}
    texts = _raw(table, number)
    values: list[Any] = [None] * len(texts.pool)
    wrong = np.zeros(len(texts.pool), dtype=bool)
    for at, text in enumerate(texts.pool):
        try:
            values[at] = read(text, column) if text else None
        except ValueError:
            wrong[at] = True
    _note(table, number, wrong[texts.code], f"is no {column.kind.value} that can be read", notes)
    return {row: values[code] for row, code in enumerate(texts.code.tolist()) if values[code] is not None}


def _note(table: Table, number: int, wrong: facts.BoolColumn, what: str, notes: list[Note]) -> None:
    rows = np.flatnonzero(wrong)
    if len(rows):
        notes.append(unreadable(table, rows, number, what, None, table.texts(number)))


def _objects(field: str, parts: dict[str, dict[int, Any]]) -> dict[int, Any] | Computed[Any]:
    """Put together, when somebody looks, the objects that are spread over several columns."""
    rows = np.array(sorted(set().union(*parts.values())), dtype=np.int64)
    make = _OBJECTS[field]

    def value(place: int) -> Any:
        row = int(rows[place])
        return make(**{part: values[row] for part, values in parts.items() if row in values})

    return Computed(rows, value) if len(rows) else {}


def _provenance(count: int, columns: dict[str, Any]) -> facts.Provenance:
    status = np.where(columns["status"] == facts.UNKNOWN, int(Status.ASSERTED), columns["status"])
    stated = [row for row in columns["evidence"] if columns["status"][row] == facts.UNKNOWN]
    status[stated] = int(Status.STATED)
    return facts.Provenance(
        status=status if count else unknown(0),
        confidence=columns["confidence"],
        inferred=columns["inferred"],
        evidence=columns["evidence"],
        confirmed=columns["confirmed"],
    )
