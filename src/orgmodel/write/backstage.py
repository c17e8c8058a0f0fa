"""The model as Backstage entities: units and roles as groups, owned domains as domains.

Backstage knows one owner of a domain: a domain with several accountable roles, or none, is left out and counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from orgmodel.model.words import Level, Line
from orgmodel.write import yaml_text
from orgmodel.write.exported import Exported, Missing, missing

if TYPE_CHECKING:
    from orgmodel.graph.orggraph import OrgGraph
    from orgmodel.model.entries import Entry

_LONGEST = 63
_API = "backstage.io/v1alpha1"
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.-]+")
_MARKS = re.compile(r"[-_.]{2,}")
_HOLDS = (
    *("roles", "roles.id", "roles.title", "roles.unit", "roles.owns", "roles.owns.domain", "roles.owns.level"),
    *("roles.reports_to", "roles.reports_to.role"),
    *("units", "units.id", "units.name", "units.parent", "units.kind"),
)


def allowed(text: str) -> str:
    """Make a name as Backstage wants it: letters, digits, and single marks between them, at most 63."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    name = _MARKS.sub("-", _NOT_IN_NAME.sub("-", plain)).strip("-_.")
    return name[:_LONGEST].rstrip("-_.") or "unnamed"


class Names:
    """Gives each key a name of its own, whatever case it is written in."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()

    def __getitem__(self, key: str) -> str:
        """Give the name of `kind:id`, the same one each time."""
        if key not in self._names:
            base = name = allowed(key.partition(":")[2])
            number = 1
            while name.lower() in self._taken:
                number += 1
                name = f"{base[: _LONGEST - len(str(number)) - 1].rstrip('-_.')}-{number}"
            self._taken.add(name.lower())
            self._names[key] = name
        return self._names[key]


def render(graph: OrgGraph, withheld: Iterable[str] = ()) -> Exported:
    """Write one YAML file of several documents; nothing of it is confidential."""
    del withheld
    catalog = _Catalog(graph)
    text = "---\n".join(yaml_text.document(each) for each in catalog.entities())
    gone = (*missing(graph.facts, _HOLDS), *catalog.left_out())
    return Exported({"": text.encode("utf-8")}, gone)


class _Catalog:
    def __init__(self, graph: OrgGraph) -> None:
        self.graph = graph
        self.groups = Names()
        self.domains = Names()
        self.owners = self._owners()

    def entities(self) -> Iterator[Entry]:
        """Give units and roles as groups, then the domains that one role is accountable for."""
        yield from self._units()
        yield from self._roles()
        tree = self.graph.domains
        single = {row: roles[0] for row, roles in self.owners.items() if len(roles) == 1}
        for row, role in single.items():
            spec: Entry = {"owner": f"group:{self.groups[self._key(role)]}"}
            if tree.nesting.parent[row] in single:
                spec["subdomainOf"] = self.domains[f"domain:{tree.id(tree.nesting.parent[row])}"]
            key = f"domain:{tree.id(row)}"
            yield _entity("Domain", self.domains[key], tree.name(row), {"orgmodel/id": key}, spec)

    def left_out(self) -> Iterator[Missing]:
        """Say how many domains have not one owner."""
        counts = [len(roles) for roles in self.owners.values()]
        if shared := sum(count > 1 for count in counts):
            yield Missing("domains with several accountable roles", shared)
        if nobody := counts.count(0):
            yield Missing("domains without an accountable role", nobody)

    def _owners(self) -> dict[int, list[int]]:
        """Give the roles that are accountable for each domain that is assigned at all."""
        ownership, role = self.graph.ownership, self.graph.facts.assignments.role
        rows = sorted({int(row) for row in ownership.domain if row >= 0})
        held = {row: ownership.of_domain(row, Level.ACCOUNTABLE) for row in rows}
        return {row: sorted({int(role[each]) for each in claims}) for row, claims in held.items()}

    def _units(self) -> Iterator[Entry]:
        units = self.graph.facts.units
        rows = {name: row for row, name in reversed(list(enumerate(units.id))) if name}  # the first of an id counts
        for name, row in sorted(rows.items(), key=lambda each: each[1]):
            spec: Entry = {"type": allowed(units.kind.get(row) or "unit").lower()}
            if units.parent[row] in rows:
                spec["parent"] = self.groups[f"unit:{units.parent[row]}"]
            notes = {"orgmodel/id": f"unit:{name}"}
            yield _entity("Group", self.groups[f"unit:{name}"], units.name[row], notes, {**spec, "children": []})

    def _roles(self) -> Iterator[Entry]:
        roles, units, managers = self.graph.roles, set(self.graph.facts.units.id), self._managers()
        for row in range(len(roles)):
            if roles.id[row] and self.graph.role_row(roles.id[row]) != row:
                continue
            spec: Entry = {"type": "role"}
            if roles.unit[row] and roles.unit[row] in units:
                spec["parent"] = self.groups[f"unit:{roles.unit[row]}"]
            notes = {"orgmodel/id": self._key(row)}
            if row in managers:
                notes["orgmodel/reports-to"] = " ".join(managers[row])
            yield _entity("Group", self.groups[self._key(row)], roles.title[row], notes, {**spec, "children": []})

    def _managers(self) -> dict[int, list[str]]:
        lines = self.graph.lines
        managers: dict[int, list[str]] = {}
        for role, kind, to in zip(lines.role.tolist(), lines.kind.tolist(), lines.to, strict=True):
            if kind == Line.SOLID:
                managers.setdefault(role, []).append(to)
        return managers

    def _key(self, row: int) -> str:
        """Name a role among the groups; a unit may have the same id."""
        return f"role:{self.graph.roles.id[row] or f'row-{row + 1}'}"


def _entity(kind: str, name: str, title: str, notes: dict[str, str], spec: dict[str, Any]) -> Entry:
    """Give an entity; ids stand as they are in annotations, for names may not hold them."""
    metadata = {"name": name, "title": title or name, "annotations": notes}
    return {"apiVersion": _API, "kind": kind, "metadata": metadata, "spec": spec}
