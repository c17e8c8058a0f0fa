"""How large, how deep and how wide is an organization? Numbers over the graph, each with what it does not know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from orgmodel.graph.accountability import Answer, answer, judged_domains
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import UNKNOWN, Level, Occupancy, Required


@dataclass(frozen=True, slots=True)
class RoleCounts:
    """How many roles and positions there are. Positions are those that are stated; the others are only counted."""

    roles: int
    described: int
    named_only: int
    outside: int
    positions: int
    positions_unstated: int
    vacant: int
    acting: int


@dataclass(frozen=True, slots=True)
class Layers:
    """How deep the lines run.

    `total` counts from a stated top (1) down to the lowest role, `management` only layers with a manager in
    them (Kansas City's definition leaves line workers out). Where a line is open at its upper end, they are
    lower bounds: `at_least`.
    """

    total: int
    management: int
    at_least: bool
    tops: int
    silent: int
    circular: int


@dataclass(frozen=True, slots=True)
class SpanStatistics:
    """How many positions report to a manager: numbers over the `known` spans only; None where none is known.

    `weighted` is what the average report experiences: the sum of squares over the sum of the spans.
    `ratio` is roles without reports to managers, another number than the mean span; None in a partial model.
    `largest_documented` counts what documents name, be it only a lower bound.
    """

    managers: int
    known: int
    mean: float | None
    weighted: float | None
    median: float | None
    largest_documented: int
    ratio: float | None
    distribution: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DomainCoverage:
    """How much of the catalog somebody answers for, in what the model holds."""

    domains: int
    claimed: int
    core: int
    core_owned: int
    assignments: int
    accountable: int


def role_counts(graph: OrgGraph) -> RoleCounts:
    """Count roles and positions of those that exist on the day in question."""
    roles = graph.roles
    here = graph.active & graph.in_scope
    positions = roles.positions[here]
    return RoleCounts(
        roles=int(here.sum()),
        described=int((here & graph.described).sum()),
        named_only=int((here & ~graph.described).sum()),
        outside=int((graph.active & ~graph.in_scope).sum()),
        positions=int(positions[positions != UNKNOWN].sum()),
        positions_unstated=int((positions == UNKNOWN).sum()),
        vacant=int((here & (roles.occupancy == Occupancy.VACANT)).sum()),
        acting=int((here & (roles.occupancy == Occupancy.ACTING)).sum()),
    )


def layers(graph: OrgGraph) -> Layers:
    """Measure the depth of the solid lines; rows on or under a cycle are left out."""
    lines = graph.hierarchy
    counted = graph.active & ~lines.masked
    depth = lines.steps + 1
    open_end = counted & ~lines.top[lines.end]
    leads = counted & (graph.spans.direct > 0)
    silent = graph.active & ~lines.top & (graph.solid_line < 0) & graph.in_scope
    return Layers(
        total=_deepest(depth, counted),
        management=_deepest(depth, leads),
        at_least=bool(open_end.any()),
        tops=int((lines.top & graph.active).sum()),
        silent=int(silent.sum()),
        circular=int((lines.circular & graph.active).sum()),
    )


def _deepest(depth: IntColumn, rows: BoolColumn) -> int:
    return int(depth[rows].max(initial=0))


def span_statistics(graph: OrgGraph) -> SpanStatistics:
    """Measure the spans of all roles to whom somebody reports."""
    leads = np.flatnonzero((graph.spans.direct > 0) & graph.active & graph.in_scope)
    spans = graph.spans.lower_bound[leads[graph.known_span[leads]]].tolist()
    alone = int((graph.active & graph.in_scope & (graph.spans.direct == 0)).sum())
    whole = graph.coverage.everything[0] and len(leads) > 0
    return SpanStatistics(
        managers=len(leads),
        known=len(spans),
        mean=fmean(spans) if spans else None,
        weighted=weighted(spans) if spans else None,
        median=float(median(spans)) if spans else None,
        largest_documented=int(graph.spans.lower_bound[leads].max(initial=0)),
        ratio=alone / len(leads) if whole else None,
        distribution=tuple(sorted(Counter(spans).items())),
    )


def weighted(spans: list[int]) -> float:
    """Give the span that the average report experiences: the sum of squares over the sum."""
    total = sum(spans)
    return sum(span * span for span in spans) / total if total else 0.0


def domain_coverage(graph: OrgGraph) -> DomainCoverage:
    """Count the domains that somebody answers for; providers with a role behind them count."""
    owned = graph.ownership
    judged = judged_domains(graph)
    core = [row for row in judged if graph.domains.required(row) == Required.CORE]
    claims = owned.rows(*Level)
    return DomainCoverage(
        domains=len(judged),
        claimed=sum(bool(owned.at_or_above(row)) for row in judged),
        core=len(core),
        core_owned=sum(answer(graph, row) in (Answer.OWNED, Answer.PROVIDED) for row in core),
        assignments=len(claims),
        accountable=len(owned.rows(Level.ACCOUNTABLE)),
    )
