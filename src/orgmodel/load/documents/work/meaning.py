"""What does a duty speak of that names no domain? The likeliest one by meaning, or what every manager does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orgmodel.catalog.common_duties import LEADERSHIP

_Scores = tuple[tuple[str, float], ...]
"""Domains with their scores, the best first."""

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

    index = index_of()
    spoken = index.domains_of_all(texts, most=len(index.ids), least=_LEADS)
    return [
        _of_everybody(said, scores) if usual else Meaning(said or _likeliest(scores), not said, usual=False)
        for usual, said, scores in zip(common(prepared(texts)), named, spoken, strict=True)
    ]


def _of_everybody(said: tuple[str, ...], scores: _Scores) -> Meaning:
    leads = any(domain in _OF_LEADERS for domain, _ in scores)
    return Meaning((LEADERSHIP,) if leads else (), leads and not said, usual=True)


def _likeliest(scores: _Scores) -> tuple[str, ...]:
    return tuple(domain for domain, score in scores[:1] if score >= _SURE)
