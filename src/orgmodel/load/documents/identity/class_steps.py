"""Does a text describe the steps of one class? `Data Technician I is the entry level … Data Technician II …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgmodel.load.documents.identity.title_parts import plain_title
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Block, Shape

_SAYS = re.compile(
    r"(?:^|(?<=[.:;)] ))(?:The )?(?P<stem>[A-Z][\w/&-]*(?: (?:[A-Z(][\w/&)-]*|of|and|for)){1,6})"
    r" (?P<step>I{1,3}|IV|V|[1-5])(?=\s?:\s|\s[–—-]\s|,? (?:which|who|an?|the)\s|\s\([^()]{3,40}\)\s?[:–—-]"
    r"|\s(?:positions?|level|class)?\s?(?:is|are|performs?|works?|provides?|serves?|assists?|supports?|has|receives?)\b)"
)
"""How a step is spoken of at the beginning of a sentence."""

_SOUGHT = (
    r"(?:applications? for|position of|seeking|hiring|recruiting for|to fill)\b[^.]{{0,40}}\b{title}"
    r"(?!\w|\s?(?:/|,|or\b|and\b))"
)
_HEAD = 40
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a class: its title as a heading, and what is said of it and of all steps."""

    heading: Block
    blocks: tuple[Block, ...]


def described(blocks: Sequence[Block]) -> tuple[Step, ...]:
    """Give the steps of the class that a text describes, at least two; none where it is about one of them."""
    said = [(number, match) for number, block in enumerate(blocks) for match in _mentions(block)]
    stems: dict[str, dict[str, Block]] = {}
    for number, match in said:
        heading = Block(Shape.HEADING, f"{match['stem']} {match['step']}", blocks[number].lines)
        stems.setdefault(match["stem"].casefold(), {}).setdefault(match["step"], heading)
    stem = max(stems, key=lambda each: len(stems[each]), default="")
    if not stem or len(stems[stem]) < _FEWEST or _is_about_one(blocks, [each.text for each in stems[stem].values()]):
        return ()
    return tuple(Step(heading, _told_of(blocks, stem, step)) for step, heading in stems[stem].items())


def _mentions(block: Block) -> list[re.Match[str]]:
    if block.label or block.shape is Shape.FURNITURE:
        return []
    return [match for match in _SAYS.finditer(block.text) if vocabulary.is_head(match["stem"].split()[-1])]


def _is_about_one(blocks: Sequence[Block], titles: Sequence[str]) -> bool:
    """Tell whether a line is the title of one step only, or a sentence seeks one."""
    names = {plain_title(title) for title in titles}
    lines = {plain_title(block.text) for block in blocks[:_HEAD]} & names
    text = " ".join(block.text for block in blocks[:_HEAD])
    sought = [title for title in titles if re.search(_SOUGHT.format(title=re.escape(title)), text, re.IGNORECASE)]
    return len(lines) == 1 or len(sought) == 1


def _told_of(blocks: Sequence[Block], stem: str, step: str) -> tuple[Block, ...]:
    """Leave out what is said of the other steps, and the labels that name them all."""
    told: list[Block] = []
    for block in blocks:
        marks = [match for match in _mentions(block) if match["stem"].casefold() == stem]
        if not marks:
            named = block.label and vocabulary.field_of(block.label) in ("title", "class", "position")
            told += [] if named else [block]
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(block.text)]
        if marks[0].start():
            told.append(block.part(0, marks[0].start()))
        told += [
            replace(block.part(mark.start(), end), shape=Shape.PARAGRAPH)
            for mark, end in zip(marks, ends, strict=True)
            if mark["step"] == step
        ]
    return tuple(told)
