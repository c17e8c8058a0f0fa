"""What is in each unit? Its managers, their roles and what these hold, and what was found there: to be unfolded.

All units of an organization of thousands of roles stand in one page; beyond that the first ones, and a count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orgmodel.check.finding import Finding
from orgmodel.check.result import CheckResult
from orgmodel.check.wording import is_guessed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Level
from orgmodel.report.text import plain

_MOST_FIRST, _MOST_ROLES, _MOST_IN_UNIT, _MOST_FINDINGS = 40, 6_000, 600, 15
_LETTERS = tuple(each for level in Level for each in (level.letter, f"({level.letter})", f"({level.letter}?)"))
_NO_UNIT = -1
_NOBODY, _TOP, _OUTSIDE = -1, -2, -3


@dataclass(frozen=True)
class Held:
    """Roles of one title that hold the same: the letters of a RACI matrix, each with numbers of domains."""

    title: str
    number: int
    domains: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def code(self) -> str:
        """Write it for the script that makes a matrix of it: `A:0,3 R:7`."""
        return " ".join(f"{letter}:{','.join(map(str, domains))}" for letter, domains in self.domains)


@dataclass(frozen=True)
class Team:
    """The roles of a unit that report to one manager; `manager` says to whom, or that nobody is stated."""

    manager: str
    number: int
    roles: tuple[Held, ...]


@dataclass(frozen=True)
class Unit:
    """One unit. `weights` counts its findings by weight; `more` roles and findings are not shown."""

    id: str
    name: str
    within: str
    number: int
    weights: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    more_findings: int
    teams: tuple[Team, ...]
    more_roles: int


@dataclass(frozen=True)
class Units:
    """The units with most to read, the others, how many are left out, and the names of all domains by number."""

    first: tuple[Unit, ...]
    others: tuple[Unit, ...]
    left_out: int
    domains: tuple[str, ...]


def units(result: CheckResult, found: Sequence[Finding]) -> Units:
    """Put roles and findings into their units. `found` are the findings that the page holds, heaviest first."""
    graph = result.graph
    roles = _by_unit(graph)
    here = _findings_by_unit(graph, found)
    order = sorted(roles, key=lambda unit: (-_weight(here[unit]), -len(roles[unit]), unit))
    first = order[:_MOST_FIRST]
    kept, room = [], _MOST_ROLES
    for unit in order:
        if (unit in first or len(roles[unit]) <= room) and room > 0:
            kept.append(unit)
            room -= min(len(roles[unit]), _MOST_IN_UNIT)
    made = {unit: _unit(graph, unit, roles[unit], here[unit]) for unit in kept}
    return Units(
        first=tuple(made[unit] for unit in sorted(first, key=_last_if_none) if unit in made),
        others=tuple(made[unit] for unit in sorted(set(kept) - set(first), key=_last_if_none)),
        left_out=len(roles) - len(kept),
        domains=tuple(plain(graph.domains.name(row)) for row in range(len(graph.domains.domains))),
    )


def _last_if_none(unit: int) -> tuple[bool, int]:
    return unit == _NO_UNIT, unit


def _weight(found: Sequence[Finding]) -> int:
    """Weigh the findings of a unit, only to choose which units a page shows: a heavier one outweighs all lighter."""
    return max((int(each.severity) for each in found), default=-1) * 1_000 + min(len(found), 999)


def _by_unit(graph: OrgGraph) -> dict[int, list[int]]:
    """Give the roles of each unit, those without one under -1."""
    rows = np.flatnonzero(graph.active & graph.in_scope)
    found: dict[int, list[int]] = defaultdict(list)
    for row, unit in zip(rows.tolist(), graph.unit_row[rows].tolist(), strict=True):
        found[unit].append(row)
    return found


def _findings_by_unit(graph: OrgGraph, found: Iterable[Finding]) -> Mapping[int, list[Finding]]:
    """Put each finding into every unit that it names, itself or by a role."""
    here: dict[int, list[Finding]] = defaultdict(list)
    for finding in found:
        for unit in dict.fromkeys(_units_of(graph, finding)):
            here[unit].append(finding)
    return here


def _units_of(graph: OrgGraph, finding: Finding) -> Iterator[int]:
    sides = (side.role for side in finding.overlap.sides) if finding.overlap else ()
    for ref in (finding.subject, *finding.related, *sides):
        if ref.kind == "unit":
            yield graph.units.rows.get(ref.id, _NO_UNIT)
        elif ref.kind == "role" and (row := graph.role_row(ref.id)) >= 0:
            yield int(graph.unit_row[row])


def _unit(graph: OrgGraph, unit: int, rows: Sequence[int], found: Sequence[Finding]) -> Unit:
    shown = rows[:_MOST_IN_UNIT]
    weights = Counter(str(each.severity) for each in found)
    around = list(graph.units.upwards(unit))[1:] if unit >= 0 else []
    return Unit(
        id=f"unit-{unit}" if unit >= 0 else "unit-none",
        name=graph.unit_name(unit) if unit >= 0 else "Unit not stated",
        within=", ".join(graph.unit_name(each) for each in around),
        number=len(rows),
        weights=tuple(weights.items()),
        findings=tuple(found[:_MOST_FINDINGS]),
        more_findings=max(0, len(found) - _MOST_FINDINGS),
        teams=tuple(_teams(graph, shown)),
        more_roles=len(rows) - len(shown),
    )


def _teams(graph: OrgGraph, rows: Sequence[int]) -> Iterator[Team]:
    """Group roles by their manager, in the order in which the model names the first role of each."""
    teams: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        teams[_manager(graph, row)].append(row)
    for manager, team in teams.items():
        held = Counter((graph.roles.title[row] or graph.title(row), _held(graph, row)) for row in team)
        roles = (Held(title, number, domains) for (title, domains), number in held.items())
        yield Team(_to(graph, manager), len(team), tuple(roles))


def _manager(graph: OrgGraph, row: int) -> int:
    line = int(graph.solid_line[row])
    if line >= 0:
        target = int(graph.line_target[line])
        return target if target >= 0 else _OUTSIDE
    return _TOP if graph.roles.top[row] else _NOBODY


def _to(graph: OrgGraph, manager: int) -> str:
    if manager >= 0:
        return f"Reports to the {graph.title(manager)}"
    return {
        _TOP: "At the top",
        _OUTSIDE: "Reports to a role that the model does not hold",
        _NOBODY: "Reporting line not stated",
    }[manager]


def _held(graph: OrgGraph, row: int) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Give the letters and the domains of what a role holds, in parentheses where that is inferred."""
    owned = graph.ownership
    found: dict[str, list[int]] = {}
    for each in owned.of_role(row):
        domain = int(owned.domain[each])
        if domain >= 0:
            letter = Level(int(graph.facts.assignments.level[each])).letter
            doubt = "?" * is_guessed(graph, each)
            found.setdefault(f"({letter}{doubt})" if owned.inferred[each] else letter, []).append(domain)
    return tuple((letter, tuple(sorted(set(found[letter])))) for letter in _LETTERS if letter in found)
