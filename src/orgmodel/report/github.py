"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.check.finding import Finding
from orgmodel.check.result import CheckResult
from orgmodel.check.severity import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.HIGH: "warning", Severity.MEDIUM: "warning", Severity.LOW: "notice"}
MOST = 10
"""GitHub shows so many annotations of each kind for a step; further ones would be dropped in silence."""


def render(result: CheckResult, *, most: int = 0) -> str:
    """Write an annotation a finding, heaviest first, and a notice of what was left out, and under which profile."""
    return "".join(f"{line}\n" for line in _lines(result, most))


def _lines(result: CheckResult, most: int) -> Iterator[str]:
    left: dict[str, int] = dict.fromkeys(("error", "warning", "notice"), MOST)
    left["notice"] -= 1  # for the last line
    shown = 0
    for finding in result.active[: most or 3 * MOST * MOST]:
        command = _COMMANDS[finding.severity]
        if left[command]:
            left[command] -= 1
            shown += 1
            yield _annotation(command, finding)
    total = len(result.active)
    rest = f"; {total - shown} more are not shown here, for GitHub shows {MOST} of a kind" if total > shown else ""
    words = f"{total} findings, {len(result.questions)} open questions{rest}. Profile: {result.profile.name}."
    yield f"::notice title=orgmodel::{_data(words)}"


def _annotation(command: str, finding: Finding) -> str:
    at = finding.location
    place = f"file={_property(at.path)},line={max(at.line, 1)},col={max(at.column, 1)}," if at else ""
    return f"::{command} {place}title={_property(f'{finding.code} {finding.name}')}::{_data(finding.message)}"


def _data(words: str) -> str:
    """Escape what would end a command, or begin another one."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
