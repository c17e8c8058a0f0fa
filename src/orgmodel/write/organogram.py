"""The model as a UK organogram return: a file of senior posts, and one of junior posts by grade under them.

A junior row is a role of several positions that nobody reports to, and that reports to a senior post; all others are
senior posts. Names and pay are left out unless they are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgmodel.model.facts import UNKNOWN
from orgmodel.model.words import Line, Occupancy
from orgmodel.write.csv_text import table
from orgmodel.write.exported import Exported, Missing, missing

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph

SENIOR = (
    *("Post Unique Reference", "Name", "Grade", "Job Title", "Job/Team Function", "Parent Department", "Organisation"),
    *("Unit", "Contact Phone", "Contact E-mail", "Reports to Senior Post", "Salary Cost of Reports (£)", "FTE"),
    *("Actual Pay Floor (£)", "Actual Pay Ceiling (£)", "Professional/Occupational Group", "Notes", "Valid?"),
)
JUNIOR = (
    *("Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade", "Payscale Minimum (£)"),
    *("Payscale Maximum (£)", "Generic Job Title", "Number of Posts in FTE", "Professional/Occupational Group"),
)
_TOP, _SILENT = "XX", "N/D"
_HOLDS = (
    *("organization", "roles", "roles.id", "roles.title", "roles.unit", "roles.reports_to", "roles.reports_to.role"),
    *("roles.fte", "roles.positions", "roles.occupancy", "roles.note", "roles.salary", "roles.incumbents"),
    *("units", "units.id", "units.name"),
)


def render(graph: OrgGraph, withheld: Iterable[str] = ()) -> Exported:
    """Write the two files of a return."""
    return _Return(graph, frozenset(withheld)).exported()


class _Return:
    def __init__(self, graph: OrgGraph, withheld: frozenset[str]) -> None:
        self.graph = graph
        self.roles = graph.roles
        self.withheld = withheld
        lines = graph.lines
        self.managers: dict[int, list[str]] = {}
        for role, kind, to in zip(lines.role.tolist(), lines.kind.tolist(), lines.to, strict=True):
            if kind == Line.SOLID:
                self.managers.setdefault(role, []).append(to)
        self.above = {to for managers in self.managers.values() for to in managers}

    def exported(self) -> Exported:
        """Write both tables."""
        rows = range(len(self.roles))
        junior = [row for row in rows if self.is_junior(row)]
        senior = [row for row in rows if not self.is_junior(row)]
        files = {
            "-senior.csv": table(SENIOR, map(self.senior, senior)),
            "-junior.csv": table(JUNIOR, map(self.junior, junior)),
        }
        gone = [*missing(self.graph.facts, _HOLDS, self.withheld), *self.changed(junior, senior)]
        return Exported(files, tuple(gone))

    def is_junior(self, row: int) -> bool:
        """Tell whether a role is a row of posts of a grade."""
        alone = self.roles.id[row] not in self.above and len(self.managers.get(row, ())) == 1
        return bool(self.roles.positions[row] > 1) and alone

    def changed(self, junior: list[int], senior: list[int]) -> Iterable[Missing]:
        """Say what the return has no room for, beyond the fields that it lacks."""
        counts = Counter({
            "ids of junior posts": sum(bool(self.roles.id[row]) for row in junior),
            "second managers": sum(len(managers) - 1 for managers in self.managers.values()),
            "managers of tops": sum(bool(self.roles.top[row]) and row in self.managers for row in senior),
            "pay in other currencies": sum(
                bool(pay.currency and pay.currency != "GBP") for pay in self.roles.salary.values()
            ),
        })  # fmt: skip
        return [Missing(what, count) for what, count in counts.items() if count]

    def senior(self, row: int) -> list[object]:
        """Give the cells of a senior post."""
        roles = self.roles
        manager = _TOP if roles.top[row] else self.managers.get(row, [""])[0]
        low, high = self.pay(row)
        fte = roles.fte.get(row, "" if roles.positions[row] == UNKNOWN else int(roles.positions[row]))
        home = self.graph.facts.header.organization
        name = home.name or str(home.id)
        cells: list[object] = [roles.id[row], self.name(row), self.grade(row), roles.title[row], _SILENT]
        cells += [name, name, self.unit(row), "", "", manager, "", fte, low, high, "", roles.note.get(row, ""), 1]
        return cells

    def junior(self, row: int) -> list[object]:
        """Give the cells of posts of a grade."""
        home = self.graph.facts.header.organization
        name = home.name or str(home.id)
        low, high = self.pay(row)
        fte = self.roles.fte.get(row, int(self.roles.positions[row]))
        manager = self.managers[row][0]
        return [name, name, self.unit(row), manager, self.grade(row), low, high, self.roles.title[row], fte, ""]

    def name(self, row: int) -> str:
        """Name who sits there, where that is asked for."""
        if self.roles.occupancy[row] == Occupancy.VACANT:
            return "Vacant"
        shown = () if "roles.incumbents" in self.withheld else self.roles.incumbents.get(row, ())
        return " / ".join(shown) or _SILENT

    def grade(self, row: int) -> str:
        """Give the grade of a role's class."""
        kind = self.roles.job_class.get(row)
        return (kind.grade or kind.code or "") if kind else self.roles.class_code[row]

    def unit(self, row: int) -> str:
        """Give the name of a role's unit."""
        unit = int(self.graph.unit_row[row])
        return self.graph.unit_name(unit) if unit >= 0 else self.roles.unit[row]

    def pay(self, row: int) -> tuple[object, object]:
        """Give the pay range in whole pounds where it is stated in them."""
        pay = None if "roles.salary" in self.withheld else self.roles.salary.get(row)
        if pay is None or pay.currency not in (None, "GBP"):
            return "", ""
        return _whole(pay.min), _whole(pay.max)


def _whole(amount: float | None) -> object:
    return "" if amount is None else int(amount) if amount == int(amount) else amount
