"""DOC: sources that are old, or of which nobody knows what they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from orgmodel.check.hits import Hit, Hits, Open, Values
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.document import Source
from orgmodel.model.partial_dates import months_between
from orgmodel.model.refs import Ref

_NEEDED = ("title", "publisher", "date")


@rule("DOC004", Severity.LOW, identity=("source",))
def stale_or_incomplete_source(graph: OrgGraph, *, max_months: int = 36) -> Hits:
    """A source is older than the limit on the day in question, or lacks its title, publisher or date.

    ## Facts needed
    `title`, `publisher` and `date` of each source, and the day in question (`as_of`). A date may be a year or a month;
    it counts from its last day.

    ## Why it matters
    What a document said years ago may hold no more. Without publisher and date nobody can ask for a newer one.

    ## Example
    ```yaml bad
    as_of: 2026-01-01
    sources:
      - {id: job, title: Network Lead class specification, publisher: Acme County, date: 2022-11}  # <- DOC004
    ```
    ```yaml good
    as_of: 2026-01-01
    sources:
      - {id: job, title: Network Lead class specification, publisher: Acme County, date: 2022-12}
    ```

    ## Exceptions
    Ordinances and charters hold until they are amended: confirm that the text is the one in force.

    ## Options
    - Ask the publisher for the edition in force.
    - Ask the role to confirm what the model takes from the document (`confirmed`).

    ## Source
    36 months: ours; no outside authority.
    """
    sources = {source.id: source for source in reversed(graph.facts.header.sources)}
    day = graph.facts.header.as_of
    hits = []
    for _, source in sorted(sources.items()):
        hit = _defect(source, day, max_months)
        if hit:
            hits.append((Severity.LOW, hit))
    undated = 0 if day else sum(source.date is not None for source in sources.values())
    why = "the day in question is not known"
    return Hits.of(
        hits,
        checked=len(sources) - undated,
        open=(Open(undated, why, "as_of, or --as-of"),) if undated else (),
    )


def _defect(source: Source, day: date | None, limit: int) -> Hit | None:
    said = list(_lacks(source))
    months = months_between(source.date, day.isoformat()) if source.date and day else 0
    if months > limit:
        said.append(f"is more than {limit} months old")
    if not said:
        return None
    return Hit(
        subject=Ref("source", source.id),
        message=f"{source.title or source.id} {listed(said)}.",
        keys=(source.id,),
        at=source.at,
        values=Values(months, limit, "months") if months > limit else None,
    )


def _lacks(source: Source) -> Iterator[str]:
    missing = [name for name in _NEEDED if not getattr(source, name)]
    if missing:
        yield f"has no {listed(missing)}"
