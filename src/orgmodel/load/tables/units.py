"""Which units do the posts of a table name? One column of units, or several levels that nest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.coding import Pool, coded, silent, texts_of
from orgmodel.load.tables.rows import asserted, placed
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import said, stated
from orgmodel.model import facts
from orgmodel.model.fields import RESERVED
from orgmodel.model.texts import Coded

if TYPE_CHECKING:
    import polars as pl

_NOT_IN_ID = re.compile(r"[^\w]+")
_LONGEST_ID = 60
_PLAIN = rf"^[A-Za-z0-9]{{1,{_LONGEST_ID}}}$"


def units_of(table: Table, columns: tuple[int, ...]) -> tuple[Coded, facts.Units]:
    """Give the unit of each post, and all units: those of one level lie within those of the level before."""
    if not columns:
        nothing = silent(0)
        return silent(len(table)), _units(table, (nothing, nothing, nothing), np.zeros(0, dtype=np.int64), 0)
    return _flat(table, columns[0]) if len(columns) == 1 else _nested(table, columns)


def _flat(table: Table, column: int) -> tuple[Coded, facts.Units]:
    """Give units of one level: every name is one, and its number that of its text, so that no unit is looked at."""
    import polars as pl

    names = stated(table.coded(column))
    ids = slugs(texts_of(names).slice(1))
    if ids.n_unique() < len(ids):
        ids = pl.Series(_ids([(name,) for name in names.pool][1:]), dtype=pl.String)
    pool = Pool(pl.concat([pl.Series([""], dtype=pl.String), ids]).rechunk())
    each = np.arange(1, len(pool), dtype=np.int32)
    said = (Coded(each, pool), Coded(each, names.pool), silent(len(each)))
    return Coded(names.code, pool), _units(table, said, _firsts(names)[1:], column + 1)


def _nested(table: Table, columns: tuple[int, ...]) -> tuple[Coded, facts.Units]:
    """Give units of several levels: a unit is a path of names."""
    import polars as pl

    levels = pl.DataFrame([said(table.texts(column)).alias(str(at)) for at, column in enumerate(columns)])
    numbered = coded(_paths(levels))
    known: dict[tuple[str, ...], int] = {}
    leaf = [_add(tuple(filter(None, path.split("\x1f"))), known) for path in numbered.pool]
    rows = _rows_of(known, numbered, _firsts(numbered), leaf)
    ids = _ids(known)
    unit = Coded(np.array(leaf, dtype=np.int32)[numbered.code] + 1, ["", *ids])
    names = [path[-1] for path in known]
    above = [ids[known[path[:-1]]] if len(path) > 1 else "" for path in known]
    return unit, _units(table, (ids, names, above), rows, columns[-1] + 1)


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
    """Give the first row of each text of a pool."""
    first = np.full(len(column.pool), len(column.code), dtype=np.int64)
    first[column.code[::-1]] = np.arange(len(column.code) - 1, -1, -1)  # of several rows the last one written counts
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


def _ids(known: Collection[tuple[str, ...]]) -> list[str]:
    """Make an id of each unit's name; of two with one name, the later ones have the names above them before."""
    import polars as pl

    ids: list[str] = []
    used: set[str] = set()
    own = slugs(pl.Series([path[-1] for path in known], dtype=pl.String)).to_list()
    for path, name in zip(known, own, strict=True):
        made, depth = name, 1
        while made in used and depth < len(path):
            depth += 1
            made = slug(" ".join(path[-depth:]))
        base, number = made, 2
        while made in used:
            made, number = f"{base}-{number}", number + 1
        used.add(made)
        ids.append(made)
    return ids


def slug(name: str) -> str:
    """Make an id of a name: its letters and digits in lower case, with hyphens between."""
    text = unicodedata.normalize("NFC", name).replace("&", " and ").replace("'", "").replace("’", "")
    made = _NOT_IN_ID.sub("-", text.lower()).strip("-")[:_LONGEST_ID].strip("-") or "unnamed"
    return f"{made}-" if made in RESERVED else made


def slugs(names: pl.Series) -> pl.Series:
    """Make an id of each of many names: those of plain letters and digits at once."""
    import polars as pl

    lower = names.str.to_lowercase()
    plain = names.str.contains(_PLAIN) & ~lower.is_in(list(RESERVED))
    others = np.flatnonzero(~plain.to_numpy())
    return lower.scatter(others, pl.Series(list(map(slug, names.gather(others))), dtype=pl.String))


def _units(
    table: Table, said: tuple[facts.Texts, facts.Texts, facts.Texts], rows: facts.IntColumn, column: int
) -> facts.Units:
    """Make units of their ids, names and parents, and of the records that name them first."""
    own, names, parents = said
    return facts.Units(
        id=own,
        name=names,
        parent=parents,
        head=silent(len(rows)),
        at=placed(table, rows, column),
        provenance=asserted(len(rows)),
    )
