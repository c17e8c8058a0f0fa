"""A model through its revisions: numbers of each, and what came and went, for people and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.graph.metrics import DomainCoverage, Layers
from orgmodel.report.blocks import Block, Bullets, Document, Facts, Heading, Table, Text
from orgmodel.report.overlap import NOTICE

FORMAT = "orgmodel.log/1"
HEADER = ("Day", "Revision", "Roles", "Error", "High", "Medium", "Low", "Layers", "Span", "Largest", "Core domains")
SEVERITIES = tuple(sorted(Severity, reverse=True))
_NOTHING = "—"
_MOST_NAMED = 6


class Seen(NamedTuple):
    """What is kept of a finding of one revision."""

    severity: Severity
    code: str
    message: str


class Numbers(NamedTuple):
    """What one revision of a model amounts to.

    Attributes:
        organization: its name.
        roles: those that exist on the model's day.
        findings: that nobody waived, by fingerprint.
        layers: how deep lines run.
        mean_span: of managers whose span is known; None where none is.
        largest_span: of the same managers; None where none is known.
        coverage: of how many domains somebody answers for.
    """

    organization: str
    roles: int
    findings: Mapping[str, Seen]
    layers: Layers
    mean_span: float | None
    largest_span: int | None
    coverage: DomainCoverage

    def weigh(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(each.severity is severity for each in self.findings.values())


class Revision(NamedTuple):
    """One revision: its hash, short hash, day and subject; its numbers, or in `problem` why there are none.

    `parents` are the hashes of those before it, where that is known.
    """

    hash: str
    short: str
    day: str
    subject: str
    parents: tuple[str, ...]
    numbers: Numbers | None
    problem: str = ""


class History(NamedTuple):
    """Revisions of the model at `path`, the newest first. `notes` say what is not shown."""

    path: str
    revisions: tuple[Revision, ...]
    notes: tuple[str, ...] = ()

    @property
    def organization(self) -> str:
        """The name in the newest revision that could be read; the path where none could."""
        return next((each.numbers.organization for each in self.revisions if each.numbers), self.path)


class Step(NamedTuple):
    """What came and went with a revision: findings by fingerprint."""

    came: Mapping[str, Seen]
    went: Mapping[str, Seen]


def steps(history: History) -> Mapping[str, Step]:
    """Give what came and went with each revision, by its hash; what has nothing before it has no step.

    A revision is compared with those that it was made from, or where they are not known with the next one that is
    listed. Of a merge that came which none of them had, and went which all of them had: what a branch brought is told
    once, where it was made.
    """
    known = {each.hash: each for each in history.revisions}
    older = None
    found: dict[str, Step] = {}
    for each in reversed(history.revisions):
        if each.numbers is None:
            continue
        before = _before(each, known) or ([older] if older else [])
        if before:
            found[each.hash] = _step([one.findings for one in before], each.numbers.findings)
        older = each.numbers
    return found


def _before(revision: Revision, known: Mapping[str, Revision]) -> list[Numbers]:
    """Find what a revision was made from; one that could not be read is looked through."""
    found, asked, wanted = [], {revision.hash}, list(revision.parents)
    while wanted:
        each = known.get(name := wanted.pop())
        if each is None or name in asked:
            continue
        asked.add(name)
        if each.numbers is None:
            wanted += each.parents
        else:
            found.append(each.numbers)
    return found


def _step(before: Sequence[Mapping[str, Seen]], after: Mapping[str, Seen]) -> Step:
    first, *others = before
    return Step(
        {name: seen for name, seen in after.items() if not any(name in each for each in before)},
        {name: seen for name, seen in first.items() if name not in after and all(name in each for each in others)},
    )


def _counts(seen: Mapping[str, Seen]) -> Mapping[str, int]:
    return dict(sorted(Counter(each.code for each in seen.values()).items()))


def document(history: History) -> Document:
    """Build the document: a line a revision with its numbers, then what came and went with each."""
    blocks: list[Block] = [
        Heading(1, f"History: {history.organization}"),
        Text(NOTICE, note=True),
        Facts((("Model", history.path), ("Revisions", f"{len(history.revisions):,}, the newest first"))),
        *(Text(note) for note in history.notes),
        Heading(2, "Numbers", id="numbers"),
        Table(HEADER, tuple(map(_row, history.revisions))),
        Text(
            "Error to low: findings that nobody waived. Span: the mean of the managers whose span is known, and the "
            "largest of them. Core domains: those with somebody who answers, of all. “+”: at least.",
            note=True,
        ),
        Heading(2, "What came and went", id="changes"),
        Text(
            "Each revision is compared with those that it was made from, as far as they are listed and could be read; "
            "else with the next older one that could.",
            note=True,
        ),
        *_told(history),
    ]
    return tuple(blocks)


def _row(revision: Revision) -> tuple[str, ...]:
    found = revision.numbers
    if found is None:
        return (revision.day, revision.short, "not read", *[_NOTHING] * (len(HEADER) - 3))
    layers = f"{found.layers.total}+" if found.layers.at_least else str(found.layers.total)
    return (
        revision.day,
        revision.short,
        f"{found.roles:,}",
        *(f"{found.weigh(severity):,}" for severity in SEVERITIES),
        layers,
        _NOTHING if found.mean_span is None else f"{found.mean_span:.1f}",
        _NOTHING if found.largest_span is None else f"{found.largest_span:,}",
        f"{found.coverage.core_owned} of {found.coverage.core}",
    )


def _told(history: History) -> Iterator[Block]:
    """Say of each revision what it is called, and what came and went with it."""
    found = steps(history)
    for revision in history.revisions:
        name = f"{revision.short} {revision.subject or '(no subject)'}"
        step = found.get(revision.hash)
        if revision.numbers is None:
            yield Text(f"{name}: cannot be read: {revision.problem}")
        elif step is None:
            yield Text(f"{name}: {counted(len(revision.numbers.findings), 'finding')}; nothing older to compare with")
        elif not any(step):
            yield Text(f"{name}: the same findings")
        else:
            said = [f"{len(seen):,} {word}" for word, seen in (("came", step.came), ("went", step.went)) if seen]
            yield Bullets((*_lines("Came", step.came), *_lines("Went", step.went)), label=f"{name}: {', '.join(said)}")


def _lines(word: str, seen: Mapping[str, Seen]) -> Iterator[str]:
    """Name findings, what weighs most first, and how many more there are."""
    weighed = sorted(seen.values(), key=lambda each: (-each.severity, each.code, each.message))
    for each in weighed[:_MOST_NAMED]:
        yield f"{word}: {each.code} {each.message}"
    left = Counter(each.code for each in weighed[_MOST_NAMED:])
    if left:
        rules = ", ".join(f"{rule} ×{number:,}" for rule, number in sorted(left.items()))
        yield f"{word}: {sum(left.values()):,} more ({rules})"


def render_json(history: History) -> str:
    """Write the history as JSON of the format `orgmodel.log/1`. Means are rounded to six digits."""
    found = steps(history)
    document: dict[str, Any] = {
        "format": FORMAT,
        "model": history.path,
        "organization": history.organization,
        "revisions": [_as_json(each, found.get(each.hash)) for each in history.revisions],
        "notes": list(history.notes),
        "notice": NOTICE,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _as_json(revision: Revision, step: Step | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "revision": revision.hash,
        "short": revision.short,
        "date": revision.day,
        "subject": revision.subject,
    }
    found = revision.numbers
    if found is None:
        return {**said, "problem": revision.problem}
    return {
        **said,
        "roles": found.roles,
        "findings": {str(severity): found.weigh(severity) for severity in SEVERITIES},
        "introduced": _counts(step.came) if step else None,
        "resolved": _counts(step.went) if step else None,
        "introduced_findings": _named(step.came) if step else None,
        "resolved_findings": _named(step.went) if step else None,
        "layers": {"total": found.layers.total, "at_least": found.layers.at_least},
        "spans": {
            "mean": None if found.mean_span is None else round(found.mean_span, 6),
            "largest": found.largest_span,
        },
        "coverage": {"core": found.coverage.core, "core_owned": found.coverage.core_owned,
                     "domains": found.coverage.domains, "claimed": found.coverage.claimed},
    }  # fmt: skip


def _named(seen: Mapping[str, Seen]) -> list[dict[str, str]]:
    return [
        {"fingerprint": name, "code": each.code, "severity": str(each.severity), "message": each.message}
        for name, each in seen.items()
    ]
