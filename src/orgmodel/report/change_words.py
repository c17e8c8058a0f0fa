"""How are changed values said in words? Titles instead of ids, claims as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orgmodel.change.changes import Change, Changes, Kind
from orgmodel.change.plain import Fields
from orgmodel.check.wording import listed
from orgmodel.model.refs import Ref

NOTHING = "–"
_FIELDS = {
    "reports_to": "manager",
    "dotted_to": "dotted line",
    "works_with": "works with",
    "owns": "domain",
    "duties": "duty",
    "fte": "FTE",
}


class Words:
    """Writes changes of one comparison: four cells a change (what, before, after, what a guess rests on)."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._values: Mapping[str, Callable[[Any], str]] = {
            "reports_to": self._lines,
            "dotted_to": self._line,
            "works_with": self._line,
            "owns": self._assignment,
            "duties": lambda duty: f"“{duty['text']}”",
            "deputy": self._role,
            "head": self._role,
            "chair": self._role,
            "answers": self._role,
            "unit": lambda unit: self._changes.title(Ref("unit", unit)),
            "parent": lambda unit: self._changes.title(Ref("unit", unit)),
        }

    def row(self, change: Change) -> tuple[str, str, str, str]:
        """Write one change."""
        return self._what(change), self._side(change, change.before), self._side(change, change.after), _basis(change)

    def _what(self, change: Change) -> str:
        name = self._changes.title(change.subject)
        kind = "" if change.subject.kind in {"role", "organization"} else f"{change.subject.kind} "
        field = _FIELDS.get(change.field, change.field.replace("_", " "))
        return f"{kind}{name}: {field}" if field and change.kind is not Kind.MANAGER else f"{kind}{name}"

    def _side(self, change: Change, value: Any) -> str:
        if value is None:
            return self._elsewhere(change) if not change.field else NOTHING
        if not change.field:
            return self._entity(value)
        return self._values.get(change.field, _said)(value)

    def _elsewhere(self, change: Change) -> str:
        """Say where the work of an entity that is not there went, or came from."""
        others = listed(self._changes.title(ref) for ref in change.related)
        return {Kind.MERGED: f"merged into {others}", Kind.SPLIT: f"part of {others}"}.get(change.kind, NOTHING)

    def _entity(self, entity: Fields) -> str:
        said = []
        if "reports_to" in entity:
            said.append(f"reports to {self._lines(entity['reports_to'])}")
        if "unit" in entity:
            said.append(f"in {self._values['unit'](entity['unit'])}")
        if "owns" in entity:
            said.append("; ".join(map(self._assignment, entity["owns"])))
        return "; ".join(said) or "no manager stated" * bool(entity)

    def _lines(self, lines: Any) -> str:
        return listed(map(self._line, lines))

    def _line(self, line: Any) -> str:
        on = line.get("on") or line.get("for")
        guess = f" ({line.get('confidence', 'inferred')})" if line.get("status") == "inferred" else ""
        return f"{self._role(line['role'])}{f', on {on}' if on else ''}{guess}"

    def _role(self, role: str) -> str:
        return "nobody: the top" if role == "none" else self._changes.title(Ref("role", role))

    def _assignment(self, assignment: Any) -> str:
        domain = self._changes.title(Ref("domain", assignment["domain"]))
        scope = f", scope {assignment['scope']}" if "scope" in assignment else ""
        joint = listed(map(self._role, assignment.get("joint_with", ())))
        verb = assignment["level"] + (" for" if assignment["level"] in {"accountable", "responsible"} else " on")
        activity = f", {assignment['activity']}" if "activity" in assignment else ""
        return f"{verb} {domain}{scope}{activity}{f', jointly with {joint}' if joint else ''}"


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key.replace('_', ' ')} {_said(each)}" for key, each in value.items())
    if isinstance(value, list):
        return listed(map(_said, value))
    return f"{value:,.15g}" if isinstance(value, int | float) else str(value)


def _basis(change: Change) -> str:
    if not change.by:
        return ""
    return f"{change.by} ({change.confidence})" if change.confidence is not None else change.by
