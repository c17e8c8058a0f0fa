"""To which department and unit does a role belong? Labels, lines and first sentences say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity.heads import Head, says, short
from orgmodel.load.documents.identity.own_departments import own_department
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Block, Shape
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
    r"\b(?:(?<!located )(?<!based )[Ii]n|[Ww]ithin|of|for|by|to|on|(?:[Pp]osition|[Oo]pening|[Rr]ole|[Jj]ob) with"
    r"|[Jj]oins?"
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
_CHAIN = re.compile(
    rf"(?:\s*\([^()]{{2,20}}\))?,\s+(?:the\s+)?(?P<name>{_WORDS}(?P<kind>{_KINDS}|Center)\b"
    rf"|(?P<of>Division|Bureau|Office)\s+of\s+{_FIELD})"
)
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
    r"^(?:State of [A-Z]\w+(?: [A-Z]\w+)? (?=(?:Department|Office|Division|Board) of ))?"
    r"(?P<name>(?:State |(?:Governor|Mayor|Treasurer)[’']s )?(?:Department|Office) of (?:the )?[A-Z][\w&,’' ]{3,50}"
    r"|(?:[A-Z][\w&’']* (?:and |& |of )?){1,5}(?:Department|Agency|Directorate)"
    r"|(?:[A-Z]\w+ ){1,2}State (?:Patrol|Police|Archives|Library|Lottery|Parks|Hospital))$"
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

_BODY_LINE = re.compile(r"(?:State|City|County|Town) of [A-Z][\w ]{2,30}|(?:[A-Z]\w+ ){1,3}(?:County|City|University)")
_NO_DEPARTMENT = re.compile(
    r"[\d$,:|•]|^\S+$|\b(?:United States|Time|Fresh|New|Posted|Apply|Remote|Hybrid|On-?site|Location|Salary|Type|Ago"
    r"|Careers?|Jobs?|Description|Specification|Title|Class\w*|Position|Summary|Overview|Definition|Opportunit\w+)\b",
    re.IGNORECASE,
)
_BEFORE_TITLE = re.compile(
    r"(?P<name>(?:[A-Z][\w&’']* (?:and |& )?){1,4}(?:Department|Services|Technology|Utilities|Works|Systems)"
    r"|Department of [A-Z][\w&, ]+) [-–—|] (?P<title>.+)"
)
_BEHIND_TITLE = re.compile(
    r"(?P<title>.+) [-–—|] (?P<name>Department of (?:[A-Z]\w+ ?(?:and |& )?){1,5}"
    r"|(?:[A-Z][\w&]* (?:and |& )?){1,4}Department)\b.*"
)
"""A department on the line of the title: `Technology Services - Data Officer`."""

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

_OTHERS = re.compile(
    r"\b(?:Manager|Mayor|Governor|Administrator|Council|Superintendent|President)[’']s (?:\w+ ){1,5}[Tt]eam$"
    r"|\b(?:various|several|other|all) (?:\w+ ){0,2}(?:of|in|within) (?:the )?(?:[A-Z]|of )[\w ]+$"
)
"""A body of heads that a head sits in, and units of another one: `the City Manager’s Leadership Team`."""

_NEAR = 40
_AS_MEMBER = re.compile(
    r"\b(?<!serves )(?<!serve )(?:[Aa]s (?:part|an? (?:[\w-]+ ){0,2}member) of"
    r"|[Aa]s an? (?:[A-Z][\w/-]*,? ){1,6}(?:on|in)) (?:the|our|its) "
    rf"(?:{_BODY}|[Dd]epartment[’']s )?(?P<name>{_WORDS}(?:[Tt]eam|[Uu]nit|[Ss]ection))\b"
)
"""What a role says it is a member of: `As a Site Engineer on the Storage team`."""

_CIVIL = re.compile(r"\b(?:civil|classified|unclassified|competitive|exempt|career|excepted|merit)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"\b(?:Jobs?|Careers?|Description|Employment|Class\w*|Specification|Position|Posting|Open\w*|Portal|Website|Home"
    r"|Time|Exempt|Announcement|Human Resources|Personnel|[A-Z]{2}|Government|Council)\b"
)
_OF_PLACE = re.compile(r"^(?:[A-Z][a-z]+ ){1,2}(?:County|City) (?=(?:[A-Z][\w&]* (?:and |& )?){1,4}Department$)")
"""The place in front of its department: `Marlow City Public Works Department`."""

_LINE, _OPENINGS = 70, 2
_LINES = (Shape.HEADING, Shape.PARAGRAPH, Shape.ITEM)
_PLACES = frozenset(["location", "job location", "work location"])
_PART = re.compile(r"(?:[A-Z][\w&’'-]* (?:(?:and|&|of) )?){1,5}(?:Division|Bureau|Section|Branch|Unit)")
"""A part of an organization, which some pages give as the place of work."""

_ABOVE = frozenset({"directorate", "ministry", "faculty"})
_ISSUER = re.compile(r"human resource|classification|personnel|civil service|hr department", re.IGNORECASE)


def unlabeled(read: Head, parts: Sequence[Placed]) -> None:
    """Read the department where no label gives it: from a line of its own, else from a sentence."""
    _from_lines(read, parts)
    _as_member(read, parts)
    _in_sentences(read, parts)
    own_department(read, parts)


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
    for number, part in enumerate(parts):
        block = part.block
        if block.shape not in _LINES or len(block.text) >= _LINE:
            continue
        name = _SHORT_FORM.sub("", written(block.text))
        below = parts[number + 1].block.text[:_LINE] if number + 1 < len(parts) else ""
        if _ISSUER.search(name) or (_ISSUER.search(below) and _UNIT_LINE.match(written(below))):
            continue
        if part.section == "title" or (part.section == "summary" and block.shape is Shape.HEADING):
            _department_line(read, name, block.lines)
        if part.section == "title":
            if _below_body(parts, number, read) and not is_title(name) and not _NO_DEPARTMENT.search(name):
                read.set("department", name, block.lines)
            _part_line(read, name, block)


def _department_line(read: Head, name: str, lines: Passage) -> None:
    """A line that is called a department; an office below one is a unit of it."""
    beside = _BEFORE_TITLE.fullmatch(name) or _BEHIND_TITLE.fullmatch(name)
    if beside and is_title(beside["title"]) and not is_title(beside["name"]):
        read.set("department", beside["name"].strip(), lines)
    elif line := _DEPARTMENT_LINE.match(name):
        within = name.startswith("Office of ") and "department" in read.values
        read.set("unit" if within else "department", line["name"], lines)


def _part_line(read: Head, name: str, block: Block) -> None:
    """A department behind the name of its employer, or a line that is called a division, a bureau or the like."""
    behind = _BEHIND_BODY.match(name)
    if behind and not is_title(said := behind["name"].strip()) and not _NO_PART.search(said):
        read.set("department", said, block.lines)
    elif _UNIT_LINE.match(name) and not block.text.rstrip().endswith(":") and not is_title(name):
        read.kinds.setdefault("unit", "division")
        read.set("unit", name, block.lines)


def _below_body(parts: Sequence[Placed], number: int, read: Head) -> bool:
    """Tell whether a heading stands below the employer's, which stands below the title: a page of a job board."""
    if number < len(("title", "employer")):
        return False
    title, body, own = (part.block for part in parts[number - 2 : number + 1])
    headings = title.shape is body.shape is own.shape is Shape.HEADING
    return headings and title.lines == read.places.get("title") and bool(_BODY_LINE.fullmatch(written(body.text)))


def _as_member(read: Head, parts: Sequence[Placed]) -> None:
    """The unit that the role is a member of, wherever a text says so in these words."""
    for part in parts:
        for match in _AS_MEMBER.finditer(part.block.text) if part.section != "qualification" else ():
            _set_part(read, match["name"], match["name"].split()[-1].title(), part.block.lines)


def _in_sentences(read: Head, parts: Sequence[Placed]) -> None:
    """A department or unit that the first sentences say the role is in."""
    spoken = [part for part in parts if part.section in ("title", "summary") and not part.block.label]
    for part in spoken:
        text = part.block.text[:1_200]
        for match in _IN_DEPARTMENT.finditer(text):
            if _OTHERS.search(text, max(0, match.start() - _NEAR), match.end()):
                continue
            name = match["name"] or match["seeking"] or match["owned"] or match["of"] or match["of_body"]
            kind = match["kind"] or match["kind3"] or name.split()[0 if match["of"] or match["of_body"] else -1]
            _set_part(read, name, kind.title(), part.block.lines)
            at = match.end()
            while chain := _CHAIN.match(text, at):
                at = chain.end()
                if "unit" in read.values and not _CHAIN.match(text, at) and read.places["unit"] == part.block.lines:
                    read.values.pop("unit")
                _set_part(read, chain["name"], (chain["kind"] or chain["of"]).title(), part.block.lines)
    for part in [each for each in spoken if len(each.block.text) > _LINE][:_OPENINGS]:
        if opening := _OPENING.match(part.block.text):
            name = opening["name"] or opening["grows"]
            _set_part(read, name, name.split()[-1].title(), part.block.lines)


def _set_part(read: Head, name: str, kind: str, lines: Passage) -> None:
    """Keep what a sentence calls a department as one, and all else as a unit."""
    if _NO_UNIT.search(name) or (kind == "Group" and not _GROUP.search(name)) or _ISSUER.search(name):
        return  # of a person in office, of a union; or of who issues the document
    name = re.sub(r"^The ", "", " ".join(_SHORT_FORM.sub("", name).split()))
    name = _OF_PLACE.sub("", name) if kind == "Department" else name
    if kind == "Department" or name.startswith(("Department", "Office of", "College")):
        read.set("department", name, lines)
    else:
        read.kinds.setdefault("unit", kind.casefold())
        read.set("unit", name, lines)
