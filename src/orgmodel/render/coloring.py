"""Which color has a box? That of its division: the largest unit it lies in that does not hold everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import UNKNOWN
from orgmodel.render.plan import Plan
from orgmodel.render.theme import LIGHT
from orgmodel.render.wording import shown


@dataclass(frozen=True, slots=True)
class Coloring:
    """The color of units by their id as written, what each color means, and how many divisions have none."""

    colors: Mapping[str, int]
    names: tuple[str, ...]
    without: int

    @classmethod
    def of(cls, graph: OrgGraph, plan: Plan) -> Coloring:
        """Give each division a color, in drawing order; with more divisions than colors, to those with most boxes."""
        units = [graph.roles.unit[node.row] for node in plan.nodes if node.row >= 0 and graph.roles.unit[node.row]]
        division = _divisions(graph, list(dict.fromkeys(units)))
        boxes = Counter(division[unit] for unit in units if unit in division)
        chosen = {name for name, _ in boxes.most_common(len(LIGHT.units))}
        color = {name: number for number, name in enumerate(name for name in boxes if name in chosen)}
        colors = {unit: color[name] for unit, name in division.items() if name in color}
        return cls(colors, tuple(unit_name(graph, name) for name in color), len(boxes) - len(color))


def _divisions(graph: OrgGraph, units: Sequence[str]) -> dict[str, str]:
    """Give the division of each unit; one that holds everybody is in none."""
    paths = {unit: _path(graph, unit) for unit in units}
    shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, zip(*paths.values(), strict=False)))
    return {unit: path[shared] for unit, path in paths.items() if len(path) > shared}


def _path(graph: OrgGraph, unit: str) -> list[str]:
    """Name what a unit lies in, the outermost first, and the unit itself."""
    row = graph.units.rows.get(unit, UNKNOWN)
    return [graph.units.ids[above] for above in graph.units.upwards(row)][::-1] if row >= 0 else [unit]


def unit_name(graph: OrgGraph, unit: str) -> str:
    """The plain name of a unit by its id; the id where the model does not have the unit."""
    row = graph.units.rows.get(unit, UNKNOWN)
    return shown(graph.unit_name(row) if row >= 0 else unit)
