"""Tables → facts that can be written as a model of text: valid ids, the rows as evidence, no names unless asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

import numpy as np

from orgmodel.load.tables.coding import recoded
from orgmodel.load.tables.door import load_several
from orgmodel.load.tables.units import slug
from orgmodel.model import facts
from orgmodel.model.document import Source
from orgmodel.model.evidence import Evidence
from orgmodel.model.fields import RESERVED
from orgmodel.model.sparse import Computed
from orgmodel.model.texts import Coded
from orgmodel.model.words import Status

_NOT_IN_ID = re.compile(r"[\s#\x00-\x1f\x7f-\x9f]+")


def importable(paths: Sequence[Path], mapping: Path | None = None, *, names: bool = False) -> facts.Facts:
    """Read tables for a model of text. Each row that says something is its evidence; people's names stay behind.

    Raises:
        NotFound, InvalidModel, OrgModelError: as `load_several`.
    """
    found = load_several(paths, mapping)
    roles = found.roles if names else replace(found.roles, incumbents={})
    roles, lines = _valid_ids(roles, found.lines)
    sources = _sources(roles.at)
    return replace(
        found,
        header=replace(found.header, sources=(*found.header.sources, *sources.values())),
        roles=replace(roles, provenance=_stated(roles, sources)),
        lines=replace(lines, provenance=_stated(lines, sources)),
        duties=replace(found.duties, provenance=_stated(found.duties, sources)),
    )


def _valid_ids(roles: facts.Roles, lines: facts.Lines) -> tuple[facts.Roles, facts.Lines]:
    """Put a hyphen in the place of what no id may hold, in ids and references alike."""
    if not isinstance(roles.id, Coded) or not isinstance(lines.to, Coded):
        return roles, lines
    texts: list[str] = []
    used = set(roles.id.pool)
    pool = lines.to.pool if len(lines) else roles.id.pool  # ids and references share one where there are references
    for text in pool:
        made = _NOT_IN_ID.sub("-", text)
        made = f"{made}-" if made in RESERVED else made
        while made != text and made in used:
            made += "-"
        used.add(made)
        texts.append(made)
    if texts == list(pool):
        return roles, lines
    own = replace(roles, id=recoded(Coded(roles.id.code, pool), texts))
    return own, replace(lines, to=recoded(lines.to, texts)) if len(lines) else lines


def _sources(places: facts.Places) -> dict[str, Source]:
    """Make a source of each file."""
    sources: dict[str, Source] = {}
    used: set[str] = set()
    for number, key in enumerate(_keys(places)):
        name = PurePosixPath(places.files[number]).name
        sheet = places.sheets[number] if places.sheets else None
        base = slug(f"{PurePosixPath(name).stem} {sheet or ''}")
        made, again = base, 2
        while made in used:
            made, again = f"{base}-{again}", again + 1
        used.add(made)
        title = f"{name}, sheet {sheet}" if sheet else name
        sources[key] = Source.model_construct(id=made, title=title)
    return sources


def _keys(places: facts.Places) -> list[str]:
    sheets = places.sheets or [None] * len(places.files)
    return [f"{label}/{sheet or ''}" for label, sheet in zip(places.files, sheets, strict=True)]


def _stated(table: facts.Roles | facts.Lines | facts.Duties, sources: dict[str, Source]) -> facts.Provenance:
    """Let each row stand on its row of the file."""
    at = table.at
    names = [sources[key].id if key in sources else "" for key in _keys(at)]
    rows = np.arange(len(table), dtype=np.int64)

    def value(row: int) -> tuple[Evidence, ...]:
        line = int(at.line[row])
        return (Evidence(names[int(at.file[row])], line, line),)

    stated = np.full(len(rows), int(Status.STATED), dtype=np.int64)
    return replace(table.provenance, status=stated, evidence=Computed(rows, value))
