"""OVL: duties of two roles that say in similar words what may be one thing. For review, never stated as an overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import Hit, Hits, Open, Passages, Values, Wording
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.similar import Group, Key, groups, identical, similar
from orgmodel.check.wording import counted, domain_ref, duty_side
from orgmodel.duties.comparison import REVIEW, STRONG
from orgmodel.duties.mapping import SURE, DomainIndex, index_of
from orgmodel.duties.verbs import Part
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import UNKNOWN, Status

_MOST_TEXTS = 20_000
_MOST_PASSAGES = 3
_LOWEST = 0.05
_CLAIMS = {Part.MANAGING: "accountable, by wording: speaks of managing", Part.DOING: "responsible, by wording: does it"}


@rule("OVL009", Severity.LOW, identity=("role", "other role", "domain"))
def similar_wording(
    graph: OrgGraph, duties: DutyTexts, *, review: float = REVIEW, strong: float = STRONG, common_from: int = 10
) -> Hits:
    """Two roles describe what may be one responsibility in similar words. It is for review, and no overlap by itself.

    ## Facts needed
    Duties with their texts; their domains group what is found. English only.

    ## Why it matters
    Descriptions are written by different people. Where "help desk support center" in one and "service desk
    functions" in the other are the same desk, nobody sees it until a caller is sent from one to the other.

    ## Example
    ```yaml bad
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        duties:
          - {text: Runs the help desk support center of the County, domains: [svc.desk]}  # <- OVL009
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        duties: [{text: Is responsible for the service desk functions, domains: [svc.desk]}]
    ```
    ```yaml good
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        reports_to: cio
        duties:
          - {text: Runs the help desk support center of the County, domains: [svc.desk]}
      - id: planning-manager
        title: Planning Manager
        reports_to: cio
        duties: [{text: Writes the strategic plan for technology, domains: [gov.strategy]}]
    ```

    ## Exceptions
    Set aside and counted are common management duties (hires staff, other duties as assigned), a role and its own
    manager, roles of one job class, duties that the model maps to different domains, and distinct scopes. A text
    in the descriptions of `common_from` roles or more (never fewer than 3) is a common duty. Texts that are equal
    word for word are OVL005's, and are counted apart. Where one side speaks of managing the work and the other of
    doing it, that is accountable against responsible, and is shown as such.

    ## Options
    - Read both passages, and say whether they mean one thing.
    - If they do, confirm who answers for it, and record what each side contributes.
    - If they do not, accept the finding with that reason.

    ## Source
    orgmodel's own rule. On public job descriptions, labeled by hand by one person, about five of six pairs at .45 or
    more (`strong`) were one responsibility, and about three of five at .35 or more (`review`).
    """
    if not len(graph.facts.duties):
        return Hits()
    if len(duties.prepared) > _MOST_TEXTS:
        why = f"more than {_MOST_TEXTS:,} different duties are not compared in a check"
        return Hits(open=(Open(len(duties.prepared), why, "a model of one part of the organization"),))
    found = similar(duties, max(review, _LOWEST), common_from)
    same = identical(duties, common_from)
    suggested = index_of(graph.domains.domains)
    hits = [
        (Severity.LOW, _hit(duties, group, same, Values(group.score, review, "likeness"), suggested, strong))
        for group in groups(duties, found)
    ]
    return Hits.of(hits, checked=len(graph.facts.duties), set_aside=found.set_aside)


def _hit(
    duties: DutyTexts, group: Group, same: Counter[Key], values: Values, suggested: DomainIndex, strong: float
) -> Hit:
    graph, (left, right, domain) = duties.graph, group.key
    passages = tuple(_passages(duties, group))
    refs = graph.role_ref(left), graph.role_ref(right)
    about = domain_ref(graph, domain) if domain != UNKNOWN else None
    found = Wording(
        domain=graph.domains.name(domain) if about else "",
        strong=group.score >= strong,
        identical=same[group.key],
        similar=len(group.left),
        passages=passages,
    )
    return Hit(
        subject=about or refs[0],
        message=_message(graph, group.key, found) + _suggestion(duties, group, suggested),
        keys=(*sorted(map(str, refs)), str(about or "")),
        at=passages[0].left.at,
        related=refs,
        values=values._replace(measure=round(group.score, 2)),
        evidence=tuple(dict.fromkeys(mark for each in passages for side in each[:2] for mark in side.evidence)),
        depends_on=tuple(_guesses(graph, group)),
        wording=found,
    )


def _message(graph: OrgGraph, key: Key, found: Wording) -> str:
    left, right = (f"the {graph.title(role)}" for role in key[:2])
    name = f"{found.domain}: " if found.domain else ""
    relations = {each.relation for each in found.passages}
    if relations == {"managed and done"}:
        first = found.passages[0]
        one, other = (left, right) if first.left.claim == _CLAIMS[Part.MANAGING] else (right, left)
        said = f"by their wording {one} manages what {other} does"
    else:
        said = f"{left} and {right} describe duties in similar words"
    counts = [counted(found.similar, "pair", "pairs") + " similar"]
    if found.identical:
        counts.append(f"{found.identical:,} identical (OVL005)")
    if found.strong:
        counts.append("strong")
    sentence = f"{said} ({', '.join(counts)})"
    return f"{name}{sentence if name else sentence[:1].upper() + sentence[1:]}."


def _passages(duties: DutyTexts, group: Group) -> Iterator[Passages]:
    """Put the most alike duties beside each other."""
    for left, right, score in list(zip(group.left, group.right, group.scores, strict=True))[:_MOST_PASSAGES]:
        ours, theirs = duties.part(left), duties.part(right)
        apart = {ours, theirs} == {Part.MANAGING, Part.DOING}
        yield Passages(
            left=duty_side(duties.graph, left, _CLAIMS[ours] if apart else "duty"),
            right=duty_side(duties.graph, right, _CLAIMS[theirs] if apart else "duty"),
            score=round(score, 4),
            relation="managed and done" if apart else "similar",
        )


def _suggestion(duties: DutyTexts, group: Group, suggested: DomainIndex) -> str:
    """Name a domain where the model maps one of the duties to none; it is a suggestion and nothing rests on it."""
    graph = duties.graph
    left, right = group.left[0], group.right[0]
    if group.key[2] != UNKNOWN or (graph.duty_domains(left) and graph.duty_domains(right)):
        return ""
    text = f"{graph.facts.duties.text[left]}; {graph.facts.duties.text[right]}"
    found = suggested.domains_of(text, most=1, least=SURE)
    return f" Suggested domain: {graph.domains.name(graph.domains.row(found[0][0]))}." if found else ""


def _guesses(graph: OrgGraph, group: Group) -> Iterator[str]:
    """Say which of the duties were inferred."""
    provenance = graph.facts.duties.provenance
    rows = dict.fromkeys(duty for both in zip(group.left, group.right, strict=True) for duty in both)
    for duty in rows:
        if provenance.status[duty] == Status.INFERRED or duty in provenance.inferred:
            yield f"{graph.title(int(graph.facts.duties.role[duty]))}: a duty or its domain is inferred"
