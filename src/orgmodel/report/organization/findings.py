"""Findings of a family as people read them: what, how sure, where it stands, which options there are."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from itertools import islice

from orgmodel.check.finding import Finding
from orgmodel.check.result import Assessed, CheckResult
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.report.blocks import Block, Bullets, Heading, Table, Text
from orgmodel.report.citation import cited

MOST = 40
_OF_MODEL = ("DAT", "DOC")
"""Families that speak of the model and its documents, not of the organization."""


def of_families(result: CheckResult, title: str, id: str, *families: str, note: str = "") -> Iterator[Block]:
    """Write a section: the findings of these families, or what could be assessed where there is none."""
    yield Heading(2, title, id=id)
    if note:
        yield Text(note, note=True)
    found = [finding for family in families for finding in result.active.of_family(family)[:MOST]]
    every = sum(len(result.active.of_family(family)) for family in families)
    yield from _by_rule(result, found)
    if every > len(found):
        yield Text(
            f"And {counted(every - len(found), 'finding')} more: the workbook and the JSON have them all.", note=True
        )
    if not found:
        yield Text("Nothing was found in what could be assessed.")
    yield from _not_assessed(result, families)


def _by_rule(result: CheckResult, found: Sequence[Finding]) -> Iterator[Block]:
    rules = {each.rule.code: each.rule for each in result.rules}
    for code in dict.fromkeys(finding.code for finding in found):
        group = [finding for finding in found if finding.code == code]
        yield Heading(
            3, f"{group[0].name.replace('-', ' ').capitalize()} ({code})", str(max(each.severity for each in group))
        )
        yield Text(rules[code].summary, note=True)
        yield Bullets(tuple(said(result, each) for each in group), ids=tuple(each.fingerprint for each in group))
        yield Bullets(group[0].remedies, "Options:")


def said(result: CheckResult, finding: Finding) -> str:
    """Write one finding with what it rests on, what people said of it, and where it stands."""
    parts = [finding.message]
    if finding.depends_on:
        parts.append(f"Rests on inferred facts: {'; '.join(finding.depends_on)}.")
    if finding.disposition:
        note = f": {finding.disposition.note}" if finding.disposition.note else ""
        parts.append(f"[{finding.disposition.state}{note}]")
    if finding.evidence:
        parts.append(f"[{cited(result, finding.evidence)}]")
    return " ".join(parts)


def _not_assessed(result: CheckResult, families: Sequence[str]) -> Iterator[Block]:
    open_rules = [
        (each.rule, why)
        for each in result.rules
        if each.rule.code.startswith(tuple(families)) and each.assessed in {Assessed.NOT, Assessed.PARTLY}
        for why in each.open
    ]
    if open_rules:
        items = tuple(f"{rule.code}: {why.reason}; settled by: {why.settled_by}" for rule, why in open_rules)
        yield Bullets(items, "Not assessed, or in part:")


def first_findings(result: CheckResult, most: int = 8) -> Iterator[Block]:
    """Name the weightiest findings on the organization, and count those on the model: they come before trust in it."""
    of_model = sum(
        number
        for family in _OF_MODEL
        for severity, number in result.active.of_family(family).counts.items()
        if severity is Severity.ERROR
    )
    if of_model:
        yield Text(
            f"The model itself has {counted(of_model, 'error')}, in ids, values, references, passages or waivers. "
            "They are listed under 'The model itself', and are to be settled before anything rests on the rest."
        )
    about = (each.rule.code for each in result.rules if each.findings and not each.rule.code.startswith(_OF_MODEL))
    found = heapq.merge(
        *(result.active.of_family(code)[:most] for code in about), key=lambda finding: -int(finding.severity)
    )
    rows = [(each.message, str(each.severity), each.code, _place(each)) for each in islice(found, most)]
    if rows:
        yield Table(("Finding", "Weight", "Rule", "In the model"), tuple(rows))
    else:
        yield Text("Nothing was found in what could be assessed.")


def every_finding(result: CheckResult, most: int) -> Table:
    """List findings by code, as many as are asked for."""
    shown = sorted(result.findings[:most], key=lambda each: (each.code, -each.severity, each.subject))
    rows = (
        (each.code, str(each.severity), each.message, "waived" if each.waived else "", _place(each), each.fingerprint)
        for each in shown
    )
    header = ("Rule", "Weight", "Finding", "State", "In the model", "Fingerprint")
    return Table(header, tuple(rows), tuple(f"row-{each.fingerprint}" for each in shown))


def _place(finding: Finding) -> str:
    return str(finding.location) if finding.location else ""
