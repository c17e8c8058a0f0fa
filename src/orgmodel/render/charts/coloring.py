"""Which color has a box, and what does it mean? By division, or by any field of a role that is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import UNKNOWN
from orgmodel.render.charts import role_fields, styles
from orgmodel.render.charts.plan import Plan
from orgmodel.render.scenes.scene import HEAT
from orgmodel.render.scenes.theme import HEATS, LIGHT
from orgmodel.render.scenes.wording import shown

BY_UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Coloring:
    """The color of each role by its row, what each color means (empty: nothing), and how many values have none.

    `words` says in each box what its color stands for, where it is not its unit; `scale` tells that the colors are
    tints of one, from little to much.
    """

    colors: Sequence[int]
    names: tuple[str, ...]
    without: int = 0
    what: str = BY_UNIT
    words: Sequence[str] = ()
    scale: bool = False

    def number(self, row: int) -> int:
        """Give the color of a role, or -1."""
        color = self.colors[row]
        return color + HEAT if self.scale and color >= 0 else color

    def details(self, row: int) -> tuple[str, ...]:
        """Say in the box what its color stands for."""
        return (self.words[row],) if self.words and self.words[row] else ()


def coloring(graph: OrgGraph, plan: Plan, by: str | None = None) -> Coloring:
    """Color the roles of a plan by `unit`, by a measure (`span`, `layer`) or by any field that has few values.

    Without a field, colors mean what the model says (`charts` in its header), or else units. Values to which the
    model gives a color have that one; `styles` colors each role by the first of the model's styles that fits.

    Raises:
        OrgModelError: roles have no such field, or it is confidential.
    """
    by = by or styles.asked_for(graph) or BY_UNIT
    if by == styles.BY_STYLES:
        colors, words = styles.matching(graph)
        return Coloring(colors, styles.legend_of(graph), what=by, words=words)
    if by == BY_UNIT:
        return _by_unit(graph, plan)
    if by in role_fields.MEASURES:
        return _by_measure(graph, plan, by)
    if by not in role_fields.FIELDS:
        known = (BY_UNIT, styles.BY_STYLES, *role_fields.MEASURES, *role_fields.FIELDS)
        raise OrgModelError(f"there is no coloring by '{by}'{did_you_mean(by, known)}: {', '.join(known)}")
    return _by_value(graph, plan, by)


def _by_unit(graph: OrgGraph, plan: Plan) -> Coloring:
    """Give each division a color, in drawing order; with more divisions than colors, to those with most boxes."""
    unit = graph.roles.unit
    units = [unit[node.row] for node in plan.nodes if node.row >= 0 and unit[node.row]]
    division = _divisions(graph, list(dict.fromkeys(units)))
    fixed = _fixed_units(graph, division)
    left = [division[each] for each in units if each in division and each not in fixed]
    number, names, without = _numbered(left, [color for color, _ in fixed.values()])
    colors = {each: number.get(name, -1) for each, name in division.items()}
    colors |= {each: color for each, (color, _) in fixed.items()}
    named = [unit_name(graph, name) if name else "" for name in names]
    return Coloring([colors.get(each, -1) for each in unit], _with_fixed(named, fixed.values()), without)


def _fixed_units(graph: OrgGraph, units: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Give the color of each unit that has a style or lies in a unit that has one, the nearest first."""
    by_unit = styles.fixed(graph, BY_UNIT)
    found: dict[str, tuple[int, str]] = {}
    for unit in units if by_unit else ():
        for within in reversed(_path(graph, unit)):
            style = styles.style_of(by_unit, within) or styles.style_of(by_unit, unit_name(graph, within))
            if style is not None:
                found[unit] = style
                break
    return found


def _with_fixed(names: Sequence[str], fixed: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """Put the words of styles into a legend, each at the number of its color."""
    legend = [*names, *[""] * (len(LIGHT.units) - len(names))]
    for color, words in dict.fromkeys(fixed):
        legend[color] = "; ".join(filter(None, (legend[color], words)))
    return tuple(legend)


def _by_value(graph: OrgGraph, plan: Plan, by: str) -> Coloring:
    values = role_fields.FIELDS[by](graph)
    drawn = [values[node.row] for node in plan.nodes if node.row >= 0 and values[node.row]]
    by_value = styles.fixed(graph, by)
    fixed = {value: style for value in dict.fromkeys(drawn) if (style := styles.style_of(by_value, value))}
    left = [value for value in drawn if value not in fixed]
    number, names, without = _numbered(left, [color for color, _ in fixed.values()])
    number |= {value: color for value, (color, _) in fixed.items()}
    words = [f"{by}: {value}" if value else "" for value in values]
    meanings = [f"{by}: {name}" if name else "" for name in names]
    return Coloring(
        [number.get(value, -1) for value in values], _with_fixed(meanings, fixed.values()), without, by, words
    )


def _by_measure(graph: OrgGraph, plan: Plan, by: str) -> Coloring:
    """Color by tints of one color, from few to many, in classes of about as many roles each."""
    values = role_fields.MEASURES[by](graph)
    drawn = sorted(values[node.row] for node in plan.nodes if node.row >= 0 and values[node.row] > 0)
    limits = sorted({drawn[len(drawn) * part // HEATS] for part in range(HEATS)}) if drawn else []
    colors = [sum(value >= limit for limit in limits) - 1 if value > 0 else -1 for value in values]
    ends = [*(limit - 1 for limit in limits[1:]), drawn[-1] if drawn else 0]
    noun = {"span": "direct report", "layer": "layer"}[by]
    names = tuple(_range(first, last, noun) for first, last in zip(limits, ends, strict=True)) if drawn else ()
    words = [_range(value, value, noun) if value > 0 else "" for value in values]
    return Coloring(colors, names, 0, by, words, scale=True)


def _range(first: int, last: int, noun: str) -> str:
    if noun == "layer":
        return f"layer {first}" if first == last else f"layers {first} to {last}"
    if first == last:
        return f"{first} {noun}{'' if first == 1 else 's'}"
    return f"{first} to {last} {noun}s"


def _numbered(values: Sequence[str], taken: Sequence[int]) -> tuple[dict[str, int], list[str], int]:
    """Give the most frequent values the numbers that are free, in the order in which they occur.

    Returns the number of each of them, the value of each number, or nothing, and how many values get no number.
    """
    boxes = Counter(values)
    free = [number for number in range(len(LIGHT.units)) if number not in taken]
    chosen = {name for name, _ in boxes.most_common(len(free))}
    numbers = dict(zip((name for name in boxes if name in chosen), free, strict=False))
    named = {number: name for name, number in numbers.items()}
    return numbers, [named.get(number, "") for number in range(len(LIGHT.units))], len(boxes) - len(numbers)


def _divisions(graph: OrgGraph, units: Sequence[str]) -> dict[str, str]:
    """Give the division of each unit: the largest it lies in that does not hold everybody."""
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
