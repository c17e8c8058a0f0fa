"""How large is a box, and which words fit into it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.text import shortened, wrap
from orgmodel.render.charts.post import Post
from orgmodel.render.scenes.scene import BADGE_GAP, BADGE_HEIGHT, LEADING, Box, Content, Mark, Style
from orgmodel.render.scenes.theme import FONTS
from orgmodel.render.scenes.wording import counted

WIDTH = 176.0
WIDE = 280.0
"""How wide the boxes of bodies and providers are, of which there is more to say."""
_SIDE = 12.0
_PADDING, _LEAST_HEIGHT = 10.0, 48.0
_TITLE_LINES, _UNIT_LINES, _TEAM_LINES, _DETAIL_LINES = 4, 2, 2, 4
_BADGE_SIDE = 7.0
_HEAVY = Style.TITLE
_TITLE, _UNIT = FONTS[Style.TITLE], FONTS[Style.UNIT]
_HIGH, _LOW = LEADING[Style.TITLE], LEADING[Style.UNIT]


def content(post: Post) -> Content:
    """Break the words of a box into lines."""
    inside = (_width(post.marks) if post.marks else WIDTH) - 2 * _SIDE
    titles, units = wrap(post.title, _TITLE, inside, _TITLE_LINES), _unit(post.unit, inside)
    lines = (*[(_HEAVY, line) for line in titles], *units)
    if not (post.teams or post.details or post.badges):
        return Content._make((lines, (), len(titles) * _HIGH + len(units) * _LOW))
    if post.teams or post.details:
        details = (line for words in post.details for line in wrap(words, FONTS[Style.DETAIL], inside, _DETAIL_LINES))
        lines += tuple([(Style.DETAIL, line) for line in (*_teams(post.teams, inside), *details)])
    height = sum([LEADING[style] for style, _ in lines])
    badges = tuple(_badge_rows(post.badges))
    return Content(lines, badges, height + len(badges) * (BADGE_HEIGHT + BADGE_GAP))


@lru_cache
def _unit(name: str, inside: float) -> tuple[tuple[Style, str], ...]:
    """Break the name of a unit into lines; many boxes have the same one."""
    return tuple((Style.UNIT, line) for line in wrap(name, _UNIT, inside, _UNIT_LINES)) if name else ()


def size(inside: Content, marks: Sequence[Mark] = ()) -> Size:
    """Give the size of the box around some words."""
    height = inside.height + 2 * _PADDING
    return _width(marks) if marks else WIDTH, height if height > _LEAST_HEIGHT else _LEAST_HEIGHT  # noqa: FURB136


def boxed(post: Post, rect: Rect, inside: Content, label: str) -> Box:
    """Make the box of a post, with its words in it."""
    number, title, _, color, _, marks, _, _, role, _, href = post
    return Box._make((number, title, rect, inside, marks, color, label, role, href))


def _width(marks: Sequence[Mark]) -> float:
    return WIDE if Mark.BODY in marks or Mark.PROVIDER in marks else WIDTH


def _teams(teams: tuple[str, ...], inside: float) -> tuple[str, ...]:
    """Name as many teams as there is room for, and say how many more there are."""
    for named in range(len(teams), 0, -1):
        more = f" and {len(teams) - named} more" if named < len(teams) else ""
        lines = wrap("leads: " + ", ".join(teams[:named]) + more, FONTS[Style.DETAIL], inside, _TEAM_LINES + 1)
        if len(lines) <= _TEAM_LINES:
            return lines
    return (f"leads: {counted(len(teams), 'team')}",) if teams else ()


def _badge_rows(badges: tuple[str, ...]) -> Iterator[tuple[tuple[str, float], ...]]:
    row: list[tuple[str, float]] = []
    for words in badges:
        fitting = shortened(words, FONTS[Style.BADGE], WIDTH - 4 * _BADGE_SIDE)
        width = badge_width(fitting)
        taken = sum(other + BADGE_GAP for _, other in row)
        if row and taken + width > WIDTH - _SIDE:
            yield tuple(row)
            row = []
        row.append((fitting, width))
    if row:
        yield tuple(row)


def badge_width(words: str) -> float:
    """The width of a badge around its words, in whole pixels."""
    return float(round(FONTS[Style.BADGE].width(words) + 2 * _BADGE_SIDE))
