"""Which of two roles is in the higher grade or band? Numbers within one scale; across scales nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn
from orgmodel.model.sparse import Classes
from orgmodel.model.words import UNKNOWN


@dataclass(frozen=True)
class Scale:
    """A column of grades: the scale of each role (a number for its letters) and its step; UNKNOWN where unstated."""

    series: IntColumn
    step: IntColumn

    @property
    def is_one(self) -> bool:
        """Whether every role has a grade, and all are of one scale."""
        return bool((self.series == self.series[:1]).all() and (self.series[:1] != UNKNOWN).all())

    def steps_up(self, reports: IntColumn, managers: IntColumn) -> tuple[IntColumn, IntColumn]:
        """Give the pairs that are on one scale, and by how many steps the manager is above the report."""
        if self.is_one:
            return np.arange(len(reports)), self.step[managers] - self.step[reports]
        same = (self.series[reports] == self.series[managers]) & (self.series[reports] != UNKNOWN)
        pairs = np.flatnonzero(same)
        return pairs, self.step[managers[pairs]] - self.step[reports[pairs]]


def grades(graph: OrgGraph) -> Scale:
    """Read the grades of job classes: `24`, `GS-13` and `E2` are step 24, 13 and 2 of three scales."""
    return _scale(graph, "grade")


def bands(graph: OrgGraph) -> Scale:
    """Read the bands of job classes in the same way."""
    return _scale(graph, "band")


def _scale(graph: OrgGraph, field: str) -> Scale:
    classes = graph.roles.job_class
    if isinstance(classes, Classes):
        column = classes.columns.get(field)
        return _read(column.pool, column.code) if column is not None else _read((), np.full(len(graph.roles), UNKNOWN))
    pool: dict[str, int] = {}
    number = np.full(len(graph.roles), UNKNOWN, dtype=np.int64)
    for row, job_class in classes.items():
        number[row] = pool.setdefault(getattr(job_class, field) or "", len(pool))
    return _read(tuple(pool), number)


def _read(texts: Sequence[str], number: IntColumn) -> Scale:
    """Read each text once, and give the scale of the rows that hold its number; UNKNOWN is no text."""
    series, step = (np.full(len(texts) + 1, UNKNOWN, dtype=np.int32) for _ in range(2))  # small: looked up at random
    names: dict[str, int] = {}
    for place in range(len(texts)):
        found = re.fullmatch(r"(\D*?)[\s.-]*(\d{1,4})", texts[place].strip().casefold())
        if found:
            series[place] = names.setdefault(found[1], len(names))
            step[place] = int(found[2])
    return Scale(series[number], step[number])


def is_lower(before: str, after: str) -> bool:
    """Tell whether a grade has a lower number than the one before, on the same scale."""
    scale = _read((before, after), np.arange(2))
    on_one = scale.series[0] == scale.series[1] != UNKNOWN
    return bool(on_one and scale.step[1] < scale.step[0])
