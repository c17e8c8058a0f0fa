"""Judge proposals: one or several options beside no change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from orgmodel.api.checking import AS_THE_MODEL_SAYS, Choices, checked
from orgmodel.api.formats import unknown_format
from orgmodel.api.loading import compiled
from orgmodel.change.gaps_in_time import Moment, gaps_in_time
from orgmodel.change.proposal import Proposal
from orgmodel.change.transition import Transition
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, silence
from orgmodel.errors import OrgModelError
from orgmodel.load import opening
from orgmodel.load.is_scenario import is_scenario
from orgmodel.load.plan_days import Plan, plan, retired
from orgmodel.load.renames import renames_of
from orgmodel.load.revisions import opened
from orgmodel.load.scenarios import Staged, staged
from orgmodel.model.facts import Facts
from orgmodel.review.findings import Passing, passing
from orgmodel.review.option import Option, Review

_FORMATS = ("text", "markdown", "html", "xlsx", "pptx", "json")
_MOST_WALKED = 20_000
"""So many roles in all, over the days of a plan, are checked again; of a longer plan only its end is."""


class _State(NamedTuple):
    """What is at a path: facts, and the proposal that led to them if it is a scenario."""

    name: str
    facts: Facts
    proposal: Proposal | None
    base: Facts
    moments: tuple[Moment, ...] = ()


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
    begin = _state(first, as_of, columns)
    if not paths and begin.proposal is None:
        raise OrgModelError("name a proposal to compare with: a scenario, or a second model")
    states = [_state(path, as_of, columns) for path in paths] or [begin]
    base = begin.facts if paths else begin.base
    day = as_of or max((each for each in (_day(base), *(_day(state.facts) for state in states)) if each), default=None)
    told = renames_of(Path(renames)) if renames is not None else None
    today = checked(compiled(base, as_of=day), choices=choices, tell=tell)
    options = []
    for state in states:
        tell(f"comparing {state.name}")
        transition = Transition.between(today.graph, compiled(state.facts, as_of=day), told, state.proposal)
        result = checked(transition.after, choices=choices, transition=transition, tell=tell)
        tell(f"walking through the plan of {state.name}")
        between = _passing(state, today, result, choices, transition.renamed)
        options.append(Option(state.name, transition, today, result, between))
    return Review(today, tuple(options), choices.confidential)


def _passing(
    state: _State, today: CheckResult, then: CheckResult, choices: Choices, renamed: Mapping[str, str]
) -> tuple[Passing, ...] | None:
    """Check the organization on each day of a plan before its last; None where that would take long."""
    end = then.graph.facts.header.as_of
    days = [(moment.day, moment.graph) for moment in state.moments if moment.day and end and moment.day < end]
    if end is None or not days:
        return ()
    if sum(len(graph.roles) for _, graph in days) > _MOST_WALKED:
        return None
    found = [(day, checked(graph, choices=choices).active) for day, graph in days]
    return passing(today.active, found, then.active, end, renamed)


def _day(facts: Facts) -> date | None:
    return facts.header.as_of


def _state(path: Path, day: date | None, mapping: Path | None) -> _State:
    with opened(path) as found:
        if not is_scenario(found):
            facts = opening.load(found, mapping)
            return _State(path.name or str(path), facts, None, facts)
        after = staged(found, opening.load, day)
        walked = plan(found, opening.load)
        proposal = _proposal(after, walked)
        return _State(proposal.title, after.after, proposal, after.base, walked.moments)


def _proposal(found: Staged, walked: Plan) -> Proposal:
    chain = tuple(_chain(found))
    gaps = tuple(gap for gap in gaps_in_time(walked.base, walked.moments) if gap.last is not None)
    return Proposal(
        files=tuple(each.scenario.file for each in chain),
        operations=tuple(each.scenario.operations for each in chain),
        retired=frozenset(retired(found)),
        became=_became(chain),
        gaps=gaps,
    )


def _chain(found: Staged | None) -> Iterator[Staged]:
    while found is not None:
        yield found
        found = found.below


def _became(chain: Sequence[Staged]) -> dict[str, str]:
    """Follow what became of each role through scenarios that stand on each other, the lowest first."""
    now: dict[str, str] = {}
    for each in reversed(chain):
        steps = each.draft.became
        now = {old: steps.get(new, new) for old, new in now.items()} | {
            old: new for old, new in steps.items() if old not in now.values()
        }
    return now


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
