"""What do the values of a program say? Who moves to whom, and which domain goes from whom to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from orgmodel.suggest.formulation import Formulation
from orgmodel.suggest.handing import Claim


class Plan(NamedTuple):
    """A set of operations.

    Attributes:
        moves: the new manager of each role that moves, by rows.
        handed: the new holder of each claim that is handed over.
        staying: the fingerprints of the findings that stay, as the program sees it.
    """

    moves: Mapping[int, int]
    handed: Mapping[Claim, int]
    staying: frozenset[str]


def planned(formulation: Formulation, values: tuple[float, ...]) -> Plan:
    """Read the values. Of roles that differ in nothing the first ones move."""
    return Plan(
        moves=dict(sorted(_moves(formulation, values))),
        handed={
            claim: role
            for claim, holders in formulation.handing.holders.items()
            for role, column in holders.goes.items()
            if round(values[column])
        },
        staying=frozenset(mark for mark, column in formulation.slacks.items() if round(values[column])),
    )


def _moves(formulation: Formulation, values: tuple[float, ...]) -> Iterator[tuple[int, int]]:
    for group in formulation.moving.groups:
        members = iter(group.members)
        for target, column in group.moves.items():
            for _ in range(round(values[column])):
                yield next(members), target


def columns_of(formulation: Formulation, plan: Plan, roles: frozenset[int], domains: frozenset[int]) -> list[int]:
    """Give the columns of the operations that concern some roles or domains, nearest first: who moves or hands over.

    Where there are none: those whose managers, old or new, are concerned; where there are none either: all of them.
    """
    groups = formulation.moving.group
    moves = [(row, target, groups[row].home, groups[row].moves[target]) for row, target in plan.moves.items()]
    handed = [(claim, role, formulation.handing.holders[claim].goes[role]) for claim, role in plan.handed.items()]
    near = [column for row, _, _, column in moves if row in roles]
    near += [column for claim, role, column in handed if roles & {claim.role, role} or claim.domain in domains]
    around = [column for _, target, home, column in moves if roles & {target, home}]
    everything = [column for *_, column in moves] + [column for *_, column in handed]
    return list(dict.fromkeys(near or around or everything))
