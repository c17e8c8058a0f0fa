"""A scene as one standalone SVG file: no script, no reference to anything outside, light and dark by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from orgmodel.layout.geometry import Point, Rect
from orgmodel.render.scene import Badge, Box, Key, Link, LinkKind, Mark, Scene, Text
from orgmodel.render.svg_style import css
from orgmodel.render.theme import FONTS
from orgmodel.render.wording import is_right_to_left, quoted

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_CORNER, _DOUBLE, _EDGE = 4.0, 3.0, 5.0
_END_RADIUS = 3.5
_ACROSS = {LinkKind.FURTHER, LinkKind.DOTTED, LinkKind.CIRCULAR}
"""Lines that cross those of the tree, which are interrupted there."""


def paint(scene: Scene, prefix: str = "chart") -> str:
    """Write a scene as SVG.

    Args:
        scene: the picture.
        prefix: what ids in the file begin with, so that several pictures can stand in one page.
    """
    width, height = math.ceil(scene.width), math.ceil(scene.height)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    told = f'role="img" aria-labelledby="{prefix}-title {prefix}-desc"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="orgmodel" {size} {told}>',
        f'<title id="{prefix}-title">{escaped(_named(scene))}</title>',
        f'<desc id="{prefix}-desc">{escaped(scene.description)}</desc>',
        f"<style>{css()}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
        *map(_text, scene.texts),
        *_badges(scene.badges, "draft"),
        *_group("links", [_line(link) for link in scene.links if link.kind not in _ACROSS]),
        *_group("halos", [_path("halo", link) for link in scene.links if link.kind in _ACROSS]),
        *_group("crossings", [_line(link) for link in scene.links if link.kind in _ACROSS]),
        *_group("labels", filter(None, map(_label, scene.links))),
        *_group("boxes", map(_box, scene.boxes)),
        *_group("numbers", _badges([link.badge for link in scene.links if link.badge], "number")),
        *_group("legend", map(_key, scene.legend)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _named(scene: Scene) -> str:
    return f"DRAFT: {scene.title}" if scene.draft else scene.title


def escaped(text: str) -> str:
    """Make a text safe for XML 1.0: its signs escaped, characters that it forbids replaced by U+FFFD."""
    if text.isascii() and text.isalnum():
        return text
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)


def _number(value: float) -> str:
    """Write a number with two decimals at most."""
    if value == int(value):
        return str(int(value))
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _group(name: str, lines: Iterable[str]) -> Iterator[str]:
    inside = list(lines)
    if inside:
        yield f'<g class="{name}">'
        yield from inside
        yield "</g>"


def _key(key: Key) -> str:
    sample = (_box(key.sample),) if isinstance(key.sample, Box) else (_line(key.sample), _label(key.sample))
    return "\n".join(filter(None, (*sample, _text(key.text))))


# Boxes ----------------------------------------------------------------------------------------------


def _box(box: Box) -> str:
    names = " ".join(["box", *(mark.replace(" ", "-") for mark in box.marks)])
    return "\n".join(
        (
            f'<g class="{names}">',
            *([f"<title>{escaped(box.label)}</title>"] if box.label else ()),
            _rect(box.rect, "frame", _CORNER),
            *([_rect(box.rect.inset(_DOUBLE), "inner", _CORNER - 1)] if Mark.VACANT in box.marks else ()),
            *([_unit_edge(box)] if box.color >= 0 else ()),
            *map(_text, box.texts),
            *_badges(box.badges, "pill"),
            "</g>",
        )
    )


def _unit_edge(box: Box) -> str:
    edge = Rect(box.rect.x, box.rect.y, _EDGE, box.rect.height)
    return _rect(edge, f"unit-{box.color}", 2)


def _badges(badges: Iterable[Badge], name: str) -> Iterator[str]:
    for badge in badges:
        yield _rect(badge.rect, name, badge.rect.height / 2 if name != "draft" else _CORNER)
        yield _text(badge.text)


def _rect(rect: Rect, name: str, radius: float = 0) -> str:
    corner = f' rx="{_number(radius)}"' if radius else ""
    x, y, width, height = map(_number, (rect.x, rect.y, rect.width, rect.height))
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
    return f'<text class="{names}" {at}{direction}>{escaped(words)}</text>'


# Lines ----------------------------------------------------------------------------------------------


def _line(link: Link) -> str:
    names = f"{link.kind} inferred" if link.inferred else str(link.kind)
    path = _path(names, link)
    return f"{path}\n{_ENDS[link.kind](*link.points[-2:])}" if link.kind in _ENDS else path


def _path(names: str, link: Link) -> str:
    """Write the way of a line; lines of the tree from above, so that dashes meet where they share a way."""
    points = link.points[::-1] if link.kind is LinkKind.SOLID else link.points
    return f'<path class="{names}" d="{_way(points)}"/>'


def _label(link: Link) -> str:
    """Write what stands beside a line, on ground of its own, after all lines are drawn."""
    return f"{_rect(_behind(link.text), 'paper')}\n{_text(link.text)}" if link.text else ""


def _way(points: Sequence[Point]) -> str:
    """Write straight pieces shortly: `M` to the first point, then across, up or down, or aslant."""
    written = [(_number(x), _number(y)) for x, y in points]
    steps = [f"M{written[0][0]} {written[0][1]}"]
    for before, (x, y) in pairwise(written):
        steps.append(f"H{x}" if before[1] == y else f"V{y}" if before[0] == x else f"L{x} {y}")
    return "".join(steps)


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
