"""Which code stands before a title? `1234 - Data Analyst`, `Reference: IT201 – Web Developer`."""

from __future__ import annotations

import re

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title

_CODE = re.compile(r"^([A-Z]{0,3}\d{3,6}[A-Z]?)\s*(?:[-–—:|]\s*|\s)(?=[A-Z][A-Za-z]+)")
_WORD = re.compile(r"^([A-Z]{3,8}\d{0,3}) : (?=[A-Z][A-Za-z]+)")
"""A code of letters, with a colon that stands free: `NETADM : Network Manager`."""

_REFERENCE = re.compile(
    r"^(?:reference|ref|job|req(?:uisition)?|vacancy|position|role|opening)\.?\s*(?:#|no\.?|number|id|code)?\s*[:#]\s*"
    r"(?=[A-Z]{0,4}-?\d)",
    re.IGNORECASE,
)
"""What stands before the code of a title: `Reference: IT201 – Web Developer`."""

_NOTICE = re.compile(r"^(?=\S*\d)[A-Z][A-Z&]*(?:-[A-Z\d&]+){2,3}\s+(?=[A-Z][a-z])")
"""The number of a notice before a title: `HR-2024-17 Data Analyst`."""


def parted(text: str) -> tuple[str, str]:
    """Give the code before a title, empty when there is none, and the title."""
    text = _NOTICE.sub("", _REFERENCE.sub("", text))
    bare = text.strip()
    code = _CODE.match(bare) or _WORD.match(bare)
    if code is None or not is_title(bare[code.end() :]) or vocabulary.field_of(code[1]) or vocabulary.is_head(code[1]):
        return "", text
    return code[1], bare[code.end() :]
