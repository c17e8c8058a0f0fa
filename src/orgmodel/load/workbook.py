"""A workbook that orgmodel wrote → `Facts`: what the visible cells say wins, the hidden sheet holds the rest.

A cell that shows what the hidden sheet would show changes nothing. A changed cell is honored, a row that is gone is
removed with all that hung on it, and a row without a key is new.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from orgmodel.catalog import domains as catalog
from orgmodel.errors import InvalidModel, Problem
from orgmodel.graph.domains import DomainTree
from orgmodel.load import shape
from orgmodel.load.assemble import assemble
from orgmodel.load.files import Model, label
from orgmodel.load.spreadsheet import Rows, Sheets, cell, sheets
from orgmodel.model import cells, entries
from orgmodel.model.cells import Column, Entry
from orgmodel.model.document import ModelFile
from orgmodel.model.entity import AT
from orgmodel.model.entries import RoleEntries
from orgmodel.model.facts import Facts
from orgmodel.model.location import Location


def is_workbook(found: Sheets) -> bool:
    """Tell whether these are the sheets of a workbook that orgmodel wrote."""
    rows = found.get(cells.SHEET_MODEL, [])
    return bool(rows) and cell(rows, 0, 0) == cells.MARK and cells.SHEET_ROLES in found


def read_workbook(path: Path, found: Sheets | None = None) -> tuple[Facts, tuple[str, ...]]:
    """Read a workbook, and say what of it was not read.

    Raises:
        NotFound, InvalidModel, OrgModelError: as `sheets`, or a cell holds what its field cannot be; all at once.
    """
    found = found if found is not None else sheets(path)
    name = label(path)
    reader = _Reader(name, found)
    document = reader.document()
    entity, problems = shape.shaped(ModelFile, document, name)
    problems = [*reader.problems, *problems]
    if entity is None or problems:
        raise InvalidModel(problems)
    return assemble(Model(name, ((name, entity),))), tuple(reader.notes)


Read = list[tuple[int | None, Entry]]
"""Entities in the order of their rows, each with the number of the one in the hidden sheet, None for a new one."""


class _Reader:
    def __init__(self, name: str, found: Sheets) -> None:
        self.name = name
        self.found = found
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self.base = self._base()
        entity, problems = shape.shaped(ModelFile, self.base, f"{name} sheet '{cells.SHEET_MODEL}'")
        if entity is None:
            raise InvalidModel(problems)
        self.entity = entity
        self.hidden = assemble(Model(name, ((name, entity),)))

    def _base(self) -> Entry:
        """Read the hidden sheet, which may have been written by anybody."""
        rows = self.found[cells.SHEET_MODEL]
        try:
            base = json.loads("".join(cell(rows, row, 0) for row in range(1, len(rows))))
            why = "" if isinstance(base, dict) else "it holds no keys and values"
        except (ValueError, RecursionError) as error:
            base, why = {}, str(error)
        if why:
            said = f"the hidden sheet '{cells.SHEET_MODEL}' is damaged: {why}"
            raise InvalidModel([Problem(self.name, 0, 0, said)])
        found: Entry = base
        return found

    def document(self) -> Entry:
        """Lay what the cells say over what the hidden sheet holds."""
        said = RoleEntries(self.hidden, short=False)
        before = [said[row] for row in range(len(said))]
        roles = self.entities(cells.SHEET_ROLES, cells.ROLES, before)
        self.ownership(before, roles)
        answers = self.found.get(cells.SHEET_QUESTIONS, [])
        column = len(cells.QUESTIONS) - 1
        answered = sum(bool(cell(answers, row, column).strip()) for row in range(1, len(answers)))
        if answered:
            self.notes.append(f"{answered} answers on the sheet Questions were not read: they are notes for people")
        sources = [entries.entry(each) for each in self.hidden.header.sources]
        if cells.SHEET_SOURCES in self.found:
            sources = [each for _, each in self.entities(cells.SHEET_SOURCES, cells.SOURCES, sources)]
        return {**self.base, "sources": sources, "roles": [each for _, each in roles]}

    # Rows -------------------------------------------------------------------------------------------

    def entities(self, sheet: str, columns: Sequence[Column], base: Sequence[Entry]) -> Read:
        """Read the rows of a sheet; a cell that shows what it showed when it was written changes nothing."""
        rows = self.found[sheet]
        at = {name.strip().casefold(): number for number, name in enumerate(rows[0])} if rows else {}
        there = [(column, at[column.name.casefold()]) for column in columns if column.name.casefold() in at]
        self.notes += [
            f"sheet {sheet}: the column {column.name} is gone, what it showed was kept"
            for column in columns
            if column.name.casefold() not in at
        ]
        role = self.namer(rows, at)
        read: Read = []
        used: set[int] = set()
        for number in range(1, len(rows)):
            key = self.key(cell(rows, number, at.get(cells.KEY.casefold(), -1)), len(base), used)
            entry = dict(base[key]) if key is not None else {}
            is_empty = not any(cell(rows, number, place).strip() for _, place in there)
            if is_empty and (key is None or any(cells.seen(cells.shown(entry, column)) for column, _ in there)):
                continue  # an empty row, or one that was cleared
            for column, place in there:
                if not cells.shows(cell(rows, number, place), cells.shown(entry, column)):
                    cells.changed(entry, column, _text(column, cell(rows, number, place)), role)
            read.append((key, {**entry, AT: Location(f"{self.name} sheet '{sheet}'", number + 1)}))
        return read

    @staticmethod
    def key(text: str, count: int, used: set[int]) -> int | None:
        """Tell which entity a row was written from. A row that was copied is new."""
        if not text.isdecimal() or not 1 <= int(text) <= count or int(text) - 1 in used:
            return None
        used.add(int(text) - 1)
        return int(text) - 1

    def namer(self, rows: Rows, at: dict[str, int]) -> Callable[[str], str]:
        """Let roles be named by id, or by a title that only one of them has."""
        ids = {cell(rows, row, at.get("id", -1)).strip() for row in range(1, len(rows))}
        titles = [cells.seen(cell(rows, row, at.get("title", -1))).casefold() for row in range(1, len(rows))]
        single = {
            title: cell(rows, row, at.get("id", -1)).strip()
            for row, title in enumerate(titles, 1)
            if title and titles.count(title) == 1
        }
        return lambda text: text if text in ids else single.get(cells.seen(text).casefold()) or text

    # The grid ---------------------------------------------------------------------------------------

    def ownership(self, before: Sequence[Entry], roles: Read) -> None:
        """Let the grid say who owns what; what stands behind an unchanged cell stays as it was."""
        rows = self.found.get(cells.SHEET_OWNERSHIP)
        head = next((n for n, row in enumerate(rows or ()) if cells.seen(row[0] if row else "") == cells.DOMAIN), None)
        if rows is None or head is None:
            self.notes.append("the sheet Ownership is gone: who owns what was kept as it was")
            return
        domain = self.domains()
        keys = next((row for row in rows[head + 1 :] if row and row[0].strip() == cells.KEY), [])
        claims: dict[int, dict[str, list[Entry]]] = {}
        for (role, name), owned in cells.grid(before, domain).items():
            claims.setdefault(role, {})[name] = owned
        columns = self.columns(rows, head, keys, roles)
        wanted: dict[int, dict[str, dict[str, Entry]]] = {}
        for number in range(head + 1, len(rows)):
            name = rows[number][0].strip() if rows[number] else ""
            if not name or name == cells.KEY:
                self.stray(rows, number, columns, name)
                continue
            for column, role in columns.items():
                held = self.levels(cell(rows, number, column), number + 1, column)
                wanted.setdefault(role, {}).setdefault(domain(name), {}).update(held)
        for place, (key, entry) in enumerate(roles):
            self.claims(entry, claims.get(-1 if key is None else key, {}), wanted.get(place, {}))

    @staticmethod
    def claims(entry: Entry, before: dict[str, list[Entry]], wanted: dict[str, dict[str, Entry]]) -> None:
        """Keep the assignments whose letter still stands, and add one for each letter that is new."""
        stays = {id(each) for name, held in before.items() for each in held if each["level"] in wanted.get(name, ())}
        owns = [each for each in entry.get("owns", ()) if id(each) in stays]
        for name, levels in wanted.items():
            there = {each["level"] for each in before.get(name, ())}
            new = {level: guess for level, guess in levels.items() if level not in there}
            owns += [{"domain": name, "level": level, **guess} for level, guess in new.items()]
        entry.pop("owns", None)
        if owns:
            entry["owns"] = owns

    def columns(self, rows: Rows, head: int, keys: Sequence[str], roles: Read) -> dict[int, int]:
        """Tell which role a column of the grid is, by its key, else by the id or title above it."""
        by_key = {key: place for place, (key, _) in enumerate(roles) if key is not None}
        names = {str(entry.get(name, "")): place for name in ("title", "id") for place, (_, entry) in enumerate(roles)}
        found: dict[int, int] = {}
        for column in range(2, max(map(len, rows))):
            key = keys[column].strip() if column < len(keys) else ""
            above = [cell(rows, row, column).strip() for row in (head, head - 1)]
            if key.isdecimal():
                place = by_key.get(int(key) - 1)  # a role that was removed takes its column with it
            else:
                place = next((names[name] for name in above if name and name in names), None)
                if place is None and any(cell(rows, row, column).strip() for row in range(len(rows))):
                    said = f"'{above[0] or above[1]}' is no role of the sheet {cells.SHEET_ROLES}: add it there first"
                    self.problems.append(self.problem(head + 1, column, said))
            if place is not None and place not in found.values():
                found[column] = place
        return found

    def levels(self, text: str, row: int, column: int) -> dict[str, Entry]:
        """Read the letters of a cell, and what of them is inferred."""
        held = cells.guesses(text)
        if held is None:
            said = f"expected A, R, C, I or several with a slash between, found '{text.strip()[:40]}'"
            self.problems.append(self.problem(row, column, said))
        return held or {}

    def stray(self, rows: Rows, number: int, columns: dict[int, int], name: str) -> None:
        """Point at letters in a row that names no domain."""
        if not name and any(cell(rows, number, column).strip() for column in columns):
            self.problems.append(self.problem(number + 1, 0, "letters in a row that names no domain"))

    def problem(self, row: int, column: int, message: str) -> Problem:
        """Place a problem in the grid."""
        return Problem(f"{self.name} sheet '{cells.SHEET_OWNERSHIP}'", row, column + 1, message)

    def domains(self) -> Callable[[str], str]:
        """Name a domain by its id, or as it is written when there is none of that name."""
        name = self.entity.catalog or "it"
        known = catalog.built_in(name).domains if name in catalog.BUILT_IN else ()
        here = Location(self.name, 1)
        own = (each.model_copy(update={"at": here}) for each in self.entity.domains)
        tree = DomainTree(catalog.merged(known, own))

        def named(text: str) -> str:
            row = tree.row(text)
            return cells.seen(tree.id(row) if row >= 0 else text)

        return named


def _text(column: Column, text: str) -> str:
    """Take what was typed: a line break is kept in a text, and is a separator in a list."""
    return text.strip() if column.kind == "text" else text
