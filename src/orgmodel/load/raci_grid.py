"""A RACI grid as somebody else made it → `Facts`: roles across, domains down, letters where they meet.

Title rows above, columns of numbers or groups before the domains, lower case, `A/R`, blanks and legends are taken as
they come. A domain that the catalog does not know becomes one of the model's own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from orgmodel.catalog.domains import built_in
from orgmodel.graph.domains import DomainTree
from orgmodel.load.assemble import assemble
from orgmodel.load.files import Model, label
from orgmodel.load.spreadsheet import Rows, Sheets, cell
from orgmodel.model import cells
from orgmodel.model.cells import Entry
from orgmodel.model.document import ModelFile
from orgmodel.model.entity import AT
from orgmodel.model.facts import Facts
from orgmodel.model.fields import RESERVED
from orgmodel.model.location import Location

_LEAST_ROLES = 2
_LEAST_LETTERS = 3
_MOSTLY = 0.6
_NUMBERED = re.compile(r"[\d.\s)]*")
_NO_ID = re.compile(r"[^\w.]+")


class Grid(NamedTuple):
    """Where a grid lies in a sheet: the row of the roles, the column of the domains, the columns of letters."""

    sheet: str
    rows: Rows
    head: int
    domains: int
    columns: tuple[int, ...]


def find_grid(found: Sheets) -> Grid | None:
    """Find the first sheet that holds a grid: columns in which most of what stands below a header is letters."""
    for name, rows in found.items():
        columns = [column for column in range(_width(rows)) if _is_letters(rows, column)]
        letters = [(row, column) for column in columns for row in range(len(rows)) if _held(rows, row, column)]
        if len(columns) < _LEAST_ROLES or len(letters) < _LEAST_LETTERS:
            continue
        first = min(row for row, _ in letters)
        head = next((row for row in range(first - 1, -1, -1) if _named(rows, row, columns)), None)
        if head is None:
            continue
        named = tuple(column for column in columns if cell(rows, head, column).strip())
        domains = _domain_column(rows, head, min(columns), sorted({row for row, _ in letters}))
        if domains is not None and len(named) >= _LEAST_ROLES:
            return Grid(name, rows, head, domains, named)
    return None


def _width(rows: Rows) -> int:
    return max(map(len, rows), default=0)


def _held(rows: Rows, row: int, column: int) -> tuple[str, ...]:
    return cells.levels(cell(rows, row, column)) or ()


def _is_letters(rows: Rows, column: int) -> bool:
    """Tell whether most of what stands in a column, its header and the title rows aside, is letters."""
    said = [row for row in range(len(rows)) if cell(rows, row, column).strip()]
    first = next((n for n, row in enumerate(said) if _held(rows, row, column)), None)
    if not first:  # none, or letters without a header
        return False
    return sum(bool(_held(rows, row, column)) for row in said[first:]) >= _MOSTLY * len(said[first:])


def _named(rows: Rows, row: int, columns: Sequence[int]) -> bool:
    return sum(bool(cell(rows, row, column).strip()) for column in columns) >= max(_LEAST_ROLES, len(columns) / 2)


def _domain_column(rows: Rows, head: int, before: int, where: Sequence[int]) -> int | None:
    """Choose the column of domains: of those before the letters, the one that says most and is no number."""
    best, most = None, 0
    for column in range(before):
        said = {cell(rows, row, column).strip() for row in where if row > head}
        texts = {text for text in said if not _NUMBERED.fullmatch(text)}
        if len(texts) > most:
            best, most = column, len(texts)
    return best


def read_grid(path: Path, grid: Grid) -> tuple[Facts, tuple[str, ...]]:
    """Make a model of a grid, and say what of it was not read."""
    name = label(path)
    source = _identifier(path.stem, set())
    domains = _Domains()
    notes: list[str] = []
    taken: set[str] = set()
    roles = []
    for column in grid.columns:
        title = " ".join(cell(grid.rows, grid.head, column).split())
        owns = [
            {"domain": domains[said], "level": level, "evidence": source, **guess}
            for said, held in _claims(grid, column, notes)
            for level, guess in held.items()
        ]
        at = Location(f"{name} sheet '{grid.sheet}'", grid.head + 1, column + 1)
        said = {"id": _identifier(title, taken), "title": title, "evidence": source, "owns": owns}
        roles.append({**said, "described": "no", AT: at})
    document = {
        "sources": [{"id": source, "title": path.stem, "path": path.name}],
        "domains": domains.own,
        "roles": roles,
    }
    return assemble(Model(name, ((name, ModelFile.model_validate(document)),))), tuple(notes)


class _Domains:
    """Gives a domain as the catalog knows it, or one of the model's own for it."""

    def __init__(self) -> None:
        self.own: list[dict[str, str]] = []
        self._tree = DomainTree(built_in("it").domains)
        self._taken: set[str] = set()
        self._ids: dict[str, str] = {}

    def __getitem__(self, text: str) -> str:
        if self._tree.row(text) >= 0:
            return self._tree.id(self._tree.row(text))
        if text not in self._ids:
            self._ids[text] = _identifier(text, self._taken)
            self.own.append({"id": self._ids[text], "name": text})
        return self._ids[text]


def _claims(grid: Grid, column: int, notes: list[str]) -> Iterator[tuple[str, dict[str, Entry]]]:
    """Give what a role is to each domain, and what of it is inferred; a cell that says something else is noted."""
    for row in range(grid.head + 1, len(grid.rows)):
        domain = " ".join(cell(grid.rows, row, grid.domains).split())
        said = cell(grid.rows, row, column).strip()
        held = cells.guesses(said)
        if held and domain:
            yield domain, held
        elif said:
            why = "is no letter of a RACI grid" if held is None else "stands in a row that names no domain"
            notes.append(f"sheet '{grid.sheet}' row {row + 1} column {column + 1}: '{said[:40]}' {why}; not read")


def _identifier(text: str, taken: set[str]) -> str:
    """Make an id of a title: lower case, hyphens, each once."""
    folded = unicodedata.normalize("NFC", text).lower()
    base = _NO_ID.sub("-", folded).strip("-._") or "unnamed"
    base = f"{base}-1" if base in RESERVED else base
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name
