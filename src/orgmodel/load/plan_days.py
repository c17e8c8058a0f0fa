"""Which days does a plan have, and what is the organization on each of them? For whoever walks through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from orgmodel.change.gaps_in_time import Moment
from orgmodel.change.operations import begins_on
from orgmodel.errors import InvalidModel, Problem
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.scenarios import Staged, staged
from orgmodel.model.facts import Facts
from orgmodel.model.scenario import Interim

MOST_DAYS = 366
"""Each of them is a whole organization that is checked; a plan has a handful, and a file may name thousands."""


class Plan(NamedTuple):
    """A plan, to be walked through: what `gaps_in_time` takes.

    Attributes:
        base: the organization before the plan: below all scenarios that are stacked.
        moments: the days on which something begins or ends, in their order.
    """

    base: OrgGraph
    moments: tuple[Moment, ...]


def plan(path: Path, load: Callable[[Path], Facts]) -> Plan:
    """Give the organization on each day on which something of a plan begins or ends.

    These are the days of operations and phases, of interim arrangements, and those from and until which the base
    says that something holds; all of them from the base's own day on, or from the day before the first operation.

    Args:
        path: the scenario's file.
        load: reads the facts of a base that is no scenario.

    Raises:
        NotFound, InvalidModel: as `staged` does; also where an operation does not fit on a day of the plan,
            because what it needs begins later, and where there are too many days.
    """
    load = cache(load)
    last = staged(path, load)
    begins = sorted(_begins(last))
    bottom = _bottom(last)
    start = bottom.header.as_of or (_day_before(begins[0]) if begins else None)
    others = {*_ends(last), *_dated(bottom), *_dated(last.after)}
    days = [start, *sorted(day for day in {*begins, *others} if start is None or day > start)]
    if len(days) > MOST_DAYS:
        said = f"something begins or ends on {len(days):,} days; a plan is walked through on {MOST_DAYS} at most"
        raise InvalidModel([Problem(path.as_posix(), 0, 0, said)])
    return Plan(OrgGraph.compile(_seen(bottom, start)), tuple(_moments(path, load, days, frozenset(begins))))


def _day_before(day: date) -> date:
    return max(day, date.min + timedelta(days=1)) - timedelta(days=1)


def _moments(
    path: Path, load: Callable[[Path], Facts], days: Sequence[date | None], begins: frozenset[date]
) -> Iterator[Moment]:
    """Look at each day. Where no operation begins, the organization of the day before is seen on another day."""
    seen = None
    for day in days:
        if seen is None or day in begins:
            seen = _staged(path, load, day)
        yield Moment(day, OrgGraph.compile(_seen(seen.after, day)), frozenset(retired(seen)))


def _seen(facts: Facts, day: date | None) -> Facts:
    return replace(facts, header=replace(facts.header, as_of=day))


def _staged(path: Path, load: Callable[[Path], Facts], day: date | None) -> Staged:
    try:
        return staged(path, load, day)
    except InvalidModel as error:
        on = f" (on {day}: what it needs begins later)" if day else ""
        problems = [Problem(each.path, each.line, each.column, each.message + on) for each in error.problems]
        raise InvalidModel(problems) from error


def retired(proposal: Staged) -> set[tuple[str, str]]:
    """Give what a proposal ends on purpose, with all that it is stacked on."""
    return proposal.draft.retired | (retired(proposal.below) if proposal.below else set())


def _bottom(proposal: Staged) -> Facts:
    return _bottom(proposal.below) if proposal.below else proposal.base


def _begins(proposal: Staged) -> Iterator[date]:
    """Give the days on which operations begin, of all that are stacked."""
    if proposal.below:
        yield from _begins(proposal.below)
    for operation in proposal.scenario.operations:
        begins = begins_on(proposal.scenario.file, operation)
        yield from () if begins is None else (begins,)


def _ends(proposal: Staged) -> Iterator[date]:
    """Give the days on which interim arrangements end, whatever other operations do with them."""
    if proposal.below:
        yield from _ends(proposal.below)
    yield from (each.until for each in proposal.scenario.operations if isinstance(each, Interim))


def _dated(facts: Facts) -> Iterator[date]:
    """Give the days from which, and until which, roles, assignments and lines hold."""
    for column in (facts.roles.valid, facts.assignments.valid, facts.lines.valid):
        for interval in column.values():
            yield from (day for day in (interval.from_, interval.until) if day is not None)
