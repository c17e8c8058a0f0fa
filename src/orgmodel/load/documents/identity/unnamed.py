"""What is a role called whose document never names it? As its file is, where the text describes a job."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import document_kinds
from orgmodel.load.documents.language.spelling import written
from orgmodel.load.documents.pages.sections import SPEAKING, Placed

_OF_A_JOB = re.compile(
    r"\b(?:(?:this|the) (?:position|role|job|classification|incumbent|post|vacancy)|incumbents?"
    r"|job (?:summary|description|type|code|title|number)|class (?:specification|code|title)|minimum qualifications"
    r"|salary (?:range|grade)|examples? of duties|essential (?:functions|duties)|classification"
    r"|(?:successful|ideal) candidate|applicants?)\b",
    re.IGNORECASE,
)
_FEWEST = 2
_LONGEST = 60_000
_NUMBER = re.compile(r"^(?:[\d.]+\s+)+(?=\S)")


def named_by_file(source: str, parts: Sequence[Placed]) -> str:
    """Give the name of the file as a title, where its text speaks of a job more than once and of its duties."""
    text = " ".join(part.block.text for part in parts)[:_LONGEST]
    works = any(part.section == "duties" for part in parts) or any(part.section in SPEAKING for part in parts)
    if not works or len(_OF_A_JOB.findall(text)) < _FEWEST:
        return ""
    stem = source.replace("\\", "/").rsplit("/", maxsplit=1)[-1].rsplit(".", maxsplit=1)[0]
    said = _NUMBER.sub("", " ".join(re.split(r"[\s_+-]+", stem)).strip())
    said = document_kinds.BEHIND.sub("", document_kinds.BEFORE.sub("", said))
    return written(said[:1].upper() + said[1:]) if re.search(r"[A-Za-z]{2}", said) else ""
