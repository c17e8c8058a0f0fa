"""Do the words of a duty bear out the domains that it seems to name, and of which others do they speak?

Aliases find a domain wherever its name stands, also where it is a tool, a place or a reason. All words of the duty
together say whether it is its matter. Scores are those of `duties.mapping`; the thresholds are those with the best F1
on 5,300 duties of public job descriptions, each document held out once (docs/decisions/0045).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from orgmodel.model.postings import SaidAssignment

Scores = Mapping[str, float]

_NAMED: Final = {"likely": 0.3, "possible": 0.45}
"""What a domain must score that is named: in the object of the verb, or elsewhere."""

_ACCOUNTABLE: Final = 0.5
"""What an accountability must score to be likely: those below were right in half of the cases."""

_LIKELIEST: Final = (0.49, 0.55, 0.55)
"""What the first, the second and the third domain must score that the words speak of without naming them."""

_WITHOUT_VERB: Final = 0.5
_IN_SUMMARY: Final = 0.6
_NAMED_AS_OTHER: Final = 0.6
"""A domain that is named without being the role's own (`coordinates with the service desk`) must score more."""


def scored(texts: Sequence[str]) -> list[Scores]:
    """Score every domain of the catalog for each text, by id. A domain that others lie within has no score."""
    if not texts:
        return []
    from orgmodel.duties.duties import prepared
    from orgmodel.duties.mapping import index_of

    index = index_of()
    return [dict(zip(index.ids, row.tolist(), strict=True)) for row in index.scores(prepared(texts))]


def borne_out(found: Sequence[SaidAssignment], scores: Scores) -> list[SaidAssignment]:
    """Keep what the words bear out; what the text states by the level's own word stays in any case.

    An accountability that they bear out only so far is possible.
    """
    return [
        replace(each, confidence="possible") if _is_bold(each, scores) else each
        for each in found
        if each.status == "stated" or scores.get(each.domain, 1.0) >= _NAMED.get(each.confidence, 0.0)
    ]


def _is_bold(each: SaidAssignment, scores: Scores) -> bool:
    return each.level == "accountable" and each.confidence == "likely" and scores.get(each.domain, 1.0) < _ACCOUNTABLE


def likeliest(
    scores: Scores,
    *,
    found: Collection[str] = (),
    named: Collection[str] = (),
    verb: bool = True,
    summary: bool = False,
) -> tuple[str, ...]:
    """Give the domains of which a text most likely speaks without saying so by name, three at most.

    Args:
        scores: those of the text.
        found: domains that the text assigns by name: they are left out, and so are their places.
        named: domains whose names stand in the text.
        verb: whether the text says what is done.
        summary: whether it is a sentence of a summary, which speaks of the organization as well.
    """
    first = sorted(scores, key=lambda domain: (-scores[domain], domain))[: len(_LIKELIEST)]
    least = max(0.0 if verb else _WITHOUT_VERB, _IN_SUMMARY if summary else 0.0)
    return tuple(
        domain
        for domain, enough in zip(first, _LIKELIEST, strict=False)
        if domain not in found and scores[domain] >= max(enough, least, _NAMED_AS_OTHER if domain in named else 0.0)
    )
