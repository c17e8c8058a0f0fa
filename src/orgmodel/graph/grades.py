"""Which of two roles is in the higher grade or band? Numbers within one scale; across scales nobody can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn
from orgmodel.model.words import UNKNOWN


@dataclass(frozen=True)
class Scale:
    """A column of grades: the scale of each role (a number for its letters) and its step; UNKNOWN where unstated."""

    series: IntColumn
    step: IntColumn

    def steps_up(self, reports: IntColumn, managers: IntColumn) -> tuple[IntColumn, IntColumn]:
        """Give the pairs that are on one scale, and by how many steps the manager is above the report."""
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
    series = np.full(len(graph.roles), UNKNOWN, dtype=np.int64)
    step = np.full(len(graph.roles), UNKNOWN, dtype=np.int64)
    names: dict[str, int] = {}
    for row, job_class in graph.roles.job_class.items():
        found = re.fullmatch(r"(\D*?)[\s.-]*(\d{1,4})", (getattr(job_class, field) or "").strip().casefold())
        if found:
            series[row] = names.setdefault(found[1], len(names))
            step[row] = int(found[2])
    return Scale(series, step)
