"""DAT: values that cannot be what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed, told
from orgmodel.graph.index import numbered
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import firsts
from orgmodel.model.entities import Interval
from orgmodel.model.facts import UNKNOWN, IntColumn
from orgmodel.model.location import Location
from orgmodel.model.notes import Note, Noticed
from orgmodel.model.refs import Ref
from orgmodel.model.sparse import Periods, backward_pay
from orgmodel.model.words import Line


@rule("DAT003", Severity.ERROR, identity=("subject", "field"))
def unreadable_value(graph: OrgGraph) -> Hits:
    """A value cannot be what it says, by itself or beside another one.

    ## Facts needed
    Positions and how many of them are filled, pay ranges, dates, what nests in what, and `completeness`;
    the day in question (`as_of`) for dates that cannot lie after it.

    ## Why it matters
    One of the two values is wrong, and nobody can tell which. What rests on it is wrong with it.
    In a table, a cell that cannot be read is silence: the finding says in how many rows, and the first of them.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: technician, title: Technician, reports_to: cio, positions: 3, filled: 4}  # <- DAT003
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: technician, title: Technician, reports_to: cio, positions: 3, filled: 3}
    ```

    ## Exceptions
    None. A class that is over-filled on purpose has more positions than its budget says: state those.

    ## Options
    - Look the value up in its source, and correct it.
    - Leave it out until it is known: silence is unknown, never zero.

    ## Source
    No threshold.
    """
    day = graph.facts.header.as_of
    dated = {"acting_since": graph.roles.acting_since, "vacant_since": graph.roles.vacant_since}
    parts = (_counts(graph), _pay(graph), _tops(graph), _own_deputies(graph))
    columns = [(part, _once(graph, part.rows)) for part in parts]
    future = tuple(_future(graph, dated, day)) if day else ()
    found = (*_intervals(graph), *_circles(graph), *_themselves(graph), *future, *_declarations(graph))
    slight = [_unread(note) for note in graph.facts.notes if note.kind is Noticed.UNREADABLE and not note.grave]
    unreadable = [_unread(note) for note in graph.facts.notes if note.kind is Noticed.UNREADABLE and note.grave]
    others = list({hit.keys: hit for hit in (*found, *unreadable, *slight)}.values())
    weights = np.full(len(others), Severity.ERROR, dtype=np.int64)
    weights[len(others) - len(slight) :] = Severity.LOW
    ends = np.cumsum([len(rows) for _, rows in columns])

    def explain(number: int) -> Hit:
        place = int(np.searchsorted(ends, number, side="right"))
        if place == len(columns):
            return others[number - int(ends[-1])]
        part, rows = columns[place]
        return part.hit(graph, int(rows[number - int(ends[place])]))

    def identify(number: int) -> Hit | Named:
        place = int(np.searchsorted(ends, number, side="right"))
        if place == len(columns):
            return explain(number)
        part, rows = columns[place]
        ref = graph.role_ref(int(rows[number - int(ends[place])]))
        return Named(ref, (str(ref), part.field))

    unread = 0 if day else len(frozenset[int]().union(*dated.values()))
    reason = Open(unread, "they have dates, and the day in question is not known", "as_of, or --as-of")
    return Hits(
        severity=np.concatenate((np.full(int(ends[-1]), Severity.ERROR, dtype=np.int64), weights)),
        explain=explain,
        checked=len(graph.roles) - unread,
        open=(reason,) if unread else (),
        identify=identify,
    )


def _unread(note: Note) -> Hit:
    """Put into words what a reader of tables could not read in one column."""
    ref = Ref("table", note.table)
    return Hit(ref, told(note), (str(ref), f"{note.at.header} {note.what}"), note.at, note.about,
               Values(note.count, 0, "rows"))  # fmt: skip


@dataclass(frozen=True)
class _Part:
    """Roles with one field that cannot be: the field, the rows, and what is wrong of a row."""

    field: str
    rows: IntColumn
    what: Callable[[int], str]
    values: Callable[[int], Values | None] = lambda _: None

    def hit(self, graph: OrgGraph, row: int) -> Hit:
        """Put one row into words."""
        return _of_role(graph, row, self.field, self.what(row), self.values(row))


def _once(graph: OrgGraph, rows: IntColumn) -> IntColumn:
    """Keep the last of the rows that have one name: they would be one finding."""
    first, title = graph.ids.first[rows], numbered(graph.roles.title)[rows]
    name = np.where(first >= 0, first, len(graph.roles) + title)
    return np.sort(rows[::-1][firsts(name[::-1])])


def _of_role(graph: OrgGraph, row: int, field: str, what: str, values: Values | None = None) -> Hit:
    ref = graph.role_ref(row)
    return Hit(ref, f"{graph.title(row)}: {what}.", (str(ref), field), graph.roles.at[row], values=values)


def _counts(graph: OrgGraph) -> _Part:
    """More positions are filled than there are."""
    filled, positions = graph.roles.filled, graph.roles.positions
    return _Part(
        "filled",
        np.flatnonzero((positions != UNKNOWN) & (filled > positions)),
        lambda row: f"{filled[row]} positions are filled (limit {positions[row]}, all that there are)",
        lambda row: Values(int(filled[row]), int(positions[row]), "positions"),
    )


def _pay(graph: OrgGraph) -> _Part:
    """A pay range ends below its beginning. The amounts are not said: they are confidential."""
    rows = np.array(backward_pay(graph.roles.salary), dtype=np.int64)
    return _Part("salary", rows, lambda _: "the pay range has a minimum above its maximum")


def _tops(graph: OrgGraph) -> _Part:
    """A role is stated as a top and has a manager all the same."""
    rows = np.flatnonzero(graph.roles.top & (graph.solid_line >= 0))
    return _Part("reports_to", rows, lambda _: "reports_to says none, and names a manager beside it")


def _own_deputies(graph: OrgGraph) -> _Part:
    """A role names itself as deputy."""
    roles = graph.roles
    named = np.flatnonzero(numbered(roles.deputy))
    rows = [row for row in named.tolist() if roles.deputy[row] == roles.id[row]]
    return _Part("deputy", np.array(rows, dtype=np.int64), lambda _: "the role is named as its own deputy")


def _intervals(graph: OrgGraph) -> Iterator[Hit]:
    """Something ends on the day on which it begins, or before."""
    facts = graph.facts
    for row in Periods.of(facts.roles.valid).empty.tolist():
        yield _of_role(graph, row, "valid", _backwards("the role", facts.roles.valid[row]))
    for row in Periods.of(facts.lines.valid).empty.tolist():
        role, to = int(facts.lines.role[row]), facts.lines.to[row]
        target = graph.role_row(to)
        what = _backwards(f"the line to {graph.title(target) if target >= 0 else to}", facts.lines.valid[row])
        yield _of_role(graph, role, f"line {Line(int(facts.lines.kind[row]))} {to} valid", what)
    for row in Periods.of(facts.assignments.valid).empty.tolist():
        role, domain = int(facts.assignments.role[row]), facts.assignments.domain[row]
        known = graph.domains.row(domain)
        name = graph.domains.name(known) if known >= 0 else domain
        what = _backwards(f"the assignment of {name}", facts.assignments.valid[row])
        yield _of_role(graph, role, f"owns {domain} valid", what)
    for row in Periods.of(facts.units.valid).empty.tolist():
        ref, what = Ref("unit", facts.units.id[row]), _backwards("the unit", facts.units.valid[row])
        yield Hit(ref, f"{graph.unit_name(row)}: {what}.", (str(ref), "valid"), facts.units.at[row])


def _backwards(what: str, interval: Interval) -> str:
    return f"{what} is valid from {interval.from_} until {interval.until}, which holds no day"


def _circles(graph: OrgGraph) -> Iterator[Hit]:
    """A unit, a domain or a scope lies within itself."""
    facts = graph.facts
    units, domains, scopes = graph.units, graph.domains, graph.scopes
    for circle in _rings(units):
        yield _ring(
            "unit",
            "parent",
            [units.ids[row] for row in circle],
            map(graph.unit_name, circle),
            facts.units.at[circle[0]],
        )
    for circle in _rings(domains.nesting):
        at = facts.domains[circle[0]].at
        yield _ring("domain", "parent", [domains.id(row) for row in circle], map(domains.name, circle), at)
    for circle in _rings(scopes.nesting):
        ids = [scopes.nesting.ids[row] for row in circle]
        yield _ring("scope", "within", ids, map(scopes.name, ids), scopes.scopes[circle[0]].at)


def _rings(nesting: Nesting) -> Iterator[list[int]]:
    seen: set[int] = set()
    for row in nesting.circular:
        if row not in seen:
            circle = list(nesting.upwards(row))
            seen.update(circle)
            yield circle


def _ring(kind: str, field: str, ids: list[str], names: Iterator[str], at: Location | None) -> Hit:
    ref = Ref(kind, min(ids))
    path = list(names)
    inside = ", which lies within ".join([*path[1:], path[0]])
    message = f"{path[0]} lies within {inside}: no {kind} can lie within itself."
    related = tuple(Ref(kind, each) for each in ids if each != ref.id)
    return Hit(ref, message, (str(ref), field), at, related=related)


def _themselves(graph: OrgGraph) -> Iterator[Hit]:
    """A role names itself as partner or dotted manager."""
    roles, lines, owned = graph.roles, graph.lines, graph.facts.assignments
    for line in np.flatnonzero((graph.line_target == lines.role) & (lines.kind != Line.SOLID)).tolist():
        kind = Line(int(lines.kind[line]))
        yield _of_role(graph, int(lines.role[line]), str(kind), f"a line ({kind}) leads from the role to itself")
    for row, partners in owned.joint_with.items():
        role = int(owned.role[row])
        if roles.id[role] in partners:
            yield _of_role(graph, role, f"joint_with {owned.domain[row]}", "the role shares a domain with itself")


def _future(graph: OrgGraph, dated: Mapping[str, Mapping[int, date]], day: date) -> Iterator[Hit]:
    """Something that is said to be so began after the day in question. The date is confidential."""
    for field, column in dated.items():
        for row, since in column.items():
            if since > day:
                yield _of_role(graph, row, field, f"{field} lies after the day in question, {day}")


def _declarations(graph: OrgGraph) -> Iterator[Hit]:
    """A declaration of completeness does not say of what, or what of it."""
    ref = Ref("organization", graph.facts.header.organization.id)
    for entry in graph.facts.header.completeness:
        lacks = []
        if not (entry.unit or entry.domain or entry.all):
            lacks.append("of what (unit, domain or all)")
        if not (entry.all or entry.roles or entry.assignments or entry.complete):
            lacks.append("what of it (roles, assignments or complete)")
        if lacks:
            field = f"completeness {entry.unit or ''} {entry.domain or ''}"
            yield Hit(ref, f"A completeness entry does not say {listed(lacks)}.", (str(ref), field), entry.at)
