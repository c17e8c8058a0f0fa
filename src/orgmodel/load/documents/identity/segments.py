"""How many roles does a file describe? Blocks → one segment a role, each with the head that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orgmodel.load.documents.identity import class_steps, ranks
from orgmodel.load.documents.identity.class_rows import ClassTable
from orgmodel.load.documents.identity.stacked import paired
from orgmodel.load.documents.identity.title_parts import plain_title
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.openings import own_section

_MOST = 200
_HEAD = 40
_PAY_LINE = 160
_TEXT = 80
_STEPPED = re.compile(r"(.{4,80}?)\s+(?:I{1,3}|IV|V|\d)$")
_CODED = re.compile(r"^[A-Z][^()$:]{3,60}\(#[A-Z\d.-]{3,10}\)$")
"""A class with its code, whatever its title is abbreviated to: `Info Tech Spec II (#1234)`."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The blocks of one role, the heading that begins it, and the blocks before the first role of the file."""

    blocks: tuple[Block, ...]
    heading: Block | None = None
    shared: tuple[Block, ...] = ()


def segments(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part the blocks of a file into its roles."""
    return (
        _of_series(blocks)
        or _by_labels(blocks)
        or _by_rank(blocks)
        or _by_headings(blocks)
        or _by_levels(blocks)
        or _by_steps(blocks)
        or (Segment(tuple(blocks)),)
    )


def segments_of_table(table: ClassTable) -> tuple[Segment, ...]:
    """Give each class of a table the text that all of them share."""
    after = paired(table.after)
    shared = paired(table.before)
    return tuple(Segment((row.heading, *row.fields, *after), row.heading, shared) for row in table.rows)


def _of_series(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part a head that lists the classes of a series, each with its pay, above the text that they share."""
    head = blocks[:_HEAD]
    marks = [number for number, block in enumerate(head) if _is_class(block)]
    steps = _steps(head, marks)
    while marks and not steps and not _pays(blocks[marks[-1] + 1 : marks[-1] + 2]):
        marks.pop()
    marks = steps or marks
    if len(marks) < 2 or len({blocks[mark].text for mark in marks}) < len(marks):
        return ()
    if not steps and not all(_pays(blocks[start + 1 : end]) for start, end in pairwise(marks)):
        return ()
    end = next(
        (number for number in range(marks[-1] + 1, len(blocks)) if not _pays(blocks[number : number + 1])), len(blocks)
    )
    body = tuple(blocks[end:])
    ends = [*marks[1:], end]
    return tuple(
        Segment((*blocks[start:stop], *body), blocks[start], tuple(blocks[: marks[0]]))
        for start, stop in zip(marks, ends, strict=True)
    )


def _steps(head: Sequence[Block], marks: Sequence[int]) -> list[int]:
    """Give the titles that stand right below one another and differ only in their step."""
    found: list[int] = []
    for mark in marks:
        step = _STEPPED.fullmatch(head[mark].text.strip())
        first = _STEPPED.fullmatch(head[found[0]].text.strip()) if found else None
        if found and (mark != found[-1] + 1 or not step or not first or step[1].casefold() != first[1].casefold()):
            if len(found) > 1:
                break
            found = []
        if step:
            found.append(mark)
    return found if len(found) > 1 else []


def _is_class(block: Block) -> bool:
    return (
        block.shape in (Shape.HEADING, Shape.PARAGRAPH)
        and (is_title(block.text) or bool(_CODED.search(block.text)))
        and not vocabulary.section_of(block.text)
    )


def _pays(blocks: Sequence[Block]) -> bool:
    """Tell whether blocks are only the pay, the code and the grade of a class."""
    return bool(blocks) and all(
        ("$" in block.text and len(block.text) <= _PAY_LINE)
        or own_section(block.text) == "notice"
        or (bool(block.label) and vocabulary.field_of(block.label) in ("salary", "code", "grade"))
        for block in blocks
    )


def _by_labels(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part where a label gives another title."""
    starts: list[int] = []
    titles: set[str] = set()
    worked = True
    for number, block in enumerate(blocks):
        if block.shape is Shape.HEADING and vocabulary.section_of(block.text) in ("duties", "summary", "qualification"):
            worked = True
        if block.shape is not Shape.FIELD or vocabulary.field_of(block.label) != "title":
            continue
        title = re.sub(r"\W+", " ", block.text.casefold()).strip()
        if title and title not in titles and worked and (not starts or _has_duties(blocks[starts[-1] : number])):
            starts.append(_head_start(blocks, number, starts[-1] + 1 if starts else 0))
            worked = False
        titles.add(title)
    if len(starts) < 2:
        return ()
    return _parted(blocks, starts, [None] * len(starts))


def _head_start(blocks: Sequence[Block], number: int, floor: int) -> int:
    """Go back over the fields and headings that stand right before a title."""
    while number > floor and (
        blocks[number - 1].shape is Shape.FIELD
        or (blocks[number - 1].shape is Shape.HEADING and not vocabulary.section_of(blocks[number - 1].text))
    ):
        number -= 1
    return number


def _by_rank(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part at headings of one depth that are titles, and at titles with their codes."""
    starts = ranks.of_one_depth(blocks) or ranks.coded(blocks)
    return _parted(blocks, starts, [blocks[start] for start in starts]) if starts else ()


def _by_levels(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part a job family into its levels, each with what is said of all of them."""
    return tuple(Segment((heading, *own), heading) for heading, own in ranks.levels(blocks))


def _by_steps(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part a text whose sentences describe the steps of one class."""
    return tuple(Segment((step.heading, *step.blocks), step.heading) for step in class_steps.described(blocks))


def _by_headings(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """Part at headings that are titles of posts, when at least two have duties of their own."""
    marks = [
        number for number, block in enumerate(blocks) if block.shape is Shape.HEADING and _names_a_post(block.text)
    ][:_MOST]
    marks = sorted({*marks, *_plain_steps(blocks, marks)})
    ends = [*marks[1:], len(blocks)] if marks else []
    told = [
        (start, end)
        for start, end in zip(marks, ends, strict=True)
        if _has_duties(blocks[start + 1 : end]) or _has_own_code(blocks[start + 1 : end])
    ]
    starts = [start for start, _ in told]
    titles = {plain_title(blocks[start].text) for start in starts}
    if len(titles) < 2 or len(titles) < len(starts):
        starts = _of_levels(blocks, marks)
    return _parted(blocks, starts, [blocks[start] for start in starts]) if starts else ()


def _plain_steps(blocks: Sequence[Block], marks: Sequence[int]) -> list[int]:
    """Number the plain lines that are steps of a class whose other steps are headings."""
    stems = {step[1].casefold() for mark in marks if (step := _STEPPED.fullmatch(blocks[mark].text.strip()))}
    lines = ((number, _STEPPED.fullmatch(block.text.strip())) for number, block in enumerate(blocks) if not block.label)
    return [number for number, step in lines if step and step[1].casefold() in stems]


def _of_levels(blocks: Sequence[Block], marks: Sequence[int]) -> list[int]:
    """Take headings that are steps of one class, each with a text about itself, where no duties follow for all."""
    stems: dict[str, list[int]] = {}
    for mark in marks:
        if step := _STEPPED.match(blocks[mark].text):
            stems.setdefault(step[1].casefold(), []).append(mark)
    found = max(stems.values(), key=len, default=[])
    told = all(
        mark + 1 < len(blocks)
        and blocks[mark + 1].shape is Shape.PARAGRAPH
        and blocks[mark].text.casefold() in blocks[mark + 1].text.casefold()
        for mark in found[:1]
    )
    return found if len(found) > 1 and told and not _has_duties(blocks[found[-1] + 1 :]) else []


def _names_a_post(text: str) -> bool:
    words = re.findall(r"[A-Za-z]+", re.sub(r"\s(?:I{1,3}|IV|V)$", "", text))
    if not words or not is_title(text) or text.rstrip().endswith(":"):
        return False
    return not vocabulary.section_of(text) or (
        len(words) > 1 and vocabulary.is_head(words[-1]) and words[-1].casefold() not in ("supervisor", "lead")
    )


def _has_duties(blocks: Sequence[Block]) -> bool:
    """Tell whether blocks hold a section of duties with something in it, or say whom the role reports to."""
    inside = False
    for block in blocks:
        if block.shape is Shape.HEADING:
            inside = vocabulary.section_of(block.text) == "duties"
        elif (inside and block.shape is not Shape.FURNITURE) or re.search(
            r"\breports (?:directly )?to\b", block.text[:600]
        ):
            return True
    return False


def _has_own_code(blocks: Sequence[Block]) -> bool:
    """Tell whether a class has a text and then a code of its own, as the classes of a job family have."""
    coded = any(block.label and vocabulary.field_of(block.label) == "code" for block in blocks)
    return coded and any(block.shape is Shape.PARAGRAPH and len(block.text) > _TEXT for block in blocks)


def _parted(blocks: Sequence[Block], starts: Sequence[int], headings: Sequence[Block | None]) -> tuple[Segment, ...]:
    shared = tuple(blocks[: starts[0]])
    ends = [*starts[1:], len(blocks)]
    return tuple(
        Segment(tuple(blocks[start:end]), heading, shared)
        for start, end, heading in zip(starts, ends, headings, strict=True)
    )
