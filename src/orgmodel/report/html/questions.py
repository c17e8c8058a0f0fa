"""What is asked of whom? Open questions by addressee, each as text that can be put into a mail."""

from __future__ import annotations

from dataclasses import dataclass

from orgmodel.check.hits import Question
from orgmodel.check.result import CheckResult
from orgmodel.report.citation import cited
from orgmodel.report.overlap import NOTICE, by_addressee
from orgmodel.report.text import plain

_MOST_ADDRESSEES, _MOST_DETAILS = 40, 40


@dataclass(frozen=True)
class Asked:
    """One question, what hangs on it, where it comes from, and all of it as plain text."""

    text: str
    details: tuple[str, ...]
    see: str
    mail: str


@dataclass(frozen=True)
class Addressee:
    """Who is asked, and all questions to them as plain text."""

    name: str
    questions: tuple[Asked, ...]
    mail: str


def addressees(result: CheckResult) -> tuple[tuple[Addressee, ...], int]:
    """Group the questions by whom they are addressed to, and count the addressees who are left out."""
    grouped = by_addressee(result)
    shown = grouped[:_MOST_ADDRESSEES]
    return tuple(_addressee(result, name, asked) for name, asked in shown), len(grouped) - len(shown)


def _addressee(result: CheckResult, name: str, asked: list[Question]) -> Addressee:
    questions = tuple(_asked(result, each) for each in asked)
    organization = result.graph.facts.header.organization
    head = plain(f"Questions to {name}, from the overlap report: {organization.name or organization.id}")
    if len(questions) == 1:
        body = [questions[0].mail]
    else:
        body = [f"{number}. {each.mail}" for number, each in enumerate(questions, 1)]
    return Addressee(name, questions, "\n\n".join([head, *body, NOTICE]))


def _asked(result: CheckResult, question: Question) -> Asked:
    details = question.details[:_MOST_DETAILS]
    if len(question.details) > len(details):
        details += (f"and {len(question.details) - len(details):,} more",)
    see = f"See {cited(result, question.evidence)}." if question.evidence else ""
    lines = [question.text, *(("What hangs on it:",) if details else ()), *(f"- {each}" for each in details), see]
    return Asked(question.text, details, see, "\n".join(plain(line) for line in lines if line))
