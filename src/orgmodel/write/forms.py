"""What is asked of each role? The model's statements about it and the questions that the rules ask, as a short form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from orgmodel.model import form as words

if TYPE_CHECKING:
    from orgmodel.check.hits import Question
    from orgmodel.graph.orggraph import OrgGraph
    from orgmodel.graph.statements import Statement

Cells = tuple[str, ...]

_EXPLAINED = (
    "Please write yes or no under 'Right?'. Where it is no, write what is right: the title or id of a role; "
    "for a domain accountable, responsible, consulted or informed. Leave empty what you cannot say. Keep the keys."
)
_NOTICE = "Positions as documented; not an assessment of persons."
_MANY = 12


class Form(NamedTuple):
    """A form: its name as a file, its title, head, and the rows of its two tables without their headers."""

    name: str
    title: str
    remarks: Cells
    head: tuple[tuple[str, str], ...]
    statements: tuple[Cells, ...]
    questions: tuple[Cells, ...]


def forms(graph: OrgGraph, statements: Sequence[Statement], questions: Sequence[Question]) -> tuple[Form, ...]:
    """Make a form for each role of which something is unconfirmed or asked, and one for whoever keeps the model."""
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        if not statement.confirmed:
            said.setdefault(graph.roles.id[statement.role], []).append(statement)
    asked: dict[str, list[Question]] = {}
    for question in questions:
        asked.setdefault(question.to.id if question.to and question.to.kind == "role" else "", []).append(question)
    roles = [role for role in dict.fromkeys(graph.roles.id) if role and (role in said or role in asked)]
    made = [_form(graph, role, said.get(role, []), asked.get(role, [])) for role in roles]
    rest = [question for role, listed in asked.items() if role not in roles for question in listed]
    if rest:
        made.append(_form(graph, "", [], rest))
    return tuple(made)


def _form(graph: OrgGraph, role: str, said: Sequence[Statement], asked: Sequence[Question]) -> Form:
    home = graph.facts.header.organization
    title = (
        f"Questions for the {graph.title(graph.role_row(role))}" if role else "Questions for whoever keeps the model"
    )
    day = graph.facts.header.as_of
    of = f"{home.name or home.id}{f', as of {day.isoformat()}' if day else ''}."
    head = ((words.FORM, role), (words.BY, role), (words.ON, "")) if role else ()
    rows = tuple((each.key, each.text, _sources(each.said), "", "") for each in said)
    return Form(role, title, (of, _EXPLAINED if said else "", _NOTICE), head, rows, tuple(map(_question, asked)))


def _sources(said: Mapping[str, object]) -> str:
    evidence = said.get("evidence", ())
    return ", ".join(map(str, evidence)) if isinstance(evidence, list) else str(evidence or "")


def _question(question: Question) -> Cells:
    details = [*question.details[:_MANY], *(["…"] if len(question.details) > _MANY else [])]
    text = f"{question.text} {'; '.join(details)}".strip()
    key = hashlib.sha256(f"{question.to} {question.about} {question.topic}".encode()).hexdigest()[:8]
    return (f"q{key}", text, "")
