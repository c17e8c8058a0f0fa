"""To which department and unit does a role belong? Labels, lines and first sentences say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity.heads import Head, says, short
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_WORDS = r"(?:[A-Z][\w&’'/-]*\s+(?:(?:and|&|of)\s+)?){1,5}"
_IN_DEPARTMENT = re.compile(
    r"\b(?:in|within|of|for|by|to|[Jj]oins?|joining|[Ll]eads?|leading|[Mm]anages?|managing|[Dd]irects?|[Oo]versees?"
    r"|heads?)\s+(?:the|our)\s+(?:small (?:but )?\w+\s+)?(?:(?:City|County|State|Town|University|District)['’]s\s+)?"
    rf"(?P<name>{_WORDS}(?P<kind>Department|Division|Bureau|Section|Branch|Unit|Team|Office|Group"
    r"|division|department|section|team))\b(?!\s+of\s+(?!the\b)|\s+for\s+[A-Z]"
    r"|\s+(?:Process|Plan|Program|Project|System)s?\b)"
    rf"|^[Tt]he\s+(?P<seeking>{_WORDS}Department)"
    r"(?=\s+(?:is\s+(?:\w+\s+)?(?:seeking|looking|recruiting|hiring|accepting)|seeks|invites|has\s+an?\b))"
    r"|\b(?:in|within|across|of|for|by|to)\s+(?:the\s+)?(?P<of>(?P<kind2>Department|Division|Bureau|Office|College)"
    r"\s+of\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w&’'-]*){0,4})"
)
_DEPARTMENT_LINE = re.compile(
    r"^(?:(?:Department|Office) of [A-Z][\w&,’' ]{3,50}"
    r"|(?:[A-Z][\w&’']* (?:and |& |of )?){1,5}(?:Department|Agency|Directorate))$"
)
_NO_UNIT = re.compile(
    r"[’']s Office$"
    r"|\b(?:Bargaining|Negotiating|Management|Supervisory|Confidential|Collar|Miscellaneous) Unit$"
)
_GROUP = re.compile(
    r"\b(?:Technology|Systems|Services|Support|Operations|Applications|Infrastructure|Networks?) Group$"
)
"""Groups within an organization; others are companies or parts of a pay plan."""

_CIVIL = re.compile(r"\b(?:civil|classified|unclassified|competitive|exempt|career|excepted|merit)\b", re.IGNORECASE)
_PLACES = frozenset(["location", "job location", "work location"])
_PART = re.compile(r"(?:[A-Z][\w&’'-]* (?:(?:and|&|of) )?){1,5}(?:Division|Bureau|Section|Branch|Unit)")
"""A part of an organization, which some pages give as the place of work."""

_ABOVE = frozenset({"directorate", "ministry", "faculty"})
_ISSUER = re.compile(r"human resources|personnel|civil service|hr department", re.IGNORECASE)


def unlabeled(read: Head, parts: Sequence[Placed]) -> None:
    """Read the department where no label gives it: from a line of its own, else from a sentence."""
    _from_lines(read, parts)
    _in_sentences(read, parts)


def is_place(label: str) -> bool:
    """Tell whether a label gives the place of work."""
    return label in _PLACES


def labeled(read: Head, name: str, value: str, lines: Passage, label: str) -> None:
    """Read the value of a department's or a unit's label, `A / B` is both; of a place where it names a unit."""
    if not is_place(label):
        _labeled(read, name, value, lines, label)
    elif part := _PART.fullmatch(short(value)):
        read.set("unit", written(part[0]), lines)


def _labeled(read: Head, name: str, value: str, lines: Passage, label: str) -> None:
    value = re.sub(r"^\d{2,6}\s*[-–:]?\s*(?=[A-Z])|\s*[-–(#]?\s*\b\d{3,}\)?$", "", short(value)).strip(" -–")
    plain = read.kinds.get("department") not in _ABOVE and len(value.split()) < len(("name", "of", "it"))
    if label == "service" and (plain or _CIVIL.search(value)):
        return  # a civil service
    if re.match(r"To [a-z]", value):
        return  # what it is for
    if not says(value) or not re.search(r"[A-Za-z]{2}", value) or len(value.split()) > 12:
        return
    parts = re.split(r"\s+/\s+|\s+[–—]\s+|\s+-\s+|\s*>\s*", value)
    if name == "department" and read.kinds.get("department") in _ABOVE and label not in _ABOVE:
        read.set("unit", written(value), lines)  # a directorate holds departments
    elif name == "department" and len(parts) == 2:
        read.set("department", written(parts[0]), lines)
        read.set("unit", written(parts[1]), lines)
    else:
        if name == "department":
            read.kinds.setdefault("department", label)
        if name == "unit":
            read.kinds.setdefault("unit", label.split("/", maxsplit=1)[0].split(maxsplit=1)[0])
        if name == "unit" and value.endswith(" Department") and "department" not in read.values:
            name = "department"
        read.set(name, written(value), lines)


def _from_lines(read: Head, parts: Sequence[Placed]) -> None:
    """A line of the head that is the name of a department, and of nobody who only issues the document."""
    for part in parts:
        block = part.block
        if part.section == "title" and block.shape in (Shape.HEADING, Shape.PARAGRAPH) and len(block.text) < 70:
            name = written(block.text)
            if _DEPARTMENT_LINE.match(name) and not _ISSUER.search(name):
                read.set("department", name, block.lines)


def _in_sentences(read: Head, parts: Sequence[Placed]) -> None:
    """A department or unit that the first sentences say the role is in."""
    for part in parts:
        if part.section not in ("title", "summary") or part.block.label:
            continue
        for match in _IN_DEPARTMENT.finditer(part.block.text[:1_200]):
            name = match["name"] or match["of"] or match["seeking"]
            kind = (match["kind"] or match["kind2"] or "Department").title()
            if _NO_UNIT.search(name) or (kind == "Group" and not _GROUP.search(name)):
                continue  # of a person in office, of a union
            if not _ISSUER.search(name):
                field = (
                    "department"
                    if kind == "Department" or name.startswith(("Department", "Office of", "College"))
                    else "unit"
                )
                if field == "unit":
                    read.kinds.setdefault("unit", kind.casefold())
                read.set(field, name, part.block.lines)
