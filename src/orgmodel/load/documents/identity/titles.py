"""What is a role called? Its label says it, else a line of its own, else the first sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import title_codes, title_hints
from orgmodel.load.documents.identity.heads import Head
from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post, is_title, post_at
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_SUFFIX = re.compile(
    r"(?:\s*[-–—|,:]?\s*(?:\(?\s*(?:req(?:uisition)?|job|posting|class code|class|code|job code|spec"
    r"|position|pos\.?|#)\s*(?:id|no\.?|number|code)?\s*[:#]?\s*[A-Z]{0,3}\d[\w.-]*\s*\)?"
    r"|\(?\bref(?:erence)?(?:\s*(?:no|number))?[.:#]?\s*[A-Z\d]*\d[\w/-]*\)?|\[[^\[\]]{2,40}\]"
    r"|#\s?[A-Z\d]*\d[A-Z\d]{3,}|\(?\d{4,}[\w-]*\)?|\([A-Z]{1,4}\d{2,5}\)|\(#\s?[A-Z\d.-]{2,10}\)"
    r"|(?:pos|position|req|job|posting)\.?\s*#\s*(?=$)"
    r"|\(\d{2}[ -]hours?\)|\d{2,3}%(?: remote)?"
    r"|\(?(?:open|promotional|continuous|(?:regular|permanent|casual|fixed)?[ -]*full[- ]time|part[- ]time|remote"
    r"|hybrid|exempt|non-exempt|flsa exempt|temporary|unclassified|classified|open until filled"
    r"|fixed[- ]term|casual|seasonal(?=\W|$)"
    r"|permanent|regular(?= ?[-–(]|$)|one[- ]year|\d{1,2}[ -](?:month|year|hour)s?|limited[- ]term"
    r"|term limited|internal|external|re-?advertis\w+|multiple positions|\d{1,2} positions?|bilingual)"
    r"[^)]{0,30}\)?))+$",
    re.IGNORECASE,
)
_CODE_TAIL = re.compile(
    r"[(\s]#\s?(?=[A-Z\d.-]*\d)([A-Z\d][A-Z\d.-]{1,9})\)?$|\s(0\d{3,5})$|\s\(([A-Z]?\d{3,5}[A-Z]{0,2}|[A-Z]{2,4}\d{2,5})\)$"
    r"|\s\(?((?=[A-Z]*\d[A-Z\d]*[A-Z])[A-Z\d]{5,8})\)?$"
)
_GRADE_TAIL = re.compile(
    r"\s*[,(–—-]?\s*\(?\b(?:pay grade|salary grade|grade|range|pay band|band|salary "
    r"range)\s*:?\s*#?([A-Z]{0,3}-?\d{1,3}[A-Z]?|[IVX]{1,4})\b\)?\s*$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"(?:\bfor (?:the|an?) (?=[A-Z][^.?!]{3,60} (?:position|role|job)\b(?! of))"
    r"|\b[Pp]osition of (?:an? |the )?(?=[A-Z])"
    r"|\b(?:for|to fill|fill) (?:the|a|an|our) (?:\w+ )?(?:position|role|job|post|vacancy|class"
    r"|classification)s? of (?:an? |the )?|\b(?:is|are) (?:currently |now |actively )?(?:seeking(?: to \w+)?|looking "
    r"(?:for|to \w+)|hiring|recruiting(?: for)?|searching for)(?: qualified applicants for| applicants for| "
    r"candidates for)?"
    r" (?:an? |the |our (?:next |new )?)(?:[\w.]+(?:-\w+)?,? (?:and )?(?!of\b)){0,5}?(?!FTE\b)(?=[A-Z])|\bseeks an? "
    r"(?:\w+ ){0,4}?(?=[A-Z])|\b[Aa]s (?:an?|the|our) (?=[A-Z])|\b[Ii]n the role of "
    r"|\bshall appoint an? (?=[A-Z])|\bcreated the position of )"
)
_SUBJECT = re.compile(r"^(?:(?:under|reporting) [^,]{3,120},\s*)?(?:the|an?|our)\s+(?=[A-Z])", re.IGNORECASE)
_NAMES_ITSELF = re.compile(
    r"(?:(?:^|[.:]\s?)The|^An?|\b(?:Under|Reporting to) [^.]{3,160}, the)\s+"
    r"(?:(?:work|class|classification|position|role|job|purpose) of (?:the |an? )?)?(?=[A-Z])"
)
_DOES = re.compile(
    r"(?P<step>,\s(?:Senior|Principal|Lead|Chief|Assistant|Supervising|Associate|Junior|I{1,3}|IV))?"
    r"\s*(?:\([A-Z&]{2,8}\)\s*)?(?:(?:class|classification|position|role|series|job)\s+)?"
    r"(?:is|shall|will|may|should|must|serves|oversees|leads|directs|manages|reports|plans|provides|works|differs"
    r"|performs|contributes|analyzes|acts|assists|supports|coordinates|administers|supervises|develops|receives|ensures|has|does)\b"
)
_BY = re.compile(r"(?:[A-Z][\w ]{2,20} )?(?:by|from|to|re|cc|subject|attn):\s", re.IGNORECASE)
_HEAD_OF = re.compile(r"(?:head|supervisor|manager) of (?:the|this|that) ", re.IGNORECASE)
_WORK = frozenset({"duties", "qualification"})
_HEAD_PARTS = 60
_SHORT_LINE = 6
_STEP_OF_SCALE = re.compile(r"[A-Z]{2,4}[ -](?:[IVX]{1,4}|\d{1,2})")
"""A payroll title that is only a step of a scale: `UCP XI`."""

_CLASS_LINE = re.compile(
    r"[A-Z][A-Za-z &/-]{4,60}\s(?:I{1,3}|IV|V|VI|\d)\s\(?(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{4,8}\)?"
)
"""A class with its step and its code, whatever noun it ends with: `DATA SUPPORT SERVICES I (T1I1XX)`."""

_ASIDE = re.compile(
    r",?\s*\((?:(?:(?:salary|pay)\s)?(?:grade|range|band)\s+(?P<grade>[A-Z]{0,4}-?\d{1,3}[A-Z]?)[^()]*"
    r"|(?:fixed|limited|permanent|temporary|acting|interim|vacant|new|reposted|re-?advertised?)\b[^()]*"
    r"|\d+ (?:year|month|hour|position|opening|vacanc)[^()]*|\d+\s?(?:[-–]\s?\d+|\+)\+?\s+years?[^()]*"
    r"|(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f-]{6,40}|[A-Z]{2}\s?-\s?\d{4}-\d{2}(?:/\d{2})*)\)$",
    re.IGNORECASE,
)
"""What stands in parentheses behind a title and is none of it: its grade, the terms, a series of the civil service."""

_INITIALS = re.compile(r"\s*\(([A-Z&]{2,5})\)$")
_LEVEL_HEAD = re.compile(r"^((?:L|IC|M|P|E|T|G|Level |Grade |Band )-?\d{1,2})\s*(?::|\s[–—|-])\s*(?=[A-Z])")
_CLASS_TAIL = re.compile(r"\s*\(([A-Z][^()]{5,60}\s(?:I{1,3}|IV|V|\d))\)$")
"""The class, with its step, behind a working title: `Data Director (Information Manager 2)`."""

_LEVEL_TAIL = re.compile(r"\s*(?:[-–—|,]\s*|\()((?:L|IC|M|P|E|T)\d{1,2})\)?$")
"""Steps of a company's ladder before and behind a title: `L4: Senior Engineer`, `Engineer (IC3)`."""

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
            if part.block.label and vocabulary.field_of(part.block.label) == "title" and _has_words(part.block.text)
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
        labeled = [(number, block) for number, block in labeled if len(block.text.split()) > 1]
        if not labeled:
            return  # the head of a column: `Title | Details`
    _set_title(read, first.text, first.lines)
    for _, other in labeled:
        said = _titled(other.text)[0]
        if said.casefold() != read.values.get("title", "").casefold() and said not in read.aliases and is_title(said):
            read.aliases.append(said)


def _title_of_its_own(read: Head, parts: Sequence[Placed], spoken_in: Sequence[Placed]) -> bool:
    """Read the line that is nothing but a title; of several the one that the text speaks of, else the first."""
    found = [(document_kinds.BEFORE.sub("", part.block.text), part) for part in parts if _is_own_line(part)]
    if not found:
        return False
    best = title_hints.likeliest([_titled(said)[0] for said, _ in found], spoken_in)
    if best < 0:
        return False
    said, part = found[best]
    _set_title(read, _alone(said, parts), part.block.lines)
    return True


def _is_own_line(part: Placed) -> bool:
    said = document_kinds.BEFORE.sub("", part.block.text)
    return (
        (part.section in ("title", "other", "summary", "supervision") or part.block.shape is Shape.HEADING)
        and part.section not in _WORK
        and part.block.shape in (Shape.HEADING, Shape.PARAGRAPH)
        and (is_title(document_kinds.BEHIND.sub("", _SUFFIX.sub("", said))) or bool(_CLASS_LINE.fullmatch(said)))
        and not _BY.match(said)
        and (not vocabulary.section_of(said) or ends_as_post(document_kinds.BEHIND.sub("", said)))
    )


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
    """Read the title from a sentence; `anywhere` also from parts that seldom name it."""
    for pattern in (_SEEKS, _SUBJECT, _NAMES_ITSELF) if not anywhere else (_SEEKS, _NAMES_ITSELF):
        for part in parts[:_HEAD_PARTS]:
            if (
                not anywhere
                and part.section not in ("title", "summary", "other", "pay")
                and part.block.shape is not Shape.HEADING
            ):
                continue
            for match in pattern.finditer(part.block.text[:1_500]):
                post = post_at(part.block.text, match.end())
                does = _DOES.match(part.block.text, post.end) if post else None
                if (pattern is _NAMES_ITSELF and not does) or (post and _HEAD_OF.match(post.title)):
                    continue
                if post and post.named and (len(post.title.split()) > 1 or post.title.isupper() or pattern is _SEEKS):
                    _set_title(read, post.title + ((does and does["step"]) or ""), part.block.lines)
                    return True
    return False


def _set_title(read: Head, text: str, lines: Passage) -> None:
    before, text = title_codes.parted(text)
    read.set("code", before, lines)
    title, grade = _titled(text)
    read.set("title", title, lines)
    if code := _CODE_TAIL.search(text.strip()):
        read.set("code", code[code.lastindex or 0], lines)
    if grade:
        read.set("grade", grade, lines)
    if alias := re.search(r"\(([A-Z]{2,6})\)", text):
        expanded = vocabulary.words("abbreviations").get(alias[1].casefold(), "")
        if expanded and expanded.casefold() in text.casefold():
            read.aliases.append(alias[1])
            read.values["title"] = re.sub(r"\s*\([A-Z]{2,6}\)", "", title)


def plain_title(text: str) -> str:
    """Give a title without what says the kind of document behind it, to compare: `Data Engineer – Job Profile`."""
    return document_kinds.BEHIND.sub("", _SUFFIX.sub("", " ".join(text.split()))).casefold()


def _titled(text: str) -> tuple[str, str]:
    """Give a title without the grade, the numbers and the kind of document that stand behind it."""
    if grown := _CLASS_LINE.fullmatch(text.strip()):
        text = grown[0].rsplit(maxsplit=1)[0]
    text = document_kinds.BEFORE.sub("", " ".join(re.split(r"\s{3,}|\t", text.strip())[0].split()))
    text = re.sub(r"\)(?=[A-Z])", ") ", text)
    if (aside := _ASIDE.search(text)) and is_title(text[: aside.start()]):
        title, grade = _titled(text[: aside.start()])
        return title, aside["grade"] or grade
    if (grown := _CLASS_TAIL.search(text)) and is_title(grown[1]) and is_title(text[: grown.start()]):
        text = text[: grown.start()]
    for level in (_LEVEL_HEAD.match(text), _LEVEL_TAIL.search(text)):
        if level and len(level[0]) < len(text):
            rest = text[level.end() :] if level.start() == 0 else text[: level.start()]
            return written(document_kinds.BEHIND.sub("", rest)), re.sub(r"^(?:Level|Grade|Band) ", "", level[1])
    text = document_kinds.BEHIND.sub("", _SUFFIX.sub("", text)) or text
    short = _INITIALS.search(text)
    if short and "".join(word[0] for word in text[: short.start()].split()).upper().endswith(short[1]):
        text = text[: short.start()]  # `Director of Information Technology (IT)`
    tail = _GRADE_TAIL.search(text)
    if tail and tail.start() > 3:
        return written(text[: tail.start()]), tail[1]
    return written(text), ""
