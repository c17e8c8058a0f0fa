"""GAP: something that is run, and that nobody builds or assures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orgmodel.check.hits import Hit, Hits, Open, Question
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import OWNER, domain_place, domain_ref, listed, organization_ref
from orgmodel.graph.accountability import Answer, answer
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import UNKNOWN, Required

_STAGES = {"build": "who builds it", "assure": "who assures it"}
_OWNED = (Answer.OWNED, Answer.PROVIDED, Answer.WIDER, Answer.PARTS)


@rule("GAP006", Severity.LOW, identity=("domains", "stage"))
def lifecycle_hole(graph: OrgGraph) -> Hits:
    """Somebody answers for running a kind of thing, and nobody for building or for assuring it.

    ## Facts needed
    Life cycles: of the catalog (Applications, Infrastructure, Security), or of the model's own domains, which say their
    `stage` (plan, build, run, assure) within one parent. Assignments at level accountable, and `completeness`.

    ## Why it matters
    What is run changes. Where nobody is named for the change, or for a look from outside, those who run it decide
    both besides, or nobody does.

    ## Example
    ```yaml bad
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: permits, name: Permit system}
      - {id: permits.build, name: Permit system development, parent: permits, stage: build}  # <- GAP006
      - {id: permits.run, name: Permit system operation, parent: permits, stage: run}
    roles:
      - {id: lead, title: Permit System Lead, reports_to: none, owns: [permits.run]}
    ```
    ```yaml good
    catalog: none
    completeness: [{all: complete}]
    domains:
      - {id: permits, name: Permit system}
      - {id: permits.build, name: Permit system development, parent: permits, stage: build}
      - {id: permits.run, name: Permit system operation, parent: permits, stage: run}
    roles:
      - {id: lead, title: Permit System Lead, reports_to: none, owns: [permits.run, permits.build]}
    ```

    ## Exceptions
    Software as a service, which the provider builds: record the provider. Stages that no domain of the life cycle
    stands for, and domains that the model calls optional, are left out.

    ## Options
    - Confirm who decides on changes, and who looks at the result from outside.
    - Record the provider that does it, and the role that answers for the provider.

    ## Source
    The stages and the life cycles are ours; no outside authority.
    """
    full = graph.coverage.domains_in_full
    holes = list(_holes(graph))
    missing = [each for each in holes if all(domain in full for domain in each.domains)]
    unread = [each for each in holes if each not in missing]
    why = "no accountable role is named for the stage, and the model is partial here"
    return Hits.of(
        [(Severity.LOW, _hit(graph, each)) for each in missing],
        checked=len(_cycles(graph)) - len({each.name for each in unread}),
        open=(Open(len(unread), why, "an accountable role, or completeness of the domains"),) if unread else (),
        questions=_who(graph, unread),
    )


class _Cycle(NamedTuple):
    """The domains that run a kind of thing, and those of each other stage."""

    name: str
    run: tuple[int, ...]
    stages: dict[str, tuple[int, ...]]


class _Hole(NamedTuple):
    """A stage of which no domain has an accountable role, and which domains run the thing."""

    name: str
    stage: str
    domains: tuple[int, ...]
    run: tuple[int, ...]


def _cycles(graph: OrgGraph) -> list[_Cycle]:
    """Give the life cycles of the catalog, and those of domains that say their stage within one parent."""
    rows = graph.domains.row
    found = [
        _Cycle(
            each.name,
            _known(map(rows, each.run)),
            {stage: _known(map(rows, getattr(each, stage))) for stage in _STAGES},
        )
        for each in graph.facts.life_cycles
    ]
    own: dict[int, dict[str, list[int]]] = {}
    for row, domain in enumerate(graph.domains.domains):
        parent = graph.domains.nesting.parent[row]
        if domain.stage and parent >= 0:
            own.setdefault(parent, {}).setdefault(domain.stage, []).append(row)
    for parent, stages in own.items():
        named = {stage: tuple(stages.get(stage, ())) for stage in _STAGES}
        found.append(_Cycle(graph.domains.name(parent), tuple(stages.get("run", ())), named))
    return found


def _known(rows: Iterator[int] | map[int]) -> tuple[int, ...]:
    return tuple(row for row in rows if row >= 0)


def _holes(graph: OrgGraph) -> Iterator[_Hole]:
    for cycle in _cycles(graph):
        owned = tuple(row for row in cycle.run if answer(graph, row) in _OWNED)
        for stage, domains in cycle.stages.items():
            wanted = tuple(row for row in domains if graph.domains.required(row) != Required.OPTIONAL)
            if owned and wanted and not any(answer(graph, row) in _OWNED for row in wanted):
                yield _Hole(cycle.name, stage, wanted, owned)


def _hit(graph: OrgGraph, hole: _Hole) -> Hit:
    runs = listed(graph.domains.name(row) for row in hole.run)
    names = listed(graph.domains.name(row) for row in hole.domains)
    return Hit(
        subject=domain_ref(graph, hole.domains[0]),
        message=f"{hole.name}: a role answers for running it ({runs}), and none for {names}, {_STAGES[hole.stage]}.",
        keys=(" ".join(graph.domains.id(row) for row in hole.domains), hole.stage),
        at=domain_place(graph, hole.domains[0]),
        related=tuple(domain_ref(graph, row) for row in (*hole.domains[1:], *hole.run)),
    )


def _who(graph: OrgGraph, holes: Sequence[_Hole]) -> tuple[Question, ...]:
    """Ask where no other rule does: for a domain that is required, GAP001 asks who owns it."""
    details = [
        f"{hole.name}, {hole.stage}: {listed(graph.domains.name(row) for row in hole.domains)}"
        for hole in holes
        if any(graph.domains.required(row) == UNKNOWN for row in hole.domains)
    ]
    if not details:
        return ()
    return (
        Question(
            to=None,
            about=organization_ref(graph),
            topic=OWNER,
            text="Who builds and who assures what is run here? The documents read do not say.",
            details=tuple(details),
            at=graph.facts.header.organization.at,
        ),
    )
