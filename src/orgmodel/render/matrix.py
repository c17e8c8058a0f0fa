"""Who is what to which domain? The RACI matrix as values, for every report that shows one."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.check.wording import domain_ref
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level


@dataclass(frozen=True, slots=True)
class Cell:
    """What one role is to one domain: RACI letters, strongest first. `inferred`: none of them is stated."""

    letters: str
    inferred: bool
    assignments: tuple[int, ...]


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


def raci_matrix(graph: OrgGraph) -> Matrix:
    """Make the RACI matrix of a model."""
    owned = graph.ownership
    claimed = owned.rows(*Level).tolist()
    roles = sorted({int(graph.facts.assignments.role[row]) for row in claimed})
    domains = _in_tree_order(graph, {int(owned.domain[row]) for row in claimed})
    return Matrix(
        roles=tuple(graph.role_ref(role) for role in roles),
        titles=tuple(graph.title(role) for role in roles),
        rows=tuple(_row(graph, domain, roles) for domain in domains),
    )


def _in_tree_order(graph: OrgGraph, domains: set[int]) -> list[int]:
    """Sort domains by their level-1 domain, then as the catalog lists them."""
    return sorted(domains, key=lambda row: (_top(graph, row), graph.domains.level(row), row))


def _top(graph: OrgGraph, domain: int) -> int:
    *_, top = graph.domains.nesting.upwards(domain)
    return top


def _row(graph: OrgGraph, domain: int, roles: list[int]) -> MatrixRow:
    by_role: dict[int, list[int]] = {}
    for row in graph.ownership.of_domain(domain):
        by_role.setdefault(int(graph.facts.assignments.role[row]), []).append(row)
    cells = tuple(_cell(graph, by_role.get(role, ())) for role in roles)
    return MatrixRow(
        domain=domain_ref(graph, domain),
        name=graph.domains.name(domain),
        group=graph.domains.name(_top(graph, domain)),
        contested=sum("A" in cell.letters for cell in cells if cell) > 1,
        cells=cells,
    )


def _cell(graph: OrgGraph, rows: list[int] | tuple[int, ...]) -> Cell | None:
    if not rows:
        return None
    levels = sorted({Level(int(graph.facts.assignments.level[row])) for row in rows})
    inferred = all(bool(graph.ownership.inferred[row]) for row in rows)
    return Cell("/".join(level.letter for level in levels), inferred, tuple(rows))
