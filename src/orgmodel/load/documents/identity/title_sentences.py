"""Which role do the sentences of a document speak of? `is seeking a X`, `The X plans …`, `shall appoint an X`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language.posts import is_title, post_at
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_SEEKS = re.compile(
    r"(?:\bfor (?:the|an?) (?=[A-Z][^.?!]{3,60} (?:position|role|job)\b(?! of))"
    r"|\b(?:[Pp]osition|[Pp]osts?|[Pp]ositions|[Vv]acancy|[Vv]acancies) of (?:an? |the )?(?=[A-Z])"
    r"|\b[Aa]pplications? for (?:the |an? |our )?(?:(?!of\b)[a-z][a-z/-]+,? ){0,4}(?=[A-Z])"
    r"|\b(?:seeking|looking|hiring|recruiting)(?: to (?:fill|hire)| for)?"
    r" (?:one|two|three|\d)(?: \(\d\))? (?=[A-Z])"
    r"|\b(?:[Hh]ead|[Cc]hief officer|[Dd]irector) of (?:the |this )?(?:[Dd]epartment|[Dd]ivision|[Oo]ffice|[Bb]ureau)"
    r"[^.;]{0,80} (?:shall be|is) (?:known as |called |titled )?(?:the |an? )(?=[A-Z])"
    r"|\b(?:[Dd]epartment|[Dd]ivision|[Oo]ffice|[Bb]ureau)[^.;]{0,80} (?:shall be|is) (?:headed|directed|administered"
    r"|supervised|managed) by (?:the |an? )(?=[A-Z])"
    r"|\b(?:for|to fill|fill) (?:the|a|an|our) (?:\w+ )?(?:position|role|job|post|vacancy|class"
    r"|classification)s? of (?:an? |the )?"
    r"|(?:\b(?:is|are)|[’']re) (?:currently |now |actively )?(?:seeking(?: to \w+)?|looking "
    r"(?:for|to \w+)|hiring|recruiting(?: for)?|searching for)(?: qualified applicants for| applicants for| "
    r"candidates for)?"
    r" (?:an? |the |our (?:next |new )?)(?:[\w.]+(?:-\w+)?,? (?:and )?(?!of\b)){0,5}?(?!FTE\b)(?=[A-Z])|\bseeks an? "
    r"(?:\w+ ){0,4}?(?=[A-Z])|\b[Aa]s (?:an?|the|our) (?=[A-Z])|\b[Ii]n the role of "
    r"|\bshall appoint an? (?=[A-Z])"
    r"|\b(?:[Ee]xamination|[Ee]xam|EXAMINATION|EXAM) (?:for|FOR) (?:the |THE )?(?=[A-Z])"
    r"|\b(?:[Aa]ddition|[Cc]reation) of an? (?=[A-Z][^.?!]{3,60} (?:[Pp]osition|[Rr]ole|[Jj]ob)\b(?! of))"
    r"|\b(?:created|established) (?:the |an? )?(?:position|office|post) of (?:the |an? )?)"
)
"""What stands before the title: of those who seek somebody, and of ordinances that name the head of a department."""

_ASKED = re.compile(
    r"\b(?:job description|vacancy|opening) for (?:the |an? )?(?P<title>[A-Z].{3,90}?) (?:position|role|job)\b"
)
"""How boards ask: `What is the job description for the Data Officer position at …?`"""

_FITS = re.compile(
    r"\b(?:[Ii]deal|[Ss]uccessful|[Ss]elected) (?:candidate|applicant)s? for (?:the|our|this) "
    r"(?=[A-Z][^.?!]{3,60} (?:position|role|job)\b)"
)
"""Who is looked for, of whom qualifications speak: `The ideal candidate for the Data Officer role …`."""

_IS_A = re.compile(
    r"\b(?:[Tt]his|[Tt]he) (?:position|role|job|post) (?:is|will be|(?:will )?(?:serve|function|act)s? as)"
    r" (?:an?|the|our) |\bThis is an? (?:[a-z-]+ ){0,3}(?=[A-Z][^.]{3,60} (?:position|role|job|post)\b)"
    r"|\b(?:is|are) (?:currently |now |actively )?(?:seeking|looking for|hiring|recruiting) an?"
    r" (?:(?:talented|experienced|skilled|motivated|qualified|dedicated|dynamic|passionate|full-time|part-time"
    r"|permanent|highly|self-motivated|and|energetic|detail-oriented|new|temporary),? )*(?=[a-z])"
)
"""Sentences that name a role only where no better one does: `This position is a …`, `is seeking a data analyst`."""

_SUBJECT = re.compile(r"^(?:(?:under|reporting) [^,]{3,120},\s*)?(?:the|an?|our)\s+(?=[A-Z])", re.IGNORECASE)
_NAMES_ITSELF = re.compile(
    r"(?:(?:^|[.:]\s?)The|(?:^|\b[A-Z]{5,} )An?|\b(?:Under|Reporting to) [^.]{3,160}, the)\s+"
    r"(?:(?:work|class|classification|position|role|job|purpose) of (?:the |an? )?)?(?=[A-Z])"
    r"|(?:^|[.:]\s)(?=[A-Z](?:(?! [Tt]he )[^.:]){5,80} (?:is|are) (?:distinguished|differentiated) (?:from|by)\b)"
)
_DOES = re.compile(
    r"(?P<step>,\s(?:Senior|Principal|Lead|Chief|Assistant|Supervising|Associate|Junior|I{1,3}|IV))?"
    r"\s*(?:\([A-Z&]{2,8}\)\s*)?(?:(?:class|classification|position|role|series|job)\s+)?"
    r"(?:is|shall|will|may|should|must|serves|oversees|leads|directs|manages|reports|plans|provides|works|differs"
    r"|performs|contributes|analyzes|acts|assists|supports|coordinates|administers|supervises|develops|receives|ensures|has|does)\b"
)
_HEAD_PARTS = 60
_NAMING = ("title", "summary", "other", "pay")
_FIRST_WORDS = re.compile(r"^[\d.\s]+")
_HEAD_OF = re.compile(r"(?:head|supervisor|manager) of (?:the|this|that) ", re.IGNORECASE)
_ENTITLED = re.compile(
    r"^(?P<title>[A-Z][^–—:.]{5,80}?)\s?(?::|[–—-])\s(?:[Tt]his|[Tt]he|[Aa]n?)"
    r" [^.]{0,40}\b(?:position|class|level|role)\b"
)
"""A paragraph that begins with its title: `Data Analyst 1 – this lower-level position …`."""

_HEADED = re.compile(
    r"\b(?P<title>(?:[A-Z][A-Z&/,-]+ ){1,6}[A-Z/-]+(?: I{1,3}| IV)?)"
    r" (?:JOB|POSITION|CLASS) (?:DESCRIPTION|SPECIFICATION)\b"
)
"""A title in capitals before the kind of document, in a text on one line."""

_CALLED = re.compile(r"(?<=\w) (?:Position|POSITION)$")
_OF_UNIT = re.compile(r"(?<=\w\w),\s[^,]*\b(?:Unit|Section|Department|Division|Team|Branch|Office|Bureau)$")
"""The unit behind a title: `Senior Analyst, Data Services Unit`."""


def in_text(parts: Sequence[Placed], *, anywhere: bool = False) -> tuple[str, Passage] | None:
    """Give the title that a sentence names, and its lines; `anywhere` also from parts that seldom name it."""
    for part in parts[:_HEAD_PARTS]:
        if (asked := _ASKED.search(part.block.text[:400])) and is_title(asked["title"]):
            return asked["title"], part.block.lines
    if anywhere and (found := _entitled(parts)):
        return found
    for pattern in (_SEEKS, _SUBJECT, _NAMES_ITSELF) if not anywhere else (_SEEKS, _NAMES_ITSELF, _IS_A):
        for part in parts[:_HEAD_PARTS]:
            if not anywhere and part.section not in _NAMING and part.block.shape is not Shape.HEADING:
                continue
            if title := _named(part.block.text, pattern):
                return title, part.block.lines
    return None


def of_the_fitting(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Give the title of the role that qualifications say somebody is looked for."""
    named = ((_named(part.block.text, _FITS), part.block.lines) for part in parts[:_HEAD_PARTS])
    return next((found for found in named if found[0]), None)


def _as_position(does: re.Match[str] | None) -> bool:
    """Tell whether a word is called a position: `The Webmaster position is`."""
    return does is not None and bool(re.search(r"\b(?:position|job)\b", does[0]))


def _entitled(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Give the title that stands before a text about it, or before the words for the kind of document."""
    for part in parts[:_HEAD_PARTS]:
        for pattern in (_ENTITLED, _HEADED):
            match = pattern.search(part.block.text[:1_500])
            title = _FIRST_WORDS.sub("", match["title"]) if match else ""
            if is_title(title) and len(title.split()) > 1 and post_at(title):
                return title, part.block.lines
    return None


def _named(text: str, pattern: re.Pattern[str]) -> str:
    """Give the first title that stands behind a pattern, empty when none does."""
    for match in pattern.finditer(text[:1_500]):
        post = post_at(text, match.end())
        does = _DOES.match(text, post.end) if post else None
        if not post or (pattern is _NAMES_ITSELF and not does) or _HEAD_OF.match(post.title):
            continue
        if post.named and (
            len(post.title.split()) > 1 or post.title.isupper() or pattern is _SEEKS or _as_position(does)
        ):
            return _OF_UNIT.sub("", _CALLED.sub("", post.title)) + ((does and does["step"]) or "")
    return ""
