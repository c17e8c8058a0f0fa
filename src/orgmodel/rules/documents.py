"""DOC: facts that stand on no document, and documents that do not say what the model cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted, listed
from orgmodel.graph.citations import citations
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.graph.sets import distinct
from orgmodel.model.document import Source
from orgmodel.model.evidence import Evidence
from orgmodel.model.facts import Assignments, Duties, IntColumn, Lines, Places
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref
from orgmodel.model.sources import Sources, SourceText, digest


@rule("DOC001", Severity.MEDIUM, identity=("file",))
def claim_without_evidence(graph: OrgGraph) -> Hits:
    """Facts of a file stand on no document.

    ## Facts needed
    `evidence` of assignments, duties and lines, or who confirmed them.

    ## Why it matters
    A finding is as good as the facts below it. Without the passage nobody can look up what was meant, and
    the author's word is all that stands behind the claim.

    ## Example
    ```yaml bad
    sources: [{id: job, title: Network Lead class specification}]
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.network, level: accountable}  # <- DOC001
    ```
    ```yaml good
    sources: [{id: job, title: Network Lead class specification}]
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.network, level: accountable, evidence: job#L4}
    ```

    ## Exceptions
    A model without any `sources` is written by hand: it gets one finding of low weight.
    Facts that somebody confirmed (`confirmed`) and facts of proposed or abolished roles are not counted.

    ## Options
    - Add the passage that says it, as `source#L12-L14`.
    - Ask the role to confirm the facts, and record who did and when (`confirmed`).

    ## Source
    No threshold.
    """
    hand_written = not graph.facts.header.sources
    severity = Severity.LOW if hand_written else Severity.MEDIUM
    checked = 0
    found: dict[str, _Bare] = {}
    for name, one, many in _FACTS:
        facts: Assignments | Duties | Lines = getattr(graph.facts, name)
        checked += len(facts)
        rows = _unsupported(graph, facts)
        for file in distinct(facts.at.file[rows]).tolist():
            inside = rows[facts.at.file[rows] == file]
            first = facts.at[_uppermost(facts.at, inside)]
            found.setdefault("" if hand_written else first.path, _Bare()).add(len(inside), one, many, first)
    return Hits.of([(severity, bare.hit(graph, path)) for path, bare in sorted(found.items())], checked=checked)


_FACTS = (
    ("assignments", "assignment", "assignments"),
    ("duties", "duty", "duties"),
    ("lines", "line", "lines"),
)


def _unsupported(graph: OrgGraph, facts: Assignments | Duties | Lines) -> IntColumn:
    """The facts that have neither evidence nor somebody who confirmed them, of roles that exist."""
    rows = graph.active[facts.role].copy()
    rows[[*facts.provenance.evidence, *facts.provenance.confirmed]] = False
    return np.flatnonzero(rows)


def _uppermost(at: Places, rows: IntColumn) -> int:
    """The row that was written first, of rows of one file."""
    line = at.line[rows]
    rows = rows[line == line.min()]
    return int(rows[np.argmin(at.column[rows])])


@dataclass
class _Bare:
    """The facts of one file that stand on nothing: how many of each kind, and the first place."""

    kinds: dict[tuple[str, str], int] = field(default_factory=dict)
    first: Location | None = None

    def add(self, number: int, one: str, many: str, first: Location) -> None:
        """Count some of one kind."""
        self.kinds[one, many] = self.kinds.get((one, many), 0) + number
        self.first = min(self.first or first, first)

    def hit(self, graph: OrgGraph, path: str) -> Hit:
        """Say how many there are. The file is named from the model's folder, wherever that lies."""
        total = sum(self.kinds.values())
        parts = listed(counted(number, *words) for words, number in self.kinds.items())
        where = f"in {path.rpartition('/')[2]}" if path else "in this model"
        name = _below(path, graph.facts.header.path)
        return Hit(
            subject=Ref("file", name) if name else Ref("organization", graph.facts.header.organization.id),
            message=f"{parts} {where} {'stands' if total == 1 else 'stand'} on no document (limit 0).",
            keys=(name,),
            at=self.first,
            values=Values(total, 0, "facts without evidence"),
        )


def _below(path: str, model: str) -> str:
    """The path of a file from the model's folder; nothing for a model of one file."""
    return path.removeprefix(model).removeprefix("/") if path else ""


@rule("DOC002", Severity.ERROR, identity=("source",))
def quote_mismatch(graph: OrgGraph, sources: Sources | None) -> Hits:
    """A source is not the text that the model was made from, or lacks a passage that the model cites.

    ## Facts needed
    The texts of the sources (`--sources DIR`), `sha256` of each source, and `evidence` with lines.
    Without the texts nothing is assessed; pages (`#p3`) cannot be looked up in a text.

    ## Why it matters
    Reports quote the lines that the model names. When the document changed, they quote the wrong ones.

    ## Example
    The source `job` reads:
    ```text job
    Network Lead
    Plans and runs the County's network.
    ```
    ```yaml bad
    sources:
      - {id: job, title: Network Lead class specification}
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.network, level: accountable, evidence: job#L4}  # <- DOC002
    ```
    ```yaml good
    sources:
      - {id: job, title: Network Lead class specification}
    roles:
      - id: network-lead
        title: Network Lead
        owns:
          - {domain: inf.network, level: accountable, evidence: job#L2}
    ```

    ## Exceptions
    A new edition of the document with the same passages: give its `sha256` after reading them again.

    ## Options
    - Read the passages in the present text, and correct the lines.
    - Confirm with the publisher which edition holds.

    ## Source
    No threshold. A passage is compared by the SHA-256 of its words, white space collapsed.
    """
    listed_sources = {source.id: source for source in reversed(graph.facts.header.sources)}
    if sources is None:
        reason = Open(len(listed_sources), "the texts of the sources were not given", "--sources DIR")
        return Hits(open=(reason,) if listed_sources else ())
    cited: dict[str, list[tuple[Evidence, Location | None]]] = {}
    for evidence, at in citations(graph.facts):
        cited.setdefault(evidence.source, []).append((evidence, at))
    hits = []
    for name, source in sorted(listed_sources.items()):
        text = sources.texts.get(name)
        hit = _differing(source, text, cited.get(name, [])) if text else None
        if hit:
            hits.append((Severity.ERROR, hit))
    missing = sum(name not in sources.texts for name in listed_sources)
    pages = sum(each.mark == "p" for name in sources.texts for each, _ in cited.get(name, ()))
    opened = (
        Open(missing, "the folder of sources does not hold their text", "the file, by the source's path or sha256"),
        Open(pages, "passages are cited by page, and a text has no pages", "evidence by lines"),
    )
    checked = len(listed_sources) - missing
    return Hits.of(hits, checked=checked, open=tuple(each for each in opened if each.count))


def _differing(source: Source, text: SourceText, cited: list[tuple[Evidence, Location | None]]) -> Hit | None:
    """Say in what a text is not what the model says of it."""
    wrong: dict[str, dict[Evidence, Location | None]] = {}
    for evidence, at in cited:
        for what in _defects(text, evidence):
            wrong.setdefault(what, {}).setdefault(evidence, at)
    said = [f"{counted(len(each), 'passage')} {what} ({_first(each)})" for what, each in wrong.items()]
    changed = source.sha256 not in (None, text.sha256)
    if changed:
        said.insert(0, "the text is another one, by its SHA-256")
    if not said:
        return None
    places = [at for each in wrong.values() for at in each.values() if at]
    return Hit(
        subject=Ref("source", source.id),
        message=f"{source.title or source.id} is not as cited: {listed(said)}.",
        keys=(source.id,),
        at=source.at if changed or not places else min(places),
        values=Values(sum(map(len, wrong.values())) + changed, 0, "differences"),
        evidence=tuple(sorted({evidence for each in wrong.values() for evidence in each})),
    )


def _defects(text: SourceText, evidence: Evidence) -> Iterator[str]:
    if evidence.mark == "p":
        return
    lines = text.lines[evidence.first - 1 : evidence.last] if evidence.first else text.lines
    if evidence.last > len(text.lines):
        yield "beyond its end"
    elif not any(line.strip() for line in lines):
        yield "on blank lines"
    elif evidence.digest and digest(lines) != evidence.digest:
        yield "with other words"


def _first(passages: dict[Evidence, Location | None]) -> str:
    return min(passages).lines or "the whole text"
