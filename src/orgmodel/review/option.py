"""What is there to choose from? No change, and one or several proposals, each checked and compared with no change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.change.changes import Change, Changes, Kind, discreet
from orgmodel.change.costs import Costs, costs
from orgmodel.change.impact import Impact
from orgmodel.change.transition import Transition
from orgmodel.check.finding import Finding
from orgmodel.check.result import CheckResult
from orgmodel.check.severity import Severity
from orgmodel.graph.coordination import Coordination, coordination
from orgmodel.model.words import UNKNOWN
from orgmodel.review.findings import Compared, Passing, about_change, compared

_UNSEEN = frozenset({Kind.RECORD, Kind.RENAMED, Kind.DUTY, Kind.OTHER})
"""Changes that a chart does not show."""


@dataclass(frozen=True, eq=False)
class Option:
    """One proposal: what changes, and what is found then; nothing is computed before somebody asks.

    Attributes:
        name: what it is called.
        transition: the change from what is.
        before: what is found today.
        result: what is found after the change, rules about changes among them.
        passing: what is found on days of its plan only; None where the plan was not walked through.
    """

    name: str
    transition: Transition
    before: CheckResult
    result: CheckResult
    passing: tuple[Passing, ...] | None = ()

    @cached_property
    def touched(self) -> frozenset[int]:
        """The rows of after of the roles that the change touches; of a role that is gone the manager before."""
        transition = self.transition
        before, after = transition.before, transition.after
        rows = {after.role_row(each.subject.id) for each in transition.changes.items if _is_of_a_role(each)}
        dotted = (each.after for each in transition.changes.of(Kind.DOTTED) if isinstance(each.after, dict))
        rows |= {after.role_row(str(line.get("role"))) for line in dotted}
        gone = np.flatnonzero(transition.matching.after_of < 0)
        managers = before.hierarchy.manager[gone]
        rows |= set(transition.matching.after_of[managers[managers >= 0]].tolist())
        return frozenset(row for row in rows if row >= 0)

    @cached_property
    def gone_without_positions(self) -> int:
        """Count the roles that are removed and of which nobody says how many positions they have."""
        before, matching = self.transition.before, self.transition.matching
        gone = (matching.after_of < 0) & before.active & before.in_scope & (before.roles.positions == UNKNOWN)
        gone[list(matching.merged)] = False
        return int(np.count_nonzero(gone))

    @cached_property
    def findings(self) -> Compared:
        """Findings that come, go and stay."""
        return compared(self.before.active, self.result.active, self.transition.renamed)

    def shown_changes(self, *, confidential: bool) -> Changes:
        """Give all changes; pay, cost and dates of vacancy only if that is confidential."""
        return self.transition.changes if confidential else discreet(self.transition.changes)

    @property
    def brought(self) -> tuple[Finding, ...]:
        """Findings that come or weigh more, and those about the change itself."""
        return (*self.findings.introduced, *self.findings.weightier, *about_change(self.result.active))

    @cached_property
    def impact(self) -> Impact:
        """What changes for the roles that stay."""
        return Impact(self.transition)

    @cached_property
    def costs(self) -> Costs:
        """What the change costs, as far as it is stated."""
        return costs(self.transition)

    @cached_property
    def coordination(self) -> Coordination:
        """The communication cost after the change."""
        return coordination(self.transition.after)


def _is_of_a_role(change: Change) -> bool:
    return change.subject.kind == "role" and change.kind not in _UNSEEN


@dataclass(frozen=True, eq=False)
class Review:
    """A decision with its options; "no change" is the first, and is what all others are compared with.

    Attributes:
        before: what is found today.
        options: the proposals, in the order in which they were named.
        confidential: whether readers may see what tells of a single position's pay.
    """

    before: CheckResult
    options: tuple[Option, ...]
    confidential: bool = False

    def fails(self, at: Severity) -> bool:
        """Tell whether an option loses something, or brings a finding that weighs as much as `at` or more."""
        return any(
            option.transition.losses or any(finding.severity >= at for finding in option.brought)
            for option in self.options
        )
