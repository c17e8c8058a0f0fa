"""What is a role called? Its label says it, else a line of its own, else the first sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import (
    title_codes,
    title_edges,
    title_hints,
    title_last,
    title_parts,
    title_sentences,
)
from orgmodel.load.documents.identity.heads import Head
from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post, is_title
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_BY = re.compile(r"(?:[A-Z][\w ]{2,20} )?(?:by|from|to|re|cc|subject|attn):\s", re.IGNORECASE)
_WORK = frozenset({"duties", "qualification"})
_HEAD_PARTS = 60
_SHORT_LINE = 6
_STEP_OF_SCALE = re.compile(r"[A-Z]{2,4}[ -](?:[IVX]{1,4}|\d{1,2})")
"""A payroll title that is only a step of a scale: `UCP XI`."""

_TITLE_ORDER = {
    "working title": 0,
    "functional title": 0,
    "internal title": 0,
    "business title": 0,
    "role title": 1,
    "position title": 1,
    "job title": 1,
    "title of position": 1,
    "position name": 1,
    "job name": 1,
    "role name": 1,
}


def read_title(read: Head, parts: Sequence[Placed], heading: Block | None) -> None:
    """Read the title into a head. `heading` is the heading that parted the role from others, if any."""
    labeled = sorted(
        (
            (_TITLE_ORDER.get(vocabulary.folded(part.block.label), 2), number, part.block)
            for number, part in enumerate(parts)
            if part.block.label
            and vocabulary.field_of(part.block.label) == "title"
            and _has_words(part.block.text)
            and not document_kinds.ALONE.fullmatch(part.block.text.strip())
        ),
        key=lambda each: each[:2],
    )
    if labeled:
        _labeled_title(read, parts, [(number, block) for _, number, block in labeled])
        return
    if heading is not None:
        _set_title(read, heading.text, heading.lines)
        return
    for part in parts:
        if (
            part.block.label
            and vocabulary.field_of(part.block.label) in ("class", "position")
            and is_title(part.block.text)
        ):
            _set_title(read, part.block.text, part.block.lines)
            return
    began = next((number for number, part in enumerate(parts) if part.section in _WORK), len(parts))
    below = [part for part in parts[began:_HEAD_PARTS] if part.block.level]
    _ = (
        _title_of_its_own(read, parts[: min(began, _HEAD_PARTS)], parts)
        or _title_of_its_own(read, below, parts)
        or _title_in_text(read, parts)
        or _title_of_its_own(read, parts[began:_HEAD_PARTS], parts)
        or _title_by_its_work(read, parts)
        or _title_in_text(read, [part for part in parts if part.section != "qualification"], anywhere=True)
        or _set_found(read, title_sentences.of_the_fitting(parts))
        or _set_found(read, title_last.last_resort(parts))
    )


def _labeled_title(read: Head, parts: Sequence[Placed], labeled: Sequence[tuple[int, Block]]) -> None:
    """Read the title from its labels; a payroll title that names no post leaves it to a title above it."""
    first = labeled[0][1]
    if not any(is_title(block.text) for _, block in labeled):
        above = [part for part in parts[: min(number for number, _ in labeled)] if not part.block.label]
        if _title_of_its_own(read, above, parts):
            if step := _STEP_OF_SCALE.fullmatch(first.text.strip()):
                read.set("grade", step[0], first.lines)
            return
        if fuller := _heading_from(first.text, parts):
            _set_title(read, fuller.text, fuller.lines)
            return
        labeled = [(number, block) for number, block in labeled if len(block.text.split()) > 1]
        if not labeled:
            return  # the head of a column: `Title | Details`
    _set_title(read, first.text, first.lines)
    for _, other in labeled:
        said = title_parts.titled(other.text)[0]
        if said.casefold() != read.values.get("title", "").casefold() and said not in read.aliases and is_title(said):
            read.aliases.append(said)


def _heading_from(said: str, parts: Sequence[Placed]) -> Block | None:
    """Give the heading that names the post of which a label gives the first words: `Help Desk`, `Help Desk Analyst`."""
    begins = said.strip().casefold() + " "
    headings = (part.block for part in parts[:_HEAD_PARTS] if part.block.shape is Shape.HEADING)
    return next(
        (each for each in headings if each.text.casefold().startswith(begins) and ends_as_post(each.text)), None
    )


def _title_of_its_own(read: Head, parts: Sequence[Placed], spoken_in: Sequence[Placed]) -> bool:
    """Read the line that is nothing but a title; of several the one that the text speaks of, else the first."""
    found = [(_said(part), part) for part in parts if _is_own_line(part)]
    if not found:
        return False
    best = title_hints.likeliest([title_parts.titled(said)[0] for said, _ in found], spoken_in)
    if best < 0:
        return False
    said, part = found[best]
    said += _next_line(part, parts)
    alone = title_edges.without_neighbors(_alone(said, parts), parts)
    _set_title(read, title_edges.fuller(alone, parts), part.block.lines)
    return True


def _next_line(part: Placed, parts: Sequence[Placed]) -> str:
    """Give the second line of a title in capitals that a comma leaves open: `DEPUTY DIRECTOR,`, `DATA POLICY`."""
    at = next(number for number, each in enumerate(parts) if each is part)
    after = parts[at + 1].block if at + 1 < len(parts) else None
    opened = part.block.text.rstrip().endswith((",", " AND", " OF", " &")) and part.block.text.isupper()
    if after is None or not opened or after.label or not after.text.isupper() or vocabulary.field_of(after.text):
        return ""
    short = len(after.text.split()) <= _SHORT_LINE
    return f" {after.text}" if short and after.shape in (Shape.HEADING, Shape.PARAGRAPH) else ""


def _said(part: Placed) -> str:
    """Give a line without the kind of document before it and the employer around it."""
    said = document_kinds.BEFORE.sub("", part.block.text.rstrip(" !"))
    plain = title_parts.SUFFIX.sub("", said)
    bare = title_edges.without_body(plain) if plain and "$" not in plain else plain
    return bare if bare != plain else said


def _is_own_line(part: Placed) -> bool:
    said = _said(part)
    return (
        (part.section in ("title", "other", "summary", "supervision") or part.block.shape is Shape.HEADING)
        and part.section not in _WORK
        and part.block.shape in (Shape.HEADING, Shape.PARAGRAPH)
        and (
            is_title(document_kinds.BEHIND.sub("", title_parts.SUFFIX.sub("", said) or said))
            or bool(title_parts.CLASS_LINE.fullmatch(said))
        )
        and not _BY.match(said)
        and (not vocabulary.section_of(said) or ends_as_post(document_kinds.BEHIND.sub("", said)) or _led_by_post(said))
    )


def _led_by_post(said: str) -> bool:
    """Tell whether a title stands before the function that it is for: `Project Manager - Application Services`."""
    first, *rest = re.split(r"\s[-–—]\s", said)
    return bool(rest) and ends_as_post(first) and not vocabulary.section_of(first)


def _title_by_its_work(read: Head, parts: Sequence[Placed]) -> bool:
    """Take a short line of the head, whatever it is called, that does something in a sentence further down."""
    texts = [part.block.text for part in parts if part.section in ("title", "summary", "duties")]
    for part in parts[:_HEAD_PARTS]:
        said = part.block.text.strip()
        short = part.section == "title" and not part.block.label and 1 < len(said.split()) <= _SHORT_LINE
        if not short or not said.replace(" ", "").isalpha() or not said[0].isupper() or vocabulary.section_of(said):
            continue
        named = re.compile(rf"(?:^|[.,:]\s|\b[Tt]he\s){re.escape(said)}\s+(?=[a-z])", re.IGNORECASE)
        if any(starts_with_verb(text[match.end() :]) for text in texts for match in named.finditer(text[:3_000])):
            _set_title(read, said, part.block.lines)
            return True
    return False


def _alone(said: str, parts: Sequence[Placed]) -> str:
    """Prefer the title as it stands alone on a line to the same with a place or a page's name behind it."""
    shorter = [
        part.block.text
        for part in parts
        if len(part.block.text) < len(said)
        and re.match(re.escape(part.block.text) + r"\s*[-–—|:,]", said, re.IGNORECASE)
        and not part.block.label
        and is_title(part.block.text)
    ]
    if shorter:
        return min(shorter, key=len)
    first, *rest = re.split(r"\s[-–—|]\s", said)
    placed = len(rest) > 1 and "," in rest[0] and ends_as_post(first)  # `Data Engineer - Alder, Ohio - Acme`
    return first if placed else said


def _has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", text)) and len(text) <= 140


def _title_in_text(read: Head, parts: Sequence[Placed], *, anywhere: bool = False) -> bool:
    return _set_found(read, title_sentences.in_text(parts, anywhere=anywhere))


def _set_found(read: Head, found: tuple[str, Passage] | None) -> bool:
    if found is not None:
        _set_title(read, *found)
    return found is not None


def _set_title(read: Head, text: str, lines: Passage) -> None:
    before, text = title_codes.parted(text)
    read.set("code", before, lines)
    title, grade = title_parts.titled(text)
    read.set("title", title, lines)
    if code := title_parts.CODE_TAIL.search(text.strip()):
        read.set("code", code[code.lastindex or 0], lines)
    if grade:
        read.set("grade", grade, lines)
    if alias := re.search(r"\(([A-Z]{2,6})\)", text):
        expanded = vocabulary.words("abbreviations").get(alias[1].casefold(), "")
        if expanded and expanded.casefold() in text.casefold():
            read.aliases.append(alias[1])
            read.values["title"] = re.sub(r"\s*\([A-Z]{2,6}\)", "", title)
