"""How do rules about separation of duties look at claims? Which count, what is stated of them, how pairs are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Final

from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import among
from orgmodel.model.document import IncompatiblePair
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Activity, Level

CONTROLLED: Final = "compensating control stated"
ASSURING = ("sec.governance", "gov.risk")
ASSURED = ("inf", "app")
"""Whoever answers for the first looks at the work of whoever answers for the second."""

_MOST_WORDS, _WIDEST = 2, 120

DOES = (Activity.PERFORMS, Activity.APPROVES)


def sod_claims(graph: OrgGraph) -> IntColumn:
    """Give the assignments that count: accountable or responsible, of roles that are described and in the model."""
    rows = graph.ownership.rows(Level.ACCOUNTABLE, Level.RESPONSIBLE)
    return rows[(graph.described & graph.in_scope)[graph.facts.assignments.role[rows]]]


def stated_activity(graph: OrgGraph) -> IntColumn:
    """Give the activity of each assignment where it is stated; an inferred one is unknown."""
    return graph.ownership.stated_activity


def does(graph: OrgGraph, row: int) -> bool:
    """Tell whether an assignment is stated to be performed or approved."""
    return int(stated_activity(graph)[row]) in DOES


def single_positions(graph: OrgGraph, *, several: bool = False) -> BoolColumn:
    """Mark the roles of which it is stated that they are one position; with `several`, any number of positions."""
    positions = graph.roles.positions
    single: BoolColumn = (positions >= 1 if several else positions == 1) & ~graph.roles.provenance.is_inferred(
        "positions"
    )
    return single


def claims_within(graph: OrgGraph, side: str, claims: IntColumn) -> IntColumn:
    """Give the assignments within one side of a pair: on its domain, or on what lies within it."""
    domain = graph.domains.row(side)
    within = graph.domains.nesting.below(domain) if domain >= 0 else ()
    return claims[among(graph.ownership.domain[claims], within)]


def is_only_inferred(graph: OrgGraph, rows: Iterable[int]) -> bool:
    """Tell whether nobody states any of these assignments: what the role does there is a reading of its documents."""
    return all(bool(graph.ownership.inferred[row]) for row in rows)


def named_for(named: str, work: str, pairs: str, number: int, guessed: int) -> str:
    """Say that somebody is named for both sides of pairs, or where a side is only inferred, that it could be so.

    Args:
        named: who is named: `The Developer is named`.
        work: whose work it is: `The work of the Developer`.
        pairs: the pairs, counted in words.
        number: how many there are.
        guessed: of how many a side is only inferred.
    """
    if not guessed:
        return f"{named} for both sides of {pairs}."
    if guessed == number:
        return f"{work} could include both sides of {pairs}: a side of {'it' if number == 1 else 'each'} is inferred."
    others = "the other, of which" if guessed == 1 else "the others, of which"
    return (
        f"{named} for both sides of {number - guessed:,} of {pairs}; the work could include both sides of {others} "
        "a side is inferred."
    )


def told(graph: OrgGraph, pair: IncompatiblePair, rows: Iterable[int]) -> str:
    """Tell a pair, why it is kept apart, and from which duties the inferred ones of these assignments were taken."""
    words = dict.fromkeys(text for row in rows if graph.ownership.inferred[row] for text in _duties(graph, row))
    taken = [f"“{shorten(each, _WIDEST, placeholder=' …')}”" for each in [*words][:_MOST_WORDS]]
    return f"{pair_name(graph, pair)} ({pair.why}){'; inferred from ' * bool(taken)}{listed(taken)}"


def _duties(graph: OrgGraph, row: int) -> Iterator[str]:
    """Give the duties of the role on the domain of an assignment."""
    domain = int(graph.ownership.domain[row])
    for duty in graph.duties_of(int(graph.facts.assignments.role[row])):
        if domain in graph.duty_domains(duty):
            yield graph.facts.duties.text[duty]


def pair_weight(pair: IncompatiblePair) -> Severity:
    """Give the severity that the catalog gives a pair."""
    return Severity(Severity.written()[pair.weight])


def pair_name(graph: OrgGraph, pair: IncompatiblePair) -> str:
    """Name both sides in plain words."""
    return " – ".join(graph.domains.name(graph.domains.row(side)) for side in (pair.a, pair.b))
