"""Which bodies does a text name? Counties, cities, courts, schools, agencies and companies, by how they are called."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import domains, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.language.sentences import upper_share
from orgmodel.load.documents.pages.document import Block, Shape

_NAME = r"(?:St\.|Ft\.|Mt\.|[A-Z][\w’'-]*(?:\.(?:io|com|ai|org|net)\b)?)"
_OF = re.compile(
    rf"\b(?P<name>(?:(?:Consolidated )?City and County|City and Borough|[Cc]ity|County|[Tt]own|[Tt]ownship|[Vv]illage"
    rf"|(?:Royal )?[Bb]orough|Charter Township|Shire|District|Municipal District|Regional Municipality"
    rf"|Regional District"
    rf"|Rural Municipality"
    rf"|State|Commonwealth|Port|University|Parish|Metropolitan Government|School District"
    rf"|Government|Municipality)"
    rf"\s+of\s+(?:the\s+(?:City|County|District|Town|Township|Village)\s+of\s+(?:the\s+)?)?{_NAME}(?:(?:\s+(?:and|&|de|la|del)\s+|\s+){_NAME}){{0,3}})"
)
_ENDING = re.compile(
    rf"\b(?P<name>(?:{_NAME}\s+(?:(?:of|and|&)\s+)?){{1,5}}?(?:(?:Borough|City|County|District|Shire|Regional"
    rf"|Metropolitan) Council|County(?! of)(?: Government| Schools"
    rf"| Library(?: System| District)?"
    r"| (?:Water|Transit|Port|Housing|Transportation) Authority| Community College| Fire Department"
    r"| Public Schools| (?:Superior|Circuit|District|Municipal|Probate) Court| Board of (?:Elections|Education)"
    rf"| Supervisor of Elections| Clerk of (?:the )?(?:Circuit )?Court| Sheriff[’']?s Office"
    rf"| Property Appraiser| Tax Collector)?|Parish|Township|Shire|Regional District"
    rf"|University(?: of {_NAME}(?:\s{_NAME}){{0,2}}| System)?|State Government|Community "
    rf"College(?: District)?|College"
    r"|(?:Health|Hospital|Fire|Sanitation|Sanitary|Irrigation|Library|Park|Transit|Transportation|Utility|Utilities"
    r"|Sewer|Power|Port|Conservation|Management|School|Judicial) District|Judicial Circuit|Public Schools"
    rf"|Water District|Transit Authority|Housing Authority|Port Authority|Authority|Utility District|Utilities District"
    r"|Schools|Health System|NHS (?:Foundation )?Trust|Library System|Public Library(?: District| System)?"
    r"|Electric Cooperative|Credit Union"
    r"|Health (?:Partners|Services|Centre|Sciences)|Coordinating Board"
    r"|PUD|(?:Security|Aviation|Space|Drug) Administration|Public (?:Utility|Power) District|Health Network"
    r"|Health Board|Independent School District|ISD|Hospital|Medical Center|Technologies|Incorporated|Inc\.?|LLC"
    r"|L\.L\.C\.|Corporation|Corp\.?|Company|Ltd\.?|Labs|Systems Inc\.?|Foundation|Judicial Council"
    r"|Court System|Council(?!\s+(?:of|on|for|and)\b|\s+[A-Z])|Civil Service Commission))(?!\w|[’'](?!s\b))"
)
_FEDERAL = re.compile(
    rf"\b(?P<name>(?:U\.\s?S\.|US|United States)\s+(?:Department|Office|Bureau)\s+of\s+(?:the\s+)?{_NAME}"
    rf"(?:(?:\s+(?:and|&)\s+|\s+){_NAME}){{0,3}})"
)
_COURT = re.compile(
    r"\b(?P<name>(?:U\.\s?S\.|United States) (?:District|Bankruptcy) Court"
    r"(?:,? (?:for )?(?:the )?(?:(?:Northern|Southern|Eastern|Western|Middle|Central) )?District of "
    r"[A-Z]\w+(?: [A-Z][a-z]+)?)?"
    rf"|Supreme Court of (?:the )?{_NAME}(?: {_NAME})?"
    r"|(?:[A-Z][\w&’'-]*\s){1,5}District of (?:Greater )?[A-Z]\w+"
    r"|Administrative Office of the (?:(?:U\.\s?S\.|United States|[A-Z]\w+) )?Courts?"
    r"|\d{1,2}(?:st|nd|rd|th) Judicial (?:Circuit|District)"
    r"|(?!The |A |U|Each |Any )[A-Z]\w+ (?:Northern|Southern|Eastern|Western|Middle|Central) (?:Bankruptcy|District)"
    r" Court"
    r")\b"
)
_STATES = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawai[’'ʻ]?i|Idaho"
    r"|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    r"|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio"
    r"|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington(?: State)?"
    r"|Wisconsin|Wyoming)"
)
_STATE_DEPARTMENT = re.compile(
    rf"\b(?P<name>{_STATES} (?:Department|Dept\.?) of (?:the )?[A-Z]\w+(?:(?:,? (?:and|&) | )(?!Is\b)[A-Z]\w+){{0,3}})"
)
_OF_PAGE = re.compile(r"\s(?:Full|Part|Job|Agency|Office|Logo|Seal)\b.*$")
_COMPANY = re.compile(
    r"(?:(?:\b(?:[Aa]t|[Jj]oin)|(?:^|[.!?] )A(?:bout|BOUT)|^What [Ii]s)"
    rf"\s+(?P<a>{_NAME}(?:\s{_NAME}){{0,2}})(?=[,.;:)?!’' ]|$)"
    r"(?! (?:[A-Z]|campus|site|facility|building|school|level))"
    rf"|(?:^|\s[-–] )(?P<b>{_NAME}(?:\s{_NAME}){{0,2}})"
    r"\s+(?:is (?:a|an|the|on a|looking|seeking|hiring|building|committed)|wishes to hire)\b"
    rf"|\b(?P<d>[A-Z][a-z]+[A-Z][A-Za-z]+)['’]s\b"
    rf"|^(?P<c>{_NAME}(?:\s{_NAME}){{0,2}})['’]s (?:mission|vision|values|products?|customers|people)\b)"
)
_BESIDE = re.compile(rf"^(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})\s+[-–—|]\s+(?P<title>.{{4,90}})$")
"""A company in front of a title: `Acme - Data Engineer`."""

_GLUED_PLACE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+\.?(?: (?:St\.|[A-Z][a-z]+)){0,2}, [A-Z]{2}\b)")
"""Where a place was glued to a name: `Marlow CountyAlder, PA`."""

_WORK = re.compile(
    r"(?:(?:Information|Digital|Emerging|New) Technologies|State and County"
    r"|(?:\w+ )?(?:Human|Social|Environmental|Occupational|Public|Mental|Behavioral|Student|Employee|and) Health \w+)",
    re.IGNORECASE,
)
"""Fields of work that are called as companies are."""

_QUALITY = re.compile(r"[A-Z][a-z]+(?:ance|ence|ment|[ts]ion|ity|ship|ness|work|ling|ning|ting)|What|Travel|English")
"""What a role needs, and no company: `Attendance is an essential function`."""

_COUNCIL = re.compile(r"(?<=\w)\s+Council\b.*$")
_NO_COMPANY = frozenset(vocabulary.words("no_company"))
_TRAILING = re.compile(
    r"\s+(?:Job|Class|Classification|Position|Human|Department|Division|Office|Careers?|Employment|Invites"
    r"|Is|HR|Personnel|Information|Bureau|Government(?= is)|Description|Specification|Announces|An"
    r"|Board|Civil|IT|Salary|Equal|Title|Code|Jobs|Executive Branch|Abolished|Archived|As)\b.*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:Sheriff[’']?s Office|Board of (?:Elections|Education)|Coordinating Board|Credit Union"
    r"|Civil Service Commission|Clerk of (?:the )?[\w ]*Court"
    r"|Administrative Office of the .*Courts?|(?:Superior|Circuit|District|Municipal|Probate|Bankruptcy) Court)$"
    r"|District Court.* of |Supreme Court of ",
    re.IGNORECASE,
)
"""Bodies whose whole name is needed, though they belong to a county or a state."""

_PLACE = re.compile(
    r"(?:(?:Consolidated )?City and County|City|Town|Village|County|Borough|Township) of ", re.IGNORECASE
)
_PART_BEHIND = re.compile(
    r"(?<!\bof)(?<!\bof the) (?:Water (?:Resources|Department|Utilit\w+)|Utilit(?:y|ies)|Public (?:Works|Safety"
    r"|Library|Utilities)|Parks|Police|Fire|Finance|Technology|Community|Planning|Employees?|Applicants?|Residents?"
    r"|Municipal|Innovation|Geographic|Data|Digital|Aviation|Airport|Health|Transportation|Legal|Law)\b.*$"
)
_STATE_BEHIND = re.compile(rf"(?<!\bof) {_STATES}(?: USA?)?$")
_REPEATED = re.compile(r"(?<=\s)(?P<place>[A-Z][\w.’' -]*?)(?P<again> (?P=place))$")
"""A place that a board puts behind the name: `City of Alder Alder, Ohio`."""

_AND_MORE = re.compile(r"(?<=\w)\s+and(?!\s\w+$)\b.*$", re.IGNORECASE)
_MONTH = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*$"
)
"""A date behind a name: `County of Alder June 2006`. A place may be called by a month as well, but not alone."""

_OWNED = re.compile(r"(?<=\w)[’']s\s+(?!County\b|Parish\b|Island).*$")
"""What a body owns is not its name: `City of Alder’s Legal Services`."""

_POST_OF_ONE = re.compile(r"(?:City|Town|County|Village|Borough) (?:Manager|Administrator|Clerk|Council|Commission)\b")
_BODY_OF_ONE = re.compile(
    r"\b(?:Town|Village|Mayor|Common|Advisory|Executive|Tribal|Youth|Arts?|Student|National|Joint|Policy|Governing"
    r"|Technology|Coordinating|Legislative|Works|Staff|Faculty|Safety|Planning|Management|Leadership|Service"
    r"|Standards|Development|Research|Industry|Members|Relations|Association|and|Governance|Security|Business|Steering"
    r"|Enterprise|Users?|Data|Review|^\w+ing) Council$"
)
"""Councils that advise or govern a body and are none of their own."""

_WAY = re.compile(
    r"\b(?:kms?|kilomet(?:er|re)s|miles?|drive|minutes|hours?|north|south|east|west)\b[^.;]*$|\blocation ?: ?$",
    re.IGNORECASE,
)
"""The way to a place that is near: `an easy drive to the city of Alder`."""

_NEAR = 50
_EDGES = 4
_CAPITAL_WORDS = re.compile(r"\b[A-ZÀ-Ý]{2,}(?:\s+[A-ZÀ-Ý]{2,})+\b")
_CAPITALS_BEFORE = re.compile(r"^(?:[A-Z]{4,}\s+)+(?=[A-Z][a-z])")
_GENERIC = frozenset(["local", "public", "appointing", "administrative", "governing", "hiring", "state", "mayor"])
"""Words before `Authority` and `Council` that name no body."""

GOVERNMENT = re.compile(r"(?<=County) Government$|(?<=City) Government$", re.IGNORECASE)
_CITY_AND = re.compile(r"(?:Consolidated )?City and (?:County|Borough)(?= of)")
_LEADING = re.compile(
    r"^(?:(?:Charter|Code|Ordinances|Residents|Citizens) of|The|Our|Open|Only|Current"
    r"|About|Join|At|With|For|In|Of|And|By|From|An|A|To|Apply|Welcome|Working|All|Why)\s+"
)
_PLACES = frozenset(
    ["the", "a", "this", "each", "any", "every", "such", "our", "your", "other", "another", "same", "neighboring"]
)


def labeled(value: str) -> str:
    """Give the body that the value of a label names, if it is one by its kind."""
    found = (match for pattern in (_OF, _ENDING) if (match := pattern.search(_mixed(value))))
    return next((trimmed(match["name"]) for match in found), "")


def state_department(text: str) -> str:
    """Give the department of a state that a text names by its whole name."""
    match = _STATE_DEPARTMENT.search(text)
    return match["name"] if match else ""


def names(text: str, block: Block, *, companies: bool) -> list[tuple[str, float]]:
    """Give the bodies that a text of a block names, each with its weight; companies where they may be meant."""
    text = _GLUED_PLACE.sub(", ", text)
    mixed = _mixed(text) if upper_share(text) > 0.6 else _CAPITAL_WORDS.sub(lambda run: _mixed(run[0]), text)
    found = [(name, 1.0 + (2.0 if _stands_alone(name, text, block) else 0)) for name in _by_kind(mixed)]
    beside = _BESIDE.match(text) if block.shape is Shape.HEADING else None
    if beside and ends_as_post(beside["title"]) and not _names_work(beside["name"]):
        found.append((beside["name"], 0.8))
    if not found and companies:
        for match in _COMPANY.finditer(text):
            name = (match["a"] or match["b"] or match["c"] or match["d"] or "").strip()
            if name and not _names_work(name) and not (match["b"] and _QUALITY.fullmatch(name)):
                found.append((name, 0.8))
    return found


def _by_kind(text: str) -> list[str]:
    """Give the bodies that are known by how they are called; of a name within a longer one, only the longer."""
    matches = [match for pattern in (_OF, _ENDING, _FEDERAL, _COURT) for match in pattern.finditer(text)]
    courts = [match.span() for match in matches if match.re is _COURT]
    found: list[str] = []
    for match in matches:
        start, end = match.span()
        if match.re is not _COURT and any(start < last and first < end for first, last in courts):
            continue
        name = _OF_PAGE.sub("", match["name"]) if match.re is _FEDERAL else trimmed(match["name"])
        if _is_named(name) and not _WAY.search(text, max(0, start - _NEAR), start):
            found.append(name)
    return found


def _stands_alone(name: str, text: str, block: Block) -> bool:
    return block.shape in (Shape.HEADING, Shape.FURNITURE) or len(text) <= len(name) + _EDGES


def _names_work(name: str) -> bool:
    """Tell whether a name is a post, a heading or a field of work (`IT - Data Engineer`), and no company."""
    plain = any(word.casefold() in _NO_COMPANY or vocabulary.is_head(word) for word in name.split())
    return plain or bool(vocabulary.section_of(name) or domains.matches(domains.plain(name)))


def _is_named(name: str) -> bool:
    """Tell the name of a body from its kind: `the County`, `Local Authority`, `Mayor and City Council`."""
    if name.casefold().endswith("civil service commission"):
        return False  # it issues what other bodies' roles are
    first, *rest = name.casefold().split() or [""]
    if _POST_OF_ONE.match(name) or _BODY_OF_ONE.search(name) or _WORK.fullmatch(name):
        return False
    return bool(rest) and first not in _PLACES and not (first in _GENERIC and rest[-1] in ("authority", "council"))


def trimmed(name: str) -> str:
    """Leave out what stands in front of and behind the name of a body."""
    name = " ".join(name.split())
    if _WHOLE.search(name):
        return _without_leading(name)
    name = _OWNED.sub("", name)
    name = _MONTH.sub("", name) or name
    name = re.sub(r"[’']s$", "", name)
    name = name if name.isupper() else _CAPITALS_BEFORE.sub("", name)
    both = _CITY_AND.match(name)
    start = both.end() if both else 0
    if re.match(r"(?:city|county|town|village|state|township) of ", name, re.IGNORECASE):
        name = name[:start] + _AND_MORE.sub("", name[start:])
    name = GOVERNMENT.sub("", name[:start] + _TRAILING.sub("", name[start:]))
    name = _COUNCIL.sub("", name) if name.startswith(("City of", "Town of", "County of", "Village of")) else name
    name = _without_leading(_REPEATED.sub(r"\g<place>", _of_place(name)))
    return name.strip(" ,.-–’'") if not name.endswith("Inc.") else name


def _of_place(name: str) -> str:
    """Leave out a department and a state behind the name of a place: `City of Alder Water Resources`."""
    if not _PLACE.match(name):
        return name
    return _STATE_BEHIND.sub("", _PART_BEHIND.sub("", name))


def _without_leading(name: str) -> str:
    while (shorter := _LEADING.sub("", name)) != name:
        name = shorter
    return name[:1].upper() + name[1:]


def _mixed(text: str) -> str:
    """Write capitals as names are written, so that one pattern finds both."""
    if upper_share(text) < 0.6:
        return text
    small = {"of", "and", "the", "de", "la"}
    return " ".join(
        word.lower() if word.lower() in small else word[:1].upper() + word[1:].lower() for word in text.split()
    )
