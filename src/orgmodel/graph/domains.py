"""Which domain does a text name? Domains by id or alias, their tree and what a catalog says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from orgmodel.graph.nesting import Nesting
from orgmodel.model.entities import Domain
from orgmodel.model.words import UNKNOWN, Required

_SPELLINGS = (("&", " and "), ("centre", "center"), ("fibre", "fiber"), ("licence", "license"))
_DEFAULT_CRITICALITY = 3


def normalized(text: str) -> str:
    """Fold case, spelling variants and white space, so that `Help-Desk` and `help desk` are one alias."""
    text = text.casefold()
    for variant, usual in _SPELLINGS:
        text = text.replace(variant, usual)
    return re.sub(r"[\s\-_]+", " ", text).strip()


@dataclass(frozen=True, eq=False)
class DomainTree:
    """The domains of a model, catalog included. A row is a domain."""

    domains: tuple[Domain, ...]

    @cached_property
    def nesting(self) -> Nesting:
        """The domains as a tree."""
        ids = [domain.id or "" for domain in self.domains]
        return Nesting(ids, [domain.parent or "" for domain in self.domains])

    @cached_property
    def _aliases(self) -> dict[str, int]:
        """Names in the order of their claim: ids, then display names, then aliases; the first claim wins.

        Among equal claims those of the model's own domains, which have a place, come before the catalog's.
        """
        claims: dict[str, int] = {}
        ordered = sorted(enumerate(self.domains), key=lambda each: each[1].at is None)
        for row, domain in ordered:
            claims.setdefault(normalized(domain.id or ""), row)
        for row, domain in ordered:
            claims.setdefault(normalized(domain.name or ""), row)
        for row, domain in ordered:
            for alias in domain.aliases:
                claims.setdefault(normalized(alias), row)
        claims.pop("", None)
        return claims

    @property
    def names(self) -> tuple[str, ...]:
        """All names under which a domain is found, ids first."""
        return (*self.nesting.rows, *self._aliases)

    def row(self, text: str) -> int:
        """Find a domain by id, name or alias; -1 when there is none."""
        exact = self.nesting.rows.get(text)
        return exact if exact is not None else self._aliases.get(normalized(text), -1)

    def name(self, row: int) -> str:
        """The plain name, or the id where there is none."""
        return self.domains[row].name or self.domains[row].id or "(a domain without a name)"

    def id(self, row: int) -> str:
        """The id."""
        return self.domains[row].id or ""

    def level(self, row: int) -> int:
        """1 for a domain without a parent, 2 below it, and so on."""
        return len(self.nesting.above(row))

    @cached_property
    def criticality(self) -> tuple[int, ...]:
        """1 to 5 for each row: as stated, else the highest of what lies within, else 3."""
        stated = [domain.criticality for domain in self.domains]
        return tuple(stated[row] or self._highest(row, stated) for row in range(len(stated)))

    def _highest(self, row: int, stated: list[int | None]) -> int:
        inside = [stated[other] or 0 for other in self.nesting.below(row)]
        return max(inside) or _DEFAULT_CRITICALITY

    def required(self, row: int) -> int:
        """A number of `Required`, or UNKNOWN for a domain that nobody calls required."""
        word = self.domains[row].required
        return Required.written()[word] if word else UNKNOWN
