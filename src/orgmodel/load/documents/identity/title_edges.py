"""What do other lines of a document say about the edges of its title? The employer before it, a place behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orgmodel.load.documents.language.posts import ends_as_post, is_title
from orgmodel.load.documents.pages.sections import Placed

_BEFORE = re.compile(r"^(?P<body>[^–—|:]{2,60}?)\s+[-–—|:]\s+(?P<title>[A-Z].{3,})$")
_BODY = re.compile(
    r"^(?:the )?(?:City|County|Town|State|Village|University|Borough|Port) of "
    r"|\b(?:District|County|City|Library|University|College|Authority|Court|Courts|Agency|Schools?|Commission|Council|Inc\.?|Bank|Hospital|Utilities)"
    r"(?: \d{1,3})?(?:, [A-Z]{2})?$",
    re.IGNORECASE,
)
"""How the names of employers begin and end; the state may stand behind."""

_AT_BODY = re.compile(r"^(?P<title>.{4,80}?)(?:\s+[-–—|]\s+|,?\s+(?:at|with)\s+(?:the\s+)?)(?P<body>[A-Z][^|]{3,60})$")
_UNIT = re.compile(r"\s+[-–—|]\s+[A-Z][^-–—|]{2,50}\b(?:Division|Department|Section|Branch|Bureau)$")
_BEHIND = re.compile(r"^(?P<title>.{4,80}?)\s+[-–—|]\s+(?P<place>[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2}(?:, [A-Z]{2})?)$")
_LONGEST = 60_000
_OFTEN = 2
_PLAIN = 2


def without_neighbors(title: str, parts: Sequence[Placed]) -> str:
    """Leave out the employer in front of a title and the place behind it: `Marlow District - IT Manager - Alder`."""
    title = without_body(title)
    text = " ".join(f"{part.block.label} {part.block.text}" for part in parts)[:_LONGEST]
    before = _BEFORE.match(title)
    if before and is_title(before["title"]) and _is_body(before["body"], text):
        title = before["title"]
    behind = _BEHIND.match(title)
    title = _UNIT.sub("", title) if ends_as_post(_UNIT.sub("", title)) else title
    if behind and ends_as_post(behind["title"]) and _is_place(behind["place"], text):
        title = behind["title"]
    return title


def without_body(said: str) -> str:
    """Leave out what is plainly an employer, before and behind a title: `City of Alder - GIS Analyst`."""
    before = _BEFORE.match(said)
    if before and _BODY.search(before["body"]) and not ends_as_post(before["body"]):
        said = before["title"]
    behind = _AT_BODY.match(said)
    return behind["title"] if behind and _BODY.search(behind["body"]) and ends_as_post(behind["title"]) else said


def _is_body(said: str, text: str) -> bool:
    """Tell whether words name an employer: by how they end, or as the initials that the text gives for one."""
    return bool(_BODY.search(said)) or (said.isupper() and f"({said})" in text)


def _is_place(said: str, text: str) -> bool:
    return bool(re.search(rf"\b(?:in|[Ll]ocat(?:ion|ed at|ed in):?) {re.escape(said)}\b(?! [A-Z])", text))


def fuller(title: str, parts: Sequence[Placed]) -> str:
    """Give a title of one or two words as the sentences have it, where they have it longer more than once.

    `Team Lead` of which the text says `The Service Desk Team Lead is …`.
    """
    if len(title.split()) > _PLAIN:
        return title
    text = " ".join(part.block.text for part in parts)[:_LONGEST]
    said = re.findall(rf"\b[Tt]he ((?:[A-Z][\w/&-]+ ){{1,4}}{re.escape(title)}) (?=[a-z]+s\b|will\b)", text)
    longer, times = Counter(said).most_common(1)[0] if said else ("", 0)
    return longer if times >= _OFTEN and is_title(longer) else title
