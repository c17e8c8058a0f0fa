"""Which rows are about one post, and who sits in it? Job shares, incumbents, and ids that would name persons."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

import numpy as np

from orgmodel.load.tables.coding import coded, recoded, silent, texts_of
from orgmodel.load.tables.leftovers import left_out
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.references import REFERENCES
from orgmodel.load.tables.rows import place
from orgmodel.load.tables.states import holder_words
from orgmodel.load.tables.substitutes import substitutes, without_ids
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.values import numbers, said
from orgmodel.model.facts import FloatColumn, IntColumn
from orgmodel.model.notes import Note, Noticed
from orgmodel.model.refs import Ref
from orgmodel.model.sparse import Computed
from orgmodel.model.texts import Coded

COPY = "the same as another row"
_OF_HOLDERS = frozenset({
    "person", "mail", "person_id", "fte", "salary", "salary_min", "salary_max", "valid_from", "valid_until", "note",
})  # fmt: skip
"""What differs between two people who share a post, and says nothing against it."""
_NEVER_QUOTED = frozenset({"person", "mail", "person_id", "salary", "salary_min", "salary_max", "note"})
_SHOWN = 20
_ONE_POST = 1.001
"""Rows of a job share whose FTE are more together repeat the FTE of the post, and do not share it."""


def ids_of(table: Table, mapping: Mapping, *, hidden: bool) -> Coded:
    """Give the ids of posts. For ids to be hidden, which name persons, numbers made of them stand."""
    column = mapping.column("id")
    if column < 0:
        return substitutes(table, mapping) if without_ids(mapping) else silent(len(table))
    ids = table.coded(column)
    texts = texts_of(ids)
    if table.read_as[:1] != ("ASCII",) and not (composed := texts.str.normalize("NFC")).equals(texts):
        ids = recoded(ids, composed.to_list())
    if hidden:
        ids = recoded(ids, [_pseudonym(text) for text in ids.pool])
    return ids


def hides_persons(table: Table, mapping: Mapping) -> bool:
    """Tell whether the ids of a table are mail addresses or names, which are shown nowhere."""
    column = mapping.column("id")
    if column < 0:
        return False
    header, texts = table.headers[column], texts_of(table.coded(column))
    filled = len(texts) - int((texts == "").sum())
    signs = texts.filter(texts.str.contains("@", literal=True))
    mails = int(signs.str.contains(r"^[^@\s]+@[^@\s]+$").sum())
    return 2 * mails > filled or " ".join(words(header)) in {"name", "full name", "display name", "worker"}


def _pseudonym(text: str) -> str:
    return f"p-{hashlib.sha256(text.casefold().encode()).hexdigest()[:12]}" if text else ""


@dataclass(frozen=True, slots=True, eq=False)
class Holders:
    """Who sits in the posts: names where there are some, and what stands in their place (`Vacant`, `Eliminated`)."""

    names: dict[int, tuple[str, ...]] | Computed[tuple[str, ...]]
    occupancy: IntColumn
    establishment: IntColumn


def holders_of(table: Table, mapping: Mapping) -> Holders | None:
    """Read who sits in each post; names in several columns are one name. None where the table does not say."""
    import polars as pl

    columns = mapping.columns("person")
    if not columns:
        return None
    if len(columns) == 1:
        names = table.coded(columns[0])
    else:
        parts = [said(table.texts(column)).alias(str(at)) for at, column in enumerate(columns)]
        names = coded(pl.DataFrame(parts).select(pl.concat_str(pl.all(), separator=" ").str.strip_chars()).to_series())
    words_of = holder_words(names)[names.code]
    rows = np.flatnonzero(words_of[:, 2] == 0)
    of = (Coded(names.code[rows], names.pool),)
    return Holders(Computed(rows, lambda at: (names[int(rows[at])],), of), words_of[:, 0], words_of[:, 1])


def merged_shares(table: Table, mapping: Mapping) -> tuple[Table, list[Note]]:
    """Let rows with one id and one title that say the same of the post be one post: a job share, or a copy.

    Rows with one id and one title that differ in anything else that is read contradict each other: the first row
    counts, and a note says every field that differs. Rows of two people may differ in what is theirs. Rows with one id
    and different titles stay: two posts have one id, which a rule reports.
    """
    own, title = mapping.column("id"), mapping.column("title")
    if own < 0 or title < 0:
        return table, []
    ids = table.coded(own)
    many = np.bincount(ids.code, minlength=1) > 1
    many[0] = False
    repeated = np.flatnonzero(many[ids.code])
    if not len(repeated):
        return table, []
    return _compared(table, repeated, (own, title), mapping)


def _compared(table: Table, repeated: IntColumn, key: tuple[int, int], mapping: Mapping) -> tuple[Table, list[Note]]:
    own, title = key
    read = {choice.column: choice.field for choice in mapping.choices if choice.column not in key}
    cells = {column: table.texts(column)[repeated].to_list() for column in {own, title, *read}}
    columns = [table.coded(column) for column in mapping.columns("person")]
    named = np.zeros(len(repeated), dtype=bool)
    for column in columns:
        named |= (holder_words(column)[column.code] == 0)[repeated, 2]
    fte = _shares(table, mapping.column("fte"), repeated)
    whole = table.frame[repeated].rows()
    first: dict[tuple[str, str], int] = {}
    shared: dict[int, list[int]] = {}
    dropped: list[int] = []
    copies: list[int] = []
    notes: list[Note] = []
    for at, record in enumerate(repeated.tolist()):
        same = (cells[own][at], cells[title][at].casefold())
        if not same[1] or first.setdefault(same, at) == at:
            continue
        before = first[same]
        differ = [column for column in read if cells[column][at] != cells[column][before]]
        if differ:
            excused = _excused({read[column] for column in differ}, (before, at), fte)
            differ = [column for column in differ if read[column] not in excused]
        dropped.append(record)
        if differ:
            notes.append(_conflict(table, (int(repeated[before]), record), differ, mapping))
        elif whole[at] == whole[before] and named[at]:
            copies.append(record)
        else:
            shared.setdefault(int(repeated[before]), []).append(record)
    table = _with_whole_fte(table, mapping.column("fte"), shared)
    if copies:
        notes.append(left_out(table, np.array(copies), COPY, grave=False))
    return _kept(table, dropped), notes


def _shares(table: Table, column: int, records: IntColumn) -> FloatColumn:
    """Give the FTE of some rows; NaN where none can be read."""
    return numbers(table, column)[0][records] if column >= 0 else np.full(len(records), np.nan)


def _excused(differ: set[str], rows: tuple[int, int], fte: FloatColumn) -> frozenset[str]:
    """Give the fields in which rows of one post may differ: what is of two people, FTE that make up one post."""
    two = bool(differ & {"person", "person_id", "mail"})
    parts = bool(fte[list(rows)].sum() <= _ONE_POST)
    return _OF_HOLDERS if two or parts else frozenset()


def _with_whole_fte(table: Table, column: int, shared: dict[int, list[int]]) -> Table:
    """Let the first row of a job share have the FTE of all its rows, where each states some and they make up a part."""
    import polars as pl

    if column < 0 or not shared:
        return table
    values, wrong = numbers(table, column)
    sums = {first: float(values[[first, *others]].sum()) for first, others in shared.items()}
    whole = {
        first: f"{fte:.6g}"
        for first, fte in sums.items()
        if 0 < fte <= _ONE_POST and not wrong[[first, *shared[first]]].any()
    }
    if not whole:
        return table
    cells = table.texts(column).scatter(list(whole), pl.Series(list(whole.values()), dtype=pl.String))
    return replace(table, frame=table.frame.with_columns(cells.alias(str(column))), _clean={}, _coded={})


def _conflict(table: Table, records: tuple[int, int], differ: list[int], mapping: Mapping) -> Note:
    """Note that two rows of a post differ. What the first field says is quoted, unless it may name a person."""
    first, second = records
    field = {choice.column: choice.field for choice in mapping.choices}[differ[0]]
    by_person = field in {*REFERENCES, "dotted"} and mapping.managers_by not in {"id", "title"}
    hidden = hides_persons(table, mapping)
    post = str(table.texts(mapping.column("id"))[first])
    quoted = len(differ) == 1 and not (hidden or by_person or field in _NEVER_QUOTED)
    return Note(
        Noticed.JOB_SHARE,
        table.name,
        ", ".join(table.headers[column] for column in differ),
        2,
        place(table, second, differ[0]),
        (int(table.row[first]), int(table.row[second])),
        (Ref("role", _pseudonym(post) if hidden else post),),
        tuple(str(table.texts(differ[0])[each]) for each in records) if quoted else (),
    )


def _kept(table: Table, dropped: list[int]) -> Table:
    if not dropped:
        return table
    keep = np.ones(len(table), dtype=bool)
    keep[dropped] = False
    return table.kept(np.flatnonzero(keep))
