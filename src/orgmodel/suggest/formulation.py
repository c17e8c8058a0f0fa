"""The whole program of one suggestion: what may move, what may be handed over, and what must not stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from orgmodel.suggest.chosen import Chosen
from orgmodel.suggest.conflict_rows import add_rows
from orgmodel.suggest.conflicts import Conflicts
from orgmodel.suggest.depths import Depths
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.handing import Handing
from orgmodel.suggest.moving import Moving
from orgmodel.suggest.program import Program
from orgmodel.suggest.reach import Neighborhood, Reach


class Formulation(NamedTuple):
    """A program with what its columns mean.

    Attributes:
        program: columns and rows.
        moving: the moves.
        handing: the domains handed over.
        slacks: the column that says that a finding stays, by its fingerprint.
    """

    program: Program
    moving: Moving
    handing: Handing
    slacks: Mapping[str, int]

    @property
    def options(self) -> int:
        """How many single moves and hand-overs are looked at."""
        moves = sum(len(group.members) * len(group.moves) for group in self.moving.groups)
        return moves + sum(len(holders.goes) for holders in self.handing.holders.values())


def formulate(ground: Ground, chosen: Chosen) -> Formulation:
    """Write the program that removes the chosen findings, as many as can be, with the least weight."""
    program = Program()
    slacks = {each.fingerprint: program.column(start=1, slack=True) for each in chosen.findings}
    conflicts = Conflicts(ground, chosen)
    moving = Moving(
        ground,
        program,
        wide={row: slacks[each.fingerprint] for row, each in chosen.wide.items()},
        narrow={row: slacks[each.fingerprint] for row, each in chosen.narrow.items()},
    )
    met = sorted({row for *_, pairs in conflicts.under_one_manager() for pair in pairs for row in pair})
    takers = conflicts.takers()
    apart = frozenset(met) | {claim.role for claim in takers}
    moving.add(_reach(ground, chosen, met), apart, (*chosen.narrow, *_on_deep_lines(ground, chosen)))
    Depths(ground, moving, slacks[chosen.layers.fingerprint] if chosen.layers else None).add()
    handing = Handing(ground, program)
    handing.add(takers)
    add_rows(conflicts, moving, handing, slacks)
    for each in chosen.findings:
        if each.fingerprint not in chosen.understood:
            program.row([(slacks[each.fingerprint], 1)], lower=1)
    return Formulation(program, moving, handing, slacks)


def _reach(ground: Ground, chosen: Chosen, met: Iterable[int]) -> Reach:
    hood = Neighborhood(ground)
    found = {row: list(targets) for row, targets in hood.around(chosen.wide, chosen.narrow, met).items()}
    if chosen.layers is not None and ground.limits.layers is not None:
        for row, targets in hood.upwards(ground.limits.layers).items():
            found.setdefault(row, []).extend(targets)
    return {row: tuple(sorted(set(targets))) for row, targets in sorted(found.items())}


def _on_deep_lines(ground: Ground, chosen: Chosen) -> list[int]:
    """Managers of roles below the last layer: they may be left without reports."""
    layers = ground.limits.layers
    if chosen.layers is None or layers is None:
        return []
    deep = (row for row, depth in enumerate(ground.depth) if depth > layers)
    return sorted({each for row in deep for each in list(ground.above(row))[1:] if ground.parent[each] >= 0})
