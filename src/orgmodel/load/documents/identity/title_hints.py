"""Which of several lines that look like titles is the role's? The one that the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed

_MOST = 12
_LONGEST = 60_000
_PAGE = re.compile(
    r"\b(?:banner|careers?|jobs|library|portal|navigation|search|home|menu|path|ladder|framework|levels?|log ?in)$",
    re.IGNORECASE,
)
"""How a line of the page, or the name of a whole family, ends."""


def likeliest(titles: Sequence[str], parts: Sequence[Placed]) -> int:
    """Give the number of the title with the most hints, of equals the first; −1 where even that is a page's name.

    A hint is that sentences name it (`The Data Manager plans …`), that it ends with the noun of a post, and that it
    stands on more than one line. A line that ends as the names of pages do is none.
    """
    if len(titles) == 1 and not _PAGE.search(titles[0]):
        return 0
    text = " ".join(part.block.text for part in parts if part.block.shape is not Shape.HEADING)[:_LONGEST]
    weights = [_weight(title, text, titles) for title in titles[:_MOST]]
    return weights.index(max(weights)) if max(weights) >= 0 else -1


def _weight(title: str, text: str, titles: Sequence[str]) -> int:
    if _PAGE.search(title):
        return -1
    name = re.escape(re.sub(r"\s*\([^()]*\)$", "", title))
    said = re.search(rf"\b(?:the|an?|this|as|our) {name}\b(?! (?:position|job)s? (?:in|at))", text, re.IGNORECASE)
    twice = sum(each.casefold() == title.casefold() for each in titles) > 1
    return 2 * bool(said) + ends_as_post(title) + twice
