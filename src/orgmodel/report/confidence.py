"""How far can this model be trusted? What a reader must know before any finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.check.wording import counted, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.document import Completeness, Source
from orgmodel.model.entity import Confirmation
from orgmodel.model.facts import Provenance
from orgmodel.model.refs import Ref
from orgmodel.model.sources import Sources
from orgmodel.model.sparse import stated
from orgmodel.model.words import Level, Occupancy, Status

if TYPE_CHECKING:
    from orgmodel.check.result import CheckResult

VERIFIED = "verified"


@dataclass(frozen=True)
class Standing:
    """What the facts of a model stand on, counted."""

    stated: int
    partly_inferred: int
    inferred: int
    asserted: int
    confirmed: int
    owners: int
    owners_confirmed: int

    @property
    def facts(self) -> int:
        """All facts: roles, lines, assignments, duties, units, bodies and providers."""
        return self.stated + self.partly_inferred + self.inferred + self.asserted

    @property
    def is_draft(self) -> bool:
        """Whether the owners have not all confirmed what they own."""
        return self.owners_confirmed < self.owners or not self.owners


def standing(graph: OrgGraph) -> Standing:
    """Count what the facts stand on."""
    counts: Counter[str] = Counter()
    for table in _tables(graph):
        partly = stated(table.inferred, len(table.status))
        for word in Status:
            said = table.status == word
            for part in (True, False):
                counts[_kind(word, partly=part)] += int(np.count_nonzero(said & (partly == part)))
        counts["confirmed"] += sum(_counts(graph, each) for each in table.confirmed.values())
    for fact in (*graph.facts.bodies, *graph.facts.providers):
        status = Status.written()[fact.status or ("stated" if fact.evidence else "asserted")]
        counts[_kind(status, partly=bool(fact.inferred))] += 1
        counts["confirmed"] += fact.confirmed is not None and _counts(graph, fact.confirmed)
    owners = _owners(graph)
    return Standing(
        stated=counts["stated"],
        partly_inferred=counts["partly"],
        inferred=counts["inferred"],
        asserted=counts["asserted"],
        confirmed=counts["confirmed"],
        owners=len(owners),
        owners_confirmed=sum(_has_confirmed(graph, owner) for owner in owners),
    )


def _tables(graph: OrgGraph) -> Iterator[Provenance]:
    facts = graph.facts
    for table in (facts.roles, facts.lines, facts.assignments, facts.duties, facts.units):
        yield table.provenance


def _kind(status: int, *, partly: bool) -> str:
    if status == Status.INFERRED:
        return "inferred"
    return "partly" if partly else str(Status(status))


def _owners(graph: OrgGraph) -> list[int]:
    """Roles that are accountable for something, described and covered by the model: those who can confirm."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE)
    can = graph.described & graph.in_scope & (graph.roles.occupancy != Occupancy.VACANT)
    return sorted({int(row) for row in graph.facts.assignments.role[rows] if can[row]})


def _has_confirmed(graph: OrgGraph, owner: int) -> bool:
    """Tell whether every assignment of a role is confirmed, by a role of the model and not after its day."""
    confirmed = graph.facts.assignments.provenance.confirmed
    return all(row in confirmed and _counts(graph, confirmed[row]) for row in graph.ownership.of_role(owner))


def _counts(graph: OrgGraph, confirmation: Confirmation) -> bool:
    day = graph.facts.header.as_of
    by = Ref.parse(confirmation.by, "role")
    in_time = day is None or confirmation.on is None or confirmation.on <= day
    return by.kind == "role" and graph.role_row(by.id) >= 0 and in_time


def confidence_rows(result: CheckResult) -> tuple[tuple[str, str], ...]:
    """Give the model-confidence box as names and values."""
    graph, header = result.graph, result.graph.facts.header
    facts = standing(graph)
    rows = [
        ("Sources", _sources(header.sources, result.sources)),
        ("Facts", _facts(facts)),
        ("Confirmed", _confirmed(facts)),
        ("Model", _completeness(graph, header.completeness)),
        (
            "As of",
            header.as_of.isoformat() if header.as_of else "no date given; nothing that depends on time is assessed",
        ),
        ("Rules", _rules(result)),
        ("Profile", f"{result.profile.name}: {result.profile.authority}"),
    ]
    return tuple(rows)


def _sources(sources: tuple[Source, ...], texts: Sources | None) -> str:
    if not sources:
        return "none: the model names no document"
    if texts is None:
        return f"{counted(len(sources), 'document')}, not verified against their texts (--sources DIR)"
    same = sum(_verified(source, texts) == VERIFIED for source in sources)
    return f"{counted(len(sources), 'document')}, {same} verified against their texts"


def source_lines(result: CheckResult) -> tuple[str, ...]:
    """Name each source with its publisher, its date, and whether its text is the one that was read."""
    return tuple(_source(source, result.sources) for source in result.graph.facts.header.sources)


def _source(source: Source, texts: Sources | None) -> str:
    parts = [source.title or source.id, source.publisher, source.date]
    verdict = f" [{_verified(source, texts)}]" if texts else ""
    return ", ".join(part for part in parts if part) + verdict


def _verified(source: Source, texts: Sources) -> str:
    text = texts.texts.get(source.id)
    if text is None:
        return "its text was not found"
    if source.sha256 is None:
        return "found; the model gives no hash to verify it by"
    return VERIFIED if text.sha256 == source.sha256 else "DIFFERS from the text that the model was made from"


def _facts(facts: Standing) -> str:
    return (
        f"{facts.facts:,}: {facts.stated:,} stated, "
        f"{facts.partly_inferred:,} stated with a part inferred (most often the level, from a verb), "
        f"{facts.inferred:,} inferred, {facts.asserted:,} asserted without a source"
    )


def _confirmed(facts: Standing) -> str:
    return f"{facts.owners_confirmed} of {counted(facts.owners, 'owner')}; {counted(facts.confirmed, 'fact')}"


def _completeness(graph: OrgGraph, declared: Iterable[Completeness]) -> str:
    roles, assignments = graph.coverage.everything
    if roles and assignments:
        return "declared complete"
    parts = [text for entry in declared for text in _declared(graph, entry)]
    if not parts:
        return "partial: what the documents read do not say is unknown, not missing"
    return f"complete for {listed(parts)}; the rest is partial"


def _declared(graph: OrgGraph, entry: Completeness) -> Iterator[str]:
    aspects = [name for name in ("roles", "assignments") if getattr(entry, name) == "complete"]
    what = f" ({listed(aspects)})" if aspects else ""
    if entry.all == "complete":
        yield f"everything{what}"
    if entry.unit:
        row = graph.units.rows.get(entry.unit, -1)
        yield f"{graph.unit_name(row) if row >= 0 else entry.unit}{what}"
    if entry.domain:
        row = graph.domains.row(entry.domain)
        yield f"{graph.domains.name(row) if row >= 0 else entry.domain}{what}"


def _rules(result: CheckResult) -> str:
    from orgmodel.check.result import Assessed  # a picture asks only for the standing, and has checked nothing

    counts = Counter(each.assessed for each in result.rules)
    text = (
        f"{counts[Assessed.FULLY]} of {len(result.rules)} assessed, {counts[Assessed.PARTLY]} in part, "
        f"{counts[Assessed.NOT]} not assessable"
    )
    return f"{text}, {counts[Assessed.OFF]} off" if counts[Assessed.OFF] else text
