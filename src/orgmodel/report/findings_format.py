"""The JSON of findings, `orgmodel.findings/1`: its shape as pydantic models, of which the JSON Schema is made."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT: Literal["orgmodel.findings/1"] = "orgmodel.findings/1"
OVERLAP_FORMAT: Literal["orgmodel.overlap/1"] = "orgmodel.overlap/1"
SeverityWord = Literal["error", "high", "medium", "low"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Place(_Part):
    """A place in the model's own files: by line and column in text; in a table by sheet, row and column."""

    path: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    row: int | None = None
    header: str | None = None


class ProfilePart(_Part):
    """The thresholds in force, and on whose authority."""

    name: str
    authority: str


class CompletenessPart(_Part):
    """What the model declares to hold in full."""

    roles: bool
    assignments: bool
    declared: tuple[dict[str, str], ...]


class StandingPart(_Part):
    """What the facts stand on, counted; `draft` until every owner has confirmed."""

    stated: int
    partly_inferred: int
    inferred: int
    asserted: int
    confirmed: int
    owners: int
    owners_confirmed: int
    draft: bool


class OpenPart(_Part):
    """What a rule could not assess, and which facts would settle it."""

    count: int
    reason: str
    settled_by: str


class RulePart(_Part):
    """How one rule fared."""

    code: str
    name: str
    assessed: Literal["assessed", "partly assessed", "not assessable", "off"]
    checked: int
    findings: int
    not_assessable: tuple[OpenPart, ...]


class ValuesPart(_Part):
    """A measure against its limit."""

    measure: float
    limit: float | None
    unit: str


class SidePart(_Part):
    """One side of an overlap."""

    role: str
    title: str
    claim: str
    words: tuple[str, ...]
    evidence: tuple[str, ...]
    location: Place | None


class PassagesPart(_Part):
    """Two duties beside each other: how alike their words are, 0 to 1, and how the two relate."""

    left: SidePart
    right: SidePart
    score: float
    relation: Literal["similar", "managed and done"]


class WordingPart(_Part):
    """What is worded alike between two roles on a domain, for review: identical and similar are two numbers."""

    strong: bool
    identical: int
    similar: int
    passages: tuple[PassagesPart, ...]


class WaivedPart(_Part):
    """The waiver that accepts a finding."""

    reason: str | None
    owner: str | None
    expires: str | None


class DispositionPart(_Part):
    """What people said about a finding."""

    state: Literal["open", "accepted", "disputed", "resolved"]
    by: str | None
    on: str | None
    note: str | None


class FindingPart(_Part):
    """One finding. `wording` is that of similar wording (OVL009); the fields before it are those of overlaps."""

    code: str
    name: str
    severity: SeverityWord
    subject: str
    related: tuple[str, ...]
    values: ValuesPart | None
    message: str
    remedies: tuple[str, ...]
    location: Place | None
    evidence: tuple[str, ...]
    depends_on: tuple[str, ...]
    caused_by: tuple[str, ...]
    waived: WaivedPart | None
    disposition: DispositionPart | None
    fingerprint: str = Field(pattern=r"^v1:[0-9a-f]{16}$")
    domain: str | None = None
    score: float | None = None
    band: Literal["high", "medium", "low", "appendix"] | None = None
    gao_class: Literal["duplication", "overlap", "fragmentation"] | None = None
    drivers: tuple[str, ...] = ()
    sides: tuple[SidePart, ...] = ()
    wording: WordingPart | None = None


class QuestionPart(_Part):
    """An open question: to which role (null: whoever keeps the model), about what, which rules it settles."""

    to: str | None
    about: str
    topic: str
    text: str
    details: tuple[str, ...]
    settles: tuple[str, ...]
    evidence: tuple[str, ...]
    location: Place | None


class SetAsidePart(_Part):
    """What was seen and not reported for one reason: the count, and the first thousand lines."""

    count: int
    what: tuple[str, ...]


class _ResultDocument(_Part):
    format: Literal["orgmodel.findings/1", "orgmodel.overlap/1"]
    model: str
    organization: str
    as_of: str | None
    profile: ProfilePart
    completeness: CompletenessPart
    facts: StandingPart
    rules: tuple[RulePart, ...]
    findings: tuple[FindingPart, ...]
    questions: tuple[QuestionPart, ...]
    set_aside: dict[str, SetAsidePart]
    notice: str
    total: int
    listed: int


class FindingsDocument(_ResultDocument):
    """The result of a check."""

    format: Literal["orgmodel.findings/1"] = FORMAT


class MatrixCellPart(_Part):
    """What a role is to a domain."""

    role: str
    letters: str
    inferred: bool


class MatrixRowPart(_Part):
    """One domain of the RACI matrix."""

    domain: str
    name: str
    contested: bool
    cells: tuple[MatrixCellPart, ...]


class TopicPart(_Part):
    """The findings of one domain, by fingerprint, the weightiest first; or what is for review, and not stated."""

    domain: str
    band: Literal["high", "medium", "low", "appendix"]
    gao_class: Literal["duplication", "overlap", "fragmentation"]
    findings: tuple[str, ...]
    for_review: bool = False


class OverlapDocument(_ResultDocument):
    """An overlap report: what a check found, with the topics and the matrix that the report shows."""

    format: Literal["orgmodel.overlap/1"] = OVERLAP_FORMAT
    topics: tuple[TopicPart, ...]
    matrix: tuple[MatrixRowPart, ...]
