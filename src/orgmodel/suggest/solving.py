"""How is a program solved? Part by part: first as few findings as possible stay, then the least cost.

What was solved once is remembered: after a cut only the part that it touches is solved again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from orgmodel.suggest import highs
from orgmodel.suggest.program import Part, Program

NODES = 200
"""So many nodes of the search tree are looked at for each part, unless another number is asked for."""

_LARGE = 2_000
"""Beyond so many columns a node takes long, and fewer of them are looked at."""

_CLOSE = 1e-6


class Solved(NamedTuple):
    """The values of all columns.

    Attributes:
        values: by number of the column.
        cost: what they cost.
        bound: nothing that leaves as few findings costs less; equal to `cost` where that is proven.
        staying: how many findings stay.
        fewest: no solution leaves fewer.
    """

    values: tuple[float, ...]
    cost: int
    bound: float
    staying: int
    fewest: int

    @property
    def proven(self) -> bool:
        """Whether there is nothing better."""
        return self.staying == self.fewest and self.bound >= self.cost


@dataclass
class Solver:
    """Solves programs with a limit on the search, the nodes of each part, and remembers parts."""

    effort: int = NODES
    _known: dict[tuple[object, ...], Solved] = field(default_factory=dict)

    def solve(self, program: Program) -> Solved:
        """Give the best values that were found; where none were, everything stays as it is.

        Raises:
            MissingExtra: the extra `suggest` is not installed.
        """
        values = [0.0] * len(program.costs)
        cost, bound, staying, fewest = 0, 0.0, 0, 0
        for part in program.parts():
            solved = self._part(part)
            for column, value in zip(part.columns, solved.values, strict=True):
                values[column] = value
            cost, bound = cost + solved.cost, bound + solved.bound
            staying, fewest = staying + solved.staying, fewest + solved.fewest
        return Solved(tuple(values), cost, bound, staying, fewest)

    def _part(self, part: Part) -> Solved:
        key = tuple(part[1:])
        if key not in self._known:
            self._known[key] = self._solved(part)
        return self._known[key]

    def _solved(self, part: Part) -> Solved:
        """Let only those findings stay that nothing near could remove; if more have to, as few as possible."""
        effort = max(1, self.effort * _LARGE // max(_LARGE, len(part.columns)))
        forced = _forced(part)
        whole = self._least_cost(part, forced, effort)
        if whole.values:
            return _told(part, whole, len(forced))
        least = len(forced) + int(whole.proven)
        heavy = 1 + sum(cost * round(most) for cost, most in zip(part.costs, part.mosts, strict=True))
        costs = [float(heavy if slack else cost) for slack, cost in zip(part.slacks, part.costs, strict=True)]
        few = highs.solve(costs, part.mosts, part.whole, part.rows, effort)
        if not few.values:
            return _told(part, highs.Answer(part.starts, 0.0, proven=False), least)
        fewest = max(least, math.floor((few.bound + _CLOSE) / heavy) if math.isfinite(few.bound) else 0)
        return _told(part, few._replace(bound=few.bound - fewest * heavy), fewest)

    def _least_cost(self, part: Part, staying: frozenset[int], effort: int) -> highs.Answer:
        """Find the least cost if these findings stay, and no others."""
        columns = enumerate(zip(part.mosts, part.slacks, strict=True))
        mosts = [0.0 if slack and place not in staying else most for place, (most, slack) in columns]
        return highs.solve(part.costs, mosts, part.whole, part.rows, effort)


def _forced(part: Part) -> frozenset[int]:
    """The slacks without which a row cannot hold, whatever moves."""
    alone = (row for row in part.rows if len(row.terms) == 1 and part.slacks[row.terms[0][0]])
    return frozenset(row.terms[0][0] for row in alone if not row.lower <= 0 <= row.upper)


def _told(part: Part, answer: highs.Answer, fewest: int) -> Solved:
    cost = round(sum(value * each for value, each in zip(answer.values, part.costs, strict=True)))
    staying = round(sum(value for value, slack in zip(answer.values, part.slacks, strict=True) if slack))
    bound = float(cost) if answer.proven else min(max(0.0, answer.bound), float(cost))
    return Solved(answer.values, cost, bound, staying, min(fewest, staying))
