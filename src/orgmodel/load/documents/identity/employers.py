"""Who is named as the employer? Sentences that seek people, links of job boards, and the line beside the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgmodel.load.documents.language import domains, vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.pages.document import Block, Shape

_WORD = r"(?:U\.\s?S\.|St\.|Ft\.|[A-Z][\w’'&-]*(?:\.(?:io|com|ai|org|net)\b)?)"
_NAME = (
    rf"{_WORD}(?:(?:,? (?:of|for|and|&|de|la|del)(?: the)? |, (?=Inc\b|LLC|Ltd|L\.L\.C|N\.A)| ){_WORD}){{0,8}}"
    r"(?:,? (?:Inc|Ltd|Corp|Co)\b\.?)?"
)
_SEEKS = re.compile(
    rf"(?:^|(?<=[.!?:|] )|(?<=[.!?] {{2}}))(?:[Tt]he |THE )?(?P<name>{_NAME})(?: \([^()]{{2,20}}\))?,?"
    r"(?: (?:located |based )?in [A-Z][\w ]+, (?:[A-Z][\w ]+,)?)? "
    r"(?i:(?:is|are)(?: (?:currently|now|actively|presently|also|proud to be))? "
    r"(?:seeking|looking (?:for|to)|searching for|recruiting|hiring|accepting (?:applications|resumes)|in search of"
    r"|an? (?:eeo\b|equal|affirmative|drug|smoke))"
    r"|(?:invites|seeks|announces|welcomes applica\w+|wishes to (?:hire|appoint|recruit))\b"
    r"|(?:currently )?has an? (?:\w+[ -]){0,4}(?:opening|opportunity|vacancy|position)\b)"
)
_AT = re.compile(
    r"\b(?:(?:[Pp]osition|[Jj]ob|[Rr]ole|[Oo]pening|[Vv]acancy|[Oo]pportunity|[Cc]areers?|[Jj]obs|[Ee]mployment|JOB)"
    r" (?:(?:is |here |available )?(?:at|with)|AT)|(?:[Tt]eam|[Ff]amily|[Ww]ork(?:ing)?|[Ll]ife|[Hh]ere) at) (?:the )?"
    rf"(?P<name>{_NAME})"
    r"(?=[?.,;!:)|]| \(|$|[’']s\b| (?:in|and|is|as)\b)"
)
_EMPLOYEES = re.compile(rf"\b(?:current )?employees of (?:the )?(?P<name>{_NAME})")
_LINK = re.compile(
    rf"^(?:(?:Jobs?|Careers?|Employment|Working|Work|Life)(?: Opportunities)? (?:at|with) (?P<a>{_NAME})"
    rf"|(?P<b>{_NAME}) (?:Careers?|Jobs|Job Opportunities|Career Opportunities)"
    rf"|(?P<c>{_NAME}) \| (?:Careers?|Jobs|Employment|Job .*)|(?:Careers?|Jobs|Employment) \| (?P<d>{_NAME}))$"
)
_PART = re.compile(
    r"\b(?:Department|Dept\.?|Division|Office|Unit|Team|Branch|Section|Bureau|Headquarters|Campus|Program|Project|Staff"
    r"|Level|Site|Facility|Building|Plant|Organization|Company|Employer|Agency)$|^(?:Department|Division|Bureau) of\b",
    re.IGNORECASE,
)
"""How a part of a body is called, or a place, which is no employer by itself."""

_WHOLE = re.compile(r"(?:Sheriff[’']?s Office|\bAgency|(?<=\w )Company|(?<=\w )Organization)$", re.IGNORECASE)
_KIND = re.compile(
    r"(?:\b(?:Inc|LLC|Ltd|Corp|Corporation|Company|Bank|Hospitals?|Centre|Clinic|Health|Healthcare|University|College"
    r"|Schools?|Union|Partners|Authority|Circuit|Court|Courts|Commission|Society|Institute|Association|Foundation"
    r"|Library|Trust|Universities|Cooperative|Sys|Academy|Medicine|Museum|Holdings|Airlines|Insurance"
    r"|Laborator(?:y|ies)|Council|District(?: of [A-Z][\w ]+)?|Agency|Service|Parks|Ministry)"
    r"|^(?:City|Town|County|Village) of [A-Z][\w ]+)\.?$",
    re.IGNORECASE,
)
"""What the name of a body ends with, where it stands by itself."""

_OF_PAGES = re.compile(
    r"\b(?:jobs?|full|part|time|remote|hybrid|regular|permanent|temporary|contract|description|specification|class"
    r"|classification|posted|posting|apply|overview|back|log ?in|home|search|menu|save|share|about|view|details"
    r"|position|title|summary|exempt|non-?exempt|salary|grade|level|location|new|page|draft|final|revised|announcement|notice"
    r"|recruitment|opportunit(?:y|ies)|vacancy|careers?|family|series|code|status|experienced|worldwide|anywhere"
    r"|technology|engineering|general|public|department|division|office|team|united states|canada|united kingdom"
    r"|approved|schedule|resources|administration|introduction|welcome|we|you|our|your|this|what|why|how|who"
    r"|confidential|unclassified|classified|competitive|open|closed|bargaining|management|hiring|today|yesterday"
    r"|city|county|town|state)\b",
    re.IGNORECASE,
)
"""Words of pages, of posts and of parts: a line with one of them is no name that one could believe by itself."""

_LINE = re.compile(
    r"(?=.{2,80}$)(?:\d{1,3}(?:st|nd|rd|th)\s)?[A-Z][\w&’'.-]*"
    r"(?:,? (?:(?:of|for|and|the|at|de|la|del|in|&) )*[A-Z(][\w&’'.)-]*)*(?<!\w{4}\.)"
)
_LONG = 60
_HEAD = 10
_WORDS, _CLEAR = 8, 3
_STATED, _BESIDE, _SHORT = 2.0, 3.0, 1.0
_ABBREVIATED = re.compile(r"[A-Z&]{2,8}")
_GLUED = re.compile(r"^.*[a-z](?=The [A-Z])")
_INVITING = frozenset(
    [
        "your",
        "my",
        "our",
        "start",
        "build",
        "grow",
        "search",
        "view",
        "explore",
        "find",
        "drive",
        "apply",
        "see",
        "opportunity",
        "archived",
        "similar",
        "related",
        "featured",
        "what",
        "join",
    ]
)
"""Words of links that invite: `Drive Your Career`."""


def named(blocks: Sequence[Block]) -> Iterator[tuple[str, float, int]]:
    """Give each name that a text calls its employer: the name, what it weighs, and the number of its block."""
    for number, block in enumerate(blocks):
        text = block.text[:3_000]
        for pattern, weight in ((_SEEKS, _STATED), (_AT, _STATED), (_EMPLOYEES, 1.0)):
            for match in pattern.finditer(text):
                if is_body(name := _plain(match["name"])):
                    yield name, _SHORT if _ABBREVIATED.fullmatch(name) else weight, number
        link = _LINK.match(text) if len(text) < _LONG else None
        if link and is_body(name := next(each for each in link.groups() if each)):
            yield name, _STATED, number
    yield from _beside_title(blocks)


def is_body(name: str) -> bool:
    """Tell whether a name may be a body's: no part of one, no post, no word of a page or of a field of work."""
    words = name.split()
    if not words or (_PART.search(name) and not (_WHOLE.search(name) and len(words) > 1)):
        return False
    common = set(vocabulary.words("no_company"))
    if words[0].casefold() in common - {"city", "county", "state", "at"}:
        return False
    if len(words) < _CLEAR and vocabulary.section_of(name):
        return False
    if all(word.casefold() in common for word in words) or any(_is_post(word) for word in words):
        return False
    if not _INVITING.isdisjoint(word.casefold() for word in words):
        return False
    return len(words) >= _CLEAR or not domains.matches(domains.plain(name))


def _is_post(word: str) -> bool:
    return vocabulary.is_head(word) and word.casefold() not in ("council", "treasurer", "assessor", "clerk", "partners")


def _plain(name: str) -> str:
    return re.sub(r"[’']s?$", "", re.sub(r"^[Tt]he ", "", _GLUED.sub("", name.strip())))


def _beside_title(blocks: Sequence[Block]) -> Iterator[tuple[str, float, int]]:
    """Read the line above or below the title, where its kind, its shape or the text tells that it is a body."""
    at = next((number for number, block in enumerate(blocks[:_HEAD]) if _is_title_line(block)), -1)
    if at < 0:
        return
    for number in (at + 1, at - 1, 0):
        if 0 <= number < len(blocks) and number != at and _is_body_line(blocks, number, at):
            yield blocks[number].text.strip(" ."), _BESIDE, number
            return


def _is_title_line(block: Block) -> bool:
    alone = block.shape in (Shape.HEADING, Shape.PARAGRAPH) and len(block.text) <= 2 * _LONG
    return (alone and is_title(block.text)) or (bool(block.label) and vocabulary.field_of(block.label) == "title")


def _is_body_line(blocks: Sequence[Block], number: int, at: int) -> bool:
    block, text = blocks[number], blocks[number].text.strip()
    if block.label or block.shape is Shape.FIELD or not _LINE.fullmatch(text) or len(text.split()) > _WORDS:
        return False
    if is_title(text) or vocabulary.section_of(text) or vocabulary.field_of(text) or _PART.search(text):
        return False
    if _KIND.search(text) and not text.casefold().startswith(("department", "division", "bureau")):
        return len(text.split()) > 1
    if block.shape is Shape.ITEM or _OF_PAGES.search(text) or "," in text or not is_body(text):
        return False
    headings = block.shape is blocks[at].shape is Shape.HEADING and block.level > 0
    return (headings and number == at + 1) or _is_said(text, blocks)


def _is_said(name: str, blocks: Sequence[Block]) -> bool:
    """Tell whether sentences use a name as that of an employer."""
    says = re.compile(
        rf"\b(?:[Aa]t|[Jj]oin(?:ing)?|[Ww]ithin|with) (?:the )?{re.escape(name)}\b(?! [A-Z])"
        rf"|\b{re.escape(name)}[’']s?\s|(?:^|[.!?] )(?:The )?{re.escape(name)} (?:is|has|was|offers|provides|serves)\b"
    )
    return any(len(block.text) > _LONG and says.search(block.text) for block in blocks)
