"""Does a table hold its posts several times, as they were on several days? Then one snapshot counts, and it is said.

Bodies append each return to the last one, with a column for the quarter. Read as one, every post would be there twice.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import numpy as np

from orgmodel.load.tables.key import different
from orgmodel.load.tables.leftovers import left_out
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.table import Table, refused
from orgmodel.model.facts import BoolColumn
from orgmodel.model.notes import Note

_SURELY = frozenset(
    frozenset(words(each))
    for each in (
        "snapshot", "snapshot date", "snapshot as of", "as at", "as at date", "as of", "as of date", "data as of",
        "data as at", "data date", "position as of", "status as of", "reporting date", "report date",
        "reporting period", "reporting quarter", "quarter", "extract date", "extraction date", "stichtag", "datenstand",
        "stand vom", "stand per", "date d extraction", "fecha de corte", "peildatum",
    )
)  # fmt: skip
_PERHAPS = frozenset(
    frozenset(words(each))
    for each in (
        "date", "period", "month", "year", "fiscal year", "financial year", "effective as of", "effective as at",
        "stand", "monat", "jahr", "fecha",
    )
)  # fmt: skip
_MOST, _SHOWN = 60, 4
_APART, _ONCE = 0.95, 0.9
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMS = (
    re.compile(r"(?P<y>\d{4})[-/.]?(?P<m>\d{2})[-/.]?(?P<d>\d{2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[-/. ](?P<e>\d{1,2})[-/. ](?P<y>\d{4})"),
    re.compile(r"(?:(?P<d>\d{1,2})[-/. ])?(?P<n>[a-z]{3})[a-z]*[-/., ']*(?P<y>\d{4}|\d{2})"),
    re.compile(r"(?P<y>\d{4})[-/. ]?(?P<m>\d{1,2})"),
    re.compile(r"(?:fy ?)?(?P<y>\d{4})[-/. ]*q(?P<q>[1-4])|q(?P<q2>[1-4])[-/. ]*(?:fy ?)?(?P<y2>\d{4})"),
    re.compile(r"(?:fy ?)?(?P<y>\d{4})(?:[-/]\d{2,4})?"),
)


class Snapshot(NamedTuple):
    """The rows of one snapshot, a note on those of others, the column that tells them apart (or -1), which counts."""

    table: Table
    notes: tuple[Note, ...] = ()
    column: int = -1
    counts: str = ""


def one_snapshot(table: Table, mapping: Mapping, as_of: date | None) -> Snapshot:
    """Keep the latest snapshot, or the latest one that is not after a day; with a note on the rows of others.

    Raises:
        InvalidModel: which one is the latest cannot be told.
    """
    used = {choice.column for choice in mapping.choices}
    columns = [column for column in range(len(table.headers)) if column not in used]
    column = next((column for column in columns if _is_of_snapshots(table, column, mapping)), -1)
    if column < 0:
        return Snapshot(table)
    said = different(table, column).to_list()
    kept = {_latest(said, order, as_of) for order in ("dmy", "mdy")} - {None}
    header = table.headers[column]
    if len(kept) != 1:
        shown = ", ".join(f"'{text}'" for text in said[:_SHOWN])
        why = "holds its posts several times, and which is the latest cannot be told: keep the rows of one"
        raise refused(table.name, f"column '{header}' ({shown}) {why}", int(table.row[0]))
    text = kept.pop() or ""
    texts = table.coded(column)
    among = texts.code == list(texts.pool).index(text)
    if not _surely(table, column) and not _of_most_posts(table, mapping, among):
        return Snapshot(table)
    which = "the latest" if as_of is None else f"the latest on {as_of.isoformat()}"
    reason = f"rows of another snapshot: of {len(said)} in the column '{header}' {which}, '{text}', counts"
    others = (left_out(table, np.flatnonzero(~among), reason),)
    return Snapshot(table.kept(np.flatnonzero(among)), others, column, f"{which} of {len(said)}, '{text}', counts")


def _latest(said: list[str], order: str, as_of: date | None) -> str | None:
    """Give the latest of some periods, or the latest one that has begun on a day; None where one cannot be read."""
    days = {text: day for text in said if (day := _day(text, order))}
    if len(days) < len(said):
        return None
    ranked = sorted(said, key=days.__getitem__)
    begun = [text for text in ranked if as_of is None or days[text] <= (as_of.year, as_of.month, as_of.day)]
    return (begun or ranked[:1])[-1]


def _surely(table: Table, column: int) -> bool:
    return frozenset(words(table.headers[column])) in _SURELY


def _of_most_posts(table: Table, mapping: Mapping, among: BoolColumn) -> bool:
    """Tell that a snapshot has at least half of all ids: a list of changes has, on each day, those of a few."""
    own = mapping.column("id")
    if own < 0:
        return True
    ids = table.coded(own).code
    return 2 * len(np.unique(ids[among])) >= len(np.unique(ids))


def _is_of_snapshots(table: Table, column: int, mapping: Mapping) -> bool:
    """Tell that a column says to which of several snapshots a row belongs: by its name, and by ids that come again."""
    said = frozenset(words(table.headers[column]))
    sure = said in _SURELY or (said in _PERHAPS and mapping.format != "posts")
    if not (sure or said in _PERHAPS) or not 1 < len(different(table, column)) <= _MOST:
        return False
    period, own = table.coded(column).code, mapping.column("id")
    if (period == 0).any():
        return False
    if own < 0:
        return sure
    ids = table.coded(own).code
    named = ids != 0
    count = int(named.sum())
    pairs = len(np.unique(ids[named].astype(np.int64) * (int(period.max()) + 1) + period[named]))
    different_ids = len(np.unique(ids[named]))
    return pairs >= _APART * count and (different_ids < count if sure else different_ids <= _ONCE * count)


def _day(text: str, order: str) -> tuple[int, int, int] | None:
    """Read a period by its year, month and day, as far as it has them, to tell which of several is the latest."""
    for form in _FORMS:
        if found := form.fullmatch(text.strip().lower()):
            return _dated(found.groupdict(), order)
    return None


def _dated(part: dict[str, str | None], order: str) -> tuple[int, int, int] | None:
    year, day = int(part.get("y") or part.get("y2") or 0), int(part.get("d") or 0)
    month = int(part.get("m") or 0)
    if part.get("e"):
        day, month = (day, int(part["e"] or 0)) if order == "dmy" else (int(part["e"] or 0), day)
    if name := part.get("n"):
        month = _MONTHS.index(name) + 1 if name in _MONTHS else -1
    if quarter := part.get("q") or part.get("q2"):
        month = 3 * int(quarter)
    year += 2000 if year < 100 else 0  # noqa: PLR2004  written with two digits
    return (year, month, day) if 0 <= month <= 12 and day <= 31 else None  # noqa: PLR2004
