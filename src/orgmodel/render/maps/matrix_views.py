"""Who is what to which domain, and which units meet where? The RACI matrix and the heat map as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.geometry import Rect
from orgmodel.model.words import Level
from orgmodel.render.charts.legend import Entry
from orgmodel.render.charts.part import WHOLE, Part, rows_within
from orgmodel.render.charts.sheet import Body, piled, sheet, when
from orgmodel.render.maps import matrix
from orgmodel.render.maps.grid import Line, Square, grid
from orgmodel.render.scenes.scene import HEAT, LEADING, Box, Content, Mark, Scene, Style
from orgmodel.render.scenes.theme import HEATS
from orgmodel.render.scenes.wording import counted, quoted, shown

_MOST_ROLES, _MOST_IN_PART, _MOST_UNITS = 130, 26, 24
_TINTS = {"A": HEAT + 4, "R": HEAT + 2, "C": HEAT + 1, "I": HEAT}
_LEVELS = {level.letter: str(level) for level in Level}


def raci(graph: OrgGraph, *, draft: bool = False, part: Part = WHOLE) -> Scene:
    """Draw the RACI matrix: domains by role, in parts below each other where roles are many.

    Raises:
        OrgModelError: the part begins at what the model does not have.
    """
    whole = matrix.raci_matrix(graph, rows_within(graph, part))
    drawn = matrix.narrowed(whole, _MOST_ROLES)
    parts = _divided(drawn)
    bodies = [_raci_grid(drawn, roles, number) for number, roles in enumerate(parts, 1)]
    body = piled(list(zip(_headings(drawn, parts), bodies, strict=True))) if len(parts) > 1 else bodies[0]
    named = f"{counted(len(drawn.rows), 'domain')} by {counted(len(drawn.roles), 'role')}"
    remarks = [
        *_not_shown(whole, drawn),
        "In parentheses: inferred, not stated; with a question mark: only possible. No cell: the model says nothing.",
    ]
    if part != WHOLE:
        remarks.append("A part of the organization: only its roles, and the domains that they are assigned.")
    else:
        remarks.append("Domains that no role is assigned are not in it: the ownership map shows them.")
    subtitle = f"RACI matrix{when(graph)}: {named}"
    return sheet(graph, subtitle, body, draft=draft, entries=_raci_legend(), remarks=remarks)


def _divided(drawn: matrix.Matrix) -> list[range]:
    """Divide the roles into parts of about the same size."""
    count = len(drawn.roles)
    parts = max(1, -(-count // _MOST_IN_PART))
    edges = [count * number // parts for number in range(parts + 1)]
    return [range(*edge) for edge in pairwise(edges)]


def _headings(drawn: matrix.Matrix, parts: list[range]) -> Iterator[str]:
    for number, roles in enumerate(parts, 1):
        first, last = (shown(drawn.titles[role]) for role in (roles[0], roles[-1]))
        yield f"Part {number} of {len(parts)}: from {first} to {last}"


def _raci_grid(drawn: matrix.Matrix, roles: range, number: int) -> Body:
    """Make the matrix of some of the roles, with the domains that these are assigned."""
    titles = tuple(map(shown, drawn.titles))
    lines = []
    for row in drawn.rows:
        cells = [row.cells[role] for role in roles]
        if not any(cells):
            continue
        remark = "; ".join(_said_of_row(row, roles))
        squares = [
            _letters(cell, titles[role], row.name) if cell else None for cell, role in zip(cells, roles, strict=True)
        ]
        lines.append(Line(shown(row.name), shown(row.group), remark, squares))
    return grid([titles[role] for role in roles], lines, f"c{number}-")


def _said_of_row(row: matrix.MatrixRow, roles: range) -> Iterator[str]:
    """Say that several roles answer for a domain, and where those are that a part does not show."""
    drawn = [cell for cell in row.cells if cell]
    here = [row.cells[role] for role in roles if row.cells[role]]
    if row.contested:
        all_drawn = sum("A" in cell.letters for cell in drawn) > 1
        yield "several accountable" if all_drawn else "several accountable, others not drawn"
    if len(here) < len(drawn):
        yield "others in another part"


def _not_shown(whole: matrix.Matrix, drawn: matrix.Matrix) -> Iterator[str]:
    """Say which roles and domains are left out, and how to see them."""
    roles, domains = len(whole.roles) - len(drawn.roles), len(whole.rows) - len(drawn.rows)
    if roles:
        also = f", and {counted(domains, 'domain')} that only they have" if domains else ""
        how = "--unit UNIT or --root ROLE draws those of a part; orgmodel report -o FILE.xlsx lists all"
        yield f"Not shown: {counted(roles, 'role')} with fewer domains{also}. {how[0].upper()}{how[1:]}."


def _letters(cell: matrix.Cell, title: str, domain: str) -> Square:
    words = " and ".join(_LEVELS[letter] for letter in cell.letters.split("/"))
    label = f"{quoted(title)} is {words} for {quoted(shown(domain))}{' (inferred)' if cell.inferred else ''}"
    return Square(cell.shown, _TINTS[cell.letters[0]], label, (Mark.INFERRED,) if cell.inferred else ())


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
