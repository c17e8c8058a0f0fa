"""Returns of the UK government's organograms: senior posts with a manager each, junior posts as rows of FTE below them.

The format is published with its meaning: `XX` is the top, `Vacant` and `Eliminated` stand for names, `N/D` is a name
that is not disclosed, two rows with one reference are a job share, and a reference of `0` is somebody not in post.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from orgmodel.load.tables.coding import coded
from orgmodel.load.tables.guess import guessed
from orgmodel.load.tables.leftovers import left_out
from orgmodel.load.tables.mapping import Choice, Mapping
from orgmodel.load.tables.names import words
from orgmodel.load.tables.posts import Posts, posts_of
from orgmodel.load.tables.rows import unknown
from orgmodel.load.tables.table import Table
from orgmodel.load.tables.units import slug
from orgmodel.model.notes import Note

SENIOR, JUNIOR = "organogram-senior", "organogram-junior"
NOT_IN_POST = "reference 0 stands for somebody who is not in post"
_KEPT_OF_SENIOR = frozenset({
    "id", "manager", "title", "unit", "grade", "fte", "salary_min", "salary_max", "person", "note",
})  # fmt: skip
_KEPT_OF_JUNIOR = frozenset({"manager", "title", "unit", "grade", "fte", "salary_min", "salary_max"})
_BELOW = "~"


def format_of(headers: Sequence[str]) -> str:
    """Name the kind of return that a table is, or nothing: by what its columns are called, in any order."""
    said = [frozenset(words(header)) for header in headers]

    def has(*known: str) -> bool:
        return any(frozenset(known) <= each for each in said)

    if has("unique", "reference") and (has("report", "senior", "post") or has("reporting", "senior", "post")):
        return SENIOR
    if has("reporting", "senior", "post") and (has("fte") or has("payscale") or has("generic", "title")):
        return JUNIOR
    return ""


def partner(path: Path) -> Path | None:
    """Give the junior file that belongs to a senior one by its name, if it is there, or the other way round."""
    beside = (path.with_name(name) for name in partner_names(path.name))
    found = next((each for each in beside if each.is_file()), None)
    return found or _only_other(path)


def _only_other(path: Path) -> Path | None:
    """Give the only return of the other kind, where a folder holds one of each under names of their own."""
    kinds = {
        kind: [each for each in path.parent.iterdir() if kind in each.name.lower() and each.suffix == path.suffix]
        for kind in ("senior", "junior")
    }
    senior, junior = kinds["senior"], kinds["junior"]
    if len(senior) != 1 or len(junior) != 1 or senior == junior or path not in (*senior, *junior):
        return None
    return junior[0] if path == senior[0] else senior[0]


def partner_names(name: str) -> tuple[str, ...]:
    """Give the names that the partner of a return may have."""
    pairs = (("senior", "junior"), ("junior", "senior"), ("Senior", "Junior"), ("Junior", "Senior"))
    return tuple(other.join(name.rsplit(one, 1)) for one, other in pairs if one in name)


def mapping_of(table: Table, format: str) -> Mapping:
    """Say what the columns of a return are. The pay of those below a post is not its own."""
    kept = _KEPT_OF_SENIOR if format == SENIOR else _KEPT_OF_JUNIOR
    mapping = guessed(table)
    choices = [_named(format, each) for each in mapping.choices if each.field in kept]
    return Mapping(tuple(choices), "id", mapping.column("id"), format=format)


def _named(format: str, choice: Choice) -> Choice:
    return replace(choice, sureness=1.0, why=f"a column of the {format.replace('-', ' ')} format")


def return_of(table: Table, mapping: Mapping, as_of: date | None = None) -> Posts:
    """Make facts of a return: senior posts as they are, junior rows as roles with their FTE."""
    if mapping.format == JUNIOR:
        return _juniors(table, mapping, as_of)
    ids = table.coded(mapping.column("id"))
    absent = np.flatnonzero(np.array([text == "0" for text in ids.pool])[ids.code])
    notes: tuple[Note, ...] = ()
    if len(absent):
        notes = (left_out(table, absent, NOT_IN_POST, grave=False),)
        keep = np.ones(len(table), dtype=bool)
        keep[absent] = False
        table = table.kept(np.flatnonzero(keep))
    posts = posts_of(table, mapping, as_of)
    return replace(posts, notes=(*notes, *posts.notes))


def _texts(table: Table, column: int) -> list[str]:
    return table.texts(column).to_list() if column >= 0 else [""] * len(table)


def _juniors(table: Table, mapping: Mapping, as_of: date | None) -> Posts:
    """Let each row be a role whose number of positions is unknown: FTE are not heads. Ids are made of what rows say."""
    posts = posts_of(table, mapping, as_of)
    title, above, grades = (_texts(posts.table, mapping.column(each)) for each in ("title", "manager", "grade"))
    used: dict[str, int] = {}
    ids = []
    for senior, name, rank in zip(above, title, grades, strict=True):
        made = _BELOW.join(["-".join(senior.split()) or "nobody", slug(name), *([slug(rank)] if rank else [])])
        used[made] = used.get(made, 0) + 1
        ids.append(made if used[made] == 1 else f"{made}{_BELOW}{used[made]}")
    import polars as pl

    own = coded(pl.Series(ids, dtype=pl.String))
    roles = replace(posts.roles, id=own, positions=unknown(len(own)), tags=dict.fromkeys(range(len(own)), ("junior",)))
    return replace(posts, roles=roles)
