"""Who is what to which domain, and which units meet where? The RACI matrix and the heat map as pictures."""

from __future__ import annotations

from functools import partial

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.geometry import Rect
from orgmodel.model.words import Level
from orgmodel.render import matrix
from orgmodel.render.grid import Line, Square, grid
from orgmodel.render.legend import Entry
from orgmodel.render.scene import HEAT, LEADING, Box, Content, Mark, Scene, Style
from orgmodel.render.sheet import sheet, when
from orgmodel.render.theme import HEATS
from orgmodel.render.wording import counted, quoted, shown

_MOST_ROLES, _MOST_UNITS = 40, 24
_TINTS = {"A": HEAT + 4, "R": HEAT + 2, "C": HEAT + 1, "I": HEAT}
_LEVELS = {level.letter: str(level) for level in Level}


def raci(graph: OrgGraph, *, draft: bool = False) -> Scene:
    """Draw the RACI matrix: domains by role, the roles with the most domains where there are many."""
    whole = matrix.raci_matrix(graph)
    drawn = matrix.narrowed(whole, _MOST_ROLES)
    titles = tuple(map(shown, drawn.titles))
    lines = [
        Line(
            shown(row.name),
            shown(row.group),
            "several accountable" if row.contested else "",
            [_letters(cell, title, row.name) if cell else None for cell, title in zip(row.cells, titles, strict=True)],
        )
        for row in drawn.rows
    ]
    subtitle = f"RACI matrix{when(graph)}: {counted(len(lines), 'domain')} by {counted(len(titles), 'role')}"
    left_out = len(whole.roles) - len(drawn.roles)
    remarks = [f"Not shown: {counted(left_out, 'role')} with fewer domains."] if left_out else []
    remarks.append("In parentheses: inferred, not stated. No cell: the model says nothing.")
    return sheet(graph, subtitle, grid(titles, lines), draft=draft, entries=_raci_legend(), remarks=remarks)


def _letters(cell: matrix.Cell, title: str, domain: str) -> Square:
    words = " and ".join(_LEVELS[letter] for letter in cell.letters.split("/"))
    label = f"{quoted(title)} is {words} for {quoted(shown(domain))}{' (inferred)' if cell.inferred else ''}"
    letters = f"({cell.letters})" if cell.inferred else cell.letters
    return Square(letters, _TINTS[cell.letters[0]], label, (Mark.INFERRED,) if cell.inferred else ())


def _raci_legend() -> list[Entry]:
    return [(partial(_sample, letter, tint), f"{letter}: {_LEVELS[letter]}") for letter, tint in _TINTS.items()]


def _sample(words: str, tint: int, x: float, y: float) -> Box:
    inside = Content(((Style.TITLE, words),), (), LEADING[Style.TITLE])
    return Box("", "", Rect(x, y, 40.0, 18.0), inside, (), tint)


def heat_map(graph: OrgGraph, *, draft: bool = False) -> Scene:
    """Draw domains by unit, each cell with the number of roles that have something to do with the domain there."""
    drawn = matrix.unit_matrix(graph, units=_MOST_UNITS)
    role = graph.facts.assignments.role
    most = max((len(cell.assignments) for row in drawn.rows for cell in row.cells if cell), default=1)
    lines = []
    for row in drawn.rows:
        squares = []
        for cell, column in zip(row.cells, drawn.columns, strict=True):
            roles = len({int(role[each]) for each in cell.assignments}) if cell else 0
            squares.append(_count(roles, most, cell.letters, column, row.name) if cell else None)
        several = "several accountable" if row.contested else ""
        lines.append(Line(shown(row.name), shown(row.group), several, squares))
    what = "role" if drawn.by_role else "unit"
    subtitle = f"Domains by {what}{when(graph)}: how many roles have a part, and the strongest part"
    remarks = ["A number of roles, with RACI letters; a tint says the same. No cell: the model says nothing."]
    if drawn.rolled_up:
        remarks.append("Small units stand under the one that they lie within.")
    if drawn.left_out:
        remarks.append(f"Not shown: {counted(drawn.left_out, 'role')}.")
    return sheet(graph, subtitle, grid(tuple(map(shown, drawn.columns)), lines), draft=draft, remarks=remarks)


def _count(roles: int, most: int, letters: str, column: str, domain: str) -> Square:
    heat = HEAT + min(HEATS - 1, (roles - 1) * HEATS // max(most, 1))
    label = f"{quoted(shown(column))}: {counted(roles, 'role')} for {quoted(shown(domain))}, {letters}"
    return Square(f"{roles} {letters}", heat, label)
