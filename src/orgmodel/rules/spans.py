"""SPN: how many positions report to one role, where the documents let it be told."""

from __future__ import annotations

import numpy as np

from orgmodel.check.hits import Hits, SetAside
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.spans import NO_LIMIT, SpanView
from orgmodel.check.wording import counted, listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import YesNo

DEPUTY = "the only report is the deputy"


@rule("SPN001", Severity.MEDIUM, identity=("role",))
def span_too_wide(
    graph: OrgGraph,
    *,
    max_reports: int = 10,
    player_coach: int = 5,
    coach: int = 7,
    supervisor: int = 10,
    facilitator: int = 15,
) -> Hits:
    """More positions report to a role than the limit for its kind of work.

    ## Facts needed
    Reporting lines, and `positions` where a role stands for several; without them each role counts as at
    least one. `archetype` of the role or its unit sets the limit; without it `max_reports` does.

    ## Why it matters
    The wider the span, the less time for each report: for feedback, decisions and absences.
    What is too wide depends on the work; standard work bears far more than work that differs every day.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: desk-manager, title: Service Desk Manager, reports_to: cio}  # <- SPN001
      - {id: technician, title: Technician, reports_to: desk-manager, positions: 11}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: desk-manager, title: Service Desk Manager, reports_to: cio}
      - {id: technician, title: Technician, reports_to: desk-manager, positions: 10}
    ```

    ## Exceptions
    Call-centre style teams, seasonal staff and one-off projects. A coordinator has no limit.
    Vacant positions count, dotted lines do not.

    ## Options
    - Confirm the number of positions and the kind of work (`archetype`).
    - Review whether leads within the team would help, and how many layers that makes (SPN004).
    - Confirm whether some of the lines are dotted, or belong to another role.

    ## Source
    By archetype: McKinsey (2017), player/coach 3–5, coach 6–7, supervisor 8–10, facilitator 11–15,
    coordinator 15 and more, with "no single magic number". The 10 for a role of unknown archetype is ours.
    """
    view = SpanView(graph)
    limit = view.widest(
        max_reports, player_coach=player_coach, coach=coach, supervisor=supervisor, facilitator=facilitator
    )
    wide = view.managers & (view.sure > limit)
    unknown = view.managers & ~wide & ~graph.known_span & (limit < NO_LIMIT)

    def message(row: int) -> str:
        least = "" if graph.known_span[row] else "At least "
        kind = view.archetypes.get(row, "").replace("_", "-")
        words = f"limit {limit[row]} for a {kind}" if kind else f"limit {limit[row]}"
        stated, sure = int(view.stated[row]), int(view.sure[row])
        if stated < sure:
            return f"{_report(sure)} to the {graph.title(row)} if inferred lines hold, {stated} as stated ({words})."
        return f"{least}{_report(sure)} to the {graph.title(row)} ({words})."

    guessed = wide & (view.stated <= limit)
    return view.hits(wide, unknown, limit, message, guessed)


@rule("SPN002", Severity.MEDIUM, identity=("role",))
def span_too_narrow(
    graph: OrgGraph,
    *,
    min_reports: int = 4,
    player_coach: int = 3,
    coach: int = 4,
    supervisor: int = 4,
    facilitator: int = 4,
    coordinator: int = 4,
) -> Hits:
    """Fewer positions report to a manager than the minimum, but more than one.

    ## Facts needed
    Reporting lines and `positions` of every report, and `completeness` of the roles of the unit:
    positions that no document counts may be many, so without a count this is a question.

    ## Why it matters
    Narrow spans make layers: each adds a step between those who decide and those who know.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}  # <- SPN002
      - {id: analyst, title: Analyst, reports_to: cio, positions: 3}
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: analyst, title: Analyst, reports_to: cio, positions: 4}
    ```
    Without the number of positions it is a question:
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}  # <- SPN002?
      - {id: analyst, title: Analyst, reports_to: cio}
    ```

    ## Exceptions
    Experts who also lead (`archetype: player_coach` has a minimum of its own), confidential offices,
    and new units. Vacant positions count, so that a vacancy makes no span narrow.

    ## Options
    - Confirm the number of positions and what else the role does.
    - Review whether the role leads, or is a specialist whose title follows a pay scale.
    - Review whether the team works closely with another one, and would gain from one lead.

    ## Source
    University of North Carolina, span guidelines: minimum 4, goal 7. Portland's 2014 study, as the press
    reports it, looked at managers with 3 or fewer. The 3 for a player-coach: McKinsey (2017), 3–5.
    """
    view = SpanView(graph)
    kinds = {"coach": coach, "supervisor": supervisor, "facilitator": facilitator, "coordinator": coordinator}
    limit = view.narrowest(min_reports, player_coach=player_coach, **kinds)
    below = view.managers & (view.sure < limit)
    narrow = below & graph.known_span & (view.sure > 1)

    def message(row: int) -> str:
        return f"{_report(int(view.sure[row]))} to the {graph.title(row)} (minimum {limit[row]})."

    unknown = below & ~graph.known_span
    return view.hits(narrow, unknown, limit, message, narrow & (view.stated < view.sure), asks=True)


@rule("SPN003", Severity.MEDIUM, identity=("role",))
def one_to_one_reporting(graph: OrgGraph) -> Hits:
    """Exactly one position reports to a manager.

    ## Facts needed
    Reporting lines and `positions` of every report, and `completeness` of the roles of the unit.

    ## Why it matters
    Two layers for two positions: what passes between them could often be decided in one place.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: planning-manager, title: Planning Manager, reports_to: none}  # <- SPN003
      - {id: assistant, title: Planning Assistant, reports_to: planning-manager, positions: 1}
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: planning-manager, title: Planning Manager, reports_to: none}
      - {id: assistant, title: Planning Assistant, reports_to: planning-manager, positions: 2}
    ```

    ## Exceptions
    A deputy who prepares to succeed (set aside where `deputy` says so), and staff assistants.

    ## Options
    - Confirm that no other position reports to the role.
    - Review whether the layer is needed, or the two share one kind of work.

    ## Source
    No threshold. The pattern that span studies of public bodies look at first.
    """
    view = SpanView(graph)
    limit = np.full(len(graph.roles), 2, dtype=np.int64)
    single = view.managers & graph.known_span & (view.sure == 1)
    deputies = [row for row in np.flatnonzero(single).tolist() if view.reports_only_deputy(row)]
    single[deputies] = False

    def message(row: int) -> str:
        reports = graph.direct_reports(row)
        return f"One position reports to the {graph.title(row)}: the {listed(map(graph.title, reports))} (minimum 2)."

    unknown = view.managers & ~graph.known_span & (view.sure < limit)
    aside = (SetAside(DEPUTY, len(deputies), lambda: map(graph.title, deputies)),) if deputies else ()
    return view.hits(single, unknown, limit, message, single & (view.stated < 1), asks=True, aside=aside)


@rule("SPN009", Severity.LOW, identity=("role",))
def span_not_assessable(graph: OrgGraph) -> Hits:
    """A role leads teams or is called a manager, and no document says how many positions report to it.

    ## Facts needed
    `leads` or `managerial: yes`; reporting lines, `positions` and `completeness` would settle it.

    ## Why it matters
    Job descriptions name functions and teams, rarely their size. A guess would make a span look narrow or
    wide that is neither, so the number is asked for and nothing is said of the span until it is known.

    ## Example
    ```yaml bad
    completeness: [{all: complete}]
    roles:
      - {id: head, title: Head of Support, reports_to: none, leads: [network engineers]}  # <- SPN009?
      - {id: network-engineer, title: Network Engineer, reports_to: head}
    ```
    ```yaml good
    completeness: [{all: complete}]
    roles:
      - {id: head, title: Head of Support, reports_to: none, leads: [network engineers]}
      - {id: network-engineer, title: Network Engineer, reports_to: head, positions: 4}
    ```

    ## Exceptions
    None: this rule asks and never finds.

    ## Options
    - State `positions` for each role that reports to this one.
    - Declare the unit's roles complete when they all are in the model.

    ## Source
    No threshold.
    """
    view = SpanView(graph)
    leads = view.managers & (graph.spans.names_teams | (graph.roles.managerial == YesNo.YES))
    unknown = leads & ~graph.known_span
    checked = int(np.count_nonzero(leads & ~unknown))
    return Hits(checked=checked, open=view.open(unknown), questions=view.questions(unknown))


def _report(number: int) -> str:
    return counted(number, "position reports", "positions report")
