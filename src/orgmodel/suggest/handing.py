"""The columns of domains handed over: which role holds what afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from orgmodel.model.words import Level
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.program import Program
from orgmodel.suggest.weights import hand_over_weight


class Claim(NamedTuple):
    """What a role holds: the rows of the role and the domain, and the level."""

    role: int
    domain: int
    level: Level


class Holders(NamedTuple):
    """The columns of one claim: that it stays, and for each other role that it goes there."""

    stays: int
    goes: Mapping[int, int]

    def column(self, claim: Claim, role: int) -> int | None:
        """The column that says that a role holds the claim, if it could."""
        return self.stays if role == claim.role else self.goes.get(role)


@dataclass(frozen=True, eq=False)
class Handing:
    """Claims that could be handed over, in a program."""

    ground: Ground
    program: Program
    holders: dict[Claim, Holders] = field(default_factory=dict)

    def add(self, wanted: Mapping[Claim, Iterable[int]]) -> None:
        """Add claims with the roles that could take each of them over."""
        for claim, roles in wanted.items():
            able = sorted({role for role in roles if role != claim.role and self._could_take(role)})
            if claim.role in self.ground.kept or not self.ground.present[claim.role]:
                able = []
            weights = {role: hand_over_weight(self.ground, claim.domain, claim.role, role) for role in able}
            stays = self.program.column(start=1)
            goes = {role: self.program.column(weight) for role, weight in weights.items()}
            self.program.row(((column, 1) for column in (stays, *goes.values())), 1, 1)
            self.holders[claim] = Holders(stays, goes)

    def _could_take(self, role: int) -> bool:
        return self.ground.present[role] and role not in self.ground.kept

    def roles(self, claim: Claim) -> tuple[int, ...]:
        """The roles that could hold a claim, the one that does first."""
        return (claim.role, *self.holders[claim].goes)
