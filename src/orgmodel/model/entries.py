"""What does each entity of a model say? Facts → the keys and values of its text, defaults left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from orgmodel.model.entities import JobClass
from orgmodel.model.entity import AT, Entity, Fact
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import UNKNOWN
from orgmodel.model.words import Activity, Confidence, Establishment, Level, Line, Occupancy, Status, Word, YesNo

if TYPE_CHECKING:
    from orgmodel.model.facts import Assignments, Duties, Facts, IntColumn, Lines, Provenance, Roles, Units

Entry = dict[str, Any]
"""One mapping of a model's text."""

_STANDING = ("status", "evidence", "inferred", "confidence", "confirmed")
_LINES = {Line.SOLID: "reports_to", Line.DOTTED: "dotted_to", Line.WORKS_WITH: "works_with"}


def entry(entity: Entity) -> Entry:
    """Give what an entity says: its own fields first, then what it stands on."""
    last = _STANDING if isinstance(entity, Fact) else ()
    names = [name for name in type(entity).model_fields if name not in last and name != "at"]
    stated = {name: getattr(entity, name) for name in (*names, *last)}
    return {key(type(entity), name): plain(value) for name, value in stated.items() if not _silent(value)}


def key(kind: type[Entity], name: str) -> str:
    """Give the key under which a field is written (`class` for `job_class`)."""
    return kind.model_fields[name].alias or name


def plain(value: Any) -> Any:
    """Turn entities and tuples into mappings and lists. One piece of evidence needs no list."""
    if isinstance(value, Entity):
        return entry(value)
    if isinstance(value, Evidence):
        return str(value)
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items() if name != AT}
    if isinstance(value, list | tuple):
        listed = [plain(each) for each in value]
        return listed[0] if len(listed) == 1 and isinstance(value[0], Evidence) else listed
    return str(value) if isinstance(value, str) else value


def _silent(value: Any) -> bool:
    return value is None or (isinstance(value, tuple | list | dict) and not value)


def units(table: Units) -> Iterator[Entry]:
    """Give what each unit says."""
    for row in range(len(table)):
        said = {
            "id": table.id[row] or None,
            "name": _name(table.id[row], table.name[row]),
            "parent": table.parent[row] or None,
            "kind": table.kind.get(row),
            "head": table.head[row] or None,
            "archetype": table.archetype.get(row),
            "cost_center": table.cost_center.get(row),
            "valid": table.valid.get(row),
        }
        yield {**_stated(said), **standing(table.provenance, row)}


def standing(provenance: Provenance, row: int) -> Entry:
    """Give what a row stands on. Stated with evidence and asserted without is what silence means."""
    evidence = provenance.evidence.get(row, ())
    status = int(provenance.status[row])
    default = Status.STATED if evidence else Status.ASSERTED
    said = {
        "status": str(Status(status)) if status not in (default, UNKNOWN) else None,
        "evidence": evidence,
        "inferred": provenance.inferred.get(row),
        "confidence": _word(Confidence, provenance.confidence[row]),
        "confirmed": provenance.confirmed.get(row),
    }
    return _stated(said)


class RoleEntries:
    """Gives what each role says, with its lines, assignments and duties.

    Args:
        facts: the facts of a model.
        short: write `reports_to: cio` for a line, `inf` for an assignment, where nothing is lost by it. In full,
            every line says what it stands on, so that two models can be compared.
    """

    def __init__(self, facts: Facts, *, short: bool = True) -> None:
        self._facts = facts
        self._short = short
        count = len(facts.roles)
        self._lines = _Rows(facts.lines.role, count)
        self._assignments = _Rows(facts.assignments.role, count)
        self._duties = _Rows(facts.duties.role, count)

    def __len__(self) -> int:
        """Count the roles."""
        return len(self._facts.roles)

    def __getitem__(self, row: int) -> Entry:
        """Give what one role says."""
        facts, roles = self._facts, self._facts.roles
        lines = self._reports(row)
        said = {
            "id": roles.id[row] or None,
            "title": _name(roles.id[row], roles.title[row]),
            "aliases": roles.aliases.get(row),
            **standing(roles.provenance, row),
            "class": _job_class(roles, row),
            "unit": roles.unit[row] or None,
            **lines,
            "leads": roles.leads.get(row),
            "body_member": roles.body_member.get(row),
            "positions": _count(roles.positions[row]),
            "filled": _count(roles.filled[row]),
            "fte": roles.fte.get(row),
            "occupancy": _word(Occupancy, roles.occupancy[row]),
            "acting_since": roles.acting_since.get(row),
            "vacant_since": roles.vacant_since.get(row),
            "establishment": _word(Establishment, roles.establishment[row]),
            "described": _word(YesNo, roles.described[row]),
            "in_scope": _word(YesNo, roles.in_scope[row]),
            "managerial": _word(YesNo, roles.managerial[row]),
            "archetype": roles.archetype.get(row),
            "deputy": roles.deputy[row] or None,
            "owns": [self._assignment(facts.assignments, each) for each in self._assignments[row]],
            "duties": [self._duty(facts.duties, each) for each in self._duties[row]],
            "salary": roles.salary.get(row),
            "cost": roles.cost.get(row),
            "location": roles.location.get(row),
            "valid": roles.valid.get(row),
            "incumbents": roles.incumbents.get(row),
            "tags": roles.tags.get(row),
            "note": roles.note.get(row),
        }
        return _stated(said)

    def _reports(self, role: int) -> Entry:
        """Give the lines of a role by kind. One manager needs no list."""
        lines = self._facts.lines
        said: Entry = {name: [] for name in _LINES.values()}
        if self._facts.roles.top[role]:
            said["reports_to"].append("none")
        for row in self._lines[role]:
            said[_LINES[Line(int(lines.kind[row]))]].append(self._line(lines, row, role))
        if len(said["reports_to"]) == 1:
            said["reports_to"] = said["reports_to"][0]
        return said

    def _line(self, lines: Lines, row: int, role: int) -> Entry | str:
        of_role = self._facts.roles.provenance
        said = {
            "role": lines.to[row],
            "for": lines.purpose.get(row),
            "on": lines.on.get(row),
            "weight": lines.weight.get(row),
            "valid": lines.valid.get(row),
        }
        own, stands = _stated(said), standing(lines.provenance, row)
        entry = {**own, **stands}
        if not self._short:
            return entry
        evidence = of_role.evidence.get(role)
        if not evidence:  # a bare line is asserted
            return lines.to[row] if len(entry) == 1 else entry
        # A bare line stands on what its role stands on.
        same = stands.keys() <= {"evidence", "status"} and lines.provenance.evidence.get(row) == evidence
        if len(own) == 1 and same and lines.provenance.status[row] == of_role.status[role]:
            return lines.to[row]
        return entry if len(entry) > 1 else {**entry, "status": str(Status.ASSERTED)}

    def _assignment(self, table: Assignments, row: int) -> Entry | str:
        level = Level(int(table.level[row]))
        said = {
            "domain": table.domain[row],
            "level": str(level),
            "scope": table.scope[row] or None,
            "except": table.exceptions.get(row),
            "customers": table.customers.get(row),
            "activity": _word(Activity, table.activity[row]),
            "joint_with": table.joint_with.get(row),
            "compensating_control": table.compensating_control.get(row),
            "valid": table.valid.get(row),
            **standing(table.provenance, row),
        }
        entry = _stated(said)
        bare = self._short and entry.keys() == {"domain", "level"} and level == Level.ACCOUNTABLE
        return table.domain[row] if bare else entry

    def _duty(self, table: Duties, row: int) -> Entry | str:
        stands = standing(table.provenance, row)
        said = {**_stated({"domains": table.domains[row]}), **stands}
        return {"text": table.text[row], **said} if said or not self._short else table.text[row]


class _Rows:
    """The rows of a table by the role that they belong to, in their order."""

    def __init__(self, role: IntColumn, roles: int) -> None:
        self._order = np.argsort(role, kind="stable")
        self._start = np.searchsorted(role[self._order], np.arange(roles + 1))

    def __getitem__(self, role: int) -> Sequence[int]:
        rows: list[int] = self._order[self._start[role] : self._start[role + 1]].tolist()
        return rows


def _stated(said: Mapping[str, Any]) -> Entry:
    """Leave out what is not stated."""
    return {name: plain(value) for name, value in said.items() if not _silent(value)}


def _name(id: str, name: str) -> str | None:
    """Give a name that says more than the id: without one, the id is read as the name."""
    return name if name and name != id else None


def _word(kind: type[Word], number: int) -> str | None:
    return None if number == UNKNOWN else str(kind(int(number)))


def _count(number: int) -> int | None:
    return None if number == UNKNOWN else int(number)


def _job_class(roles: Roles, row: int) -> JobClass | None:
    """Give the class of a role; a reader of tables may know no more of it than the code."""
    code = roles.class_code[row]
    return roles.job_class.get(row) or (JobClass(code=code) if code else None)
