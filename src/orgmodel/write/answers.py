"""What follows from an answer? A confirmation, a correction, or a line for a person: nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from orgmodel.graph.statements import ROLE, UNKNOWN_MANAGER
from orgmodel.model.cells import LETTERS, LEVELS, seen
from orgmodel.model.entries import Entry
from orgmodel.model.form import NO, YES, Answer, Filled

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph
    from orgmodel.graph.statements import Statement

Kind = Literal["confirmed", "corrected", "to do by hand", "not understood"]
_NOT_MINE = frozenset({"none", "not mine", "nobody"})


class Outcome(NamedTuple):
    """What an answer comes to: what was or is to be done, in a sentence, and the fact as it shall be said."""

    kind: Kind
    place: str
    message: str
    statement: Statement | None = None
    entry: Entry | None = None


def outcomes(graph: OrgGraph, filled: Filled, statements: Mapping[str, Statement]) -> list[Outcome]:
    """Say what follows from each answer of a form."""
    problem, stamp = _stamp(graph, filled)
    if problem:
        return [Outcome("not understood", filled.place, problem)] if filled.answers else []
    reader = _Reader(graph, statements, stamp)
    return [reader.outcome(filled, answer) for answer in filled.answers]


def _stamp(graph: OrgGraph, filled: Filled) -> tuple[str, Entry]:
    """Read who answered, and when."""
    role = filled.by or filled.role
    if filled.role and graph.role_row(role) < 0:
        return (
            f"'{role}' is no role of the model: write its id as who answered; nothing of this form was taken over",
            {},
        )
    stamp: Entry = {"by": f"role:{role}"}
    if filled.on:
        try:
            stamp["on"] = date.fromisoformat(filled.on)
        except ValueError:
            return f"'{filled.on}' is no date: write 2026-01-31; nothing of this form was taken over", {}
    return "", stamp


class _Reader:
    def __init__(self, graph: OrgGraph, statements: Mapping[str, Statement], stamp: Entry) -> None:
        self.graph = graph
        self.statements = statements
        self.stamp = stamp

    def outcome(self, filled: Filled, answer: Answer) -> Outcome:
        """Say what follows from one row."""
        if answer.text:
            return Outcome("to do by hand", answer.place, f"role:{filled.role} answers: {seen(answer.text)}")
        statement = self.statements.get(answer.key)
        if statement is None:
            said = f"the key {answer.key} is of no statement that the model makes now: it was changed, or the key was"
            return Outcome("not understood", answer.place, said)
        if self.graph.roles.id[statement.role] != filled.role:
            return Outcome("not understood", answer.place, f"the key {answer.key} is of another role's form")
        return self.judged(statement, answer, f"role:{filled.role} {statement.field}")

    def judged(self, statement: Statement, answer: Answer, name: str) -> Outcome:
        """Say what a yes or a no comes to."""
        verdict, instead = answer.said.strip().lower().rstrip("."), answer.instead.strip()
        is_unknown = statement.field == UNKNOWN_MANAGER
        if instead and (verdict in NO or (is_unknown and not verdict)):
            return self.corrected(statement, answer, name, instead)
        if verdict in YES and not instead and not is_unknown:
            entry = {**statement.said, "confirmed": self.stamp}
            return Outcome("confirmed", answer.place, f"{name}: {statement.text}", statement, entry)
        why = "write the manager's title or id" if is_unknown else _unclear(verdict, answer.said, instead)
        return Outcome("not understood", answer.place, f"{name}: {why}")

    def corrected(self, statement: Statement, answer: Answer, name: str, instead: str) -> Outcome:
        """Say what a correction comes to."""
        if statement.field == ROLE:
            return self.by_hand(statement, answer, f"{name}: not right, instead: {seen(instead)}")
        if instead.lower() in _NOT_MINE:
            return self.by_hand(statement, answer, f"{name}: not right: {statement.text} Take it out")
        if statement.field == "owns":
            return self.level(statement, answer, name, instead)
        role = self.role(instead)
        if role is None:
            said = f"{name}: '{seen(instead)}' is the title or id of no role, or of several: write an id"
            return Outcome("not understood", answer.place, said)
        entry = {"role": role, "confirmed": self.stamp}
        before = f" instead of {statement.said['role']}" if statement.said else ""
        return Outcome("corrected", answer.place, f"{name}: {role}{before}", statement, entry)

    def level(self, statement: Statement, answer: Answer, name: str, instead: str) -> Outcome:
        """Correct the level of an assignment, which is then the answer's word and no longer the document's."""
        level = LEVELS.get(instead.upper(), instead.lower())
        if level not in LETTERS or level == statement.said["level"]:
            said = f"{name}: '{seen(instead)}' is no other level: accountable, responsible, consulted or informed"
            return Outcome("not understood", answer.place, said)
        entry = {**statement.said, "level": level, "confirmed": self.stamp}
        entry.update({"status": "asserted"} if "evidence" in entry else {})
        entry["inferred"] = [each for each in entry.get("inferred", ()) if each != "level"]
        if not entry["inferred"]:
            entry.pop("inferred")
            entry.pop("confidence", None)
        said = f"{name} {statement.said['domain']}: {level} instead of {statement.said['level']}"
        return Outcome("corrected", answer.place, said, statement, entry)

    def by_hand(self, statement: Statement, answer: Answer, said: str) -> Outcome:
        """Leave it to a person, and say where."""
        return Outcome("to do by hand", answer.place, f"{said} (at {statement.at})", statement)

    def role(self, text: str) -> str | None:
        """Find a role by id, or by a title or alias that only one has."""
        if self.graph.role_row(text) >= 0:
            return text
        found = self.titles.get(seen(text).casefold().removeprefix("the "), set())
        return next(iter(found)) if len(found) == 1 else None

    @property
    def titles(self) -> Mapping[str, set[str]]:
        """The ids of the roles of each title or alias."""
        roles = self.graph.roles
        found: dict[str, set[str]] = {}
        for row, name in enumerate(roles.id):
            for title in (roles.title[row], *roles.aliases.get(row, ())):
                if name:
                    found.setdefault(seen(title).casefold(), set()).add(name)
        return found


def _unclear(verdict: str, said: str, instead: str) -> str:
    if verdict in YES:
        return f"yes, and '{seen(instead)}' instead: one of the two"
    if verdict in NO:
        return "no, and not what is right"
    return f"'{seen(said)}' is neither yes nor no" if verdict else f"'{seen(instead)}' instead, and no 'no' before it"
