"""How large and which color is everything? One place for all painters; light and dark keep their contrast."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.layout.text import Font
from orgmodel.render.scene import Style

FAMILIES = ("Helvetica Neue", "Helvetica", "Arial", "Liberation Sans", "Noto Sans", "sans-serif")
"""Fonts whose letters are about as wide as the boxes expect, the generic one last."""

FONTS: dict[Style, Font] = {
    Style.HEADING: Font(22, bold=True),
    Style.SUBHEADING: Font(13),
    Style.TITLE: Font(13, bold=True),
    Style.UNIT: Font(11),
    Style.DETAIL: Font(11),
    Style.BADGE: Font(10),
    Style.LABEL: Font(10),
    Style.SECTION: Font(12, bold=True),
    Style.NOTE: Font(12),
}

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


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of one appearance. Words in `ink` and `muted` are readable on every surface."""

    paper: str
    ink: str
    muted: str
    line: str
    faint: str
    box: str
    outside: str
    badge: str
    units: tuple[str, ...]


LIGHT = Palette(
    paper="#ffffff",
    ink="#1b1f24",
    muted="#4c5560",
    line="#55606c",
    faint="#69737f",
    box="#f7f9fb",
    outside="#e4e7eb",
    badge="#dde3ea",
    units=("#0b62a4", "#b3541e", "#1b7a4b", "#8a3b8f", "#94690a", "#b3264a", "#237480", "#5b5b9e"),
)
DARK = Palette(
    paper="#14171a",
    ink="#f0f2f4",
    muted="#b9c1ca",
    line="#aab3bd",
    faint="#8d97a3",
    box="#1f2429",
    outside="#343a41",
    badge="#3b434d",
    units=("#63b0ee", "#f0985c", "#5cc48f", "#d18bd6", "#d9ae4a", "#f07f9c", "#62bccb", "#a5a5ea"),
)
