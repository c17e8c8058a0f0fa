"""Which units do the posts of a table name? One column of units, or several levels that nest."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.coding import coded, silent
from orgmodel.load.tables.rows import asserted, placed
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import said, stated
from orgmodel.model import facts
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

_NOT_IN_ID = re.compile(r"[^\w]+")
_LONGEST_ID = 60


def units_of(table: Table, columns: tuple[int, ...]) -> tuple[Coded, facts.Units]:
    """Give the unit of each post, and all units: those of one level lie within those of the level before."""
    import polars as pl

    if not columns:
        return silent(len(table)), _units(table, [], np.zeros(0, dtype=np.int64), 0)
    if len(columns) == 1:
        numbered = stated(table.coded(columns[0]))
    else:
        levels = pl.DataFrame([said(table.texts(column)).alias(str(at)) for at, column in enumerate(columns)])
        numbered = coded(_paths(levels))
    known: dict[tuple[str, ...], int] = {}
    first = _firsts(numbered)
    leaf = [_add(tuple(filter(None, path.split("\x1f"))), known) for path in numbered.pool]
    rows = _rows_of(known, numbered, first, leaf)
    ids = _ids(known)
    pool = ["", *ids]
    unit = Coded(np.array(leaf, dtype=np.int32)[numbered.code] + 1, pool)
    return unit, _units(table, _entries(known, ids), rows, columns[-1] + 1)


def _paths(levels: pl.DataFrame) -> pl.Series:
    """Put the levels of each row together; a level that repeats the one above says nothing new."""
    import polars as pl

    shown = [pl.col("0")]
    for at in range(1, levels.width):
        above = pl.col(str(at - 1))
        shown.append(pl.when(pl.col(str(at)) == above).then(pl.lit("")).otherwise(pl.col(str(at))))
    return levels.select(pl.concat_str(shown, separator="\x1f").alias("path")).to_series()


def _add(path: tuple[str, ...], known: dict[tuple[str, ...], int]) -> int:
    for length in range(1, len(path) + 1):
        known.setdefault(path[:length], len(known))
    return known[path] if path else -1


def _firsts(column: Coded) -> facts.IntColumn:
    first = np.full(len(column.pool), len(column.code), dtype=np.int64)
    np.minimum.at(first, column.code, np.arange(len(column.code)))
    return first


def _rows_of(
    known: dict[tuple[str, ...], int], numbered: Coded, first: facts.IntColumn, leaf: list[int]
) -> facts.IntColumn:
    """Give the first record that names each unit, or one below it."""
    rows = np.full(len(known), len(numbered.code), dtype=np.int64)
    unit = np.array(leaf, dtype=np.int64)
    np.minimum.at(rows, unit[unit >= 0], first[unit >= 0])
    inner = [(path, number) for path, number in known.items() if len(path) > 1]
    for path, number in sorted(inner, key=lambda item: -len(item[0])):
        above = known[path[:-1]]
        rows[above] = min(rows[above], rows[number])
    return rows


def _ids(known: dict[tuple[str, ...], int]) -> list[str]:
    """Make an id of each unit's name; of two with one name, the later ones have the names above them before."""
    ids: list[str] = []
    used: set[str] = set()
    for path in known:
        for depth in range(1, len(path) + 1):
            made = slug(" ".join(path[-depth:]))
            if made not in used:
                break
        base, number = made, 2
        while made in used:
            made, number = f"{base}-{number}", number + 1
        used.add(made)
        ids.append(made)
    return ids


def slug(name: str) -> str:
    """Make an id of a name: its letters and digits in lower case, with hyphens between."""
    if name.isascii() and name.isalnum() and len(name) <= _LONGEST_ID:
        made = name.lower()
        return f"{made}-" if made in {"none", "all"} else made
    text = unicodedata.normalize("NFC", name).replace("&", " and ").replace("'", "").replace("’", "")
    made = _NOT_IN_ID.sub("-", text.lower()).strip("-")[:_LONGEST_ID].strip("-") or "unnamed"
    return f"{made}-" if made in {"none", "all"} else made


def _entries(known: dict[tuple[str, ...], int], ids: list[str]) -> list[tuple[str, str, str]]:
    return [(ids[number], path[-1], ids[known[path[:-1]]] if len(path) > 1 else "") for path, number in known.items()]


def _units(table: Table, entries: list[tuple[str, str, str]], rows: facts.IntColumn, column: int) -> facts.Units:
    return facts.Units(
        id=[entry[0] for entry in entries],
        name=[entry[1] for entry in entries],
        parent=[entry[2] for entry in entries],
        head=[""] * len(entries),
        at=placed(table, rows, column),
        provenance=asserted(len(entries)),
    )
