"""Which column says what, when nobody told? Guessed from headers and from values, with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import numpy as np

from orgmodel.load.tables.key import different, key_of, named_at_all
from orgmodel.load.tables.mapping import NOBODY, SURE, TOP_WORDS, Choice, Mapping
from orgmodel.load.tables.names import Field, known_fields, likeness, words
from orgmodel.load.tables.profiles import Profile, profile_of
from orgmodel.load.tables.references import REFERENCES, chosen
from orgmodel.load.tables.states import states
from orgmodel.load.tables.table import Table
from orgmodel.model.facts import BoolColumn
from orgmodel.model.texts import Coded

_HEADER_WITHIN = 25
_LEAST = 0.3
_LEAST_OF_MANY = 0.5
_IN_ORDER = 10_000
_OF_PROFILE = 1.2
_ALSO_IDS = frozenset({"person_id", "mail", "title", "person"})
_NUMBERS = frozenset({"positions", "filled", "fte"})
_COUNTS = re.compile(r"(?:number|no\.?|count|total) of\b", re.IGNORECASE)
"""`Number of posts` counts them, where `post number` names one."""
_WORDS = r"[^\W\d]{2}|[^\W\d]\d"
"""What no number holds: two letters together, or a letter before a digit."""


def header_record(rows: Sequence[Sequence[str | None]]) -> int:
    """Find the record that names the columns: the one with the most cells that are known names."""
    best, found = 0, -1.0
    for number, row in enumerate(islice(rows, _HEADER_WITHIN)):
        cells = [cell for cell in row if cell and cell.strip()]
        if len(cells) + 0.5 <= found:  # it could not name more
            continue
        named = sum(any(likeness(words(cell), field) >= _LEAST_OF_MANY for field in known_fields()) for cell in cells)
        score = named + (0.5 if len(cells) > 1 else 0) if len(cells) > 1 else named * 0.5
        if score > found:
            best, found = number, score
    return best


def guessed(table: Table, profile: str = "") -> Mapping:
    """Choose columns for the fields of posts; where a table is a known system's export, as its profile says."""
    scores = {
        (field.name, column): score
        for field in known_fields()
        for column, header in enumerate(table.headers)
        if (score := likeness(words(header), field)) >= _LEAST and _fits(table, field.name, column, score)
    }
    system = profile_of(table.headers, profile or table.system)
    named = scores if system is None else _preferred(scores, table, system)
    scores = _plausible(named)
    manager, own, share = chosen(table, scores, named, known=system is not None)
    managers = {column for (field, column) in scores if field in REFERENCES and column != manager}
    taken = {own, manager} | managers
    choices = [_choice(table, own, scores, share if manager >= 0 else None)] if own >= 0 else []
    key = key_of(table, own, manager, share)
    if manager >= 0:
        sureness = scores.get(("manager", manager), 0.6)
        sureness = min(sureness, key.share) if key.share or named_at_all(table, manager) else sureness
        choices.append(Choice("manager", manager, table.headers[manager], sureness, key.why))
    for field in known_fields():
        if field.name not in {"id", *REFERENCES}:
            choices += _others(table, field, scores, taken)
    top = TOP_WORDS | (system.top if system else frozenset()) | _nobody(table, manager, own)
    name = system.name if system else ""
    kept = tuple(_without_twins(table, choices))
    return Mapping(kept, managers_by=key.by, key=key.column, top=top, profile=name, names=key.names)


def _nobody(table: Table, manager: int, own: int) -> frozenset[str]:
    """Give the numbers that databases write where there is no manager (0, -1), if no post has them for an id."""
    if manager < 0:
        return frozenset()
    above = set(different(table, manager).filter(different(table, manager).is_in(NOBODY)).to_list())
    return frozenset(above.difference(different(table, own).to_list())) if above and own >= 0 else frozenset(above)


def _preferred(scores: dict[tuple[str, int], float], table: Table, system: Profile) -> dict[tuple[str, int], float]:
    """Let the names of a profile count more than usual names, and each of its columns for one field only."""
    named = {field: system.column(table.headers, field) for field, _ in system.columns}
    claimed = {column for columns in named.values() for column in columns}
    apart = {key: score for key, score in scores.items() if key[1] not in claimed}
    for field, columns in named.items():
        for rank, column in enumerate(columns):
            apart[field, column] = _OF_PROFILE - rank / 100
    return apart


def _plausible(scores: dict[tuple[str, int], float]) -> dict[tuple[str, int], float]:
    """Leave out that a column is of ids or names managers where its header says something else more surely.

    A header that names a manager and an id is the manager's id.
    """
    best: dict[tuple[bool, int], float] = {}
    for (field, column), score in scores.items():
        for of_ids in (False, True):
            if not (of_ids and field in _ALSO_IDS) and (of_ids or field != "id" or score >= SURE):
                best[of_ids, column] = max(best.get((of_ids, column), 0.0), score)
    above = {column for field, column in scores if field in REFERENCES}
    return {
        (field, column): score
        for (field, column), score in scores.items()
        if field not in {"id", *REFERENCES}
        or (score >= best.get((field == "id", column), 0.0) and (field != "id" or score >= SURE or column not in above))
    }


def _choice(table: Table, own: int, scores: dict[tuple[str, int], float], share: float | None) -> Choice:
    usual = ["a usual name"] if ("id", own) in scores else []
    found = [] if share is None else [f"{share:.0%} of the managers are found in it"]
    return Choice("id", own, table.headers[own], scores.get(("id", own), share or 0.0), "; ".join([*usual, *found]))


def _others(table: Table, field: Field, scores: dict[tuple[str, int], float], taken: set[int]) -> list[Choice]:
    """Choose the columns of one further field. A column belongs to the field whose name is nearest."""
    mine = sorted(
        (
            (score, -column)
            for (name, column), score in scores.items()
            if name == field.name and column not in taken and score >= _strongest(scores, column, taken, field)
        ),
        reverse=True,
    )
    sure = [
        (score, column)
        for score, column in mine
        if score >= _LEAST_OF_MANY and (field.name not in _FILLED or not _is_empty(table, -column))
    ]
    chosen = sure if field.many else sure[:1]
    taken |= {-column for _, column in chosen}
    return [Choice(field.name, -column, table.headers[-column], score, "a usual name") for score, column in chosen]


def _fits(table: Table, field: str, column: int, score: float) -> bool:
    """Tell that a column holds numbers where its header only resembles the name of some, and that no id is a count."""
    if field in {"id", "person_id"} and _COUNTS.match(table.headers[column]):
        return False
    if field in _BY_VALUES and score < SURE:
        return _BY_VALUES[field](table, column)
    if field not in _NUMBERS or (score >= SURE and field != "positions"):
        return True
    texts = table.texts(column).head(_IN_ORDER)
    texts = texts.filter(texts != "")
    numbers = texts.filter(texts.str.contains(r"\d") & ~texts.str.contains(_WORDS))
    return 2 * len(numbers) >= len(texts)


def _is_empty(table: Table, column: int) -> bool:
    cells = table.frame[str(column)]
    return not any((part.str.strip_chars() != "").any() for part in (cells.head(_IN_ORDER), cells))


def _repeats(table: Table, column: int) -> bool:
    """Tell that a column puts rows into groups, as units do."""
    filled = int((table.coded(column).code != 0).sum())
    return 2 * len(different(table, column)) <= filled


def _speaks_of_posts(table: Table, column: int) -> bool:
    """Tell that at least half of the texts of a column are words for posts that are filled or not."""
    texts = different(table, column).head(_IN_ORDER).to_list()
    odd = states(Coded(np.arange(len(texts), dtype=np.int32), tuple(texts)), table.headers[column])[2]
    return 2 * int(odd.sum()) <= len(texts)


_FILLED = frozenset({"title", "mail"})
"""Of what an empty column says nothing: another one may say it."""
_BY_VALUES = {"unit": _repeats, "status": _speaks_of_posts}
"""What decides where a header only resembles the name of a field."""


def _strongest(scores: dict[tuple[str, int], float], column: int, taken: set[int], field: Field) -> float:
    rivals = [
        score
        for (name, each), score in scores.items()
        if each == column and name not in {"id", field.name} and each not in taken
    ]
    return max(rivals, default=0.0)


def _without_twins(table: Table, choices: Sequence[Choice]) -> list[Choice]:
    """Put the columns of units in order, the widest first; of a code and its name only the name counts."""
    units = [each for each in choices if each.field == "unit"]
    posts = _posts(table, choices) if len(units) > 1 else None
    counts = {each.column: different(table, each.column) for each in units}
    many = {each.column: _number_in(table, each.column, posts) for each in units}
    kept: list[Choice] = []
    for each in sorted(units, key=lambda unit: (many[unit.column], unit.column)):
        twin = next((other for other in kept if _one_to_one(table, other.column, each.column)), None)
        if twin is None:
            kept.append(each)
        elif _letters(counts[each.column].to_list()) > _letters(counts[twin.column].to_list()):
            kept[kept.index(twin)] = each
    return [each for each in choices if each.field != "unit"] + [each for each in kept if len(counts[each.column])]


def _posts(table: Table, choices: Sequence[Choice]) -> BoolColumn:
    """Mark the records that have an id or a title: totals and footers have none, and name no units."""
    named = np.zeros(len(table), dtype=bool)
    for each in choices:
        if each.field in {"id", "title"}:
            named |= table.coded(each.column).code != 0
    return named


def _number_in(table: Table, column: int, records: BoolColumn | None) -> int:
    """Count the different texts of a column in some records."""
    if records is None:
        return len(different(table, column))
    texts = table.coded(column)
    return int(np.count_nonzero(np.bincount(texts.code[records], minlength=len(texts.pool))[1:]))


def _one_to_one(table: Table, left: int, right: int) -> bool:
    one, other = table.coded(left), table.coded(right)
    pairs = np.unique(one.code.astype(np.int64) * len(other.pool) + other.code)
    lefts, rights = np.unique(pairs // len(other.pool)), np.unique(pairs % len(other.pool))
    return 1 < len(pairs) == len(lefts) == len(rights)


def _letters(texts: Sequence[str]) -> int:
    return sum(sum(letter.isalpha() for letter in text) for text in texts[:_IN_ORDER])
