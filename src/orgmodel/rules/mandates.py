"""GAP: duties that a declared mandate assigns, and nobody in the model answers for."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from orgmodel.check.hits import Hit, Hits, Open, Question, SetAside
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import OWNER, counted, listed, organization_ref
from orgmodel.graph.accountability import Answer, answer
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.mandates import Mandate, MandateItem
from orgmodel.model.refs import Ref

INAPPLICABLE = "item of a mandate that does not apply, by the model's own word"


@rule("GAP005", Severity.ERROR, identity=("mandate", "item"))
def mandate_unassigned(graph: OrgGraph) -> Hits:
    """No role is accountable for an item of a mandate that the model declares.

    ## Facts needed
    `mandates`: a built-in pack by its id (`us-cio-13`, `m-15-14`, `44-usc-3506`), or a local one with its items mapped
    to domains; assignments at level accountable; `completeness` of the domains. Without `mandates` the rule is silent.

    ## Why it matters
    A statute or an ordinance does not ask how work is divided, it asks who answers for each of its items.

    ## Example
    An ordinance as a list of items; one owned domain of an item is enough:
    ```yaml bad
    completeness: [{all: complete}]
    mandates:
      - id: ordinance-7
        title: Ordinance 7, duties of the Bureau
        items:
          - {id: "(1)", text: prepare the technology budget, domains: [fin.budget]}
          - {id: "(2)", text: keep public records, domains: [dat.records]}  # <- GAP005
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [fin.budget]}
    ```
    ```yaml good
    completeness: [{all: complete}]
    mandates:
      - id: ordinance-7
        title: Ordinance 7, duties of the Bureau
        items:
          - {id: "(1)", text: prepare the technology budget, domains: [fin.budget]}
          - {id: "(2)", text: keep public records, domains: [dat.records]}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [fin.budget, dat.records]}
    ```
    What does not apply is said with its reason, and set aside:
    ```yaml good
    completeness: [{all: complete}]
    mandates:
      - id: ordinance-7
        title: Ordinance 7, duties of the Bureau
        items:
          - {id: "(1)", text: prepare the technology budget, domains: [fin.budget]}
          - {id: "(2)", text: keep public records, domains: [dat.records]}
        not_applicable: [{item: "(2)", reason: "The Clerk keeps all records, by charter"}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none, owns: [fin.budget]}
    ```

    ## Exceptions
    Federal packs bind federal agencies; on a city they are a list to look at. In a partial model what no document
    says is a question. An item that maps to no domain is not assessed. A pack says how much of its source it covers.

    ## Options
    - Confirm which role answers for the item, and record it with its source.
    - Record that the item does not apply here (`not_applicable`), with the reason.
    - Map the item to the domain that holds it.

    ## Source
    The mandate that the model names. Items of built-in packs are short texts of ours with a reference.
    """
    judged = list(_judged(graph))
    unassigned = [each for each in judged if each.how is _How.NOBODY]
    unread = [each for each in judged if each.how is _How.UNREAD]
    unmapped = [each for each in judged if each.how is _How.UNMAPPED]
    aside = [each for each in judged if each.how is _How.INAPPLICABLE]
    lines = tuple(f"{each.title} {each.item.id}: {each.reason}" for each in aside)
    partial = Open(len(unread), "no accountable role is named, and the model is partial here or its scope is open",
                   "an accountable role, or completeness of the domains")  # fmt: skip
    bare = Open(len(unmapped), "the item maps to no domain that the model knows", "domains of the item")
    return Hits.of(
        [(Severity.ERROR, _hit(graph, each)) for each in unassigned],
        checked=len(judged) - len(unread) - len(unmapped) - len(aside),
        open=tuple(each for each in (partial, bare) if each.count),
        questions=_who(graph, unread),
        set_aside=(SetAside(INAPPLICABLE, len(aside), lambda: lines),) if aside else (),
    )


class _How(Enum):
    """What a model says of an item."""

    ASSIGNED = 0
    NOBODY = 1
    UNREAD = 2
    UNMAPPED = 3
    INAPPLICABLE = 4


class _Judged(NamedTuple):
    """One item of a mandate, and what the model says of it."""

    mandate: Mandate
    item: MandateItem
    how: _How
    domains: tuple[int, ...]
    reason: str = ""

    @property
    def title(self) -> str:
        """The mandate in plain words."""
        return self.mandate.title or self.mandate.id


def _judged(graph: OrgGraph) -> Iterator[_Judged]:
    for mandate in graph.facts.mandates:
        reasons = {each.item: each.reason for each in mandate.not_applicable}
        for item in mandate.items:
            domains = tuple(row for row in map(graph.domains.row, item.domains) if row >= 0)
            if item.id in reasons:
                yield _Judged(mandate, item, _How.INAPPLICABLE, domains, reasons[item.id])
            else:
                yield _Judged(mandate, item, _how(graph, domains), domains)


def _how(graph: OrgGraph, domains: tuple[int, ...]) -> _How:
    if not domains:
        return _How.UNMAPPED
    answers = {domain: answer(graph, domain) for domain in domains}
    if any(each in (Answer.OWNED, Answer.PROVIDED) for each in answers.values()):
        return _How.ASSIGNED
    full = graph.coverage.domains_in_full
    open_ones = any(domain not in full or each in (Answer.WIDER, Answer.PARTS) for domain, each in answers.items())
    return _How.UNREAD if open_ones else _How.NOBODY


def _hit(graph: OrgGraph, each: _Judged) -> Hit:
    ref = Ref("mandate", each.mandate.id)
    names = listed(graph.domains.name(domain) for domain in each.domains)
    text = f" ({each.item.text})" if each.item.text else ""
    return Hit(
        subject=ref,
        message=f"{each.title}, {each.item.id}{text}: no role is accountable for {names}.",
        keys=(str(ref), each.item.id),
        at=each.item.at or each.mandate.at,
        related=tuple(Ref("domain", graph.domains.id(domain)) for domain in each.domains),
        evidence=each.mandate.evidence,
    )


def _who(graph: OrgGraph, unread: list[_Judged]) -> tuple[Question, ...]:
    if not unread:
        return ()
    items = counted(len(unread), "item of a declared mandate", "items of declared mandates")
    return (
        Question(
            to=None,
            about=organization_ref(graph),
            topic=OWNER,
            text=f"Which roles are accountable for {items}? The documents read do not say.",
            details=tuple(
                f"{each.title}, {each.item.id}: {listed(graph.domains.name(row) for row in each.domains)}"
                for each in unread
            ),
            at=graph.facts.header.organization.at,
        ),
    )
