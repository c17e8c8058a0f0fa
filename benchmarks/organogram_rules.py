"""Do the structural rules find in UK organogram returns what an independent program counted? Differences by name.

Usage: python -m benchmarks.organogram_rules [FOLDER]. The folder is that of `benchmarks.organograms`, which explains
how the other program counts. The returns are declared complete here, so that every rule answers; a limit of 15
positions stands for its `span_over_15`, and a limit of one layer for its depth.

The rules say nothing of posts that are eliminated, and the other program counts them: that is why they differ. For
each difference the posts are named, with the reason that the return itself gives.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.organograms import SHARED, WIDE, lines_as_written
from orgmodel.check.finding import Finding
from orgmodel.check.result import CheckResult
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.files import Model
from orgmodel.load.tables.door import with_tables
from orgmodel.load.tables.reading import read_tables
from orgmodel.model.document import Completeness, Policy
from orgmodel.model.notes import Noticed
from orgmodel.model.words import Establishment
from orgmodel.rules import CATALOG

_UNKNOWN = "nothing in the return says why"
CODES = ("DAT001", "DAT004", "STR001", "STR002", "STR005", "SPN001", "SPN003", "SPN004")
POLICY = {"SPN004": {"max_layers": "1"}, "SPN001": {"max_reports": str(WIDE)}}


class Return(NamedTuple):
    """One return: what the rules said of it, its graph, and how many second rows of one post were merged."""

    result: CheckResult
    merged: int

    @property
    def graph(self) -> OrgGraph:
        """The organization of the return."""
        return self.result.graph

    def of(self, code: str) -> list[Finding]:
        """Give the findings of a rule."""
        return list(self.result.findings.of_family(code))


def answered(path: Path) -> Return:
    """Ask the structural rules about one return, as if it were declared complete."""
    tables = read_tables(path)
    facts = with_tables(assemble.assemble(Model(path.name, ())), tables, None, "")
    whole = replace(facts, header=replace(facts.header, completeness=(Completeness(all="complete"),)))
    rules = [rule for rule in CATALOG if rule.code in CODES]
    graph = OrgGraph.compile(whole)
    result = run(rules, graph, settings_for(rules, Policy(rules=POLICY), path.name))
    left_out = sum(note.count for note in facts.notes if note.kind is Noticed.LEFT_OUT)
    return Return(result, len(tables[0]) - len(facts.roles) - left_out)


class Differs(NamedTuple):
    """One number that differs: what the other program counts, and why, a line a post."""

    what: str
    here: int
    there: int
    why: tuple[str, ...]


class _Compared:
    """One return beside what the other program counted."""

    def __init__(self, answers: Return, expected: dict[str, str]) -> None:
        self.answers, self.graph = answers, answers.graph
        self.expected = {name: int(value) for name, value in expected.items() if value.isdecimal()}
        self.first, self.manager = lines_as_written(self.graph)
        roles = self.graph.roles
        self.abolished = roles.establishment == Establishment.ABOLISHED
        self.reports: dict[int, list[int]] = {}
        for row in self.first.tolist():
            if self.manager[row] >= 0 and self.manager[row] != row:
                self.reports.setdefault(int(self.manager[row]), []).append(row)

    def differences(self) -> Iterator[Differs]:
        """Give what differs; a number that agrees is not mentioned."""
        there, of = self.expected, self.answers.of
        twice = sum(each.subject.kind == "role" for each in of("DAT001")) + self.answers.merged
        yield Differs("references given twice (DAT001, DAT004)", twice, there["dup_ids"], ())
        circles = there["self_loops"] + there["cycles_first_row_wins"]
        yield Differs("circles (STR001)", len(of("STR001")), circles, self._eliminated(self._circular()))
        lost = self._eliminated([row for row in self.first.tolist() if self._leads_nowhere(row)])
        yield Differs("managers who are not there (STR002)", len(of("STR002")), there["orphans"], lost)
        yield self._tops(there["roots"])
        wide = self._spans("SPN001", {row for row, below in self.reports.items() if len(below) > WIDE})
        yield Differs("spans of more than 15 (SPN001)", len(of("SPN001")), there["span_over_15"], wide)
        one = self._spans("SPN003", {row for row, below in self.reports.items() if len(below) == 1})
        yield Differs("one report (SPN003)", len(of("SPN003")), there["single_report_managers"], one)
        yield self._layers(there["max_depth"])

    def _name(self, row: int) -> str:
        return f"{self.graph.roles.id[row]} {self.graph.roles.title[row]}"

    def _leads_nowhere(self, row: int) -> bool:
        named = np.flatnonzero(self.graph.lines.role == row)
        return bool(len(named)) and self.manager[row] < 0

    def _circular(self) -> list[int]:
        return [row for row in self.first.tolist() if self.manager[row] == row]

    def _eliminated(self, rows: list[int]) -> tuple[str, ...]:
        return tuple(f"{self._name(row)}: the post is eliminated" for row in rows if self.abolished[row])

    def _tops(self, there: int) -> Differs:
        found = self.answers.of("STR005")
        here = int(found[0].values.measure) if found and found[0].values else min(there, 1)
        tops = [row for row in self.first.tolist() if self.graph.roles.top[row]]
        return Differs("tops (STR005)", here, there, self._eliminated(tops))

    def _spans(self, code: str, there: set[int]) -> tuple[str, ...]:
        here = {self.graph.role_row(each.subject.id) for each in self.answers.of(code)}
        return tuple(f"{self._name(row)}: {self._why(row)}" for row in sorted(here ^ there))

    def _why(self, row: int) -> str:
        """Say why the span of a manager is another one here, by what the return says of it and of its reports."""
        below = self.reports.get(row, [])
        gone = sum(bool(self.abolished[each]) for each in below)
        if self.abolished[row]:
            return "the post is eliminated"
        if gone:
            return f"{gone} of its {len(below)} reports are eliminated"
        if self.graph.hierarchy.masked[row]:
            return "its line runs in a circle, or leads to one"
        positions = int(self.graph.roles.positions[below].clip(min=1).sum())
        if positions != len(below):
            return f"its {len(below)} reports are {positions} positions"
        if not self.graph.known_span[row]:
            return "a post of its unit has a line to nobody, and may report to it: not assessed"
        return _UNKNOWN

    def _layers(self, there: int) -> Differs:
        found = self.answers.of("SPN004")
        here = int(found[0].values.measure) - 1 if found and found[0].values else 0
        why: tuple[str, ...] = ()
        gone = [row for row in self.first.tolist() if self.abolished[row]]
        tops = self.graph.roles.top & ~self.abolished
        if not tops.any():
            why = ("no post is stated as a top, and layers are counted from one",)
        elif gone:
            why = (f"{len(gone)} eliminated posts are in the lines",)
        elif (masked := np.count_nonzero(self.graph.hierarchy.masked)) and there > here:
            why = (f"{masked} posts run in a circle or lead to one, and layers are counted from a top",)
        return Differs("lines to the lowest post (SPN004)", here, there, why)


def differences(folder: Path, expected: dict[str, str]) -> tuple[Differs, ...]:
    """Give what differs in one return; `expected` is its row of the other program's counts."""
    compared = _Compared(answered(folder / "uk-organograms" / expected["source"]), expected)
    return tuple(each for each in compared.differences() if each.here != each.there)


def is_explained(difference: Differs) -> bool:
    """Tell whether the return itself gives a reason for each post."""
    return bool(difference.why) and not any(why.endswith(_UNKNOWN) for why in difference.why)


def expected(folder: Path) -> list[dict[str, str]]:
    """Read what the other program counted, a row a return."""
    with (folder / "uk-organograms-defects.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(folder: Path) -> int:
    """Compare all returns, and give how many differences nothing in the return explains."""
    rows = expected(folder)
    differing, unexplained, totals = 0, 0, Counter[str]()
    for row in rows:
        wrong = differences(folder, row)
        differing += bool(wrong)
        for each in wrong:
            totals[each.what] += 1
            print(f"{row['source']}: {each.what}: {each.here} against {each.there}")
            for why in each.why or (_UNKNOWN,):
                print(f"    {why}")
            unexplained += not is_explained(each)
    print(f"{len(rows)} returns, {len(rows) - differing} agree in all seven numbers, {differing} differ")
    print(", ".join(f"{what}: {number}" for what, number in totals.most_common()))
    print(f"{unexplained} differences without a reason in the return itself")
    return unexplained


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED) > 0)
