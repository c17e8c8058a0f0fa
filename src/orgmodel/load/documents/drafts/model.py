"""What documents say → one model for each organization. The same role in two documents is one role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.load import assemble, files
from orgmodel.load.documents.drafts import names
from orgmodel.load.documents.drafts.entities import bodies, role, units
from orgmodel.load.documents.drafts.gathering import Gathered, gathered
from orgmodel.model.document import FORMAT, ModelFile, Organization, Source
from orgmodel.model.facts import Facts
from orgmodel.model.postings import Posting

UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Draft:
    """The model of one organization, not yet written: its id, its name, its facts, and what was gathered for it."""

    id: str
    name: str
    facts: Facts
    gathered: Gathered


def drafts(postings: Sequence[Posting], organization: str = "") -> tuple[Draft, ...]:
    """Make a model of each organization that the documents speak for, in the order of their names.

    Args:
        postings: what the documents say.
        organization: that of documents which name none.
    """
    sources = source_ids(postings)
    groups: dict[str, list[Posting]] = {}
    for posting in postings:
        if posting.roles:
            groups.setdefault(names.body(_organization(posting) or organization) or UNNAMED, []).append(posting)
    return tuple(_draft(key, group, sources, organization) for key, group in sorted(groups.items()))


def source_ids(postings: Sequence[Posting]) -> dict[str, str]:
    """Give each document an id: the name of its file, with its folder and its ending where two share it."""
    stems: dict[str, list[str]] = {}
    for posting in postings:
        stems.setdefault(names.slug(posting.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]), []).append(posting.source)
    taken: set[str] = set()
    return {
        source: names.unique(stem if len(shared) == 1 else names.slug(source), taken)
        for stem, shared in stems.items()
        for source in shared
    }


def _organization(posting: Posting) -> str:
    return next((each.organization for each in posting.roles if each.organization), "")


def _draft(id: str, postings: Sequence[Posting], sources: dict[str, str], organization: str) -> Draft:
    name = next((said for posting in postings if (said := _organization(posting))), organization)
    found = gathered(postings, sources)
    model = ModelFile(
        orgmodel=FORMAT,
        organization=Organization(id=id, name=name or None),
        catalog="it",
        sources=tuple(_source(posting, sources) for posting in postings),
        units=units(found),
        bodies=bodies(found),
        roles=tuple(role(each, found) for each in found.roles),
    )
    return Draft(id, name, assemble.assemble(files.Model("import", (("import", model),))), found)


def _source(posting: Posting, sources: dict[str, str]) -> Source:
    titles = ", ".join(dict.fromkeys(each.title for each in posting.roles))
    return Source(
        id=sources[posting.source],
        title=titles or None,
        publisher=posting.publisher or None,
        date=posting.date or None,
        sha256=posting.sha256 or None,
        path=posting.source,
    )
