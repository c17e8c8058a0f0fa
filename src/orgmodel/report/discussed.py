"""What is said of one topic, and which topics are less sure than an overlap that is stated?"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.result import CheckResult
from orgmodel.report.blocks import Block, Bullets, Heading, Text, Voices
from orgmodel.report.topics import FAMILY, Topic, topics
from orgmodel.report.wording import voice

_MOST_POSSIBLE = 40


def possible(result: CheckResult) -> Iterator[Block]:
    """List what is less sure than an overlap that is stated."""
    found = topics(result.active.of_family(FAMILY), sure=False)
    if not found:
        return
    yield Heading(2, "Possible overlaps, for review", id="possible")
    yield Text(
        "On both sides the level was read from a verb, and their duties are not worded alike; or one is by its title "
        "the other's assistant; or it takes claims that are only possible to see one. No overlap follows before the "
        "claims, the levels and the line are confirmed.",
        note=True,
    )
    for topic in found[:_MOST_POSSIBLE]:
        yield Heading(3, topic.domain)
        yield from discussed(result, topic)
    if len(found) > _MOST_POSSIBLE:
        yield Text(f"And {len(found) - _MOST_POSSIBLE:,} more: 'orgmodel check' lists them all.")


def discussed(result: CheckResult, topic: Topic) -> Iterator[Block]:
    """Tell of one topic: what was found, what each side says, what weighs, what may be done."""
    prefix = f"{topic.domain}: "
    for finding in topic.findings:
        said = finding.message.removeprefix(prefix)
        text = f"{said[:1].upper()}{said[1:]} ({finding.code}){_disposition(finding.disposition)}"
        yield Text(text, id=finding.fingerprint)
    yield Voices(tuple(voice(result, side) for side in topic.sides))
    yield Bullets(topic.drivers, "What weighs:")
    if topic.depends_on:
        yield Bullets(topic.depends_on, "Rests on inferred facts:")
    yield Bullets(topic.options, "Options:")


def _disposition(said: object) -> str:
    state = getattr(said, "state", "")
    note = getattr(said, "note", None)
    return f" [{state}{f': {note}' if note else ''}]" if state else ""
