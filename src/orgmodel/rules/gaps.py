"""GAP: domains that nobody is accountable for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import (
    OWNER,
    WHOSE,
    confidence,
    counted,
    domain_place,
    domain_ref,
    inferred_claims,
    is_inferred,
    listed,
    organization_ref,
    titles,
    with_articles,
)
from orgmodel.graph.accountability import Answer, answer, judged_domains, providers_of
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.refs import Ref
from orgmodel.model.words import Establishment, Level, Required

_MOST_NAMES = 5
_WEIGHT = {Required.CORE: Severity.HIGH, Required.COMMON: Severity.MEDIUM}


@rule("GAP001", Severity.HIGH, identity=("domain",))
def uncovered_domain(graph: OrgGraph) -> Hits:
    """No role is accountable for a domain that organizations of this kind need an owner for.

    ## Facts needed
    Assignments at level accountable, the domains that the catalog or the model calls core (high) or common
    (medium), and `completeness` of their families. In a partial model what no document says is one question.

    ## Why it matters
    What nobody answers for is done by whoever notices, or by nobody. It shows in an incident or an audit, when
    a decision is needed and no role can take it.

    ## Example
    ```yaml bad
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: backup, name: Backup and recovery, required: core}  # <- GAP001
    roles:
      - {id: operations-manager, title: Operations Manager, owns: [{domain: backup, level: consulted}]}
    ```
    ```yaml good
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: backup, name: Backup and recovery, required: core}
    roles:
      - {id: operations-manager, title: Operations Manager, owns: [{domain: backup, level: accountable}]}
    ```
    In a partial model the owner may be in a document that was not read. One question lists these domains:
    ```yaml bad
    organization: {id: acme}  # <- GAP001?
    catalog: none
    domains:
      - {id: backup, name: Backup and recovery, required: core}
    roles:
      - {id: operations-manager, title: Operations Manager, owns: [{domain: backup, level: responsible}]}
    ```
    An accountability for a wider domain covers what lies within when its scope is `all`. Else it is asked:
    ```yaml bad
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: resilience, name: Resilience}
      - {id: backup, name: Backup and recovery, parent: resilience, required: core}
    roles:
      - id: operations-manager
        title: Operations Manager
        owns:
          - {domain: resilience, level: accountable}  # <- GAP001?
    ```
    ```yaml good
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: resilience, name: Resilience}
      - {id: backup, name: Backup and recovery, parent: resilience, required: core}
    roles:
      - id: operations-manager
        title: Operations Manager
        owns:
          - {domain: resilience, level: accountable, scope: all}
    ```

    ## Exceptions
    A domain that a provider performs, when a role in house answers for the provider. A role that is named and
    not described counts as a probable owner. What a body decides is not thereby owned by it. Where a role is
    responsible and none accountable, GAP002 says so instead.

    ## Options
    - Confirm which role answers for it today, and record that with its source.
    - Record the provider that performs it, and the role that answers for the provider.
    - State in the model that this organization does not need an owner for it (`required: optional`).

    ## Source
    The catalog's domains and their weight (core, common, optional) are orgmodel's own; no outside norm.
    """
    required = [row for row in judged_domains(graph) if graph.domains.required(row) in _WEIGHT]
    answers = {row: answer(graph, row) for row in required}
    full = graph.coverage.domains_in_full
    worked_on = {row for row in required if graph.ownership.of_domain(row, Level.RESPONSIBLE)}  # GAP002 says that
    lacking = [row for row in required if answers[row] >= Answer.UNANSWERED and row in full and row not in worked_on]
    unclear = [row for row in required if answers[row] in (Answer.WIDER, Answer.PARTS) and row in full]
    unread = [
        row for row in required if row not in full and (answers[row] >= Answer.WIDER or _only_possible(graph, row))
    ]
    wider = [row for row in unclear if answers[row] == Answer.WIDER]
    asked = [*unread, *(row for row in unclear if answers[row] == Answer.PARTS)]
    return Hits.of(
        [(_weight(graph, row), _lacking(graph, row)) for row in lacking],
        checked=len(required) - len(unclear) - len(unread),
        open=(*_unread(len(unread)), *_unclear(len(unclear))),
        questions=(*_whose(graph, _core_first(graph, asked)), *_how_far(graph, wider)),
    )


def _lacking(graph: OrgGraph, domain: int) -> Hit:
    name = graph.domains.name(domain)
    providers = providers_of(graph, domain)
    message = f"No role is accountable for {name}.{_planned(graph, domain)}"
    if providers:
        names = listed(provider.name or provider.id or "a provider" for provider in providers)
        message = f"{name} is performed by {names}, and no role in house is named that answers for it."
    return Hit(
        subject=domain_ref(graph, domain),
        message=message,
        keys=(str(domain_ref(graph, domain)),),
        at=domain_place(graph, domain),
        related=tuple(Ref("provider", each.id or each.name or "") for each in providers),
        evidence=tuple(each for provider in providers for each in provider.evidence),
    )


def _weight(graph: OrgGraph, domain: int) -> Severity:
    required = graph.domains.required(domain)
    return _WEIGHT[Required(required)] if required in _WEIGHT else Severity.MEDIUM


def _planned(graph: OrgGraph, domain: int) -> str:
    """Say which role that does not exist yet is meant to answer."""
    table = graph.facts.assignments
    holders = table.role[(graph.ownership.domain == domain) & (table.level == Level.ACCOUNTABLE)]
    proposed = holders[graph.roles.establishment[holders] == Establishment.PROPOSED].tolist()
    return f" The {listed(titles(graph, proposed))}, a proposed role, would be." if proposed else ""


def _only_possible(graph: OrgGraph, domain: int) -> bool:
    """Tell whether all roles that are accountable for a domain, or for a wider one, are so only possibly."""
    rows = graph.ownership.at_or_above(domain, Level.ACCOUNTABLE)
    return all(is_inferred(graph, row, "level") and confidence(graph, row) == "possible" for row in rows)


def _unread(count: int) -> tuple[Open, ...]:
    reason = "no accountable role is named in the documents read, and the model is partial here"
    settled = "an accountable role, or a declaration that the assignments of the family are complete"
    return (Open(count, reason, settled),) if count else ()


def _unclear(count: int) -> tuple[Open, ...]:
    reason = "a role is accountable for the wider domain or for each part, and it is not stated for how much"
    return (Open(count, reason, "the scope of that accountability (`scope: all` for everything)"),) if count else ()


def _core_first(graph: OrgGraph, domains: Sequence[int]) -> list[str]:
    """Name the core domains among these, then those that somebody is responsible for, and count the others."""
    core = [row for row in domains if graph.domains.required(row) == Required.CORE]
    done = [row for row in domains if row not in core and graph.ownership.of_domain(row, Level.RESPONSIBLE)]
    others = len(domains) - len(core) - len(done)
    further = [counted(others, "further domain that is commonly owned", "further domains that are commonly owned")]
    return [*(_with_claims(graph, row) for row in (*core, *done)), *(further if others else [])]


def _whose(graph: OrgGraph, details: Sequence[str]) -> tuple[Question, ...]:
    """Ask one question for the whole model; a model that names no owner at all is asked nothing."""
    if not details or not (len(graph.ownership.rows(*Level)) or graph.facts.providers):
        return ()
    about, at = organization_ref(graph), graph.facts.header.organization.at
    return (Question(to=None, about=about, topic=OWNER, text=WHOSE, details=tuple(details), at=at),)


def _with_claims(graph: OrgGraph, domain: int) -> str:
    """Name a domain, and who is near to being accountable for it."""
    owned, role = graph.ownership, graph.facts.assignments.role
    name = graph.domains.name(domain)
    wider = owned.at_or_above(domain, Level.ACCOUNTABLE)
    if own := owned.of_domain(domain, Level.ACCOUNTABLE):
        return f"{name} (possibly the {listed(titles(graph, (int(role[row]) for row in own)))})"
    if wider:
        above = graph.domains.name(int(owned.domain[wider[0]]))
        return f"{name} (perhaps with {above}: {listed(titles(graph, (int(role[wider[0]]),)))})"
    does = titles(graph, (int(role[row]) for row in owned.of_domain(domain, Level.RESPONSIBLE)))
    return f"{name} (responsible: {listed(does, _MOST_NAMES)})" if does else name


def _how_far(graph: OrgGraph, domains: Sequence[int]) -> Iterable[Question]:
    """Ask each role that is accountable for a wider domain how far that goes: one question a role."""
    owned, table = graph.ownership, graph.facts.assignments
    nearest = {domain: owned.at_or_above(domain, Level.ACCOUNTABLE)[0] for domain in domains}
    by_role = sorted(domains, key=lambda domain: (table.role[nearest[domain]], domain))
    for role, group in groupby(by_role, key=lambda domain: int(table.role[nearest[domain]])):
        parts = list(group)
        rows = list(dict.fromkeys(nearest[domain] for domain in parts))
        wholes = listed(dict.fromkeys(graph.domains.name(int(owned.domain[row])) for row in rows))
        yield Question(
            to=graph.role_ref(role),
            about=graph.role_ref(role),
            topic=OWNER,
            text=f"Does the accountability of the {graph.title(role)} for {wholes} cover everything within it? "
            "No other role is named for these domains.",
            details=tuple(graph.domains.name(domain) for domain in parts),
            evidence=tuple(each for row in rows for each in table.provenance.evidence.get(row, ())),
            at=table.at[rows[0]],
        )


@rule("GAP002", Severity.MEDIUM, identity=("domain",))
def responsible_without_accountable(graph: OrgGraph) -> Hits:
    """Roles are responsible for a domain, and none is accountable for it.

    ## Facts needed
    Assignments at levels responsible and accountable, and `completeness` of the domain's family. In a partial
    model the accountable role may stand in a document that was not read: that is asked.

    ## Why it matters
    The work is done, and nobody decides on it, sets its priorities or answers for its result. It holds as long
    as those who do it agree.

    ## Example
    ```yaml bad
    completeness: [{domain: dat, assignments: complete}]
    roles:
      - id: gis-analyst
        title: GIS Analyst
        owns:
          - {domain: dat.ediscovery, level: responsible}  # <- GAP002
    ```
    ```yaml good
    completeness: [{domain: dat, assignments: complete}]
    roles:
      - id: gis-analyst
        title: GIS Analyst
        owns:
          - {domain: dat.ediscovery, level: accountable}
    ```

    ## Exceptions
    An accountability for the wider domain counts, whatever its scope. So does a provider for which a role
    answers. The accountable role may be one that the documents only name: record it with `described: no`.

    ## Options
    - Confirm who decides on this domain, and record that role as accountable.
    - Confirm whether the manager whom the responsible roles have in common is accountable.

    ## Source
    "No A's: no personal consequence", common RACI guidance (trackplus.com, RACI matrix analysis).
    """
    owned = graph.ownership
    worked_on = distinct(owned.domain[owned.rows(Level.RESPONSIBLE)]).tolist()
    lacking = [row for row in worked_on if answer(graph, row) >= Answer.UNANSWERED]
    full = graph.coverage.domains_in_full
    unread = [row for row in lacking if row not in full]
    return Hits.of(
        [(_weight(graph, row), _only_responsible(graph, row)) for row in lacking if row in full],
        checked=len(worked_on) - len(unread),
        open=_unread(len(unread)),
        questions=_whose(graph, [_with_claims(graph, row) for row in unread]),
    )


def _only_responsible(graph: OrgGraph, domain: int) -> Hit:
    table = graph.facts.assignments
    rows = graph.ownership.of_domain(domain, Level.RESPONSIBLE)
    roles = tuple(dict.fromkeys(int(table.role[row]) for row in rows))
    guessed = inferred_claims(graph, rows)
    sure = not all(graph.ownership.inferred[row] for row in rows)
    does = with_articles(titles(graph, roles), _MOST_NAMES) + (" is" if len(roles) == 1 else " are")
    return Hit(
        subject=domain_ref(graph, domain),
        message=f"{graph.domains.name(domain)}: {does} responsible, and no role is accountable.",
        keys=(str(domain_ref(graph, domain)),),
        at=table.at[rows[0]],
        related=tuple(graph.role_ref(role) for role in roles),
        evidence=tuple(dict.fromkeys(each for row in rows for each in table.provenance.evidence.get(row, ()))),
        depends_on=() if sure else guessed,
    )
