"""What does the head of a document say? Title, class code, grade, position id, department, unit, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import departments, titles
from orgmodel.load.documents.identity.heads import Head, says, short
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

Labels = list[tuple[str, str, Passage, str]]
_HEAD_SECTIONS = frozenset({"title", "summary", "supervision", "pay", "other", "furniture", "notice", "contacts"})
_CODE = re.compile(r"[#\s]*\(?([A-Z0-9][\w.-]*(?:\s?/\s?[A-Z0-9][\w.-]*)?)\)?", re.IGNORECASE)
_GRADE_SENTENCE = re.compile(
    r"\b(?:(?:is (?:a |an )?(?:job )?|at (?:a )?(?:job )?|pay |salary )grade|is a level"
    r"|(?:based on|set at) (?:grid )?level|set forth in (?:pay |salary )?grade) "
    r"(?P<grade>[A-Z]?\d{1,2}(?:\.\d)?)\b|\b(?:salary|pay) range "
    r"(?P<range>[A-Z]{0,3}-?\d{1,3}[A-Z]?)\b(?![,.\d$%])",
    re.IGNORECASE,
)
_CODE_ALONE_LINE = re.compile(r"\bclass(?:ification)? specification\s+(?:no\.?\s*|#\s*)?(\d{4,6})\b", re.IGNORECASE)
_CODE_LINE = re.compile(r"(?!(?:19|20)\d\d$)(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z])[A-Z\d]{4,6}")
_CODE_BESIDE = re.compile(r"(?!(?:19|20)\d\d$)(?:\d{4,7}|[A-Z]{1,3}\d{3,6}[A-Z]?)")
_FIRST = 2
_CODE_AND_GRADE = re.compile(
    r"(\d{3,6}[A-Z]?)\s*/\s*(?:(?:pay |salary )?(?:grade|range)\s*)?([A-Z]{0,2}-?\d{1,3})(?!\d)", re.IGNORECASE
)
_PREFIXED = re.compile(r"^[A-Z]{2,4}\s+(?=\d{3})")
_CODE_ALONE = re.compile(r"([A-Z]{0,2}\d{3,6}[A-Z]?|[A-Z]{1,3}\d{2,6})(?:\s*\([^()]*\))?")
_CODE_SENTENCE = re.compile(
    r"\b(?:class|job|classification|title) code (?:is |of |for this \w+ is )([A-Z\d-]*\d[A-Z\d-]*)", re.IGNORECASE
)
_GRADE_WITHIN = re.compile(
    r"\b(?:range|grade|band)\s*#?\s*:?\s*([A-Z]{0,3}-?\d{1,3}[A-Z]?)(?=\s*[:,;(–-]?\s*\$)", re.IGNORECASE
)
"""A grade with its pay behind it: `Classified, Range 21: $24.18 - …`."""

_GRADE_BEFORE = re.compile(r"\(([A-Z]{1,4}[ -]?\d{1,3}[A-Z]?)\)(?=\s*[:–-]?\s*\$)")
"""A grade in parentheses before its pay: `(T21) $54,340`."""

_GRADE_SPAN = re.compile(r"\bGrade (\d{1,2}) to (\d{1,2})\b")
_NO_GRADE = re.compile(r"\b(?:level|position|description|number|title)s?\b", re.IGNORECASE)
_GRADE_ASIDE = re.compile(r"\((?:(?:pay|salary) )?(?:grade|range|band) ([A-Z]{0,3}-?\d{1,3}[A-Z]?)\)", re.IGNORECASE)
"""A grade behind its pay: `$30.12 an hour (Grade 15)`."""

_IN_PAY = (_GRADE_WITHIN, _GRADE_ASIDE, _GRADE_BEFORE)
_GRADE_AND_CODE = re.compile(
    r"(?:pay |salary )?(?:range|grade)\s+(?P<grade>[A-Z]{0,2}\d{1,3}[A-Z]?)\s.{0,60}"
    r"\bclass code\s+(?P<code>[A-Z]{0,2}\d{3,6})",
    re.IGNORECASE,
)
"""A line of numbers without colons: `Range 19 … Class Code B0207`."""

_GRADE_OPENS = re.compile(r"GRADE:?\s+((?:[A-Z]{1,4} )?\d{1,4}[A-Z]?)(?=\s+[A-Z]{4,} [A-Z]{2,})")
"""A grade before the next heading of a form on one line: `GRADE 17 LOCATION OF POSITION …`."""

_NEXT_LABEL = re.compile(r"(?<=\d)\s+[A-Z]{4,} [A-Z]{2,}$")
"""The label that ran into a grade: `12-14 TYPE OF`."""

_SERVICE = re.compile(r"^(?:[A-Za-z]+ ){1,3}([A-Z]{1,3}\d{1,2})$")
"""A step behind the name of its service: `Career Service DS12`."""

_GRADE_VALUE = re.compile(r"(?:band|level|grade)\s+[A-Z]?\d{1,2}[A-Z]?", re.IGNORECASE)
"""A class that is only a step of a scale."""

_EXEMPT = re.compile(
    r"^(?:\w+ )?(?:shakman )?exempt$|^(?:un)?classified(?: service)?$|^at[- ]will$|^civil service$", re.IGNORECASE
)


def labels(parts: Sequence[Placed]) -> Labels:
    """Give all fields with a known label, in the order of the document: field, value, lines, label."""
    found: Labels = []
    for part in parts:
        block = part.block
        if block.label and part.section in _HEAD_SECTIONS | {"duties", "qualification", "conditions", "benefits"}:
            name = vocabulary.field_of(block.label)
            if name == "position_id" and part.section == "notice":
                continue  # the number of a posting, at its end
            if name and (
                part.section in _HEAD_SECTIONS or name in ("code", "grade", "revised", "closing", "posted", "title")
            ):
                found.append((name, block.text.strip(), block.lines, vocabulary.folded(block.label)))
    return found


def head(parts: Sequence[Placed], heading: Block | None, own_labels: Labels, shared: Sequence[Placed] = ()) -> Head:
    """Read the head of one role. `heading` is the heading that parted it from other roles, if any."""
    read = Head()
    titles.read_title(read, parts, heading)
    for name, value, lines, label in own_labels:
        if name in ("code", "class") and (both := _CODE_AND_GRADE.fullmatch(value.strip())):
            read.set("code", both[1], lines)
            _set_grade(read, both[2], lines)
        elif name == "class" and (alone := _CODE_ALONE.fullmatch(value.strip())):
            read.set("code", alone[1], lines)
        elif name == "code":
            read.set("code", _code(value), lines)
        elif name == "class" and _GRADE_VALUE.fullmatch(value.strip()):
            _set_grade(read, value.strip(), lines)
        elif name == "grade":
            _set_grade(read, _grade(value), lines)
        elif name == "position_id" or (name == "position" and re.fullmatch(r"[A-Z]{0,3}\d{4,12}", value.strip())):
            read.set("position_id", _code(_PREFIXED.sub("", value), digits=True), lines)
        elif name in ("department", "unit") or departments.is_place(label):
            departments.labeled(read, name, value, lines, label)
        elif name in ("appointment", "bargaining_unit") and says(value):
            read.set(name, short(value), lines)
    _code_beside_title(read, parts)
    _salary_range_as_grade(read, parts)
    departments.unlabeled(read, (*parts, *shared))
    _from_sentences(read, parts)
    return read


def _code_beside_title(read: Head, parts: Sequence[Placed]) -> None:
    """Read a number that stands alone on the line above or below the title."""
    at = next((number for number, part in enumerate(parts) if part.block.lines == read.places.get("title")), -1)
    for part in (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]) if at >= 0 else ():
        if not part.block.label and _CODE_BESIDE.fullmatch(part.block.text):
            read.set("code", part.block.text, part.block.lines)


def _set_grade(read: Head, grade: str, lines: Passage) -> None:
    """Keep the first grade with a number in it; a word (`Classified`) stands only where no number does."""
    if any(char.isdigit() for char in grade) and not any(char.isdigit() for char in read.values.get("grade", "")):
        read.values.pop("grade", None)
    read.set("grade", grade, lines)


def _code(value: str, *, digits: bool = False) -> str:
    """Read a code: it holds a digit, or is one short word in capitals."""
    value = value.split("  ", maxsplit=1)[0].strip()
    match = _CODE.match(value)
    code = match[1].rstrip(".") if match else ""
    if not any(char.isdigit() for char in code):
        return code if not digits and code.isupper() and 2 <= len(code) <= 8 and len(value.split()) == 1 else ""
    return code


def _grade(value: str) -> str:
    """Read a grade: short, no sum of money, and not the next label."""
    if value.endswith(":"):
        return ""
    within = _GRADE_WITHIN.search(value)
    if aside := _GRADE_BEFORE.search(value):
        return aside[1]
    value = re.split(r"\s{2,}|;|\s\|\s|\(|\s[–—-]\s(?=\$)", value)[0].strip(" .,:#-–")
    if within and not any(char.isdigit() for char in value):
        return within[1]  # `Full-Time (Exempt) at Range 52 ($7,632 - $9,276)`
    value = _SERVICE.sub(r"\1", _NEXT_LABEL.sub("", value))
    value = re.sub(r"^(?:pay |salary )?(?:grade|range|band|level)\s*:?\s*", "", value, flags=re.IGNORECASE)
    if "$" in value or not value or len(value) > 24 or len(value.split()) > 4 or re.search(r"\d,\d{3}|\d{5}", value):
        match = (
            re.match(r"([A-Z]{0,3}-?\d{1,3}[A-Z]?(?:\s?[-–]\s?[A-Z]{0,3}\d{1,3})?)\b(?![,.\d])", value)
            or _GRADE_WITHIN.search(value)
            or re.search(r"\b(?:grade|level|band)\s+([A-Z]?\d{1,2}[A-Z]?)$", value, re.IGNORECASE)
        )
        return match[1] if match else ""
    numbered = bool(re.search(r"\d|\b[IVX]{1,4}\b", value))
    return value if numbered or (len(value.split()) == 1 and not _NO_GRADE.search(value)) else ""


def _salary_range_as_grade(read: Head, parts: Sequence[Placed]) -> None:
    """`Salary Range: 52` is a grade; `Salary: Range 52, $7,000 …` holds one."""
    for part in parts:
        block = part.block
        if vocabulary.field_of(block.label) != "salary":
            continue
        match = re.match(
            r"(?:(?:pay |salary )?(?:range|grade|band"
            r"|group)\s*#?\s*:?\s*)?([A-Z]{0,4}-?\d{1,3}[A-Z]?)\b(?!\s?[kK]\b)(?![,.]?\d)(?!\s*(?:to|-"
            r"|–)\s*\d)(?!\s*%)",
            block.text.strip(),
            re.IGNORECASE,
        )
        if match and any(char.isdigit() for char in match[1]):
            read.set("grade", match[1], block.lines)
        elif within := next((found for each in _IN_PAY if (found := each.search(block.text))), None):
            read.set("grade", within[1], block.lines)


def _opening_grade(part: Placed) -> re.Match[str] | None:
    """Find the grade that a line of the head begins with."""
    within = _GRADE_WITHIN.match(part.block.text) if part.section == "title" else None
    return within or (_GRADE_OPENS.match(part.block.text) if part.section in ("title", "summary", "pay") else None)


def _from_sentences(read: Head, parts: Sequence[Placed]) -> None:
    for number, part in enumerate(parts):
        block = part.block
        if number < _FIRST and part.section == "title" and not block.label and _CODE_LINE.fullmatch(block.text):
            read.set("code", block.text, block.lines)
        if grade := _opening_grade(part):
            read.set("grade", grade[1], block.lines)
        if part.section in ("title", "pay") and (span := _GRADE_SPAN.search(block.text[:200])):
            read.set("grade", span[1] if span[1] == span[2] else f"{span[1]} to {span[2]}", block.lines)
        if part.section == "title" and (both := _GRADE_AND_CODE.match(block.text)):
            read.set("grade", both["grade"], block.lines)
            read.set("code", both["code"], block.lines)
        if part.section == "title" and (code := _CODE_ALONE_LINE.search(block.text[:200])):
            read.set("code", code[1], block.lines)
        if part.section in ("title", "summary") and (code := _CODE_SENTENCE.search(block.text[:1_500])):
            read.set("code", code[1], block.lines)
        said = part.section in ("pay", "title", "summary", "other") or vocabulary.field_of(block.label) == "salary"
        if said and (match := _GRADE_SENTENCE.search(block.text[:600])):
            read.set("grade", match["grade"] or match["range"], block.lines)
        if (
            part.section == "title"
            and block.shape in (Shape.HEADING, Shape.PARAGRAPH)
            and _EXEMPT.match(block.text.strip())
        ):
            read.set("appointment", block.text.strip(), block.lines)
