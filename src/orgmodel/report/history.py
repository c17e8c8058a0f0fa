"""A model through its revisions: numbers of each, and what came and went, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
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
_MOST_CODES = 6


class Numbers(NamedTuple):
    """What one revision of a model amounts to.

    Attributes:
        organization: its name.
        roles: those that exist on the model's day.
        findings: that nobody waived, by fingerprint, with severity and rule.
        layers: how deep lines run.
        mean_span: of managers whose span is known; None where none is.
        largest_span: of the same managers; None where none is known.
        coverage: of how many domains somebody answers for.
    """

    organization: str
    roles: int
    findings: Mapping[str, tuple[Severity, str]]
    layers: Layers
    mean_span: float | None
    largest_span: int | None
    coverage: DomainCoverage

    def weigh(self, severity: Severity) -> int:
        """Count the findings of one severity."""
        return sum(each is severity for each, _ in self.findings.values())


class Revision(NamedTuple):
    """One revision: its hash, short hash, day and subject; its numbers, or in `problem` why there are none."""

    hash: str
    short: str
    day: str
    subject: str
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
    """What came and went from one revision to the next one that could be read: findings by rule, with their number."""

    came: Mapping[str, int]
    went: Mapping[str, int]


def steps(history: History) -> Mapping[str, Step]:
    """Give what came and went with each revision, by its hash; the oldest one has nothing to be compared with."""
    read = [each for each in history.revisions if each.numbers]
    return {newer.hash: _step(older, newer) for newer, older in pairwise(read)}


def _step(older: Revision, newer: Revision) -> Step:
    before = older.numbers.findings if older.numbers else {}
    after = newer.numbers.findings if newer.numbers else {}
    came = [rule for name, (_, rule) in after.items() if name not in before]
    went = [rule for name, (_, rule) in before.items() if name not in after]
    return Step(_counts(came), _counts(went))


def _counts(rules: list[str]) -> Mapping[str, int]:
    return {rule: rules.count(rule) for rule in sorted(set(rules))}


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
        Text("Each revision is compared with the next older one here that could be read.", note=True),
        Bullets(tuple(_told(history))),
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


def _told(history: History) -> Iterator[str]:
    """Say of each revision what it is called, and what came and went with it."""
    found = steps(history)
    for revision in history.revisions:
        name = f"{revision.short} {revision.subject or '(no subject)'}"
        if revision.numbers is None:
            yield f"{name}: cannot be read: {revision.problem}"
        elif revision.hash not in found:
            yield f"{name}: {counted(len(revision.numbers.findings), 'finding')}; nothing older to compare with"
        else:
            came, went = found[revision.hash]
            said = [f"{word} {_listed(rules)}" for word, rules in (("came", came), ("went", went)) if rules]
            yield f"{name}: {'; '.join(said) or 'the same findings'}"


def _listed(rules: Mapping[str, int]) -> str:
    shown = [f"{rule} ×{number}" if number > 1 else rule for rule, number in list(rules.items())[:_MOST_CODES]]
    left = sum(list(rules.values())[_MOST_CODES:])
    return f"{sum(rules.values()):,} ({', '.join(shown)}{f' and {left:,} more' if left else ''})"


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
        "introduced": step.came if step else None,
        "resolved": step.went if step else None,
        "layers": {"total": found.layers.total, "at_least": found.layers.at_least},
        "spans": {
            "mean": None if found.mean_span is None else round(found.mean_span, 6),
            "largest": found.largest_span,
        },
        "coverage": {"core": found.coverage.core, "core_owned": found.coverage.core_owned,
                     "domains": found.coverage.domains, "claimed": found.coverage.claimed},
    }  # fmt: skip
