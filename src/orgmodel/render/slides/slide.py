"""What is on a slide, before anything has a place on it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgmodel.render.paging.paged import Page
    from orgmodel.render.scenes.scene import Scene


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, or several where its table is long.

    Attributes:
        title: what it says.
        lead: a sentence below the title.
        header: the heads of its table; none: a table of names and values, or no table.
        rows: the rows of its table.
        scene: its picture, in place of a table.
    """

    title: str
    lead: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    scene: Scene | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chart on slides of its own, as `paged.pages` divides it: a slide a page, linked to each other."""

    pages: tuple[Page, ...]
