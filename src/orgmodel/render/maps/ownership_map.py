"""Who owns which domains? A box a domain, under the heading of its field, with who answers, who does it, or nobody."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from orgmodel.catalog.common_duties import LEADERSHIP
from orgmodel.graph.accountability import judged_domains, providers_of
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.geometry import Rect
from orgmodel.layout.text import shortened, wrap
from orgmodel.model.words import Level
from orgmodel.render.charts import legend
from orgmodel.render.charts.boxes import WIDTH, badge_width
from orgmodel.render.charts.part import WHOLE, Part, rows_within
from orgmodel.render.charts.sheet import Body, sheet, when
from orgmodel.render.scenes.scene import BADGE_GAP, BADGE_HEIGHT, LEADING, Box, Content, Group, Mark, Scene, Style, Text
from orgmodel.render.scenes.theme import FONTS
from orgmodel.render.scenes.wording import counted, quoted, shown

_ACROSS = WIDTH + 24.0
_INSIDE, _PADDING = _ACROSS - 20.0, 10.0
_GAP, _HEADING, _BETWEEN = 14.0, 20.0, 22.0
_MOST_NAMES, _LINES = 3, 4
_SHAPE = 1.5
_FIELD, _JOINT, _SEVERAL = "owned with the field", "held jointly by", " accountable"
_NOBODY = "no accountable stated"
_EXPLAINED = {
    _SEVERAL: "“2 accountable”: each is, and the model does not say that they share it.",
    _JOINT: "“Held jointly”: the model says that they share it.",
    _FIELD: "“Owned with the field”: nobody is named for the domain itself, but somebody for its field.",
}


def ownership_map(graph: OrgGraph, *, draft: bool = False, part: Part = WHOLE) -> Scene:
    """Draw who owns which domains, as far as the model says, and the domains of the catalog that nobody is named for.

    Raises:
        OrgModelError: the part begins at what the model does not have.
    """
    among = rows_within(graph, part)
    role = graph.facts.assignments.role
    claims = [row for row in graph.ownership.rows(*Level).tolist() if among is None or int(role[row]) in among]
    claimed = {int(graph.ownership.domain[row]) for row in claims}
    unnamed = set(_judged(graph)) - claimed if claims and among is None else set()
    ordered = sorted(claimed | unnamed, key=lambda row: (_top(graph, row), graph.domains.level(row), row))
    cards = [_card(graph, number, domain) for number, domain in enumerate(ordered)]
    groups = [
        (shown(graph.domains.name(top)), [card for _, card in within])
        for top, within in groupby(zip(ordered, cards, strict=True), lambda each: _top(graph, each[0]))
    ]
    nobody = sum(Mark.UNOWNED in card.marks for card in cards)
    named = f"{counted(len(claimed), 'domain')} that the model assigns"
    subtitle = f"Who owns what{when(graph)}: {named}{f', {nobody} for which nobody is named' if nobody else ''}"
    keys = legend.marked(cards)
    remarks = tuple(_remarks(graph, claimed, part))
    return sheet(graph, subtitle, _placed(groups), draft=draft, entries=keys, remarks=remarks)


def _judged(graph: OrgGraph) -> Iterator[int]:
    """Give the domains that somebody is expected to be named for; leading one's own staff is every leader's."""
    return (row for row in judged_domains(graph) if graph.domains.id(row) != LEADERSHIP)


def _remarks(graph: OrgGraph, claimed: Collection[int], part: Part) -> Iterator[str]:
    """Say what is open, and what the map does not show."""
    open_ = sum(not graph.ownership.owners(domain) for domain in claimed)
    yield from (said for badge, said in _EXPLAINED.items() if any(_has(graph, domain, badge) for domain in claimed))
    if open_:
        yield f"{counted(open_, 'domain')} assigned with no accountable role stated."
    if not claimed:
        yield "No role of the model is assigned a domain."
    if part != WHOLE:
        yield "A part of the organization: only the domains that its roles are assigned, with all who have them."
    if not graph.coverage.everything[1]:
        yield "A partial model: a domain may have an owner that the model does not hold."


def _has(graph: OrgGraph, domain: int, badge: str) -> bool:
    return any(badge in each for each in _badges(graph, domain) if each != _NOBODY)


def _top(graph: OrgGraph, domain: int) -> int:
    *_, top = graph.domains.nesting.upwards(domain)
    return top


def _card(graph: OrgGraph, number: int, domain: int) -> Box:
    """Make the box of a domain, at the origin."""
    name = shown(graph.domains.name(domain))
    lines: list[tuple[Style, str]] = [(Style.TITLE, part) for part in wrap(name, FONTS[Style.TITLE], _INSIDE, _LINES)]
    label = [quoted(name)]
    for words, told in _said(graph, domain):
        lines += [(Style.DETAIL, part) for part in wrap(words, FONTS[Style.DETAIL], _INSIDE, _LINES + 1)]
        label.append(told)
    badges = _badges(graph, domain)
    label += badges
    height = sum(LEADING[style] for style, _ in lines) + bool(badges) * (BADGE_HEIGHT + BADGE_GAP)
    rows = (tuple((words, badge_width(words)) for words in badges),) if badges else ()
    rect = Rect(0.0, 0.0, _ACROSS, height + 2 * _PADDING)
    marks = (Mark.UNOWNED,) if str(Mark.UNOWNED) in badges else ()
    return Box(f"d{number}", name, rect, Content(tuple(lines), rows, height), marks, label="; ".join(label))


def _said(graph: OrgGraph, domain: int) -> Iterator[tuple[str, str]]:
    """Say who answers for a domain, who does it and who provides it: as it fits into a box, and in full."""
    for level in (Level.ACCOUNTABLE, Level.RESPONSIBLE):
        roles = list(_named(graph, domain, level))
        if roles:
            yield f"{level}: {_few(roles)}", f"{level}: {', '.join(map(quoted, roles))}"
    above = graph.ownership.at_or_above(domain, Level.ACCOUNTABLE)
    if above and not graph.ownership.of_domain(domain, Level.ACCOUNTABLE):
        field = int(graph.ownership.domain[above[0]])
        roles = list(_named(graph, field, Level.ACCOUNTABLE))
        words = f"accountable for {shown(graph.domains.name(field))}"
        yield f"{words}: {_few(roles)}", f"{words}: {', '.join(map(quoted, roles))}"
    for provider in providers_of(graph, domain):
        words = f"provider: {shown(provider.name or provider.id or '')}"
        row = graph.role_row(provider.answers or "")
        words += f", for which {shown(graph.title(row))} answers" if row >= 0 else ""
        yield words, words


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _named(graph: OrgGraph, domain: int, level: Level) -> Iterator[str]:
    for row in graph.ownership.of_domain(domain, level):
        title = shown(graph.title(int(graph.facts.assignments.role[row])))
        scope = shown(graph.facts.assignments.scope[row])
        within = f" ({shortened(scope, FONTS[Style.DETAIL], _INSIDE / 2)})" if scope and scope != "all" else ""
        yield f"{title}{within}{' (inferred)' if graph.ownership.inferred[row] else ''}"


def _badges(graph: OrgGraph, domain: int) -> list[str]:
    rows = graph.ownership.of_domain(domain, Level.ACCOUNTABLE)
    owners = {int(graph.facts.assignments.role[row]) for row in rows}
    if len(owners) > 1:
        is_joint = all(row in graph.facts.assignments.joint_with for row in rows)
        return [f"{_JOINT} {len(owners)}" if is_joint else f"{len(owners)}{_SEVERAL}"]
    if owners:
        return []
    if graph.ownership.owners(domain):
        return [_FIELD]
    if _is_unowned(graph, domain):
        return [str(Mark.UNOWNED)]
    return [_NOBODY]


def _is_unowned(graph: OrgGraph, domain: int) -> bool:
    """Tell whether neither a role nor a provider is named for a domain."""
    named = graph.ownership.of_domain(domain) or graph.ownership.owners(domain) or providers_of(graph, domain)
    return not named


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
    members = tuple(Group(name, tuple(card.id for card in cards)) for name, cards in groups)
    return Body(tuple(boxes), x + _ACROSS, deepest, tuple(texts), groups=members)
