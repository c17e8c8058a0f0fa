"""What stands in the box of a role? Its title, its unit, the teams that it leads and its marks, in words.

Never who sits in it, what it pays or, unless that is asked for, which grade it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import UNKNOWN, Roles
from orgmodel.model.words import Establishment, Occupancy, Status, YesNo
from orgmodel.render.charts.around import body_words, deputies, memberships, provider_words
from orgmodel.render.charts.coloring import Coloring, unit_name
from orgmodel.render.charts.plan import Node, Plan
from orgmodel.render.scenes.links import Addresses, checked_base
from orgmodel.render.scenes.scene import LinkKind, Mark
from orgmodel.render.scenes.wording import counted, doubt, quoted, shown


class Post(NamedTuple):
    """The words of one box. `badges` are the marks in words, and how many positions there are.

    `details` are whom a role deputizes for, and what its color stands for where that is asked for; `also` is said
    of it only in words; `role` is the id in the model, `href` where its box leads.
    """

    id: str
    title: str
    unit: str = ""
    color: int = -1
    teams: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    badges: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    role: str = ""
    also: tuple[str, ...] = ()
    href: str = ""


def posts(graph: OrgGraph, plan: Plan, coloring: Coloring, link_base: str = "") -> tuple[Post, ...]:
    """Say what stands in each box of a plan, and where it leads.

    Raises:
        OrgModelError: the link base is of a kind that a chart should not lead to.
    """
    writer = _Writer(graph, coloring)
    leading = Addresses(graph, checked_base(link_base))
    managers = Counter(tie.report for tie in plan.crossings if tie.kind is LinkKind.FURTHER)
    found = (
        _joint(writer.post(number, node), managers[number]) if node.row >= 0 else _no_role(graph, number, node)
        for number, node in enumerate(plan.nodes)
    )
    if not leading.any:
        return tuple(found)
    return tuple(
        post._replace(href=leading.of(node.row)) if node.row >= 0 else post
        for post, node in zip(found, plan.nodes, strict=True)
    )


def _joint(post: Post, further: int) -> Post:
    """Say that a role has more than one solid line: it stands below the first, and lines lead to the others."""
    return post._replace(badges=(*post.badges, f"{further + 1} managers")) if further else post


def _no_role(graph: OrgGraph, number: int, node: Node) -> Post:
    """Say what stands in the box of a body, of a provider, or of a manager who is not in the model."""
    if node.body is not None:
        title, marks = node.name or "(a body without a name)", (Mark.BODY,)
        return Post(f"n{number}", title, marks=marks, badges=(str(Mark.BODY),), details=body_words(graph, node.body))
    if node.provider is not None:
        title, kind = node.name or "(a provider without a name)", shown(node.provider.kind or "")
        badges = (str(Mark.PROVIDER), *([kind] if kind else []))
        words = provider_words(graph, node.provider)
        return Post(f"n{number}", title, marks=(Mark.PROVIDER,), badges=badges, details=words)
    marks = (Mark.NOT_IN_MODEL,)
    title = shown(node.name) or "(a manager without an id)"
    return Post(f"n{number}", title, marks=marks, badges=tuple(map(str, marks)))


@dataclass(frozen=True)
class _Writer:
    graph: OrgGraph
    coloring: Coloring

    def post(self, number: int, node: Node) -> Post:
        roles, row = self._roles, node.row
        role = roles.id[row]
        title = shown(roles.title[row]) or shown(role) or "(a role without a title)"
        color = self.coloring.number(row)
        unit = self._unit_name(roles.unit[row])
        details = self.coloring.details(row) if self.coloring.words else ()
        if not self._remarkable[row] and node.living and not node.below:
            return Post._make((f"n{number}", title, unit, color, (), (), (), details, role, (), ""))
        stands_in = (f"deputy of {quoted(shown(self.graph.title(other)))}" for other in self._deputies.get(row, ()))
        found = tuple(marks(self.graph, node))
        return Post(
            id=f"n{number}",
            title=title,
            unit=_doubted(unit, doubt(roles.provenance, row, "unit")) if unit else "",
            color=color,
            teams=tuple(map(shown, roles.leads.get(row, ()))),
            marks=tuple(mark for mark, _ in found),
            badges=(*(words for _, words in found), *_positions(self.graph, row), *_below(node)),
            details=(*stands_in, *details),
            role=role,
            also=tuple(self._memberships.get(row, ())),
        )

    @cached_property
    def _roles(self) -> Roles:
        return self.graph.roles

    @cached_property
    def _unit_name(self) -> Callable[[str], str]:
        return cache(lambda unit: unit_name(self.graph, unit) if unit else "")

    @cached_property
    def _deputies(self) -> Mapping[int, Sequence[int]]:
        return deputies(self.graph)

    @cached_property
    def _memberships(self) -> Mapping[int, Sequence[str]]:
        return memberships(self.graph)

    @cached_property
    def _remarkable(self) -> list[bool]:
        """Roles of which there may be more to say than their title and unit."""
        roles = self.graph.roles
        said = ~np.isin(roles.positions, (UNKNOWN, 1)) | (roles.provenance.status == Status.INFERRED)
        said |= np.isin(roles.occupancy, (Occupancy.VACANT, Occupancy.ACTING)) | (roles.filled == 0)
        said |= np.isin(roles.establishment, (Establishment.PROPOSED, Establishment.ABOLISHED))
        said |= (roles.in_scope == _NO) | (roles.described == _NO)
        said[[*roles.leads, *roles.provenance.inferred, *self._deputies, *self._memberships]] = True
        remarkable: list[bool] = said.tolist()
        return remarkable


def _doubted(words: str, sure: str) -> str:
    return f"{words} ({sure})" if sure else words


def _below(node: Node) -> Iterator[str]:
    if node.below:
        yield f"+{node.below} below"


def _positions(graph: OrgGraph, row: int) -> Iterator[str]:
    positions, filled = int(graph.roles.positions[row]), int(graph.roles.filled[row])
    if positions in {UNKNOWN, 1}:
        return
    sure = doubt(graph.roles.provenance, row, "positions")
    work = graph.roles.fte.get(row, 0.0)
    shared = f", {work:g} FTE" if 0 < work < positions else ""
    yield _doubted(counted(positions, "position") + (f", {filled} filled" if filled != UNKNOWN else "") + shared, sure)


_NO = int(YesNo.NO)
_OCCUPANCY = {int(Occupancy.VACANT): Mark.VACANT, int(Occupancy.ACTING): Mark.ACTING}
_ESTABLISHMENT = {int(Establishment.PROPOSED): Mark.PROPOSED, int(Establishment.ABOLISHED): Mark.ABOLISHED}


def marks(graph: OrgGraph, node: Node) -> Iterator[tuple[Mark, str]]:
    """Give the marks of a role with their words, what it is before what the model says of it."""
    roles, row = graph.roles, node.row
    establishment = _ESTABLISHMENT.get(int(roles.establishment[row]))
    stated = (
        ("establishment", establishment),
        ("valid", Mark.NOT_TODAY if not node.living and establishment is None else None),
        ("occupancy", _OCCUPANCY.get(int(roles.occupancy[row]), _unfilled(graph, row))),
        ("in_scope", Mark.OUTSIDE if roles.in_scope[row] == _NO else None),
    )
    for field, mark in stated:
        if mark is not None:
            yield mark, _doubted(str(mark), doubt(roles.provenance, row, field))
    if roles.described[row] == _NO:
        yield Mark.NOT_DESCRIBED, str(Mark.NOT_DESCRIBED)
    sure = doubt(roles.provenance, row)
    if sure:
        yield Mark.INFERRED, str(Mark.INFERRED) if sure == "inferred" else f"{Mark.INFERRED}: {sure}"


def _unfilled(graph: OrgGraph, row: int) -> Mark | None:
    """Take a role as vacant whose only occupancy is that none of its positions is filled."""
    unsaid = graph.roles.occupancy[row] == UNKNOWN
    return Mark.VACANT if unsaid and graph.roles.filled[row] == 0 and graph.roles.positions[row] else None
