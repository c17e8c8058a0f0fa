"""What is a change? One statement that something is different in after, typed, with both values.

`before` and `after` hold what a model's text would hold, as plain values, so that changes can be written as JSON
and applied. A change of one item of a list (a domain gained, a line ended) holds that item on its side only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from orgmodel.model.refs import Ref
from orgmodel.model.words import Confidence


class Kind(StrEnum):
    """What changed. `str()` gives the word for readers."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    RETITLED = "retitled"
    MANAGER = "manager"
    UNIT = "unit"
    ESTABLISHMENT = "establishment"
    POSITIONS = "positions"
    OCCUPANCY = "occupancy"
    CLASS = "class"
    COST = "cost"
    DEPUTY = "deputy"
    GAINED = "domain gained"
    LOST = "domain lost"
    LEVEL = "domain held differently"
    SHARED = "domain shared"
    DOTTED = "dotted line"
    WORKS_WITH = "works with"
    DUTY = "duty"
    PROVIDER = "provider"
    OTHER = "other"
    RECORD = "record"
    """What the model says about its facts: evidence, status, confirmation, notes. Nothing in the organization."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: what changed.
        subject: the entity, by its id in after; by that of before where it was removed.
        field: the key of the model's text that differs; empty for an entity that was added or removed.
        before: the value or item of before; None where there was none.
        after: the value or item of after; None where there is none.
        related: other entities that the change speaks of, such as those that a role was merged with.
        by: what a guess rests on; None for what both models say.
        confidence: how sure the guess is.
    """

    kind: Kind
    subject: Ref
    field: str = ""
    before: Any = None
    after: Any = None
    related: tuple[Ref, ...] = ()
    by: str | None = None
    confidence: Confidence | None = None


class Doubts(NamedTuple):
    """What a comparison could not tell.

    Attributes:
        without_id: roles of before and of after that have no id, nor a title that no other has on either side.
        in_order: of these, matched ones that have their title in common with others, and were matched by their order.
        same_ids: roles that have one id on both sides.
        could_be: the most that could have: the ids of the side that has fewer.
        titles: titles of removed roles that added roles have as well, with the number of either, the most first.
        ids_of_people: no post has another holder though posts came and went: ids may be those of the holders.
    """

    without_id: tuple[int, int] = (0, 0)
    in_order: int = 0
    same_ids: int = 0
    could_be: int = 0
    titles: tuple[tuple[str, int, int], ...] = ()
    ids_of_people: bool = False

    @property
    def ids_were_given_anew(self) -> bool:
        """Tell whether so few ids are on both sides that they may have been given anew."""
        return self.could_be >= MANY and 2 * self.same_ids < self.could_be


MANY = 20
"""Of fewer roles than these nothing is concluded about how ids are given."""


@dataclass(frozen=True)
class Changes:
    """All that changed from one model to another, in the order of kinds and entities.

    `titles` name entities in plain words; a title that several roles have stands with the role's id.
    """

    items: tuple[Change, ...]
    titles: Mapping[Ref, str] = field(default_factory=dict)
    not_compared: int = 0
    withheld: int = 0
    doubts: Doubts = field(default_factory=Doubts)

    def __len__(self) -> int:
        """Count the changes."""
        return len(self.items)

    def counts(self) -> dict[Kind, int]:
        """Count the changes of each kind, in the order of kinds."""
        counted = Counter(change.kind for change in self.items)
        return {kind: counted[kind] for kind in Kind if counted[kind]}

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """Give the changes of some kinds."""
        return tuple(change for change in self.items if change.kind in kinds)

    def title(self, ref: Ref) -> str:
        """Name an entity in plain words; by its id where neither model has another name."""
        return self.titles.get(ref) or ref.id


_WITHHELD = frozenset({"salary", "cost", "acting_since", "vacant_since", "incumbents"})


def discreet(changes: Changes) -> Changes:
    """Leave out what speaks of single persons: pay, cost, dates of vacancy, incumbents. Their number is kept."""
    items = []
    withheld = 0
    for change in changes.items:
        if change.field in _WITHHELD:
            withheld += 1
            continue
        before, after = (_without(value) if not change.field else value for value in (change.before, change.after))
        withheld += sum(
            len(_WITHHELD & (value or {}).keys()) for value in (change.before, change.after) if not change.field
        )
        items.append(replace(change, before=before, after=after))
    return replace(changes, items=tuple(items), withheld=withheld)


def _without(entity: Any) -> Any:
    return {key: value for key, value in entity.items() if key not in _WITHHELD} if entity else entity
