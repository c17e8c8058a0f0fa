"""The rows of conflicts: a claim goes elsewhere, a role does, or the finding stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from orgmodel.suggest.conflicts import Both, Conflicts
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.handing import Handing
from orgmodel.suggest.moving import Moving


def add_rows(conflicts: Conflicts, moving: Moving, handing: Handing, slacks: Mapping[str, int]) -> None:
    """Add the rows of all conflicts.

    Args:
        conflicts: what must not stay as it is.
        moving: the moves of the program.
        handing: the claims of the program, those of the conflicts among them.
        slacks: the column that says that a finding stays, by fingerprint.
    """
    for finding, pairs in conflicts.overlapping():
        for pair in pairs:
            _overlap(conflicts, moving, handing, pair, slacks[finding.fingerprint])
    for finding, pairs in conflicts.in_one_role():
        for pair in pairs:
            _in_one_role(handing, pair, slacks[finding.fingerprint])
    for finding, reports in conflicts.under_one_manager():
        for rows in reports:
            _under_one_manager(moving, rows, slacks[finding.fingerprint])
    of_claims = ((finding, len(pairs)) for finding, pairs in chain(conflicts.overlapping(), conflicts.in_one_role()))
    of_reports = ((finding, len(pairs)) for finding, pairs in conflicts.under_one_manager())
    for finding, number in chain(of_claims, of_reports):
        if not number:  # nothing that an operation could pull apart
            handing.program.row([(slacks[finding.fingerprint], 1)], lower=1)


def _under_one_manager(moving: Moving, rows: tuple[int, int], slack: int) -> None:
    """One of two reports of a manager must move, and not to where the other one goes."""
    away = [(column, 1.0) for row in rows for column in _moves(moving, row, _targets(moving, row))]
    moving.program.row([*away, (slack, 1.0)], lower=1)
    for target in sorted(set.intersection(*(set(_targets(moving, row)) for row in rows))):
        there = [(moving.group[row].moves[target], 1.0) for row in rows]
        moving.program.row([*there, (slack, -1.0)], upper=1)


def _in_one_role(handing: Handing, pair: Both, slack: int) -> None:
    """Two claims of one role must not stay together, nor go to one other role together."""
    for role in handing.roles(pair[0]):
        columns = [handing.holders[each].column(each, role) for each in pair]
        terms = [(column, 1.0) for column in columns if column is not None]
        if len(terms) == len(pair):
            handing.program.row([*terms, (slack, -1.0 * (role == pair[0].role))], upper=1)


def _overlap(conflicts: Conflicts, moving: Moving, handing: Handing, pair: Both, slack: int) -> None:
    """Two claims must not be held by two roles in two chains, unless one role comes to work under the other."""
    one, other = pair
    for left in handing.roles(one):
        for right in handing.roles(other):
            if left == right or ((left, right) != (one.role, other.role) and conflicts.exempt(left, right)):
                continue
            columns = (handing.holders[one].column(one, left), handing.holders[other].column(other, right))
            terms = [(column, 1.0) for column in columns if column is not None]
            if (left, right) == (one.role, other.role):
                joined = _under_each_other(conflicts.ground, moving, pair)
                terms += [(column, -1.0) for column in (slack, *joined)]
            handing.program.row(terms, upper=1)


def _under_each_other(ground: Ground, moving: Moving, pair: Both) -> list[int]:
    """The moves that bring one of two roles, or somebody above it, under the other."""
    found: dict[int, None] = {}
    for low, high in ((pair[0].role, pair[1].role), (pair[1].role, pair[0].role)):
        over = set(ground.above(high))
        for row in ground.above(low):
            if row in over:
                break
            below = [each for each in _targets(moving, row) if ground.is_above(high, each)]
            found.update(dict.fromkeys(_moves(moving, row, below)))
    return list(found)


def _targets(moving: Moving, row: int) -> tuple[int, ...]:
    return tuple(moving.group[row].moves) if row in moving.group else ()


def _moves(moving: Moving, row: int, targets: Iterable[int]) -> list[int]:
    """The columns of the moves of one role to some managers. A role that is counted with others has none."""
    group = moving.group.get(row)
    if group is None or len(group.members) > 1:
        return []
    return [group.moves[target] for target in targets if target in group.moves]
