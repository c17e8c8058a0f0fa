r"""The canonical tables: which column of which table holds which field, for the reader and the writer alike.

A model that is exported as tables and read again says the same. Each table has its own file or sheet. A cell is a
text; an empty one is silence. Lists are joined by `; `, and a `;` or `\` within an entry has a `\` before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from orgmodel.model import words
from orgmodel.model.evidence import Evidence


class Kind(Enum):
    """How a cell of a column is to be read."""

    TEXT = "text"
    WORD = "word"
    COUNT = "count"
    NUMBER = "number"
    DAY = "day"
    LIST = "list"
    EVIDENCE = "evidence"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, and the field of the facts that it holds.

    Attributes:
        name: the header.
        field: the field of the table of facts; `provenance.…` for what facts stand on.
        kind: how a cell is read.
        word: the enumerated words, for `Kind.WORD`.
        part: the attribute of an object that is spread over several columns, else empty.
        dense: whether the field is a column with a value in every row, or a sparse one.
    """

    name: str
    field: str
    kind: Kind = Kind.TEXT
    word: type[words.Word] | None = None
    part: str = ""
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One canonical table: the field of `Facts`, and its columns. `key` are those without which it is none."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


ROLE, ROLE_ROW = "role", "role_row"
"""The role of a line, an assignment or a duty: its id, and its row among the roles where the id does not tell."""


def _dense(name: str, kind: Kind = Kind.TEXT, word: type[words.Word] | None = None) -> Column:
    return Column(name, name, kind, word, dense=True)


def _spread(head: str, field: str, kinds: dict[str, Kind]) -> tuple[Column, ...]:
    return tuple(Column(f"{head}.{part.rstrip('_')}", field, kind, part=part) for part, kind in kinds.items())


_VALID = _spread("valid", "valid", {"from_": Kind.DAY, "until": Kind.DAY})
_PROVENANCE = (
    Column("status", "provenance.status", Kind.WORD, words.Status, dense=True),
    Column("confidence", "provenance.confidence", Kind.WORD, words.Confidence, dense=True),
    Column("inferred", "provenance.inferred", Kind.LIST),
    Column("evidence", "provenance.evidence", Kind.EVIDENCE),
    *_spread("confirmed", "provenance.confirmed", {"by": Kind.TEXT, "on": Kind.DAY}),
)

ROLES = Sheet(
    "roles",
    (
        _dense("id"),
        _dense("title"),
        Column("reports_to", "top", Kind.TOP, dense=True),
        _dense("unit"),
        Column("aliases", "aliases", Kind.LIST),
        *_spread(
            "class",
            "job_class",
            dict.fromkeys(("code", "grade", "band", "bargaining_unit", "appointment"), Kind.TEXT),
        ),
        _dense("positions", Kind.COUNT),
        _dense("filled", Kind.COUNT),
        Column("fte", "fte", Kind.NUMBER),
        _dense("occupancy", Kind.WORD, words.Occupancy),
        Column("acting_since", "acting_since", Kind.DAY),
        Column("vacant_since", "vacant_since", Kind.DAY),
        _dense("establishment", Kind.WORD, words.Establishment),
        _dense("described", Kind.WORD, words.YesNo),
        _dense("in_scope", Kind.WORD, words.YesNo),
        _dense("managerial", Kind.WORD, words.YesNo),
        Column("archetype", "archetype"),
        _dense("deputy"),
        Column("leads", "leads", Kind.LIST),
        Column("body_member", "body_member", Kind.LIST),
        *_spread(
            "salary",
            "salary",
            {"min": Kind.NUMBER, "max": Kind.NUMBER, "currency": Kind.TEXT, "period": Kind.TEXT},
        ),
        *_spread(
            "cost",
            "cost",
            {"amount": Kind.NUMBER, "basis": Kind.TEXT, "funding": Kind.TEXT, "one_time": Kind.NUMBER},
        ),
        Column("location", "location"),
        *_VALID,
        Column("incumbents", "incumbents", Kind.LIST),
        Column("tags", "tags", Kind.LIST),
        Column("note", "note"),
        *_PROVENANCE,
    ),
    ("id",),
)
LINES = Sheet(
    "lines",
    (
        _dense("kind", Kind.WORD, words.Line),
        _dense("to"),
        Column("for", "purpose"),
        Column("on", "on"),
        Column("weight", "weight", Kind.NUMBER),
        *_VALID,
        *_PROVENANCE,
    ),
    (ROLE, "to"),
)
ASSIGNMENTS = Sheet(
    "assignments",
    (
        _dense("domain"),
        _dense("level", Kind.WORD, words.Level),
        _dense("scope"),
        Column("except", "exceptions", Kind.LIST),
        Column("customers", "customers"),
        _dense("activity", Kind.WORD, words.Activity),
        Column("joint_with", "joint_with", Kind.LIST),
        Column("compensating_control", "compensating_control"),
        *_VALID,
        *_PROVENANCE,
    ),
    (ROLE, "domain", "level"),
)
DUTIES = Sheet(
    "duties",
    (_dense("text"), Column("domains", "domains", Kind.LIST, dense=True), *_PROVENANCE),
    (ROLE, "text"),
)
UNITS = Sheet(
    "units",
    (
        _dense("id"),
        _dense("name"),
        _dense("parent"),
        _dense("head"),
        Column("kind", "kind"),
        Column("archetype", "archetype"),
        Column("cost_center", "cost_center"),
        *_VALID,
        *_PROVENANCE,
    ),
    ("id",),
)
SHEETS = (ROLES, LINES, ASSIGNMENTS, DUTIES, UNITS)
"""All canonical tables, in the order in which a workbook shows them."""

_SPECIAL = re.compile(r"([;\\])")
_LETTERS = re.compile(r"\\(.)|(.)", re.DOTALL)


def joined(entries: tuple[str, ...]) -> str:
    """Write a list into one cell."""
    return "; ".join(_SPECIAL.sub(r"\\\1", entry) for entry in entries)


def parted(cell: str) -> tuple[str, ...]:
    """Read a list from one cell."""
    if not cell:
        return ()
    entries = [""]
    for escaped, letter in _LETTERS.findall(cell):
        if letter == ";":
            entries.append("")
        else:
            entries[-1] += escaped or letter
    return (entries[0], *(entry.removeprefix(" ") for entry in entries[1:]))


def written(value: object, column: Column) -> str:
    """Write one value into a cell; None is silence."""
    if value is None:
        return ""
    if column.kind is Kind.LIST:
        return joined(value) if isinstance(value, tuple) else ""
    if column.kind is Kind.EVIDENCE and isinstance(value, tuple):
        return joined(tuple(map(str, value)))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def read(cell: str, column: Column) -> object:
    """Read one value of a sparse column from a cell that is not empty.

    Raises:
        ValueError: it is no such value.
    """
    if column.kind is Kind.NUMBER:
        return float(cell)
    if column.kind is Kind.DAY:
        return date.fromisoformat(cell)
    if column.kind is Kind.LIST:
        return parted(cell)
    if column.kind is Kind.EVIDENCE:
        return tuple(map(Evidence.parse, parted(cell)))
    return cell
