"""DAT: values that cannot be what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.entities import Interval
from orgmodel.model.facts import UNKNOWN
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref
from orgmodel.model.words import Line


@rule("DAT003", Severity.ERROR, identity=("subject", "field"))
def unreadable_value(graph: OrgGraph) -> Hits:
    """A value cannot be what it says, by itself or beside another one.

    ## Facts needed
    Positions and how many of them are filled, pay ranges, dates, what nests in what, and `completeness`;
    the day in question (`as_of`) for dates that cannot lie after it.

    ## Why it matters
    One of the two values is wrong, and nobody can tell which. What rests on it is wrong with it.

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
    found = (*_counts(graph), *_ranges(graph), *_intervals(graph), *_circles(graph), *_tops(graph), *_themselves(graph))
    day = graph.facts.header.as_of
    dated = {"acting_since": graph.roles.acting_since, "vacant_since": graph.roles.vacant_since}
    future = tuple(_future(graph, dated, day)) if day else ()
    unique = {hit.keys: hit for hit in (*found, *future, *_declarations(graph))}
    hits = [(Severity.ERROR, hit) for hit in unique.values()]
    unread = 0 if day else len(frozenset[int]().union(*dated.values()))
    reason = Open(unread, "they have dates, and the day in question is not known", "as_of, or --as-of")
    return Hits.of(hits, checked=len(graph.roles) - unread, open=(reason,) if unread else ())


def _of_role(graph: OrgGraph, row: int, field: str, what: str, values: Values | None = None) -> Hit:
    ref = graph.role_ref(row)
    return Hit(ref, f"{graph.title(row)}: {what}.", (str(ref), field), graph.roles.at[row], values=values)


def _counts(graph: OrgGraph) -> Iterator[Hit]:
    """More positions are filled than there are."""
    filled, positions = graph.roles.filled, graph.roles.positions
    for row in np.flatnonzero((positions != UNKNOWN) & (filled > positions)).tolist():
        said = f"{filled[row]} positions are filled (limit {positions[row]}, all that there are)"
        yield _of_role(graph, row, "filled", said, Values(int(filled[row]), int(positions[row]), "positions"))


def _ranges(graph: OrgGraph) -> Iterator[Hit]:
    """A pay range ends below its beginning. The amounts are not said: they are confidential."""
    for row, salary in graph.roles.salary.items():
        if salary.min is not None and salary.max is not None and salary.min > salary.max:
            yield _of_role(graph, row, "salary", "the pay range has a minimum above its maximum")


def _intervals(graph: OrgGraph) -> Iterator[Hit]:
    """Something ends on the day on which it begins, or before."""
    facts = graph.facts
    for row in _empty(facts.roles.valid):
        yield _of_role(graph, row, "valid", _backwards("the role", facts.roles.valid[row]))
    for row in _empty(facts.lines.valid):
        role, to = int(facts.lines.role[row]), facts.lines.to[row]
        target = graph.role_row(to)
        what = _backwards(f"the line to {graph.title(target) if target >= 0 else to}", facts.lines.valid[row])
        yield _of_role(graph, role, f"line {Line(int(facts.lines.kind[row]))} {to} valid", what)
    for row in _empty(facts.assignments.valid):
        role, domain = int(facts.assignments.role[row]), facts.assignments.domain[row]
        known = graph.domains.row(domain)
        name = graph.domains.name(known) if known >= 0 else domain
        what = _backwards(f"the assignment of {name}", facts.assignments.valid[row])
        yield _of_role(graph, role, f"owns {domain} valid", what)
    for row in _empty(facts.units.valid):
        ref, what = Ref("unit", facts.units.id[row]), _backwards("the unit", facts.units.valid[row])
        yield Hit(ref, f"{graph.unit_name(row)}: {what}.", (str(ref), "valid"), facts.units.at[row])


def _empty(intervals: Mapping[int, Interval]) -> list[int]:
    return [row for row, each in intervals.items() if each.from_ and each.until and each.until <= each.from_]


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


def _tops(graph: OrgGraph) -> Iterator[Hit]:
    """A role is stated as a top and has a manager all the same."""
    for row in np.flatnonzero(graph.roles.top & (graph.solid_line >= 0)).tolist():
        yield _of_role(graph, row, "reports_to", "reports_to says none, and names a manager beside it")


def _themselves(graph: OrgGraph) -> Iterator[Hit]:
    """A role names itself as deputy, partner or dotted manager."""
    roles, lines, owned = graph.roles, graph.lines, graph.facts.assignments
    for row, deputy in enumerate(roles.deputy):
        if deputy and deputy == roles.id[row]:
            yield _of_role(graph, row, "deputy", "the role is named as its own deputy")
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
