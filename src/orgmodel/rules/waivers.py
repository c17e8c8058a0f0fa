"""DOC: accepted findings that nobody accepted in full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from orgmodel.check.hits import Hit, Hits, Open
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.waivers import Waivers
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.document import Waiver
from orgmodel.model.refs import Ref


@rule("DOC006", Severity.ERROR, identity=("rule", "subject", "count"))
def invalid_waiver(graph: OrgGraph, waivers: Waivers) -> Hits:
    """A waiver lacks its subject, reason, owner or expiry, has expired, or meets no finding.

    ## Facts needed
    The waivers of the policy; the day in question (`as_of`) for those that have an expiry.

    ## Why it matters
    A waiver is a decision that somebody took, for a time, for a reason. Without these it hides a finding.
    One that meets nothing hides the next finding of its kind before anybody has seen it.

    ## Example
    ```yaml bad
    as_of: 2026-01-01
    completeness: [{all: complete}]
    policy:
      waivers:
        - {rule: STR004, subject: "role:clerk", reason: Elected, expires: 2027-01-01}  # <- DOC006
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: clerk, title: City Clerk}
    ```
    ```yaml good
    as_of: 2026-01-01
    completeness: [{all: complete}]
    policy:
      waivers:
        - {rule: STR004, subject: "role:clerk", reason: Elected, owner: "role:cio", expires: 2027-01-01}
    roles:
      - {id: cio, title: Chief Information Officer, reports_to: none}
      - {id: clerk, title: City Clerk}
    ```

    ## Exceptions
    A waiver of a rule that is off, or of this rule, is not held against the findings that it meets.

    ## Options
    - Confirm with the owner whether the decision still stands, and give it a new expiry.
    - Take the waiver out when the finding is gone.

    ## Source
    No threshold.
    """
    hits = []
    alike: Counter[tuple[str, str]] = Counter()
    undated = unasked = 0
    for number, waiver in enumerate(waivers.all):
        off = not waivers.asks(waiver.rule)
        alike[waiver.rule, waiver.subject or ""] += 1
        undated += waiver.expires is not None and waivers.day is None
        unasked += off
        defects = list(waivers.defects(waiver))
        if waiver.subject and not off and waiver.rule != "DOC006" and waivers.unmatched(number):
            defects.append("meets no finding")
        if defects:
            hits.append((Severity.ERROR, _invalid(graph, waiver, defects, alike[waiver.rule, waiver.subject or ""])))
    return Hits.of(hits, checked=len(waivers.all) - undated, open=tuple(_open(undated, unasked)))


def _open(undated: int, unasked: int) -> Iterator[Open]:
    if undated:
        yield Open(undated, "they have an expiry, and the day in question is not known", "as_of, or --as-of")
    if unasked:
        yield Open(unasked, "their rule is off", "the rule")


def _invalid(graph: OrgGraph, waiver: Waiver, defects: list[str], count: int) -> Hit:
    subject = waiver.subject or ""
    about = f" for {_named(graph, Ref.parse(subject))}" if subject else ""
    lacks = [each for each in defects if each.startswith("no ")]
    ended = [each for each in defects if not each.startswith("no ")]
    said = [f"has {listed(lacks)}" if lacks else "", *ended]
    return Hit(
        subject=Ref("waiver", f"{waiver.rule}/{subject}"),
        message=f"The waiver of {waiver.rule}{about} {listed(filter(None, said))}.",
        keys=(waiver.rule, subject, str(count)),
        at=waiver.at,
    )


def _named(graph: OrgGraph, ref: Ref) -> str:
    """The plain name of what a waiver is about, as it was written where there is none."""
    if ref.kind == "role":
        row = graph.role_row(ref.id)
        return graph.title(row) if row >= 0 else str(ref)
    if ref.kind == "domain":
        row = graph.domains.row(ref.id)
        return graph.domains.name(row) if row >= 0 else str(ref)
    row = graph.units.rows.get(ref.id, -1) if ref.kind == "unit" else -1
    return graph.unit_name(row) if row >= 0 else str(ref)
