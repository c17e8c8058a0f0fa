"""DOC: duties that lead to no domain."""

from __future__ import annotations

import numpy as np

from orgmodel.catalog.common_duties import normalized, templates
from orgmodel.check.hits import COMMON_DUTY, Hit, Hits, SetAside, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.facts import BoolColumn, IntColumn
from orgmodel.model.refs import Ref


@rule("DOC005", Severity.LOW, identity=("file",))
def unmapped_duty(graph: OrgGraph, *, max_share: float = 0.2) -> Hits:
    """Duties of a file lead to no domain, or only to a family of domains as a whole.

    ## Facts needed
    Duties and their `domains`.

    ## Why it matters
    A duty without a domain is in no count: what the document gives to a role looks like a gap, or like no overlap.
    Above a share of `max_share` it weighs medium: read gaps of such a model with care.

    ## Example
    ```yaml bad
    roles:
      - id: analyst
        title: Analyst
        duties:
          - {text: Checks the backups of all systems}  # <- DOC005
    ```
    ```yaml good
    roles:
      - id: analyst
        title: Analyst
        duties:
          - {text: Checks the backups of all systems, domains: [res.backup]}
    ```

    ## Exceptions
    Common management duties ("Directs, motivates and delegates work to employees"), which every manager has. A name
    that no domain has is DAT007's matter. A duty on a whole family of a role that holds the family means all of it.
    Duties of roles outside the model are left out.

    ## Options
    - Map the duty to a domain: `orgmodel domain` finds one by the words.
    - Add a domain of your own, if the catalog has none.

    ## Source
    20 percent: ours; no outside authority.
    """
    duties = graph.facts.duties
    counted_in = (graph.active & graph.in_scope)[duties.role]
    unmapped = counted_in & _unmapped(graph)
    unmapped[_owned_families(graph, np.flatnonzero(unmapped))] = False
    common = unmapped & _common(graph, unmapped)
    rows = np.flatnonzero(unmapped & ~common)
    total = int(np.count_nonzero(counted_in))
    heavy = len(rows) > max_share * total
    groups = _by_file(graph, rows)
    aside = [duties.text[row] for row in np.flatnonzero(common).tolist()]
    return Hits(
        severity=np.full(len(groups), int(Severity.MEDIUM if heavy else Severity.LOW), dtype=np.int64),
        explain=lambda number: _hit(graph, groups[number], len(rows), total, max_share),
        checked=total,
        set_aside=(SetAside(COMMON_DUTY, len(aside), lambda: aside),) if aside else (),
    )


def _unmapped(graph: OrgGraph) -> BoolColumn:
    """Mark duties that name no domain, or only families that have parts."""
    families = {row for row in range(len(graph.domains.domains)) if _is_family(graph, row)}
    known: dict[tuple[str, ...], bool] = {}
    for names in graph.facts.duties.domains:
        if names not in known:
            rows = [graph.domains.row(name) for name in names]
            known[names] = all(row in families for row in rows)
    marks = (known[names] for names in graph.facts.duties.domains)
    return np.fromiter(marks, dtype=bool, count=len(graph.facts.duties))


def _owned_families(graph: OrgGraph, rows: IntColumn) -> list[int]:
    """Give the duties on a family of domains of roles that hold the family itself: they mean all of it."""
    held = np.flatnonzero(graph.ownership.holds)
    owned = set(zip(graph.facts.assignments.role[held].tolist(), graph.ownership.domain[held].tolist(), strict=True))
    role = graph.facts.duties.role
    return [row for row in rows.tolist() if any((int(role[row]), each) in owned for each in graph.duty_domains(row))]


def _is_family(graph: OrgGraph, row: int) -> bool:
    return graph.domains.nesting.parent[row] < 0 and len(graph.domains.nesting.below(row)) > 1


def _common(graph: OrgGraph, among: BoolColumn) -> BoolColumn:
    common = np.zeros(len(among), dtype=bool)
    for row in np.flatnonzero(among).tolist():
        common[row] = normalized(graph.facts.duties.text[row]) in templates()
    return common


def _by_file(graph: OrgGraph, rows: IntColumn) -> list[IntColumn]:
    """Split the rows by the file that they stand in, files by name, rows by place."""
    at = graph.facts.duties.at
    files = sorted(set(at.file[rows].tolist()), key=lambda file: at.files[file])
    order = rows[np.lexsort((at.column[rows], at.line[rows]))]
    return [order[at.file[order] == file] for file in files]


def _hit(graph: OrgGraph, rows: IntColumn, number: int, total: int, limit: float) -> Hit:
    first = graph.facts.duties.at[int(rows[0])]
    name = first.path.removeprefix(graph.facts.header.path).removeprefix("/")
    return Hit(
        subject=Ref("file", name) if name else Ref("organization", graph.facts.header.organization.id),
        message=f"{counted(len(rows), 'duty leads', 'duties lead')} to no domain, or only to a family of them; "
        f"of all duties {number / total:.0%} do (limit {limit:.0%}).",
        keys=(name,),
        at=first,
        values=Values(round(number / total, 4), limit, "share of duties"),
    )
