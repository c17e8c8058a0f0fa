"""Who does something like this? Roles by their duties, their assignments and their titles, with the evidence.

A duty answers a question as far as one of its clauses holds what was asked: `(cosine + 0.7 covered) / 1.7`, where
covered is the share of the question's terms, by weight, that the clause has too. An assignment answers as far as the
question speaks of its domain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.wording import claim
from orgmodel.duties.duties import Duties, prepared
from orgmodel.duties.exact import LEXICAL, Between
from orgmodel.duties.mapping import POSSIBLE, SURE, index_of
from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import FloatColumn
from orgmodel.model.location import Location
from orgmodel.model.words import Level

MATCH, PERHAPS = 0.45, 0.35
"""From MATCH on a role is named as an answer, from PERHAPS on as one that may be; below it nobody is."""

_TITLE = 0.7
_WIDER = 0.8
_LEVELS = {Level.ACCOUNTABLE: 1.0, Level.RESPONSIBLE: 1.0, Level.CONSULTED: 0.6, Level.INFORMED: 0.4}
_LONGEST = 2_000
_QUESTION = re.compile(
    r"""^\W*(?:
        (?:who|whose\s+job|(?:which|what)\s+(?:roles?|positions?|jobs?|persons?|people))\b\s*
        (?:else\b\s*)?(?:(?:is|are|does|do|did|can|could|will|would|should|must|has|have)\b\s*)*(?:it\b\s*)?(?:to\b\s*)?
        (?:(?:in\s+charge|responsible|accountable)\b\s*(?:of|for)?\b\s*)?
        (?:(?:owns?|handles?|looks?\s+after|takes?\s+care\s+of|deals?\s+with|works?\s+on)\b\s*)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)

Kind = Literal["duty", "assignment", "title"]


class Reason(NamedTuple):
    """Why a role is an answer: what its description says, how near that is (0 to 1), and where it stands."""

    kind: Kind
    text: str
    score: float
    evidence: tuple[Evidence, ...]
    at: Location | None


class Answer(NamedTuple):
    """One role, its row, and its reasons, the nearest first."""

    role: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """How near the nearest reason is, 0 to 1."""
        return self.reasons[0].score

    @property
    def is_match(self) -> bool:
        """Whether the role is an answer, or only may be one."""
        return self.score >= MATCH


@dataclass(frozen=True)
class Found:
    """What was asked, who answers it, and which domains it may speak of (ids with scores)."""

    question: str
    answers: tuple[Answer, ...]
    domains: tuple[tuple[str, float], ...]


def search(graph: OrgGraph, question: str) -> Found:
    """Find the roles that do something like what is asked, the nearest first; nobody where nothing is near.

    Raises:
        OrgModelError: the question holds no word that could be searched for.
    """
    duties = DutyTexts(graph)
    question = question[:_LONGEST].strip()
    asked = prepared([_QUESTION.sub("", question)], duties.names)
    if not asked.whole.content[0]:
        raise OrgModelError("the question holds no English word to search for: ask as in 'who restores backups'")
    index = index_of(graph.domains.domains)
    near = index.scores(asked)[0]
    domains = [(index.ids[column], float(near[column])) for column in np.argsort(-near, kind="stable").tolist()]
    held: dict[int, list[Reason]] = {}
    reasons = (
        *_by_duty(duties, asked),
        *_by_domain(graph, [each for each in domains if each[1] >= SURE]),
        *_by_title(graph, asked),
    )
    for role, reason in reasons:
        if graph.active[role]:
            held.setdefault(role, []).append(reason)
    answers = [Answer(role, tuple(sorted(each, key=_nearest_first))) for role, each in held.items()]
    ranked = sorted(answers, key=lambda answer: (-answer.score, -len(answer.reasons), answer.role))
    return Found(question, tuple(ranked), tuple(each for each in domains[:3] if each[1] >= POSSIBLE))


def _nearest_first(reason: Reason) -> tuple[float, str, str]:
    return -reason.score, reason.kind, reason.text


def _by_duty(duties: DutyTexts, asked: Duties) -> Iterator[tuple[int, Reason]]:
    table = duties.graph.facts.duties
    if not len(table):
        return
    score = _nearness(asked, duties.prepared)[duties.text]
    for duty in np.flatnonzero(score >= PERHAPS).tolist():
        evidence = table.provenance.evidence.get(duty, ())
        yield int(table.role[duty]), Reason("duty", table.text[duty], float(score[duty]), evidence, table.at[duty])


def _by_domain(graph: OrgGraph, domains: Sequence[tuple[str, float]]) -> Iterator[tuple[int, Reason]]:
    """Give the assignments on a domain that is asked for, and, weaker, those on what it lies within."""
    table, owned = graph.facts.assignments, graph.ownership
    for name, score in domains:
        domain = graph.domains.row(name)
        for row in owned.at_or_above(domain):
            level = Level(int(table.level[row])) if table.level[row] >= 0 else Level.INFORMED
            near = score * _LEVELS[level] * (1.0 if owned.domain[row] == domain else _WIDER)
            if near >= PERHAPS:
                text = f"{graph.domains.name(int(owned.domain[row]))}: {claim(graph, row)}"
                evidence = table.provenance.evidence.get(row, ())
                yield int(table.role[row]), Reason("assignment", text, near, evidence, table.at[row])


def _by_title(graph: OrgGraph, asked: Duties) -> Iterator[tuple[int, Reason]]:
    """Give the roles whose title holds what was asked."""
    titles = list(dict.fromkeys(graph.roles.title))
    score = dict(zip(titles, _nearness(asked, prepared(titles)).tolist(), strict=True))
    for role, title in enumerate(graph.roles.title):
        if score[title] >= _TITLE:
            evidence = graph.roles.provenance.evidence.get(role, ())
            yield role, Reason("title", title, score[title], evidence, graph.roles.at[role])


def _nearness(asked: Duties, texts: Duties) -> FloatColumn:
    """Say how near each text is to the question: as a whole, or its nearest clause."""
    near = np.zeros(len(texts))
    having = np.flatnonzero(texts.count)
    if len(having):
        parts = _covering(Between(asked.whole, texts.parts), len(texts.parts))
        near[having] = np.maximum.reduceat(parts, texts.start[having])
    nearest: FloatColumn = np.clip(np.maximum(near, _covering(Between(asked.whole, texts.whole), len(texts))), 0.0, 1.0)
    return nearest


def _covering(between: Between, many: int) -> FloatColumn:
    question, text = np.zeros(many, dtype=np.int64), np.arange(many)
    near: FloatColumn = (
        between.cosine(question, text) + LEXICAL * between.covered(question, text)
    ) / (1 + LEXICAL)  # fmt: skip
    return near
