"""Which formats can a model be exported to, how does a file's name tell, and what is confidential in them?"""

from __future__ import annotations

from pathlib import PurePath

ENDINGS = {
    ".graphml": "graphml",
    ".json": "json",
    ".ttl": "turtle",
    ".yaml": "yaml",
    ".xlsx": "xlsx",
}
NAMES = ("yaml", "xlsx", "csv", "parquet", "json", "graphml", "turtle", "backstage", "organogram")
"""Every format; the first four are read back by `orgmodel import`."""

CONFIDENTIAL = (
    "roles.incumbents",
    "roles.salary",
    "roles.cost",
    "roles.acting_since",
    "roles.vacant_since",
)
"""What a role says of one person, where it is a single post."""


def of_name(path: PurePath) -> str | None:
    """Tell the format from a file's name."""
    if path.name in {"catalog-info.yaml", "catalog-info.yml"}:
        return "backstage"
    return ENDINGS.get(path.suffix.lower())
