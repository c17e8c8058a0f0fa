"""What does an operation weigh? Ten for a position that changes manager within its unit, more for what disturbs more.

The weights are ours, no outside authority (docs/suggest.md): they order options, they measure nothing.
"""

from __future__ import annotations

import re

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
_ITS_NAME, _ITS_ONLY = 12, 3
_STEM = 6
_OF_ANY_POST = frozenset(
    word[:_STEM]
    for word in (
        "management", "manager", "administration", "administrator", "service", "services", "information",
        "technology", "system", "systems", "director", "officer", "chief", "lead", "senior", "analyst",
    )
)  # fmt: skip
"""Words that tell nothing of what a post is about."""


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
    own = _ITS_NAME * is_named_after(ground, giver, domain) + _ITS_ONLY * (_answers_for(ground, giver) == {domain})
    return HAND_OVER + domains.criticality[domain] + _WHOLE * min(within, _MOST_BELOW) + far + own


def is_named_after(ground: Ground, role: int, domain: int) -> bool:
    """Tell whether the title of a role shares a word with the name of a domain: an Access Manager and access."""
    title, name = (_words(text) for text in (ground.graph.roles.title[role], ground.graph.domains.name(domain)))
    return bool(title & name)


def _words(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]{4,}", text.casefold())} - _OF_ANY_POST


def _answers_for(ground: Ground, role: int) -> set[int]:
    ownership = ground.graph.ownership
    return set(ownership.domain[list(ownership.of_role(role, Level.ACCOUNTABLE))].tolist())


def closeness(ground: Ground, role: int, domain: int) -> int:
    """Count what a role answers for, carries out and describes as its duties in the family of a domain."""
    graph = ground.graph
    nesting = graph.domains.nesting
    family = set(nesting.below(list(nesting.upwards(domain))[-1]))
    claims = graph.ownership.of_role(role, Level.ACCOUNTABLE, Level.RESPONSIBLE)
    held = sum(int(graph.ownership.domain[row]) in family for row in claims)
    return held + sum(bool(family.intersection(graph.duty_domains(duty))) for duty in graph.duties_of(role))
