"""What does the head of a document say? Title, class code, grade, position id, department, unit, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from orgmodel.load.documents import vocabulary
from orgmodel.load.documents.document import Block, Shape
from orgmodel.load.documents.posts import is_title, post_at, written
from orgmodel.load.documents.sections import Placed
from orgmodel.model.postings import Passage

Labels = list[tuple[str, str, Passage, str]]
_HEAD_SECTIONS = frozenset({"title", "summary", "supervision", "pay", "other", "furniture", "notice", "contacts"})
_PREFIX = re.compile(
    r"^(?:(?:job|position|class|classification|role)\s+(?:description|specification|announcement|posting"
    r"|title|opening|profile|standard)s?(?:\s+for)?|now hiring|hiring|career opportunity|class "
    r"specification)\s*[:–—-]?\s+(?=[A-Z])",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"(?:\s*[-–—|,:]?\s*(?:\(?\s*(?:req(?:uisition)?|job|posting|class code|class|code|job code|spec"
    r"|position|pos\.?|#)\s*(?:id|no\.?|number|code)?\s*[:#]?\s*[A-Z]{0,3}\d[\w-]*\s*\)?"
    r"|\(?\d{4,}[\w-]*\)?|\(?(?:open|promotional|continuous|full[- ]time|part[- ]time|remote|hybrid|exempt"
    r"|non-exempt|flsa exempt|temporary|unclassified|classified|open until filled)[^)]{0,30}\)?))+$",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s*[-–—|:,(]\s*(?:job|position|class|role)\s+(?:description|specification|posting|profile|announcement)\)?$",
    re.IGNORECASE,
)
_CODE_TAIL = re.compile(r"[(\s]#\s?(\d{3,6})\)?$|\s(0\d{3,5})$")
_GRADE_TAIL = re.compile(
    r"\s*[,(–—-]?\s*\(?\b(?:pay grade|salary grade|grade|range|pay band|band|salary "
    r"range)\s*:?\s*#?([A-Z]{0,3}-?\d{1,3}[A-Z]?)\b\)?\s*$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[#\s]*\(?([A-Z0-9][\w.-]*(?:\s?/\s?[A-Z0-9][\w.-]*)?)\)?", re.IGNORECASE)
_SEEKS = re.compile(
    r"(?:\b(?:for|to fill|fill) (?:the|a|an|our) (?:\w+ )?(?:position|role|job|post|vacancy|class"
    r"|classification)s? of (?:an? |the )?|\b(?:is|are) (?:currently |now |actively )?(?:seeking|looking "
    r"for|hiring|recruiting(?: for)?|searching for)(?: qualified applicants for| applicants for| "
    r"candidates for)?"
    r" (?:an? |the |our (?:next |new )?)(?:\w+(?:-\w+)?,? (?:and )?(?!of\b)){0,5}?(?=[A-Z])|\bseeks an? "
    r"(?:\w+ ){0,4}?(?=[A-Z])|\bas (?:an?|the|our) (?=[A-Z])|\b[Ii]n the role of )"
)
_SUBJECT = re.compile(r"^(?:under [^,]{3,120},\s*)?(?:the|an?|our)\s+(?=[A-Z])", re.IGNORECASE)
_IN_DEPARTMENT = re.compile(
    r"\b(?:in|within|of|for|by|with|to)\s+(?:the|our)\s+(?:(?:City|County|State|Town|University"
    r"|District)['’]s\s+)?(?P<name>(?:[A-Z][\w&’'/-]*\s+(?:(?:and|&|of)\s+)?){1,5}(?P<kind>Department"
    r"|Division|Bureau|Section|Branch|Unit|Team|Office))\b(?!\s+of)"
    r"|\b(?:in|within|of|for|by|the|with)\s+(?:the\s+)?(?P<of>(?P<kind2>Department|Division|Bureau"
    r"|Office)\s+of\s+(?:the\s+)?[A-Z][\w&’'-]*(?:,?\s+(?:and\s+|&\s+)?[A-Z][\w&’'-]*){0,4})"
)
_DEPARTMENT_LINE = re.compile(
    r"^(?:(?:Department|Office) of [A-Z][\w&,’' ]{3,50}|(?:[A-Z][\w&’']* (?:and |& |of )?){1,5}Department)$"
)
_ISSUER = re.compile(r"human resources|personnel|civil service|hr department", re.IGNORECASE)
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
_GRADE_SENTENCE = re.compile(
    r"\b(?:is (?:a |an )?(?:job )?|at (?:a )?(?:job )?|pay |salary )grade "
    r"(?P<grade>[A-Z]?\d{1,2}(?:\.\d)?)\b|\b(?:salary|pay) range "
    r"(?P<range>[A-Z]?\d{1,3}[A-Z]?)\b(?![,.\d$%])",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"^(?:\w+ )?(?:shakman )?exempt$|^(?:un)?classified(?: service)?$|^at[- ]will$|^civil service$", re.IGNORECASE
)


@dataclass
class Head:
    """The fields of a role's head, with where each stands."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, Passage] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, value: str, lines: Passage) -> None:
        """Keep the first value of a field."""
        if value and name not in self.values:
            self.values[name] = value
            self.places[name] = lines


def labels(parts: Sequence[Placed]) -> Labels:
    """Give all fields with a known label, in the order of the document: field, value, lines, label."""
    found: Labels = []
    for part in parts:
        block = part.block
        if block.label and part.section in _HEAD_SECTIONS | {"duties", "qualification", "conditions", "benefits"}:
            name = vocabulary.field_of(block.label)
            if name and (
                part.section in _HEAD_SECTIONS or name in ("code", "grade", "revised", "closing", "posted", "title")
            ):
                found.append((name, block.text.strip(), block.lines, vocabulary.folded(block.label)))
    return found


def head(parts: Sequence[Placed], heading: Block | None, own_labels: Labels, shared: Sequence[Placed] = ()) -> Head:
    """Read the head of one role. `heading` is the heading that parted it from other roles, if any."""
    read = Head()
    _title(read, parts, heading)
    for name, value, lines, label in own_labels:
        if name == "code":
            read.set("code", _code(value), lines)
        elif name == "grade":
            _set_grade(read, _grade(value), lines)
        elif name == "position_id":
            read.set("position_id", _code(value, digits=True), lines)
        elif name in ("department", "unit"):
            _department(read, name, value, lines, label)
        elif name in ("appointment", "bargaining_unit") and _says(value):
            read.set(name, _short(value), lines)
    _salary_range_as_grade(read, parts)
    _from_lines(read, (*parts, *shared))
    _from_sentences(read, parts)
    return read


def _set_grade(read: Head, grade: str, lines: Passage) -> None:
    """Keep the first grade with a number in it; a word (`Classified`) stands only where no number does."""
    if any(char.isdigit() for char in grade) and not any(char.isdigit() for char in read.values.get("grade", "")):
        read.values.pop("grade", None)
    read.set("grade", grade, lines)


def _says(value: str) -> bool:
    return bool(value) and len(value) <= 80 and not re.fullmatch(r"(?:n/?a|tbd|-+|\.)", value, re.IGNORECASE)


def _short(value: str) -> str:
    return re.split(r"\s{2,}|;|\s\|\s", value)[0].strip(" .,")


def _code(value: str, *, digits: bool = False) -> str:
    """Read a code: it holds a digit, or is one short word in capitals."""
    value = value.split("  ", maxsplit=1)[0].strip()
    match = _CODE.match(value)
    code = match[1].rstrip(".") if match else ""
    if not any(char.isdigit() for char in code):
        return code if not digits and code.isupper() and 2 <= len(code) <= 8 and len(value.split()) == 1 else ""
    return code


def _grade(value: str) -> str:
    """Read a grade: short, and no sum of money."""
    value = re.split(r"\s{2,}|;|\s\|\s|\(|\s[–—-]\s(?=\$)", value)[0].strip(" .,:#-–")
    value = re.sub(r"^(?:pay |salary )?(?:grade|range|band|level)\s*:?\s*", "", value, flags=re.IGNORECASE)
    if "$" in value or not value or len(value) > 24 or len(value.split()) > 4 or re.search(r"\d,\d{3}|\d{5}", value):
        match = re.match(r"([A-Z]{0,3}-?\d{1,3}[A-Z]?)\b(?![,.\d])", value)
        return match[1] if match else ""
    return value


def _title(read: Head, parts: Sequence[Placed], heading: Block | None) -> None:
    labeled = sorted(
        (
            (_TITLE_ORDER.get(vocabulary.folded(part.block.label), 2), number, part.block)
            for number, part in enumerate(parts)
            if part.block.label and vocabulary.field_of(part.block.label) == "title" and _has_words(part.block.text)
        ),
        key=lambda each: each[:2],
    )
    for _, _, block in labeled:
        _set_title(read, block.text, block.lines)
        for other in labeled:
            said = _titled(other[2].text)[0]
            if (
                said.casefold() != read.values.get("title", "").casefold()
                and said not in read.aliases
                and is_title(said)
            ):
                read.aliases.append(said)
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
    for part in parts[:60]:
        said = _PREFIX.sub("", part.block.text)
        if (
            (part.section in ("title", "other", "summary", "supervision") or part.block.shape is Shape.HEADING)
            and part.section not in ("duties", "qualification")
            and part.block.shape in (Shape.HEADING, Shape.PARAGRAPH)
            and is_title(_SUFFIX.sub("", said))
            and (not vocabulary.section_of(said) or _is_long_title(said))
        ):
            _set_title(read, said, part.block.lines)
            return
    _title_in_text(read, parts)


def _is_long_title(text: str) -> bool:
    """A title may hold a word of headings (`Training Manager`), as long as it ends with a post."""
    words = re.findall(r"[A-Za-z]+", text)
    last = words[-1] if len(words) >= 2 else ""
    of = re.match(r"(?:\w+ )?(?:director|manager|head|chief|supervisor|vp) of ", text, re.IGNORECASE)
    return bool(last and (vocabulary.is_head(last) or re.fullmatch(r"I{1,3}|IV|V", last) or of))


def _has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2}", text)) and len(text) <= 140


def _title_in_text(read: Head, parts: Sequence[Placed]) -> None:
    for pattern in (_SEEKS, _SUBJECT):
        for part in parts[:60]:
            if part.section not in ("title", "summary", "other", "pay"):
                continue
            for match in pattern.finditer(part.block.text[:1_500]):
                post = post_at(part.block.text, match.end())
                if post and post.named and (len(post.title.split()) > 1 or pattern is _SEEKS):
                    _set_title(read, post.title, part.block.lines)
                    return


def _set_title(read: Head, text: str, lines: Passage) -> None:
    title, grade = _titled(text)
    read.set("title", title, lines)
    if code := _CODE_TAIL.search(text.strip()):
        read.set("code", code[1] or code[2], lines)
    if grade:
        read.set("grade", grade, lines)
    if alias := re.search(r"\(([A-Z]{2,6})\)", text):
        expanded = vocabulary.words("abbreviations").get(alias[1].casefold(), "")
        if expanded and expanded.casefold() in text.casefold():
            read.aliases.append(alias[1])
            read.values["title"] = re.sub(r"\s*\([A-Z]{2,6}\)", "", title)


def _titled(text: str) -> tuple[str, str]:
    """Give a title without the grade, the numbers and the kind of document that stand behind it."""
    text = _PREFIX.sub("", " ".join(re.split(r"\s{3,}|\t", text.strip())[0].split()))
    text = _KIND.sub("", _SUFFIX.sub("", text)) or text
    tail = _GRADE_TAIL.search(text)
    if tail and tail.start() > 3:
        return written(text[: tail.start()]), tail[1]
    return written(text), ""


def _department(read: Head, name: str, value: str, lines: Passage, label: str) -> None:
    value = re.sub(r"^\d{2,6}\s*[-–:]?\s*(?=[A-Z])|\s*[-–(#]?\s*\b\d{3,}\)?$", "", _short(value)).strip(" -–")
    if not _says(value) or not re.search(r"[A-Za-z]{2}", value) or len(value.split()) > 12:
        return
    parts = re.split(r"\s+/\s+|\s+[–—]\s+|\s+-\s+|\s*>\s*", value)
    if name == "department" and len(parts) == 2:
        read.set("department", written(parts[0]), lines)
        read.set("unit", written(parts[1]), lines)
    else:
        if name == "unit":
            read.kinds.setdefault("unit", label.split("/", maxsplit=1)[0].split(maxsplit=1)[0])
        read.set(name, written(value), lines)


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


def _from_lines(read: Head, parts: Sequence[Placed]) -> None:
    """A line of the head that is the name of a department, and of nobody who only issues the document."""
    for part in parts:
        block = part.block
        if part.section == "title" and block.shape in (Shape.HEADING, Shape.PARAGRAPH) and len(block.text) < 70:
            name = written(block.text)
            if _DEPARTMENT_LINE.match(name) and not _ISSUER.search(name):
                read.set("department", name, block.lines)


def _from_sentences(read: Head, parts: Sequence[Placed]) -> None:
    for part in parts:
        block = part.block
        if part.section in ("pay", "title", "summary", "other") and (match := _GRADE_SENTENCE.search(block.text[:600])):
            read.set("grade", match["grade"] or match["range"], block.lines)
        if (
            part.section == "title"
            and block.shape in (Shape.HEADING, Shape.PARAGRAPH)
            and _EXEMPT.match(block.text.strip())
        ):
            read.set("appointment", block.text.strip(), block.lines)
    for part in parts:
        if part.section not in ("title", "summary") or part.block.label:
            continue
        for match in _IN_DEPARTMENT.finditer(part.block.text[:1_200]):
            name, kind = match["name"] or match["of"], match["kind"] or match["kind2"]
            if not _ISSUER.search(name):
                field = "department" if kind == "Department" or name.startswith(("Department", "Office of")) else "unit"
                if field == "unit":
                    read.kinds.setdefault("unit", kind.casefold())
                read.set(field, name, part.block.lines)
