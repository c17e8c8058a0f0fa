"""Tables of the review: spans by manager, providers and bodies, thresholds, versions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

import numpy as np

from orgmodel.catalog.domains import BUILT_IN, built_in
from orgmodel.change.plain import normal, plain, written
from orgmodel.check.result import CheckResult
from orgmodel.check.settings import Settings
from orgmodel.check.severity import Severity
from orgmodel.check.spans import SpanView
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import UNKNOWN
from orgmodel.report.blocks import Facts, Table

SPANS = ("Manager", "Unit", "Positions that report", "Layer", "Kind of work")
NOTHING = "–"


def spans_by_manager(graph: OrgGraph) -> Table:
    """Give a row a manager, the widest span first. A number with 'at least' counts what the documents name."""
    view = SpanView(graph)
    rows = np.flatnonzero(view.managers)
    rows = rows[np.argsort(-view.sure[rows], kind="stable")]
    return Table(SPANS, tuple(_manager(graph, view, row) for row in rows.tolist()))


def _manager(graph: OrgGraph, view: SpanView, row: int) -> tuple[str, ...]:
    sure = int(view.sure[row])
    span = f"{sure:,}" if graph.known_span[row] else f"at least {sure:,}" if sure else "not known"
    unit = int(graph.unit_row[row])
    depth = graph.depth(row)
    return (
        graph.title(row),
        graph.unit_name(unit) if unit >= 0 else NOTHING,
        span,
        str(depth) if depth is not None else "not known",
        view.archetypes.get(row, NOTHING).replace("_", " "),
    )


def bodies(graph: OrgGraph) -> Table:
    """Give boards and committees: chair, members, what they decide."""
    rows = (
        (
            body.name or body.id or "",
            _role(graph, body.chair),
            listed(_role(graph, member) for member in body.members) or NOTHING,
            listed(_domain(graph, each) for each in body.decides) or NOTHING,
        )
        for body in graph.facts.bodies
    )
    return Table(("Body", "Chair", "Members", "Decides"), tuple(rows))


def providers(graph: OrgGraph) -> Table:
    """Give providers: what they perform, who answers for it in house, until when."""
    rows = (
        (
            each.name or each.id or "",
            each.kind or NOTHING,
            listed(_domain(graph, name) for name in each.provides) or NOTHING,
            _role(graph, each.answers),
            each.until.isoformat() if each.until else NOTHING,
        )
        for each in graph.facts.providers
    )
    return Table(("Provider", "Kind", "Performs", "Answers in house", "Until"), tuple(rows))


def _role(graph: OrgGraph, name: str | None) -> str:
    row = graph.role_row(name) if name else UNKNOWN
    return graph.title(row) if row >= 0 else name or NOTHING


def _domain(graph: OrgGraph, name: str) -> str:
    row = graph.domains.row(name)
    return graph.domains.name(row) if row >= 0 else name


def thresholds(result: CheckResult) -> Table:
    """Give the settings that each rule ran with, those of some units or roles behind the usual ones."""
    rows = (
        (
            f"{each.rule.code} {each.rule.name}",
            str(each.assessed),
            f"{each.findings:,}",
            _settings(result.settings, each.rule.code),
        )
        for each in result.rules
    )
    return Table(("Rule", "Assessed", "Findings", "Settings in force"), tuple(rows))


def _settings(settings: Settings, code: str) -> str:
    usual = settings.rules.get(code)
    said = [_written(usual.values, usual.severity)] if usual else []
    said += [
        f"{each.subject}: {'off' if each.off else _written(each.values, each.severity)}"
        for each in settings.scoped
        if each.code == code
    ]
    return "; ".join(filter(None, said)) or NOTHING


def _written(values: Mapping[str, Any], severity: Severity | None) -> str:
    parts = [f"{name.replace('_', ' ')} {value}" for name, value in values.items()]
    return ", ".join([*parts, *([f"weighs {severity}"] if severity is not None else [])])


def versions(result: CheckResult) -> Facts:
    """Say what made the report: versions, and a hash of what the model says, whatever its files look like."""
    header = result.graph.facts.header
    catalog = built_in(header.catalog).version if header.catalog in BUILT_IN else "of the model"
    digest = hashlib.sha256(written(normal(plain(result.graph.facts))).encode()).hexdigest()
    return Facts(
        (
            ("orgmodel", version("orgmodel")),
            ("Catalog", f"{header.catalog}, version {catalog}"),
            ("Profile", f"{result.profile.name}: {result.profile.authority}"),
            ("Model", f"{header.path}, SHA-256 of what it says {digest[:16]}"),
        )
    )
