"""How much room does a text need? Measured without any font, so that every machine draws the same boxes.

The table gives advance widths in thousandths of an em: the largest of three common sans-serif faces, rounded;
one of them is Noto Sans, in which PDF and PNG are drawn.
A viewer's own sans-serif may be a little wider: boxes keep some padding for that.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = "…"
BOLD = 1.09
"""How much wider bold letters are."""

_TABLE = {
    250: "'",
    270: " !,.:;·",
    280: "ijl",
    340: "()-[]`",
    360: "If",
    400: "/\\t{}",
    420: "r",
    440: '"',
    510: "Jcsz",
    540: "vyx",
    560: "*|",
    580: "$+0123456789<=>?L^_aek~–",
    620: "FTZbdgopq",
    640: "hnu",
    670: "#ABEKPSVXY",
    690: "π",
    730: "CDR",
    740: "&U",
    760: "HNφф",
    780: "G¼ψм",
    800: "OQØwΘОжыю¾",
    820: "½ω",
    860: "ΥΦΨΩФЫљ",
    890: "æÆњ",
    910: "%MΗΜМΟшщ",
    950: "WmŒœЖ",
    1020: "@…—―№ЮЉ",
    1050: "ЊЩШ",
}
_WIDE, _PICTURE, _SPACING_MARK, _CAPITAL, _OTHER = 1000, 1250, 350, 780, 660
_JOINER = "\u200d"


def _advance(character: str) -> int:
    base = unicodedata.normalize("NFD", character)[0]
    if base != character:
        return _ADVANCES[base]
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _PICTURE if category == "So" else _WIDE
    return {"Mc": _SPACING_MARK, "Lu": _CAPITAL, "So": _WIDE}.get(category, _OTHER)


class _Advances(dict[str, int]):
    """Advance widths by character, worked out when first asked for."""

    def __missing__(self, character: str) -> int:
        self[character] = advance = _advance(character)
        return advance


_ADVANCES = _Advances({character: width for width, characters in _TABLE.items() for character in characters})

_TEN = 10
_ASCII = bytes([_ADVANCES[chr(code)] // _TEN for code in range(128)]) + bytes(128)
"""The advances of plain letters in hundredths of an em: a text of these is measured by bytes, twice as fast."""


@dataclass(frozen=True, slots=True)
class Font:
    """A size in pixels, and whether it is bold."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """Estimate the width of a line of text, in pixels."""
        return self._thousandths(text) * self.size / 1000

    def fits(self, text: str, width: float) -> bool:
        """Tell whether a line of text is at most so wide."""
        return self._thousandths(text) * self.size <= width * 1000

    def _thousandths(self, text: str) -> float:
        if text.isascii():
            advance = sum(text.encode().translate(_ASCII)) * _TEN
        else:
            advance = sum(map(_ADVANCES.__getitem__, text))
        return advance * BOLD if self.bold else advance


def wrap(text: str, font: Font, width: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines; what does not fit ends with an ellipsis.

    Lines break at white space and after `/` and hyphens; a word that is wider than a line breaks anywhere
    between two characters as a reader sees them.
    """
    if font.fits(text, width) and text and text == text.strip():
        return (text,)
    return _wrapped(text, font, width, most)


@lru_cache(maxsize=65_536)
def _wrapped(text: str, font: Font, width: float, most: int) -> tuple[str, ...]:
    lines = _filled(_pieces(text, font, width), font, width, most)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shortened(lines[most - 1] + ELLIPSIS, font, width, cut=True))


def shortened(text: str, font: Font, width: float, *, cut: bool = False) -> str:
    """Give one line of at most this width, ending with an ellipsis where something was left out (or `cut`)."""
    if font.fits(text, width):
        return text
    characters = clusters(text.removesuffix(ELLIPSIS) if cut else text)
    while characters and not font.fits("".join(characters).rstrip() + ELLIPSIS, width):
        characters.pop()
    return "".join(characters).rstrip() + ELLIPSIS


def _filled(pieces: list[str], font: Font, width: float, most: int) -> list[str]:
    """Fill lines one after the other; one line more than `most` is enough to know that something is left."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and not font.fits((line + piece).rstrip(), width):
            lines.append(line.rstrip())
            line = ""
            if len(lines) > most:
                return lines
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str, font: Font, width: float) -> list[str]:
    """Cut a text where a line may break; each piece keeps the white space behind it."""
    pieces: list[str] = []
    for piece in re.findall(r"[^\s/\-–]*[/\-–]*\s*", text):
        pieces += [piece] if font.fits(piece.rstrip(), width) else _broken(piece, font, width)
    return [piece for piece in pieces if piece]


def _broken(word: str, font: Font, width: float) -> list[str]:
    parts = [""]
    for character in clusters(word):
        if parts[-1] and not font.fits((parts[-1] + character).rstrip(), width):
            parts.append("")
        parts[-1] += character
    return parts


def clusters(text: str) -> list[str]:
    """Split a text into characters as a reader sees them: marks, joined emoji and flags stay whole."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and _continues(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(before: str, character: str) -> bool:
    if character == _JOINER or before[-1] == _JOINER:
        return True
    flag = _is_regional(character) and len(before) == 1 and _is_regional(before)
    return flag or unicodedata.category(character) in {"Mn", "Mc", "Me"} or _is_modifier(character)


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_modifier(character: str) -> bool:
    """Tell whether it is a skin tone or a tag of a subdivision's flag."""
    return "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f"
