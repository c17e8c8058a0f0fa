"""What came out of a check? Findings, questions, what was set aside and what could not be assessed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from orgmodel.catalog.profiles import Profile
from orgmodel.check.findings import Findings
from orgmodel.check.hits import Open, Question, SetAside
from orgmodel.check.rule import Rule
from orgmodel.check.settings import Settings
from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.sources import Sources


class Assessed(StrEnum):
    """How far a rule could answer."""

    FULLY = "assessed"
    PARTLY = "partly assessed"
    NOT = "not assessable"
    OFF = "off"


class RuleResult(NamedTuple):
    """How one rule fared: what it could assess, how many findings it made, what was open and why."""

    rule: Rule
    assessed: Assessed
    findings: int
    checked: int
    open: tuple[Open, ...]


@dataclass(frozen=True, eq=False)
class CheckResult:
    """All that a report needs: it computes nothing anew. `confidential`: findings may name roles of one position."""

    graph: OrgGraph
    settings: Settings
    rules: tuple[RuleResult, ...]
    findings: Findings
    questions: tuple[Question, ...]
    set_aside: tuple[SetAside, ...]
    sources: Sources | None
    confidential: bool = False

    @property
    def profile(self) -> Profile:
        """The profile whose thresholds the model was held against."""
        return self.settings.profile

    @property
    def active(self) -> Findings:
        """Findings that nobody waived."""
        return self.findings.active

    def set_aside_by_reason(self, most: int) -> dict[str, tuple[int, tuple[str, ...]]]:
        """Count what was set aside for each reason, with at most `most` lines of it."""
        counts: dict[str, int] = {}
        lines: dict[str, tuple[str, ...]] = {}
        for aside in self.set_aside:
            counts[aside.reason] = counts.get(aside.reason, 0) + aside.count
            lines[aside.reason] = (lines.get(aside.reason, ()) + aside.listed(most))[:most]
        return {reason: (count, lines[reason]) for reason, count in counts.items()}

    def fails(self, at: Severity) -> bool:
        """Tell whether a finding that is not waived weighs as much as `at`, or more."""
        return any(number and severity >= at for severity, number in self.active.counts.items())
