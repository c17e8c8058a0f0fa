"""Which role of before is which role of after? By id, by what people say, by code, by title and unit.

An id says that two roles are one. Everything else is a guess with a confidence, and is shown as one. A mapping
that people give stands above all guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

import numpy as np

from orgmodel.change.alike import Profile, likeness, profiles
from orgmodel.change.keys import NAMELESS, keys
from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.graph.index import Index
from orgmodel.model.facts import Facts, IntColumn, Roles, Texts
from orgmodel.model.words import UNKNOWN, Confidence

_Key = Callable[[Roles, int], tuple[str, ...]]
_ALIKE = 0.6
_CLEAR = 0.2
_MOST_PAIRS = 40_000


class By(StrEnum):
    """What tells that two roles are one."""

    ID = "the same id"
    MAPPING = "the mapping that was given"
    CODE = "the same class code and title"
    UNIT = "the same title in the same unit"
    TITLE = "the same title"
    LIKENESS = "a similar title and the same work in the same unit"


_CONFIDENCE = {
    By.CODE: Confidence.LIKELY,
    By.UNIT: Confidence.LIKELY,
    By.TITLE: Confidence.POSSIBLE,
    By.LIKENESS: Confidence.POSSIBLE,
}


@dataclass(frozen=True)
class Matching:
    """Which rows are one role.

    Attributes:
        after_of: for each role row of before the row of after, or -1; shape (roles before,).
        before_of: the same the other way; shape (roles after,).
        by: what tells so, for the rows of before that are not matched by id.
        not_compared: groups of roles that were too many to be compared with each other by likeness.
        merged: rows of before that people say went into a row of after beside the one that became it.
        split: rows of after that people say came out of a row of before beside the one that it became.
    """

    after_of: IntColumn
    before_of: IntColumn
    by: Mapping[int, By]
    not_compared: int = 0
    merged: Mapping[int, int] = field(default_factory=dict)
    split: Mapping[int, int] = field(default_factory=dict)

    def how(self, before: int) -> By:
        """Tell what a match rests on."""
        return self.by.get(before, By.ID)

    def confidence(self, before: int) -> Confidence | None:
        """Tell how sure a match is; None where it is no guess."""
        return _CONFIDENCE.get(self.how(before))


Renames = Mapping[str, Sequence[str]]
"""For an id of before, the ids of after that the role became. Several: it was split. Several to one: they merged."""


def match(before: Facts, after: Facts, renames: Renames | None = None, *, guess: bool = True) -> Matching:
    """Find, for each role of before, the role of after that it is.

    Args:
        before: the facts of the first state.
        after: the facts of the second state.
        renames: what people say has become what; it stands above all guesses.
        guess: whether roles that no id and nobody matches may be matched by what they are like.

    Raises:
        OrgModelError: a rename names a role that is not there.
    """
    pairs = _Pairs(len(before.roles), len(after.roles))
    old_keys, new_keys = keys(before.roles.id, before.roles.title), keys(after.roles.id, after.roles.title)
    given = _given(renames, _rows(old_keys), _rows(new_keys)) if renames else []
    pairs.add(given, By.MAPPING)
    merged = {left: right for left, right in given if pairs.after_of[left] < 0}
    split = {right: left for left, right in given if pairs.before_of[right] < 0}
    pairs.add_all(_same_ids(new_keys, old_keys, list(merged), list(split)))
    if guess and pairs.is_open:
        nameless = [[row for row, key in enumerate(names) if NAMELESS in key] for names in (old_keys, new_keys)]
        pairs.settled({*merged, *nameless[0]}, {*split, *nameless[1]})
        _guess(before, after, pairs)
    return Matching(pairs.after_of, pairs.before_of, pairs.by, pairs.not_compared, merged, split)


class _Pairs:
    """The matches so far. A row is matched once; the first match stands."""

    def __init__(self, before: int, after: int) -> None:
        self.after_of = np.full(before, UNKNOWN, dtype=np.int64)
        self.before_of = np.full(after, UNKNOWN, dtype=np.int64)
        self.by: dict[int, By] = {}
        self.not_compared = 0
        self._known: tuple[set[int], set[int]] = (set(), set())

    def add(self, pairs: Iterable[tuple[int, int]], by: By) -> None:
        for old, new in pairs:
            if self.after_of[old] < 0 and self.before_of[new] < 0:
                self.after_of[old], self.before_of[new] = new, old
                self.by[old] = by

    def add_all(self, after_of: IntColumn) -> None:
        """Add matches by id, in one stroke, where neither side is matched yet."""
        free = np.flatnonzero((self.after_of < 0) & (after_of >= 0))
        free = free[self.before_of[after_of[free]] < 0]
        self.after_of[free] = after_of[free]
        self.before_of[after_of[free]] = free

    def settled(self, merged: Iterable[int], split: Iterable[int]) -> None:
        """Keep rows out of all guesses: people say what became of them, or nothing can refer to them."""
        self._known = (set(merged), set(split))

    @property
    def is_open(self) -> bool:
        return bool((self.after_of < 0).any() and (self.before_of < 0).any())

    def left(self) -> tuple[list[int], list[int]]:
        """Give the rows of both sides that are not matched."""
        old, new = np.flatnonzero(self.after_of < 0).tolist(), np.flatnonzero(self.before_of < 0).tolist()
        merged, split = self._known
        return [row for row in old if row not in merged], [row for row in new if row not in split]


def _rows(names: Texts) -> dict[str, int]:
    return dict(zip(names, range(len(names)), strict=True))


def _same_ids(new: Texts, old: Texts, merged: list[int], split: list[int]) -> IntColumn:
    """Give the row of after that has the key of each row of before."""
    found = Index(new).rows(old)
    found[merged] = UNKNOWN
    found[np.isin(found, split)] = UNKNOWN
    return found


def _given(renames: Renames, old: Mapping[str, int], new: Mapping[str, int]) -> list[tuple[int, int]]:
    """Give the pairs that people name; where several name one role, the pair of one id comes first."""
    named = [(name, to) for name, several in renames.items() for to in several]
    problems = [f"no role '{name}' before{did_you_mean(name, old)}" for name in renames if name not in old]
    problems += [f"no role '{to}' after{did_you_mean(to, new)}" for _, to in named if to not in new]
    if problems:
        raise OrgModelError("renames: " + "; ".join(dict.fromkeys(problems)))
    return [(old[name], new[to]) for name, to in sorted(named, key=lambda pair: pair[0] != pair[1])]


def _guess(before: Facts, after: Facts, pairs: _Pairs) -> None:
    """Match what is left, the surest first."""
    _by_key(before.roles, after.roles, pairs, _code, By.CODE)
    _by_key(before.roles, after.roles, pairs, _in_unit, By.UNIT)
    _by_key(before.roles, after.roles, pairs, _title, By.TITLE)
    if pairs.is_open:
        _by_likeness(before, after, pairs)


def _code(roles: Roles, row: int) -> tuple[str, ...]:
    code = roles.class_code[row]
    return (code, roles.title[row].casefold(), roles.unit[row]) if code else ()


def _in_unit(roles: Roles, row: int) -> tuple[str, ...]:
    return (roles.title[row].casefold(), roles.unit[row]) if roles.unit[row] else ()


def _title(roles: Roles, row: int) -> tuple[str, ...]:
    return (roles.title[row].casefold(),) if roles.title[row] else ()


def _by_key(before: Roles, after: Roles, pairs: _Pairs, key: _Key, by: By) -> None:
    """Match rows that alone on their side have a key."""
    old, new = pairs.left()
    alone_before, alone_after = _alone(before, old, key), _alone(after, new, key)
    shared = [name for name in alone_before if name in alone_after]
    pairs.add(((alone_before[name], alone_after[name]) for name in shared), by)


def _alone(roles: Roles, rows: Sequence[int], key: _Key) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], list[int]] = {}
    for row in rows:
        name = key(roles, row)
        if name:
            found.setdefault(name, []).append(row)
    return {name: rows[0] for name, rows in found.items() if len(rows) == 1}


def _by_likeness(before: Facts, after: Facts, pairs: _Pairs) -> None:
    """Match rows of one unit that are each other's most alike, clearly ahead of the next."""
    old, new = pairs.left()
    said_before, said_after = profiles(before, old), profiles(after, new)
    old_in, new_in = _by_unit(before.roles, old), _by_unit(after.roles, new)
    found: list[tuple[float, int, int]] = []
    for unit in sorted(old_in.keys() & new_in.keys()):
        if len(old_in[unit]) * len(new_in[unit]) > _MOST_PAIRS:
            pairs.not_compared += 1
            continue
        found += _mutual(old_in[unit], new_in[unit], said_before, said_after)
    pairs.add(((left, right) for _, left, right in sorted(found, reverse=True)), By.LIKENESS)


def _by_unit(roles: Roles, rows: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in rows:
        found.setdefault(roles.unit[row], []).append(row)
    return found


def _mutual(
    old: Sequence[int], new: Sequence[int], before: Mapping[int, Profile], after: Mapping[int, Profile]
) -> list[tuple[float, int, int]]:
    scored = sorted(((likeness(before[left], after[right]), left, right) for left, right in product(old, new)))
    best: dict[tuple[str, int], list[float]] = {}
    for score, left, right in reversed(scored):
        best.setdefault(("before", left), []).append(score)
        best.setdefault(("after", right), []).append(score)
    return [
        (score, left, right)
        for score, left, right in scored
        if score >= _ALIKE and _clear(best["before", left], score) and _clear(best["after", right], score)
    ]


def _clear(scores: Sequence[float], score: float) -> bool:
    """Tell whether a score is the highest of a role's, and clearly ahead of the second."""
    return score == scores[0] and (len(scores) == 1 or score - scores[1] >= _CLEAR)
