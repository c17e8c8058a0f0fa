"""OVL: the same duty, word for word, in the descriptions of two roles."""

from __future__ import annotations

import hashlib
from itertools import combinations

import numpy as np

from orgmodel.catalog.common_duties import normalized
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import (
    COMMON_DUTY,
    DELEGATION,
    DISTINCT_SCOPE,
    SAME_CLASS,
    GaoClass,
    Hit,
    Hits,
    Overlap,
    SetAside,
)
from orgmodel.check.overlaps import DUPLICATION, OVERLAP
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_NAMED, duty_side, listed, titles, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level, Tri

_FEWEST_WORDS = 4


@rule("OVL005", Severity.MEDIUM, identity=("duty",))
def duplicate_duty(graph: OrgGraph, duties: DutyTexts, *, common_from: int = 10) -> Hits:
    """The same duty stands, word for word, in the descriptions of two or more roles.

    ## Facts needed
    Duties with their texts, reporting lines. Case, punctuation and white space do not count.

    ## Why it matters
    Two roles with one duty do the same work, share it without saying how, or had a sentence copied. It is
    called duplication, in GAO's sense, only where both sides also state the same scope.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        duties:
          - {text: Plans the capacity of servers and storage, domains: [inf.server]}  # <- OVL005
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        duties: [{text: Plans the capacity of servers and storage, domains: [inf.server]}]
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        duties:
          - {text: Plans the capacity of servers and storage, domains: [inf.server]}
      - id: planning-manager
        title: Planning Manager
        reports_to: operations-manager
        duties: [{text: Plans the capacity of servers and storage, domains: [inf.server]}]
    ```

    ## Exceptions
    Duties that all managers have (leads staff, other duties as assigned), and texts in the descriptions of
    `common_from` roles or more (never fewer than 3), are set aside as common duties; so are a role and its own
    manager, and roles of one job class or levels of one series (Engineer II, Senior Engineer).

    ## Options
    - Confirm whether both roles do this work, and for whom each.
    - Keep the sentence in one description and refer to it from the other.

    ## Source
    GAO-15-49SP for the words fragmentation, overlap and duplication. No threshold: the texts are equal.
    """
    hits: list[tuple[Severity, Hit]] = []
    aside: list[SetAside] = []
    same: dict[str, list[int]] = {}
    for duty, text in enumerate(graph.facts.duties.text):
        same.setdefault(normalized(text), []).append(duty)
    found = [(words, rows) for words, rows in same.items() if _is_in_several_roles(graph, rows, words)]
    common = duties.common | duties.in_many_roles(common_from) if found else np.zeros(0, dtype=bool)
    for words, rows in found:
        if common[rows].all():
            aside.append(_aside(COMMON_DUTY, graph, _roles(graph, rows), rows))
        else:
            _judge(graph, words, rows, hits, aside)
    return Hits.of(hits, checked=len(graph.facts.duties), set_aside=tuple(aside))


def _roles(graph: OrgGraph, duties: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(graph.facts.duties.role[duty]) for duty in duties))


def _is_in_several_roles(graph: OrgGraph, duties: list[int], words: str) -> bool:
    return len(duties) > 1 and len(words.split()) >= _FEWEST_WORDS and len(_roles(graph, duties)) > 1


def _judge(
    graph: OrgGraph, words: str, duties: list[int], hits: list[tuple[Severity, Hit]], aside: list[SetAside]
) -> None:
    """Set a text of several roles aside with its reason, or make a hit of it."""
    pairs = list(combinations(_roles(graph, duties), 2))
    left, right = (np.array(each, dtype=np.int64) for each in zip(*pairs, strict=True))
    chains = graph.hierarchy.chains(left, right)
    kept = []
    for pair, chain in zip(pairs, chains.tolist(), strict=True):
        if chain == Tri.YES:
            aside.append(_aside(DELEGATION, graph, pair, duties))
        elif graph.ownership.are_apart(*pair, _domains(graph, duties)):
            aside.append(_aside(DISTINCT_SCOPE, graph, pair, duties))
        elif graph.same_class(*pair):
            aside.append(_aside(SAME_CLASS, graph, pair, duties))
        else:
            kept.append(pair)
    if kept:
        hits.append((Severity.MEDIUM, _hit(graph, words, duties, kept)))


def _aside(reason: str, graph: OrgGraph, roles: tuple[int, ...], duties: list[int]) -> SetAside:
    first = duties[0]
    return SetAside(
        reason, 1, lambda: (f"{listed(titles(graph, roles), MOST_NAMED)}: {graph.facts.duties.text[first]}",)
    )


def _domains(graph: OrgGraph, duties: list[int]) -> set[int]:
    return {row for duty in duties for row in graph.duty_domains(duty)}


def _hit(graph: OrgGraph, words: str, duties: list[int], pairs: list[tuple[int, int]]) -> Hit:
    roles = sorted({row for pair in pairs for row in pair})
    table = graph.facts.duties
    sides = tuple(duty_side(graph, duty) for duty in duties if int(table.role[duty]) in roles)
    named = _domains(graph, duties)
    what: GaoClass = DUPLICATION if _same_beneficiaries(graph, pairs, named) else OVERLAP
    name = listed(graph.domains.name(row) for row in sorted(named)) or "A duty without a domain"
    found = Overlap(
        domain=name,
        criticality=max((graph.domains.criticality[row] for row in named), default=1),
        score=None,
        band="medium",
        gao_class=what,
        drivers=("the texts are equal, word for word",),
        sides=sides,
    )
    who = with_articles(titles(graph, roles), MOST_NAMED)
    return Hit(
        subject=Ref("duty", table.text[duties[0]]),
        message=f"{name}: {who} have the same duty, word for word: “{table.text[duties[0]]}”.",
        keys=(hashlib.sha256(words.encode()).hexdigest(),),
        at=sides[0].at,
        related=tuple(graph.role_ref(row) for row in roles),
        overlap=found,
    )


def _same_beneficiaries(graph: OrgGraph, pairs: list[tuple[int, int]], domains: set[int]) -> bool:
    """Tell whether the two sides of a pair state one scope and the same customers; nothing inferred counts."""
    owned = graph.ownership
    for pair in pairs:
        left, right = (
            [
                row
                for row in owned.of_role(role, Level.ACCOUNTABLE, Level.RESPONSIBLE)
                if owned.domain[row] in domains and not owned.inferred[row]
            ]
            for role in pair
        )
        if any(owned.same_beneficiaries(ours, theirs) for ours in left for theirs in right):
            return True
    return False
