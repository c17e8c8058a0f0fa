"""OVL: the role that does the work and the role that answers for it stand apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from orgmodel.check.duty_texts import DutyTexts
from orgmodel.check.hits import DELEGATION, DISTINCT_SCOPE, DOTTED, SAME_CLASS, Hit, Hits, Open, Question, SetAside
from orgmodel.check.overlaps import overlap_hit, set_aside
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import LINE, confidence, domain_ref, listed, titles, with_articles
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.overlap import Pairs
from orgmodel.graph.pairing import pairs_of_accountable_and_responsible
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.graph.sets import among, distinct
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.words import Level, Line, Tri

UNIT = "unit"


@rule("OVL010", Severity.MEDIUM, identity=("domain", "responsible role"))
def accountable_and_responsible_apart(graph: OrgGraph, duties: DutyTexts) -> Hits:
    """A role carries out a domain whose accountable role is outside its chain of command, in another unit.

    ## Facts needed
    Assignments at levels accountable and responsible, reporting lines, units. Where the line or the unit is
    unknown it is a question: most often the one simply works under the other.

    ## Why it matters
    Who answers for a domain needs a say in the work. Where the work is done under another manager in
    another unit, priorities are set in one place and answered for in another.

    ## Example
    ```yaml bad
    units: [{id: operations, name: Operations}, {id: projects, name: Projects}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        unit: operations
        reports_to: cio
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - {id: project-manager, title: Project Manager, unit: projects, reports_to: cio}
      - id: engineer
        title: Engineer
        unit: projects
        reports_to: project-manager
        owns:
          - {domain: res.backup, level: responsible, scope: all}  # <- OVL010
    ```
    ```yaml good
    units: [{id: operations, name: Operations}, {id: projects, name: Projects}]
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - id: operations-manager
        title: Operations Manager
        unit: operations
        reports_to: cio
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - {id: project-manager, title: Project Manager, unit: projects, reports_to: cio}
      - id: engineer
        title: Engineer
        unit: projects
        reports_to: operations-manager
        owns:
          - {domain: res.backup, level: responsible, scope: all}
    ```
    With the line unknown it is a question:
    ```yaml bad
    roles:
      - id: operations-manager
        title: Operations Manager
        reports_to: none
        owns: [{domain: res.backup, level: accountable, scope: all}]
      - id: engineer
        title: Engineer
        owns:
          - {domain: res.backup, level: responsible, scope: all}  # <- OVL010?
    ```

    ## Exceptions
    Shared services with an agreement are often meant so. Matrix work with a dotted line to the accountable role
    is set aside. Work in the same unit is not flagged. A domain held at both levels by one role is not flagged.

    ## Options
    - Confirm whether the one works under the other for this domain, and record the line.
    - Confirm who sets priorities for this work, and record it in both descriptions.

    ## Source
    orgmodel's own rule; no outside threshold.
    """
    pairs = _of_others(graph, pairs_of_accountable_and_responsible(graph))
    pairs, aside = _set_aside(pairs.where(_assessable(pairs)))
    claims = distinct(pairs.right)
    delegated = _any((pairs.chain == Tri.YES) | _dotted(pairs), pairs.right, claims)
    unknown = _any(pairs.chain == Tri.UNKNOWN, pairs.right, claims)
    apart = duties.compared(pairs.where(among(pairs.right, claims[~delegated])))
    _ = apart.chance  # once for all, before the pairs are taken apart
    lines = set(claims[unknown].tolist())
    hits, questions, unplaced = [], [], 0
    for claim, group in sorted(apart.groups(apart.right), key=_most_critical_first):
        if claim in lines:
            questions.append(_line_question(group))
        elif (same := _same_unit(group)) is None:
            unplaced += 1
            questions.append(_unit_question(group))
        elif not same:
            hits.append(_apart(group))
    return Hits.of(
        hits,
        checked=len(claims) - len(questions),
        open=tuple(_open(len(questions) - unplaced, unplaced)),
        questions=tuple(questions),
        set_aside=aside,
    )


def _most_critical_first(claim: tuple[int, Pairs]) -> int:
    _, group = claim
    return -group.graph.domains.criticality[int(group.domain[0])]


def _of_others(graph: OrgGraph, pairs: Pairs) -> Pairs:
    """Leave out work that its own role answers for, at this domain or above."""
    owned, role = graph.ownership, graph.facts.assignments.role
    nesting, domain = owned.domains.nesting, owned.domain.tolist()
    rows = distinct(pairs.right)
    rows = rows[among(role[rows], role[owned.rows(Level.ACCOUNTABLE)])]
    own = [
        row
        for row, holder in zip(rows.tolist(), role[rows].tolist(), strict=True)
        for each in owned.of_role(holder, Level.ACCOUNTABLE)
        if nesting.is_within(domain[row], domain[each])
    ]
    return pairs.where(~among(pairs.right, own)) if own else pairs


def _assessable(pairs: Pairs) -> BoolColumn:
    """Leave out roles outside the model and those in a reporting cycle, of whom nothing can be said."""
    graph = pairs.graph
    fit = graph.in_scope & ~graph.hierarchy.masked
    left, right = pairs.roles
    assessable: BoolColumn = fit[left] & fit[right]
    return assessable


def _dotted(pairs: Pairs) -> BoolColumn:
    """Tell which responsible roles have a dotted line to the accountable one: matrix work, meant so."""
    graph = pairs.graph
    rows = graph.lines_of_kind(Line.DOTTED)
    many = len(graph.roles)
    lines = graph.lines.role[rows] * many + graph.line_target[rows]
    left, right = pairs.roles
    return among(right * many + left, lines)


def _set_aside(pairs: Pairs) -> tuple[Pairs, tuple[SetAside, ...]]:
    """Drop pairs on distinct scopes and of one class; list these, and those in a chain or with a dotted line."""
    aside = []
    dropped: tuple[tuple[str, Callable[[Pairs], BoolColumn]], ...] = (
        (DISTINCT_SCOPE, lambda some: some.scope == ScopeRelation.DISJOINT),
        (SAME_CLASS, lambda some: some.same_class),
    )
    for reason, applies in dropped:
        mask = applies(pairs)
        aside += [set_aside(reason, pairs.where(mask))] if mask.any() else []
        pairs = pairs.where(~mask)
    chain = pairs.chain == Tri.YES
    for reason, mask in ((DELEGATION, chain), (DOTTED, _dotted(pairs) & ~chain)):
        aside += [set_aside(reason, pairs.where(mask))] if mask.any() else []
    return pairs, tuple(aside)


def _any(mask: BoolColumn, right: IntColumn, claims: IntColumn) -> BoolColumn:
    """Tell for each responsible claim whether any of its pairs is marked."""
    return among(claims, right[mask])


def _same_unit(group: Pairs) -> bool | None:
    """Tell whether an accountable role sits in the unit of the responsible one; None where that is unknown."""
    unit = group.graph.unit_row
    left, right = group.roles
    here = int(unit[right[0]])
    if here >= 0 and (unit[left] == here).any():
        return True
    return None if here < 0 or (unit[left] < 0).any() else False


def _open(lines: int, units: int) -> Iterator[Open]:
    if lines:
        yield Open(lines, "whether the one works under the other is not in the documents read", "reporting lines")
    if units:
        yield Open(units, "the unit of one of the roles is not in the documents read", "units")


def _detail(group: Pairs) -> str:
    """Name the domain, who answers for it and who carries it out, all of them."""
    graph, domain = group.graph, int(group.domain[0])
    table = graph.facts.assignments
    rows = dict.fromkeys([*group.left.tolist(), *graph.ownership.of_domain(domain, Level.RESPONSIBLE)])
    said: dict[int, list[str]] = {int(Level.ACCOUNTABLE): [], int(Level.RESPONSIBLE): []}
    for row in rows:
        sure = f" ({confidence(graph, row)})" if graph.ownership.inferred[row] else ""
        said[int(table.level[row])].append(f"{graph.title(int(table.role[row]))}{sure}")
    answers, does = said.values()
    return f"{graph.domains.name(domain)}: accountable {listed(answers)}; responsible {listed(does)}"


def _line_question(group: Pairs) -> Question:
    """Ask for the open line: that of the responsible role, or of the accountable one where the first is known."""
    graph = group.graph
    left, right = (int(each[0]) for each in group.roles)
    asked = left if graph.hierarchy.known[right] else right
    other = left if asked == right else right
    row = int(group.right[0])
    knows = other if not graph.ownership.of_role(asked, Level.ACCOUNTABLE) and graph.described[other] else asked
    return Question(
        to=graph.role_ref(knows),
        about=graph.role_ref(asked),
        topic=LINE,
        text=_line_text(graph, asked, other),
        details=(_detail(group),),
        evidence=graph.facts.assignments.provenance.evidence.get(row, ()),
        at=graph.facts.assignments.at[row],
    )


def _line_text(graph: OrgGraph, asked: int, other: int) -> str:
    """Ask for one manager of a role that answers for nothing itself; of its peers nobody would ask that."""
    line = int(graph.solid_line[asked])
    if line >= 0 and graph.line_target[line] >= 0:
        return f"Does the {graph.title(asked)} report to the {graph.title(int(graph.line_target[line]))}?"
    if graph.ownership.of_role(asked, Level.ACCOUNTABLE):
        return f"Who does the {graph.title(asked)} report to?"
    return f"Does the {graph.title(asked)} work under the {graph.title(other)}?"


def _unit_question(group: Pairs) -> Question:
    graph = group.graph
    left, right = (int(each[0]) for each in group.roles)
    asked = right if graph.unit_row[right] < 0 else left
    return Question(
        to=graph.role_ref(asked),
        about=graph.role_ref(asked),
        topic=UNIT,
        text=f"Which unit is the {graph.title(asked)} in?",
        details=(_detail(group),),
        at=graph.facts.assignments.at[int(group.right[0])],
    )


def _apart(group: Pairs) -> tuple[Severity, Hit]:
    graph = group.graph
    left, right = group.roles
    answers = titles(graph, left.tolist())
    are = "is" if len(answers) == 1 else "are"
    message = (
        f"{graph.domains.name(int(group.domain[0]))}: the {graph.title(int(right[0]))} carries it out, and "
        f"{with_articles(answers)} {are} accountable in another unit and chain of command."
    )
    keys = (str(domain_ref(graph, int(group.domain[0]))), str(graph.role_ref(int(right[0]))))
    return overlap_hit(group, message, keys, at=int(group.right[0]))
