"""Two states of one organization, and which role is which: all that is asked about a change is asked of this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.change.changes import Changes
from orgmodel.change.conservation import Loss, losses
from orgmodel.change.difference import changed
from orgmodel.change.matching import Matching, Renames, match
from orgmodel.change.proposal import Proposal
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn


@dataclass(frozen=True, eq=False)
class Transition:
    """A change of an organization.

    Attributes:
        before: the organization as it is.
        after: the organization as it is proposed.
        matching: which role is which.
        proposal: what the scenario says beside; None for two models.
    """

    before: OrgGraph
    after: OrgGraph
    matching: Matching
    proposal: Proposal | None = None

    @classmethod
    def between(
        cls, before: OrgGraph, after: OrgGraph, renames: Renames | None = None, proposal: Proposal | None = None
    ) -> Transition:
        """Match the roles of two states; what a proposal says became of a role is known.

        Raises:
            OrgModelError: a rename names a role that is not there.
        """
        told = {**(_became(before, after, proposal) if proposal else {}), **(renames or {})}
        return cls(before, after, match(before.facts, after.facts, told, guess=proposal is None), proposal)

    @cached_property
    def changes(self) -> Changes:
        """All that changed, typed."""
        return changed(self.before.facts, self.after.facts, self.matching, guess=self.proposal is None)

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """What is neither kept, nor handed on, nor retired, in the end or on some day of the plan."""
        retired = self.proposal.retired if self.proposal else frozenset()
        between = self.proposal.gaps if self.proposal else ()
        return (*losses(self.before, self.after, self.matching, retired), *between)

    @cached_property
    def staying(self) -> Staying:
        """The roles that are in force and in the model in both states."""
        old = np.flatnonzero(self.matching.after_of >= 0)
        new = self.matching.after_of[old]
        here = self.before.active & self.before.in_scope
        there = self.after.active & self.after.in_scope
        kept = here[old] & there[new]
        return Staying(old[kept], new[kept])

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Ids of before that the same roles do not have in after, with the ids that they have."""
        rows = ((self.before.roles.id[row], self.after.roles.id[int(self.matching.after_of[row])]) for row in self._by)
        return {old: new for old, new in rows if old and new and old != new}

    @property
    def _by(self) -> list[int]:
        return sorted(row for row in self.matching.by if self.matching.after_of[row] >= 0)


def _became(before: OrgGraph, after: OrgGraph, proposal: Proposal) -> Renames:
    """Say what became of the roles of before; one that others are merged into stays what it was."""
    told = {
        old: (new,)
        for old, new in proposal.became.items()
        if before.role_row(old) >= 0 and after.role_row(new) >= 0 and not before.ids.repeated[before.role_row(old)]
    }
    stays = {new: (new,) for (new,) in told.values() if before.role_row(new) >= 0 and new not in told}
    return told | stays


@dataclass(frozen=True, eq=False)
class Staying:
    """Roles of both states: the row of each in before and in after; shape (roles that stay,)."""

    before: IntColumn
    after: IntColumn

    def __len__(self) -> int:
        """Count the roles."""
        return len(self.before)
