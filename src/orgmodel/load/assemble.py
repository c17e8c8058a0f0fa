"""The files of a model → `Facts`: entities become rows of columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from orgmodel.catalog import domains as catalog
from orgmodel.errors import InvalidModel, Problem, did_you_mean
from orgmodel.load import files
from orgmodel.model import facts, words
from orgmodel.model.document import ModelFile, Organization, Policy
from orgmodel.model.entities import ReportingLine
from orgmodel.model.location import Location

if TYPE_CHECKING:
    from orgmodel.model.entities import Assignment, Duty, Role, Unit
    from orgmodel.model.entity import Entity, Fact
    from orgmodel.model.mandates import Mandate

_UNNAMED = Organization.model_construct(id="unnamed")
_NOWHERE = Location("", 0, 0)


def load(path: Path) -> facts.Facts:
    """Read a model from a folder or a file.

    Raises:
        NotFound: there is nothing there.
        InvalidModel: the text is not of the format; all problems at once.
    """
    return assemble(files.model_files(path))


def load_text(text: str, path: str = "model.yaml") -> facts.Facts:
    """Read a model from one text. A catalog file cannot be named there.

    Raises:
        InvalidModel: the text is not of the format; all problems at once.
    """
    return assemble(files.model_text(text, path))


def assemble(model: files.Model) -> facts.Facts:
    """Add up the files of a model."""
    parts = model.parts
    header = header_of(parts, model.label)
    named = model.catalog or (catalog.built_in(header.catalog) if header.catalog in catalog.BUILT_IN else None)
    roles = [role for _, part in parts for role in part.roles]
    numbers = {name: number for number, (name, _) in enumerate(parts)}
    table = _Table(numbers)
    own = tuple(domain for _, part in parts for domain in part.domains)
    return facts.Facts(
        header=header,
        roles=_roles(roles, table),
        lines=_lines(roles, table),
        assignments=_assignments(roles, table),
        duties=_duties(roles, table),
        units=_units([unit for _, part in parts for unit in part.units], table),
        bodies=tuple(body for _, part in parts for body in part.bodies),
        providers=tuple(provider for _, part in parts for provider in part.providers),
        domains=catalog.merged(named.domains if named else (), own),
        incompatible_pairs=named.incompatible_pairs if named else (),
        mandates=_mandates(_all(parts, "mandates")),
        life_cycles=named.life_cycles if named else (),
    )


def _mandates(given: tuple[Mandate, ...]) -> tuple[Mandate, ...]:
    """Fill in built-in packs, which are read only if a model declares a mandate."""
    if not given:
        return ()
    from orgmodel.catalog.mandates import PACKS, declared

    unknown = [each for each in given if not each.items and each.id not in PACKS]
    if unknown:
        raise InvalidModel([_no_mandate(each, PACKS) for each in unknown])
    return declared(given)


def _no_mandate(mandate: Mandate, packs: Sequence[str]) -> Problem:
    at = mandate.at or _NOWHERE
    near = did_you_mean(mandate.id, packs) or f" (there are {', '.join(packs)})"
    return Problem(at.path, at.line, at.column, f"'{mandate.id}' has no items and is no built-in mandate{near}")


def header_of(parts: Sequence[tuple[str, ModelFile]], path: str) -> facts.Header:
    """Take each key of the header from the one file that gives it."""
    return facts.Header(
        organization=_only(parts, "organization") or _UNNAMED,
        as_of=_only(parts, "as_of"),
        catalog=_only(parts, "catalog") or "it",
        completeness=_all(parts, "completeness"),
        policy=_only(parts, "policy") or Policy.model_construct(),
        sources=_all(parts, "sources"),
        scopes=_all(parts, "scopes"),
        dispositions=_all(parts, "dispositions"),
        path=path,
        charts=_only(parts, "charts"),
    )


def _only(parts: Sequence[tuple[str, ModelFile]], key: str) -> Any:
    return next((getattr(part, key) for _, part in parts if getattr(part, key) is not None), None)


def _all(parts: Sequence[tuple[str, ModelFile]], key: str) -> tuple[Any, ...]:
    return tuple(entity for _, part in parts for entity in getattr(part, key))


class _Table:
    """Makes the columns that every table has."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self.numbers = numbers

    def places(self, rows: Sequence[Entity], owners: Sequence[Entity] | None = None) -> facts.Places:
        """Say where each row was written; a row without a place of its own stands where its owner does."""
        found = [row.at or owner.at or _NOWHERE for row, owner in zip(rows, owners or rows, strict=True)]
        for path in sorted({at.path for at in found} - {*self.numbers, ""}):  # files of a scenario's base
            self.numbers[path] = len(self.numbers)
        return facts.Places(
            files=tuple(self.numbers),
            file=_ints(self.numbers.get(at.path, 0) for at in found),
            line=_ints(at.line for at in found),
            column=_ints(at.column for at in found),
        )

    def provenance(self, rows: Sequence[Fact]) -> facts.Provenance:
        """Say what each row stands on: stated with evidence, else asserted, unless its status says otherwise."""
        status = words.Status.written()
        stated, asserted = int(words.Status.STATED), int(words.Status.ASSERTED)
        return facts.Provenance(
            status=_ints(status[row.status] if row.status else stated if row.evidence else asserted for row in rows),
            confidence=_words((row.confidence for row in rows), words.Confidence),
            **_stated(rows, "inferred", "evidence", "confirmed"),
        )


def _ints(values: Iterable[int]) -> facts.IntColumn:
    return np.fromiter(values, dtype=np.int64)


def _words(values: Iterable[str | None], kind: type[words.Word]) -> facts.IntColumn:
    numbers = kind.written()
    return _ints(numbers[value] if value else facts.UNKNOWN for value in values)


def _stated(rows: Sequence[Entity], *names: str) -> dict[str, dict[int, Any]]:
    """Make sparse columns, by name, of the fields that each row states, which are few."""
    columns: dict[str, dict[int, Any]] = {name: {} for name in names}
    wanted = frozenset(names)
    for number, row in enumerate(rows):
        for name in wanted & row.model_fields_set:
            if (value := getattr(row, name)) not in (None, ()):
                columns[name][number] = value
    return columns


_ROLE_DETAILS = (
    "aliases", "job_class", "leads", "body_member", "acting_since", "vacant_since", "fte", "archetype",
    "salary", "cost", "location", "valid", "incumbents", "tags", "note",
)  # fmt: skip


def _roles(rows: Sequence[Role], table: _Table) -> facts.Roles:
    return facts.Roles(
        id=[row.id or "" for row in rows],
        title=[row.title or row.id or "" for row in rows],
        unit=[row.unit or "" for row in rows],
        class_code=[(row.job_class.code or "") if row.job_class else "" for row in rows],
        top=np.array([any(line.role == "none" for line in row.reports_to) for row in rows], dtype=bool),
        positions=_ints(facts.UNKNOWN if row.positions is None else row.positions for row in rows),
        filled=_ints(facts.UNKNOWN if row.filled is None else row.filled for row in rows),
        occupancy=_words((row.occupancy for row in rows), words.Occupancy),
        establishment=_words((row.establishment for row in rows), words.Establishment),
        described=_words((row.described for row in rows), words.YesNo),
        in_scope=_words((row.in_scope for row in rows), words.YesNo),
        managerial=_words((row.managerial for row in rows), words.YesNo),
        deputy=[row.deputy or "" for row in rows],
        at=table.places(rows),
        provenance=table.provenance(rows),
        **_stated(rows, *_ROLE_DETAILS),
    )


def _lines(roles: Sequence[Role], table: _Table) -> facts.Lines:
    rows: list[tuple[int, words.Line, ReportingLine]] = []
    for number, role in enumerate(roles):
        solid = (line for line in role.reports_to if line.role != "none")
        rows += [(number, words.Line.SOLID, line) for line in solid]
        rows += [(number, words.Line.DOTTED, line) for line in role.dotted_to]
        rows += [(number, words.Line.WORKS_WITH, line) for line in role.works_with]
    lines = [_with_role_evidence(line, roles[number]) for number, _, line in rows]
    stated = _stated(lines, "for_", "on", "weight", "valid")
    return facts.Lines(
        role=_ints(number for number, _, _ in rows),
        kind=_ints(kind for _, kind, _ in rows),
        to=[line.role for line in lines],
        at=table.places(lines, [roles[number] for number, _, _ in rows]),
        provenance=table.provenance(lines),
        purpose=stated.pop("for_"),
        **stated,
    )


def _with_role_evidence(line: ReportingLine, role: Role) -> ReportingLine:
    """Let a line in its short form stand on the evidence of the role's own facts."""
    if not role.evidence or line.model_fields_set - {"role", "at"}:
        return line
    return line.model_copy(update={"evidence": role.evidence, "status": role.status})


def _assignments(roles: Sequence[Role], table: _Table) -> facts.Assignments:
    owners = [(number, role) for number, role in enumerate(roles) for _ in role.owns]
    rows: list[Assignment] = [assignment for role in roles for assignment in role.owns]
    stated = _stated(rows, "except_", "customers", "joint_with", "compensating_control", "valid")
    return facts.Assignments(
        role=_ints(number for number, _ in owners),
        domain=[row.domain for row in rows],
        level=_words((row.level for row in rows), words.Level),
        scope=[row.scope or "" for row in rows],
        activity=_words((row.activity for row in rows), words.Activity),
        at=table.places(rows, [role for _, role in owners]),
        provenance=table.provenance(rows),
        exceptions=stated.pop("except_"),
        **stated,
    )


def _duties(roles: Sequence[Role], table: _Table) -> facts.Duties:
    owners = [(number, role) for number, role in enumerate(roles) for _ in role.duties]
    rows: list[Duty] = [duty for role in roles for duty in role.duties]
    return facts.Duties(
        role=_ints(number for number, _ in owners),
        text=[row.text for row in rows],
        domains=[row.domains for row in rows],
        at=table.places(rows, [role for _, role in owners]),
        provenance=table.provenance(rows),
    )


def _units(rows: Sequence[Unit], table: _Table) -> facts.Units:
    return facts.Units(
        id=[row.id or "" for row in rows],
        name=[row.name or row.id or "" for row in rows],
        parent=[row.parent or "" for row in rows],
        head=[row.head or "" for row in rows],
        at=table.places(rows),
        provenance=table.provenance(rows),
        **_stated(rows, "kind", "archetype", "cost_center", "valid"),
    )
