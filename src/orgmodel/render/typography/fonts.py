"""Which font has a character? Fonts come from packages, never from the system: every machine draws the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from orgmodel.errors import NotFound, OrgModelError

EM = 1000
"""All measures of a face are in thousandths of an em, whatever its file says."""

NO_GLYPH = 0
"""The glyph of what a font does not have: in Noto Sans a hollow box."""

_LATIN = ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf")
_ITALIC = ("fontpkg_noto_sans", "files/NotoSans-Italic[wdth,wght].ttf")
_RIGHT_TO_LEFT = (
    ("justmytype_intl_rtl", "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf"),
    ("justmytype_intl_rtl", "fonts/ofl/notosanshebrew/NotoSansHebrew[wdth,wght].ttf"),
)
_OUTLINES = {"glyf", "CFF ", "CFF2"}
_WEIGHT, _REGULAR, _BOLD = "wght", 400, 700
_NAME_OF_FAMILY, _POSTSCRIPT_NAME = 25, 6


class Face:
    """One font at one weight, measured and drawn by HarfBuzz, which also varies it."""

    def __init__(self, source: Any, *, bold: bool) -> None:
        self.bold = bold
        self.font = hb.Font(source)
        self.font.scale = (EM, EM)
        if any(axis.tag == _WEIGHT for axis in source.axis_infos):
            self.font.set_variations({_WEIGHT: _BOLD if bold else _REGULAR})
        self._glyphs: dict[str, int] = {}
        self._covered: dict[str, bool] = {}

    @cached_property
    def name(self) -> str:
        """Its PostScript name, in letters and digits only, with the weight that is drawn."""
        source = self.font.face
        given = source.get_name(_NAME_OF_FAMILY) or source.get_name(_POSTSCRIPT_NAME) or "Font"
        plain = re.sub("[^A-Za-z0-9]", "", given.removesuffix("-Regular"))
        return f"{plain}-Bold" if self.bold else plain

    @cached_property
    def ascent(self) -> int:
        """How high its letters reach above the base line."""
        return int(self.font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """How far its letters hang below the base line, as a negative number."""
        return int(self.font.get_font_extents("ltr").descender)

    def advance(self, glyph: int) -> int:
        """How wide a glyph is, with the space around it."""
        return int(self.font.get_glyph_h_advance(glyph))

    def draw(self, glyph: int, pen: Any) -> None:
        """Draw the outline of a glyph with a pen of fontTools; y grows upwards."""
        self.font.draw_glyph_with_pen(glyph, pen)

    def covers(self, cluster: str) -> bool:
        """Tell whether it can show a character as a reader sees it, marks included."""
        if cluster not in self._covered:
            forms = (cluster, unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFD", cluster))
            self._covered[cluster] = any(all(map(self._has, form)) for form in forms)
        return self._covered[cluster]

    def _has(self, character: str) -> bool:
        if character not in self._glyphs:
            self._glyphs[character] = self._glyph(character)
        return self._glyphs[character] != NO_GLYPH or is_silent(character)

    def _glyph(self, character: str) -> int:
        """Find a character's glyph; a visible character whose glyph is empty, as in color fonts, has none."""
        glyph = self.font.get_nominal_glyph(ord(character)) or NO_GLYPH
        extents = self.font.get_glyph_extents(glyph) if glyph else None
        drawn = extents is not None and (extents.width or extents.height)
        return glyph if drawn or unicodedata.category(character)[0] in "ZC" else NO_GLYPH


def is_silent(character: str) -> bool:
    """Tell whether a character needs no glyph: joiners, direction marks, selectors of a variant."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


class Fonts:
    """The built-in fonts, and behind them those of the user, in order of preference."""

    def __init__(self, further: Sequence[Path] = ()) -> None:
        self._further = tuple(map(_of_user, further))

    def faces(self, *, bold: bool, italic: bool) -> tuple[Face, ...]:
        """Give the faces for a style. Only Latin, Greek and Cyrillic have italics; others stay upright."""
        key = (bold, italic)
        if key not in self._faces:
            sources = (_built_in(*(_ITALIC if italic else _LATIN)), *(_built_in(*font) for font in _RIGHT_TO_LEFT))
            self._faces[key] = tuple(Face(source, bold=bold) for source in (*sources, *self._further))
        return self._faces[key]

    @cached_property
    def _faces(self) -> dict[tuple[bool, bool], tuple[Face, ...]]:
        return {}


@cache
def _built_in(package: str, path: str) -> Any:
    return hb.Face(hb.Blob(files(package).joinpath(path).read_bytes()))


def _of_user(path: Path) -> Any:
    try:
        source = hb.Face(hb.Blob(path.read_bytes()))
    except OSError as error:
        raise NotFound(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    if not source.glyph_count:
        raise OrgModelError(f"{path.as_posix()}: not a font: name a TTF or OTF file")
    if not _OUTLINES & set(source.table_tags):
        raise OrgModelError(f"{path.as_posix()}: a font of pictures, without outlines; name one with outlines")
    return source
