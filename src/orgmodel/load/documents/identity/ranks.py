"""Which headings of one depth are roles? Several titles side by side, or the levels of one job family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.pages.document import Block, Shape

_STEP = re.compile(
    r"(?:level|grade|band|step|tier|l|ic|m|p|e|t)[ -]?\d{1,2}|i{1,3}|iv|vi?|\d",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?:junior|associate|intermediate|mid(?:[- ]level)?|senior|sr\.?|staff|principal|lead|distinguished"
    r"|entry[- ]level)",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"(?P<before>[A-Z]{0,3}\d{4,6}[A-Z]?)\s*[-–—:]?\s+(?P<title>[A-Z][A-Za-z].{3,90})"
    r"|(?P<titled>[A-Z][^()$:]{3,60}?)\s+\(?#?(?P<behind>(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{5,8}|\d{4,6})\)?"
)
"""A title with its code before or behind it."""

_DONE = "In this role"
_TEXT = 40


def of_one_depth(blocks: Sequence[Block]) -> list[int]:
    """Number the headings of one depth that are titles, at least two and most of the headings of that depth.

    Each has a text below it. Nothing is given where a heading above them is a role with a list of its own.
    """
    best: list[int] = []
    for level in sorted({block.level for block in blocks if block.shape is Shape.HEADING and block.level}):
        same = [number for number, block in enumerate(blocks) if _is_at(block, level)]
        marks = [number for number in same if _names_a_role(blocks[number].text)]
        marks = [mark for mark in marks if _has_text(blocks, mark)]
        between = [number for number in same if marks and marks[0] <= number <= marks[-1]]
        titles = {blocks[mark].text.casefold() for mark in marks}
        if len(marks) > 1 and len(titles) == len(marks) and len(marks) * 2 > len(between) and not best:
            best = [] if _has_list_above(blocks, marks[0]) else marks
    return best


def levels(blocks: Sequence[Block]) -> tuple[tuple[Block, tuple[Block, ...]], ...]:
    """Give the levels of one family: a heading that joins the level and the family, and the blocks of that level.

    The family is the first heading that is a title; its levels are headings of one depth that name nothing but a level.
    """
    family = next((number for number, block in enumerate(blocks) if _is_family(block)), -1)
    marks = [
        number
        for number, block in enumerate(blocks)
        if number > family and block.shape is Shape.HEADING and block.level and _level(block.text)
    ]
    names = {blocks[mark].text.casefold() for mark in marks}
    if family < 0 or len(names) < 2 or len(names) < len(marks) or len({blocks[mark].level for mark in marks}) > 1:
        return ()
    if not all(_has_text(blocks, mark) for mark in marks):
        return ()
    title = document_kinds.BEHIND.sub("", blocks[family].text)
    common = tuple(blocks[: marks[0]])
    return tuple(
        (
            replace(blocks[start], text=_joined(title, blocks[start].text)),
            (*common[family + 1 :], *_expected(blocks, start, _end(blocks, start, end))),
        )
        for start, end in pairwise((*marks, len(blocks)))
    )


def _expected(blocks: Sequence[Block], start: int, end: int) -> tuple[Block, ...]:
    """Give the blocks of a level; what stands right below its name is what is done in it."""
    own = tuple(blocks[start + 1 : end])
    return own if own and own[0].shape is Shape.HEADING else (replace(blocks[start], text=_DONE, level=0), *own)


def coded(blocks: Sequence[Block]) -> list[int]:
    """Number the lines that are nothing but a title and its code, where at least two classes have a text each."""
    marks = [number for number, block in enumerate(blocks) if _is_coded(block)]
    titles = {blocks[mark].text.casefold() for mark in marks}
    told = all(_tells(blocks[start + 1 : end]) for start, end in pairwise((*marks, len(blocks))))
    return marks if len(marks) > 1 and len(titles) == len(marks) and told else []


def _is_at(block: Block, level: int) -> bool:
    return block.shape is Shape.HEADING and block.level == level


def _names_a_role(text: str) -> bool:
    said = re.sub(r"\s*[([][^()]*[)\]]$", "", document_kinds.BEHIND.sub("", text))
    return (
        ends_as_post(said) or vocabulary.is_head(re.sub(r"\s(?:I{1,3}|IV|V|\d)$", "", said))
    ) and not vocabulary.section_of(said)


def _is_family(block: Block) -> bool:
    return block.shape is Shape.HEADING and _names_a_role(block.text)


def _has_text(blocks: Sequence[Block], mark: int) -> bool:
    """Tell whether a text or a list stands under a heading before the next one of its depth."""
    for block in blocks[mark + 1 :]:
        if block.shape is Shape.HEADING and (not block.level or block.level <= blocks[mark].level):
            return False
        if _tells([block]):
            return True
    return False


def _tells(blocks: Sequence[Block]) -> bool:
    return any(
        block.shape is Shape.ITEM or (block.shape is Shape.PARAGRAPH and len(block.text) >= _TEXT) for block in blocks
    )


def _has_list_above(blocks: Sequence[Block], mark: int) -> bool:
    """Tell whether a role stands above with a list of its own duties."""
    above = blocks[:mark]
    titled = next((number for number, block in enumerate(above) if _is_family(block)), -1)
    return titled >= 0 and any(block.shape is Shape.ITEM for block in above[titled:])


def _end(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where a level ends: at a heading above its own depth."""
    return next(
        (
            number
            for number in range(start + 1, end)
            if blocks[number].shape is Shape.HEADING and 0 < blocks[number].level < blocks[start].level
        ),
        end,
    )


def _level(text: str) -> str:
    said = text.strip(" :")
    return said if _STEP.fullmatch(said) or _ADJECTIVE.fullmatch(said) else ""


def _joined(family: str, level: str) -> str:
    said = level.strip(" :")
    return f"{said} {family}" if _ADJECTIVE.fullmatch(said) else f"{family} {said}"


def _is_coded(block: Block) -> bool:
    if block.shape not in (Shape.HEADING, Shape.PARAGRAPH) or block.label or "$" in block.text:
        return False
    match = _CODED.fullmatch(re.sub(r"\s*\([^()]*\)$", "", block.text.strip()))
    title = match and (match["title"] or match["titled"])
    return bool(title and _names_a_role(title))
