"""How is a role called, so that readers can tell it from others? By its title; by unit or id where titles repeat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgmodel.graph.index import numbered
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import IntColumn, Texts


@dataclass(frozen=True, eq=False)
class Titles:
    """The titles of roles, and the unit row of each role (-1 where it is unknown)."""

    titles: Texts
    unit: IntColumn

    @cached_property
    def _number(self) -> IntColumn:
        return numbered(self.titles)

    @cached_property
    def _count(self) -> IntColumn:
        """How many roles have each title, by its number."""
        return np.bincount(self._number, minlength=1)

    @cached_property
    def _units(self) -> IntColumn:
        """How many different units the roles of each title are in, by its number; unknown units are one."""
        bits = (int(self.unit.max(initial=0)) + 1).bit_length()
        pairs = distinct((self._number.astype(np.int64) << bits) + (self.unit + 1))
        return np.bincount(pairs >> bits, minlength=len(self._count))

    def is_shared(self, row: int) -> bool:
        """Tell whether another role has the same title."""
        number = int(self._number[row])
        return number > 0 and bool(self._count[number] > 1)

    def are_apart(self, row: int) -> bool:
        """Tell whether the roles with a role's title are in as many units, which tells them apart."""
        number = int(self._number[row])
        return bool(self._units[number] == self._count[number])
