"""Who reports to whom? The managers of a table's posts by id, or by what other column names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.load.tables.coding import coded, referring, texts_of
from orgmodel.load.tables.elsewhere import NOBODY, SEVERAL, Elsewhere, by_titles, sought
from orgmodel.load.tables.key import names_of, plain_names
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.notes import unreadable
from orgmodel.load.tables.rows import asserted, placed
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import stated
from orgmodel.model import facts
from orgmodel.model.notes import Note
from orgmodel.model.texts import Coded
from orgmodel.model.words import Line

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True, eq=False)
class Reporting:
    """The ids of posts, which are tops, their lines, the managers that could not be told.

    `said` tells by what else than usual some managers are named.
    """

    ids: Coded
    top: facts.BoolColumn
    lines: facts.Lines
    notes: tuple[Note, ...]
    said: tuple[str, ...] = ()


def reporting_of(table: Table, mapping: Mapping, ids: Coded, *, hidden: bool) -> Reporting:
    """Make the lines of posts whose ids are given, hidden or as written: solid ones, then dotted ones."""
    notes: list[Note] = []
    columns = [(mapping.column("manager"), Line.SOLID)] if mapping.column("manager") >= 0 else []
    columns += [(column, Line.DOTTED) for column in mapping.columns("dotted")]
    tops = np.zeros(len(table), dtype=bool)
    named: list[Coded] = []
    by_names = mapping.managers_by != "id" or hidden
    for column, kind in columns:
        above = stated(table.coded(column))
        top = texts_of(above).str.to_lowercase().is_in(list(mapping.top)).to_numpy()
        is_top = top[above.code]
        if kind == Line.SOLID:
            tops = is_top | (above.code == 0) if mapping.blank_top else is_top
        above = Coded(np.where(is_top, 0, above.code).astype(np.int32), above.pool)
        if by_names:
            texts, unclear = _ids_for(_written(above), table, mapping, ids, column)
            above = coded(texts)
            notes += unclear
        named.append(above)
    own, *others = referring(ids, *named)
    found = [
        Elsewhere(above) if by_names else sought(table, mapping, ids, above, column)
        for above, (column, _) in zip(others, columns, strict=True)
    ]
    notes += [note for each in found for note in each.notes]
    said = tuple(text for each in found for text in each.said)
    return Reporting(own, tops, _lines(table, columns, [each.above for each in found]), tuple(notes), said)


def _written(column: Coded) -> pl.Series:
    """Give the texts of a column, row by row."""
    return texts_of(column).gather(column.code)


def _lines(table: Table, columns: list[tuple[int, Line]], named: list[Coded]) -> facts.Lines:
    rows = [np.flatnonzero(each.code) for each in named]
    role = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    codes = [each.code[row] for each, row in zip(named, rows, strict=True)]
    to = Coded(np.concatenate(codes), named[0].pool) if named else coded_nothing()
    many = list(map(len, rows))
    kind = np.array([line for _, line in columns], dtype=np.int8).repeat(many)
    at = placed(table, role, columns[0][0] + 1 if columns else 0)
    if len(columns) > 1:
        numbers = np.array([column + 1 for column, _ in columns], dtype=np.int32).repeat(many)
        at = facts.Places(at.files, at.file, at.line, numbers, at.sheets, at.headers)
    return facts.Lines(
        role=role,
        kind=kind,
        to=to,
        at=at,
        provenance=asserted(len(role)),
    )


def coded_nothing() -> Coded:
    """Give a column without rows."""
    return Coded(np.zeros(0, dtype=np.int32), ("",))


def _ids_for(texts: pl.Series, table: Table, mapping: Mapping, ids: Coded, column: int) -> tuple[pl.Series, list[Note]]:
    """Put ids in the place of titles or names. Where several posts have the name, nobody is named: it is not known."""
    import polars as pl

    written = texts
    if mapping.names:
        key, texts = names_of(table, mapping.names), plain_names(texts)
    else:
        key = table.texts(mapping.key if mapping.managers_by != "id" else mapping.column("id"))
    known = pl.DataFrame({"key": key, "id": list(ids)}).filter((pl.col("key") != "") & (pl.col("id") != "")).unique()
    counted = known.group_by("key", maintain_order=True).agg(pl.col("id").first(), pl.len().alias("n"))
    joined = texts.to_frame("key").join(counted, on="key", how="left", maintain_order="left")
    stated = (texts != "").to_numpy()
    several = (joined["n"].fill_null(0) > 1).to_numpy()
    nobody = joined["n"].is_null().to_numpy() & stated
    found = joined.select(pl.when(pl.col("n") == 1).then("id").otherwise(pl.lit(""))).to_series()
    if _personal(table, mapping) and mapping.column("title") >= 0 and nobody.any():
        lost = np.flatnonzero(nobody)
        titled = by_titles(written.gather(lost), table, mapping, ids)
        found = found.scatter(lost, titled)
        nobody[lost] = (titled == "").to_numpy()
    notes = [
        unreadable(table, rows, column, what, ids, () if _personal(table, mapping) else texts)
        for what, rows in ((SEVERAL, np.flatnonzero(several & stated)), (NOBODY, np.flatnonzero(nobody)))
        if len(rows)
    ]
    return found, notes


def _personal(table: Table, mapping: Mapping) -> bool:
    """Tell whether managers are given by something that names persons: then nothing quotes it."""
    return mapping.managers_by not in {
        "title",
        table.headers[mapping.column("title")] if mapping.column("title") >= 0 else "",
    }
