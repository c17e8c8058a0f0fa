"""A scene as one standalone SVG file: no script, nothing loaded from outside, light and dark by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from orgmodel.layout.geometry import Point, Rect
from orgmodel.render.painters.svg_style import css
from orgmodel.render.scenes.scene import HEAT, Area, Badge, Box, Key, Link, LinkKind, Mark, Scene, Text, base_lines
from orgmodel.render.scenes.theme import FONTS
from orgmodel.render.scenes.wording import is_right_to_left, quoted

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_GAP = "\x00"
"""Stands where a pattern is filled in: a sign that no XML has."""
_CORNER, _DOUBLE, _EDGE = 4.0, 3.0, 5.0
_END_RADIUS = 3.5
_ROUND = 16.0
_ACROSS = {LinkKind.FURTHER, LinkKind.DOTTED, LinkKind.CIRCULAR, LinkKind.CHAIRS}
"""Lines that cross those of the tree, which are interrupted there."""


def paint(scene: Scene, prefix: str = "chart", theme: str = "auto") -> str:
    """Write a scene as SVG.

    The file is a document that assistive technology reads in order: title, description, then the roles as a list,
    each with its words and whom it reports to; lines are passed over, because the roles say what they mean.

    Args:
        scene: the picture.
        prefix: what ids in the file begin with, so that several pictures can stand in one page.
        theme: the name of a theme; `auto` is light or dark as the reader's screen is.
    """
    width, height = math.ceil(scene.width), math.ceil(scene.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    told = f'role="graphics-document document" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc"'
    painter = _Boxes()
    silent = ' aria-hidden="true"'
    across = [link for link in scene.links if link.kind in _ACROSS]
    tree = [link for link in scene.links if link.kind not in _ACROSS] if across else scene.links
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="orgmodel" {size} {told}>',
        f'<title id="{prefix}-title">{escaped(_named(scene))}</title>',
        f'<desc id="{prefix}-desc">{escaped(scene.description)}</desc>',
        f"<style>{css(theme)}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *map(_text, scene.texts),
        *_badges(scene.badges, "draft"),
        *_group("areas", map(_area, scene.areas), silent),
        *_group("links", map(_line, tree), silent),
        *_group("halos", [_path("halo", link) for link in across], silent),
        *_group("crossings", map(_line, across), silent),
        *_group("labels", [_label(link.text) for link in scene.links if link.text], silent),
        *_group("boxes", map(painter.listed, scene.boxes), ' role="list" aria-label="Roles"'),
        *_group("numbers", _badges([link.badge for link in scene.links if link.badge], "number"), silent),
        *_group("legend", [_key(key, painter) for key in scene.legend]),
        "</svg>",
        "",
    ]
    return "\n".join(lines)


def _named(scene: Scene) -> str:
    return f"DRAFT: {scene.title}" if scene.draft else scene.title


def escaped(text: str) -> str:
    """Make a text safe for XML 1.0: its signs escaped, characters that it forbids replaced by U+FFFD."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text:
        return text  # nearly all: what is printable, XML allows
    return allowed(text).translate(_ESCAPES)


def allowed(text: str) -> str:
    """Replace the characters that XML 1.0 forbids by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)


class _Numbers(dict[float, str]):
    """Numbers with two decimals at most, each written once: places of a chart repeat."""

    def __missing__(self, value: float) -> str:
        short = str(int(value)) if value == int(value) else f"{value:.2f}".rstrip("0").rstrip(".")
        if len(self) < _MOST_NUMBERS:
            self[value] = short
        return "0" if short == "-0" else short


_MOST_NUMBERS = 100_000
_NUMBERS = _Numbers()
_number = _NUMBERS.__getitem__


def _group(name: str, lines: Iterable[str], more: str = "") -> Iterator[str]:
    inside = list(lines)
    if inside:
        yield f'<g class="{name}"{more}>'
        yield from inside
        yield "</g>"


def _area(area: Area) -> str:
    return _rect(area.rect, f"area-{area.color}" if area.color >= 0 else "area")


def _key(key: Key, painter: _Boxes) -> str:
    sample = key.sample
    if isinstance(sample, Box):
        drawn = [painter.box(sample)]
    else:
        drawn = [_line(sample), *([_label(sample.text)] if sample.text else [])]
    return "\n".join((*drawn, _text(key.text)))


# Boxes ----------------------------------------------------------------------------------------------


class _Boxes:
    """Writes boxes from their upper left corners on. What many boxes share is written once and remembered."""

    def __init__(self) -> None:
        self._patterns: dict[tuple[object, ...], list[str]] = {}

    def listed(self, box: Box) -> str:
        """Write a box as an entry of the list of roles."""
        return self.box(box, ' role="listitem"')

    def box(self, box: Box, more: str = "") -> str:
        """Write a box."""
        _, _, (x, y, width, height), inside, marks, color, label, _, href = box
        key = (width, height, marks, color, more, inside.height, *[style for style, _ in inside.lines])
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = self._patterns[key] = _pattern(box, more)
        opening = f"<title>{escaped(label)}</title>" if label else ""
        closing = "".join(_badges(_own(box).badges, "pill")) if inside.badges else ""
        if href:
            opening, closing = f'{opening}<a href="{escaped(href)}">', f"{closing}</a>"
        words = [_said(words) for _, words in inside.lines]
        written = pattern.copy()
        written[1::2] = _NUMBERS[x], _NUMBERS[y], opening, *words, closing
        return "".join(written)


def _pattern(box: Box, more: str) -> list[str]:
    """Write a box in pieces; every second one is a gap: for its x and y, its title, its lines of words, its badges."""
    names, shapes = _frame(box)
    x = _number(box.rect.width / 2)
    lines = [
        f'<text class="{style}" x="{x}" y="{_number(base)}"{_GAP}</text>'
        for base, style, _ in base_lines(box.inside, box.rect.height)
    ]
    place = f'transform="translate({_GAP} {_GAP})"'
    whole = f'<g class="{names}" {place}{more}>{_GAP}{shapes}{"".join(lines)}{_GAP}</g>'
    return re.split(f"({_GAP})", whole)


def _said(words: str) -> str:
    """Write the end of the opening of a text, and the text."""
    if words.isascii() or not is_right_to_left(words):
        return ">" + escaped(words)
    return f' direction="rtl" unicode-bidi="plaintext">{escaped(words)}'


def _own(box: Box) -> Box:
    """Give a box as if it stood at the origin."""
    return box._replace(rect=Rect(0.0, 0.0, box.rect.width, box.rect.height))


def _frame(box: Box) -> tuple[str, str]:
    """Give the classes of a box, and what is drawn below its words."""
    rect = Rect(0.0, 0.0, box.rect.width, box.rect.height)
    names = ["box", *(mark.replace(" ", "-") for mark in box.marks)]
    corner = _ROUND if Mark.BODY in box.marks else 0.0 if Mark.PROVIDER in box.marks else _CORNER
    shapes = [
        _rect(rect, f"frame heat-{box.color - HEAT}" if box.color >= HEAT else "frame", min(corner, rect.height / 2))
    ]
    if Mark.VACANT in box.marks:
        shapes.append(_rect(rect.inset(_DOUBLE), "inner", _CORNER - 1))
    if 0 <= box.color < HEAT:
        shapes.append(_rect(Rect(0.0, 0.0, _EDGE, rect.height), f"unit-{box.color}", 2))
    return " ".join(names), "".join(shapes)


def _badges(badges: Iterable[Badge], name: str) -> Iterator[str]:
    for badge in badges:
        yield _rect(badge.rect, name, badge.rect.height / 2 if name != "draft" else _CORNER)
        yield _text(badge.text)


def _rect(rect: Rect, name: str, radius: float = 0) -> str:
    corner = f' rx="{_number(radius)}"' if radius else ""
    x, y, width, height = map(_number, rect)
    return f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}"{corner}/>'


def _text(text: Text) -> str:
    """Write one line of text. A right-to-left text that begins at a point is kept together instead of turned."""
    names, direction, words = str(text.style), "", text.words
    if text.centered:
        names += " middle"
        direction = ' direction="rtl" unicode-bidi="plaintext"' if is_right_to_left(words) else ""
    elif is_right_to_left(words):
        words = quoted(words)
    at = f'x="{_number(text.x)}" y="{_number(text.y)}"'
    if text.upward:
        at += f' transform="rotate(-90 {_number(text.x)} {_number(text.y)})"'
    return f'<text class="{names}" {at}{direction}>{escaped(words)}</text>'


# Lines ----------------------------------------------------------------------------------------------


def _line(link: Link) -> str:
    kind = link.kind
    path = _path(f"{kind} inferred" if link.inferred else str(kind), link)
    return f"{path}\n{_ENDS[kind](*link.points[-2:])}" if kind in _ENDS else path


def _path(names: str, link: Link) -> str:
    """Write the way of a line; lines of the tree from above, so that dashes meet where they share a way."""
    points = link.points[::-1] if link.kind is LinkKind.SOLID else link.points
    return f'<path class="{names}" d="{_way(points)}"/>'


def _label(text: Text) -> str:
    """Write what stands beside a line, on ground of its own, after all lines are drawn."""
    return f"{_rect(_behind(text), 'paper')}\n{_text(text)}"


def _way(points: Sequence[Point]) -> str:
    """Write straight pieces shortly: `M` to the first point, then across, up or down, or aslant."""
    numbers = _NUMBERS
    before_x, before_y = points[0]
    way = f"M{numbers[before_x]} {numbers[before_y]}"
    for x, y in points[1:]:
        if y == before_y:
            way += "H" + numbers[x]
        elif x == before_x:
            way += "V" + numbers[y]
        else:
            way += f"L{numbers[x]} {numbers[y]}"
        before_x, before_y = x, y
    return way


def _behind(text: Text) -> Rect:
    """Give the ground on which a label stays readable where another line runs."""
    font = FONTS[text.style]
    width = font.width(text.words)
    left = text.x - width / 2 if text.centered else text.x
    return Rect(left - 1, text.y - font.size * 0.85, width + 2, font.size * 1.1)


def _dot(name: str, before: Point, end: Point) -> str:
    x, y = _back(before, end, _END_RADIUS)
    return f'<circle class="{name}" cx="{_number(x)}" cy="{_number(y)}" r="{_number(_END_RADIUS)}"/>'


def _arrow(before: Point, end: Point) -> str:
    x, y = _back(before, end, 2.5 * _END_RADIUS)
    across = ((end[1] - y) / 2, (x - end[0]) / 2)
    corners = (end, (x + across[0], y + across[1]), (x - across[0], y - across[1]))
    return f'<path class="arrow" d="{_way(corners)}Z"/>'


def _back(before: Point, end: Point, distance: float) -> Point:
    """Go back from the end of a line."""
    length = math.dist(before, end) or 1.0
    return (
        end[0] + (before[0] - end[0]) / length * distance,
        end[1] + (before[1] - end[1]) / length * distance,
    )


_ENDS: dict[LinkKind, Callable[[Point, Point], str]] = {
    LinkKind.DOTTED: partial(_dot, "open-dot"),
    LinkKind.FURTHER: partial(_dot, "full-dot"),
    LinkKind.CIRCULAR: _arrow,
}
