"""OVL: the same duty, word for word, in the descriptions of two roles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from orgmodel.catalog.common_duties import normalized
from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.equal_texts import Equal, Template, doubt, templates
from orgmodel.check.hits import (
    COMMON_DUTY,
    DELEGATION,
    DISTINCT_SCOPE,
    SAME_CLASS,
    Hit,
    Hits,
    Overlap,
    Passages,
    SetAside,
    Wording,
)
from orgmodel.check.overlaps import DUPLICATION, OVERLAP
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import MOST_NAMED, counted, duty_side, listed, titles, with_articles
from orgmodel.graph.job_classes import same_ladder
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.refs import Ref
from orgmodel.model.words import Level, Tri

_FEWEST_WORDS = 4
_MOST_PASSAGES = 3


@rule("OVL005", Severity.MEDIUM, identity=("duty",))
def duplicate_duty(graph: OrgGraph, duties: DutyTexts, *, common_from: int = 10) -> Hits:
    """The same duty stands, word for word, in the descriptions of two or more roles.

    ## Facts needed
    Duties with their texts, reporting lines. Case, punctuation and white space do not count.

    ## Why it matters
    Two roles with one duty do the same work, share it without saying how, or had a sentence copied. It is
    called duplication, in GAO's sense, only where both sides also state the same scope.

    The reports state it as an overlap only where the text is mapped to a domain. It is `low`, and for review, where it
    is mapped to none or to one that was inferred, and where it says that the role takes part ("participates in",
    "partners with"): several may. So are all texts of roles that share three duties or more, and half of the shorter
    description, almost word for word: they were written from one template, and are one finding.

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
    manager, and roles of one job class or rungs of one ladder (Engineer II, Senior Engineer, Lead Engineer).

    ## Options
    - Confirm whether both roles do this work, and for whom each.
    - Keep the sentence in one description and refer to it from the other.

    ## Source
    GAO-15-49SP for the words fragmentation, overlap and duplication. No threshold: the texts are equal.
    """
    aside: list[SetAside] = []
    same: dict[str, list[int]] = {}
    for duty, text in enumerate(graph.facts.duties.text):
        same.setdefault(normalized(text), []).append(duty)
    found = [(words, rows) for words, rows in same.items() if _is_in_several_roles(graph, rows, words)]
    common = duties.common | duties.in_many_roles(common_from) if found else np.zeros(0, dtype=bool)
    kept: list[Equal] = []
    for words, rows in found:
        if common[rows].all():
            aside.append(_aside(COMMON_DUTY, graph, _roles(graph, rows), rows))
        elif pairs := _in_question(graph, rows, aside):
            kept.append(Equal(words, tuple(rows), pairs))
    return Hits.of(_hits(graph, kept), checked=len(graph.facts.duties), set_aside=tuple(aside))


def _hits(graph: OrgGraph, kept: list[Equal]) -> list[tuple[Severity, Hit]]:
    """Make one hit of each text, and one of all the texts of a template."""
    made = templates(graph, kept)
    hits = [(Severity.LOW, _template(graph, each)) for each in made]
    for text in kept:
        apart = tuple(pair for pair in text.pairs if not any(set(pair) <= set(each.roles) for each in made))
        if apart:
            rows = text.of(frozenset(role for pair in apart for role in pair), graph)
            why = doubt(graph, rows)
            hits.append((Severity.LOW if why else Severity.MEDIUM, _hit(graph, text._replace(duties=rows), apart, why)))
    return hits


def _roles(graph: OrgGraph, duties: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(int(graph.facts.duties.role[duty]) for duty in duties))


def _is_in_several_roles(graph: OrgGraph, duties: list[int], words: str) -> bool:
    return len(duties) > 1 and len(words.split()) >= _FEWEST_WORDS and len(_roles(graph, duties)) > 1


def _in_question(graph: OrgGraph, duties: list[int], aside: list[SetAside]) -> tuple[tuple[int, int], ...]:
    """Give the pairs of roles with one text; what is no overlap for a reason that is known is set aside."""
    pairs = list(combinations(_roles(graph, duties), 2))
    left, right = (np.array(each, dtype=np.int64) for each in zip(*pairs, strict=True))
    chains, rungs = graph.hierarchy.chains(left, right), same_ladder(graph, left, right)
    kept = []
    for pair, chain, rung in zip(pairs, chains.tolist(), rungs.tolist(), strict=True):
        if chain == Tri.YES:
            aside.append(_aside(DELEGATION, graph, pair, duties))
        elif graph.ownership.are_apart(*pair, _domains(graph, duties)):
            aside.append(_aside(DISTINCT_SCOPE, graph, pair, duties))
        elif rung:
            aside.append(_aside(SAME_CLASS, graph, pair, duties))
        else:
            kept.append(pair)
    return tuple(kept)


def _aside(reason: str, graph: OrgGraph, roles: tuple[int, ...], duties: list[int]) -> SetAside:
    first = duties[0]
    return SetAside(
        reason, 1, lambda: (f"{listed(titles(graph, roles), MOST_NAMED)}: {graph.facts.duties.text[first]}",)
    )


def _domains(graph: OrgGraph, duties: Iterable[int]) -> set[int]:
    return {row for duty in duties for row in graph.duty_domains(duty)}


def _hit(graph: OrgGraph, text: Equal, pairs: tuple[tuple[int, int], ...], why: str) -> Hit:
    """Put one text into words: an overlap, or where there is a doubt, a wording for review."""
    table = graph.facts.duties
    roles = sorted({row for pair in pairs for row in pair})
    said = table.text[text.duties[0]]
    named = _domains(graph, text.duties)
    about = _about(graph, text.duties, roles)
    name = "A duty without a domain" if about is None else graph.domains.name(about)
    who = with_articles(titles(graph, roles), MOST_NAMED)
    hit = Hit(
        subject=Ref("duty", said),
        message=f"{name}: {who} have the same duty, word for word: “{said}”.",
        keys=(hashlib.sha256(text.words.encode()).hexdigest(),),
        related=tuple(graph.role_ref(row) for row in roles),
    )
    if why:
        passages = _passages(graph, [text])
        return hit._replace(
            message=f"{hit.message} For review: {why}.",
            at=passages[0].left.at,
            wording=Wording(name if named else "", strong=False, identical=1, similar=0, passages=passages),
        )
    sides = tuple(duty_side(graph, duty) for duty in text.duties)
    found = Overlap(
        domain=name,
        criticality=max((graph.domains.criticality[row] for row in named), default=1),
        score=None,
        band="medium",
        gao_class=DUPLICATION if _same_beneficiaries(graph, pairs, named) else OVERLAP,
        drivers=("the texts are equal, word for word",),
        sides=sides,
    )
    return hit._replace(at=sides[0].at, overlap=found)


def _about(graph: OrgGraph, duties: Sequence[int], roles: Sequence[int]) -> int | None:
    """Choose the domain that tells what a duty is about: one that most of the roles hold, else the first of them.

    A topic has one name: with all the domains of a sentence it reads like a list of its words.
    """
    mapped = list(dict.fromkeys(row for duty in duties for row in graph.duty_domains(duty)))
    owned = graph.ownership
    held = [
        {int(owned.domain[row]) for row in owned.of_role(role, Level.ACCOUNTABLE, Level.RESPONSIBLE)} for role in roles
    ]
    return max(mapped, key=lambda row: sum(row in each for each in held), default=None)


def _template(graph: OrgGraph, template: Template) -> Hit:
    """Put all the texts that roles have from one template into one finding."""
    names = titles(graph, template.roles)
    refs = tuple(graph.role_ref(row) for row in template.roles)
    roles = frozenset(template.roles)
    held = Counter(int(graph.facts.duties.role[duty]) for text in template.texts for duty in text.of(roles, graph))
    shares = [f"{graph.title(row)} {held[row]} of {len(graph.duties_of(row))}" for row in template.roles]
    share = f" ({listed(shares)})" if len(shares) <= _MOST_PASSAGES else ""
    passages = _passages(graph, [text._replace(duties=text.of(roles, graph)) for text in template.texts])
    return Hit(
        subject=Ref("duty", graph.facts.duties.text[template.texts[0].duties[0]]),
        message=(
            f"{counted(len(template.texts), 'duty stands', 'duties stand')} word for word in the descriptions of "
            f"{with_articles(names, MOST_NAMED)}{share}. Descriptions of one template do not "
            "say who does what."
        ),
        keys=(hashlib.sha256("\n".join(sorted(map(str, refs))).encode()).hexdigest(),),
        at=passages[0].left.at,
        related=refs,
        wording=Wording("", strong=False, identical=len(template.texts), similar=0, passages=passages),
    )


def _passages(graph: OrgGraph, texts: list[Equal]) -> tuple[Passages, ...]:
    """Put a text beside itself, as two of the roles have it."""
    shown = texts[:_MOST_PASSAGES]
    sides = [[duty_side(graph, duty) for duty in text.duties[:2]] for text in shown]
    return tuple(Passages(left, right, score=1.0, relation="similar") for left, right in sides)


def _same_beneficiaries(graph: OrgGraph, pairs: Iterable[tuple[int, int]], domains: set[int]) -> bool:
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
