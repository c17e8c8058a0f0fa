"""Which roles are there, over all documents of one organization? Described ones joined, named ones added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from orgmodel.load.documents.drafts import names
from orgmodel.load.documents.language import vocabulary
from orgmodel.model.evidence import Evidence
from orgmodel.model.postings import Named, Passage, Posting, SaidRole


@dataclass(slots=True)
class Joined:
    """A role with all descriptions of it. A role that is only named has none."""

    id: str
    title: str
    said: list[tuple[SaidRole, Posting]] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    named_at: list[Evidence] = field(default_factory=list)
    behalf: list[tuple[str, Evidence]] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """The roles of one organization: those described first, in the order of the documents, then those named."""

    sources: dict[str, str]
    roles: list[Joined] = field(default_factory=list)
    by_key: dict[str, Joined] = field(default_factory=dict)

    def evidence(self, posting: Posting, lines: Passage) -> Evidence:
        """Write where something stands: lines, or pages where the document has them."""
        source = self.sources[posting.source]
        if not lines.first:
            return Evidence(source)
        if posting.pages:
            last = min(lines.last, len(posting.pages))
            return Evidence(source, posting.pages[lines.first - 1], posting.pages[last - 1], "p")
        return Evidence(source, lines.first, lines.last)

    def id_of(self, title: str) -> str:
        """The id of the role that a title names."""
        return self.by_key[names.key(title)].id


def gathered(postings: Sequence[Posting], sources: dict[str, str]) -> Gathered:
    """Join the descriptions of each role, and add the roles that are only named."""
    found = Gathered(sources)
    taken: set[str] = set()
    codes: dict[str, set[str]] = {}
    for posting in postings:
        for said in posting.roles:
            _described(found, said, posting, taken, codes)
    for posting in postings:
        for said in posting.roles:
            for title, lines in _others(said):
                _named(found, title, found.evidence(posting, lines), taken)
            for assignment in said.assignments:
                if assignment.behalf:
                    at = found.evidence(posting, assignment.lines)
                    found.by_key[names.key(assignment.behalf)].behalf.append((assignment.domain, at))
    return found


def _described(found: Gathered, said: SaidRole, posting: Posting, taken: set[str], codes: dict[str, set[str]]) -> None:
    """Join a description to its role; another class code makes it another role of the same title."""
    key = names.key(said.title)
    known = codes.setdefault(key, set())
    if known and said.code and said.code not in known:
        key = f"{key} {said.code}"
    elif said.code:
        known.add(said.code)
    role = found.by_key.get(key)
    if role is None:
        title = names.expanded(said.title)
        role = Joined(names.unique(names.role_id(title), taken), title)
        found.roles.append(role)
        found.by_key[key] = role
    role.said.append((said, posting))
    role.aliases += [alias for alias in said.aliases if alias not in role.aliases and names.key(alias) != key]


def _others(said: SaidRole) -> Iterable[tuple[str, Passage]]:
    """Give the posts that a description names beside its own."""
    if said.reports_to.title:
        yield said.reports_to.title, said.reports_to.lines
    for each in (*said.works_with, *said.dotted_to):
        if is_post(each):
            yield each.title, each.lines
    for assignment in said.assignments:
        if assignment.behalf:
            yield assignment.behalf, assignment.lines
        yield from (
            (title, assignment.lines) for title in assignment.joint_with if is_post(Named(title, assignment.lines))
        )


def is_post(named: Named) -> bool:
    """Tell a post from a team, an office or several posts (`department heads`)."""
    words = [word.strip(",.") for word in named.title.split()]
    if words[-1].endswith("s") and not words[-1].endswith("ss") and vocabulary.is_head(words[-1]):
        return False
    return any(vocabulary.is_head(word) for word in words) and words[-1].casefold() not in (
        "office", "department", "division", "team", "teams", "bureau", "committee", "unit", "group", "board", "council",
    )  # fmt: skip


def _named(found: Gathered, title: str, at: Evidence, taken: set[str]) -> None:
    key = names.key(title)
    role = found.by_key.get(key)
    if role is None:
        full = names.expanded(title)
        role = Joined(names.unique(names.role_id(full), taken), full)
        found.roles.append(role)
        found.by_key[key] = role
    if title != role.title and names.expanded(title) == role.title and title not in role.aliases:
        role.aliases.append(title)
    if not role.said and at not in role.named_at:
        role.named_at.append(at)
