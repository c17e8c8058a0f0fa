"""STR: command that is not one: several managers of a role, several tops of an organization."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import lasting_name, listed, role_refs
from orgmodel.graph.doubt import dated_lines, dated_roles, inferred_lines
from orgmodel.graph.index import numbered
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import IntColumn
from orgmodel.model.refs import Ref
from orgmodel.model.words import Line

TOP = "top of the organization"
_SHOWN = 4


@rule("STR003", Severity.ERROR, identity=("role",))
def multiple_solid_managers(graph: OrgGraph) -> Hits:
    """A role has more than one manager.

    ## Facts needed
    Reporting lines; the day in question (`as_of`) where lines have dates.

    ## Why it matters
    Two managers can ask for two things. Who decides then, and who approves leave, budget and performance,
    is not told by solid lines alone; for a second line there is `dotted_to`, with its purpose.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: planning-manager, title: Planning Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: [cio, planning-manager]}  # <- STR003
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: planning-manager, title: Planning Manager, reports_to: cio}
      - {id: network-lead, title: Network Lead, reports_to: [cio]}
    ```

    ## Exceptions
    Statutory dual appointments and job shares between offices: waive them with the reason.
    Where the second line is inferred the finding weighs less and says so.

    ## Options
    - Confirm which line is the solid one, and record the other as `dotted_to` with its purpose.
    - If both are documented, ask the two managers to settle which decides.

    ## Source
    Unity of command (Fayol 1916), also a principle of the Incident Command System.
    """
    solid = graph.lines_of_kind(Line.SOLID)
    dated, inferred = dated_lines(graph)[solid], inferred_lines(graph)[solid]
    everybody = _managers_by_role(graph, solid)
    sure = _managers_by_role(graph, solid[~dated]) if dated.any() else everybody
    stated = _managers_by_role(graph, solid[~(dated | inferred)]) if inferred.any() else sure
    found = np.flatnonzero(sure > 1)
    guess = np.zeros(len(graph.roles), dtype=bool)
    guess[graph.lines.role[solid[inferred]]] = True
    guessed = (stated[found] <= 1) & guess[found]
    unsure = int(np.count_nonzero((everybody > 1) & (sure <= 1)))
    reason = Open(unsure, "their lines have dates, and the day in question is not known", "as_of, or --as-of")
    return Hits(
        severity=np.full(len(found), Severity.ERROR, dtype=np.int64),
        explain=lambda number: _several(graph, int(found[number]), guessed=bool(guessed[number])),
        inferred=guessed,
        checked=int(np.count_nonzero(everybody)) - unsure,
        open=(reason,) if unsure else (),
        identify=lambda number: lasting_name(graph, int(found[number])),
    )


def _managers_by_role(graph: OrgGraph, lines: IntColumn) -> IntColumn:
    """Count the managers to whom lines lead, for each role: those that are there, and the ids that nobody has."""
    if not graph.several_managers:
        return (np.bincount(graph.lines.role[lines], minlength=len(graph.roles)) > 0).astype(np.int64)
    target, name = graph.line_target[lines], numbered(graph.lines.to)[lines].astype(np.int64)
    number = np.where(target >= 0, target, len(graph.roles) + name)
    pairs = distinct(graph.lines.role[lines] * (int(number.max(initial=0)) + 1) + number)
    return np.bincount(pairs // (int(number.max(initial=0)) + 1), minlength=len(graph.roles))


def _managers(graph: OrgGraph, lines: list[int]) -> tuple[str, ...]:
    """The managers that lines lead to, each once: titles, and as written where nobody has the id."""
    found = {}
    for line in lines:
        target = int(graph.line_target[line])
        found[target if target >= 0 else graph.lines.to[line]] = (
            graph.title(target) if target >= 0 else graph.lines.to[line]
        )
    return tuple(found.values())


def _several(graph: OrgGraph, role: int, *, guessed: bool) -> Hit:
    solid = graph.lines_of_kind(Line.SOLID)
    lines = solid[graph.lines.role[solid] == role].tolist()
    inferred = inferred_lines(graph)
    names = _managers(graph, lines)
    targets = dict.fromkeys(int(graph.line_target[line]) for line in lines)
    evidence = (each for line in lines for each in graph.lines.provenance.evidence.get(line, ()))
    return Hit(
        subject=graph.role_ref(role),
        message=f"{graph.title(role)} reports to {len(names)} managers (limit 1): {listed(names)}.",
        keys=(str(graph.role_ref(role)),),
        at=graph.roles.at[role],
        related=tuple(graph.role_ref(target) for target in targets if target >= 0),
        values=Values(len(names), 1, "managers"),
        evidence=tuple(dict.fromkeys(evidence)),
        depends_on=tuple(
            f"the line from {graph.title(role)} to {_managers(graph, [line])[0]} is inferred"
            for line in lines
            if guessed and inferred[line]
        ),
    )


@rule("STR005", Severity.MEDIUM, identity=("organization",))
def multiple_tops(graph: OrgGraph) -> Hits:
    """An organization has more than one top.

    ## Facts needed
    Stated tops (`reports_to: none`), and `completeness` of all roles: in a partial model the role above them
    may not have been read, so more than one top is an open question.

    ## Why it matters
    What two tops disagree on nobody in the organization can settle. Often the two belong to separate
    organizations, or the role above them was left out.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: ciso, title: Chief Information Security Officer, reports_to: none}  # <- STR005
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: ciso, title: Chief Information Security Officer, reports_to: cio}
    ```
    In a partial model the same is a question:
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: ciso, title: Chief Information Security Officer, reports_to: none}  # <- STR005?
    ```

    ## Exceptions
    Independent offices, such as an elected auditor or clerk, and federated information technology.
    Tops outside what the model covers (`in_scope: no`) count only if a role that it covers is below them.

    ## Options
    - Confirm whether a role above them exists, and add it.
    - Confirm whether they are separate organizations, and describe each in a model of its own.

    ## Source
    One top: the definition of a hierarchy (Krackhardt 1994).
    """
    covered = graph.active & graph.in_scope
    leads = np.zeros(len(graph.roles), dtype=bool)
    leads[graph.hierarchy.end[covered]] = True
    tops = np.flatnonzero(leads & graph.hierarchy.top)
    sure = tops[~dated_roles(graph)[tops]]
    if not len(graph.roles):
        return Hits()
    if not graph.coverage.everything[0]:
        reason = Open(1, "the model does not say that it holds all roles", "completeness of all roles")
        asked = (_one_above(graph, tops),) if len(sure) > 1 else ()
        return Hits.of([], checked=0, open=(reason,), questions=asked)
    if len(sure) <= 1 < len(tops):
        reason = Open(1, "tops have dates, and the day in question is not known", "as_of, or --as-of")
        return Hits.of([], checked=0, open=(reason,))
    return Hits.of([(Severity.MEDIUM, _tops(graph, sure))] if len(sure) > 1 else [], checked=1)


def _one_above(graph: OrgGraph, tops: IntColumn) -> Question:
    names = _first_titles(graph, tops)
    return Question(
        to=None,
        about=Ref("organization", graph.facts.header.organization.id),
        topic=TOP,
        text=f"Is there one role above {names}? The documents read name none, and state each as a top.",
        evidence=_evidence(graph, tops),
        at=graph.roles.at[int(tops[1])],
    )


def _first_titles(graph: OrgGraph, tops: IntColumn) -> str:
    """Name the first tops, and count the others."""
    if len(tops) > _SHOWN:
        return f"{', '.join(map(graph.title, tops[:_SHOWN].tolist()))} and {len(tops) - _SHOWN} more"
    return listed(map(graph.title, tops.tolist()))


def _evidence(graph: OrgGraph, tops: IntColumn) -> tuple[Evidence, ...]:
    stated = graph.roles.provenance.evidence
    return tuple(each for top in tops.tolist() for each in stated.get(top, ())) if stated else ()


def _tops(graph: OrgGraph, tops: IntColumn) -> Hit:
    guess = graph.roles.provenance.is_inferred("reports_to")
    guessed = tops[guess[tops]].tolist()
    organization = graph.facts.header.organization
    names = _first_titles(graph, tops)
    return Hit(
        subject=Ref("organization", organization.id),
        message=f"The organization has {len(tops)} tops (limit 1): {names}.",
        keys=(organization.id,),
        at=graph.roles.at[int(tops[1])],
        related=role_refs(graph, tops.tolist()),
        values=Values(len(tops), 1, "tops"),
        evidence=_evidence(graph, tops),
        depends_on=tuple(
            f"that {graph.title(top)} is a top is inferred" for top in guessed if len(tops) - len(guessed) <= 1
        ),
    )
