"""Which equal texts say that two roles do one work, and which are one text in several descriptions?

A sentence that was copied says less than one that two people wrote: descriptions that share half of their duties were
written from one template, and a text that is mapped to no domain, or says that the role takes part, is no overlap by
itself. Such texts are for review; see docs/decisions/0033.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from orgmodel.catalog.common_duties import normalized
from orgmodel.duties.verbs import takes_part
from orgmodel.graph.orggraph import OrgGraph

RolePair = tuple[int, int]
FEWEST_SHARED = 3
_HALF = 0.5
_ALMOST = 0.75
"""Of the words of two duties so many are the same in both where one was written from the other."""


class Equal(NamedTuple):
    """One text in several roles: its words, the duties that have it, and the pairs of roles that are in question."""

    words: str
    duties: tuple[int, ...]
    pairs: tuple[RolePair, ...]

    def of(self, roles: frozenset[int], graph: OrgGraph) -> tuple[int, ...]:
        """Give the duties of some roles."""
        return tuple(duty for duty in self.duties if int(graph.facts.duties.role[duty]) in roles)


class Template(NamedTuple):
    """Roles whose descriptions are largely one text, and the texts that they share."""

    roles: tuple[int, ...]
    texts: tuple[Equal, ...]


def templates(graph: OrgGraph, found: Sequence[Equal]) -> tuple[Template, ...]:
    """Find roles with an equal text that share three duties, and half of one description, almost word for word."""
    pairs = sorted({pair for each in found for pair in each.pairs})
    words = {role: _words(graph, role) for role in {role for pair in pairs for role in pair}}
    alike = [pair for pair in pairs if _are_one_text(*(words[role] for role in pair))]
    made = []
    for roles in _joined(alike):
        texts = tuple(each for each in found if any(roles.issuperset(pair) for pair in each.pairs))
        made.append(Template(tuple(sorted(roles)), texts))
    return tuple(made)


def _words(graph: OrgGraph, role: int) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(normalized(graph.facts.duties.text[duty]).split()) for duty in graph.duties_of(role))


def _are_one_text(left: tuple[frozenset[str], ...], right: tuple[frozenset[str], ...]) -> bool:
    fewer, more = sorted((left, right), key=len)
    shared = sum(any(len(one & other) >= _ALMOST * len(one | other) for other in more) for one in fewer)
    return shared >= FEWEST_SHARED and shared >= _HALF * len(fewer)


def _joined(pairs: Sequence[RolePair]) -> list[frozenset[int]]:
    """Join pairs that have a role in common."""
    groups: list[frozenset[int]] = []
    for pair in sorted(pairs):
        near = [group for group in groups if group.intersection(pair)]
        groups = [group for group in groups if group not in near]
        groups.append(frozenset(pair).union(*near))
    return sorted(groups, key=min)


def doubt(graph: OrgGraph, duties: Sequence[int]) -> str:
    """Say why an equal text is no overlap by itself; nothing where it is one."""
    guessed = graph.facts.duties.provenance.is_inferred("domains")
    if takes_part(graph.facts.duties.text[duties[0]]):
        return "it says that the role takes part, which several may"
    if not all(graph.duty_domains(duty) for duty in duties):
        return "it is mapped to no domain"
    if any(guessed[duty] for duty in duties):
        return "its domain is inferred"
    return ""
