"""How was a table read? In sentences for people: what was found out, which column was taken for what, what was left."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.load.tables.mapping import Mapping
from orgmodel.load.tables.posts import Posts
from orgmodel.load.tables.substitutes import SAID, SAID_OF_ROWS, without_ids


def described(posts: Posts, mapping: Mapping) -> list[str]:
    """Say how a table of posts was read."""
    return list(_lines(posts, mapping))


def _lines(posts: Posts, mapping: Mapping) -> Iterator[str]:
    table = posts.table
    what = f"export of {mapping.profile}" if mapping.profile else mapping.format.replace("-", " ")
    passed = f"; {posts.empty:,} empty rows passed over" if posts.empty else ""
    yield f"{table.name}: {len(posts.roles):,} rows read as {what} ({', '.join(table.read_as)}{passed})"
    if without_ids(mapping):
        yield f"  id: {SAID if mapping.column('title') >= 0 else SAID_OF_ROWS}"
    for each in mapping.lines():
        yield f"  {each}"
    for each in posts.said:
        yield f"  {each}"
    chosen = posts.snapshot.column
    if chosen >= 0:
        yield f"  snapshots: column '{table.headers[chosen]}' ({posts.snapshot.counts})"
    used = {choice.column for choice in mapping.choices} | {mapping.key, *mapping.names, chosen}
    unused = [f"'{header}'" for number, header in enumerate(table.headers) if header and number not in used]
    if unused:
        yield f"  not used: {', '.join(unused)}"
