"""STR: command that is not one: several managers of a role, several tops of an organization."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Question, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed
from orgmodel.graph.doubt import dated_lines, dated_roles, inferred_lines
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
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
    count = np.bincount(graph.lines.role[solid], minlength=len(graph.roles))
    dated, inferred = dated_lines(graph), inferred_lines(graph)
    hits = []
    unsure = 0
    several: dict[int, list[int]] = {}
    for line in solid[count[graph.lines.role[solid]] > 1].tolist():
        several.setdefault(int(graph.lines.role[line]), []).append(line)
    for role, lines in several.items():
        if len(_managers(graph, [line for line in lines if not dated[line]])) > 1:
            stated = _managers(graph, [line for line in lines if not (dated[line] or inferred[line])])
            guessed = [line for line in lines if inferred[line] and len(stated) <= 1]
            hits.append((Severity.ERROR, _several(graph, role, lines, guessed)))
        elif len(_managers(graph, lines)) > 1:
            unsure += 1
    reason = Open(unsure, "their lines have dates, and the day in question is not known", "as_of, or --as-of")
    checked = int(np.count_nonzero(count)) - unsure
    return Hits.of(hits, checked=checked, open=(reason,) if unsure else ())


def _managers(graph: OrgGraph, lines: list[int]) -> tuple[str, ...]:
    """The managers that lines lead to, each once: titles, and as written where nobody has the id."""
    found = {}
    for line in lines:
        target = int(graph.line_target[line])
        found[target if target >= 0 else graph.lines.to[line]] = (
            graph.title(target) if target >= 0 else graph.lines.to[line]
        )
    return tuple(found.values())


def _several(graph: OrgGraph, role: int, lines: list[int], guessed: list[int]) -> Hit:
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
            f"the line from {graph.title(role)} to {_managers(graph, [line])[0]} is inferred" for line in guessed
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
    led = distinct(graph.hierarchy.end[covered])
    tops = led[graph.hierarchy.top[led]].tolist()
    dated = dated_roles(graph)
    sure = [top for top in tops if not dated[top]]
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


def _one_above(graph: OrgGraph, tops: list[int]) -> Question:
    names = listed((graph.title(top) for top in tops), most=_SHOWN)
    return Question(
        to=None,
        about=Ref("organization", graph.facts.header.organization.id),
        topic=TOP,
        text=f"Is there one role above {names}? The documents read name none, and state each as a top.",
        evidence=tuple(each for top in tops for each in graph.roles.provenance.evidence.get(top, ())),
        at=graph.roles.at[tops[1]],
    )


def _tops(graph: OrgGraph, tops: list[int]) -> Hit:
    guess = graph.roles.provenance.is_inferred("reports_to")
    guessed = [top for top in tops if guess[top]]
    organization = graph.facts.header.organization
    names = listed((graph.title(top) for top in tops), most=_SHOWN)
    return Hit(
        subject=Ref("organization", organization.id),
        message=f"The organization has {len(tops)} tops (limit 1): {names}.",
        keys=(organization.id,),
        at=graph.roles.at[tops[1]],
        related=tuple(graph.role_ref(top) for top in tops),
        values=Values(len(tops), 1, "tops"),
        evidence=tuple(each for top in tops for each in graph.roles.provenance.evidence.get(top, ())),
        depends_on=tuple(
            f"that {graph.title(top)} is a top is inferred" for top in guessed if len(tops) - len(guessed) <= 1
        ),
    )
