"""Which domains does a catalog know? The built-in `it` catalog, and how a model's own entries override it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from orgmodel.model.document import CatalogFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgmodel.model.entities import Domain

BUILT_IN = ("it",)


@cache
def built_in(name: str) -> CatalogFile:
    """Read a built-in catalog. It is JSON, so that no YAML reader is needed below `load`."""
    text = (files("orgmodel.catalog") / f"{name}.json").read_text(encoding="utf-8")
    return CatalogFile.model_validate_json(text)


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
