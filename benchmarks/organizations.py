"""Generated organizations to measure with: a tree of posts with units, scopes and assignments, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

from orgmodel.catalog.domains import built_in

SPAN = 7
UNIT_SIZE = 40


def yaml_model(posts: int) -> str:
    """Write a complete model: managers accountable in their unit's scope, others responsible, two assignments each."""
    units = max(1, posts // UNIT_SIZE)
    head = ["orgmodel: 1", "organization: {id: generated, name: Generated}", "as_of: 2026-01-01"]
    head += ["completeness: [{all: complete}]", "scopes:", "  - {id: everybody}"]
    head += [f"  - {{id: s{unit}, within: everybody}}" for unit in range(units)]
    head += ["units:", *(f"  - {{id: u{unit}, name: Unit {unit}}}" for unit in range(units)), "roles:"]
    return "\n".join([*head, *_posts(posts, units)]) + "\n"


def _posts(posts: int, units: int) -> Iterator[str]:
    chance = random.Random(1)
    domains = [domain.id for domain in built_in("it").domains if domain.parent]
    for post in range(posts):
        unit = post * units // posts
        leads = post * SPAN + 1 < posts
        yield f"  - id: p{post:06d}\n    title: Post {post}\n    unit: u{unit}"
        yield f"    reports_to: {'none' if post == 0 else f'p{(post - 1) // SPAN:06d}'}"
        yield "    positions: 1\n    occupancy: filled\n    owns:"
        for number in range(2):
            domain = domains[(post * 2 + number) % len(domains)] if leads else chance.choice(domains)
            level = "accountable" if leads else "responsible"
            yield f"      - {{domain: {domain}, level: {level}, scope: s{unit}}}"
