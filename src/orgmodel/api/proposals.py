"""Judge proposals: one or several options beside no change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from orgmodel.api.checking import AS_THE_MODEL_SAYS, Choices, checked
from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import compiled
from orgmodel.api.states import State, below, proposal, state
from orgmodel.change.conservation import Loss
from orgmodel.change.gaps_in_time import Moment, gaps_in_time
from orgmodel.change.transition import Transition
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, silence
from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import opening
from orgmodel.load.plan_days import plan
from orgmodel.load.renames import renames_of
from orgmodel.load.revisions import opened
from orgmodel.review.findings import Passing, passing
from orgmodel.review.option import Option, Review

_FORMATS = ("text", "markdown", "html", "xlsx", "pptx", "json")
_MOST_WALKED = 20_000
"""So many roles in all, over the days of a plan, are checked again; of a longer plan only its end is."""


def review(
    before: Path | str,
    after: Sequence[Path | str] = (),
    *,
    as_of: date | None = None,
    mapping: Path | str | None = None,
    renames: Path | str | None = None,
    choices: Choices = AS_THE_MODEL_SAYS,
    tell: Tell = silence,
) -> Review:
    """Judge one or several proposals beside no change.

    All are looked at on one day: the one that is given, else the last day on which a proposal changes something.

    Args:
        before: a model, a table, or a scenario: then what it begins with, and the scenario is the first proposal.
        after: scenarios, or models and tables of a second state.
        as_of: the day.
        mapping: a file that says what the columns of tables are.
        renames: a YAML file with ids of before and the ids that those roles have in after, for models.
        choices: the profile, the rules, and whether the pay of single positions is shown.
        tell: is told what is being done.

    Raises:
        NotFound, InvalidModel: as `load_graph` does.
        OrgModelError: nothing to compare with, or a rename names a role that is not there.
    """
    paths = [Path(each) for each in after]
    first = Path(before)
    tell(f"reading {first.name}")
    columns = Path(mapping) if mapping is not None else None
    begin = state(first, as_of, columns)
    if not paths and begin.staged is None:
        raise OrgModelError("name a proposal to compare with: a scenario, or a second model")
    states = [state(path, as_of, columns) for path in paths] or [begin]
    base = begin if paths or begin.staged is None else below(begin.staged, as_of)
    day = as_of or max((each.day for each in (base, *states) if each.day), default=None)
    told = renames_of(Path(renames)) if renames is not None else None
    today = checked(compiled(base.facts, as_of=day), choices=choices, tell=tell)
    options = []
    for each in states:
        tell(f"comparing {each.name}")
        moments = _moments(each)
        proposed = proposal(each, base, _gaps(each, base, moments))
        change = Transition.between(today.graph, compiled(each.facts, as_of=day), told, proposed)
        result = checked(change.after, choices=choices, transition=change, tell=tell)
        tell(f"walking through the plan of {each.name}")
        between = _passing(moments, base, result, choices, change.renamed)
        options.append(Option(each.name, change, today, result, between))
    return Review(today, tuple(options), choices.confidential)


def _moments(found: State) -> tuple[Moment, ...]:
    """Give the days of a plan; a model has none."""
    if found.staged is None:
        return ()
    with opened(found.path) as path:
        return plan(path, opening.load).moments


def _gaps(found: State, base: State, moments: Sequence[Moment]) -> tuple[Loss, ...]:
    """Find what is lost on days of a plan only, and is not already in the base's own plan."""
    start = found.staged
    while start is not None and start.below is not None:
        start = start.below
    if start is None:
        return ()
    bottom = compiled(start.base)
    known = {(gap.subject, gap.first) for gap in gaps_in_time(bottom, _moments(base))}
    gaps = gaps_in_time(bottom, moments)
    return tuple(gap for gap in gaps if gap.last is not None and (gap.subject, gap.first) not in known)


def _passing(
    moments: Sequence[Moment], base: State, then: CheckResult, choices: Choices, renamed: Mapping[str, str]
) -> tuple[Passing, ...] | None:
    """Check the organization with and without a plan on each of its days; None where that would take long."""
    end = then.graph.facts.header.as_of
    days = [(moment.day, moment.graph) for moment in moments if moment.day and end and moment.day < end]
    if end is None or not days:
        return ()
    if sum(len(graph.roles) for _, graph in days) > _MOST_WALKED:
        return None
    found = [
        (day, checked(graph, choices=choices).active, checked(_on(base, day), choices=choices).active)
        for day, graph in days
    ]
    return passing(found, then.active, end, renamed)


def _on(base: State, day: date) -> OrgGraph:
    """Give the base as it is on a day."""
    facts = state(base.path, day).facts if base.staged else base.facts
    return compiled(facts, as_of=day)


def review_document(found: Review, format: str = "text", *, color: bool = False) -> str | bytes:
    """Write a review as `text`, `markdown`, `html`, `xlsx`, `pptx` or `json`.

    Raises:
        UnknownFormat: there is no such format.
        MissingExtra: the format needs an extra that is not installed.
    """
    if format == "html":
        from orgmodel.report.html import review as page

        return page.render(found)
    if format == "xlsx":
        from orgmodel.report.review import workbook

        return workbook.render(found)
    if format == "pptx":
        from orgmodel.report.review import deck

        return deck.render(found)
    if format == "json":
        from orgmodel.report.review import data

        return data.render(found)
    if format not in _FORMATS:
        raise unknown_format(format, _FORMATS)
    from orgmodel.report.review.document import review_report

    if format == "markdown":
        from orgmodel.report import markdown

        return markdown.render(review_report(found))
    from orgmodel.report import text

    return text.render(review_report(found), color=color)
