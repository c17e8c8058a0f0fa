"""The numbers of an organization, as text and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from orgmodel.check.wording import counted
from orgmodel.graph.metrics import domain_coverage, layers, role_counts, span_statistics
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.report import stats_structure, text
from orgmodel.report.blocks import Block, Document, Facts, Heading, Table, Text
from orgmodel.report.confidence import standing
from orgmodel.report.overlap import NOTICE

FORMAT = "orgmodel.stats/1"


def render_json(graph: OrgGraph) -> str:
    """Write the numbers as JSON of the format `orgmodel.stats/1`. Means are rounded to six digits."""
    header = graph.facts.header
    spans = asdict(span_statistics(graph))
    spans["distribution"] = [{"span": span, "managers": number} for span, number in spans["distribution"]]
    document: dict[str, Any] = {
        "format": FORMAT,
        "model": header.path,
        "organization": header.organization.id,
        "as_of": header.as_of.isoformat() if header.as_of else None,
        "roles": asdict(role_counts(graph)),
        "units": len(graph.facts.units),
        "layers": asdict(layers(graph)),
        "spans": {name: round(value, 6) if isinstance(value, float) else value for name, value in spans.items()},
        "coverage": asdict(domain_coverage(graph)),
        **stats_structure.as_json(graph),
        "facts": {**asdict(standing(graph)), "draft": standing(graph).is_draft},
        "notice": NOTICE,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def render_text(graph: OrgGraph, *, color: bool = False) -> str:
    """Write the numbers for a terminal."""
    return text.render(_document(graph), color=color)


def _document(graph: OrgGraph) -> Document:
    header = graph.facts.header
    name = header.organization.name or header.organization.id
    blocks: list[Block] = [
        Heading(1, f"Numbers: {name}", "DRAFT" if standing(graph).is_draft else ""),
        Text(NOTICE, note=True),
        Facts(
            (
                *_roles(graph),
                *_lines(graph),
                *_spans(graph),
                *stats_structure.management(graph),
                *_domains(graph),
                *_standing(graph),
            )
        ),
    ]
    spans = span_statistics(graph)
    if spans.known:
        rows = tuple((str(span), "#" * min(number, 60), str(number)) for span, number in spans.distribution)
        blocks += [Heading(2, "Spans"), Table(("Positions", "", "Managers"), rows)]
    blocks += [Heading(2, "Structure"), Facts(stats_structure.structure(graph))]
    paid = stats_structure.pay(graph)
    blocks += [Heading(2, "Pay"), Facts(paid)] if paid else []
    return tuple(blocks)


def _roles(graph: OrgGraph) -> tuple[tuple[str, str], ...]:
    roles = role_counts(graph)
    named = f", {roles.named_only} of them named and not described" if roles.named_only else ""
    outside = f"; {roles.outside} more outside the model" if roles.outside else ""
    unstated = f"; {counted(roles.positions_unstated, 'role')} without a number" if roles.positions_unstated else ""
    return (
        ("Roles", f"{roles.roles:,}{named}{outside}"),
        ("Positions", f"{roles.positions:,} stated{unstated}"),
        ("Vacant, acting", f"{counted(roles.vacant, 'role')} vacant, {roles.acting} acting, as stated"),
        ("Units", f"{len(graph.facts.units):,}"),
    )


def _lines(graph: OrgGraph) -> tuple[tuple[str, str], ...]:
    found = layers(graph)
    least = "at least " if found.at_least else ""
    circle = f", {found.circular} in a circle" if found.circular else ""
    return (
        ("Layers", f"{least}{found.total}, {least}{found.management} of them with a manager"),
        ("Tops", f"{found.tops} stated; {counted(found.silent, 'role')} with no manager stated{circle}"),
    )


def _spans(graph: OrgGraph) -> tuple[tuple[str, str], ...]:
    spans = span_statistics(graph)
    if not spans.managers:
        return (("Managers", "nobody reports to anybody, as far as the model says"),)
    ratio = "" if spans.ratio is None else f", {spans.ratio:.1f} roles without reports for each"
    rows = [("Managers", f"{spans.managers:,}{ratio}")]
    if spans.mean is None or spans.weighted is None:
        return (*rows, ("Span", "not known: the documents do not say how many positions report to them"))
    of = "" if spans.known == spans.managers else f" (of the {spans.known} that are known)"
    rows.append(("Span", f"mean {spans.mean:.1f}, median {spans.median:g}, largest {spans.distribution[-1][0]}{of}"))
    rows.append(("", f"weighted {spans.weighted:.1f}: what the average report experiences"))
    return tuple(rows)


def _domains(graph: OrgGraph) -> tuple[tuple[str, str], ...]:
    found = domain_coverage(graph)
    return (
        ("Domains", f"{found.claimed} of {found.domains} claimed by some role"),
        ("Core domains", f"{found.core_owned} of {found.core} with somebody who answers"),
        ("Assignments", f"{found.assignments:,}, {found.accountable:,} of them accountable"),
    )


def _standing(graph: OrgGraph) -> tuple[tuple[str, str], ...]:
    facts = standing(graph)
    inferred = facts.partly_inferred + facts.inferred
    counts = f"{facts.stated:,} stated, {inferred:,} inferred in part or whole, {facts.asserted:,} asserted"
    return (
        ("Facts", f"{facts.facts:,}: {counts}"),
        ("Confirmed", f"{facts.owners_confirmed} of {counted(facts.owners, 'owner')}"),
    )
