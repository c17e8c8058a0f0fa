"""Where does each glyph of a picture stand? Never outside of the room that the layout kept for its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import Font
from orgmodel.render.painters.drawn import Look, Shape, Words
from orgmodel.render.scenes.picture import Options
from orgmodel.render.typography.fonts import EM, Fonts
from orgmodel.render.typography.shaping import Line, Shaper

_STRIKE_HEIGHT, _STRIKE_THICKNESS = 0.32, 0.06
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Typeset:
    """A line of glyphs from a point on, at a size; `squeeze` makes it narrower where it is below 1.

    One that is `upward` runs from that point to the top of the picture.
    """

    line: Line
    x: float
    y: float
    size: float
    squeeze: float
    color: str
    upward: bool = False


class Typesetter:
    """Turns words into glyphs, and remembers what no font has."""

    def __init__(self, options: Options) -> None:
        self._shaper = Shaper(Fonts(options.fonts))
        self._missing: dict[str, None] = {}

    def set(self, drawn: Iterable[Shape | Words]) -> Iterator[Shape | Typeset]:
        """Typeset the words among what is drawn; words that are struck through get their line."""
        for each in drawn:
            if isinstance(each, Shape):
                yield each
                continue
            placed = self._placed(each)
            yield placed
            if each.struck:
                yield _strike(placed)

    def _placed(self, words: Words) -> Typeset:
        line = self._shaper.line(words.text, bold=words.bold, italic=words.italic, leftward=words.leftward)
        self._missing |= dict.fromkeys(line.missing)
        wide = line.width * words.size / EM
        room = Font(words.size, words.bold).width(words.text)
        taken = min(wide, room)
        x = words.x - taken / 2 if words.centered else words.x
        return Typeset(line, x, words.y, words.size, taken / wide if wide else 1.0, words.color, words.upward)

    def warnings(self) -> tuple[str, ...]:
        """Say which characters no font has."""
        if not self._missing:
            return ()
        named = ", ".join(map(_named, list(self._missing)[:_MOST_NAMED]))
        more = len(self._missing) - _MOST_NAMED
        return (f"no font for: {named}{f' and {more} more' if more > 0 else ''}; name one with --font FILE",)


def _named(characters: str) -> str:
    first = unicodedata.normalize("NFC", characters)[0]
    return f"{characters} (U+{ord(first):04X})"


def _strike(placed: Typeset) -> Shape:
    width = placed.line.width * placed.size / EM * placed.squeeze
    thickness = placed.size * _STRIKE_THICKNESS
    top = placed.y - placed.size * _STRIKE_HEIGHT - thickness / 2
    look = Look(fill=placed.color, stroke=None, thickness=0, dashes=(), round_ends=False)
    return Shape(look, rect=Rect(placed.x, top, width, thickness))
