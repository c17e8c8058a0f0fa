"""The organization while a scenario is applied: plain values that operations change, and what they retire.

An operation that does not fit says why with `DoesNotFit`; the others are applied all the same, so that every problem
is found at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from orgmodel.change.plain import Fields, Plain, plain
from orgmodel.errors import did_you_mean
from orgmodel.graph.domains import DomainTree
from orgmodel.graph.orggraph import OrgGraph

_TAKEN = ("roles", "units", "bodies", "providers")
_SHOWN = 3


class DoesNotFit(Exception):
    """Says why an operation cannot be applied to what is there."""


@dataclass
class Draft:
    """What operations work on.

    Attributes:
        plain: the entities, by kind and key.
        domains: the domains of the base; scenarios add none.
        retired: what operations end on purpose: `(what, subject)`, such as `("domain", "fin.budget")`.
        became: ids that roles of the base have now, by their old ones; several old ones may lead to one.
        doing: the operation that is being applied, as problems name it.
        taken: what became of an entity that is gone, by `(kind, id)`, and which operation took a domain from a role, by
            `(role, domain)`. A draft that is stacked on another knows those of that one as well.
    """

    plain: Plain
    domains: DomainTree
    retired: set[tuple[str, str]] = field(default_factory=set)
    became: dict[str, str] = field(default_factory=dict)
    doing: str = ""
    taken: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: OrgGraph, below: Draft | None = None) -> Draft:
        """Begin with a model, or with what the draft below proposes."""
        taken = dict(below.taken) if below else {}
        return cls(deepcopy(plain(graph.facts)), graph.domains, taken=taken)

    @property
    def roles(self) -> dict[str, Fields]:
        """The roles, by id."""
        return self.plain["roles"]

    def role(self, name: str) -> Fields:
        """Give a role.

        Raises:
            DoesNotFit: there is none of this id; says what became of it, if something did.
        """
        if name not in self.roles:
            raise DoesNotFit(f"there is no role '{name}'{self._since('roles', name, self.roles)}")
        return self.roles[name]

    def _since(self, kind: str, name: str, others: Iterable[str]) -> str:
        """Say what became of an entity, and by which operation; else what may be meant."""
        said = self.taken.get((kind, name))
        return f" any more: {said}" if said else did_you_mean(name, others)

    def remember(self, before: Mapping[str, AbstractSet[str]]) -> None:
        """Note what the operation took away, of the entities that there were before, by kind."""
        for kind, names in before.items():
            for name in names - self.plain[kind].keys():
                now = self.became.get(name) if kind == "roles" else None
                said = f"it became '{now}' by {self.doing}" if now else f"{self.doing} took it away"
                self.taken[kind, name] = said

    def names(self) -> Mapping[str, AbstractSet[str]]:
        """Give the ids of all entities that operations may take away, by kind."""
        return {kind: frozenset(self.plain[kind]) for kind in _TAKEN}

    def entity(self, kind: str, name: str) -> Fields:
        """Give a unit, body or provider."""
        if name not in self.plain[kind]:
            word = {"units": "unit", "bodies": "body", "providers": "provider"}[kind]
            raise DoesNotFit(f"there is no {word} '{name}'{self._since(kind, name, self.plain[kind])}")
        return self.plain[kind][name]

    def domain(self, name: str) -> str:
        """Give the id of a domain that is named by id, name or alias."""
        row = self.domains.row(name)
        if row < 0:
            raise DoesNotFit(f"there is no domain '{name}'{did_you_mean(name, self.domains.names)}")
        return self.domains.id(row)

    def held(self, role: str, domain: str) -> list[Fields]:
        """Give the assignments of a role on a domain."""
        owns: list[Fields] = self.role(role).get("owns", [])
        return [each for each in owns if self._is(each["domain"], domain)]

    def not_held(self, role: str, domain: str) -> str:
        """Say who holds a domain that a role does not, and since which operation."""
        since = self.taken.get((role, domain))
        holders = [name for name in self.roles if self.held(name, domain)]
        shown = ", ".join(f"'{name}'" for name in holders[:_SHOWN]) + " and others" * (len(holders) > _SHOWN)
        return f"{f' since {since}' if since else ''}; {shown or 'nobody'} {'hold' if len(holders) > 1 else 'holds'} it"

    def _is(self, name: str, domain: str) -> bool:
        row = self.domains.row(name)
        return row >= 0 and self.domains.id(row) == domain

    def release(self, role: str, assignments: Iterable[Fields]) -> None:
        """Take assignments from a role."""
        gone = list(assignments)
        self.taken |= {(role, self.domain(each["domain"])): self.doing for each in gone}
        kept = [each for each in self.role(role).get("owns", []) if each not in gone]
        put(self.role(role), "owns", kept)

    def give(self, role: str, assignment: Fields) -> None:
        """Let a role hold an assignment; the same one twice is one."""
        owns = self.role(role).get("owns", [])
        if assignment not in owns:
            put(self.role(role), "owns", [*owns, assignment])

    def manager(self, role: str) -> str | None:
        """The first manager of a role: an id, `none` for a top, or None where it is not stated."""
        lines = self.role(role).get("reports_to", [])
        return str(lines[0]["role"]) if lines else None

    def set_manager(self, role: str, manager: str | None) -> None:
        """Let a role report to another one; None: nobody is stated."""
        put(self.role(role), "reports_to", [{"role": manager}] if manager is not None else [])

    def reports(self, role: str) -> list[str]:
        """The roles that have this one as a manager, by id."""
        return [
            name
            for name, each in self.roles.items()
            if any(_leads_to(line, role) for line in each.get("reports_to", ()))
        ]

    def above(self, role: str) -> Iterator[str]:
        """The role and all above it, by first managers; ends at a circle."""
        met: set[str] = set()
        here: str | None = role
        while here is not None and here in self.roles and here not in met:
            yield here
            met.add(here)
            here = self.manager(here)


def _leads_to(line: Fields, role: str) -> bool:
    return bool(line["role"] == role)


def put(entity: Fields, key: str, value: Any) -> None:
    """Set a field, or leave it out where there is nothing to say."""
    if value:
        entity[key] = value
    else:
        entity.pop(key, None)
