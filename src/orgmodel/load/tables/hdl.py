"""A file of Oracle HCM Data Loader (`Position.dat`, `Worker.dat`) → one table: its positions, or its assignments.

A line `METADATA|Position|PositionCode|Name` names the attributes of an object, `MERGE|Position|0010|Chief` their
values. What other lines say of the same position or assignment (who is above it, who sits in it) joins its row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from orgmodel.load.tables.encoding import utf8
from orgmodel.load.tables.table import MOST_CELLS, Table, frame_of, refused

_TAGS = frozenset({"METADATA", "MERGE", "DELETE", "SET", "COMMENT"})
_NULL, _SYSTEM = "#NULL", "Oracle HCM"
_START = ("EffectiveStartDate", "DateFrom")
_SHOWN = 8
_CALLED = {"Name": "Position Name"}
"""`Name` alone is somebody's in other tables."""

_OWN = "SourceSystemId"


@dataclass(frozen=True, slots=True)
class _Component:
    """An object that says more of another one: the attributes by which it is found, there and here; what it adds."""

    name: str
    keys: tuple[tuple[str, str], ...]
    adds: tuple[str, ...]


_POSITION = (
    _Component(
        "PositionHierarchy",
        (("PositionCode", "PositionCode"), (f"PositionId({_OWN})", _OWN)),
        ("ParentPositionCode", f"ParentPositionId({_OWN})"),
    ),
)
_ASSIGNMENT = (
    _Component(
        "AssignmentSupervisor",
        (("AssignmentNumber", "AssignmentNumber"), (f"AssignmentId({_OWN})", _OWN), ("PersonNumber", "PersonNumber")),
        ("ManagerAssignmentNumber", "ManagerPersonNumber", f"ManagerAssignmentId({_OWN})"),
    ),
    _Component("Worker", ((_OWN, f"PersonId({_OWN})"),), ("PersonNumber",)),
    _Component(
        "PersonName",
        ((f"PersonId({_OWN})", f"PersonId({_OWN})"), ("PersonNumber", "PersonNumber")),
        ("FirstName", "LastName"),
    ),
)
_MAIN = {"Position": _POSITION, "Assignment": _ASSIGNMENT}
"""What is read, the first that a file holds; and what joins it."""


@dataclass(slots=True)
class _Objects:
    """The records of each object: the line, and the values by attribute."""

    records: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    deleted: int = 0


def read_hdl(data: bytes, label: str) -> Table:
    """Read the positions of a file, or else its assignments; the row of each is its line.

    Raises:
        InvalidModel: it is no such file, a line has values without attributes, or it holds neither of them.
    """
    text, code = utf8(data, label)
    found = _objects(text.decode("utf-8"), label)
    main = next((name for name in _MAIN if found.records.get(name)), "")
    if not main:
        named = ", ".join(sorted(found.records)[:_SHOWN]) or "nothing"
        raise refused(label, f"holds neither positions nor assignments of HCM Data Loader; it holds {named}")
    records = found.records[main]
    for component in _MAIN[main]:
        _join(records, component, found.records.get(component.name, []))
    headers = tuple(dict.fromkeys(name for _, values in records for name in values))
    if len(records) * len(headers) > MOST_CELLS:
        raise refused(label, f"has more than {MOST_CELLS:,} cells, which is more than fits")
    frame = frame_of([[values.get(name) for _, values in records] for name in headers])
    row = np.array([line for line, _ in records], dtype=np.int64)
    others = sorted(set(found.records) - {main, *(component.name for component in _MAIN[main])})
    passed = [f"passed over: {', '.join(others[:_SHOWN])}"] if others else []
    passed += [f"{found.deleted} DELETE lines passed over"] if found.deleted else []
    read_as = (code, f"HCM Data Loader: lines of {main}", *passed)
    called = tuple(_CALLED.get(name, name) for name in headers)
    return Table(label, "", called, frame, row, read_as, system=_SYSTEM)


def _objects(text: str, label: str) -> _Objects:
    found = _Objects()
    attributes: dict[str, list[str]] = {}
    mark = "|"
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        tag = re.match(r"\s*(\w+)", line)
        if not line.strip():
            continue
        if tag is None or tag[1] not in _TAGS:
            said = "is no line of HCM Data Loader: it begins with none of METADATA, MERGE, DELETE, SET and COMMENT"
            raise refused(label, said, number)
        if tag[1] == "SET":
            delimiter = re.match(r"\s*SET\s+FILE_DELIMITER\s+(\S)", line)
            mark = delimiter[1] if delimiter else mark
        elif tag[1] == "METADATA":
            _, name, *names = (*_cells(line, mark), "")
            attributes[name] = names
        elif tag[1] == "DELETE":
            found.deleted += 1
        elif tag[1] == "MERGE":
            _, name, *values = (*_cells(line, mark), "")
            if name not in attributes:
                raise refused(
                    label, f"has values of '{name}', whose attributes no line METADATA names before it", number
                )
            named = zip(attributes[name], values, strict=False)
            record = {key: value for key, value in named if value and value != _NULL}
            found.records.setdefault(name, []).append((number, record))
    return found


def _cells(line: str, mark: str) -> list[str]:
    """Take a line apart; a mark within a cell has a backslash before it."""
    parts = re.split(rf"(?<!\\){re.escape(mark)}", line)
    return [part.replace(f"\\{mark}", mark).replace("\\n", " ").strip() for part in parts]


def _start(values: dict[str, str]) -> str:
    return next((values[name] for name in _START if name in values), "")


def _join(
    records: list[tuple[int, dict[str, str]]], component: _Component, others: list[tuple[int, dict[str, str]]]
) -> None:
    """Let what another object says of the same thing join its record; of several dated ones the latest counts."""
    for theirs, own in component.keys:
        latest: dict[str, dict[str, str]] = {}
        for values in sorted((values for _, values in others), key=_start):
            if theirs in values and values.get("ManagerType", "LINE_MANAGER") == "LINE_MANAGER":
                latest[values[theirs]] = values
        for _, record in records:
            more = latest.get(record.get(own, ""), {})
            for name in component.adds:
                if name in more:
                    record.setdefault(name, more[name])
