"""What belongs to a title, and what only stands beside it: codes, grades, terms, the kind of document."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import document_kinds
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.spelling import written

SUFFIX = re.compile(
    r"(?:\s*[-–—|,:]?\s*(?:\(?\s*(?:req(?:uisition)?|job|posting|class code|class|code|job code|spec"
    r"|position|pos\.?|#)\s*(?:id|no\.?|number|code)?\s*[:#]?\s*[A-Z]{0,3}\d[\w.-]*\s*\)?"
    r"|\(?\bref(?:erence)?(?:\s*(?:no|number))?[.:#]?\s*[A-Z\d]*\d[\w/-]*\)?|\[[^\[\]]{2,40}\]"
    r"|\((?:job |req )?id:?\s?[A-Z\d-]*\d\)"
    r"|#\s?[A-Z\d]*\d[A-Z\d]{3,}|\(?\d{4,}[\w-]*\)?|\([A-Z]{1,4}\d{2,5}\)|\(#\s?[A-Z\d.-]{2,10}\)"
    r"|(?:pos|position|req|job|posting)\.?\s*#\s*(?=$)"
    r"|\((?:[A-Z]/[A-Z]{1,2}|[mfdwx]/[mfdwx](?:/[mfdwx])?)\)|\(\d{2}[ -]hours?\)|\d{2,3}%(?: remote)?"
    r"|\(?(?:open|promotional|continuous|(?:regular|permanent|casual|fixed)?[ -]*full[- ]time|part[- ]time|remote"
    r"|hybrid|exempt|non-exempt|flsa exempt|temporary|unclassified|classified|open until filled"
    r"|fixed[- ]term|casual|seasonal(?=\W|$)"
    r"|permanent|regular(?= ?[-–(]|$)|one[- ]year|\d{1,2}[ -](?:month|year|hour)s?|limited[- ]term"
    r"|term limited|internal|external|re-?advertis\w+|multiple positions|\d{1,2} positions?|bilingual)"
    r"[^)]{0,30}\)?))+$",
    re.IGNORECASE,
)
CODE_TAIL = re.compile(
    r"[(\s]#\s?(?=[A-Z\d.-]*\d)([A-Z\d][A-Z\d.-]{1,9})\)?$|\s(0\d{3,5})$|\s\(([A-Z]?\d{3,5}[A-Z]{0,2}|[A-Z]{2,4}\d{2,5})\)$"
    r"|\s\(?((?=[A-Z]*\d[A-Z\d]*[A-Z])[A-Z\d]{5,8})\)?$"
)
_GRADE_TAIL = re.compile(
    r"\s*[,(–—-]?\s*\(?\b(?:pay grade|salary grade|grade|range|pay band|band|salary "
    r"range)\s*:?\s*#?([A-Z]{0,3}-?\d{1,3}[A-Z]?|[IVX]{1,4})\b\)?\s*$",
    re.IGNORECASE,
)
CLASS_LINE = re.compile(
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
_UNCLOSED = re.compile(r"(?<=\w)\s*\([^()]{0,30}$")
_LEVEL_HEAD = re.compile(r"^((?:L|IC|M|P|E|T|G|Level |Grade |Band )-?\d{1,2})\s*(?::|\s[–—|-])\s*(?=[A-Z])")
_CLASS_TAIL = re.compile(r"\s*\(([A-Z][^()]{5,60}\s(?:I{1,3}|IV|V|\d))\)$")
"""The class, with its step, behind a working title: `Data Director (Information Manager 2)`."""

_LEVEL_TAIL = re.compile(r"\s*(?:[-–—|,]\s*|\()((?:L|IC|M|P|E|T)\d{1,2})\)?$")
"""Steps of a company's ladder before and behind a title: `L4: Senior Engineer`, `Engineer (IC3)`."""


def plain_title(text: str) -> str:
    """Give a title without what says the kind of document behind it, to compare: `Data Engineer – Job Profile`."""
    return document_kinds.BEHIND.sub("", SUFFIX.sub("", " ".join(text.split()))).casefold()


def titled(text: str) -> tuple[str, str]:
    """Give a title without the grade, the numbers and the kind of document that stand behind it."""
    if grown := CLASS_LINE.fullmatch(text.strip()):
        text = grown[0].rsplit(maxsplit=1)[0]
    text = document_kinds.BEFORE.sub("", " ".join(re.split(r"\s{3,}|\t", text.strip())[0].split()))
    text = _UNCLOSED.sub("", re.sub(r"\)(?=[A-Z])", ") ", text))
    if (aside := _ASIDE.search(text)) and is_title(text[: aside.start()]):
        title, grade = titled(text[: aside.start()])
        return title, aside["grade"] or grade
    if (grown := _CLASS_TAIL.search(text)) and is_title(grown[1]) and is_title(text[: grown.start()]):
        text = text[: grown.start()]
    for level in (_LEVEL_HEAD.match(text), _LEVEL_TAIL.search(text)):
        if level and len(level[0]) < len(text):
            rest = text[level.end() :] if level.start() == 0 else text[: level.start()]
            return written(document_kinds.BEHIND.sub("", rest)), re.sub(r"^(?:Level|Grade|Band) ", "", level[1])
    text = document_kinds.BEHIND.sub("", SUFFIX.sub("", text)) or text
    short = _INITIALS.search(text)
    if short and "".join(word[0] for word in text[: short.start()].split()).upper().endswith(short[1]):
        text = text[: short.start()]  # `Director of Information Technology (IT)`
    tail = _GRADE_TAIL.search(text)
    if tail and tail.start() > 3:
        return written(text[: tail.start()]), tail[1]
    return written(text), ""
