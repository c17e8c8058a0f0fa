"""What stands in a form that is sent to a role? The words by which it is written and read back."""

from __future__ import annotations

from typing import NamedTuple

FORM, BY, ON = "Form for role", "Answered by (role)", "Date (2026-01-31)"
KEY, SAYS, SOURCE, RIGHT, INSTEAD = "Key", "The model says", "Source", "Right? (yes or no)", "If not: what is right"
QUESTION, ANSWER = "Question", "Answer"
STATEMENTS = (KEY, SAYS, SOURCE, RIGHT, INSTEAD)
QUESTIONS = (KEY, QUESTION, ANSWER)
YES, NO = frozenset({"yes", "y"}), frozenset({"no", "n"})


class Answer(NamedTuple):
    """One row of a form that somebody filled in: the key of the statement or question, and what was written.

    `said` is under "Right?", `instead` under "If not", `text` under "Answer"; `place` is where, for messages.
    """

    key: str
    said: str
    instead: str
    text: str
    place: str


class Filled(NamedTuple):
    """A form that came back: for which role, by whom, on which day (as written), and its rows."""

    role: str
    by: str
    on: str
    answers: tuple[Answer, ...]
    place: str
