"""Which column names managers, and which holds the ids? By headers first, by where values are found where those fail.

A column whose values are found in another one, which tells rows apart, refers to it, whatever the two are called.
"""

from __future__ import annotations

from collections.abc import Mapping as Lookup
from itertools import product
from typing import NamedTuple

from orgmodel.load.tables.key import FOUND, different, key_of, share_found
from orgmodel.load.tables.mapping import SURE
from orgmodel.load.tables.names import words
from orgmodel.load.tables.table import Table

REFERENCES = ("manager", "manager_name", "manager_title")
"""Fields that name a manager: by id rather than by name, by name rather than by title."""

Scores = Lookup[tuple[str, int], float]

_NO_IDS = frozenset({"title", "person", "unit", "location"})
_LEAST_APART, _LEAST_FILLED = 0.95, 0.7
_CODE = r"^[^\s@=]*\d[^\s@=]*$|^[^\s@=a-z]+$"
"""What ids look like that nobody called so: without blanks, with a digit or in capitals; no address, no path."""
_SHORTEST, _LEAST_WORDS = 3, 2


class Chosen(NamedTuple):
    """The column that names managers, the one that holds ids, and the share of managers found there; -1 for none."""

    manager: int
    own: int
    share: float = 0.0


def chosen(table: Table, scores: Scores, named: Scores, *, known: bool) -> Chosen:
    """Choose both columns.

    `scores` says how surely headers name fields, `named` the same before headers that say something else were left
    out; `known` that a profile names the columns.
    """
    rivals = _rivals(scores)
    manager = rivals[0] if rivals else _extending(table)
    table.number([manager, *(column for field, column in scores if field in {"id", "unit"})])
    own = _ids(table, scores, manager)
    likeliest = Chosen(manager, own, share_found(table, manager, own))
    if manager < 0 or known or likeliest.share >= FOUND:
        return likeliest
    return _by_values(table, rivals or [manager], named) or _by_names(table, rivals, own) or likeliest


def _rivals(scores: Scores) -> list[int]:
    """Give the columns that may name managers, the likeliest first."""
    found = [
        (rank, -score, column) for (field, column), score in scores.items() for rank, name in enumerate(REFERENCES)
        if field == name
    ]  # fmt: skip
    return list(dict.fromkeys(column for _, _, column in sorted(found)))


def _ids(table: Table, scores: Scores, manager: int) -> int:
    """Choose the column of ids: its name, whether it tells rows apart, and whether managers are found in it."""
    named = {column: score for (field, column), score in scores.items() if field == "id" and column != manager}
    if len(named) < _LEAST_WORDS:
        return next(iter(named), -1)
    return max(named, key=lambda column: (_id_worth(table, column, named[column], manager), -column))


def _id_worth(table: Table, column: int, name: float, manager: int) -> float:
    apart, whole = _apart(table, column)
    return name + apart + whole + share_found(table, manager, column)


def _apart(table: Table, column: int) -> tuple[float, float]:
    """Say which share of the filled cells of a column are different texts, and which share of all cells is filled."""
    filled = int((table.coded(column).code != 0).sum())
    apart = len(different(table, column)) / filled if filled else 0.0
    return apart, filled / len(table) if len(table) else 0.0


def _by_values(table: Table, rivals: list[int], named: Scores) -> Chosen | None:
    """Find a column of managers whose values are found in one that tells rows apart and is called so, or looks so."""
    called = {column for field, column in named if field == "id"}
    other = {column for (field, column), score in named.items() if field in _NO_IDS and score >= SURE}
    keys = [
        column
        for column in range(len(table.headers))
        if column in called - other or (column not in other and _looks_like_ids(table, column))
    ]
    keys = [column for column in keys if _tells_apart(table, column)]
    pairs = [
        Chosen(manager, own, share_found(table, manager, own))
        for manager, own in product(rivals, keys)
        if manager != own
    ]
    best = max(pairs, key=lambda pair: pair.share, default=None)  # of several, the first
    return best if best is not None and best.share >= FOUND else None


def _by_names(table: Table, rivals: list[int], own: int) -> Chosen | None:
    """Find a column of managers whose values are names or titles of the table, where the likeliest one's are not."""
    for manager in rivals if len(rivals) > 1 else ():
        if key_of(table, own, manager).share >= FOUND:
            return Chosen(manager, own, share_found(table, manager, own))
    return None


def _tells_apart(table: Table, column: int) -> bool:
    apart, whole = _apart(table, column)
    return apart >= _LEAST_APART and whole >= _LEAST_FILLED


def _looks_like_ids(table: Table, column: int) -> bool:
    texts = different(table, column)
    return 2 * int(texts.str.contains(_CODE).sum()) > len(texts)


def _extending(table: Table) -> int:
    """Find a column that is called like one of ids and more (`parent unit code` beside `unit code`), and refers to it.

    For headers in languages that are not known here.
    """
    said = [frozenset(words(header)) for header in table.headers]
    pairs = [
        (column, own)
        for column, own in product(range(len(said)), repeat=2)
        if (len(said[own]) >= _LEAST_WORDS and said[own] < said[column])
        or _extends(table.headers[column].strip(), table.headers[own].strip())
    ]
    for column, own in pairs:
        if _tells_apart(table, own) and not _tells_apart(table, column) and share_found(table, column, own) >= FOUND:
            return column
    return -1


def _extends(header: str, other: str) -> bool:
    """Tell that a header in letters that are written without blanks holds another one, and more."""
    return not other.isascii() and len(other) >= _SHORTEST and header != other and other in header
