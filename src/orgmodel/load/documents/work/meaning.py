"""What does a duty speak of that names no domain? The likeliest one by meaning, or what every manager does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from orgmodel.catalog.common_duties import LEADERSHIP

_SURE = 0.5
"""Of the domains that score so high, 95 % were right on the duties of the example models, 75 % on public ones
(docs/decisions/0045)."""

_LEADS = 0.25
"""What leadership must score in a duty that everybody has: `trains staff` is leadership, `other duties` are not."""

_OF_LEADERS = frozenset({LEADERSHIP, "ppl.workforce"})
"""Domains whose words a duty of every manager has (`hires and disciplines employees`)."""


class Meaning(NamedTuple):
    """The domains of a duty, whether they are guessed, and whether it is one that everybody has."""

    domains: tuple[str, ...]
    guessed: bool
    usual: bool


def meanings(texts: Sequence[str], named: Sequence[tuple[str, ...]]) -> list[Meaning]:
    """Tell what each duty speaks of: the domains that its words name, else the likeliest.

    What every manager does is leadership; what every employee does (`other duties as assigned`) has no domain.
    """
    if not texts:
        return []
    from orgmodel.duties.common import common
    from orgmodel.duties.duties import prepared
    from orgmodel.duties.mapping import index_of

    duties, index = prepared(texts), index_of()
    usual = common(duties)
    leading = index.scores(duties)[:, np.array([domain in _OF_LEADERS for domain in index.ids])].max(axis=1) >= _LEADS
    likely = index.domains_of_all(texts, most=1, least=_SURE)
    return [
        Meaning((LEADERSHIP,) if leads else (), not said and bool(leads), usual=True)
        if everybody
        else Meaning(said or tuple(domain for domain, _ in guessed), not said, usual=False)
        for everybody, leads, said, guessed in zip(usual, leading, named, likely, strict=True)
    ]
