"""Which department is a role's where neither its head nor its summary says so?

Ordinances that found a department and name who is in charge of it, what a role leads, and the employer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgmodel.load.documents.identity.heads import Head
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed

_WORD = r"(?:I\.T\.|[A-Z][\w&’'/-]*)"
_FIELD = rf"{_WORD}(?:(?:,? (?:and|&) |, | )(?!(?:The|This|Is|Shall)\b){_WORD}){{0,5}}"
_OF = rf"(?:Department|Office|Bureau) of (?:the )?{_FIELD}"
_NAMED = rf"(?P<name>(?:{_WORD} (?:(?:and|&) )?){{1,5}}[Dd]epartment|{_OF})"
_OWNER = r"(?:[A-Z]\w+ ){1,2}(?:County|City|Town(?:ship)?)(?:[’']s)? "
_BODY = (
    r"(?:(?:City|County|Town|Village|State) of (?:[A-Z]\w+ ?){1,3}[’']s |(?:City|County|Town)(?:[’'] ?| )s "
    rf"|{_OWNER})"
)
_FOUNDED = re.compile(
    rf"\b(?:(?:hereby|is|are) (?:created|established)|create|establish) (?:the|an?) (?:{_BODY})?{_NAMED}"
    rf"|\b(?:The|the|A|a) (?:{_BODY})?{_NAMED.replace('?P<name>', '?P<founded>')} (?:is|shall be) (?:hereby )?"
    r"(?:created|established)\b"
)
"""Where an ordinance makes a department: `There is hereby created the Department of …`."""

_LED = re.compile(
    r"\b(?:[Ll]ead(?:s|ing)?|[Oo]versee(?:s|ing)?|[Hh]ead(?:s|ing|ed)?|[Dd]irect(?:s|ing)?|[Mm]anag(?:es?|ing)"
    rf"|[Aa]dminister(?:s|ing)?|in charge of|head of|operations? of) (?:the|our) (?:{_BODY})?{_NAMED}"
)
_OWN = re.compile(rf"\b(?:[Ww]ithin|[Oo]f|[Aa]t|[Ii]n) (?:the )?{_BODY}{_NAMED}")
"""The employer's own: `within the County’s Data Services department`. Whom a role works *with* is another's."""

_LOWER = re.compile(
    r"\b(?:oversee|direct|manage|head|administer|in charge of|head of) the (?P<name>(?:[a-z]+ ){1,3}department)\b"
)
_HEADED = re.compile(
    rf"(?:(?:Article|ARTICLE|Chapter|CHAPTER|Section|SECTION|Sec\.|Part|§+) ?[\dIVXLC.-]+\.?|\d+(?:[-.]\d+)+\.?)[ :–-]+"
    rf"(?P<name>{_OF}|{_OF.replace('Department', 'DEPARTMENT').replace(' of ', ' OF ')}"
    rf"|(?:{_WORD} (?:(?:and|&|AND) )?){{1,5}}(?:DEPARTMENT|Department))[ .|]*"
)
"""The heading of a chapter of a code: `Article IV. Data Services Department`."""

_ELSEWHERE = frozenset({"qualification", "benefits", "conditions"})
_NONE = re.compile(
    r"\b(?:Personnel|Human Resources?|Civil Service|Police|Fire|All|Other|Each|Every|User|Operating|Client|City|County"
    r"|Any)\b|^(?:the|a|that|each|entire|whole|same|user|other) ",
)
"""Departments that issue such documents, or those that others are."""


def own_department(read: Head, parts: Sequence[Placed]) -> None:
    """Read the department that a text founds, that its role leads, or that it calls the employer's own."""
    if "department" in read.values:
        return
    spoken = [part for part in parts if part.section not in _ELSEWHERE]
    for find in (_founded, _led, _own):
        for part, name in find(spoken):
            if not _NONE.search(name):
                read.set("department", written(name), part.block.lines)
                return


def _founded(parts: Sequence[Placed]) -> Iterator[tuple[Placed, str]]:
    for part in parts:
        if part.block.shape is not Shape.ITEM and (heading := _HEADED.fullmatch(part.block.text)):
            yield part, heading["name"]
        for match in _FOUNDED.finditer(part.block.text):
            yield part, match["name"] or match["founded"]


def _led(parts: Sequence[Placed]) -> Iterator[tuple[Placed, str]]:
    for part in parts:
        for match in _LED.finditer(part.block.text):
            yield part, match["name"]
        for match in _LOWER.finditer(part.block.text) if "shall" in part.block.text else ():
            yield part, match["name"].title()


def _own(parts: Sequence[Placed]) -> Iterator[tuple[Placed, str]]:
    for part in parts:
        for match in _OWN.finditer(part.block.text):
            yield part, match["name"]
