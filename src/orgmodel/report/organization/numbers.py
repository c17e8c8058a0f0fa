"""The five numbers of an organization, each beside a benchmark that names its authority."""

from __future__ import annotations

import numpy as np

from orgmodel.check.result import CheckResult
from orgmodel.check.wording import counted
from orgmodel.graph.headcount import headcount
from orgmodel.graph.metrics import domain_coverage, layers, span_statistics
from orgmodel.report.blocks import Table
from orgmodel.report.topics import topics

UNKNOWN = "not known"
_FEWEST_ROLES = 2
HEADER = ("Number", "Here", "Benchmark", "What it counts")

_LAYERS = "at most 7 (North Carolina OSBM, for departments of the State)"
_SPAN = "at least 4, goal 7 (University of North Carolina); 8 to 10 for supervisors (McKinsey)"
_RATIO = "11 to one above 100 FTE (Texas Government Code 651.004); where a State's law sets it, that law holds"


def five_numbers(result: CheckResult) -> Table:
    """Give layers, mean span, management ratio, overlaps and core gaps. Benchmarks, not norms."""
    return Table(HEADER, (_layers(result), _span(result), _ratio(result), _overlaps(result), _gaps(result)))


def _layers(result: CheckResult) -> tuple[str, ...]:
    found = layers(result.graph)
    least = "at least " if found.at_least else ""
    counts = f"from the stated top to the lowest role; {least}{found.management} of them with a manager"
    return "Layers", f"{least}{found.total}" if found.total else UNKNOWN, _LAYERS, counts


def _span(result: CheckResult) -> tuple[str, ...]:
    spans = span_statistics(result.graph)
    counts = "positions that report to a manager, managers among them"
    if spans.mean is None:
        return "Mean span", UNKNOWN, _SPAN, f"{counts}; the documents do not say how many"
    of = "" if spans.known == spans.managers else f", over the {spans.known} of {spans.managers} that are known"
    return "Mean span", f"{spans.mean:.1f}", _SPAN, f"{counts}{of}"


def _ratio(result: CheckResult) -> tuple[str, ...]:
    """Give the ratio where the positions of everybody are known; that of a part would say nothing."""
    people = headcount(result.graph)
    counts = "non-managers to managers, another number than the span"
    if not result.graph.coverage.everything[0]:
        return "Management ratio", UNKNOWN, _RATIO, f"{counts}; the model is partial"
    if people.uncounted or people.ratio is None:
        open_ends = f"of {counted(people.uncounted, 'role')} the positions, or those led, are not stated"
        return "Management ratio", UNKNOWN, _RATIO, f"{counts}; {open_ends}"
    return "Management ratio", f"{people.ratio:.1f} to one", _RATIO, counts


def _overlaps(result: CheckResult) -> tuple[str, ...]:
    described = result.graph.described & result.graph.active & result.graph.in_scope
    if np.count_nonzero(described) < _FEWEST_ROLES:
        return "Overlaps", UNKNOWN, "none: they are judged one by one", "an overlap needs two described roles"
    found = [topic.band for topic in topics(result.active.of_family("OVL")) if not topic.is_partnership]
    counts = f"{found.count('high')} high, {found.count('medium')} medium, {found.count('low')} low"
    return "Overlaps", counts, "none: they are judged one by one", "domains in which responsibilities overlap"


def _gaps(result: CheckResult) -> tuple[str, ...]:
    found = domain_coverage(result.graph)
    if not result.graph.coverage.everything[1]:
        here = f"{found.core - found.core_owned} of {found.core} not in the documents read"
        return "Core domains open", here, "none", "the model is partial, so these are questions and no gaps"
    return "Core gaps", f"{found.core - found.core_owned} of {found.core}", "none", "core domains without an owner"
