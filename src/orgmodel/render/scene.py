"""What is in a picture? Boxes, lines, a legend and words, placed but without any format or color.

Every painter paints the same `Scene`. What an element means stands in `Mark` and `LinkKind`; how that looks
is for the painters, which tell meanings apart by more than color.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from orgmodel.layout.geometry import Point, Rect


class Style(StrEnum):
    """What a text is for, which decides how large and heavy it is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    TITLE = "title"
    UNIT = "unit"
    DETAIL = "detail"
    BADGE = "badge"
    LABEL = "label"
    SECTION = "section"
    NOTE = "note"


class Mark(StrEnum):
    """What is said of a box by its look and by a badge in these words."""

    VACANT = "vacant"
    ACTING = "acting"
    PROPOSED = "proposed"
    ABOLISHED = "abolished"
    NOT_TODAY = "not at this date"
    NOT_DESCRIBED = "not described"
    OUTSIDE = "outside the model"
    NOT_IN_MODEL = "not in the model"
    INFERRED = "inferred"


class LinkKind(StrEnum):
    """What a line between two boxes means."""

    SOLID = "solid"
    FURTHER = "further"
    DOTTED = "dotted"
    CIRCULAR = "circular"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words: `x` is its middle when centered, else its beginning; `y` is its base line."""

    x: float
    y: float
    words: str
    style: Style
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words in a small frame of their own."""

    rect: Rect
    text: Text


@dataclass(frozen=True, slots=True)
class Box:
    """One role: `title` in full, `texts` as they fit, `label` for those who cannot see the picture.

    `color` is the number of the division's color, or -1.
    """

    id: str
    title: str
    rect: Rect
    texts: tuple[Text, ...] = ()
    badges: tuple[Badge, ...] = ()
    marks: tuple[Mark, ...] = ()
    color: int = -1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a sample as it is drawn in the picture, and what it means."""

    sample: Box | Link
    text: Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `description` tells it in words; `texts` are its title, notes and foot, placed.

    `numbered` explains the lines that have a number; `notes` says what the picture does not show.
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
