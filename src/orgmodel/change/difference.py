"""What changed from one organization to another? Two models → `Changes`.

Roles are matched first. Only those that columns say differ become plain values, so that a million posts of which
few changed are compared quickly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from orgmodel.change.changes import Change, Changes, Kind
from orgmodel.change.columns import differing, same_units
from orgmodel.change.compare import compared
from orgmodel.change.doubts import doubts
from orgmodel.change.keys import rows_of_files
from orgmodel.change.matching import By, Matching, Renames, match
from orgmodel.change.merging import merges, splits
from orgmodel.change.plain import KINDS, normal, plain, with_role_names
from orgmodel.change.titles import titles
from orgmodel.model.facts import Facts
from orgmodel.model.refs import Ref
from orgmodel.model.words import Confidence

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_ENTITIES = {word: place for place, word in enumerate(KINDS.values())}


def difference(before: Facts, after: Facts, renames: Renames | None = None) -> Changes:
    """Say all that changed. Applying the changes to before gives after, in normal form.

    Args:
        before: the facts of the first state.
        after: the facts of the second state.
        renames: ids of before and the ids that those roles have in after, as people say it.

    Raises:
        OrgModelError: a rename names a role that is not there.
    """
    return changed(before, after, match(before, after, renames))


def changed(before: Facts, after: Facts, matching: Matching, *, guess: bool = True) -> Changes:
    """Say all that changed, as `difference` does, where it is known which role is which.

    `guess`: whether to say where the work of a removed role may have gone, and where that of a new one came from.
    """
    touched = differing(before, after, matching)
    removed = np.flatnonzero(matching.after_of < 0)
    added = np.flatnonzero(matching.before_of < 0)
    others = not same_units(before, after)
    old = plain(before, sorted({*touched.tolist(), *removed.tolist()}), with_units=others)
    new = normal(plain(after, sorted({*matching.after_of[touched].tolist(), *added.tolist()}), with_units=others))
    renamed = tuple(_renamed(before, after, matching))
    names = {str(each.before): str(each.after) for each in renamed} | _rows_after(before, after, matching)
    different = compared(normal(with_role_names(old, names)), new)
    found = (*renamed, *different)
    items = sorted(_told_apart(before, after, matching, found) if guess else found, key=_reading_order)
    return Changes(
        tuple(items),
        titles(items, before, after, old, new),
        matching.not_compared,
        doubts=doubts(before, after, matching, items),
    )


def _reading_order(change: Change) -> tuple[object, ...]:
    """By kind, roles before other entities, then by name; the first manager before the second."""
    return _ORDER[change.kind], _ENTITIES.get(change.subject.kind, len(KINDS)), change.subject, change.field


def _renamed(before: Facts, after: Facts, matching: Matching) -> Iterator[Change]:
    for row in sorted(matching.by):
        old, new = before.roles.id[row], after.roles.id[int(matching.after_of[row])]
        if old != new and old and new:
            by, confidence = matching.how(row), matching.confidence(row)
            yield Change(Kind.RENAMED, Ref("role", new), "id", old, new, (), by, confidence)


def _rows_after(before: Facts, after: Facts, matching: Matching) -> dict[str, str]:
    """Where the posts of the rows of a file stand in the next one; those that are gone are no row of it."""
    found = {}
    for row in np.flatnonzero(rows_of_files(before.roles.id)).tolist():
        old, new = before.roles.id[row], int(matching.after_of[row])
        found[old] = after.roles.id[new] if new >= 0 else f"{old} before"
    return found


def _told_apart(before: Facts, after: Facts, matching: Matching, changes: tuple[Change, ...]) -> Iterator[Change]:
    """Say of roles that are gone where their work went, and of new ones where it came from, as far as that shows."""
    into, out_of = merges(before, after, matching), splits(before, after, matching)
    for change in changes:
        where = {Kind.REMOVED: into, Kind.ADDED: out_of}.get(change.kind, {})
        kind = Kind.MERGED if change.kind is Kind.REMOVED else Kind.SPLIT
        found = where.get(change.subject.id) if change.subject.kind == "role" else None
        if found is None:
            yield change
        else:
            guess = None if found.by is By.MAPPING else Confidence.POSSIBLE
            yield replace(change, kind=kind, related=(Ref("role", found.role),), by=found.by, confidence=guess)
