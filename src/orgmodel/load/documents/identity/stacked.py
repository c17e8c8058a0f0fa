"""Which value belongs to which label? A label above its value, and labels in a column above a column of values."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from orgmodel.load.documents.identity import dates
from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.pages.document import Block, Shape

_LONGEST_LABEL = 45
_LONGEST_VALUE = 110
_LABEL_WORDS = 4
_STACK = 3
_FARTHEST = 4
_SHORT_GRADE = 5
_AMBIGUOUS = frozenset(["office", "team", "section", "service", "program", "city", "county", "group", "state", "open"])
"""Words that are lines of their own more often than labels, unless a colon follows them."""


_DEPENDS = re.compile(r"(?:depend|commensurate|negotiable|based on|doe\b|doq\b)", re.IGNORECASE)
"""What a pay says that is not settled."""


def paired(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Make fields of labels and of the values that stand below them."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        taken, fields = _stack(blocks, at) or _pair(blocks, at)
        made += fields
        at += taken
    return tuple(made)


def _pair(blocks: Sequence[Block], at: int) -> tuple[int, list[Block]]:
    """Take a known label on one line with its value on the next, else the block as it is."""
    block = blocks[at]
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is not None and _is_lone_label(block) and _is_value(following):
        return 2, [_field(block, following)]
    return 1, [block]


def _field(label: Block, value: Block) -> Block:
    said = (label.label or label.text).rstrip(" :")
    text = f"{value.label} {value.text}".strip()  # a value may look like a field itself: `Level 3`
    return Block(Shape.FIELD, text, label.lines.joined(value.lines), label=said)


def _stack(blocks: Sequence[Block], at: int) -> tuple[int, list[Block]] | None:
    """Take labels that stand above one another with as many values below; a line or two may stand between."""
    labels = list(takewhile(_is_in_stack, blocks[at : at + 40]))
    labels = labels or list(takewhile(_is_in_capitals, blocks[at : at + 40]))
    known = [block for block in labels if vocabulary.field_of(block.label or block.text)]
    if len(labels) < _STACK or len(known) * 2 < len(labels):
        return None
    below = blocks[at + len(labels) : at + 2 * len(labels) + _FARTHEST]
    values = list(takewhile(lambda block: _is_short(block) and bool(block.text), below))
    starts = range(len(values) - len(labels) + 1)
    fits = {start: _fit(labels, values[start:]) for start in starts}
    best = max(starts, key=lambda start: (fits[start], -start), default=-1)
    if best < 0 or fits[best] * 2 < len(known):
        return None
    fields = [_field(label, value) for label, value in zip(labels, values[best:], strict=False)]
    return len(labels) + best + len(labels), [*values[:best], *fields]


def _fit(labels: Sequence[Block], values: Sequence[Block]) -> int:
    """Count the values that look like what their labels ask for."""
    fits = 0
    for label, value in zip(labels, values, strict=False):
        test = _LOOKS.get(vocabulary.field_of(label.label or label.text))
        fits += bool(test and test(f"{value.label} {value.text}".strip()))
    return fits


def _is_plain(text: str) -> bool:
    return len(text.split()) <= _LABEL_WORDS and not dates.dates(text)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


_LOOKS: dict[str, Callable[[str], bool]] = {
    "title": is_title,
    "class": is_title,
    "position": is_title,
    "reports_to": is_title,
    "code": lambda text: bool(re.fullmatch(r"(?=.*\d)[\w.-]{2,12}", text)),
    "position_id": _has_digit,
    "salary": _has_digit,
    "grade": lambda text: _is_plain(text) and (_has_digit(text) or len(text) <= _SHORT_GRADE),
    "bargaining_unit": _is_plain,
    "ignore": _is_plain,
    "department": lambda text: not _has_digit(text),
    "unit": lambda text: not _has_digit(text),
    "revised": lambda text: bool(dates.dates(text)),
    "posted": lambda text: bool(dates.dates(text)),
    "closing": lambda text: bool(dates.dates(text)),
}


def _is_short(block: Block) -> bool:
    return (
        not _is_in_stack(block)
        and len(block.label + block.text) <= _LONGEST_VALUE
        and block.shape is not Shape.FURNITURE
    )


def _is_in_stack(block: Block) -> bool:
    """Tell whether a block is nothing but a label: a known one, or a few words with a colon behind them."""
    if block.label:
        return not block.text
    few = len(block.text.split()) <= _LABEL_WORDS and len(block.text) <= _LONGEST_LABEL
    return few and (block.text.endswith(":") or _is_lone_label(block))


def _is_in_capitals(block: Block) -> bool:
    """Tell whether a line may be a label of a column in capitals, whose other labels tell what it is."""
    few = len(block.text.split()) <= _LABEL_WORDS and len(block.text) <= _LONGEST_LABEL
    return few and not block.label and block.text.isupper() and not _has_digit(block.text)


def _is_lone_label(block: Block) -> bool:
    if block.shape is Shape.FIELD:
        return not block.text
    field = vocabulary.field_of(block.text)
    if (
        block.shape not in (Shape.PARAGRAPH, Shape.HEADING)
        or field in ("", "class", "position", "works_with")
        or len(block.text) > _LONGEST_LABEL
        or block.text.casefold() in _AMBIGUOUS
    ):
        return False
    return field != "supervises" or block.text.casefold() not in ("manages", "reports")


def _is_value(block: Block) -> bool:
    plain = block.shape in (Shape.PARAGRAPH, Shape.HEADING, Shape.ITEM) and len(block.text) <= _LONGEST_VALUE
    return (
        plain
        and not re.fullmatch(r"\d{1,2}\.", block.text.strip())  # the number of an entry
        and not vocabulary.field_of(block.text)
        and (
            block.shape is not Shape.HEADING
            or not vocabulary.section_of(block.text)
            or bool(_DEPENDS.match(block.text))
        )
    )
