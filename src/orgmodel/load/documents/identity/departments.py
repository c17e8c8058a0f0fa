"""To which department and unit does a role belong? Labels, lines and first sentences say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity.heads import Head, says, short
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_WORD = r"(?:I\.T\.|[A-Z][\w&’'/-]*)"
_WORDS = (
    rf"(?:(?:{_WORD},\s+){{1,3}}(?:and|&)\s+)?(?:{_WORD}\s+(?:(?:and|&|of)\s+)?){{1,5}}(?:\([A-Z][\w& ]{{1,14}}\)\s+)?"
)
_BODY = r"(?:[A-Z][\w&’'.]*\s+(?:of\s+)?){0,4}[A-Z][\w&.]*(?:[’']s|s[’'])\s+"
"""Whose department it is: `the City of Alder's …`."""

_KINDS = r"Department|Division|Bureau|Section|Branch|Unit|Team|Office|Group|division|department|section|team"
_FIELD = (
    r"[A-Z][\w&’'-]*"
    r"(?:(?:(?:,\s+[A-Z][\w&’'-]*){1,3},?\s+(?:and|&)\s+|\s+(?:and\s+|&\s+)?)[A-Z][\w&’'-]*){0,4}"
)
_IN_DEPARTMENT = re.compile(
    r"\b(?:(?<!located )(?<!based )in|within|of|for|by|to|on|(?:[Pp]osition|[Oo]pening|[Rr]ole|[Jj]ob) with|[Jj]oins?"
    r"|joining|[Ll]eads?|leading|[Mm]anages?|managing|[Dd]irects?|[Oo]versees?|heads?)\s+(?:the|our|its)\s+"
    r"(?:small (?:but )?\w+\s+|(?!same\b|other\b)[a-z-]+\s+)?"
    rf"(?:(?:City|County|State|Town|University|District)['’]s\s+|{_BODY})?"
    rf"(?P<name>{_WORDS}(?P<kind>{_KINDS}))\b(?!\s+of\s+(?!the\b)|\s+for\s+[A-Z]"
    r"|\s+(?:Process|Plan|Program|Project|System)s?\b)"
    rf"|(?:^[Tt]he\s+|^|[.!?]\s+)(?:{_BODY})?(?P<seeking>{_WORDS}Department)"
    r"(?=\s+(?:is\s+(?:\w+\s+)?(?:seeking|looking|recruiting|hiring|accepting)|seeks|invites|has\s+an?\b))"
    rf"|(?:^|[.!?]\s+)(?:As\s+(?:part|a\s+member)\s+of\s+|(?:[Ii]n|[Ww]ithin|[Aa]t|[Jj]oin)\s+)?(?:[Tt]he\s+)?{_BODY}"
    rf"(?P<owned>{_WORDS}(?P<kind3>{_KINDS}))\b(?!\s+(?:for|of)\s+[A-Z])"
    rf"|\b(?:in|within|across|of|for|by|to)\s+(?:the\s+)?(?:{_BODY})?(?P<of>(?:Department|Division|Bureau|Office|College)"
    rf"\s+of\s+(?:the\s+)?{_FIELD})"
    rf"|(?:^|[.!?]\s+)(?:[Tt]he\s+)?{_BODY}(?P<of_body>(?:Office|Department)\s+of\s+{_FIELD})"
)
_CHAIN = re.compile(rf"(?:\s*\([^()]{{2,20}}\))?,\s+(?:the\s+)?(?P<name>{_WORDS}(?P<kind>{_KINDS}|Center))\b")
"""A part of a part: `…, Network Operations Division (NOD), Wireless Branch`."""

_OPENING = re.compile(
    rf"^(?:The|Our)\s+(?P<name>{_WORDS}[Tt]eam)"
    r"(?:\s+at\s+[A-Z][\w.]*(?:\s[A-Z]\w*)*)?\s+(?:is|are|has|(?!plays\b)[a-z]+s)\b"
    r"|^We\s+are\s+(?:scaling|growing|expanding|building)\s+(?:the|our)\s+(?P<grows>"
    rf"{_WORDS}[Tt]eam)\b"
)
"""A posting that begins with a team speaks of the role's own."""

_SHORT_FORM = re.compile(r"\s*\([^()]{2,20}\)")
_DEPARTMENT_LINE = re.compile(
    r"^(?:(?:Department|Office) of [A-Z][\w&,’' ]{3,50}"
    r"|(?:[A-Z][\w&’']* (?:and |& |of )?){1,5}(?:Department|Agency|Directorate))$"
)
_UNIT_LINE = re.compile(
    r"^(?!(?:Within|Same|This|Work)\b)(?:[A-Z][\w&’']*,? (?:and |& |of )?){1,5}(?:Division|Bureau|Branch|Section)$"
    r"|^(?:Division|Bureau) of [A-Z][\w&,’' ]{1,50}$"
)
_NAMES = r"(?:[A-Z][\w&’']*,? ?(?:and |& |of )?){1,5}"
_BEHIND_BODY = re.compile(
    rf"^(?:(?:City|Town|County|Village) of [A-Z][\w ]{{2,30}}?|(?:[A-Z]\w+ ){{1,2}}County)"
    rf"(?: [-–—|?] | / )(?P<name>{_NAMES})$"
)
"""A department behind the name of the employer in a head: `City of Alder - Information Technology`."""

_SAYS_NOTHING = re.compile(
    r"\W*(?:varies|various|vary|multiple|several|if (?:applicable|any)|not applicable|none|as assigned|assigned|all"
    r"|headquarters|main office|see below|any|other|same|to be determined)\b.{0,24}",
    re.IGNORECASE,
)
_GLUED_LABEL = re.compile(r"(?<=[a-z])(?:FLSA|Job|Location|Salary|Opening|Closing|Reports|Division|Class|Pay)\b.*$")
"""The next label of a page whose lines ran together: `Information ServicesFLSA Status`."""

_NO_UNIT = re.compile(
    r"[’']s Office$"
    r"|\b(?:Bargaining|Negotiating|Management|Supervisory|Confidential|Collar|Miscellaneous) Unit$"
    r"|\b(?:Executive|Legislative|Judicial) Branch$"
)
_GROUP = re.compile(
    r"\b(?:Technology|Systems|Services|Support|Operations|Applications|Infrastructure|Networks?) Group$"
)
"""Groups within an organization; others are companies or parts of a pay plan."""

_CIVIL = re.compile(r"\b(?:civil|classified|unclassified|competitive|exempt|career|excepted|merit)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:Jobs?|Careers?|Description|Employment|Class\w*|Specification|Position|Posting|Open\w*|Portal|Website|Home"
    r"|Time|Exempt|Announcement|Human Resources|Personnel|[A-Z]{2}|Government|Council)\b"
)
_LINE, _OPENINGS = 70, 2
_PLACES = frozenset(["location", "job location", "work location"])
_PART = re.compile(r"(?:[A-Z][\w&’'-]* (?:(?:and|&|of) )?){1,5}(?:Division|Bureau|Section|Branch|Unit)")
"""A part of an organization, which some pages give as the place of work."""

_ABOVE = frozenset({"directorate", "ministry", "faculty"})
_ISSUER = re.compile(r"human resources|classification|personnel|civil service|hr department", re.IGNORECASE)


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
    value = _GLUED_LABEL.sub("", value)
    value = re.sub(r"^\d{2,6}\s*[-–:]?\s*(?=[A-Z])|\s*[-–(#]?\s*\b\d{3,}\)?$", "", short(value)).strip(" -–")
    plain = read.kinds.get("department") not in _ABOVE and len(value.split()) < len(("name", "of", "it"))
    if label == "service" and (plain or _CIVIL.search(value)):
        return  # a civil service
    if re.match(r"To [a-z]", value):
        return  # what it is for
    if (
        _SAYS_NOTHING.fullmatch(value)
        or not says(value)
        or not re.search(r"[A-Za-z]{2}", value)
        or len(value.split()) > 12
    ):
        return
    parts = re.split(r"\s+/\s+|\s+[–—]\s+|\s+-\s+|\s*>\s*", value)
    if name == "department" and read.kinds.get("department") in _ABOVE and label not in _ABOVE:
        read.set("unit", written(value), lines)  # a directorate holds departments
    elif len(parts) == 2 and (name == "department" or (name == "unit" and "department" not in read.values)):
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
    """A line of the head that is the name of a department or unit, and of nobody who only issues the document."""
    for part in parts:
        block = part.block
        if part.section != "title" or block.shape not in (Shape.HEADING, Shape.PARAGRAPH) or len(block.text) >= _LINE:
            continue
        name = written(block.text)
        behind = _BEHIND_BODY.match(name)
        if _ISSUER.search(name):
            continue
        if _DEPARTMENT_LINE.match(name):
            read.set("department", name, block.lines)
        elif behind and not is_title(said := behind["name"].strip()) and not _NO_PART.search(said):
            read.set("department", said, block.lines)
        elif _UNIT_LINE.match(name) and not block.text.rstrip().endswith(":") and not is_title(name):
            read.kinds.setdefault("unit", "division")
            read.set("unit", name, block.lines)


def _in_sentences(read: Head, parts: Sequence[Placed]) -> None:
    """A department or unit that the first sentences say the role is in."""
    spoken = [part for part in parts if part.section in ("title", "summary") and not part.block.label]
    for part in spoken:
        text = part.block.text[:1_200]
        for match in _IN_DEPARTMENT.finditer(text):
            name = match["name"] or match["seeking"] or match["owned"] or match["of"] or match["of_body"]
            kind = match["kind"] or match["kind3"] or name.split()[0 if match["of"] or match["of_body"] else -1]
            _set_part(read, name, kind.title(), part.block.lines)
            at = match.end()
            while chain := _CHAIN.match(text, at):
                at = chain.end()
                if "unit" in read.values and not _CHAIN.match(text, at) and read.places["unit"] == part.block.lines:
                    read.values.pop("unit")
                _set_part(read, chain["name"], chain["kind"].title(), part.block.lines)
    for part in [each for each in spoken if len(each.block.text) > _LINE][:_OPENINGS]:
        if opening := _OPENING.match(part.block.text):
            name = opening["name"] or opening["grows"]
            _set_part(read, name, name.split()[-1].title(), part.block.lines)


def _set_part(read: Head, name: str, kind: str, lines: Passage) -> None:
    """Keep what a sentence calls a department as one, and all else as a unit."""
    if _NO_UNIT.search(name) or (kind == "Group" and not _GROUP.search(name)) or _ISSUER.search(name):
        return  # of a person in office, of a union; or of who issues the document
    name = re.sub(r"^The ", "", " ".join(_SHORT_FORM.sub("", name).split()))
    if kind == "Department" or name.startswith(("Department", "Office of", "College")):
        read.set("department", name, lines)
    else:
        read.kinds.setdefault("unit", kind.casefold())
        read.set("unit", name, lines)
