"""Are the UK organogram returns read as an independent program counted them? Prints each return that differs, and why.

Usage: python -m benchmarks.organograms [FOLDER]. The folder holds `uk-organograms/` and `uk-organograms-defects.csv`.

The other program counts rows; a post whose two rows agree is one post here (a job share), and a reference of 0 is
nobody's. It counts layers as lines: to the top, or to a manager who is not in the return. Both let the first of two
rows with one reference count.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.load.files import Model
from orgmodel.load.tables.door import with_tables
from orgmodel.load.tables.reading import read_tables
from orgmodel.model.notes import Noticed
from orgmodel.model.words import Establishment

SHARED = Path(__file__).parents[2] / "shared" / "data"
WIDE = 15
Rows = np.ndarray[tuple[int], np.dtype[np.int64]]
COUNTED = (
    "distinct_ids",
    "roots",
    "self_loops",
    "orphans",
    "cycles_first_row_wins",
    "max_span",
    "span_over_15",
    "single_report_managers",
    "max_depth",
)


def counts(path: Path) -> tuple[dict[str, int], list[str]]:
    """Count what is wrong in one return of senior posts, and say what was set aside while reading it."""
    tables = read_tables(path)
    facts = with_tables(assemble.assemble(Model(path.name, ())), tables, None, "")
    graph = OrgGraph.compile(facts)
    first, manager = lines_as_written(graph)
    cycles = Hierarchy(manager, facts.roles.top).cycles
    own = first[manager[first] == first]
    named = {int(row) for row in graph.lines.role}
    orphans = [row for row in first.tolist() if row in named and manager[row] < 0]
    spans = Counter(manager[row] for row in first.tolist() if manager[row] >= 0 and manager[row] != row)
    abolished = (facts.roles.establishment == Establishment.ABOLISHED).sum()
    found = {
        "rows": len(tables[0]),
        "distinct_ids": len(first),
        "roots": int(facts.roles.top[first].sum()),
        "self_loops": len(own),
        "orphans": len(orphans),
        "cycles_first_row_wins": sum(len(cycle) > 1 for cycle in cycles),
        "eliminated": int(abolished),
        "max_span": max(spans.values(), default=0),
        "span_over_15": sum(span > WIDE for span in spans.values()),
        "single_report_managers": sum(span == 1 for span in spans.values()),
        "max_depth": _layers(manager, set(orphans), first),
    }
    aside = [f"{note.what} ({note.count})" for note in facts.notes if note.kind is not Noticed.UNREADABLE]
    merged = len(tables[0]) - len(facts.roles) - sum(n.count for n in facts.notes if n.kind is Noticed.LEFT_OUT)
    return found, [*aside, *([f"{merged} second rows of job shares"] if merged else [])]


def lines_as_written(graph: OrgGraph) -> tuple[Rows, Rows]:
    """Give the first row of each reference, and the row of each row's manager or -1: eliminated posts count too."""
    known: dict[str, int] = {}
    for row, name in enumerate(graph.roles.id):
        known.setdefault(name, row)
    first = np.array(sorted(row for name, row in known.items() if name), dtype=np.int64)
    manager = np.full(len(graph.roles), -1, dtype=np.int64)
    manager[graph.lines.role[::-1]] = graph.line_target[::-1]
    return first, manager


def _layers(manager: Rows, orphans: set[int], rows: object) -> int:
    """Count the lines from the lowest post up: a line to nobody counts, and the one that closes a circle."""
    most = 0
    for start in np.asarray(rows).tolist():
        row, lines, seen = start, 0, {start}
        while manager[row] >= 0 and int(manager[row]) not in seen:
            row, lines = int(manager[row]), lines + 1
            seen.add(row)
        closes = manager[row] >= 0 and manager[row] != row
        most = max(most, lines + (row in orphans or bool(closes)))
    return most


def main(folder: Path) -> int:
    """Compare all returns, and give how many differ in what matters."""
    with (folder / "uk-organograms-defects.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    differ = 0
    for row in expected:
        found, aside = counts(folder / "uk-organograms" / row["source"])
        names = ("rows", "eliminated", *COUNTED)
        wrong = {name: (found[name], int(row[name])) for name in names if found[name] != int(row[name])}
        if wrong or aside:
            said = ", ".join(f"{name} {here} against {there}" for name, (here, there) in wrong.items()) or "agrees"
            print(f"{row['source']}: {said}; set aside: {', '.join(aside) or 'nothing'}")
        differ += bool(wrong)
    print(f"{len(expected)} returns, {len(expected) - differ} agree in all {len(COUNTED) + 2} counts, {differ} differ")
    return differ


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED)
