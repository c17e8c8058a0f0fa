"""What job descriptions say, as JSON: its shape as pydantic models, of which the JSON Schema is made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from orgmodel.model.postings import Manager, Passage, Pay, Posting, SaidAssignment, SaidRole, Unread

Lines = tuple[int, int]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ManagerPart(_Part):
    """Whom a role reports to; `silent` when the document names nobody."""

    title: str | None
    status: Literal["stated", "inferred", "silent"]
    confidence: Literal["likely", "possible"] | None
    lines: Lines | None


class SalaryPart(_Part):
    """A pay range: amounts in `currency` for a `period`."""

    min: float
    max: float
    currency: str
    period: Literal["year", "month", "two weeks", "week", "day", "hour"]


class DutyPart(_Part):
    """One duty in the document's words, and the domains that it touches."""

    text: str
    lines: Lines
    domains: tuple[str, ...]


class AssignmentPart(_Part):
    """A domain that a role answers for. `status` is stated where the text uses the level's own word."""

    domain: str
    level: Literal["accountable", "responsible", "consulted", "informed"]
    activity: Literal["oversees", "performs", "approves"] | None
    status: Literal["stated", "inferred"]
    confidence: Literal["likely", "possible"] | None
    lines: Lines


class BodyPart(_Part):
    """A board or committee that the role sits on, and whether it has the chair."""

    name: str
    chairs: bool
    lines: Lines


class RolePart(_Part):
    """A role as one document describes it; null is silence. `dotted_to` are posts beside the manager."""

    title: str
    code: str | None
    grade: str | None
    position_id: str | None
    organization: str | None
    department: str | None
    unit: str | None
    reports_to: ManagerPart
    supervises: tuple[str, ...]
    works_with: tuple[str, ...]
    salary: SalaryPart | None
    duties: tuple[DutyPart, ...]
    assignments: tuple[AssignmentPart, ...]
    dotted_to: tuple[str, ...]
    bodies: tuple[BodyPart, ...]
    positions: int | None


class UnreadPart(_Part):
    """What was not read, and why; without lines it is the whole document."""

    reason: str
    lines: Lines | None


class DocumentPart(_Part):
    """One document. Lines count in its text; of a PDF, in the text as it was read from page to page."""

    source: str
    roles: tuple[RolePart, ...]
    unread: tuple[UnreadPart, ...]


_DOCUMENTS = TypeAdapter(tuple[DocumentPart, ...])


def render(postings: Sequence[Posting]) -> str:
    """Write what documents say."""
    return (
        json.dumps([_document(each).model_dump(mode="json") for each in postings], indent=2, ensure_ascii=False) + "\n"
    )


def schema() -> str:
    """Give the JSON Schema of `orgmodel import --format json`."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_DOCUMENTS.json_schema()}
    made["title"] = "orgmodel import, as JSON"
    return json.dumps(made, indent=2) + "\n"


def _document(posting: Posting) -> DocumentPart:
    return DocumentPart(
        source=posting.source,
        roles=tuple(map(_role, posting.roles)),
        unread=tuple(map(_unread, posting.unread)),
    )


def _role(role: SaidRole) -> RolePart:
    return RolePart(
        title=role.title,
        code=role.code or None,
        grade=role.grade or None,
        position_id=role.position_id or None,
        organization=role.organization or None,
        department=role.department or None,
        unit=role.unit or None,
        reports_to=_manager(role.reports_to),
        supervises=tuple(each.title for each in role.supervises),
        works_with=tuple(dict.fromkeys(each.title for each in role.works_with)),
        salary=_salary(role.salary),
        duties=tuple(DutyPart(text=each.text, lines=_lines(each.lines), domains=each.domains) for each in role.duties),
        assignments=tuple(map(_assignment, role.assignments)),
        dotted_to=tuple(each.title for each in role.dotted_to),
        bodies=tuple(BodyPart(name=each.name, chairs=each.chairs, lines=_lines(each.lines)) for each in role.bodies),
        positions=role.positions or None,
    )


def _manager(manager: Manager) -> ManagerPart:
    return ManagerPart.model_validate(
        {
            "title": manager.title or None,
            "status": manager.status,
            "confidence": manager.confidence or None,
            "lines": _lines(manager.lines) if manager.lines.first else None,
        }
    )


def _salary(pay: Pay | None) -> SalaryPart | None:
    if pay is None:
        return None
    return SalaryPart.model_validate({"min": pay.min, "max": pay.max, "currency": pay.currency, "period": pay.period})


def _assignment(each: SaidAssignment) -> AssignmentPart:
    return AssignmentPart.model_validate(
        {
            "domain": each.domain,
            "level": each.level,
            "activity": each.activity or None,
            "status": each.status,
            "confidence": each.confidence or None,
            "lines": _lines(each.lines),
        }
    )


def _unread(each: Unread) -> UnreadPart:
    return UnreadPart(reason=each.reason, lines=_lines(each.lines) if each.lines.first else None)


def _lines(passage: Passage) -> Lines:
    return passage.first, passage.last
