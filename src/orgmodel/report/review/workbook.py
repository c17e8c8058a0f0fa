"""The design review as a workbook: what pages cut short is here in full, to be sorted and filtered."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.report.blocks import Table
from orgmodel.report.change_words import Words
from orgmodel.report.confidence import confidence_rows
from orgmodel.report.organization.tables import thresholds, versions
from orgmodel.report.overlap import NOTICE
from orgmodel.report.review import summary, tables
from orgmodel.report.sheets import workbook
from orgmodel.review.findings import about_change
from orgmodel.review.option import Option, Review

_FINDINGS = ("Option", "What", "Weight", "Rule", "Finding", "Fingerprint")


def render(review: Review) -> bytes:
    """Write the workbook.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    return workbook("Design review", _sheets(review))


def _sheets(review: Review) -> Iterator[tuple[str, Table]]:
    yield "Decision", Table(("What", "As proposed"), (*summary.decision(review).rows, ("Notice", NOTICE)))
    yield "Options", summary.side_by_side(review)
    yield "Five numbers", summary.numbers(review)
    yield "Findings", Table(_FINDINGS, tuple(_findings(review)))
    yield "Roles", _together(review, tables.COME, [tables.come_and_gone(option) for option in review.options])
    yield "Managers", _together(review, tables.MOVED, [tables.moved(option) for option in review.options])
    yield "Domains", _together(review, tables.OWNERS, [tables.owners(option) for option in review.options])
    yield "Units", _together(review, tables.FELT, [tables.felt(option) for option in review.options])
    yield "Losses", Table(("Option", "What", "Loss"), tuple(_losses(review)))
    yield "Plan", _together(review, tables.STEPS, [tables.steps(option) for option in review.options])
    yield "On the way", _together(review, tables.PASSING, [tables.passing(option) for option in review.options])
    yield "Changes", Table(("Option", "Kind", "What", "Before", "After", "Rests on"), tuple(_changes(review)))
    made = versions(review.before).rows
    yield "Confidence", Table(("What", "How far"), (*confidence_rows(review.before), *made))
    yield "Thresholds", thresholds(review.options[0].result)


def _lettered(review: Review) -> Iterator[tuple[str, Option]]:
    return ((summary.letter(number), option) for number, option in enumerate(review.options))


def _together(review: Review, header: tuple[str, ...], found: list[Table]) -> Table:
    """Put the tables of all options below each other; a column that one of them leaves out is empty there."""
    used = [title for title in header if any(title in table.header for table in found)]
    rows = []
    for (name, _), table in zip(_lettered(review), found, strict=True):
        place = {title: number for number, title in enumerate(table.header)}
        rows += [(name, *(row[place[title]] if title in place else "" for title in used)) for row in table.rows]
    return Table(("Option", *used), tuple(rows))


def _findings(review: Review) -> Iterator[tuple[str, ...]]:
    for name, option in _lettered(review):
        kinds = (
            ("comes", option.findings.introduced),
            ("weighs more", option.findings.weightier),
            ("goes", option.findings.resolved),
            ("about the change", tuple(about_change(option.result.active))),
        )
        yield from (_finding(name, kind, each) for kind, found in kinds for each in found)


def _finding(option: str, kind: str, each: Finding) -> tuple[str, ...]:
    return option, kind, str(each.severity), each.code, each.message, each.fingerprint


def _losses(review: Review) -> Iterator[tuple[str, ...]]:
    for name, option in _lettered(review):
        yield from ((name, each.what, each.message) for each in option.transition.losses)


def _changes(review: Review) -> Iterator[tuple[str, ...]]:
    for name, option in _lettered(review):
        changes = option.shown_changes(confidential=review.confidential)
        words = Words(changes)
        yield from ((name, str(each.kind), *words.row(each)) for each in changes.items)
