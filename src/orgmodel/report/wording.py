"""What is worded alike and for review: both passages beside each other. It is never stated as an overlap."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Side
from orgmodel.check.result import CheckResult
from orgmodel.report.blocks import Block, Bullets, Heading, Text, Voice, Voices
from orgmodel.report.citation import passages

_RULE = "OVL009"
_MOST = 40


def review_list(result: CheckResult) -> Iterator[Block]:
    """Give the section of the report, the most alike first; nothing where nothing is worded alike."""
    found = sorted(result.active.of_family(_RULE), key=_most_alike_first)
    if not found:
        return
    yield Heading(2, "Similar wording, for review", id="wording")
    yield Text(
        "No overlap follows from alike words alone: read both passages and say whether they mean one thing. On public "
        "job descriptions about five of six pairs marked strong were one responsibility, and three of five of the "
        "others. Identical texts are counted apart and listed above (OVL005).",
        note=True,
    )
    for finding in found[:_MOST]:
        yield from _group(result, finding)
    if len(found) > _MOST:
        yield Text(f"And {len(found) - _MOST:,} more: 'orgmodel check' lists them all.")
    yield Bullets(found[0].remedies, "Options:")


def _most_alike_first(finding: Finding) -> tuple[float, str]:
    measure = finding.values.measure if finding.values else 0.0
    return -measure, finding.message


def _group(result: CheckResult, finding: Finding) -> Iterator[Block]:
    wording = finding.wording
    if wording is None:
        return
    sides = wording.passages[0]
    yield Heading(
        3,
        f"{wording.domain or 'No domain in common'}: {sides.left.title}, {sides.right.title}",
        "strong" if wording.strong else "",
    )
    said = finding.message.removeprefix(f"{wording.domain}: ")
    yield Text(f"{said[:1].upper()}{said[1:]}", id=finding.fingerprint)
    for each in wording.passages:
        yield Voices((voice(result, each.left), voice(result, each.right)))
    if finding.depends_on:
        yield Bullets(finding.depends_on, "Rests on inferred facts:")


def voice(result: CheckResult, side: Side) -> Voice:
    """Let one side speak: who, its claim, the model's words, and the lines where they stand."""
    return Voice(
        title=side.title,
        claim=side.claim,
        words=side.words,
        passages=passages(result, side.evidence),
    )


def counts(result: CheckResult) -> tuple[int, int]:
    """Count the groups that are worded alike, and the strong ones among them."""
    found = [each.wording for each in result.active.of_family(_RULE) if each.wording]
    return len(found), sum(each.strong for each in found)
