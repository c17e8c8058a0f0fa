"""Where else does a role stand? Dotted lines, the boards it sits on, and how many positions it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import post_at
from orgmodel.load.documents.language.sentences import sentences
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import SPEAKING, Placed
from orgmodel.model.postings import Named, Passage, SaidBody

_DOTTED = re.compile(
    r"\b(?:dotted[- ]line(?:\s+(?:report(?:s|ing)?|relationship|responsibility))*"
    r"|(?:functionally|indirectly) report(?:s|ing)?|report(?:s|ing)? (?:functionally|indirectly)"
    r"|matrix(?:ed)? report(?:s|ing)?|secondary report(?:s|ing)?(?: line)?)\s+(?:in\s?)?to\s+",
    re.IGNORECASE,
)
_SITS = re.compile(
    r"\b(?:(?P<chair>chairs?|chairing|co-chairs?|serves? as (?:the )?chair (?:of|for)|acts? as chair of)"
    r"|serves? on|sits? on|is an? (?:\w+ ){0,2}member of|serves? as an? (?:\w+ ){0,2}member of)\s+"
    r"(?:the\s+)?(?P<name>(?-i:(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|&|for)\s+)?){1,6}"
    r"(?:Committee|Board|Council|Commission|Task Force|Working Group)))\b",
    re.IGNORECASE,
)
_POSITIONS = frozenset(
    vocabulary.folded(label)
    for label in ("number of positions", "# of positions", "position count", "number of posts", "authorized positions")
)


def dotted(parts: Sequence[Placed], own: str) -> tuple[Named, ...]:
    """Give the posts to which a role has a dotted line, each once."""
    found: dict[str, Named] = {}
    for sentence, lines in _sayings(parts):
        for match in _DOTTED.finditer(sentence):
            post = post_at(sentence, match.end())
            if post and post.named and post.title.casefold() != own.casefold():
                found.setdefault(post.title.casefold(), Named(post.title, lines))
    return tuple(found.values())


def bodies(parts: Sequence[Placed]) -> tuple[SaidBody, ...]:
    """Give the boards and committees that a role chairs or sits on, each once."""
    found: dict[str, SaidBody] = {}
    for sentence, lines in _sayings(parts):
        for match in _SITS.finditer(sentence):
            body = SaidBody(" ".join(match["name"].split()), bool(match["chair"]), lines)
            key = body.name.casefold()
            if key not in found or (body.chairs and not found[key].chairs):
                found[key] = body
    return tuple(found.values())


def positions(parts: Sequence[Placed]) -> int:
    """Give how many positions a role has, where a label says it; 0 when none does."""
    for part in parts:
        said = re.match(r"(\d{1,4})\b(?!\s*[%.,/])", part.block.text.strip())
        if part.block.label and said and vocabulary.folded(part.block.label) in _POSITIONS:
            return int(said[1])
    return 0


def _sayings(parts: Sequence[Placed]) -> Iterator[tuple[str, Passage]]:
    for part in parts:
        if part.section in SPEAKING and part.block.shape is not Shape.FURNITURE:
            for sentence in sentences(part.block.text[:6_000]):
                yield sentence, part.block.passage(sentence)
