"""What does a duty speak of that names no domain? The likeliest one by meaning, or what every manager does."""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.catalog.common_duties import LEADERSHIP

_SURE = 0.5
"""Of the domains that score so high, 95 % were right on the duties of the example models, 75 % on public ones
(docs/decisions/0045)."""


def domains(texts: Sequence[str], named: Sequence[tuple[str, ...]]) -> list[tuple[tuple[str, ...], bool]]:
    """Give each duty its domains, and whether they are guessed.

    Leadership for what every manager does, those that its words name, else the likeliest.
    """
    if not texts:
        return []
    from orgmodel.duties.common import common
    from orgmodel.duties.duties import prepared
    from orgmodel.duties.mapping import index_of

    usual = common(prepared(texts))
    likely = index_of().domains_of_all(texts, most=1, least=_SURE)
    return [
        ((LEADERSHIP,), not said) if is_usual else (said or tuple(domain for domain, _ in guessed), not said)
        for is_usual, said, guessed in zip(usual, named, likely, strict=True)
    ]
