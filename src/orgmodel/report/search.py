"""Who does something like this? The answer as text for readers, and as JSON, `orgmodel.search/1`, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Any

from orgmodel.check.search import MATCH, PERHAPS, Answer, Found, Reason
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.report import text
from orgmodel.report.blocks import Block, Bullets, Heading, Text
from orgmodel.report.citation import where
from orgmodel.report.findings_json import place

FORMAT = "orgmodel.search/1"
NOTICE = "By the words of the model: read the passages. Positions as documented, not persons."
_MOST_REASONS = 3
_LONGEST = 90


def render_text(graph: OrgGraph, found: Found, *, most: int, color: bool = False) -> str:
    """Write the answers, the nearest first, at most so many (0: all)."""
    return text.render(tuple(_blocks(graph, found, most)), color=color)


def _blocks(graph: OrgGraph, found: Found, most: int) -> Iterator[Block]:
    sure = [answer for answer in found.answers if answer.is_match]
    rest = [answer for answer in found.answers if not answer.is_match]
    yield Heading(1, shorten(found.question, _LONGEST, placeholder=" …"))
    if not sure:
        yield Text("No role in this model is described as doing this, as far as words can tell.")
    yield from _listed(graph, sure, most, 1)
    if rest and (not most or len(sure) < most):
        yield Heading(2, "Perhaps")
        yield from _listed(graph, rest, most - len(sure) if most else 0, len(sure) + 1)
    yield from _domains(graph, found, sure)
    yield Text(NOTICE, note=True)


def _listed(graph: OrgGraph, answers: Sequence[Answer], most: int, first: int) -> Iterator[Block]:
    shown = answers[:most] if most else answers
    for number, answer in enumerate(shown, first):
        yield Heading(3, f"{number}. {graph.title(answer.role)}")
        more = len(answer.reasons) - _MOST_REASONS
        items = [_said(graph, reason) for reason in answer.reasons[:_MOST_REASONS]]
        yield Bullets((*items, *((f"and {more} more",) if more > 0 else ())))
    if len(answers) > len(shown):
        yield Text(f"And {len(answers) - len(shown):,} more (--max).")


def _said(graph: OrgGraph, reason: Reason) -> str:
    known = {source.id: source for source in graph.facts.header.sources}
    cited = [where(each, known) for each in reason.evidence] or [str(reason.at)] * (reason.at is not None)
    label = {"duty": "", "assignment": "", "title": "title: "}[reason.kind]
    return f"{label}{reason.text} [{'; '.join(cited)}]"


def _domains(graph: OrgGraph, found: Found, sure: Sequence[Answer]) -> Iterator[Block]:
    """Name the domain that the question may speak of, where no role answers it."""
    if found.domains and not sure:
        names = (f"{graph.domains.name(graph.domains.row(name))} ({name})" for name, _ in found.domains)
        yield Text(f"The question may speak of: {'; '.join(names)}.")


def render_json(graph: OrgGraph, found: Found, *, most: int) -> str:
    """Write the answers with all their reasons; `match` tells answers from those that only may be one."""
    header = graph.facts.header
    document = {
        "format": FORMAT,
        "model": header.path,
        "organization": header.organization.id,
        "as_of": header.as_of.isoformat() if header.as_of else None,
        "question": found.question,
        "thresholds": {"match": MATCH, "perhaps": PERHAPS},
        "total": len(found.answers),
        "answers": [_answer(graph, answer) for answer in (found.answers[:most] if most else found.answers)],
        "domains": [{"domain": name, "score": round(score, 4)} for name, score in found.domains],
        "notice": NOTICE,
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _answer(graph: OrgGraph, answer: Answer) -> dict[str, Any]:
    return {
        "role": str(graph.role_ref(answer.role)),
        "title": graph.title(answer.role),
        "score": round(answer.score, 4),
        "match": answer.is_match,
        "reasons": [
            {
                "kind": reason.kind,
                "text": reason.text,
                "score": round(reason.score, 4),
                "evidence": [str(each) for each in reason.evidence],
                "location": at.model_dump(exclude_none=True) if (at := place(reason.at)) else None,
            }
            for reason in answer.reasons
        ],
    }
