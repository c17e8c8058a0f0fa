"""The second door: tables → `Facts`, the same as those of authored text."""

from __future__ import annotations

from pathlib import Path

from orgmodel.catalog import domains as catalog
from orgmodel.load.files import label as label_of
from orgmodel.load.tables.guess import guessed
from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.posts import Posts, posts_of
from orgmodel.load.tables.reading import read_tables
from orgmodel.load.tables.rows import asserted, unknown
from orgmodel.load.tables.table import Table, refused
from orgmodel.model import facts
from orgmodel.model.document import Organization, Policy


def load_posts(path: Path) -> facts.Facts:
    """Read a file of posts, its columns guessed.

    Raises:
        NotFound: there is no such file.
        InvalidModel: the file is no table of posts that can be read.
    """
    table = read_tables(path)[0]
    return facts_of_posts(posts_of(table, mapping_for(table)), label_of(path))


def mapping_for(table: Table) -> Mapping:
    """Guess what the columns of a table of posts say.

    Raises:
        InvalidModel: there is no column of ids or titles.
    """
    mapping = guessed(table)
    if mapping.column("id") < 0 and mapping.column("title") < 0:
        shown = ", ".join(f"'{header}'" for header in table.headers[:12] if header) or "none"
        raise refused(
            table.name,
            f"no column of ids or titles of posts was recognized; the columns are {shown}. Name them with --mapping",
            1,
        )
    return mapping


def facts_of_posts(posts: Posts, label: str) -> facts.Facts:
    """Put the facts of one table together, under a header that says nothing."""
    return facts.Facts(
        header=silent_header(label),
        roles=posts.roles,
        lines=posts.lines,
        assignments=no_assignments(posts.roles.at),
        duties=posts.duties,
        units=posts.units,
        bodies=(),
        providers=(),
        domains=catalog.merged(catalog.built_in("it").domains, ()),
        incompatible_pairs=catalog.built_in("it").incompatible_pairs,
        notes=posts.notes,
    )


def silent_header(label: str) -> facts.Header:
    """Say about a model of tables what is known when nobody said anything."""
    return facts.Header(
        organization=Organization.model_construct(id="unnamed"),
        as_of=None,
        catalog="it",
        completeness=(),
        policy=Policy.model_construct(),
        sources=(),
        scopes=(),
        dispositions=(),
        path=label,
    )


def no_assignments(at: facts.Places) -> facts.Assignments:
    """Give a table of assignments without rows."""
    nothing = facts.Places(at.files, unknown(0), unknown(0), unknown(0), at.sheets, at.headers)
    return facts.Assignments(unknown(0), [], unknown(0), [], unknown(0), nothing, asserted(0))
