"""What is worded alike and for review: both passages beside each other. It is never stated as an overlap."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Side, Wording
from orgmodel.check.result import CheckResult
from orgmodel.report.blocks import Block, Bullets, Heading, Text, Voice, Voices
from orgmodel.report.citation import passages

_RULES = ("OVL009", "OVL005")
_MOST = 40
_MOST_TITLES = 3


def review_list(result: CheckResult) -> Iterator[Block]:
    """Give the section of the report, the most alike first; nothing where nothing is worded alike."""
    found = sorted(_found(result), key=_most_alike_first)
    if not found:
        return
    yield Heading(2, "Similar wording, for review", id="wording")
    yield Text(
        "No overlap follows from alike words alone: read both passages and say whether they mean one thing. On public "
        "job descriptions about five of six pairs marked strong were one responsibility, and three of five of the "
        "others. Identical texts (OVL005) are counted apart: they stand here where they come from one template, name "
        "no domain, or say that a role takes part; the others are overlaps and stand above.",
        note=True,
    )
    for finding in found[:_MOST]:
        yield from _group(result, finding)
    if len(found) > _MOST:
        yield Text(f"And {len(found) - _MOST:,} more: 'orgmodel check' lists them all.")
    yield Bullets(found[0].remedies, "Options:")


def _found(result: CheckResult) -> list[Finding]:
    return [each for code in _RULES for each in result.active.of_family(code) if each.wording]


def _most_alike_first(finding: Finding) -> tuple[float, str]:
    measure = finding.values.measure if finding.values else 0.0
    return -measure, finding.message


def _group(result: CheckResult, finding: Finding) -> Iterator[Block]:
    wording = finding.wording
    if wording is None:
        return
    names = tuple(dict.fromkeys(side.title for each in wording.passages for side in (each.left, each.right)))
    more = len(finding.related) - len(names)
    who = [*names[:_MOST_TITLES], *([f"{more} more"] if more > 0 else [])]
    yield Heading(3, f"{wording.domain or _no_domain(wording)}: {', '.join(who)}", "strong" if wording.strong else "")
    said = finding.message.removeprefix(f"{wording.domain}: ")
    yield Text(f"{said[:1].upper()}{said[1:]}{_left_out(wording)}", id=finding.fingerprint)
    for each in wording.passages:
        yield Voices((voice(result, each.left), voice(result, each.right)))
    if finding.depends_on:
        yield Bullets(finding.depends_on, "Rests on inferred facts:")


def _no_domain(wording: Wording) -> str:
    """Name passages without a domain of both sides. It is said of them alone: the roles may share one elsewhere."""
    if not wording.similar:
        return "Texts of one template" if wording.identical > 1 else "A text without a domain"
    return f"These {'two ' if len(wording.passages) == 1 else ''}passages share no domain"


def _left_out(wording: Wording) -> str:
    shown, every = len(wording.passages), wording.similar or wording.identical
    return f" {shown:,} of {every:,} are shown." if shown < every else ""


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
    found = _found(result)
    return len(found), sum(each.wording.strong for each in found if each.wording)
