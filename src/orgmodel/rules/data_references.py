"""DAT: references to domains, scopes, units, bodies and sources that nobody defines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from orgmodel.check.hits import Hit, Hits, Named, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_RELATED, counted, listed
from orgmodel.graph.citations import citations
from orgmodel.graph.groups import Groups
from orgmodel.graph.index import numbered
from orgmodel.graph.names import suggestions
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ALL
from orgmodel.model.facts import Assignments, BoolColumn, IntColumn, Roles, Texts
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

COMPLETENESS = "The declaration of completeness"
_SHOWN = 3


@rule("DAT007", Severity.ERROR, identity=("kind", "name"))
def unresolved_reference(graph: OrgGraph) -> Hits:
    """A domain, scope, unit, body or source is named that nobody defines.

    ## Facts needed
    The ids of the model, and the domains of its catalog (a domain may also be named by its name or an alias).

    ## Why it matters
    What refers to nothing counts for nothing: an assignment of an unknown domain owns no domain, and evidence
    in an unknown source cannot be looked up.

    ## Example
    ```yaml bad
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.netwrok, level: accountable}  # <- DAT007
    ```
    ```yaml good
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.network, level: accountable}
    ```

    ## Exceptions
    Roles: a manager that nobody defines is STR002, any other role GAP004.

    ## Options
    - Correct the reference; the nearest known id is suggested.
    - Define what is meant: under `domains`, `scopes`, `units`, `bodies` or `sources`.

    ## Source
    No threshold.
    """
    loose: dict[tuple[str, str], list[Iterable[_Mention]]] = {}
    for rows in _in_columns(graph):
        loose.setdefault((rows.kind, rows.name), []).append(rows)
    sought = (_few_domains, _other_domains, _mandated_domains, _few_scopes, _few_units, _bodies, _sources)
    for mention in (mention for mentions in sought for mention in mentions(graph)):
        loose.setdefault((mention.kind, mention.name), []).append((mention,))
    facts, found = graph.facts, list(loose.items())

    @cache
    def likely(kind: str) -> dict[str, str]:
        return suggestions((name for each, name in loose if each == kind), _names(graph, kind))

    def explain(number: int) -> Hit:
        (kind, name), mentions = found[number]
        return _hit(list(chain.from_iterable(mentions)), likely(kind)[name])

    return Hits(
        severity=np.full(len(found), Severity.ERROR, dtype=np.int64),
        explain=explain,
        checked=len(facts.roles) + len(facts.assignments) + len(facts.duties) + len(facts.units),
        identify=lambda number: Named(Ref(*found[number][0]), found[number][0]),
    )


class _Mention(NamedTuple):
    """One reference to nothing: what it names, and who names it. Facts that cite a source are not told apart."""

    kind: str
    name: str
    by: str = ""
    ref: Ref | None = None
    at: Location | None = None


@dataclass(frozen=True)
class _Rows:
    """All rows of a table that name one thing that is not there; each is a mention when somebody looks."""

    graph: OrgGraph
    kind: str
    name: str
    table: Roles | Assignments
    rows: IntColumn

    def __iter__(self) -> Iterator[_Mention]:
        for row in self.rows.tolist():
            role = int(self.table.role[row]) if isinstance(self.table, Assignments) else row
            yield _of_role(self.graph, self.kind, self.name, role, self.table.at[row])


def _hit(mentions: list[_Mention], likely: str) -> Hit:
    first = mentions[0]
    kind, name = first.kind, first.name
    who = list(dict.fromkeys(each.by for each in mentions))
    if kind == "source":
        verb = "stands" if len(mentions) == 1 else "stand"
        said = f"{counted(len(mentions), 'fact')} {verb} on the source '{name}', which `sources` does not list"
    else:
        verb = "names" if len(who) == 1 else "name"
        said = f"{listed(who, most=_SHOWN)} {verb} the {kind} '{name}', which is not in the model"
    return Hit(
        subject=Ref(kind, name),
        message=f"{said}{likely}.",
        keys=(kind, name),
        at=first.at,
        related=tuple(dict.fromkeys(each.ref for each in mentions if each.ref))[:MOST_RELATED],
        values=Values(len(mentions), 0, "references"),
    )


def _of_role(graph: OrgGraph, kind: str, name: str, role: int, at: Location) -> _Mention:
    return _Mention(kind, name, graph.title(role), graph.role_ref(role), at)


def _in_columns(graph: OrgGraph) -> Iterator[_Rows]:
    """Domains and scopes of assignments and units of roles that are not there, by name."""
    owns, roles = graph.facts.assignments, graph.roles
    scopes = np.fromiter((name not in {"", ALL} for name in owns.scope), dtype=bool, count=len(owns))
    columns: tuple[tuple[str, Roles | Assignments, Texts, BoolColumn], ...] = (
        ("domain", owns, owns.domain, graph.ownership.domain < 0),
        ("scope", owns, owns.scope, scopes & (graph.scopes.nesting.index.rows(owns.scope) < 0)),
        ("unit", roles, roles.unit, (graph.unit_row < 0) & (numbered(roles.unit) != 0)),
    )
    for kind, table, names, lost in columns:
        rows = np.flatnonzero(lost)
        groups = Groups.of(rows, numbered(names)[rows]) if len(rows) else ()
        for group in groups:
            yield _Rows(graph, kind, names[int(group[0])], table, group)


def _few_domains(graph: OrgGraph) -> Iterator[_Mention]:
    """Domains of duties and lines that are no id, name or alias of one."""
    lines, duties = graph.facts.lines, graph.facts.duties
    for row, names in enumerate(duties.domains):
        for name in _unknown(graph, names):
            yield _of_role(graph, "domain", name, int(duties.role[row]), duties.at[row])
    for row, on in lines.on.items():
        for name in _unknown(graph, (on,)):
            yield _of_role(graph, "domain", name, int(lines.role[row]), lines.at[row])


def _other_domains(graph: OrgGraph) -> Iterator[_Mention]:
    """The same of bodies, providers, completeness and parents; a parent is named by its id."""
    facts = graph.facts
    for body in facts.bodies:
        for name in _unknown(graph, (*body.decides, *body.advises)):
            yield _Mention("domain", name, body.name or body.id or "", Ref("body", body.id or ""), body.at)
    for each in facts.providers:
        for name in _unknown(graph, each.provides):
            yield _Mention("domain", name, each.name or each.id or "", Ref("provider", each.id or ""), each.at)
    for entry in facts.header.completeness:
        for name in _unknown(graph, (entry.domain,) if entry.domain else ()):
            yield _Mention("domain", name, COMPLETENESS, None, entry.at)
    for row, domain in enumerate(facts.domains):
        if domain.parent and graph.domains.nesting.parent[row] < 0:
            ref = Ref("domain", domain.id or "")
            yield _Mention("domain", domain.parent, graph.domains.name(row), ref, domain.at)


def _mandated_domains(graph: OrgGraph) -> Iterator[_Mention]:
    """The same of mandates that the model writes itself: an item of a built-in one has no place."""
    for mandate in graph.facts.mandates:
        for item in mandate.items:
            for name in _unknown(graph, item.domains) if item.at else ():
                yield _Mention("domain", name, mandate.title or mandate.id, Ref("mandate", mandate.id), item.at)


def _unknown(graph: OrgGraph, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if graph.domains.row(name) < 0)


def _few_scopes(graph: OrgGraph) -> Iterator[_Mention]:
    """Scopes without an entry, of exceptions and of other scopes; `all` needs none."""
    owns, known = graph.facts.assignments, {"", ALL, *graph.scopes.nesting.rows}
    for row, names in owns.exceptions.items():
        for name in names:
            if name not in known:
                yield _of_role(graph, "scope", name, int(owns.role[row]), owns.at[row])
    for scope in graph.scopes.scopes:
        if scope.within and scope.within not in known:
            ref = Ref("scope", scope.id or "")
            yield _Mention("scope", scope.within, scope.name or scope.id or "", ref, scope.at)


def _few_units(graph: OrgGraph) -> Iterator[_Mention]:
    """Units without an entry, of other units and of declarations."""
    facts, known = graph.facts, graph.units.index
    for row in np.flatnonzero((known.rows(facts.units.parent) < 0) & (numbered(facts.units.parent) != 0)).tolist():
        ref = Ref("unit", facts.units.id[row])
        yield _Mention("unit", facts.units.parent[row], graph.unit_name(row), ref, facts.units.at[row])
    for entry in facts.header.completeness:
        if entry.unit and known.row(entry.unit) < 0:
            yield _Mention("unit", entry.unit, COMPLETENESS, None, entry.at)


def _bodies(graph: OrgGraph) -> Iterator[_Mention]:
    """Boards and committees without an entry, of which roles are members."""
    known = {body.id for body in graph.facts.bodies}
    for row, names in graph.roles.body_member.items():
        for name in names:
            if name not in known:
                yield _of_role(graph, "body", name, row, graph.roles.at[row])


def _sources(graph: OrgGraph) -> Iterator[_Mention]:
    """Sources that evidence names and that have no entry."""
    known = {source.id for source in graph.facts.header.sources}
    for evidence, at in citations(graph.facts):
        if evidence.source not in known:
            yield _Mention("source", evidence.source, at=at)


def _names(graph: OrgGraph, kind: str) -> Iterator[tuple[str, str]]:
    """What things of a kind are called, each name with the id."""
    facts = graph.facts
    entries: dict[str, Iterable[tuple[str | None, ...]]] = {
        "domain": ((each.id, each.name, *each.aliases) for each in facts.domains),
        "scope": ((each.id, each.name) for each in facts.header.scopes),
        "unit": zip(facts.units.id, facts.units.name, strict=True),
        "body": ((each.id, each.name) for each in facts.bodies),
        "source": ((each.id, each.title) for each in facts.header.sources),
    }
    for id_, *names in entries[kind]:
        if id_:
            yield from ((name, id_) for name in (id_, *names) if name)
