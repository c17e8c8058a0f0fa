"""When was a document made, and who issued it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.pages.document import Block, Shape

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NAME = "|".join(f"{month}|{month[:3]}" for month in _MONTHS) + "|sept"
_LONG = re.compile(
    rf"\b(?P<month>{_NAME})\.?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+|,?\s*)?(?P<year>(?:19"
    rf"|20)\d\d)\b|\b(?P<month2>{_NAME})\.?,\s*(?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?P<month>\d{1,2})[/-](?P<day>\d{1,2})[/-](?P<year>(?:19|20)?\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
_MONTH_YEAR = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)\b")
_ALONE = 60
_ORDER = ("revised", "posted", "", "closing")
_ISSUER = re.compile(
    r"^(?:.{0,40}\b(?:Department|Office|Division) of (?:Human Resources|Personnel|Administration)|Human "
    r"Resources(?: Department)?|Civil Service Commission)$",
    re.IGNORECASE,
)


def dated(blocks: Sequence[Block]) -> tuple[str, str]:
    """Give the date of a document (the last of its revisions, else of its posting) and its issuer."""
    found: dict[str, list[str]] = {}
    for block in blocks:
        kind = vocabulary.field_of(block.label) if block.label else ""
        if block.label and kind not in _ORDER[:2] + _ORDER[3:]:
            continue
        if not block.label and (len(block.text) > _ALONE or (block.shape is Shape.HEADING and not _whole(block.text))):
            kind = _said(block.text)
            if not kind:
                continue
        found.setdefault(kind, []).extend(dates(block.text))
    for kind in _ORDER:
        if found.get(kind):
            return max(found[kind]), _issuer(blocks)
    return "", _issuer(blocks)


def _said(text: str) -> str:
    """Tell whether a longer text gives the date of a revision."""
    return (
        "revised"
        if len(text) < 200 and re.search(r"\b(?:revis|adopt|establish|effective|updated|approved)", text, re.IGNORECASE)
        else ""
    )


def _whole(text: str) -> bool:
    return bool(_LONG.fullmatch(text.strip()) or _SHORT.fullmatch(text.strip()))


def _issuer(blocks: Sequence[Block]) -> str:
    return next(
        (block.text for block in reversed(blocks) if len(block.text) < _ALONE and _ISSUER.match(block.text)), ""
    )


def dates(text: str) -> list[str]:
    """Find the dates of a text, as 2026-01-31 or 2026-01."""
    found = [match[0] for match in _ISO.finditer(text)]
    for match in _LONG.finditer(text):
        month = (
            _MONTHS.index(next(m for m in _MONTHS if m.startswith((match["month"] or match["month2"])[:3].casefold())))
            + 1
        )
        year = match["year"] or match["year2"]
        day = int(match["day"] or 0)
        found.append(f"{year}-{month:02}" + (f"-{day:02}" if 1 <= day <= _days(int(year), month) else ""))
    for match in _SHORT.finditer(text):
        month, day = int(match["month"]), int(match["day"])
        year = match["year"] if len(match["year"]) == 4 else ("20" if int(match["year"]) < 70 else "19") + match["year"]
        if 1 <= month <= 12 and 1 <= day <= _days(int(year), month):
            found.append(f"{year}-{month:02}-{day:02}")
    found += [f"{match[2]}-{int(match[1]):02}" for match in _MONTH_YEAR.finditer(text)]
    return found


def _days(year: int, month: int) -> int:
    import calendar

    return calendar.monthrange(year, month)[1]
