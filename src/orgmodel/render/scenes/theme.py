"""How large and which color is everything? One place for all painters; light and dark keep their contrast."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.layout.text import Font
from orgmodel.render.scenes.scene import Style

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


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of one appearance. Words in `ink` and `muted` are readable on every surface.

    `units` tell values apart, `heats` are tints from little to much; `added` and `removed` frame what changes.
    """

    paper: str
    ink: str
    muted: str
    line: str
    faint: str
    box: str
    outside: str
    badge: str
    units: tuple[str, ...]
    heats: tuple[str, ...]
    added: str
    removed: str


HEATS = 5
"""How many tints there are from little to much."""

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
    heats=("#fffdf2", "#fdf0c8", "#fbdf9c", "#f9cf86", "#f7bf74"),
    added="#1b7a4b",
    removed="#b3264a",
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
    heats=("#23211a", "#2f2a1b", "#3d341b", "#4b3d1a", "#5a4618"),
    added="#5cc48f",
    removed="#f07f9c",
)
GRAY = Palette(
    paper="#ffffff",
    ink="#000000",
    muted="#3a3a3a",
    line="#4a4a4a",
    faint="#6a6a6a",
    box="#ffffff",
    outside="#e6e6e6",
    badge="#e2e2e2",
    units=("#1a1a1a", "#8c8c8c", "#404040", "#a3a3a3", "#595959", "#bababa", "#737373", "#d0d0d0"),
    heats=("#ffffff", "#f0f0f0", "#e0e0e0", "#cfcfcf", "#bfbfbf"),
    added="#000000",
    removed="#000000",
)
CONTRAST = Palette(
    paper="#ffffff",
    ink="#000000",
    muted="#000000",
    line="#000000",
    faint="#000000",
    box="#ffffff",
    outside="#ffffff",
    badge="#ffffff",
    units=("#003c78", "#7a2e00", "#004d26", "#5c0066", "#4d3800", "#7a0022", "#00434d", "#2e2e70"),
    heats=("#ffffff", "#fff6d6", "#ffeaa8", "#ffdc80", "#ffcf66"),
    added="#004d26",
    removed="#7a0022",
)
THEMES = {"light": LIGHT, "dark": DARK, "gray": GRAY, "contrast": CONTRAST}
AUTO = "auto"
"""Light or dark, as the reader's screen is; where nothing can tell, light."""


_SHARE = 0.16


def mixed(color: str, paper: str) -> str:
    """Give the tint of a color that lies on paper as ground for boxes."""
    parts = ((int(color[at : at + 2], 16), int(paper[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(other + (part - other) * _SHARE):02x}" for part, other in parts)


def palette(theme: str) -> Palette:
    """Give the colors of a theme for a painter that shows one appearance.

    Raises:
        OrgModelError: there is no such theme.
    """
    if theme == AUTO:
        return LIGHT
    if theme not in THEMES:
        known = (AUTO, *THEMES)
        raise OrgModelError(f"there is no theme '{theme}'{did_you_mean(theme, known)}: {', '.join(known)}")
    return THEMES[theme]
