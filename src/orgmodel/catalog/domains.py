"""Which domains does a catalog know? The built-in `it` catalog, and how a model's own entries override it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from orgmodel.model.document import CatalogFile, IncompatiblePair, LifeCycle
from orgmodel.model.entities import Domain

if TYPE_CHECKING:
    from collections.abc import Iterable


BUILT_IN = ("it",)


@cache
def built_in(name: str) -> CatalogFile:
    """Read a built-in catalog. It is JSON, so that no YAML reader is needed below `load`.

    A test holds it against the shape of a catalog, so that it is not checked anew at every start.
    """
    text = (files("orgmodel.catalog") / f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return CatalogFile.model_construct(
        id=data["id"],
        name=data["name"],
        version=data["version"],
        domains=tuple(map(_domain, data["domains"])),
        incompatible_pairs=tuple(IncompatiblePair.model_construct(**pair) for pair in data["incompatible_pairs"]),
        life_cycles=tuple(map(_life_cycle, data["life_cycles"])),
    )


def _domain(entry: dict[str, Any]) -> Domain:
    lists = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    refs = {key: tuple(value) for key, value in entry.get("refs", {}).items()}
    return Domain.model_construct(**{**entry, **lists, "refs": refs})


def _life_cycle(entry: dict[str, Any]) -> LifeCycle:
    stages = {key: tuple(value) for key, value in entry.items() if isinstance(value, list)}
    return LifeCycle.model_construct(None, **{**entry, **stages})


def merged(catalog: Iterable[Domain], own: Iterable[Domain]) -> tuple[Domain, ...]:
    """Lay a model's own domains over a catalog's: what an entry states replaces, what it leaves out stays.

    Domains without an id, and second ones of one id, are kept as they are: a rule reports them.
    """
    entries: dict[str, Domain] = {domain.id: domain for domain in catalog if domain.id}
    rest: list[Domain] = []
    seen: set[str] = set()
    for domain in own:
        if not domain.id or domain.id in seen:
            rest.append(domain)
            continue
        seen.add(domain.id)
        below = entries.get(domain.id)
        stated = {name: getattr(domain, name) for name in domain.model_fields_set}
        entries[domain.id] = below.model_copy(update=stated) if below else domain
    return (*entries.values(), *rest)
