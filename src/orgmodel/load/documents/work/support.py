"""Do the words of a duty bear out the domains that it seems to name, and of which others do they speak?

Aliases find a domain wherever its name stands, also where it is a tool, a place or a reason. All words of the duty
together say whether it is its matter. Scores are those of `duties.mapping`; the thresholds are those with the best F1
on labeled public postings that are not in the project, each set held out once (docs/decisions/0040).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from orgmodel.model.postings import SaidAssignment

Scores = Mapping[str, float]

_NAMED: Final = 0.4
_LIKELY: Final = 0.49


def scored(texts: Sequence[str]) -> list[Scores]:
    """Score every domain of the catalog for each text, by id. A domain that others lie within has no score."""
    if not texts:
        return []
    from orgmodel.duties.duties import prepared
    from orgmodel.duties.mapping import index_of

    index = index_of()
    return [dict(zip(index.ids, row.tolist(), strict=True)) for row in index.scores(prepared(texts))]


def borne_out(found: Sequence[SaidAssignment], scores: Scores) -> list[SaidAssignment]:
    """Keep what the words bear out; what the text states by the level's own word stays in any case."""
    return [each for each in found if each.status == "stated" or scores.get(each.domain, 1.0) >= _NAMED]


def likeliest(scores: Scores) -> tuple[str, ...]:
    """Give the domain of which a text most likely speaks, whatever it names, if any is likely enough."""
    domain = max(scores, key=scores.__getitem__, default="")
    return (domain,) if domain and scores[domain] >= _LIKELY else ()
