"""Does anybody answer for a domain? An accountable role, a provider with a role behind it, perhaps, or nobody."""

from __future__ import annotations

from enum import IntEnum

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.scopes import ALL
from orgmodel.model.entities import Interval, Provider
from orgmodel.model.fields import RESERVED
from orgmodel.model.words import Level

_JUDGED_LEVEL = 2


class Answer(IntEnum):
    """Who answers for a domain, as far as the model says."""

    OWNED = 0
    """A role is accountable for it, or for all of what it lies within."""
    PROVIDED = 1
    """A provider performs it, and a role is named that answers for the provider."""
    WIDER = 2
    """A role is accountable for what it lies within, on a scope that is unknown or not everything."""
    PARTS = 3
    """Nobody is accountable for it as a whole, and each of its parts has an answer."""
    UNANSWERED = 4
    """A provider performs it, and no role is named that answers for the provider."""
    NOBODY = 5
    """No role and no provider."""


def answer(graph: OrgGraph, domain: int) -> Answer:
    """Say who answers for a domain. A probable owner (named, not described) counts; what a body decides does not."""
    wider = graph.ownership.at_or_above(domain, Level.ACCOUNTABLE)
    if any(_covers(graph, row, domain) for row in wider):
        return Answer.OWNED
    providers = providers_of(graph, domain)
    if any(_has_answer(graph, provider) for provider in providers):
        return Answer.PROVIDED
    if wider:
        return Answer.WIDER
    if providers:
        return Answer.UNANSWERED
    parts = _last_parts(graph, domain)
    whole = parts and all(answer(graph, part) < Answer.UNANSWERED for part in parts)
    return Answer.PARTS if whole else Answer.NOBODY


def _covers(graph: OrgGraph, row: int, domain: int) -> bool:
    """Tell whether an assignment holds for a domain: it is on the domain itself, or above it for everything.

    What such an assignment excepts is somebody else's part by its own word, and no reason to ask.
    """
    return graph.facts.assignments.scope[row] == ALL or bool(graph.ownership.domain[row] == domain)


def _has_answer(graph: OrgGraph, provider: Provider) -> bool:
    """Tell whether a role in force is named that answers; an id that nobody has is another defect."""
    if not provider.answers or provider.answers in RESERVED:
        return False
    row = graph.role_row(provider.answers)
    return row < 0 or bool(graph.active[row])


def _last_parts(graph: OrgGraph, domain: int) -> tuple[int, ...]:
    """Give what lies within a domain and has no parts of its own."""
    nesting = graph.domains.nesting
    return tuple(row for row in nesting.below(domain) if row != domain and len(nesting.below(row)) == 1)


def providers_of(graph: OrgGraph, domain: int) -> tuple[Provider, ...]:
    """Give the providers that perform a domain, or what it lies within, on the day in question."""
    above = graph.domains.nesting.above(domain)
    return tuple(
        provider
        for provider in graph.facts.providers
        if in_force(graph, provider) and any(graph.domains.row(name) in above for name in provider.provides)
    )


def in_force(graph: OrgGraph, provider: Provider) -> bool:
    """Tell whether a provider still performs on the day in question; with no day it does."""
    return graph.holds(Interval.model_construct(until=provider.until))


def judged_domains(graph: OrgGraph) -> tuple[int, ...]:
    """Give the domains at which ownership is judged: those of the second level, and any without parts."""
    domains, nesting = graph.domains, graph.domains.nesting
    return tuple(
        row
        for row in range(len(domains.domains))
        if nesting.rows.get(domains.id(row), row) == row
        and (domains.level(row) == _JUDGED_LEVEL or len(nesting.below(row)) == 1)
    )
