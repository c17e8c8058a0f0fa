"""What kinds of news are the changes, and what could the comparison not tell? Counted, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from orgmodel.change.changes import Change, Changes, Doubts, Kind
from orgmodel.check.wording import counted

_NOUNS: Mapping[Kind, tuple[str, str]] = {
    Kind.RENAMED: ("new id", "new ids"),
    Kind.RETITLED: ("new title", "new titles"),
    Kind.MANAGER: ("new manager", "new managers"),
    Kind.UNIT: ("other unit", "other units"),
    Kind.ESTABLISHMENT: ("change of establishment", "changes of establishment"),
    Kind.POSITIONS: ("change of positions", "changes of positions"),
    Kind.OCCUPANCY: ("change of who holds a post", "changes of who holds a post"),
    Kind.CLASS: ("other class", "other classes"),
    Kind.COST: ("other cost", "other costs"),
    Kind.DEPUTY: ("other deputy", "other deputies"),
    Kind.GAINED: ("domain gained", "domains gained"),
    Kind.LOST: ("domain lost", "domains lost"),
    Kind.LEVEL: ("domain held differently", "domains held differently"),
    Kind.SHARED: ("domain shared", "domains shared"),
    Kind.DOTTED: ("dotted line", "dotted lines"),
    Kind.WORKS_WITH: ("line of work together", "lines of work together"),
    Kind.DUTY: ("duty", "duties"),
    Kind.PROVIDER: ("provider", "providers"),
    Kind.OTHER: ("other change", "other changes"),
    Kind.RECORD: ("change of the record", "changes of the record"),
}
_SHOWN = 6


def number_of(kind: Kind, number: int) -> str:
    """Count changes of a kind: `2 domains gained`."""
    one, many = _NOUNS.get(kind, (str(kind), str(kind)))
    return f"{number:,} {one if number == 1 else many}"


def managers(found: Iterable[Change], changes: Changes) -> Mapping[str, int]:
    """Count new managers by what happened: each change is counted once, under the first that holds."""
    gone = {change.subject.id for change in changes.of(Kind.REMOVED, Kind.MERGED)}
    new = {change.subject.id for change in changes.of(Kind.ADDED, Kind.SPLIT)}
    counts = dict.fromkeys(
        (
            "the earlier manager's role is gone, and they report to a new role",
            "the earlier manager's role is gone",
            "they report to a new role, and the earlier manager's role stays",
            "moved between managers whose roles both stay",
            "no manager was stated before; whether it is a new one cannot be told",
            "no manager is stated any more",
            "the same first manager, with other lines or other words on it",
        ),
        0,
    )
    told = list(counts)
    for change in found:
        before, after = _first(change.before), _first(change.after)
        if not before or not after:
            said = told[4] if not before else told[5]
        elif before == after:
            said = told[6]
        elif before in gone:
            said = told[0] if after in new else told[1]
        else:
            said = told[2] if after in new else told[3]
        counts[said] += 1
    return counts


def _first(lines: Any) -> str:
    """Give the first manager of a role."""
    return str(lines[0]["role"]) if isinstance(lines, list) and lines else ""


def doubtful(doubts: Doubts) -> Iterator[str]:
    """Say what the comparison could not tell."""
    before, after = doubts.without_id
    if before or after:
        order = f"; {doubts.in_order:,} of them share their title, and were matched in their order" * bool(
            doubts.in_order
        )
        yield (
            f"Roles without an id that no title of their own tells apart: {before:,} before, {after:,} after{order}. "
            "Who is new among them, and who has another title now, cannot be told."
        )
    if doubts.ids_were_given_anew:
        yield (
            f"Only {doubts.same_ids:,} of {doubts.could_be:,} ids are on both sides: ids may have been given anew. "
            "Added and Removed may then be the same roles."
        )
    if doubts.titles:
        removed, added = sum(gone for _, gone, _ in doubts.titles), sum(new for _, _, new in doubts.titles)
        shown = ", ".join(f"{title} ({gone} and {new})" for title, gone, new in doubts.titles[:_SHOWN])
        more = f" and {counted(len(doubts.titles) - _SHOWN, 'other title')}" if len(doubts.titles) > _SHOWN else ""
        yield (
            f"{removed:,} of the removed and {added:,} of the added roles have titles in common (removed and added): "
            f"{shown}{more}. Whether one went and another came, or one has another id now, cannot be told."
        )
    if doubts.ids_of_people:
        yield (
            "No post has another holder than before, though posts came and went: the ids may be those of their "
            "holders. A post with a new holder then stands under Removed and Added."
        )
