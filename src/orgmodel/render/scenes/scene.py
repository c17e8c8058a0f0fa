"""What is in a picture? Boxes, lines, a legend and words, placed but without any format or color.

Every painter paints the same `Scene`. What an element means stands in `Mark` and `LinkKind`; how that looks
is for the painters, which tell meanings apart by more than color.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from orgmodel.layout.geometry import Point, Rect


class Style(StrEnum):
    """What a text is for, which decides how large and heavy it is."""

    __hash__ = str.__hash__  # as quick as that of a text: words are looked up for every box

    HEADING = "heading"
    SUBHEADING = "subheading"
    TITLE = "title"
    UNIT = "unit"
    DETAIL = "detail"
    BADGE = "badge"
    LABEL = "label"
    SECTION = "section"
    NOTE = "note"


LEADING: dict[Style, float] = {
    Style.HEADING: 28,
    Style.SUBHEADING: 18,
    Style.TITLE: 16,
    Style.UNIT: 15,
    Style.DETAIL: 14,
    Style.BADGE: 16,
    Style.LABEL: 12,
    Style.SECTION: 20,
    Style.NOTE: 17,
}
"""How far apart the base lines of a style's lines are."""

DESCENT = 0.28
"""How far letters hang below the base line, as a share of the leading."""

HEAT = 100
"""From this number on, colors of boxes are tints of one color, from little to much."""

BADGE_HEIGHT, BADGE_GAP = 16.0, 4.0
_BADGE_BASE = 11.5


class Mark(StrEnum):
    """What is said of a box by its look and by a badge in these words."""

    __hash__ = str.__hash__  # as quick as that of a text: words are looked up for every box

    VACANT = "vacant"
    ACTING = "acting"
    PROPOSED = "proposed"
    ABOLISHED = "abolished"
    NOT_TODAY = "not at this date"
    NOT_DESCRIBED = "not described"
    OUTSIDE = "outside the model"
    NOT_IN_MODEL = "not in the model"
    INFERRED = "inferred"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    BODY = "board or committee"
    PROVIDER = "provider"
    UNOWNED = "nobody named"


class LinkKind(StrEnum):
    """What a line between two boxes means."""

    __hash__ = str.__hash__  # as quick as that of a text: words are looked up for every box

    SOLID = "solid"
    FURTHER = "further"
    DOTTED = "dotted"
    CIRCULAR = "circular"
    OPEN = "open"
    WORKS = "works"
    FORMER = "former"
    RULE = "rule"
    CHAIRS = "chairs"


class Text(NamedTuple):
    """One line of words: `x` is its middle when centered, else its beginning; `y` is its base line.

    One that is `upward` begins at this point and is read from bottom to top; its base line is at `x`.
    """

    x: float
    y: float
    words: str
    style: Style
    centered: bool = False
    upward: bool = False


class Badge(NamedTuple):
    """A few words in a small frame of their own."""

    rect: Rect
    text: Text


class Content(NamedTuple):
    """The words of a box, broken into lines: texts by style, and rows of badges with their widths.

    `height` is that of the words alone.
    """

    lines: tuple[tuple[Style, str], ...] = ()
    badges: tuple[tuple[tuple[str, float], ...], ...] = ()
    height: float = 0.0


class Box(NamedTuple):
    """One role: `title` in full, `inside` as it fits, `label` for those who cannot see the picture.

    `color` is the number of its color, or -1; from `HEAT` on, of a tint. `role` is the id in the model, `href` the
    address to which the box leads.
    """

    id: str
    title: str
    rect: Rect
    inside: Content = Content()
    marks: tuple[Mark, ...] = ()
    color: int = -1
    label: str = ""
    role: str = ""
    href: str = ""

    @property
    def texts(self) -> tuple[Text, ...]:
        """The lines of words, placed."""
        return tuple(
            Text(self.rect.center, self.rect.y + base, words, style, centered=True)
            for base, style, words in base_lines(self.inside, self.rect.height)
        )

    @property
    def badges(self) -> tuple[Badge, ...]:
        """The badges, placed below the words."""
        y = self.rect.y + (self.rect.height - self.inside.height) / 2
        y += sum(LEADING[style] for style, _ in self.inside.lines) + BADGE_GAP
        placed = []
        for row in self.inside.badges:
            x = self.rect.center - (sum(width + BADGE_GAP for _, width in row) - BADGE_GAP) / 2
            for words, width in row:
                placed.append(badge(words, x, y, width))
                x += width + BADGE_GAP
            y += BADGE_HEIGHT + BADGE_GAP
        return tuple(placed)


def base_lines(inside: Content, height: float) -> Iterator[tuple[float, Style, str]]:
    """Say how far below the upper edge of a box of some height the base line of each of its texts is."""
    y = (height - inside.height) / 2
    for style, words in inside.lines:
        y += LEADING[style]
        yield y - LEADING[style] * DESCENT, style, words


def badge(words: str, x: float, y: float, width: float) -> Badge:
    """Make a badge whose upper left corner stands there."""
    rect = Rect(x, y, width, BADGE_HEIGHT)
    return Badge(rect, Text(rect.center, y + _BADGE_BASE, words, Style.BADGE, centered=True))


class Link(NamedTuple):
    """One line, from the report to the manager: `source` and `target` are ids of boxes.

    A line whose other end is not known (`LinkKind.OPEN`) has no target. `words` says what the line is about;
    `text` and `badge` are what of it stands beside the line.
    """

    kind: LinkKind
    points: tuple[Point, ...]
    source: str = ""
    target: str = ""
    inferred: bool = False
    words: str = ""
    text: Text | None = None
    badge: Badge | None = None


class Area(NamedTuple):
    """Ground behind boxes that belong together: `color` is the number of their color, or -1."""

    rect: Rect
    color: int = -1


class Group(NamedTuple):
    """Boxes that belong together, by their ids: what they have in common, and the number of its color, or -1."""

    name: str
    boxes: tuple[str, ...]
    color: int = -1


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a sample as it is drawn in the picture, and what it means."""

    sample: Box | Link
    text: Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `description` tells it in words; `texts` are its title, notes and foot, placed.

    `numbered` explains the lines that have a number; `notes` says what the picture does not show. `groups` are the
    boxes that stand on the same ground, for those who place boxes themselves.
    """

    title: str
    subtitle: str
    description: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    legend: tuple[Key, ...]
    numbered: tuple[str, ...]
    notes: tuple[str, ...]
    texts: tuple[Text, ...]
    badges: tuple[Badge, ...] = ()
    draft: bool = False
    areas: tuple[Area, ...] = ()
    groups: tuple[Group, ...] = ()
