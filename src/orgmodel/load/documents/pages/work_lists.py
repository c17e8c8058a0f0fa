"""Is it a list of work? What stands below a heading, or below a line that opens a list, tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages.document import Block, Shape

LOOKED_AT = 4
"""So many blocks below a line tell what it opens."""

_WORK_WORDS = 4
_DEFINES = re.compile(
    r"Under (?:the )?(?:[\w-]+ ){0,3}(?:supervision|direction|guidance)(?: (?:of|from) [^,;.]{3,60})?, "
    r"(?:(?:this|the) \w+ )?"
)
"""How the definition of a class begins."""

MIXED = re.compile(
    r"\b(?:skills?|qualifications?|requirements?|experience)\b.{0,12}\b(?:responsibilities|duties|tasks)\b",
    re.IGNORECASE,
)
"""A heading above duties, qualifications or both: what stands below it tells."""

_NEVER_WORK = re.compile(
    r"qualif|knowledge|\bskills?\b|abilit|competenc|educat|\bexperience|requirement|required|licens|certificat"
    r"|physical|demand|condition|environment|hazard|benefit|salary|\bpay\b|how to apply|apply|who you are"
    r"|about (?!the role)"
    r"|supervis(?:ion|ory) (?:received|exercised|responsibilit)|equipment (?:used|operated)|tools|machines|\bnotes?\b"
    r"|disclaimer|interview|looking for|you bring|nice to have|examination|signature|values|levels?$|perks",
    re.IGNORECASE,
)
"""Words of headings below which verbs tell nothing of the work (`Physical demands: Lift …`)."""

_SHARE = re.compile(r"\(\s?\d{1,3}\s?%")


_SEEKS = re.compile(r"(?:looking|seeking|searching)\b(?: for)? (?:an?|the|experienced)\b", re.IGNORECASE)
"""How an employer speaks of whom it wants."""


def lists_of_work(blocks: Sequence[Block]) -> frozenset[int]:
    """Number the items of lists in which most entries do something: without any heading they still are duties."""
    found: list[int] = []
    at = 0
    while at < len(blocks):
        run = list(takewhile(lambda each: each.shape is Shape.ITEM, blocks[at:]))
        doing = sum(begins_with_work(each.text) for each in run)
        if len(run) >= LOOKED_AT - 1 and doing * 3 > len(run) * 2:
            found += range(at, at + len(run))
        at += len(run) or 1
    return frozenset(found)


def begins_with_work(text: str) -> bool:
    """Tell whether an entry begins with a verb, also behind its subject (`Hardware: Determine …`) or its bullet."""
    text = text.lstrip("-–—*• ")
    if _SEEKS.match(text):
        return False
    name, _, rest = re.sub(r"\s(?:--?|–|—)\s", ": ", text, count=1).partition(": ")
    infinitive = text.startswith("To ") and text[3:4].islower()
    named = (
        len(name.split()) <= _WORK_WORDS + 2 and len(rest.split()) >= _WORK_WORDS
    )  # `Autonomy: Enable (4)` is a rating
    return infinitive or starts_with_verb(text) or (named and starts_with_verb(rest))


def definition_of(text: str) -> str:
    """Give what a definition says behind whose direction it is under (`Under general direction, plans …`)."""
    return _DEFINES.sub("", text, count=1) if _DEFINES.match(text) else text


def opens_work(block: Block, following: Sequence[Block], *, named: bool) -> bool:
    """Tell whether a line with a colon, or an unknown heading where none is `named` so, opens a list of work."""
    items = list(takewhile(lambda each: each.shape is Shape.ITEM, following))
    doing = sum(starts_with_verb(each.text) for each in items)
    unknown = not named and block.shape is Shape.HEADING and not vocabulary.section_of(block.text)
    if block.shape is Shape.HEADING and MIXED.search(block.text) and doing * 3 > len(items) * 2:
        return True
    return (
        block.shape in (Shape.PARAGRAPH, Shape.HEADING)
        and (block.text.endswith((":", "…", "...")) or (unknown and len(items) > LOOKED_AT - 2))
        and len(items) > 1
        and doing * 2 >= len(items)
    )


def goes_on_with_work(heading: Block, following: Sequence[Block]) -> bool:
    """Tell whether what a heading among the duties heads is work all the same: it names a group of them."""
    if _NEVER_WORK.search(heading.text):
        return False
    entries = list(takewhile(lambda each: each.shape in (Shape.ITEM, Shape.PARAGRAPH), following))
    doing = sum(begins_with_work(each.text) for each in entries)
    share = bool(_SHARE.search(heading.text))
    return len(entries) > 1 - share and doing * (3 if not share else 4) > len(entries) * 2
