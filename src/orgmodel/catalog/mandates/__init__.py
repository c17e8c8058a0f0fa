"""Which duties does a statute or an order assign to an organization? Built-in packs; none holds unless declared."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from orgmodel.model.mandates import Mandate, MandateItem

if TYPE_CHECKING:
    from collections.abc import Iterable

PACKS = ("us-cio-13", "m-15-14", "44-usc-3506")


@cache
def pack(name: str) -> Mandate:
    """Read a built-in pack. A test holds it against the shape of a mandate."""
    data = json.loads((files("orgmodel.catalog.mandates") / f"{name}.json").read_text(encoding="utf-8"))
    items = tuple(
        MandateItem.model_construct(id=item["id"], text=item["text"], domains=tuple(item["domains"]))
        for item in data.pop("items")
    )
    return Mandate.model_construct(**data, items=items)


def declared(mandates: Iterable[Mandate]) -> tuple[Mandate, ...]:
    """Give the mandates of a model: one without items is a built-in pack, with what the model says of it."""
    return tuple(_filled(mandate) for mandate in mandates)


def _filled(mandate: Mandate) -> Mandate:
    if mandate.items or mandate.id not in PACKS:
        return mandate
    stated = {name: getattr(mandate, name) for name in mandate.model_fields_set}
    return pack(mandate.id).model_copy(update=stated)
