"""OVL: one domain with two roles accountable, on one scope, on nested scopes, or on a domain and a part of it."""

from __future__ import annotations

import numpy as np

from orgmodel.check.contests import Contest, Contests
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import NOT_IN_FORCE, Hits, SetAside
from orgmodel.check.overlaps import claimants, overlap_hit
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_NAMED, domain_ref, titles, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import distinct
from orgmodel.model.words import Level


@rule("OVL001", Severity.MEDIUM, identity=("domain",))
def multiple_accountable(graph: OrgGraph, duties: DutyTexts, contests: Contests) -> Hits:
    """Two or more roles are accountable for the same domain, on the same scope or with no scope stated.

    ## Facts needed
    Assignments at level accountable, their scopes, and reporting lines. An unstated scope or line keeps the
    pair and lowers its score; an unknown line keeps it at medium or below.

    ## Why it matters
    When two roles answer for one thing, decisions wait for both or are taken twice, and after a failure
    each may point to the other. A RACI matrix therefore has one accountable role in a row.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns:
          - {domain: fin.procurement, level: accountable, scope: all}  # <- OVL001
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns:
          - {domain: fin.procurement, level: accountable, scope: all}
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns:
          - {domain: fin.procurement, level: consulted, scope: all}
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns:
          - {domain: fin.procurement, level: accountable, scope: all}
    ```

    ## Exceptions
    A role and its own manager (delegation), roles of one job class or levels of one series, distinct scopes, and
    accountability that both sides declare as joint are set aside and listed as such.

    ## Options
    - Confirm which of the roles decides, and record the other as responsible or consulted.
    - State for which scope each is accountable, and where the boundary lies.
    - If it is meant to be joint, declare it on both sides and name who decides when they differ.

    ## Source
    One accountable role for a domain and scope: common RACI guidance. The score and its bands are orgmodel's own.
    """
    hits = []
    for contest in contests.on_one_domain.contests:
        same = contest.of(ScopeRelation.SAME, ScopeRelation.UNKNOWN)
        for domain, group in _compared(duties, same).by_domain():
            names = claimants(graph, same.claims(group))
            several = len(names) > 2  # noqa: PLR2004  two are both
            both = "all accountable" if several else "both accountable"
            said = f"{with_articles(names, MOST_NAMED)} are {both}{_for_what(same, group, several=several)}"
            message = f"{graph.domains.name(domain)}: {said}."
            keys = (str(domain_ref(graph, domain)),)
            hits.append(overlap_hit(group, message, keys, line_unknown=same.no_line_is_known(group)))
    aside = (*contests.on_one_domain.set_aside, *_not_in_force(graph))
    return Hits.of(hits, checked=_domains_with_claims(graph), set_aside=aside)


def _compared(duties: DutyTexts, contest: Contest) -> Pairs:
    pairs = duties.compared(contest.pairs)
    _ = pairs.chance  # once for all, before the pairs are taken apart
    return pairs


def _not_in_force(graph: OrgGraph) -> tuple[SetAside, ...]:
    """List the accountabilities that do not count today: proposed or abolished roles, dates, repeated ids."""
    table, owned = graph.facts.assignments, graph.ownership
    rows = np.flatnonzero(~owned.holds & (table.level == Level.ACCOUNTABLE) & (owned.domain >= 0)).tolist()
    lines = [f"{graph.domains.name(int(owned.domain[row]))}: {graph.title(int(table.role[row]))}" for row in rows]
    return (SetAside(NOT_IN_FORCE, len(rows), lambda: lines),) if rows else ()


def _for_what(contest: Contest, pairs: Pairs, *, several: bool) -> str:
    """Say on what scope, where all pairs agree on it."""
    if contest.all_scopes_are(ScopeRelation.UNKNOWN, pairs):  # a document may draw one that nobody has recorded
        return f", and no boundary between {'them' if several else 'the two'} is recorded"
    if contest.all_scopes_are(ScopeRelation.SAME, pairs):
        scope = pairs.graph.facts.assignments.scope[int(pairs.left[0])]
        return f" for the same scope ({pairs.graph.scopes.name(scope)})"
    return ""


def _domains_with_claims(graph: OrgGraph) -> int:
    return len(distinct(graph.ownership.domain[graph.ownership.rows(Level.ACCOUNTABLE)]))


@rule("OVL004", Severity.MEDIUM, identity=("part", "whole"))
def parent_child_domain(graph: OrgGraph, duties: DutyTexts, contests: Contests) -> Hits:
    """One role is accountable for a domain and another one for a part of it, outside each other's chain.

    ## Facts needed
    Assignments at level accountable on a domain and on one that lies within it, their scopes, reporting lines.

    ## Why it matters
    Whoever answers for the whole cannot answer for a part that somebody else decides on, unless the part was
    carved out on purpose or lies below them in the chain of command.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns: [{domain: infrastructure, level: accountable, scope: all}]
      - id: network-lead
        title: Network Lead
        reports_to: cio
        owns:
          - {domain: network, level: accountable, scope: all}  # <- OVL004
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        owns: [{domain: infrastructure, level: accountable, scope: all}]
      - id: network-lead
        title: Network Lead
        reports_to: operations-manager
        owns:
          - {domain: network, level: accountable, scope: all}
    ```

    ## Exceptions
    A role below the other in the chain of command holds its part by delegation. Distinct scopes are a split.

    ## Options
    - Confirm whether the part was carved out on purpose, and record the boundary (`scope`, `except`).
    - Confirm whether the role with the part works under the role with the whole.

    ## Source
    The same guidance as OVL001. The score and its bands are orgmodel's own.
    """
    role = graph.facts.assignments.role
    hits = []
    for contest in contests.of_whole_and_part.contests:
        every = contest.of(*ScopeRelation)
        for domain, inside in _compared(duties, every).by_domain():
            for above, group in inside.groups(graph.ownership.domain[inside.left]):
                left, right = (titles(graph, role[side].tolist()) for side in every.sides(group))
                part, whole = (with_articles(names, MOST_NAMED) for names in (right, left))
                message = (
                    f"{graph.domains.name(domain)}: {part} {_is(right)} accountable for it, and "
                    f"{whole} for the whole of {graph.domains.name(above)}."
                )
                keys = (str(domain_ref(graph, domain)), str(domain_ref(graph, above)))
                unknown = every.no_line_is_known(group)
                hits.append(overlap_hit(group, message, keys, at=int(group.right[0]), line_unknown=unknown))
    aside = contests.of_whole_and_part.set_aside
    return Hits.of(hits, checked=_domains_with_claims(graph), set_aside=aside)


def _is(names: tuple[str, ...]) -> str:
    return "is" if len(names) == 1 else "are"


@rule("OVL007", Severity.MEDIUM, identity=("domain",))
def scope_collision(graph: OrgGraph, duties: DutyTexts, contests: Contests) -> Hits:
    """Two roles are accountable for one domain, one scope lies within the other, and no boundary is recorded.

    ## Facts needed
    Assignments at level accountable with scopes that are declared (`scopes:`, nested by `within`).

    ## Why it matters
    A narrower accountability inside a wider one works when both documents say where it begins. Where neither
    does, the inner part has two roles that answer for it.

    ## Example
    ```yaml bad
    scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns:
          - {domain: fin.budget, level: accountable, scope: county}  # <- OVL007
      - id: courts-manager
        title: Courts Systems Manager
        reports_to: cio
        owns: [{domain: fin.budget, level: accountable, scope: courts}]
    ```
    ```yaml good
    scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        owns:
          - {domain: fin.budget, level: accountable, scope: county, except: [courts]}
      - id: courts-manager
        title: Courts Systems Manager
        reports_to: cio
        owns: [{domain: fin.budget, level: accountable, scope: courts}]
    ```

    ## Exceptions
    An expected hierarchy of plans or budgets, where the wider one adds up the narrower ones: say so in both
    descriptions. A role and its own manager are set aside.

    ## Options
    - Confirm who approves the narrower part, and write the boundary into both descriptions.
    - Record which part the wider accountability leaves out.
    - Confirm whether the narrower role prepares and the wider role decides.

    ## Source
    The same guidance as OVL001. The score and its bands are orgmodel's own.
    """
    hits = []
    for contest in contests.on_one_domain.contests:  # OVL001 lists what is set aside
        nested = contest.of(ScopeRelation.NESTED)
        for domain, group in _compared(duties, nested).by_domain():
            said = _nested(group, nested.claims(group))
            several = "them" if len(group) > 1 else "the two"
            message = f"{graph.domains.name(domain)}: {said}, and no boundary between {several} is recorded."
            unknown = nested.no_line_is_known(group)
            hits.append(overlap_hit(group, message, (str(domain_ref(graph, domain)),), line_unknown=unknown))
    return Hits.of(hits, checked=_domains_with_claims(graph))


def _nested(pairs: Pairs, claims: list[int]) -> str:
    """Say who is accountable for which scope; with more than two roles, only who."""
    graph, table = pairs.graph, pairs.graph.facts.assignments
    if len(pairs) > 1:
        names = with_articles(claimants(graph, claims), MOST_NAMED)
        return f"{names} are accountable on scopes that lie within each other"
    rows = int(pairs.left[0]), int(pairs.right[0])
    if graph.scopes.is_within(table.scope[rows[1]], table.scope[rows[0]]):
        rows = rows[::-1]
    inner, outer = (f"the {claimants(graph, (row,))[0]} for {graph.scopes.name(table.scope[row])}" for row in rows)
    return f"{inner} and {outer} are both accountable, the first within the second"
