"""Are the documents on the two sides of an overlap of the same time?"""

from __future__ import annotations

from typing import Final

from orgmodel.check.wording import side
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.model.partial_dates import months_between

_FAR: Final = 12
"""Months. Ours, no outside authority: the length of a budget year. It is told with an overlap, and decides nothing."""


def years_apart(pairs: Pairs, pair: int) -> str:
    """Say that the newest document of one side is more than a year older than the newest of the other."""
    domain = int(pairs.domain[pair])
    dates = [_newest(pairs.graph, int(row[pair]), domain) for row in (pairs.left, pairs.right)]
    if not all(dates):
        return ""
    older, newer = sorted(dates)
    if months_between(older, newer) <= _FAR:
        return ""
    return f"their documents are more than a year apart ({older} and {newer}): the older one may have been overtaken"


def _newest(graph: OrgGraph, assignment: int, domain: int) -> str:
    """Find the date of the newest dated document that a claim stands on; ISO dates sort as text."""
    cited = {evidence.source for evidence in side(graph, assignment, domain).evidence}
    return max((source.date for source in graph.facts.header.sources if source.id in cited and source.date), default="")
