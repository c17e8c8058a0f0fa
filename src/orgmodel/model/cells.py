"""How does an entity stand in the cells of a workbook, and what does a cell that somebody changed say?

Both doors of the workbook use these columns: what is written is what a cell is compared with when it is read, so that
a cell that nobody touched never changes anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Any, Literal

Entry = dict[str, Any]
Kind = Literal["text", "list", "number", "roles", "evidence"]

_UNSEEN = re.compile("_x[0-9A-Fa-f]{4}_")
_SPLIT = re.compile(r"\s*[;\n]\s*")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


_LONGEST = 15_000
_MOST_LETTERS = 20
TOO_LONG = "(too long for a cell)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its header, the key that it shows (`class.code`), and the words it may hold."""

    name: str
    key: str
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    note: str = ""
    width: int = 16


ROLES = (
    Column("Id", "id", note="How other cells name this role. Text without white space.", width=24),
    Column("Title", "title", width=34),
    Column("Reports to", "reports_to", "roles", note="The manager's id; none for the top. Empty: unknown.", width=24),
    Column("Unit", "unit", width=20),
    Column("Positions", "positions", "number", note="How many positions. Empty: not known.", width=10),
    Column("Filled", "filled", "number", width=8),
    Column("FTE", "fte", "number", width=8),
    Column("Occupancy", "occupancy", words=("filled", "vacant", "acting"), width=11),
    Column("Class code", "class.code", width=11),
    Column("Grade", "class.grade", width=9),
    Column("Dotted to", "dotted_to", "roles", note="Ids, separated by semicolons.", width=20),
    Column("Works with", "works_with", "roles", note="Ids, separated by semicolons.", width=20),
    Column("Deputy", "deputy", width=18),
    Column("Aliases", "aliases", "list", note="Separated by semicolons.", width=18),
    Column("Described", "described", words=("yes", "no"), note="no: named in a document, described in none.", width=11),
    Column("Location", "location", width=16),
    Column("Note", "note", width=30),
    Column("Evidence", "evidence", "evidence", note="source#L12-L14, separated by semicolons.", width=24),
)  # fmt: skip
SOURCES = (
    Column("Id", "id", width=22),
    Column("Title", "title", width=44),
    Column("Publisher", "publisher", width=30),
    Column("Date", "date", note="2026, 2026-01 or 2026-01-31", width=12),
    Column("SHA-256", "sha256", width=20),
    Column("URL", "url", width=30),
    Column("Path", "path", width=24),
)
KEY = "Key"
"""The header of the hidden column that says which entity of the model a row was written from."""

QUESTIONS = ("To", "About", "Question", "Details", "Answer")
DOMAIN, NAME = "Domain", "Name"
TOP = "none"

SHEET_ROLES, SHEET_OWNERSHIP, SHEET_SOURCES, SHEET_QUESTIONS = "Roles", "Ownership", "Sources", "Questions"
SHEET_MODEL = "_model"
MARK = "orgmodel.workbook/1"

LETTERS = {"accountable": "A", "responsible": "R", "consulted": "C", "informed": "I"}
LEVELS = {letter: level for level, letter in LETTERS.items()}
_DOUBT = re.compile(r"([ARCI])\s*\?", re.IGNORECASE)
_LETTERS = re.compile(r"[ARCI](?:\s*[/,;&+|\s]?\s*[ARCI])*", re.IGNORECASE)


def shown(entry: Mapping[str, Any], column: Column) -> str | float | int:
    """Give what a cell shows of an entity: a text or a number, an empty text for silence."""
    head, _, tail = column.key.partition(".")
    value = entry.get(head)
    value = value.get(tail) if tail and isinstance(value, Mapping) else value
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    each = value if isinstance(value, list) else [value]
    if column.kind == "roles":
        each = list(dict.fromkeys(line["role"] if isinstance(line, Mapping) else line for line in each))
    return "; ".join(map(str, each))


def seen(value: object) -> str:
    """Give what somebody sees of a cell: without control characters, white space collapsed, numbers in short.

    What is too long for a cell is not shown.
    """
    if isinstance(value, float) and value == int(value):
        value = int(value)
    text = _UNSEEN.sub(" ", str(value))
    plain = (" " if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} else each for each in text)
    shown = " ".join("".join(plain).replace("\ufffe", " ").replace("\uffff", " ").split())
    return shown if len(shown) <= _LONGEST else TOO_LONG


def shows(text: str, value: str | float) -> bool:
    """Tell whether a cell still shows a value. A spreadsheet keeps some 15 digits of a number."""
    if isinstance(value, int | float) and _NUMBER.fullmatch(text):
        return isclose(float(text), value, rel_tol=1e-12, abs_tol=1e-300)
    return seen(text) == seen(value)


def changed(entry: Entry, column: Column, text: str, role: Callable[[str], str]) -> None:
    """Let an entity say what a changed cell says. An empty cell is silence.

    Args:
        entry: the entity in full, which is changed.
        column: what the cell is about.
        text: what stands in the cell.
        role: the id of a role that is named by id or title.
    """
    head, _, tail = column.key.partition(".")
    if tail:
        inner = {**entry.get(head, {})}
        _set(inner, tail, text)
        _set(entry, head, {key: value for key, value in inner.items() if value != ""} or "")
    elif column.kind == "roles":
        _set(entry, head, _lines(entry, head, [role(each) for each in _parts(text)]))
    elif column.kind in {"list", "evidence"}:
        _set(entry, head, _parts(text))
    elif column.kind == "number" and _NUMBER.fullmatch(text.replace(",", "")):
        _set(entry, head, float(text.replace(",", "")) if "." in text else int(text.replace(",", "")))
    else:
        _set(entry, head, text)


def _set(entry: Entry, key: str, value: Any) -> None:
    if value in ("", []):
        entry.pop(key, None)
    else:
        entry[key] = value


def _parts(text: str) -> list[str]:
    return [part for part in _SPLIT.split(text.strip()) if part]


def _lines(entry: Entry, key: str, ids: list[str]) -> list[Any]:
    """Keep what is known of the lines that stay; a line that is new is asserted by whoever wrote it."""
    there = entry.get(key, [])
    there = there if isinstance(there, list) else [there]
    kept = [line for line in there if (line["role"] if isinstance(line, Mapping) else line) in ids]
    known = {line["role"] if isinstance(line, Mapping) else line for line in kept}
    new = [each if each == TOP else {"role": each, "status": "asserted"} for each in ids if each not in known]
    return kept + new


def letters(levels: list[str]) -> str:
    """Write the levels of a cell of the grid: `A/R`."""
    held = set(levels)
    return "/".join(letter for level, letter in LETTERS.items() if level in held)


def levels(text: str) -> tuple[str, ...] | None:
    """Read a cell of a grid, `A/R`, `a, r` or `AR`, as levels; None when it says something else."""
    held = guesses(text)
    return None if held is None else tuple(held)


def guesses(text: str) -> dict[str, Entry] | None:
    """Read a cell of a grid as levels, each with what is inferred of it: `(A/R?)` as reports write it, R only possible.

    None when it says something else.
    """
    text = text.strip()
    if not text:
        return {}
    if len(text) > _MOST_LETTERS:
        return None
    inner = text[1:-1].strip() if text[0] == "(" and text[-1] == ")" else text
    bare = _DOUBT.sub(r"\1", inner)
    if not _LETTERS.fullmatch(bare):
        return None
    found = {letter.upper() for letter in bare if letter.isalpha()}
    doubted = {letter.upper() for letter in _DOUBT.findall(inner)}
    return {
        level: _guess(possible=letter in doubted, inferred=letter in doubted or inner != text)
        for level, letter in LETTERS.items()
        if letter in found
    }


def _guess(*, possible: bool, inferred: bool) -> Entry:
    return {"inferred": ["level"], "confidence": "possible" if possible else "likely"} if inferred else {}


def grid(roles: Sequence[Entry], domain: Callable[[str], str]) -> dict[tuple[int, str], list[Entry]]:
    """Put the assignments of roles into cells: by the number of the role and the domain that `domain` names."""
    found: dict[tuple[int, str], list[Entry]] = {}
    for number, entry in enumerate(roles):
        for claim in entry.get("owns", ()):
            found.setdefault((number, domain(claim["domain"])), []).append(claim)
    return found
