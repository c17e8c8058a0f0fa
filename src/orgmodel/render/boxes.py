"""How large is a box, and which words fit into it?"""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.layout.geometry import Size
from orgmodel.layout.text import shortened, wrap
from orgmodel.render.post import Post
from orgmodel.render.scene import BADGE_GAP, BADGE_HEIGHT, LEADING, Content, Style
from orgmodel.render.theme import FONTS
from orgmodel.render.wording import counted

WIDTH = 176.0
_SIDE = 12.0
_INSIDE = WIDTH - 2 * _SIDE
_PADDING, _LEAST_HEIGHT = 10.0, 48.0
_TITLE_LINES, _UNIT_LINES, _TEAM_LINES = 4, 2, 2
_BADGE_SIDE = 7.0


def content(post: Post) -> Content:
    """Break the words of a box into lines."""
    lines = [(Style.TITLE, line) for line in wrap(post.title, FONTS[Style.TITLE], _INSIDE, _TITLE_LINES)]
    if post.unit:
        lines += [(Style.UNIT, line) for line in wrap(post.unit, FONTS[Style.UNIT], _INSIDE, _UNIT_LINES)]
    if post.teams or post.details:
        details = (shortened(words, FONTS[Style.DETAIL], _INSIDE) for words in post.details)
        lines += [(Style.DETAIL, line) for line in (*_teams(post.teams), *details)]
    height = sum([LEADING[style] for style, _ in lines])
    badges = tuple(_badge_rows(post.badges)) if post.badges else ()
    return Content(tuple(lines), badges, height + len(badges) * (BADGE_HEIGHT + BADGE_GAP))


def size(inside: Content) -> Size:
    """Give the size of the box around some words."""
    return WIDTH, max(inside.height + 2 * _PADDING, _LEAST_HEIGHT)


def _teams(teams: tuple[str, ...]) -> tuple[str, ...]:
    """Name as many teams as there is room for, and say how many more there are."""
    for named in range(len(teams), 0, -1):
        more = f" and {len(teams) - named} more" if named < len(teams) else ""
        lines = wrap("leads: " + ", ".join(teams[:named]) + more, FONTS[Style.DETAIL], _INSIDE, _TEAM_LINES + 1)
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
