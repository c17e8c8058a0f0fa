"""What does a rule answer? Which subjects it flags, which it could not assess, what it asks, what it set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Literal, NamedTuple

import numpy as np

from orgmodel.check.severity import Severity
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref

Band = Literal["high", "medium", "low", "appendix"]
GaoClass = Literal["duplication", "overlap", "fragmentation"]
Relation = Literal["similar", "managed and done"]

DELEGATION = "chain of command"
SAME_CLASS = "same class"
COMMON_DUTY = "common management duty"
OTHER_DOMAINS = "similar words, mapped to different domains"
DISTINCT_SCOPE = "distinct scope"
DECLARED_JOINT = "declared joint by both"
OUTSIDE = "outside the model"
NAMED_ONLY = "both only named, described in no document"
CIRCULAR = "on or under a reporting cycle: not assessable"
DOTTED = "dotted line to the accountable role"
NOT_IN_FORCE = "not in force on this day"
WAIVED = "waived"
BASELINE = "in the baseline"


class Values(NamedTuple):
    """A number with the limit that it is held against, and its unit in words."""

    measure: float
    limit: float | None
    unit: str


class Side(NamedTuple):
    """One side of a finding: a role, its claim in words, its duties as recorded, and where."""

    role: Ref
    title: str
    claim: str
    words: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    at: Location | None


class Overlap(NamedTuple):
    """What an overlap finding says beyond others: score 0-100, band, GAO's class, what drives it, its sides.

    `score` is None where there is nothing to score: a partner who is silent, or two equal texts. What is not `sure`
    is for review: reports do not state it.
    """

    domain: str
    criticality: int
    score: float | None
    band: Band
    gao_class: GaoClass
    drivers: tuple[str, ...]
    sides: tuple[Side, ...]
    sure: bool = True


class Passages(NamedTuple):
    """Two duties beside each other: both sides, how alike their words are (0 to 1), and how the two relate.

    "managed and done": one side speaks of managing the work and the other of doing it. That is accountable against
    responsible, and no overlap.
    """

    left: Side
    right: Side
    score: float
    relation: Relation


class Wording(NamedTuple):
    """What a finding about wording says beyond others. Identical and similar are two numbers, never one."""

    domain: str
    strong: bool
    identical: int
    similar: int
    passages: tuple[Passages, ...]


class Hit(NamedTuple):
    """One flagged subject in words; made only for hits that are listed.

    `keys` are the values of the rule's identity, `remedies` replace those of the rule's page.
    """

    subject: Ref
    message: str
    keys: tuple[str, ...]
    at: Location | None = None
    related: tuple[Ref, ...] = ()
    values: Values | None = None
    remedies: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    depends_on: tuple[str, ...] = ()
    overlap: Overlap | None = None
    wording: Wording | None = None


class Named(NamedTuple):
    """What makes a flagged subject this one, without the words: all that matching and sorting a million hits needs."""

    subject: Ref
    keys: tuple[str, ...]
    related: tuple[Ref, ...] = ()
    overlap: None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Subjects that a rule could not assess: how many, why, and which fact would settle it."""

    count: int
    reason: str
    settled_by: str


class Question(NamedTuple):
    """An open question: to whom, about what, on which topic. Questions of one role and topic are one.

    `to` is the role that would know, or None for whoever keeps the model. `details` say what hangs on the
    answer. `settles` are the codes of the rules that wait for it; the run fills them in.
    """

    to: Ref | None
    about: Ref
    topic: str
    text: str
    details: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    at: Location | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """What a rule saw and did not report for one reason: how many, and a line for readers for each on demand."""

    reason: str
    count: int
    lines: Callable[[], Iterable[str]]

    @classmethod
    def together(cls, parts: Sequence[SetAside]) -> SetAside:
        """Make one of several for the same reason."""
        if len(parts) == 1:
            return parts[0]
        total = sum(each.count for each in parts)
        return cls(parts[0].reason, total, lambda: chain.from_iterable(each.lines() for each in parts))

    def listed(self, most: int) -> tuple[str, ...]:
        """Give the first lines, each once."""
        return tuple(islice(dict.fromkeys(islice(self.lines(), 2 * most)), most))


def _nothing(_: int) -> Hit:
    raise IndexError("there is no hit to explain")


def _no_rows() -> IntColumn:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Hits:
    """The answer of one rule.

    `severity` has the weight of each hit, as numbers of `Severity`; their count is the exact count of
    findings. `explain(i)` puts the i-th hit into words; `identify(i)` only names it, which is quicker where there
    may be many. `inferred` marks hits that rest on inferred facts. `checked` counts the subjects that could be
    assessed. None checked and some open: not assessable.
    """

    severity: IntColumn = field(default_factory=_no_rows)
    explain: Callable[[int], Hit] = _nothing
    inferred: BoolColumn | None = None
    checked: int = 0
    open: tuple[Open, ...] = ()
    questions: tuple[Question, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    identify: Callable[[int], Hit | Named] | None = None

    def __len__(self) -> int:
        """Count the hits."""
        return len(self.severity)

    def named(self, number: int) -> Hit | Named:
        """Give what makes a hit this one: its subject, its keys and what else it concerns."""
        return self.identify(number) if self.identify is not None else self.explain(number)

    @classmethod
    def of(
        cls,
        hits: list[tuple[Severity, Hit]],
        *,
        checked: int,
        open: tuple[Open, ...] = (),
        questions: tuple[Question, ...] = (),
        set_aside: tuple[SetAside, ...] = (),
    ) -> Hits:
        """Make an answer of hits that are in words already: for rules whose hits are few by nature."""
        return cls(
            severity=np.array([severity for severity, _ in hits], dtype=np.int64),
            explain=lambda number: hits[number][1],
            inferred=np.array([bool(hit.depends_on) and hit.overlap is None for _, hit in hits], dtype=bool),
            checked=checked,
            open=open,
            questions=questions,
            set_aside=set_aside,
        )
