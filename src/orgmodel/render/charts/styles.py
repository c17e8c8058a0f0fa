"""Which colors does the model itself ask for? By the value of a field, each with words for the legend."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.charts import ChartStyle, Color
from orgmodel.render.charts import role_fields
from orgmodel.render.scenes.wording import shown

BY_STYLES = "styles"
_UNIT = "unit"
_NUMBERS = {name: number for number, name in enumerate(get_args(Color))}


def asked_for(graph: OrgGraph) -> str | None:
    """Give the field by which the model wants its charts colored."""
    charts = graph.facts.header.charts
    return charts.color_by if charts is not None else None


def fixed(graph: OrgGraph, field: str) -> Mapping[str, tuple[int, str]]:
    """Give the number of the color and the words of the legend for each value of a field that has a style."""
    return {_folded(style.value): (_NUMBERS[style.color], meaning(style)) for style in _styles(graph, field)}


def style_of(styles: Mapping[str, tuple[int, str]], value: str) -> tuple[int, str] | None:
    """Give the color and the words of a value that has a style."""
    return styles.get(_folded(value)) if styles else None


def meaning(style: ChartStyle) -> str:
    """Say what a style stands for."""
    plain = f"{style.field}: {shown(style.value)}"
    return f"{shown(style.label)} ({plain})" if style.label else plain


def matching(graph: OrgGraph) -> tuple[list[int], list[str]]:
    """Give the color and the words of the first style that fits each role: -1 and nothing where none does."""
    colors, words = [-1] * len(graph.roles), [""] * len(graph.roles)
    for style in _styles(graph):
        said = shown(style.label) if style.label else meaning(style)
        for row in _rows(graph, style):
            if not words[row]:
                colors[row], words[row] = _NUMBERS[style.color], said
    return colors, words


def legend_of(graph: OrgGraph) -> tuple[str, ...]:
    """Give the words of the legend by the number of the color: empty where a color has no style."""
    names = [""] * len(_NUMBERS)
    for style in _styles(graph):
        number = _NUMBERS[style.color]
        names[number] = "; ".join(filter(None, (names[number], meaning(style))))
    return tuple(names)


def _styles(graph: OrgGraph, field: str | None = None) -> Sequence[ChartStyle]:
    charts = graph.facts.header.charts
    return [style for style in charts.styles if field in {None, style.field}] if charts is not None else ()


def _rows(graph: OrgGraph, style: ChartStyle) -> Iterator[int]:
    """Give the roles that have a value: of a unit, all that are within it; of several tags, any."""
    wanted = _folded(style.value)
    if style.field == _UNIT:
        units = {row for row, name in enumerate(_unit_names(graph)) if wanted in name}
        nested = (any(above in units for above in graph.units.upwards(unit)) for unit in graph.unit_row.tolist())
        yield from (row for row, inside in enumerate(nested) if inside)
        return
    for row, value in enumerate(role_fields.FIELDS[style.field](graph)):
        if wanted in ([_folded(tag) for tag in value.split(", ")] if style.field == "tags" else [_folded(value)]):
            yield row


def _unit_names(graph: OrgGraph) -> Iterator[tuple[str, str]]:
    units = graph.facts.units
    return ((_folded(unit), _folded(name)) for unit, name in zip(units.id, units.name, strict=True))


def _folded(value: str) -> str:
    return shown(value).casefold()
