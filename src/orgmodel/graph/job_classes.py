"""Do two roles hold one job class, or levels of one series? What they share is no overlap.

Two roles share a class where both state its code. They are levels of one series where their titles differ only in
the words of a level (`Systems Administrator II`, `Senior Systems Administrator`), in one unit or in none that is
known. Roles that lead are no levels (a director and an associate director), nor are numbered places (`District 2`).

What is worded alike needs less: a `Lead Data Architect` and a `Data Architect`, a `Senior Manager` and a `Manager` of
one field are rungs of one ladder, and their descriptions are written from one another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.graph.sets import distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph

_LEVEL = re.compile(
    r"\b(?:senior|sr|junior|jr|principal|staff|intermediate|entry|journey|associate|level|i{1,3}|iv|v|vi|[1-9]|l[1-9])\b"
)

_RANK = re.compile(r"\b(?:lead|assistant|asst)\b")
_ASSISTANT = re.compile(r"^(?:assistant|associate|deputy|vice)\s+")
_LEADER = re.compile(
    r"\b(?:manager|director|chief|head|supervisor|superintendent|commissioner|president|officer|coordinator|lead"
    r"|leader)\b"
)
_PLACE = re.compile(
    r"\b(?:region|district|area|zone|shift|watch|team|group|section|division|site|ward|precinct|battalion|station)\b"
)
_WORD = re.compile(r"[a-z]{3}")


def same_class(graph: OrgGraph, left: IntColumn, right: IntColumn) -> BoolColumn:
    """Tell for each pair of roles whether both are of one job class or of one series."""
    return _same(graph, left, right, graph.series)


def same_ladder(graph: OrgGraph, left: IntColumn, right: IntColumn) -> BoolColumn:
    """Tell for each pair of roles whether both are of one job class, or rungs of one ladder, leaders among them."""
    return _same(graph, left, right, Series(graph, _ladder))


def is_assistant(graph: OrgGraph, left: IntColumn, right: IntColumn) -> BoolColumn:
    """Tell for each pair of roles whether the title of one is that of the assistant or deputy of the other."""
    titles = {row: _words(graph.title(row)) for row in distinct(np.concatenate((left, right))).tolist()}
    pairs = ((titles[one], titles[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True))
    found = (one != other and _ASSISTANT.sub("", one, 1) == _ASSISTANT.sub("", other, 1) for one, other in pairs)
    return np.fromiter(found, dtype=bool, count=len(left))


def _same(graph: OrgGraph, left: IntColumn, right: IntColumn, series: Series) -> BoolColumn:
    code = graph.class_number
    same: BoolColumn = (code[left] == code[right]) & (code[left] != UNKNOWN)
    open_ = np.flatnonzero(~same & (graph.unit_row[left] == graph.unit_row[right]))
    if len(open_):
        same[open_] = series.are_levels(left[open_], right[open_])
    return same


@dataclass(frozen=True, eq=False)
class Series:
    """The series of each role: its title without the words of a level. Titles are read when they are asked for."""

    graph: OrgGraph
    name: Callable[[str], str]

    @classmethod
    def of_levels(cls, graph: OrgGraph) -> Series:
        """Give the series of which roles that do not lead are levels."""
        return cls(graph, _series)

    @cached_property
    def _numbers(self) -> tuple[IntColumn, IntColumn, BoolColumn]:
        """The number of each role's title and series, UNKNOWN where only a level is left, and whether it was read."""
        count = len(self.graph.roles)
        title, series = (np.full(count, UNKNOWN, dtype=np.int64) for _ in range(2))
        return title, series, np.zeros(count, dtype=bool)

    @cached_property
    def _names(self) -> tuple[dict[str, int], dict[str, int]]:
        return {}, {}

    def of(self, rows: IntColumn) -> IntColumn:
        """Give the number of each role's series, UNKNOWN where it is of none."""
        self._read(rows)
        return self._numbers[1][rows]

    def are_levels(self, left: IntColumn, right: IntColumn) -> BoolColumn:
        """Tell for each pair of roles whether their titles differ, and only in the words of a level."""
        self._read(left)
        self._read(right)
        title, series, _ = self._numbers
        one = series[left] == series[right]
        levels: BoolColumn = one & (series[left] != UNKNOWN) & (title[left] != title[right])
        return levels

    def _read(self, rows: IntColumn) -> None:
        title, series, read = self._numbers
        titles, names = self._names
        for row in distinct(rows[~read[rows]]).tolist():
            words = _words(self.graph.title(row))
            title[row] = titles.setdefault(words, len(titles))
            if name := self.name(words):
                series[row] = names.setdefault(name, len(names))
            read[row] = True


def _words(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.casefold()))


def _series(title: str) -> str:
    """Give a title without its level; nothing where there is no series that it could be of."""
    return "" if _LEADER.search(title) else _without_level(title)


def _ladder(title: str) -> str:
    """Give a title without its level and rank; a leader's too."""
    return _without_level(_RANK.sub(" ", title))


def _without_level(title: str) -> str:
    name = " ".join(_LEVEL.sub(" ", title).split())
    return name if _WORD.search(name) and not _PLACE.search(name) else ""
