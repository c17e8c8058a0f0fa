"""What every reader makes: the facts about an organization as columns, one table a kind, a row a fact.

Text and tables both become `Facts`; only behind them is anything checked. References are kept as they
were written: resolving them is the graph's work. In a column, `UNKNOWN` (-1) or an empty text is silence.
A `Sparse` column holds only the rows that say something, so that what nobody states costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgmodel.model.location import Location
from orgmodel.model.notes import Note
from orgmodel.model.words import UNKNOWN, Confidence, Status

if TYPE_CHECKING:
    from datetime import date

    from orgmodel.model.charts import Charts
    from orgmodel.model.document import (
        Completeness,
        Disposition,
        IncompatiblePair,
        LifeCycle,
        Organization,
        Policy,
        Source,
    )
    from orgmodel.model.entities import Body, Cost, Domain, Interval, JobClass, Provider, Salary, Scope
    from orgmodel.model.entity import Confirmation
    from orgmodel.model.evidence import Evidence
    from orgmodel.model.mandates import Mandate

IntColumn = NDArray[np.signedinteger[Any]]
BoolColumn = NDArray[np.bool_]
FloatColumn = NDArray[np.float64]
_T = TypeVar("_T")
Texts = Sequence[str]
Sparse = Mapping[int, _T]


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each row was written: the number of its file, its line and its column (both from 1).

    `sheets` and `headers` are those of the files that are tables, by the number of the file; None for text.
    """

    files: Texts
    file: IntColumn
    line: IntColumn
    column: IntColumn
    sheets: Sequence[str | None] = ()
    headers: Sequence[Texts] = ()

    def __getitem__(self, row: int) -> Location:
        """Give the place of one row."""
        file, line, column = int(self.file[row]), int(self.line[row]), int(self.column[row])
        if not self.sheets or self.sheets[file] is None:
            return Location(self.files[file], line, column)
        headers = self.headers[file]
        header = headers[column - 1] if 0 < column <= len(headers) else ""
        return Location(self.files[file], line, column, self.sheets[file], header)


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """What each row stands on. `status` and `confidence` hold numbers of `Status` and `Confidence`."""

    status: IntColumn
    confidence: IntColumn
    inferred: Sparse[tuple[str, ...]]
    evidence: Sparse[tuple[Evidence, ...]]
    confirmed: Sparse[Confirmation]

    def is_inferred(self, *fields: str) -> BoolColumn:
        """Tell which rows are inferred as a whole, or in one of these fields."""
        rows: BoolColumn = self.status == Status.INFERRED
        for row, names in self.inferred.items():
            rows[row] |= any(name in names for name in fields)
        return rows

    def weight(self, *fields: str) -> FloatColumn:
        """Give numbers for words: stated 1, asserted .9, likely .8, possible .5 (ours, see docs/decisions).

        A stated fact counts as a guess only if one of the `fields` that are asked for was inferred.
        """
        known = np.where(self.status == Status.ASSERTED, 0.9, 1.0)
        guess = np.where(self.confidence == Confidence.LIKELY, 0.8, 0.5)
        return np.where(self.is_inferred(*fields), guess, known)


@dataclass(frozen=True, slots=True, eq=False)
class Roles:
    """One row a role. `top` is a stated `reports_to: none`; lines are a table of their own."""

    id: Texts
    title: Texts
    unit: Texts
    class_code: Texts
    top: BoolColumn
    positions: IntColumn
    filled: IntColumn
    occupancy: IntColumn
    establishment: IntColumn
    described: IntColumn
    in_scope: IntColumn
    managerial: IntColumn
    deputy: Texts
    at: Places
    provenance: Provenance
    aliases: Sparse[tuple[str, ...]] = field(default_factory=dict)
    job_class: Sparse[JobClass] = field(default_factory=dict)
    leads: Sparse[tuple[str, ...]] = field(default_factory=dict)
    body_member: Sparse[tuple[str, ...]] = field(default_factory=dict)
    acting_since: Sparse[date] = field(default_factory=dict)
    vacant_since: Sparse[date] = field(default_factory=dict)
    fte: Sparse[float] = field(default_factory=dict)
    archetype: Sparse[str] = field(default_factory=dict)
    salary: Sparse[Salary] = field(default_factory=dict)
    cost: Sparse[Cost] = field(default_factory=dict)
    location: Sparse[str] = field(default_factory=dict)
    valid: Sparse[Interval] = field(default_factory=dict)
    incumbents: Sparse[tuple[str, ...]] = field(default_factory=dict)
    tags: Sparse[tuple[str, ...]] = field(default_factory=dict)
    note: Sparse[str] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.id)


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """One row a line between two roles: `role` is a row of `Roles`, `to` the id as written."""

    role: IntColumn
    kind: IntColumn
    to: Texts
    at: Places
    provenance: Provenance
    purpose: Sparse[str] = field(default_factory=dict)
    on: Sparse[str] = field(default_factory=dict)
    weight: Sparse[float] = field(default_factory=dict)
    valid: Sparse[Interval] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.to)


@dataclass(frozen=True, slots=True, eq=False)
class Assignments:
    """One row an assignment: `role` is a row of `Roles`; domain and scope are as written."""

    role: IntColumn
    domain: Texts
    level: IntColumn
    scope: Texts
    activity: IntColumn
    at: Places
    provenance: Provenance
    exceptions: Sparse[tuple[str, ...]] = field(default_factory=dict)
    customers: Sparse[str] = field(default_factory=dict)
    joint_with: Sparse[tuple[str, ...]] = field(default_factory=dict)
    compensating_control: Sparse[str] = field(default_factory=dict)
    valid: Sparse[Interval] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.domain)


@dataclass(frozen=True, slots=True, eq=False)
class Duties:
    """One row a duty: `role` is a row of `Roles`; `domains` are as written."""

    role: IntColumn
    text: Texts
    domains: Sequence[tuple[str, ...]]
    at: Places
    provenance: Provenance

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """One row a unit."""

    id: Texts
    name: Texts
    parent: Texts
    head: Texts
    at: Places
    provenance: Provenance
    kind: Sparse[str] = field(default_factory=dict)
    archetype: Sparse[str] = field(default_factory=dict)
    cost_center: Sparse[str] = field(default_factory=dict)
    valid: Sparse[Interval] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.id)


@dataclass(frozen=True, slots=True, eq=False)
class Header:
    """What the model says about itself."""

    organization: Organization
    as_of: date | None
    catalog: str
    completeness: tuple[Completeness, ...]
    policy: Policy
    sources: tuple[Source, ...]
    scopes: tuple[Scope, ...]
    dispositions: tuple[Disposition, ...]
    path: str
    charts: Charts | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """All that the readers found. `domains` and `incompatible_pairs` include the catalog that the model names.

    `notes` are what readers of tables noticed: rows left out, values that cannot be read; `read_as`
    says in sentences how tables were read: encoding, and which column was taken for what.
    """

    header: Header
    roles: Roles
    lines: Lines
    assignments: Assignments
    duties: Duties
    units: Units
    bodies: tuple[Body, ...]
    providers: tuple[Provider, ...]
    domains: tuple[Domain, ...]
    incompatible_pairs: tuple[IncompatiblePair, ...]
    mandates: tuple[Mandate, ...] = ()
    life_cycles: tuple[LifeCycle, ...] = ()
    notes: tuple[Note, ...] = ()
    read_as: tuple[str, ...] = ()


__all__ = [
    "UNKNOWN",
    "Assignments",
    "BoolColumn",
    "Duties",
    "Facts",
    "FloatColumn",
    "Header",
    "IntColumn",
    "Lines",
    "Places",
    "Provenance",
    "Roles",
    "Sparse",
    "Texts",
    "Units",
]
