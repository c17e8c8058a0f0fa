"""By which fields of a role can a chart be colored? A text or a number for every role; silence has no color.

What a role is paid and who sits in it are not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import UNKNOWN, Establishment, Occupancy, Word, YesNo
from orgmodel.render.scenes.wording import shown


def _word(graph: OrgGraph, field: str, words: type[Word]) -> list[str]:
    return ["" if value == UNKNOWN else str(words(value)) for value in getattr(graph.roles, field).tolist()]


def _class(graph: OrgGraph, field: str) -> list[str]:
    values = [""] * len(graph.roles)
    for row, job in graph.roles.job_class.items():
        values[row] = shown(str(getattr(job, field) or ""))
    return values


def _text(graph: OrgGraph, field: str) -> list[str]:
    values = [""] * len(graph.roles)
    for row, text in getattr(graph.roles, field).items():
        values[row] = shown(", ".join(text) if isinstance(text, tuple) else text)
    return values


def _code(graph: OrgGraph) -> list[str]:
    return [shown(code) for code in graph.roles.class_code]


FIELDS: Mapping[str, Callable[[OrgGraph], list[str]]] = {
    "status": partial(_word, field="occupancy", words=Occupancy),
    "establishment": partial(_word, field="establishment", words=Establishment),
    "described": partial(_word, field="described", words=YesNo),
    "managerial": partial(_word, field="managerial", words=YesNo),
    "class": _code,
    "grade": partial(_class, field="grade"),
    "band": partial(_class, field="band"),
    "bargaining-unit": partial(_class, field="bargaining_unit"),
    "appointment": partial(_class, field="appointment"),
    "archetype": partial(_text, field="archetype"),
    "location": partial(_text, field="location"),
    "tags": partial(_text, field="tags"),
}
"""What gives the value of every role, by the name of the field; an empty text where nothing is stated."""


def _span(graph: OrgGraph) -> Sequence[int]:
    """Count the roles that report to each, by first stated managers."""
    parent = graph.hierarchy.parent
    spans: list[int] = np.bincount(parent[parent >= 0], minlength=len(parent)).tolist()
    return spans


def _layer(graph: OrgGraph) -> Sequence[int]:
    layers: list[int] = graph.hierarchy.depth.tolist()
    return layers


MEASURES: Mapping[str, Callable[[OrgGraph], Sequence[int]]] = {"span": _span, "layer": _layer}
"""What counts something for every role; 0 or less where that is not known."""
