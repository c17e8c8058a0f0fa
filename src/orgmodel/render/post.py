"""What stands in the box of a role? Its title, its unit, the teams that it leads and its marks, in words.

Never who sits in it, what it pays or which grade it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import UNKNOWN
from orgmodel.model.words import Establishment, Occupancy, YesNo
from orgmodel.render.coloring import unit_name
from orgmodel.render.plan import Node, Plan
from orgmodel.render.scene import Mark
from orgmodel.render.wording import counted, doubt, shown


@dataclass(frozen=True, slots=True)
class Post:
    """The words of one box. `badges` are the marks in words, and how many positions there are."""

    id: str
    title: str
    unit: str = ""
    color: int = -1
    teams: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    badges: tuple[str, ...] = ()


def posts(graph: OrgGraph, plan: Plan, colors: Mapping[str, int]) -> tuple[Post, ...]:
    """Say what stands in each box of a plan, whose colors are given by the ids of units."""
    return tuple(
        _ghost(number, node) if node.row < 0 else _post(graph, number, node, colors)
        for number, node in enumerate(plan.nodes)
    )


def _ghost(number: int, node: Node) -> Post:
    marks = (Mark.NOT_IN_MODEL,)
    return Post(
        f"n{number}", shown(node.name) or "(a manager without an id)", marks=marks, badges=tuple(map(str, marks))
    )


def _post(graph: OrgGraph, number: int, node: Node, colors: Mapping[str, int]) -> Post:
    row = node.row
    unit = graph.roles.unit[row]
    found = tuple(_marks(graph, node))
    return Post(
        id=f"n{number}",
        title=shown(graph.roles.title[row]) or shown(graph.roles.id[row]) or "(a role without a title)",
        unit=_doubted(unit_name(graph, unit), doubt(graph.roles.provenance, row, "unit")) if unit else "",
        color=colors.get(unit, -1),
        teams=tuple(map(shown, graph.roles.leads.get(row, ()))),
        marks=tuple(mark for mark, _ in found),
        badges=(*(words for _, words in found), *_positions(graph, row)),
    )


def _doubted(words: str, sure: str) -> str:
    return f"{words} ({sure})" if sure else words


def _positions(graph: OrgGraph, row: int) -> Iterator[str]:
    positions, filled = int(graph.roles.positions[row]), int(graph.roles.filled[row])
    if positions in {UNKNOWN, 1}:
        return
    sure = doubt(graph.roles.provenance, row, "positions")
    yield _doubted(counted(positions, "position") + (f", {filled} filled" if filled != UNKNOWN else ""), sure)


_NO = int(YesNo.NO)
_OCCUPANCY = {int(Occupancy.VACANT): Mark.VACANT, int(Occupancy.ACTING): Mark.ACTING}
_ESTABLISHMENT = {int(Establishment.PROPOSED): Mark.PROPOSED, int(Establishment.ABOLISHED): Mark.ABOLISHED}


def _marks(graph: OrgGraph, node: Node) -> Iterator[tuple[Mark, str]]:
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
