"""Which manager does a label name? `Reports To: IT Director, or designee`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity.heads import before_labels
from orgmodel.load.documents.identity.own_names import folded, own_names
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.post_words import without_name
from orgmodel.load.documents.language.posts import post_at
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.document import Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Manager

KINDS = (
    r"(?:directions?|supervision|guidance|leadership|oversight|management|control|authority|administration"
    r"|direct reporting)"
)
FROM = re.compile(
    rf"^(?:received:?\s+|reports to:\s+)?(?:(?:direct|general|close)\s+from\s+"
    rf"|(?:\w+\s+(?:and\s+)?){{0,3}}?{KINDS}\s+(?:is\s+)?(?:provided\s+)?(?:from|by)\s+)",
    re.IGNORECASE,
)
NOT_MANAGER_ANYWHERE = re.compile(r"this (?:position|role|class|post)\b", re.IGNORECASE)
_OR = re.compile(
    r"\s*(?:\band\s*/\s*or\b.*|,?\s*(?:and\s*/\s*or|or|and)\s+(?:his|her|their|his/her|a|the|an|other)?\s*(?:/her )?"
    r"(?:designee|designated|designate|assigned|delegate|higher).*|\s*/\s*designee.*|,?\s*or designee.*|\(or "
    r"designee\).*)$",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"^(?:n/?a|none|not applicable|tbd|to be determined|vacant|unknown|various|see |as assigned|assigned "
    r"supervisor|varies)",
    re.IGNORECASE,
)


def labeled(parts: Sequence[Placed], own: str) -> Manager | None:
    """Give the manager that a label names first, which is not the role itself."""
    for part in parts:
        block = part.block
        if block.shape not in (Shape.FIELD, Shape.FURNITURE) or vocabulary.field_of(block.label) != "reports_to":
            continue
        title = _value(block.text)
        if title and folded(title) not in own_names(own):
            return Manager(title, "stated", "", block.lines)
    return None


def _value(text: str) -> str:
    """Read the value of a label: a post, whatever its shape, without what is said beside it."""
    text = FROM.sub("", _OR.sub("", text.strip()).strip(" .;:-–"))
    text = re.sub(r"^(?:(?:reports (?:directly )?to|directly to|the|an?)\s+)+", "", text, flags=re.IGNORECASE)
    text = before_labels(re.split(r"\s+and\s?/\s?or\s+|\s+or\s+(?=[A-Z])", text)[0])
    if not text or _CALLED_OFF.match(text) or NOT_MANAGER_ANYWHERE.search(text):
        return ""
    text = without_name(_without_person(text))
    text = re.split(r"\s{2,}|;|\s\|\s|\s[–—]\s(?=\d)|,\s*(?=\d)|\.\s", text)[0]
    text = re.sub(
        r"\s*(?:\((?:[^)]{0,50}\d[^)]{0,30}|[A-Z]{2,6}|title|vacant)\)|#\s?\d+|\b\d{4,}\b|,?\s*(?:position"
        r"|pos\.?|pcn)\s*(?:no\.?|number|#)?\s*\d+).*$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    found = post_at(text)
    if found and not found.named:
        return ""
    if (
        found
        and len(found.title) < len(text)
        and re.match(r"\s*(?:who|which|with|in the|within|at the|for the|and performs)\b", text[found.end :])
    ):
        return found.title
    words = text.split()
    return (
        written(text.strip(" ,-–"))
        if (len(words) <= 12 and any(vocabulary.is_head(part) for word in words for part in re.split(r"[/-]", word)))
        or _is_board(text)
        else ""
    )


def _without_person(text: str) -> str:
    """Leave out the name of a person before the title, and the department behind it."""
    first, _, rest = text.partition(",")
    if rest and not any(map(vocabulary.is_head, first.split())) and any(map(vocabulary.is_head, rest.split())):
        text = rest.strip()
    return re.split(r",\s*(?=(?:Department|Division|Office|Bureau|City|County|Section)\b)", text)[0]


def _is_board(text: str) -> bool:
    return (
        text[:1].isupper()
        and len(text.split()) <= 6
        and any(word.casefold().strip(",.") in vocabulary.words("boards") for word in text.split())
    )
