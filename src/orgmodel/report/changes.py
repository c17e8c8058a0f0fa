"""What changed, for people: a document of tables, one a kind of change, before beside after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orgmodel.change.changes import Change, Changes, Kind
from orgmodel.check.wording import counted
from orgmodel.graph.metrics import role_counts
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text
from orgmodel.report.change_news import doubtful, managers, number_of
from orgmodel.report.change_words import NOTHING, Words
from orgmodel.report.overlap import NOTICE

SECTIONS: Mapping[str, tuple[Kind, ...]] = {
    "Added": (Kind.ADDED, Kind.SPLIT),
    "Removed": (Kind.REMOVED, Kind.MERGED),
    "New ids and titles": (Kind.RENAMED, Kind.RETITLED),
    "New managers": (Kind.MANAGER,),
    "Units": (Kind.UNIT,),
    "Domains gained, lost and shared": (Kind.GAINED, Kind.LOST, Kind.LEVEL, Kind.SHARED),
    "Posts": (Kind.ESTABLISHMENT, Kind.POSITIONS, Kind.OCCUPANCY, Kind.CLASS, Kind.COST),
    "Deputies, dotted lines and work together": (Kind.DEPUTY, Kind.DOTTED, Kind.WORKS_WITH),
    "Duties": (Kind.DUTY,),
    "Providers": (Kind.PROVIDER,),
    "Other": (Kind.OTHER,),
}
_MOST = 200
UNNAMED = "unnamed"
"""What an organization is called that nobody named, as in a table of posts."""


def document(before: OrgGraph, after: OrgGraph, changes: Changes) -> Document:
    """Build the document. A table shows its first 200 rows and counts the rest."""
    words = Words(changes)
    organization = after.facts.header.organization
    name = organization.name or organization.id
    blocks: list[Block] = [
        Heading(1, "What changed" if name == UNNAMED else f"What changed: {name}"),
        Text(NOTICE, note=True),
        Facts(tuple(_facts(before, after, changes))),
    ]
    if not len(changes):
        return (*blocks, Text("Nothing changed: both say the same."))
    for title, kinds in SECTIONS.items():
        found = tuple(sorted(changes.of(*kinds), key=lambda each: changes.title(each.subject).casefold()))
        if found:
            blocks += [Heading(2, f"{title} ({len(found):,})"), *_lead(kinds, found, changes), _table(found, words)]
            blocks += [Text(f"And {len(found) - _MOST:,} more; the JSON and CSV have them all.")] * (len(found) > _MOST)
    return (*blocks, *_notes(changes))


def _facts(before: OrgGraph, after: OrgGraph, changes: Changes) -> Iterable[tuple[str, str]]:
    yield "Before", _described(before)
    yield "After", _described(after)
    counts = changes.counts()
    yield "Changes", ", ".join(number_of(kind, number) for kind, number in counts.items()) or "none"


def _described(graph: OrgGraph) -> str:
    header = graph.facts.header
    day = f", as of {header.as_of}" if header.as_of else ""
    here = role_counts(graph).roles
    rest = len(graph.roles) - here
    others = f" and {rest:,} outside the model or not on that day" if rest else ""
    return f"{header.path}{day}: {counted(here, 'role')}{others}, {counted(len(graph.facts.units), 'unit')}"


def _table(changes: tuple[Change, ...], words: Words) -> Table:
    rows = [words.row(change) for change in changes[:_MOST]]
    header = ("What", "Before", "After", "Rests on")
    used = [column for column in range(len(header)) if any(row[column] not in {"", NOTHING} for row in rows)]
    return Table(tuple(header[column] for column in used), tuple(tuple(row[column] for column in used) for row in rows))


def _lead(kinds: tuple[Kind, ...], found: tuple[Change, ...], changes: Changes) -> list[Block]:
    """Say of new managers which kinds of news they are: where the earlier one is gone nobody was moved away."""
    if kinds != (Kind.MANAGER,):
        return []
    told = [f"{counted(number, 'role')}: {said}" for said, number in managers(found, changes).items() if number]
    return [Bullets(tuple(told))] if len(told) > 1 else [Text(f"{each[0].upper()}{each[1:]}.") for each in told]


def _notes(changes: Changes) -> Iterable[Block]:
    records = len(changes.of(Kind.RECORD))
    guesses = sum(change.confidence is not None for change in changes.items)
    notes = list(doubtful(changes.doubts))
    if records:
        notes.append(
            "Counted and not listed here, but in the JSON: changes of what the models say about their facts (evidence, "
            f"status, confirmation, notes): {records:,}."
        )
    if guesses:
        notes.append(
            f"What {counted(guesses, 'change')} {'rests' if guesses == 1 else 'rest'} on is a guess, "
            "marked likely or possible. A file with old and new ids settles it: --renames FILE."
        )
    if changes.not_compared:
        notes.append(
            f"Units with too many added and removed roles to compare each with each: {changes.not_compared:,}. "
            "Their roles are shown as added and removed."
        )
    if changes.withheld:
        notes.append(
            f"Not shown: {counted(changes.withheld, 'value')} of pay, cost, dates of vacancy and incumbents. "
            "--confidential shows them."
        )
    return [Heading(2, "How to read this"), Bullets(tuple(notes))] if notes else []
