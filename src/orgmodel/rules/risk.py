"""RSK: domains that rest on too few people. A finding names the domain, never a role that is one person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgmodel.check.discreet import evidence_of_groups, unnamed_guesses
from orgmodel.check.hits import Hit, Hits, Open, Question, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import COVER, counted, domain_place, domain_ref, organization_ref
from orgmodel.graph.accountability import judged_domains, providers_of
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import IntColumn
from orgmodel.model.fields import RESERVED
from orgmodel.model.words import UNKNOWN, Level, Occupancy

_HIGHEST = 5
_DOES = (Level.ACCOUNTABLE, Level.RESPONSIBLE)


@rule("RSK001", Severity.MEDIUM, identity=("domain",))
def single_point_of_failure(graph: OrgGraph, *, min_people: int = 2, min_criticality: int = 4) -> Hits:
    """One person at most can act for a domain whose loss stops the work.

    ## Facts needed
    Positions and occupancy (`occupancy` or `filled`) of every role that is accountable or responsible for the
    domain, deputies, the domain's criticality, and completeness: of the domain's assignments and of the roles
    of the units concerned. Where one of them is missing nothing is found; a partial model is asked.

    ## Why it matters
    The bus factor of a domain is the number of people whose loss stalls it. At one, a holiday, an illness or a
    resignation stops the domain. High for criticality 5, medium for 4.

    ## Example
    ```yaml bad
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: network, name: Network services, criticality: 4}  # <- RSK001
    roles:
      - id: network-engineer
        title: Network Engineer
        positions: 1
        occupancy: filled
        owns: [{domain: network, level: responsible}]
    ```
    ```yaml good
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: network, name: Network services, criticality: 4}
    roles:
      - id: network-engineer
        title: Network Engineer
        positions: 2
        occupancy: filled
        owns: [{domain: network, level: responsible}]
    ```
    In a partial model others may be in documents that were not read:
    ```yaml bad
    catalog: none
    organization: {id: acme}  # <- RSK001?
    domains:
      - {id: network, name: Network services, criticality: 4}
    roles:
      - id: network-engineer
        title: Network Engineer
        positions: 1
        occupancy: filled
        owns: [{domain: network, level: responsible}]
    ```

    ## Exceptions
    Who holds the wider domain, or a part of it, counts as able to act. A deputy counts once, and not twice if
    the deputy holds the domain already. A domain that a provider performs is not assessed.

    ## Options
    - Confirm who can stand in today, and record a deputy or a second responsible role.
    - Plan cross-training, or a contract that covers absences.

    ## Source
    Bus factor: the least number of people whose loss stalls the work (en.wikipedia.org, Bus factor). That two
    are enough, and from which criticality on, is orgmodel's own.
    """
    domains = [row for row in judged_domains(graph) if graph.domains.criticality[row] >= min_criticality]
    people = _people(graph)
    crews = [crew for crew in (_Crew(graph, row, people) for row in domains) if crew.rows]
    thin = [crew for crew in crews if crew.people < min_people]
    unknown = [crew for crew in thin if crew.unknown]
    unread = [crew for crew in thin if not crew.unknown and not crew.in_full]
    hits = [_resting_on_few(crew, min_people) for crew in thin if not crew.unknown and crew.in_full]
    missing = Open(
        len(unknown),
        "positions or occupancy of a role that holds the domain, or a provider's people, are not stated",
        "positions and occupancy of the roles that hold the domain",
    )
    partial = Open(len(unread), "the model is partial here", "a declaration that roles and assignments are complete")
    return Hits.of(
        hits,
        checked=len(crews) - len(unknown) - len(unread),
        open=tuple(each for each in (missing, partial) if each.count),
        questions=_who_else(graph, unread, min_people),
    )


class _Crew:
    """Who can act for a domain: the roles that hold it, what contains it or a part of it, and their deputies."""

    def __init__(self, graph: OrgGraph, domain: int, people: IntColumn) -> None:
        self.graph = graph
        self.domain = domain
        owned = graph.ownership
        self.rows = tuple(dict.fromkeys((*owned.at_or_above(domain, *_DOES), *owned.at_or_below(domain, *_DOES))))
        self.roles = set(graph.facts.assignments.role[list(self.rows)].tolist())
        deputies = self._deputies()
        counts = people[list(self.roles)]
        self.unknown = bool((counts == UNKNOWN).any()) or -1 in deputies or bool(providers_of(graph, domain))
        self.people = int(counts[counts > 0].sum()) + sum(_stands_in(graph, row, people) for row in deputies)

    def _deputies(self) -> set[int]:
        """Give the deputies who hold nothing of the domain themselves; -1 for one who is not in the model."""
        names = {self.graph.roles.deputy[role] for role in self.roles} - {"", *RESERVED}
        return {self.graph.role_row(name) for name in names} - self.roles

    @property
    def in_full(self) -> bool:
        """Whether nobody else can be in a document that was not read."""
        covered = self.graph.coverage
        teams = covered.roles_in_full(self.graph.unit_row)
        return self.domain in covered.domains_in_full and all(teams[role] for role in self.roles)


def _people(graph: OrgGraph) -> IntColumn:
    """Count the people in each role; UNKNOWN where positions, occupancy or the size of its teams are not stated."""
    roles = graph.roles
    silent = (roles.positions == UNKNOWN) | ((roles.filled == UNKNOWN) & (roles.occupancy == UNKNOWN))
    silent[list(roles.leads)] = True  # teams without a number
    in_post = np.where(roles.occupancy == Occupancy.VACANT, 0, roles.positions)
    return np.where(silent, UNKNOWN, np.where(roles.filled == UNKNOWN, in_post, roles.filled))


def _stands_in(graph: OrgGraph, deputy: int, people: IntColumn) -> bool:
    """Tell whether a deputy counts: one who is in the model, and of whom nothing says that nobody is there."""
    return deputy >= 0 and bool(graph.active[deputy]) and bool(people[deputy] != 0)


def _resting_on_few(crew: _Crew, limit: int) -> tuple[Severity, Hit]:
    graph, domain = crew.graph, crew.domain
    name = graph.domains.name(domain)
    who = counted(crew.people, "filled position") if crew.people else "nobody in post"
    hit = Hit(
        subject=domain_ref(graph, domain),
        message=f"{name}: {who} can act, deputies included, where {limit} are wanted.",
        keys=(str(domain_ref(graph, domain)),),
        at=domain_place(graph, domain),
        values=Values(crew.people, limit, "people"),
        evidence=evidence_of_groups(graph, crew.rows),
        depends_on=unnamed_guesses(graph, domain, crew.rows),
    )
    return Severity.HIGH if graph.domains.criticality[domain] >= _HIGHEST else Severity.MEDIUM, hit


def _who_else(graph: OrgGraph, crews: Sequence[_Crew], limit: int) -> tuple[Question, ...]:
    if not crews:
        return ()
    text = f"Who else can act for these domains? The documents read name fewer than {limit} people for each of them."
    details = tuple(graph.domains.name(crew.domain) for crew in crews)
    about, at = organization_ref(graph), graph.facts.header.organization.at
    return (Question(to=None, about=about, topic=COVER, text=text, details=details, at=at),)
