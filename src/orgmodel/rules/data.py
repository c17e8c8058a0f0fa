"""DAT: ids that are given twice, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, listed
from orgmodel.graph.groups import Groups
from orgmodel.graph.index import Index, numbered
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.facts import IntColumn, Texts
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

if TYPE_CHECKING:
    from orgmodel.model.entity import Entity

_SHOWN = 4


@rule("DAT001", Severity.ERROR, identity=("kind", "id"))
def duplicate_id(graph: OrgGraph) -> Hits:
    """Two roles, units, bodies, providers, domains, scopes or sources have one id.

    ## Facts needed
    The ids of a model.

    ## Why it matters
    A reference to the id leads to the first of them, and what is said of the second is never found.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: cio, title: Chief Innovation Officer, reports_to: none}  # <- DAT001
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: innovation, title: Chief Innovation Officer, reports_to: none}
    ```

    ## Exceptions
    A domain of the model that has the id of a domain of the catalog: it overrides that one.
    Ids of different kinds do not meet: a unit and a role may share one.

    ## Options
    - Give one of them another id, and check the references to it.
    - If both describe one thing, put the descriptions together.

    ## Source
    No threshold.
    """
    return _hits(graph, _Things.repeated, _same_id, _duplicate)


@rule("DAT002", Severity.ERROR, identity=("kind", "name"))
def missing_id(graph: OrgGraph) -> Hits:
    """A role, unit, body, provider, domain or scope has no id.

    ## Facts needed
    The ids of a model.

    ## Why it matters
    Nothing can refer to it: nobody can report to such a role, and no waiver or finding lasts.

    ## Example
    ```yaml bad
    roles:
      - {title: Chief Information Officer, reports_to: none}  # <- DAT002
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
    ```

    ## Exceptions
    None.

    ## Options
    - Give it a short id that will last, such as the position code or the title in lower case.
    - If it describes something that has an entry already, put the two together.

    ## Source
    No threshold.
    """
    return _hits(graph, _Things.nameless, _same_name, _without_id)


@dataclass(frozen=True)
class _Things:
    """All entities of one kind: their ids, their names and their places, by row."""

    kind: str
    plural: str
    index: Index
    names: Texts
    at: Callable[[int], Location | None]

    def __len__(self) -> int:
        return len(self.index.ids)

    def count(self, number: int) -> str:
        """Write `2 bodies`."""
        return counted(number, self.kind, self.plural)

    def repeated(self) -> Groups:
        """The rows that share an id with another one, by id."""
        first = self.index.first
        again = np.flatnonzero(self.index.repeated)
        rows = distinct(np.r_[first[again], again])
        return Groups.of(rows, first[rows])

    def nameless(self) -> Groups:
        """The rows without an id, by name."""
        rows = np.flatnonzero(self.index.first < 0)
        return Groups.of(rows, numbered(self.names)[rows] if len(rows) else rows)


def _hits(
    graph: OrgGraph,
    grouped: Callable[[_Things], Groups],
    named: Callable[[_Things, int], Named],
    worded: Callable[[_Things, list[int]], Hit],
) -> Hits:
    """Flag the groups of every kind of entity. They are put into words when somebody looks."""
    things = tuple(_things(graph))
    groups = [grouped(each) for each in things]
    ends = np.cumsum([len(each) for each in groups])

    def found(number: int) -> tuple[_Things, IntColumn]:
        kind = int(np.searchsorted(ends, number, side="right"))
        return things[kind], groups[kind][number - int(ends[kind])]

    def explain(number: int) -> Hit:
        kind, rows = found(number)
        return worded(kind, rows.tolist())

    def identify(number: int) -> Named:
        kind, rows = found(number)
        return named(kind, int(rows[0]))

    return Hits(
        severity=np.full(int(ends[-1]), Severity.ERROR, dtype=np.int64),
        explain=explain,
        checked=sum(map(len, things)),
        identify=identify,
    )


def _things(graph: OrgGraph) -> Iterator[_Things]:
    facts = graph.facts
    yield _Things("role", "roles", graph.ids, facts.roles.title, facts.roles.at.__getitem__)
    yield _Things("unit", "units", graph.units.index, facts.units.name, facts.units.at.__getitem__)
    yield _entities("body", "bodies", facts.bodies, [body.name for body in facts.bodies])
    yield _entities("provider", "providers", facts.providers, [each.name for each in facts.providers])
    yield _entities("domain", "domains", facts.domains, [domain.name for domain in facts.domains])
    yield _entities("scope", "scopes", facts.header.scopes, [scope.name for scope in facts.header.scopes])
    yield _entities("source", "sources", facts.header.sources, [each.title for each in facts.header.sources])


def _entities(kind: str, plural: str, entities: Sequence[Entity], names: Sequence[str | None]) -> _Things:
    ids = [getattr(entity, "id") or "" for entity in entities]  # noqa: B009  each of these kinds has an id
    return _Things(kind, plural, Index(ids), [name or "" for name in names], lambda row: entities[row].at)


def _same_id(things: _Things, row: int) -> Named:
    name = things.index.ids[row]
    return Named(Ref(things.kind, name), (things.kind, name))


def _duplicate(things: _Things, rows: list[int]) -> Hit:
    named = _same_id(things, rows[0])
    name = named.subject.id
    others = dict.fromkeys(things.names[row] for row in rows if things.names[row] not in {"", name})
    said = f" ({listed(others, most=_SHOWN)})" if others else ""
    return Hit(
        subject=named.subject,
        message=f"{things.count(len(rows))} have the id '{name}'{said} (limit 1); references lead to the first one.",
        keys=named.keys,
        at=things.at(rows[1]),
        values=Values(len(rows), 1, things.plural),
    )


def _same_name(things: _Things, row: int) -> Named:
    name = things.names[row]
    return Named(Ref(things.kind, name or f"({things.kind} without a name)"), (things.kind, name))


def _without_id(things: _Things, rows: list[int]) -> Hit:
    named, name = _same_name(things, rows[0]), things.names[rows[0]]
    number = things.count(len(rows))
    called = f" called {name}" if name else " without a title" if things.kind == "role" else " without a name"
    verb = "has" if len(rows) == 1 else "have"
    return Hit(
        subject=named.subject,
        message=f"{number}{called} {verb} no id, so nothing can refer to {'it' if len(rows) == 1 else 'them'}.",
        keys=named.keys,
        at=things.at(rows[0]),
    )
