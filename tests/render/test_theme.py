"""Can everything be read, on a light and on a dark ground?"""

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.scenes.scene import LEADING
from orgmodel.render.scenes.theme import FONTS, HEATS, THEMES, palette

READABLE, VISIBLE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for shapes


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
def test_words_are_readable_on_every_surface(palette):
    for surface in (palette.paper, palette.box, palette.outside, *palette.heats):
        assert contrast(palette.muted, surface) >= READABLE
    for surface in (palette.paper, palette.box, palette.outside, palette.badge):
        assert contrast(palette.ink, surface) >= READABLE


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
def test_lines_and_edges_are_visible(palette):
    for color in (palette.line, palette.faint, palette.added, palette.removed, *_told_by_color(palette)):
        assert contrast(color, palette.paper) >= VISIBLE
        assert contrast(color, palette.box) >= VISIBLE


def _told_by_color(palette):
    return () if palette is THEMES["gray"] else palette.units  # in gray the words in the boxes tell


def test_all_palettes_have_the_same_number_of_colors():
    assert {len(set(palette.units)) for palette in THEMES.values()} == {8}
    assert {len(set(palette.heats)) for palette in THEMES.values()} == {HEATS}


def test_words_stand_out_most_in_high_contrast():
    assert contrast(THEMES["contrast"].muted, "#ffffff") == 21


def test_an_unknown_theme_is_refused_by_name():
    with pytest.raises(OrgModelError, match=r"no theme 'drak' \(did you mean 'dark'"):
        palette("drak")


def test_lines_of_every_style_stand_apart():
    assert all(LEADING[style] > font.size for style, font in FONTS.items())
