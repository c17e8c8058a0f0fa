"""How large is a box, and where in it does each word stand?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.text import shortened, wrap
from orgmodel.render.post import Post
from orgmodel.render.scene import Badge, Box, Style, Text
from orgmodel.render.theme import FONTS, LEADING
from orgmodel.render.wording import counted

WIDTH = 176.0
_SIDE = 12.0
_PADDING, _LEAST_HEIGHT = 10.0, 48.0
_TITLE_LINES, _UNIT_LINES, _TEAM_LINES = 4, 2, 2
_BADGE_HEIGHT, _BADGE_GAP, _BADGE_SIDE = 16.0, 4.0, 7.0
_DESCENT = 0.28
"""How far letters hang below the base line, as a share of the leading."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a box, broken into lines: texts by style, and rows of badges with their widths."""

    lines: tuple[tuple[Style, str], ...]
    badges: tuple[tuple[tuple[str, float], ...], ...]

    @property
    def size(self) -> Size:
        """The size of the box around it."""
        return WIDTH, max(self.height + 2 * _PADDING, _LEAST_HEIGHT)

    @property
    def height(self) -> float:
        """The height of the words alone."""
        badges = len(self.badges) * (_BADGE_HEIGHT + _BADGE_GAP)
        return sum(LEADING[style] for style, _ in self.lines) + badges


def content(post: Post) -> Content:
    """Break the words of a box into lines."""
    lines = [(Style.TITLE, line) for line in _wrapped(post.title, Style.TITLE, _TITLE_LINES)]
    if post.unit:
        lines += [(Style.UNIT, line) for line in _wrapped(post.unit, Style.UNIT, _UNIT_LINES)]
    lines += [(Style.DETAIL, line) for line in _teams(post.teams)]
    return Content(tuple(lines), tuple(_badge_rows(post.badges)))


def _wrapped(words: str, style: Style, most: int) -> tuple[str, ...]:
    return wrap(words, FONTS[style], WIDTH - 2 * _SIDE, most)


def _teams(teams: tuple[str, ...]) -> tuple[str, ...]:
    """Name as many teams as there is room for, and say how many more there are."""
    for named in range(len(teams), 0, -1):
        more = f" and {len(teams) - named} more" if named < len(teams) else ""
        lines = _wrapped("leads: " + ", ".join(teams[:named]) + more, Style.DETAIL, _TEAM_LINES + 1)
        if len(lines) <= _TEAM_LINES:
            return lines
    return (f"leads: {counted(len(teams), 'team')}",) if teams else ()


def _badge_rows(badges: tuple[str, ...]) -> Iterator[tuple[tuple[str, float], ...]]:
    row: list[tuple[str, float]] = []
    for words in badges:
        fitting = shortened(words, FONTS[Style.BADGE], WIDTH - 4 * _BADGE_SIDE)
        width = badge_width(fitting)
        taken = sum(other + _BADGE_GAP for _, other in row)
        if row and taken + width > WIDTH - _SIDE:
            yield tuple(row)
            row = []
        row.append((fitting, width))
    if row:
        yield tuple(row)


def badge_width(words: str) -> float:
    """The width of a badge around its words, in whole pixels."""
    return float(round(FONTS[Style.BADGE].width(words) + 2 * _BADGE_SIDE))


def badge(words: str, x: float, y: float) -> Badge:
    """Make a badge whose upper left corner stands there."""
    rect = Rect(x, y, badge_width(words), _BADGE_HEIGHT)
    return Badge(rect, Text(rect.center, y + 11.5, words, Style.BADGE, centered=True))


def box(post: Post, inside: Content, rect: Rect, label: str) -> Box:
    """Put the words of a box into its place."""
    texts = []
    y = rect.y + (rect.height - inside.height) / 2
    for style, words in inside.lines:
        y += LEADING[style]
        base = y - LEADING[style] * _DESCENT
        texts.append(Text(rect.center, base, words, style, centered=True))
    badges = tuple(_placed(inside, rect, y + _BADGE_GAP))
    return Box(post.id, post.title, rect, tuple(texts), badges, post.marks, post.color, label)


def _placed(inside: Content, rect: Rect, y: float) -> Iterator[Badge]:
    for row in inside.badges:
        x = rect.center - (sum(width + _BADGE_GAP for _, width in row) - _BADGE_GAP) / 2
        for words, width in row:
            yield badge(words, x, y)
            x += width + _BADGE_GAP
        y += _BADGE_HEIGHT + _BADGE_GAP
