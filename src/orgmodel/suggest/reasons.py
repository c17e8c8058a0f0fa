"""Why could a finding not be removed? As far as the program tells, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.check.finding import Finding
from orgmodel.check.wording import counted
from orgmodel.suggest.chosen import LAYERS, NARROW, NESTED, ONE_MANAGER, ONE_ROLE, PART, SAME, SINGLE, WIDE
from orgmodel.suggest.conflicts import MOST_HOLDERS
from orgmodel.suggest.formulation import Formulation
from orgmodel.suggest.ground import Ground


def reason(ground: Ground, formulation: Formulation, finding: Finding, cut: Sequence[Finding]) -> str:
    """Say why a finding stays.

    Args:
        ground: the organization.
        formulation: the program with all that was looked at.
        finding: the one that stays.
        cut: findings that options would have made, and for which they were dropped.
    """
    graph = ground.graph
    row = graph.role_row(finding.subject.id) if finding.subject.kind == "role" else -1
    if row in ground.kept:
        return f"The {graph.title(row)} is to be kept as it is."
    if finding.code == WIDE:
        found = _wide(ground, formulation, row)
    elif finding.code in (NARROW, SINGLE):
        found = _narrow(formulation, row)
    else:
        found = _nothing_near(formulation, finding)
    if found:
        return found
    near = {finding.subject, *finding.related}
    made = [each for each in cut if near & {each.subject, *each.related}]
    if made:
        return (
            f"What would remove it makes findings that were not there before, such as {made[0].code}: {made[0].message}"
        )
    return "All that would remove it, of what was looked at, breaks another limit of the policy."


def _wide(ground: Ground, formulation: Formulation, row: int) -> str:
    several = [each for each in ground.reports[row] if ground.positions[each] > int(ground.limits.most[row])]
    if several:
        title = ground.graph.title(several[0])
        many = counted(ground.positions[several[0]], "position")
        return f"{title} is one role of {many}: which of them could report elsewhere is not for a move of roles to say."
    groups = [group for group in formulation.moving.groups if group.home == row]
    if not groups:
        able = [each for each in ground.reports[row] if ground.may_move[each]]
        if not able:
            return "None of those who report there can move: they are to be kept, or their line is not stated for sure."
        return "No manager near has room within the limits, or those who report there hold domains by delegation."
    return ""


def _narrow(formulation: Formulation, row: int) -> str:
    into = any(row in group.moves for group in formulation.moving.groups)
    away = any(group.home == row for group in formulation.moving.groups)
    if into or (away and row in formulation.moving.emptied):
        return ""
    return "No role near could come to report there, and those who do could not all report elsewhere."


def _nothing_near(formulation: Formulation, finding: Finding) -> str:
    if finding.code in (SAME, PART, NESTED, ONE_ROLE):
        if finding.code != ONE_ROLE and len(finding.related) > MOST_HOLDERS:
            return f"{len(finding.related)} roles answer for it: which of them goes on is not for weights to say."
        holders = formulation.handing.holders
        if not any(each.goes for each in holders.values()):
            return "No role that could take one of the domains over may change."
    if finding.code in (LAYERS, ONE_MANAGER) and not formulation.moving.groups:
        return "No role that could move was found near."
    return ""
