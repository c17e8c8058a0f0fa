"""Which line is the title where nothing says so? The name of a class, a heading of its duties, a page's first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.identity import title_edges, title_parts
from orgmodel.load.documents.language import document_kinds, vocabulary
from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages.document import Block, Shape
from orgmodel.load.documents.pages.sections import Placed
from orgmodel.model.postings import Passage

_HEAD = 12
_LONGEST_NAME = 5
_HEADING_OF_WORK = re.compile(r"^(?P<title>[A-Z].{4,70}?)(?:['’]s)? (?:Job )?(?:Duties|Responsibilities|Functions):?$")
_STEP = re.compile(r"\d|I{1,3}|IV|V")
_LABELS = ("position type", "job type", "job profile", "job posting")


def last_resort(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Give what is most probably the title of a text that describes work, with its lines, or nothing."""
    return (
        _of_duties(parts)
        or _among_links(parts)
        or _typed(parts)
        or _class(parts)
        or (_name(parts) if _describes_work(parts) else None)
    )


def _of_duties(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Read the title off the heading of its duties: `Data Coordinator Duties`."""
    for part in parts[:_HEAD]:
        match = _HEADING_OF_WORK.match(part.block.text)
        if match and not part.block.label and ends_as_post(match["title"]):
            return match["title"], part.block.lines
    return None


def _among_links(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Read a title below words of the page (`Apply Now`), which began a section of notices."""
    for part in parts[:_HEAD]:
        said = title_edges.without_body(part.block.text)
        plain = part.block.shape in (Shape.HEADING, Shape.PARAGRAPH) and not re.search(r"[—:|]", said)
        plain = plain and not part.block.label
        if part.section in ("notice", "contacts") and plain and ends_as_post(said) and not vocabulary.section_of(said):
            return said, part.block.lines
    return None


def _typed(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Read a label that elsewhere says only the kind of a position: `Position Type: Network Technician`."""
    for part in parts[:_HEAD]:
        said = title_edges.without_body(part.block.text)
        if vocabulary.folded(part.block.label) in _LABELS and ends_as_post(said):
            return said, part.block.lines
    return None


def _class(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Read a class that is called by its work: `Classification: Technology Support`, its step on the next line."""
    for number, part in enumerate(parts):
        said = part.block.text.strip()
        known = part.block.label and vocabulary.field_of(part.block.label) in ("class", "position")
        known = known and not vocabulary.section_of(said)
        if known and _is_name(said):
            after = parts[number + 1].block if number + 1 < len(parts) else None
            step = after.text.strip() if after and _STEP.fullmatch(after.text.strip()) else ""
            return f"{said} {step}".strip(), part.block.lines
    return None


def _name(parts: Sequence[Placed]) -> tuple[str, Passage] | None:
    """Take the heading that a page of Markdown begins with: it is the name of what the page describes."""
    first = next((part.block for part in parts[:_HEAD] if part.block.shape is Shape.HEADING), None)
    return (first.text, first.lines) if first is not None and first.level == 1 and _names(first) else None


def _names(block: Block) -> bool:
    work = vocabulary.section_of(block.text) in ("duties", "summary", "qualification", "benefits", "pay")
    return block.shape is Shape.HEADING and not work and _is_name(block.text) and not starts_with_verb(block.text)


def _is_name(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w&/-]*", text)
    return (
        1 < len(words) <= _LONGEST_NAME
        and all(word[0].isupper() or word in ("and", "of", "for") for word in words)
        and not re.search(r"[.?!:;|$@]", text)
        and not vocabulary.field_of(text)
        and not document_kinds.ALONE.fullmatch(text)
        and bool(title_parts.plain_title(text))
    )


def _describes_work(parts: Sequence[Placed]) -> bool:
    """Tell whether a text has a section of duties."""
    return any(part.section == "duties" for part in parts)
