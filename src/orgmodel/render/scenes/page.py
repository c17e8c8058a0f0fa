"""Where do title, notes and foot of a picture stand? Blocks of text, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.layout.geometry import Point, Rect
from orgmodel.layout.text import wrap
from orgmodel.render.scenes.scene import DESCENT, LEADING, Badge, Style, Text
from orgmodel.render.scenes.theme import FONTS

MARGIN = 36.0
_NOTE_COLUMN, _COLUMN_GAP = 420.0, 28.0
_MOST_LINES = 4
_DRAFT = "DRAFT"
_DRAFT_WIDTH, _DRAFT_HEIGHT = 66.0, 24.0


@dataclass(frozen=True, slots=True)
class Block:
    """Texts and badges, and how far down they reach."""

    texts: tuple[Text, ...]
    bottom: float
    badges: tuple[Badge, ...] = ()


def head(title: str, subtitle: str, width: float, *, draft: bool) -> Block:
    """Place the title, with the word DRAFT before it where it is due, and the subtitle."""
    x = MARGIN + (_DRAFT_WIDTH + 14 if draft else 0)
    heading = _lines(title, Style.HEADING, (x, MARGIN), width + MARGIN - x)
    below = _lines(subtitle, Style.SUBHEADING, (MARGIN, heading.bottom + 4), width)
    badges = (_draft_badge(),) if draft else ()
    return Block(heading.texts + below.texts, below.bottom, badges)


def _draft_badge() -> Badge:
    rect = Rect(MARGIN, MARGIN + 1, _DRAFT_WIDTH, _DRAFT_HEIGHT)
    return Badge(rect, Text(rect.center, rect.y + 16.5, _DRAFT, Style.SECTION, centered=True))


def listed(heading: str, notes: Sequence[str], top: float, width: float) -> Block:
    """Place a list under its heading, in as many columns as fit into the width. No notes, no heading."""
    if not notes:
        return Block((), top)
    title = _lines(heading, Style.SECTION, (MARGIN, top), width)
    across = max(1, min(len(notes) // 4 + 1, int((width + _COLUMN_GAP) // (_NOTE_COLUMN + _COLUMN_GAP))))
    column = (width + _COLUMN_GAP) / across - _COLUMN_GAP
    down = -(-len(notes) // across)
    texts, bottom = list(title.texts), title.bottom
    for number in range(across):
        corner = (MARGIN + number * (column + _COLUMN_GAP), title.bottom + 4)
        block = stacked(notes[number * down : (number + 1) * down], corner, column)
        texts += block.texts
        bottom = max(bottom, block.bottom)
    return Block(tuple(texts), bottom)


def stacked(notes: Sequence[str], corner: Point, width: float, style: Style = Style.NOTE) -> Block:
    """Place paragraphs one below the other."""
    texts: list[Text] = []
    x, y = corner
    for note in notes:
        block = _lines(note, style, (x, y), width)
        texts += block.texts
        y = block.bottom + 3
    return Block(tuple(texts), y)


def _lines(words: str, style: Style, corner: Point, width: float) -> Block:
    x, y = corner
    texts = []
    for line in wrap(words, FONTS[style], width, _MOST_LINES) if words else ():
        y += LEADING[style]
        texts.append(Text(x, y - LEADING[style] * DESCENT, line, style))
    return Block(tuple(texts), y)
