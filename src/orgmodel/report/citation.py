"""How is evidence cited? By the title of its source and its lines, never by an id."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orgmodel.check.result import CheckResult
from orgmodel.model.document import Source
from orgmodel.model.evidence import Evidence
from orgmodel.report.blocks import Passage

_BULLET = re.compile("[\ue000-\uf8ff•]")


def by_id(result: CheckResult) -> dict[str, Source]:
    """The sources of a model by id."""
    return {source.id: source for source in result.graph.facts.header.sources}


def passages(result: CheckResult, evidence: Iterable[Evidence]) -> tuple[Passage, ...]:
    """Cite each piece of evidence, with its lines when the sources are at hand."""
    known = by_id(result)
    texts = result.sources
    return tuple(Passage(where(each, known), _quote(texts.passage(each)) if texts else "") for each in evidence)


def _quote(lines: tuple[str, ...]) -> str:
    """Join the lines of a passage, without the bullets that files have in private characters."""
    return " ".join(" ".join(_BULLET.sub(" ", line) for line in lines).split())


def where(evidence: Evidence, known: dict[str, Source]) -> str:
    """Write `Head of Support (class specification), lines 62-63`."""
    source = known.get(evidence.source)
    title = (source.title if source else None) or evidence.source
    return f"{title}{places(evidence)}"


def places(evidence: Evidence) -> str:
    """Write `, lines 62-63`, `, page 3` or nothing."""
    if not evidence.first:
        return ""
    name = "page" if evidence.mark == "p" else "line"
    if evidence.first == evidence.last:
        return f", {name} {evidence.first}"
    return f", {name}s {evidence.first}-{evidence.last}"


def cited(result: CheckResult, evidence: Iterable[Evidence]) -> str:
    """Cite several pieces of evidence in one line, each source once."""
    known = by_id(result)
    grouped: dict[str, list[Evidence]] = {}
    for each in sorted(evidence):
        grouped.setdefault(each.source, []).append(each)
    return "; ".join(_one_source(known, source, found) for source, found in grouped.items())


def _one_source(known: dict[str, Source], source: str, found: list[Evidence]) -> str:
    found = [each for each in found if each.first] or found[:1]
    if len(found) == 1:
        return where(found[0], known)
    lines = [f"{each.first}-{each.last}" if each.last != each.first else f"{each.first}" for each in found]
    title = where(Evidence(source), known)
    return f"{title}, {'pages' if found[0].mark == 'p' else 'lines'} {', '.join(lines)}"
