"""What does a statute, an order or an ordinance assign? A list of items, each mapped to domains."""

from __future__ import annotations

from typing import Any, ClassVar

from orgmodel.model.entity import Entity, Fact
from orgmodel.model.fields import Id, RefId


class MandateItem(Entity):
    """One duty that a mandate assigns, in short, and the domains that hold it; one owned domain is enough."""

    id: str
    text: str | None = None
    domains: tuple[RefId, ...] = ()


class Inapplicable(Entity):
    """An item that does not apply here, and why."""

    item: str
    reason: str


class Mandate(Fact):
    """A mandate that a model declares: a built-in pack by its id, or a local one with its items."""

    short_form: ClassVar[dict[str, Any] | None] = {"field": "id"}

    id: Id
    title: str | None = None
    authority: str | None = None
    coverage: str | None = None
    items: tuple[MandateItem, ...] = ()
    not_applicable: tuple[Inapplicable, ...] = ()
