"""Whose line, assignment or duty is a row of a canonical table? By the id of its role, or by the role's row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from orgmodel.load.tables.canonical import Read
from orgmodel.load.tables.coding import texts_of
from orgmodel.load.tables.joining import Rows, picked, series
from orgmodel.load.tables.leftovers import left_out
from orgmodel.model import facts
from orgmodel.model.notes import Note
from orgmodel.model.words import Line

_NOBODY = "the role that it names is not in the model"
_NO_LEVEL = "the level of responsibility is not stated"


@dataclass(slots=True)
class Owners:
    """The ids of all roles; those of canonical tables begin at row `start`. Collects which rows belong to nobody."""

    ids: facts.Texts
    start: int
    notes: list[Note] = field(default_factory=list)

    def lines(self, read: Read) -> facts.Lines:
        """Give a table of lines; where no kind is stated the name of the table tells it, else lines are solid."""
        rows, columns = self._owned(read)
        kind = columns["kind"]
        dotted = "dotted" in f"{read.table.label} {read.table.sheet}".lower()
        columns["kind"] = np.where(kind == facts.UNKNOWN, int(Line.DOTTED if dotted else Line.SOLID), kind)
        return _kept(facts.Lines(**columns), rows)

    def assignments(self, read: Read) -> facts.Assignments:
        """Give a table of assignments; those without a level are left out."""
        rows, columns = self._owned(read)
        silent = np.flatnonzero(columns["level"] == facts.UNKNOWN)
        if len(silent):
            self.notes.append(left_out(read.table, silent, _NO_LEVEL))
        rows = rows[columns["level"][rows] != facts.UNKNOWN]
        return _kept(facts.Assignments(**columns), rows)

    def duties(self, read: Read) -> facts.Duties:
        """Give a table of duties."""
        rows, columns = self._owned(read)
        return _kept(facts.Duties(**columns), rows)

    def _owned(self, read: Read) -> tuple[facts.IntColumn, dict[str, Any]]:
        """Find the role of each row; give the rows that have one, and all columns."""
        import polars as pl

        own = series(self.ids)
        first = (
            pl.DataFrame({"id": own, "row": np.arange(len(own))}).filter(pl.col("id") != "").unique("id", keep="first")
        )
        named = pl.DataFrame({"id": texts_of(read.role)[read.role.code]})
        found = named.join(first, on="id", how="left", maintain_order="left")["row"].fill_null(facts.UNKNOWN).to_numpy()
        stated = read.role_row - 1 + self.start
        inside = (read.role_row > 0) & (stated < len(own))
        role = np.where(inside, stated, found).astype(np.int64)
        lost = np.flatnonzero(role < 0)
        if len(lost):
            self.notes.append(left_out(read.table, lost, _NOBODY))
        return np.flatnonzero(role >= 0), {"role": role, **read.columns}


def _kept(table: Rows, rows: facts.IntColumn) -> Rows:
    return table if len(rows) == len(table) else picked(table, rows)


def units_of_sheet(read: Read) -> facts.Units:
    """Give a table of units; one without a name is called by its id."""
    columns = dict(read.columns)
    columns["name"] = [name or own for name, own in zip(columns["name"], columns["id"], strict=True)]
    return facts.Units(**columns)
