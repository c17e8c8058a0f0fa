"""DAT: ids that are given twice, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgmodel.check.hits import Hit, Hits, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, listed
from orgmodel.graph.orggraph import OrgGraph
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
    hits = []
    checked = 0
    for things in _things(graph):
        checked += len(things.ids)
        given = [each for each in things.ids if each]
        twice = Counter(given) if len(set(given)) < len(given) else {}
        rows: dict[str, list[int]] = {each: [] for each, count in twice.items() if count > 1}
        for row, each in enumerate(things.ids if rows else ()):
            if each in rows:
                rows[each].append(row)
        hits += [(Severity.ERROR, _duplicate(things, each, same)) for each, same in rows.items()]
    return Hits.of(hits, checked=checked)


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
    hits = []
    checked = 0
    for things in _things(graph):
        checked += len(things.ids)
        nameless: dict[str, list[int]] = {}
        for row, each in enumerate(things.ids):
            if not each:
                nameless.setdefault(things.names[row], []).append(row)
        hits += [(Severity.ERROR, _without_id(things, name, rows)) for name, rows in nameless.items()]
    return Hits.of(hits, checked=checked)


@dataclass(frozen=True)
class _Things:
    """All entities of one kind: their ids, their names and their places, by row."""

    kind: str
    plural: str
    ids: Sequence[str]
    names: Sequence[str]
    at: Callable[[int], Location | None]

    def count(self, number: int) -> str:
        """Write `2 bodies`."""
        return counted(number, self.kind, self.plural)


def _things(graph: OrgGraph) -> Iterator[_Things]:
    facts = graph.facts
    yield _Things("role", "roles", facts.roles.id, facts.roles.title, facts.roles.at.__getitem__)
    yield _Things("unit", "units", facts.units.id, facts.units.name, facts.units.at.__getitem__)
    yield _entities("body", "bodies", facts.bodies, [body.name for body in facts.bodies])
    yield _entities("provider", "providers", facts.providers, [each.name for each in facts.providers])
    yield _entities("domain", "domains", facts.domains, [domain.name for domain in facts.domains])
    yield _entities("scope", "scopes", facts.header.scopes, [scope.name for scope in facts.header.scopes])
    yield _entities("source", "sources", facts.header.sources, [each.title for each in facts.header.sources])


def _entities(kind: str, plural: str, entities: Sequence[Entity], names: Sequence[str | None]) -> _Things:
    ids = [getattr(entity, "id") or "" for entity in entities]  # noqa: B009  each of these kinds has an id
    return _Things(kind, plural, ids, [name or "" for name in names], lambda row: entities[row].at)


def _duplicate(things: _Things, id: str, rows: list[int]) -> Hit:
    names = dict.fromkeys(things.names[row] for row in rows if things.names[row] not in {"", id})
    said = f" ({listed(names, most=_SHOWN)})" if names else ""
    return Hit(
        subject=Ref(things.kind, id),
        message=f"{things.count(len(rows))} have the id '{id}'{said} (limit 1); references lead to the first one.",
        keys=(things.kind, id),
        at=things.at(rows[1]),
        values=Values(len(rows), 1, things.plural),
    )


def _without_id(things: _Things, name: str, rows: list[int]) -> Hit:
    number = things.count(len(rows))
    called = f" called {name}" if name else " without a title" if things.kind == "role" else " without a name"
    verb = "has" if len(rows) == 1 else "have"
    return Hit(
        subject=Ref(things.kind, name or f"({things.kind} without a name)"),
        message=f"{number}{called} {verb} no id, so nothing can refer to {'it' if len(rows) == 1 else 'them'}.",
        keys=(things.kind, name),
        at=things.at(rows[0]),
    )
