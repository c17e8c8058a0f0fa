"""What does a model say of a role that its holder can confirm or correct? A sentence a fact, with a key."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from orgmodel.model.entries import Entry, RoleEntries
from orgmodel.model.location import Location
from orgmodel.model.words import Line

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph

ROLE, UNKNOWN_MANAGER = "role", "manager"
"""Fields beside `reports_to`, `dotted_to` and `owns`: the role's own facts, and a manager whom nobody states."""

_DIGITS = 8
_LINES = {
    Line.SOLID: ("reports_to", "You report to"),
    Line.DOTTED: ("dotted_to", "You also report, by a dotted line, to"),
}
_PARTS = {"activity": "the activity", "scope": "the scope", "domain": "the domain", "customers": "for whom"}
_ACTIVITIES = {"oversees": ", and oversee it", "performs": ", and do the work", "approves": ", and approve"}


class Statement(NamedTuple):
    """One fact: its key, which changes when the fact does; the role; the field; a sentence; where it stands.

    `said` is the fact as the model's text says it in full, `number` its place among those of its field.
    """

    key: str
    role: int
    field: str
    number: int
    text: str
    said: Entry
    at: Location
    confirmed: bool


def statements(graph: OrgGraph) -> tuple[Statement, ...]:
    """Give what can be confirmed of every role that has an id and lies within the model, in the order of the model."""
    reader = _Reader(graph)
    rows = [
        row for row in range(len(graph.roles)) if graph.role_row(graph.roles.id[row]) == row and graph.in_scope[row]
    ]
    found = [each for row in rows for each in reader.of_role(row)]
    times: Counter[str] = Counter()
    numbered = []
    for each in found:
        times[each.key] += 1
        more = f"-{times[each.key]}" if times[each.key] > 1 else ""
        numbered.append(each._replace(key=each.key + more))
    return tuple(numbered)


class _Reader:
    def __init__(self, graph: OrgGraph) -> None:
        self.graph = graph
        self.entries = RoleEntries(graph.facts, short=False)
        self.lines: dict[int, list[int]] = {}
        for row, role in enumerate(graph.lines.role.tolist()):
            self.lines.setdefault(role, []).append(row)
        self.claims: dict[int, list[int]] = {}
        for row, role in enumerate(graph.facts.assignments.role.tolist()):
            self.claims.setdefault(role, []).append(row)

    def of_role(self, row: int) -> Iterator[Statement]:
        """Give the role's own facts, then its lines, then what it owns."""
        entry = self.entries[row]
        own = {
            key: value
            for key, value in entry.items()
            if key not in {"reports_to", "dotted_to", "works_with", "owns", "duties"}
        }
        yield self.statement(row, ROLE, 0, self.itself(row), own, self.graph.roles.at[row])
        yield from self.of_lines(row, entry)
        at = self.graph.facts.assignments.at
        for number, (claim, said) in enumerate(zip(self.claims.get(row, ()), entry.get("owns", ()), strict=True)):
            yield self.statement(row, "owns", number, self.owned(said), said, at[claim])

    def of_lines(self, row: int, entry: Entry) -> Iterator[Statement]:
        lines = self.graph.lines
        for kind, (field, words) in _LINES.items():
            listed = entry.get(field, [])
            said = [line for line in (listed if isinstance(listed, list) else [listed]) if line != "none"]
            rows = [each for each in self.lines.get(row, ()) if lines.kind[each] == kind]
            for number, (each, line) in enumerate(zip(rows, said, strict=True)):
                purpose = f" for {line['for']}" if "for" in line else ""
                text = f"{words} {self.title(line['role'])}{purpose}{_sure(line)}."
                yield self.statement(row, field, number, text, line, lines.at[each])
        if "reports_to" not in entry:
            text = "Nothing is said about whom you report to. Write who that is under the last heading."
            yield self.statement(row, UNKNOWN_MANAGER, 0, text, {}, self.graph.roles.at[row])

    def itself(self, row: int) -> str:
        """Say what the model says of the role itself."""
        roles = self.graph.roles
        unit = int(self.graph.unit_row[row])
        said = [f"Your title is {roles.title[row]}"]
        said += [f"your unit is {self.graph.unit_name(unit)}"] if unit >= 0 else []
        said += [f"there are {roles.positions[row]} such positions"] if roles.positions[row] > 1 else []
        said += ["you report to nobody in this organization"] if roles.top[row] else []
        return f"{', '.join(said)}."

    def owned(self, claim: Entry) -> str:
        """Say what the role owns."""
        row = self.graph.domains.row(claim["domain"])
        domain = self.graph.domains.name(row) if row >= 0 else claim["domain"]
        joint = [self.title(each) for each in claim.get("joint_with", ())]
        parts = [
            f"You are {claim['level']} for {domain}"
            if claim["level"] in {"accountable", "responsible"}
            else f"You are {claim['level']} about {domain}",
            _ACTIVITIES.get(str(claim.get("activity")), ""),
            f", scope: {claim['scope']}" if "scope" in claim else "",
            f", except {', '.join(claim['except'])}" if "except" in claim else "",
            f", for {claim['customers']}" if "customers" in claim else "",
            f", together with {', '.join(joint)}" if joint else "",
            _sure(claim),
        ]
        return "".join(parts) + "."

    def title(self, role: str) -> str:
        """Name a role as people do, with its id where it has none in the model."""
        row = self.graph.role_row(role)
        return f"the {self.graph.title(row)}" if row >= 0 else f"'{role}'"

    def statement(self, row: int, field: str, number: int, text: str, said: Entry, at: Location) -> Statement:
        """Give a statement, its key made of what is said."""
        fixed = {key: value for key, value in said.items() if key != "confirmed"}
        whole = json.dumps([self.graph.roles.id[row], field, fixed], sort_keys=True, default=date.isoformat)
        key = hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]
        return Statement(key, row, field, number, text, said, at, "confirmed" in said)


def _sure(said: Entry) -> str:
    """Say what was inferred, and how likely it is: the whole fact, or only parts of one whose level is stated."""
    fields: Sequence[str] = said.get("inferred", ())
    if said.get("status") != "inferred" and not fields:
        return ""
    sure = said.get("confidence", "possible")
    parts = [word for field, word in _PARTS.items() if field in fields]
    if said.get("status") == "inferred" or "level" in fields or not parts:
        return f" ({sure}: it was inferred from the documents)"
    is_, it_was = ("is", "it was") if len(parts) == 1 else ("are", "they were")
    stated = said.get("level", "the rest")  # a line has no level
    return f" ({stated} is stated; {' and '.join(parts)} {is_} {sure}: {it_was} inferred from the documents)"
