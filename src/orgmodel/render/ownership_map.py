"""Who owns which domains? A box a domain, under the heading of its field, with the roles that answer and that do it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import shortened, wrap
from orgmodel.model.words import Level
from orgmodel.render.boxes import WIDTH, badge_width
from orgmodel.render.scene import BADGE_GAP, BADGE_HEIGHT, LEADING, Box, Content, Scene, Style, Text
from orgmodel.render.sheet import Body, sheet, when
from orgmodel.render.theme import FONTS
from orgmodel.render.wording import counted, quoted, shown

_ACROSS = WIDTH + 24.0
_INSIDE, _PADDING = _ACROSS - 20.0, 10.0
_GAP, _HEADING, _BETWEEN = 14.0, 20.0, 22.0
_MOST_NAMES, _LINES = 3, 4
_SHAPE = 1.5


def ownership_map(graph: OrgGraph, *, draft: bool = False) -> Scene:
    """Draw who owns which domains, as far as the model says."""
    claimed = sorted({int(graph.ownership.domain[row]) for row in graph.ownership.rows(*Level).tolist()})
    ordered = sorted(claimed, key=lambda row: (_top(graph, row), graph.domains.level(row), row))
    cards = [_card(graph, number, domain) for number, domain in enumerate(ordered)]
    groups = [
        (shown(graph.domains.name(top)), [card for _, card in within])
        for top, within in groupby(zip(ordered, cards, strict=True), lambda each: _top(graph, each[0]))
    ]
    open_ = sum(not graph.ownership.owners(domain) for domain in ordered)
    subtitle = f"Who owns what{when(graph)}: {counted(len(cards), 'domain')} that the model assigns"
    remarks = [f"{counted(open_, 'domain')} with no accountable role stated."] if open_ else []
    if not graph.coverage.everything[1]:
        remarks.append("A partial model: a domain that is not here may have an owner that the model does not hold.")
    return sheet(graph, subtitle, _placed(groups), draft=draft, remarks=remarks)


def _top(graph: OrgGraph, domain: int) -> int:
    *_, top = graph.domains.nesting.upwards(domain)
    return top


def _card(graph: OrgGraph, number: int, domain: int) -> Box:
    """Make the box of a domain, at the origin."""
    name = shown(graph.domains.name(domain))
    lines: list[tuple[Style, str]] = [(Style.TITLE, part) for part in wrap(name, FONTS[Style.TITLE], _INSIDE, _LINES)]
    label = [quoted(name)]
    for level in (Level.ACCOUNTABLE, Level.RESPONSIBLE):
        roles = list(_named(graph, domain, level))
        if roles:
            more = f" and {len(roles) - _MOST_NAMES} more" if len(roles) > _MOST_NAMES else ""
            words = f"{level}: {', '.join(roles[:_MOST_NAMES])}{more}"
            lines += [(Style.DETAIL, part) for part in wrap(words, FONTS[Style.DETAIL], _INSIDE, _LINES + 1)]
            label.append(f"{level}: {', '.join(map(quoted, roles))}")
    badges = _badges(graph, domain)
    label += badges
    height = sum(LEADING[style] for style, _ in lines) + bool(badges) * (BADGE_HEIGHT + BADGE_GAP)
    rows = (tuple((words, badge_width(words)) for words in badges),) if badges else ()
    rect = Rect(0.0, 0.0, _ACROSS, height + 2 * _PADDING)
    return Box(f"d{number}", name, rect, Content(tuple(lines), rows, height), label="; ".join(label))


def _named(graph: OrgGraph, domain: int, level: Level) -> Iterator[str]:
    for row in graph.ownership.of_domain(domain, level):
        title = shown(graph.title(int(graph.facts.assignments.role[row])))
        scope = shown(graph.facts.assignments.scope[row])
        within = f" ({shortened(scope, FONTS[Style.DETAIL], _INSIDE / 2)})" if scope and scope != "all" else ""
        yield f"{title}{within}{' (inferred)' if graph.ownership.inferred[row] else ''}"


def _badges(graph: OrgGraph, domain: int) -> list[str]:
    owners = {int(graph.facts.assignments.role[row]) for row in graph.ownership.of_domain(domain, Level.ACCOUNTABLE)}
    if len(owners) > 1:
        return [f"{len(owners)} accountable"]
    if owners:
        return []
    above = graph.ownership.owners(domain)
    return ["owned with the field" if above else "no accountable stated"]


def _placed(groups: Sequence[tuple[str, Sequence[Box]]]) -> Body:
    """Fill columns with boxes, group below group; a group that is too long goes on in the next column."""
    total = sum(card.rect.height + _GAP for _, cards in groups for card in cards)
    total += len(groups) * (_HEADING + _BETWEEN)
    across = max(3, round(math.sqrt(total * _SHAPE / (_ACROSS + _BETWEEN))))
    limit = max(total / across, max((card.rect.height for _, cards in groups for card in cards), default=0.0))
    boxes, texts = [], []
    x = y = deepest = 0.0
    for heading, cards in groups:
        for number, card in enumerate(cards):
            taken = card.rect.height + _GAP + (_HEADING if not number or not y else 0.0)
            if y and y + taken > limit + _HEADING:
                x, y = x + _ACROSS + _BETWEEN, 0.0
            if not number or not y:
                words = heading if not number else f"… {heading}"
                for line in wrap(words, FONTS[Style.SECTION], _ACROSS, _LINES):
                    y += _HEADING
                    texts.append(Text(x, y - _HEADING / 2, line, Style.SECTION))
            boxes.append(card._replace(rect=card.rect.moved(x, y)))
            y += card.rect.height + _GAP
            deepest = max(deepest, y - _GAP)
        y += _BETWEEN
    return Body(tuple(boxes), x + _ACROSS, deepest, tuple(texts))
