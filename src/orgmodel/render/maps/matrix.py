"""Who is what to which domain, and which roles meet where? Matrices as values, for every report that shows one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import get_args

from orgmodel.check.finding import Finding
from orgmodel.check.hits import Band
from orgmodel.check.wording import domain_ref, is_guessed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level

_NO_UNIT = -1
_BANDS: tuple[Band, ...] = get_args(Band)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role or unit is to one domain: RACI letters, strongest first. `inferred`: none of them is stated.

    `possible` has those of the letters that are inferred and no more than possible.
    """

    letters: str
    inferred: bool
    assignments: tuple[int, ...]
    possible: str = ""

    @property
    def shown(self) -> str:
        """The letters as people see them: `A`, `(R)` where it is inferred, `(R?)` where it is only possible."""
        if not self.inferred:
            return self.letters
        return f"({'/'.join(each + '?' * (each in self.possible) for each in self.letters.split('/'))})"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One domain. `contested`: several roles answer for it."""

    domain: Ref
    name: str
    group: str
    contested: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Domains by role: only roles and domains with an assignment, in the order of model and catalog."""

    roles: tuple[Ref, ...]
    titles: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class UnitMatrix:
    """Domains by unit, the roles without a stated unit in a last column.

    `by_role`: fewer than two units are stated, so each column is a role. `rolled_up`: units stand under the one
    that they lie within, to keep the columns few. `column` has the column of each role; `left_out` counts roles
    without one.
    """

    columns: tuple[str, ...]
    by_role: bool
    rolled_up: bool
    left_out: int
    rows: tuple[MatrixRow, ...]
    column: Mapping[Ref, int] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shared:
    """Where two roles meet: the domains of the findings that name both, and the highest band."""

    domains: tuple[str, ...]
    band: Band


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """Roles by role, those with the most overlaps first. `left_out` counts the roles beyond."""

    roles: tuple[Ref, ...]
    titles: tuple[str, ...]
    cells: tuple[tuple[Shared | None, ...], ...]
    left_out: int


def raci_matrix(graph: OrgGraph, among: Container[int] | None = None) -> Matrix:
    """Make the RACI matrix of a model, or of some of its roles by their rows."""
    roles = [role for role in _claiming(graph) if among is None or role in among]
    column = {role: number for number, role in enumerate(roles)}
    return Matrix(
        roles=tuple(graph.role_ref(role) for role in roles),
        titles=tuple(graph.title(role) for role in roles),
        rows=_rows(graph, column, len(roles)),
    )


def narrowed(matrix: Matrix, most: int, first: Iterable[Ref] = ()) -> Matrix:
    """Keep so many roles of a matrix: these first, then those with the most domains; in their own order."""
    if len(matrix.roles) <= most:
        return matrix
    wanted, counts = set(first), [0] * len(matrix.roles)
    for row in matrix.rows:
        for number, cell in enumerate(row.cells):
            counts[number] += cell is not None
    order = sorted(range(len(counts)), key=lambda number: (matrix.roles[number] not in wanted, -counts[number]))
    kept = sorted(order[:most])
    rows = (
        MatrixRow(row.domain, row.name, row.group, row.contested, tuple(row.cells[number] for number in kept))
        for row in matrix.rows
    )
    return Matrix(
        roles=tuple(matrix.roles[number] for number in kept),
        titles=tuple(matrix.titles[number] for number in kept),
        rows=tuple(row for row in rows if any(row.cells)),
    )


def unit_matrix(graph: OrgGraph, also: Iterable[Ref] = (), *, units: int = 12, roles: int = 40) -> UnitMatrix:
    """Make the matrix of domains by unit.

    Args:
        graph: the organization.
        also: roles that need a column without an assignment, such as sides of a finding.
        units: so many columns at most when they are units.
        roles: so many when they are roles, those in `also` first.
    """
    named = [row for row in (graph.role_row(ref.id) for ref in also) if row >= 0]
    shown = sorted({*_claiming(graph), *named})
    stated = {int(graph.unit_row[role]) for role in shown} - {_NO_UNIT}
    if len(stated) < 2:  # noqa: PLR2004  one unit is nothing to compare
        return _by_role(graph, _busiest(graph, shown, named, roles), len(shown))
    unit_of = _rolled_up(graph, shown, units)
    return _by_unit(graph, shown, unit_of, rolled_up=any(unit_of[unit] != unit for unit in stated))


def role_matrix(findings: Sequence[Finding], most: int = 40) -> RoleMatrix:
    """Make the matrix of roles that are sides of one overlap finding."""
    titles: dict[Ref, str] = {}
    shared: dict[tuple[Ref, Ref], dict[str, Band]] = {}
    for overlap in (finding.overlap for finding in findings if finding.overlap):
        titles |= {side.role: side.title for side in overlap.sides}
        for pair in combinations(sorted({side.role for side in overlap.sides}), 2):
            domains = shared.setdefault(pair, {})
            domains[overlap.domain] = _higher(domains.get(overlap.domain, overlap.band), overlap.band)
    counts: Counter[Ref] = Counter()
    for pair, domains in shared.items():
        counts.update(dict.fromkeys(pair, len(domains)))
    order = sorted(counts, key=lambda role: (-counts[role], titles[role], role))
    kept = order[:most]
    return RoleMatrix(
        roles=tuple(kept),
        titles=tuple(titles[role] for role in kept),
        cells=tuple(tuple(_shared(shared, row, column) for column in kept) for row in kept),
        left_out=len(order) - len(kept),
    )


def _shared(shared: dict[tuple[Ref, Ref], dict[str, Band]], left: Ref, right: Ref) -> Shared | None:
    domains = shared.get((min(left, right), max(left, right)))
    if not domains:
        return None
    names = sorted(domains, key=lambda name: (_BANDS.index(domains[name]), name))
    return Shared(tuple(names), domains[names[0]])


def _higher(left: Band, right: Band) -> Band:
    return min(left, right, key=_BANDS.index)


# Columns --------------------------------------------------------------------------------------------


def _claiming(graph: OrgGraph) -> list[int]:
    """Give the roles that claim anything, in the order of the model."""
    return sorted({int(graph.facts.assignments.role[row]) for row in graph.ownership.rows(*Level).tolist()})


def _busiest(graph: OrgGraph, shown: list[int], first: Sequence[int], most: int) -> list[int]:
    wanted = set(first)
    order = sorted(shown, key=lambda role: (role not in wanted, -len(graph.ownership.of_role(role)), role))
    return sorted(order[:most])


def _by_role(graph: OrgGraph, kept: list[int], every: int) -> UnitMatrix:
    column = {role: number for number, role in enumerate(kept)}
    return UnitMatrix(
        columns=tuple(graph.title(role) for role in kept),
        by_role=True,
        rolled_up=False,
        left_out=every - len(kept),
        rows=_rows(graph, column, len(kept)),
        column={graph.role_ref(role): number for role, number in column.items()},
    )


def _by_unit(graph: OrgGraph, shown: list[int], unit_of: dict[int, int], *, rolled_up: bool) -> UnitMatrix:
    units = sorted(set(unit_of.values()) - {_NO_UNIT})
    places = {unit: number for number, unit in enumerate(units)}
    column = {role: places.get(unit_of[int(graph.unit_row[role])], len(units)) for role in shown}
    names = [graph.unit_name(unit) for unit in units]
    if len(units) in column.values():
        folded = any(unit != _NO_UNIT and top == _NO_UNIT for unit, top in unit_of.items())
        names.append("other units, or not stated" if folded else "unit not stated")
    return UnitMatrix(
        columns=tuple(names),
        by_role=False,
        rolled_up=rolled_up,
        left_out=0,
        rows=_rows(graph, column, len(names)),
        column={graph.role_ref(role): number for role, number in column.items()},
    )


def _rolled_up(graph: OrgGraph, shown: list[int], most: int) -> dict[int, int]:
    """Give for each unit the one that stands for it: itself, or one that it lies within so that few are left.

    Where even the widest units are too many, those with the fewest roles are left out.
    """
    units = sorted({int(graph.unit_row[role]) for role in shown} - {_NO_UNIT})
    ways = {unit: list(graph.units.upwards(unit))[::-1] for unit in units}
    standing = {unit: unit for unit in units}
    for level in range(max(map(len, ways.values())), 0, -1):
        wider = {unit: way[min(level, len(way)) - 1] for unit, way in ways.items()}
        if len(set(wider.values())) > 1:  # one column would compare nothing
            standing = wider
        if len(set(wider.values())) <= most:
            break
    counts = Counter(standing[int(graph.unit_row[role])] for role in shown if graph.unit_row[role] >= 0)
    largest = {unit for unit, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]}
    return {unit: top if top in largest else _NO_UNIT for unit, top in standing.items()} | {_NO_UNIT: _NO_UNIT}


# Rows -----------------------------------------------------------------------------------------------


def _rows(graph: OrgGraph, column: Mapping[int, int], width: int) -> tuple[MatrixRow, ...]:
    """Make a row for each domain that one of these roles claims."""
    owned, role = graph.ownership, graph.facts.assignments.role
    claimed = (row for row in owned.rows(*Level).tolist() if int(role[row]) in column)
    domains = _in_tree_order(graph, {int(owned.domain[row]) for row in claimed})
    return tuple(_row(graph, domain, column, width) for domain in domains)


def _in_tree_order(graph: OrgGraph, domains: set[int]) -> list[int]:
    """Sort domains by their level-1 domain, then as the catalog lists them."""
    return sorted(domains, key=lambda row: (_top(graph, row), graph.domains.level(row), row))


def _top(graph: OrgGraph, domain: int) -> int:
    *_, top = graph.domains.nesting.upwards(domain)
    return top


def _row(graph: OrgGraph, domain: int, column: Mapping[int, int], width: int) -> MatrixRow:
    by_column: dict[int, list[int]] = {}
    for row in graph.ownership.of_domain(domain):
        role = int(graph.facts.assignments.role[row])
        if role in column:
            by_column.setdefault(column[role], []).append(row)
    answering = graph.ownership.of_domain(domain, Level.ACCOUNTABLE)
    return MatrixRow(
        domain=domain_ref(graph, domain),
        name=graph.domains.name(domain),
        group=graph.domains.name(_top(graph, domain)),
        contested=len({int(graph.facts.assignments.role[row]) for row in answering}) > 1,
        cells=tuple(_cell(graph, by_column.get(number, ())) for number in range(width)),
    )


def _cell(graph: OrgGraph, rows: Sequence[int]) -> Cell | None:
    if not rows:
        return None
    by_level: dict[Level, list[int]] = {}
    for row in rows:
        by_level.setdefault(Level(int(graph.facts.assignments.level[row])), []).append(row)
    levels = sorted(by_level)
    inferred = all(bool(graph.ownership.inferred[row]) for row in rows)
    possible = "".join(level.letter for level in levels if all(is_guessed(graph, row) for row in by_level[level]))
    return Cell("/".join(level.letter for level in levels), inferred, tuple(rows), possible)
