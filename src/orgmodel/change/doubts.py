"""Where can a comparison not tell who is new and who has another id? It is said beside its answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from orgmodel.change.changes import MANY, Change, Doubts
from orgmodel.change.keys import NAMELESS, keys, own_ids
from orgmodel.change.matching import By, Matching
from orgmodel.model.facts import Facts, IntColumn, Roles
from orgmodel.model.sparse import stated
from orgmodel.model.texts import Coded


def doubts(before: Facts, after: Facts, matching: Matching, found: Iterable[Change]) -> Doubts:
    """Find what a comparison could not tell.

    Args:
        before: the facts of the first state.
        after: the facts of the second state.
        matching: which role is which.
        found: the changes.
    """
    silent = [_silent(facts.roles) for facts in (before, after)]
    by_id = np.flatnonzero(matching.after_of >= 0)
    by_id = by_id[~np.isin(by_id, [row for row in matching.by if matching.how(row) is not By.ID])]
    gone, new = np.flatnonzero(matching.after_of < 0), np.flatnonzero(matching.before_of < 0)
    in_order = _in_order(before.roles, silent[0], matching)
    sure = int((matching.after_of[silent[0]] >= 0).sum()) - in_order
    return Doubts(
        (len(silent[0]) - sure, len(silent[1]) - sure),
        in_order,
        len(by_id) - int(np.isin(by_id, silent[0]).sum()),
        min(len(before.roles) - len(silent[0]), len(after.roles) - len(silent[1])),
        _titles(before.roles, gone, after.roles, new),
        bool(len(gone) and len(new)) and _ids_of_people(before.roles, after.roles, matching, found),
    )


def _silent(roles: Roles) -> IntColumn:
    """Give the rows without an id."""
    ids = own_ids(roles.id)
    if isinstance(ids, Coded):
        return np.flatnonzero(ids.code == 0)
    return np.array([row for row, name in enumerate(ids) if not name], dtype=np.int64)


def _in_order(roles: Roles, silent: IntColumn, matching: Matching) -> int:
    """Count the matched roles without an id of which several have one title."""
    if not len(silent):
        return 0
    names = keys(roles.id, roles.title)
    titles = Counter(names[row].split(NAMELESS)[1] for row in silent.tolist())
    matched = silent[matching.after_of[silent] >= 0]
    return sum(titles[names[row].split(NAMELESS)[1]] > 1 for row in matched.tolist())


def _titles(before: Roles, gone: IntColumn, after: Roles, new: IntColumn) -> tuple[tuple[str, int, int], ...]:
    """Count the titles that removed and added roles have in common, letters of either case being one."""
    removed = Counter(before.title[row].casefold() for row in gone.tolist())
    added = Counter(after.title[row].casefold() for row in new.tolist())
    written = {after.title[row].casefold(): after.title[row] for row in reversed(new.tolist())}
    both = [(written[title], removed[title], added[title]) for title in removed if title and title in added]
    return tuple(sorted(both, key=lambda each: (-each[1] - each[2], each[0])))


def _ids_of_people(before: Roles, after: Roles, matching: Matching, found: Iterable[Change]) -> bool:
    """Tell whether each of many posts that kept their ids has the very holder that it had."""
    held = stated(before.incumbents, len(before))
    held[held] = matching.after_of[held] >= 0
    held[held] = stated(after.incumbents, len(after))[matching.after_of[held]]
    guessed = {after.id[int(matching.after_of[row])] for row in matching.by}
    others = any(change.field == "incumbents" and change.subject.id not in guessed for change in found)
    return int(held.sum()) >= MANY and not others
