"""Which employer does a document speak for? The body that it names most, and names first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import domains, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.language.sentences import upper_share
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.model.postings import Passage

_NAME = r"(?:St\.|Ft\.|Mt\.|[A-Z][\w’'-]*(?:\.(?:io|com|ai|org|net)\b)?)"
_OF = re.compile(
    rf"\b(?P<name>(?:(?:Consolidated )?City and County|City and Borough|[Cc]ity|County|[Tt]own|[Tt]ownship|[Vv]illage"
    rf"|[Bb]orough|Charter Township|Shire|District|Municipal District|Regional Municipality|Regional District"
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
    rf"| Public Schools| Supervisor of Elections| Clerk of (?:the )?(?:Circuit )?Court| Sheriff[’']s Office"
    rf"| Property Appraiser| Tax Collector)?|Parish|Township|Shire|Regional District"
    rf"|University(?: of {_NAME}(?:\s{_NAME}){{0,2}}| System)?|State Government|Community "
    rf"College(?: District)?|College"
    r"|(?:Health|Hospital|Fire|Sanitation|Sanitary|Irrigation|Library|Park|Transit|Transportation|Utility|Utilities"
    r"|Sewer|Power|Port|Conservation|Management|School|Judicial) District|Judicial Circuit|Public Schools"
    rf"|Water District|Transit Authority|Housing Authority|Port Authority|Authority|Utility District|Utilities District"
    r"|Schools|Health System|NHS (?:Foundation )?Trust|Library System|Public Library|Electric Cooperative"
    r"|PUD|(?:Security|Aviation|Space|Drug) Administration|Public (?:Utility|Power) District|Health Network"
    r"|Health Board|Independent School District|ISD|Hospital|Medical Center|Technologies|Incorporated|Inc\.?|LLC"
    r"|L\.L\.C\.|Corporation|Corp\.?|Company|Ltd\.?|Labs|Systems Inc\.?|Foundation|Judicial Council"
    r"|Court System|Council(?!\s+(?:of|on|for|and)\b|\s+[A-Z])|Civil Service Commission))(?!\w|[’'](?!s\b))"
)
_FEDERAL = re.compile(
    rf"\b(?P<name>(?:U\.\s?S\.|US|United States)\s+(?:Department|Office|Bureau)\s+of\s+(?:the\s+)?{_NAME}"
    rf"(?:(?:\s+(?:and|&)\s+|\s+){_NAME}){{0,3}})"
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

_PUBLIC = re.compile(
    r"(?:state|commonwealth|city|county|city and county|town|village|parish|borough|shire|government) of\b"
    r"|.*\b(?:county|parish)$"
)
_GLUED_PLACE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+\.?(?: (?:St\.|[A-Z][a-z]+)){0,2}, [A-Z]{2}\b)")
"""Where a place was glued to a name: `Marlow CountyAlder, PA`."""

_COUNCIL = re.compile(r"(?<=\w)\s+Council\b.*$")
_NO_COMPANY = frozenset(vocabulary.words("no_company"))
_TRAILING = re.compile(
    r"\s+(?:Job|Class|Classification|Position|Human|Department|Division|Office|Careers?|Employment|Invites"
    r"|Is|HR|Personnel|Information|Bureau|Government(?= is)|Description|Specification|Announces|An"
    r"|Board|Civil|IT|Salary|Equal|Title|Code|Jobs|Executive Branch)\b.*$",
    re.IGNORECASE,
)
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

_ITSELF = re.compile(r"\b[Tt]he (?:County|City|Town|Village|Township|Borough|Parish|Shire)\b(?! of\b)(?!\s[A-Z])")
"""How a public body speaks of itself: it is no company."""

_WAY = re.compile(
    r"\b(?:kms?|kilomet(?:er|re)s|miles?|drive|minutes|hours?|north|south|east|west)\b[^.;]*$", re.IGNORECASE
)
"""The way to a place that is near: `an easy drive to the city of Alder`."""

_NEAR = 50
_CAPITAL_WORDS = re.compile(r"\b[A-ZÀ-Ý]{2,}(?:\s+[A-ZÀ-Ý]{2,})+\b")
_CAPITALS_BEFORE = re.compile(r"^(?:[A-Z]{4,}\s+)+(?=[A-Z][a-z])")
_COUNCIL_OF = re.compile(r"(.+) (city|county) council")
_GENERIC = frozenset(["local", "public", "appointing", "administrative", "governing", "hiring", "state", "mayor"])
"""Words before `Authority` and `Council` that name no body."""

_GOVERNMENT = re.compile(r"(?<=County) Government$|(?<=City) Government$", re.IGNORECASE)
_CITY_AND = re.compile(r"(?:Consolidated )?City and (?:County|Borough)(?= of)")
_LEADING = re.compile(r"^(?:The|Our|About|Join|At|With|For|In|Of|And|By|From|An|A|To|Apply|Welcome|Working|All|Why)\s+")
_CERTAIN = frozenset(
    ["organization", "employer", "company", "organization name", "company name", "hiring organization"]
)
"""Labels that name the employer itself, never an agency or a department of it."""

_WORK_AT = re.compile(
    r"^(?:about )?(?:working|life|careers?|jobs?|engineering|people|culture) at (?=\S)", re.IGNORECASE
)
"""A link of a page that holds the name of a company: `Life at Acme`."""

_PLACES = frozenset(
    ["the", "a", "this", "each", "any", "every", "such", "our", "your", "other", "another", "same", "neighboring"]
)


def organization(blocks: Sequence[Block], labels: Sequence[tuple[str, str, Passage, str]]) -> tuple[str, Passage]:
    """Give the name of the employer and where it stands first; empty when the text names none."""
    scores: dict[str, float] = {}
    first: dict[str, tuple[int, Passage, str]] = {}
    public = sum(len(_ITSELF.findall(block.text[:3_000])) for block in blocks) > 1
    for number, block in enumerate(blocks):
        text = block.text[:3_000]
        for name, weight in _names(text, block, companies=not public):
            key = _key(name)
            near = 1.0 if number < 12 else 0.0
            scores[key] = scores.get(key, 0.0) + weight + (near if key not in scores else 0)
            shown = first.get(key)
            if shown is None or (shown[2].isupper() and not name.isupper()):
                first[key] = (shown[0] if shown else number, shown[1] if shown else block.lines, name)
    _join_councils(scores)
    of_state = None if scores else _of_a_state(blocks)
    stated = _stated([each for each in labels if of_state is None or each[3] != "county"], scores)
    if stated:
        return stated
    if scores:
        best = max(scores, key=lambda key: (scores[key], -first[key][0]))
        return written(first[best][2]), first[best][1]
    if of_state is not None:
        return of_state
    agency = next(
        ((value, lines) for field, value, lines, _ in labels if field == "organization" and _is_name(value)), None
    )
    return (written(agency[0]), agency[1]) if agency else ("", Passage())


def _of_a_state(blocks: Sequence[Block]) -> tuple[str, Passage] | None:
    """Give the department of a state by its whole name, where nothing names the state itself."""
    for block in blocks:
        if match := _STATE_DEPARTMENT.search(block.text[:3_000]):
            return written(match["name"]), block.lines
    return None


def _join_councils(scores: dict[str, float]) -> None:
    """Count the council of a city or county for it, where the text names both: elsewhere the council is the body."""
    for key in [each for each in scores if _COUNCIL_OF.fullmatch(each)]:
        place, kind = key.removesuffix(" council").rsplit(" ", 1)
        body = f"city of {place}" if kind == "city" else f"{place} county"
        if body in scores:
            scores[body] += scores.pop(key)


def _stated(labels: Sequence[tuple[str, str, Passage, str]], scores: dict[str, float]) -> tuple[str, Passage] | None:
    """Believe a label, unless it names a department of a body that the text names as well."""
    for field, value, lines, label in labels:
        if field != "organization" or not _is_name(value):
            continue
        if label in _CERTAIN:
            return written(_GOVERNMENT.sub("", _WORK_AT.sub("", value))), lines
        for pattern in (_OF, _ENDING):
            if match := pattern.search(_mixed(value)):
                return written(_trimmed(match["name"])), lines
        if not re.match(r"(?:dept|department|division|office|bureau)\b", value, re.IGNORECASE) and not any(
            _PUBLIC.match(key) for key in scores
        ):
            return written(value), lines
    return None


def _is_name(value: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", value)) and len(value.split()) <= 9


def _names(text: str, block: Block, *, companies: bool) -> list[tuple[str, float]]:
    text = _GLUED_PLACE.sub(", ", text)
    mixed = _mixed(text) if upper_share(text) > 0.6 else _CAPITAL_WORDS.sub(lambda run: _mixed(run[0]), text)
    found: list[tuple[str, float]] = []
    for pattern in (_OF, _ENDING, _FEDERAL):
        for match in pattern.finditer(mixed):
            name = _trimmed(match["name"]) if pattern is not _FEDERAL else _OF_PAGE.sub("", match["name"])
            if _is_named(name) and not _WAY.search(mixed, max(0, match.start() - _NEAR), match.start()):
                found.append(
                    (
                        name,
                        1.0
                        + (2.0 if block.shape in (Shape.HEADING, Shape.FURNITURE) or len(text) <= len(name) + 4 else 0),
                    )
                )
    beside = _BESIDE.match(text) if block.shape is Shape.HEADING else None
    if beside and ends_as_post(beside["title"]) and not _names_work(beside["name"]):
        found.append((beside["name"], 0.8))
    if not found and companies:
        for match in _COMPANY.finditer(text):
            name = (match["a"] or match["b"] or match["c"] or match["d"] or "").strip()
            if name and not _names_work(name):
                found.append((name, 0.8))
    return found


def _names_work(name: str) -> bool:
    """Tell whether a name is a post, a heading or a field of work (`IT - Data Engineer`), and no company."""
    plain = any(word.casefold() in _NO_COMPANY or vocabulary.is_head(word) for word in name.split())
    return plain or bool(vocabulary.section_of(name) or domains.matches(domains.plain(name)))


def _is_named(name: str) -> bool:
    """Tell the name of a body from its kind: `the County`, `Local Authority`, `Mayor and City Council`."""
    first, *rest = name.casefold().split() or [""]
    if _POST_OF_ONE.match(name) or _BODY_OF_ONE.search(name):
        return False
    return bool(rest) and first not in _PLACES and not (first in _GENERIC and rest[-1] in ("authority", "council"))


def _trimmed(name: str) -> str:
    name = _OWNED.sub("", " ".join(name.split()))
    name = _MONTH.sub("", name) or name
    name = re.sub(r"[’']s$", "", name)
    name = name if name.isupper() else _CAPITALS_BEFORE.sub("", name)
    both = _CITY_AND.match(name)
    start = both.end() if both else 0
    if re.match(r"(?:city|county|town|village|state|township) of ", name, re.IGNORECASE):
        name = name[:start] + _AND_MORE.sub("", name[start:])
    name = _GOVERNMENT.sub("", name[:start] + _TRAILING.sub("", name[start:]))
    name = _COUNCIL.sub("", name) if name.startswith(("City of", "Town of", "County of", "Village of")) else name
    while (shorter := _LEADING.sub("", name)) != name:
        name = shorter
    name = name[:1].upper() + name[1:]
    return name.strip(" ,.-–’'") if not name.endswith("Inc.") else name


def _mixed(text: str) -> str:
    """Write capitals as names are written, so that one pattern finds both."""
    if upper_share(text) < 0.6:
        return text
    small = {"of", "and", "the", "de", "la"}
    return " ".join(
        word.lower() if word.lower() in small else word[:1].upper() + word[1:].lower() for word in text.split()
    )


def _key(name: str) -> str:
    text = re.sub(r"\W+", " ", name.casefold()).strip()
    match = re.fullmatch(r"county of (.+)", text)
    return f"{match[1]} county" if match else text
