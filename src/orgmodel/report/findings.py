"""The findings as text for a terminal, heaviest first, each with its place and its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.result import Assessed, CheckResult
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.report.citation import cited
from orgmodel.report.confidence import standing
from orgmodel.report.text import plain, wrapped

_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.HIGH: "\x1b[31m",
    Severity.MEDIUM: "\x1b[33m",
    Severity.LOW: "\x1b[36m",
}
_DIM, _OFF = "\x1b[2m", "\x1b[0m"
_INDENT = 7


def render(result: CheckResult, *, color: bool = False, most: int = 0, brief: bool = False) -> str:
    """Write findings and open questions as text; at most `most` findings when it is not 0.

    `brief` leaves out places, evidence and what a finding depends on.
    """
    shown = result.active[:most] if most else result.active
    if brief:
        lines = [line for finding in shown for line in _in_brief(finding)] + [""] * bool(shown)
    else:
        lines = [line for finding in shown for line in _finding(result, finding, color=color)]
    if len(shown) < len(result.active):
        lines += [f"... and {counted(len(result.active) - len(shown), 'more finding')}", ""]
    lines += list(_questions(result))
    lines += list(_summary(result))
    return "\n".join(lines) + "\n"


def _in_brief(finding: Finding) -> list[str]:
    return wrapped(f"{str(finding.severity).ljust(_INDENT)}{finding.code}  {finding.message}", hang=_INDENT + 8)


def _finding(result: CheckResult, finding: Finding, *, color: bool) -> Iterator[str]:
    word = str(finding.severity).ljust(_INDENT)
    head = f"{_COLORS[finding.severity]}{word}{_OFF}" if color else word
    place = f"  {plain(str(finding.location))}" if finding.location else ""
    yield f"{head}{finding.code} {finding.name}{f'{_DIM}{place}{_OFF}' if color else place}"
    yield from wrapped(finding.message, indent=_INDENT)
    if finding.evidence:
        yield from wrapped(f"evidence: {cited(result, finding.evidence)}", indent=_INDENT, hang=2)
    for fact in finding.depends_on:
        yield from wrapped(f"depends on: {fact}", indent=_INDENT, hang=2)
    if finding.caused_by:
        codes = result.findings.codes(finding.caused_by)
        yield from wrapped(f"caused by: {', '.join(codes)}", indent=_INDENT)
    if finding.disposition:
        note = f": {finding.disposition.note}" if finding.disposition.note else ""
        yield from wrapped(f"{finding.disposition.state}{note}", indent=_INDENT)
    yield ""


def _questions(result: CheckResult) -> Iterator[str]:
    if not result.questions:
        return
    yield "Open questions"
    for question in result.questions:
        waits = f" ({len(question.details)} things hang on it)" if len(question.details) > 1 else ""
        yield from wrapped(f"- {question.text}{waits}", indent=2, hang=2)
    yield ""


def _summary(result: CheckResult) -> Iterator[str]:
    if not len(result.graph.roles):
        yield "The model has no roles: there is nothing to assess."
    counts = result.active.counts
    parts = [f"{counts[severity]} {severity}" for severity in reversed(Severity)]
    reasons = {reason: count for reason, (count, _) in result.set_aside_by_reason(0).items()}
    yield from wrapped(
        f"{counted(len(result.active), 'finding')} ({', '.join(parts)}), "
        f"{counted(len(result.questions), 'open question')}, {sum(reasons.values()):,} set aside."
    )
    if reasons:
        yield from wrapped(f"Set aside: {', '.join(f'{reason} {count:,}' for reason, count in reasons.items())}.")
    assessed = Counter(each.assessed for each in result.rules)
    draft = " DRAFT: not all owners have confirmed." if standing(result.graph).is_draft else ""
    yield from wrapped(
        f"{assessed[Assessed.FULLY]} of {len(result.rules)} rules assessed, {assessed[Assessed.PARTLY]} in part, "
        f"{assessed[Assessed.NOT]} not assessable.{draft}"
    )
    yield from wrapped(f"Profile: {result.profile.name}: {result.profile.authority}")
