"""Which findings are about one thing? Overlap findings grouped by domain, in the order in which leaders read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Band, GaoClass, Overlap, Side
from orgmodel.check.overlaps import APPENDIX

GAO_CLASSES = ("duplication", "overlap", "fragmentation")
BANDS = ("high", "medium", "low", APPENDIX)
ONE_SIDED = "OVL003"
FAMILY = "OVL"
"""The rules whose findings are about overlaps."""
_MOST_OPTIONS = 3


@dataclass(frozen=True)
class Topic:
    """All that was found about one domain, the weightiest finding first."""

    domain: str
    findings: tuple[Finding, ...]

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """What the findings say as overlaps."""
        return tuple(finding.overlap for finding in self.findings if finding.overlap)

    @property
    def gao_class(self) -> GaoClass:
        """The strongest of GAO's words that one of the findings carries."""
        return min((each.gao_class for each in self.overlaps), key=GAO_CLASSES.index)

    @property
    def band(self) -> Band:
        """The highest band."""
        return min((each.band for each in self.overlaps), key=BANDS.index)

    @property
    def is_partnership(self) -> bool:
        """Whether all that was found is a partner who is named by one side only: no overlap follows from that."""
        return all(finding.code == ONE_SIDED for finding in self.findings)

    @property
    def criticality(self) -> int:
        """The highest criticality, 1 to 5."""
        return max(each.criticality for each in self.overlaps)

    @property
    def score(self) -> float:
        """The highest score, 0 where nothing was scored."""
        return max(each.score or 0.0 for each in self.overlaps)

    @property
    def drivers(self) -> tuple[str, ...]:
        """What drives the findings, each reason once."""
        return tuple(dict.fromkeys(text for each in self.overlaps for text in each.drivers))

    @property
    def sides(self) -> tuple[Side, ...]:
        """One side a role: the first that says something of its own document."""
        best: dict[object, Side] = {}
        for side in (side for each in self.overlaps for side in each.sides):
            before = best.get(side.role)
            if before is None or (not before.evidence and side.evidence):
                best[side.role] = side
        return tuple(best.values())

    @property
    def options(self) -> tuple[str, ...]:
        """Two or three options, those of the weightiest finding first."""
        every = dict.fromkeys(option for finding in self.findings for option in finding.remedies)
        return tuple(every)[:_MOST_OPTIONS]

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Inferred facts that the findings rest on."""
        return tuple(dict.fromkeys(text for finding in self.findings for text in finding.depends_on))


def topics(findings: Sequence[Finding], *, sure: bool = True) -> tuple[Topic, ...]:
    """Group findings that carry an overlap by domain; by GAO's class, band, criticality and score.

    Args:
        findings: what was found.
        sure: take what is stated as an overlap, else what is for review.
    """
    grouped: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.overlap and finding.overlap.sure == sure:
            grouped.setdefault(finding.overlap.domain, []).append(finding)
    made = [Topic(domain, tuple(sorted(group, key=_weight))) for domain, group in grouped.items()]
    return tuple(sorted(made, key=_reading_order))


def _weight(finding: Finding) -> tuple[object, ...]:
    overlap = finding.overlap
    scored = overlap is None or overlap.score is None
    return -finding.severity, finding.code == ONE_SIDED, scored, finding.code, finding.fingerprint


def _reading_order(topic: Topic) -> tuple[object, ...]:
    band, gao = BANDS.index(topic.band), GAO_CLASSES.index(topic.gao_class)
    return band, gao, -topic.criticality, -topic.score, topic.domain
