"""What does an operation weigh? Ten for a position that changes manager within its unit, more for what disturbs more.

The weights are ours, no outside authority (docs/suggest.md): they order options, they measure nothing.
"""

from __future__ import annotations

from orgmodel.model.words import Level
from orgmodel.suggest.ground import Ground

SAME_UNIT, NESTED_UNIT, NEAR_UNIT, OTHER_UNIT, UNKNOWN_UNIT = 10, 11, 14, 18, 12
NEW_LEAD = 15
NOBODY_LEFT = 20
HAND_OVER = 10
_HEAD = 5
_BELOW, _MOST_BELOW = 5, 8
_WHOLE = 2
_FARTHER, _UNKNOWN_LINE = 4, 2


def move_weight(ground: Ground, row: int, manager: int) -> int:
    """Weigh the move of a role to another manager: its positions by how near the units are, and what goes along."""
    positions = max(1, ground.positions[row])
    layers = abs(ground.depth[manager] + 1 - ground.depth[row])
    along = min(_MOST_BELOW, -(-ground.below[row] // _BELOW))
    head = _HEAD * (row in ground.heads)
    return positions * _units(ground, row, manager) + layers + along + head


def _units(ground: Ground, row: int, manager: int) -> int:
    here, there = ground.unit[row], ground.unit[manager]
    if here < 0 or there < 0:
        return UNKNOWN_UNIT
    if here == there:
        return SAME_UNIT
    units = ground.graph.units
    if units.is_within(here, there) or units.is_within(there, here):
        return NESTED_UNIT
    return NEAR_UNIT if units.parent[here] == units.parent[there] >= 0 else OTHER_UNIT


def hand_over_weight(ground: Ground, domain: int, giver: int, taker: int) -> int:
    """Weigh that a domain is handed over: by how critical it is, what lies within it, and who is closer to it."""
    domains = ground.graph.domains
    within = len(domains.nesting.below(domain)) - 1
    farther = closeness(ground, giver, domain) > closeness(ground, taker, domain)
    unknown = not ground.graph.hierarchy.known[taker]
    far = _FARTHER * farther + _UNKNOWN_LINE * bool(unknown)
    return HAND_OVER + domains.criticality[domain] + _WHOLE * min(within, _MOST_BELOW) + far


def closeness(ground: Ground, role: int, domain: int) -> int:
    """Count what a role answers for, carries out and describes as its duties in the family of a domain."""
    graph = ground.graph
    nesting = graph.domains.nesting
    family = set(nesting.below(list(nesting.upwards(domain))[-1]))
    claims = graph.ownership.of_role(role, Level.ACCOUNTABLE, Level.RESPONSIBLE)
    held = sum(int(graph.ownership.domain[row]) in family for row in claims)
    return held + sum(bool(family.intersection(graph.duty_domains(duty))) for duty in graph.duties_of(role))
