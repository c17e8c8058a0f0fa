"""What does a model say besides its roles? Header, sources, units, domains of its own, and a catalog that it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from orgmodel.catalog.domains import BUILT_IN, built_in
from orgmodel.catalog.mandates import PACKS, pack
from orgmodel.model import entries
from orgmodel.model.document import FORMAT
from orgmodel.model.entities import Domain
from orgmodel.model.entries import Entry
from orgmodel.model.mandates import Mandate
from orgmodel.write.yaml_scalar import scalar

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts, Header

UNNAMED = "unnamed"
"""The id of an organization that its model does not name."""

DEFAULT_CATALOG = "it"


def header(facts: Facts) -> Entry:
    """Give the header as it is written, without sources and domains."""
    said = facts.header
    organization = entries.entry(said.organization)
    return _given(
        {
            "orgmodel": FORMAT,
            "organization": organization if organization != {"id": UNNAMED} else {},
            "as_of": said.as_of,
            "catalog": said.catalog if said.catalog != DEFAULT_CATALOG else None,
            "completeness": [entries.entry(each) for each in said.completeness],
            "policy": _numbers(entries.entry(said.policy)),
            "charts": entries.entry(said.charts) if said.charts is not None else None,
            "scopes": [entries.entry(each) for each in said.scopes],
            "dispositions": [entries.entry(each) for each in said.dispositions],
        }
    )


def _mandate(mandate: Mandate) -> Entry:
    """Give a mandate: of a built-in pack only what the model says of it, beside the id."""
    if mandate.id not in PACKS or mandate.items != pack(mandate.id).items:
        return entries.entry(mandate)
    known = pack(mandate.id)
    names = [name for name in Mandate.model_fields if name != "at"]
    changed = {name: getattr(mandate, name) for name in names if getattr(mandate, name) != getattr(known, name)}
    return {"id": mandate.id, **{name: entries.plain(value) for name, value in changed.items()}}


def _numbers(setting: Any) -> Any:
    """Take the quotes off settings that are numbers: the reader keeps every setting as the text that was written."""
    if isinstance(setting, dict):
        return {name: _numbers(each) for name, each in setting.items()}
    if isinstance(setting, list):
        return [_numbers(each) for each in setting]
    for number in (int, float):
        with suppress(TypeError, ValueError, OverflowError):
            if scalar(number(setting)) == setting:
                return number(setting)
    return setting


def sources(facts: Facts) -> list[Entry]:
    """Give the sources."""
    return [entries.entry(each) for each in facts.header.sources]


def others(facts: Facts) -> dict[str, list[Entry]]:
    """Give the sections of units, bodies, providers and mandates, where there are any."""
    return _given(
        {
            "units": list(entries.units(facts.units)),
            "bodies": [entries.entry(each) for each in facts.bodies],
            "providers": [entries.entry(each) for each in facts.providers],
            "mandates": [_mandate(each) for each in facts.mandates],
        }
    )


def catalog_path(header: Header) -> PurePosixPath | None:
    """Say where in the model's folder the catalog lies that it brings along, if it does."""
    if header.catalog in (*BUILT_IN, "none"):
        return None
    path = PurePosixPath(header.catalog)
    inside = not path.is_absolute() and ".." not in path.parts
    return path if inside else PurePosixPath(path.name)


def catalog_file(facts: Facts) -> Entry | None:
    """Give the catalog file that a model brings along. Its name and version are not among the facts."""
    path = catalog_path(facts.header)
    if path is None:
        return None
    first, _ = _split(facts.domains)
    return {
        "id": path.stem,
        "name": path.stem,
        "version": "1",
        "domains": [entries.entry(domain) for domain in first.values()],
        **_given({"incompatible_pairs": [entries.entry(each) for each in facts.incompatible_pairs]}),
        **_given({"life_cycles": [entries.entry(each) for each in facts.life_cycles]}),
    }


def own_domains(facts: Facts) -> list[Entry]:
    """Give the domains that a model adds to its catalog, or says otherwise than the catalog does."""
    first, rest = _split(facts.domains)
    repeated = {domain.id for domain in rest}
    catalog = facts.header.catalog
    known: Mapping[str, Domain]
    if catalog in BUILT_IN:
        known = {str(domain.id): domain for domain in built_in(catalog).domains}
    else:
        known = first if catalog != "none" else {}
    own = []
    for name, domain in first.items():
        said = _changes(known[name], domain) if name in known else entries.entry(domain)
        if name not in known or said or name in repeated:
            own.append({"id": name, **said})
    return own + [entries.entry(domain) for domain in rest]


def all_domains(facts: Facts) -> list[Entry]:
    """Give the domains of a model that stands in one file, where no catalog of its own can be named."""
    if catalog_path(facts.header) is None:
        return own_domains(facts)
    return [entries.entry(domain) for domain in facts.domains]


def _split(domains: tuple[Domain, ...]) -> tuple[dict[str, Domain], list[Domain]]:
    """Tell the first domain of each id from those without an id, and second ones of one id."""
    first: dict[str, Domain] = {}
    rest = []
    for domain in domains:
        if domain.id and domain.id not in first:
            first[domain.id] = domain
        else:
            rest.append(domain)
    return first, rest


def _changes(below: Domain, domain: Domain) -> Entry:
    """Give the fields that a model says otherwise than its catalog, nothing where it takes something away."""
    names = [name for name in Domain.model_fields if name != "at"]
    changed = [name for name in names if getattr(domain, name) != getattr(below, name)]
    return {name: entries.plain(getattr(domain, name)) for name in changed}


def _given(sections: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sections.items() if value not in (None, {}, [])}


def sections(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """Give every entity but the roles, with the section that it stands in."""
    named = {"scopes": header(facts).get("scopes", []), "sources": sources(facts), **others(facts)}
    for name, listed in {**named, "domains": own_domains(facts)}.items():
        yield from ((name, each) for each in listed)
