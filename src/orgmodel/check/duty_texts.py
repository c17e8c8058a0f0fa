"""How alike are the duties of a model? Its texts made ready once, for all rules that compare them.

Nothing is read or computed for a model without duties, and for no rule that does not ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.catalog.common_duties import LEADERSHIP
from orgmodel.duties.clauses import Names
from orgmodel.duties.common import common, common_clauses
from orgmodel.duties.comparison import Comparison
from orgmodel.duties.duties import Duties, prepared
from orgmodel.duties.verbs import Part, part
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.model.facts import BoolColumn, FloatColumn, IntColumn
from orgmodel.model.words import YesNo

_FEWEST_FOR_MANY = 3
_WHO = """accountant administrator advisor analyst architect assistant auditor buyer chief clerk commissioner consultant
coordinator deputy designer developer director engineer head lead leader librarian manager officer planner
president programmer secretary specialist superintendent supervisor technician trainer"""


@dataclass(frozen=True, eq=False)
class DutyTexts:
    """The duties of a model by their texts. A text that several duties have is one text."""

    graph: OrgGraph

    @cached_property
    def _distinct(self) -> tuple[tuple[str, ...], IntColumn]:
        numbers: dict[str, int] = {}
        text = np.array([numbers.setdefault(each, len(numbers)) for each in self.graph.facts.duties.text], np.int64)
        return tuple(numbers), text

    @property
    def text(self) -> IntColumn:
        """The number of the text of each duty."""
        return self._distinct[1]

    @cached_property
    def names(self) -> Names:
        """Titles of roles and the name of the organization: who does it, not what is done."""
        header = self.graph.facts.header
        people = frozenset(_WHO.split())
        titles = {title for title in self.graph.roles.title if people & set(title.casefold().split())}
        return Names((*sorted(titles), *filter(None, (header.organization.name,))))

    @cached_property
    def prepared(self) -> Duties:
        """The texts, ready to be compared."""
        return prepared(self._distinct[0], self.names)

    @cached_property
    def comparison(self) -> Comparison:
        """The texts held against each other."""
        return Comparison(self.prepared, self.prepared)

    @cached_property
    def common(self) -> BoolColumn:
        """Which duties are common management duties: worded like a template, or mapped to leadership alone."""
        alike = common(self.prepared)[self.text]
        domains = self.graph.domains
        for duty in range(len(alike)):
            named = {domains.id(row) for row in self.graph.duty_domains(duty)}
            alike[duty] |= named == {LEADERSHIP}
        return alike

    @cached_property
    def by_wording(self) -> tuple[tuple[int, ...], ...]:
        """The duties by their texts, those that are equal word for word together, in row order."""
        held: dict[int, list[int]] = {}
        for duty, number in enumerate(self.prepared.same[self.text].tolist()):
            held.setdefault(number, []).append(duty)
        return tuple(map(tuple, held.values()))

    def in_many_roles(self, common_from: int) -> BoolColumn:
        """Tell which duties stand in the descriptions of so many roles; two are never many."""
        many = np.zeros(len(self.text), dtype=bool)
        for duties in self.by_wording:
            if len({int(self.graph.facts.duties.role[duty]) for duty in duties}) >= max(common_from, _FEWEST_FOR_MANY):
                many[list(duties)] = True
        return many

    @cached_property
    def common_clauses(self) -> BoolColumn:
        """Which clauses of the texts are common management duties."""
        return common_clauses(self.prepared)

    def part(self, duty: int) -> Part:
        """Tell whether a duty speaks of managing or of doing, given whether its role is known to lead."""
        role = int(self.graph.facts.duties.role[duty])
        roles = self.graph.roles
        leads = bool(roles.managerial[role] == YesNo.YES or role in roles.leads or self.graph.direct_reports(role))
        return part(self.graph.facts.duties.text[duty], leads=leads, names=self.names)

    def compared(self, pairs: Pairs) -> Pairs:
        """Say for each pair of claims how alike the duties behind them are: the nearest two, common duties left out.

        Behind a claim stand the duties of its role on the claimed domain or on the one in dispute. Where one side
        has none, the pair is not compared.
        """
        if not len(pairs) or not len(self.graph.facts.duties):
            return pairs
        ours, theirs = (self._behind(pairs, side) for side in (pairs.left, pairs.right))
        likeness = np.full(len(pairs), np.nan)
        chosen = [row for row, both in enumerate(zip(ours, theirs, strict=True)) if all(both)]
        if chosen:
            likeness[chosen] = self._nearest([(ours[row], theirs[row]) for row in chosen])
        return pairs.compared(likeness)

    def _behind(self, pairs: Pairs, side: IntColumn) -> list[tuple[int, ...]]:
        """Give the texts behind each claim of one side."""
        owned, role = self.graph.ownership, self.graph.facts.assignments.role
        claims = zip(role[side].tolist(), owned.domain[side].tolist(), pairs.domain.tolist(), strict=True)
        return [self._texts_of(*claim) for claim in claims]

    def _texts_of(self, role: int, claimed: int, disputed: int) -> tuple[int, ...]:
        key = role, claimed, disputed
        known = self._texts_of_claim
        if key not in known:
            duties = (each for each in self.graph.duties_of(role) if not self._skipped[each])
            near = (each for each in duties if not {claimed, disputed}.isdisjoint(self.graph.duty_domains(each)))
            known[key] = tuple(dict.fromkeys(int(self.text[each]) for each in near))
        return known[key]

    @cached_property
    def _texts_of_claim(self) -> dict[tuple[int, int, int], tuple[int, ...]]:
        return {}

    @cached_property
    def _skipped(self) -> list[bool]:
        """Common duties are no ground for an overlap; those without a domain are not behind any claim."""
        domains = self.graph.facts.duties.domains
        if not any(domains):
            return [True] * len(domains)
        skipped: list[bool] = self.common.tolist()
        return skipped

    def _nearest(self, sides: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> FloatColumn:
        """Give the highest score among the texts of two sides, for each pair of sides."""
        texts = [(one, other) for ours, theirs in sides for one in ours for other in theirs]
        place = {both: number for number, both in enumerate(dict.fromkeys(texts))}
        score = self.comparison.scores(*np.array(list(place), dtype=np.int64).T)
        best = np.zeros(len(sides))
        row = np.repeat(np.arange(len(sides)), [len(ours) * len(theirs) for ours, theirs in sides])
        np.maximum.at(best, row, score[[place[both] for both in texts]])
        return best
