"""Which glyphs show a line of words, and where? Letters join and marks find their place, by HarfBuzz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import uharfbuzz as hb
from bidi.mirror import MIRRORED
from fontTools.unicodedata import script

from orgmodel.layout.text import clusters
from orgmodel.render.typography.direction import Run, runs
from orgmodel.render.typography.fonts import NO_GLYPH, Face, Fonts

_LATIN = "Latn"
_ANY_SCRIPT = {"Zyyy", "Zinh", "Zzzz"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face: `x` from where its line begins, `y` above the base line, in thousandths of an em."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """The glyphs that show some characters together."""

    face: Face
    characters: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words as it is drawn, from left to right; `missing` are the characters that no font has."""

    clusters: tuple[Cluster, ...]
    width: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Characters of one face and one script. No face: no font has them."""

    face: Face | None
    script: str
    characters: str


class Shaper:
    """Shapes lines with the same fonts, each line once."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._lines: dict[tuple[str, bool, bool, bool], Line] = {}

    def line(self, words: str, *, bold: bool = False, italic: bool = False, leftward: bool = False) -> Line:
        """Shape a line; `leftward` says that it runs from right to left as a whole."""
        key = (words, bold, italic, leftward)
        if key not in self._lines:
            self._lines[key] = _shaped(words, self._fonts.faces(bold=bold, italic=italic), leftward=leftward)
        return self._lines[key]


def _shaped(words: str, faces: tuple[Face, ...], *, leftward: bool) -> Line:
    found: list[Cluster] = []
    missing: list[str] = []
    x = 0.0
    for run in runs(words, leftward=leftward):
        items = list(_items(run, faces))
        for item in reversed(items) if run.leftward else items:
            if item.face is None:
                missing.append(item.characters)
                shaped, x = _mark(item, faces[0], x)
            else:
                shaped, x = _glyphs(item, item.face, x, leftward=run.leftward)
            found += shaped
    return Line(tuple(found), x, tuple(missing))


def _items(run: Run, faces: tuple[Face, ...]) -> Iterator[_Item]:
    """Split a run by face and script. Signs of any script go along with the letters before them."""
    if run.words.isascii() and run.words[:1].isalpha() and all(map(faces[0].covers, set(run.words))):
        yield _Item(faces[0], _LATIN, run.words)
        return
    signs: list[_Item] = []
    for characters in clusters(run.words):
        written = script(characters[0])
        if written in _ANY_SCRIPT:
            before = signs[-1] if signs else _Item(faces[0], written, "")
            preferred, written = (before.face, *faces), before.script
        else:
            preferred = faces
        face = next((face for face in preferred if face and face.covers(characters)), None)
        signs.append(_Item(face, written, characters))
    for (face, written), group in groupby(signs, lambda sign: (sign.face, sign.script)):
        if face is None:  # one mark for each
            yield from group
        else:
            yield _Item(face, written, "".join(sign.characters for sign in group))


def _mark(item: _Item, face: Face, x: float) -> tuple[list[Cluster], float]:
    """Show that something is there which no font has."""
    return [Cluster(face, item.characters, (Glyph(NO_GLYPH, x, 0),))], x + face.advance(NO_GLYPH)


def _glyphs(item: _Item, face: Face, x: float, *, leftward: bool) -> tuple[list[Cluster], float]:
    """Let HarfBuzz shape characters from `x` on; give their clusters from left to right, and where they end."""
    buffer = hb.Buffer()
    buffer.add_codepoints(list(map(ord, item.characters)))
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.direction = "rtl" if leftward else "ltr"
    buffer.script = item.script
    buffer.language = "en"
    hb.shape(face.font, buffer)
    shaped = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = sorted({info.cluster for info, _ in shaped})
    ends = dict(pairwise((*starts, len(item.characters))))
    found = []
    for start, group in groupby(shaped, lambda each: int(each[0].cluster)):
        glyphs = []
        for info, position in group:
            glyphs.append(Glyph(info.codepoint, x + position.x_offset, position.y_offset))
            x += position.x_advance
        characters = item.characters[start : ends[start]]
        found.append(Cluster(face, MIRRORED.get(characters, characters) if leftward else characters, tuple(glyphs)))
    return found, x
