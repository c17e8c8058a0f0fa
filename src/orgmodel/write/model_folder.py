"""Which files hold a model? Facts → a folder of YAML that a person would write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from orgmodel.model.entries import Entry, RoleEntries
from orgmodel.write import header_entries as of_header
from orgmodel.write import yaml_text

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

ROOMY = frozenset({"roles"})
"""Sections whose entries are always blocks, with an empty line between."""

_SOURCES_IN_HEADER = 30
_ROLES_IN_FILE = 200
_MOST_IN_FILE = 2_000
_MOST_FILES = 200
_NOT_IN_NAME = re.compile(r"[^\w.-]+")


def model_files(facts: Facts) -> Iterator[tuple[str, str]]:
    """Give the path below the model's folder and the text of each file, one after the other.

    Reading them gives the same facts, places and the model's path aside; roles come in the order of the files.
    """
    header = of_header.header(facts)
    sources = of_header.sources(facts)
    apart = len(sources) > _SOURCES_IN_HEADER
    path = of_header.catalog_path(facts.header)
    if path is not None:
        header["catalog"] = path.as_posix()
        yield path.as_posix(), yaml_text.document(of_header.catalog_file(facts) or {})
    if sources and not apart:
        header["sources"] = sources
    yield "orgmodel.yaml", yaml_text.document(header)
    if apart:
        yield "sources.yaml", yaml_text.document({"sources": sources})
    others = of_header.others(facts)
    if others:
        yield "units.yaml", yaml_text.document(others)
    if domains := of_header.own_domains(facts):
        yield "domains.yaml", yaml_text.document({"domains": domains})
    entries = RoleEntries(facts)
    for name, rows in role_files(facts).items():
        yield name, roles_text([entries[row] for row in rows])


def model_text(facts: Facts) -> str:
    """Write a model as one text. A catalog of its own becomes domains of the model, without pairs to keep apart."""
    header = of_header.header(facts)
    if of_header.catalog_path(facts.header) is not None:
        header["catalog"] = "none"
    sources, domains = of_header.sources(facts), of_header.all_domains(facts)
    entries = RoleEntries(facts)
    sections = {
        **header,
        "sources": sources,
        **of_header.others(facts),
        "domains": domains,
        "roles": [entries[row] for row in range(len(entries))],
    }
    return yaml_text.document({name: said for name, said in sections.items() if said}, ROOMY)


def roles_text(roles: list[Entry]) -> str:
    """Write a file of roles."""
    return yaml_text.document({"roles": roles}, ROOMY)


def role_files(facts: Facts) -> Mapping[str, list[int]]:
    """Say which roles stand in which file: one file for a small model, one a unit at the top for a larger one.

    Where ids are repeated, or units are many, roles stay in their order, a file for every 2,000:
    of two roles with one id, the first one counts.
    """
    roles = facts.roles
    count = len(roles)
    if count <= _ROLES_IN_FILE:
        return {"roles.yaml": list(range(count))} if count else {}
    groups: dict[str, list[int]] = {}
    if len(set(roles.id)) == count:
        tops = _tops(facts)
        for row in range(count):
            groups.setdefault(tops.get(roles.unit[row], roles.unit[row]), []).append(row)
    names = _file_names(groups)
    if not 1 < len(groups) <= _MOST_FILES or len(set(names.values())) < len(groups):
        groups, names = {"": list(range(count))}, {"": "roles"}
    return {
        f"{names[group]}{'' if len(rows) <= _MOST_IN_FILE else f'-{first // _MOST_IN_FILE + 1:03}'}.yaml": rows[
            first : first + _MOST_IN_FILE
        ]
        for group, rows in groups.items()
        for first in range(0, len(rows), _MOST_IN_FILE)
    }


def _tops(facts: Facts) -> dict[str, str]:
    """Give the unit at the top above each unit, the one below it where one unit is above all."""
    units = facts.units
    parent = {units.id[row]: units.parent[row] for row in range(len(units)) if units.id[row]}
    chains = {unit: _chain(unit, parent) for unit in parent}
    several = len({chain[-1] for chain in chains.values()}) > 1
    return {unit: chain[-1] if several else chain[-2:][0] for unit, chain in chains.items()}


def _chain(unit: str, parent: Mapping[str, str]) -> list[str]:
    """Give a unit and those above it, as far as they are known and no circle is closed."""
    chain = [unit]
    while (above := parent.get(chain[-1])) in parent and above not in chain:
        chain.append(str(above))
    return chain


def _file_names(groups: Mapping[str, list[int]]) -> dict[str, str]:
    """Name a file after its unit, as far as every file system allows."""
    return {group: f"roles/{_NOT_IN_NAME.sub('-', group).strip('.-').lower()[:60] or 'other'}" for group in groups}


def addition(added: Mapping[str, list[Entry]]) -> Iterator[str]:
    """Write what is new in a model as texts of files, one for up to 2,000 roles."""
    roles = added.get("roles", [])
    first = {section: entries for section, entries in added.items() if section != "roles"}
    for start in range(0, max(len(roles), 1), _MOST_IN_FILE):
        part = {**first, "roles": roles[start : start + _MOST_IN_FILE]}
        yield yaml_text.document({name: entries for name, entries in part.items() if entries}, ROOMY)
        first = {}
