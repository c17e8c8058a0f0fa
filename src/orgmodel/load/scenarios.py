"""A scenario → the organization that it proposes: its base is loaded, its operations applied, facts made of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from orgmodel.change.draft import Draft
from orgmodel.change.operations import begins_on, drafted
from orgmodel.change.plain import HEADER, KINDS, Fields, Plain
from orgmodel.errors import InvalidModel, NotFound, Problem
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import shape
from orgmodel.load.assemble import assemble
from orgmodel.load.files import Model, label
from orgmodel.load.is_scenario import is_scenario
from orgmodel.load.revisions import opened
from orgmodel.load.scenario import Scenario, read_form
from orgmodel.model.document import ModelFile
from orgmodel.model.entity import AT
from orgmodel.model.facts import Facts
from orgmodel.model.location import Location
from orgmodel.model.scenario import Interim

_MOST_STACKED = 20


class Staged(NamedTuple):
    """A proposal with what it begins with.

    Attributes:
        scenario: the file.
        base: the facts that it begins with: a model, or what the scenario below proposes.
        after: the facts once its operations are applied.
        draft: what the operations did besides: what they retire, and what became of which role.
        below: the proposal that it is stacked on; None where its base is a model.
    """

    scenario: Scenario
    base: Facts
    after: Facts
    draft: Draft
    below: Staged | None = None


def staged(
    path: Path, load: Callable[[Path], Facts], day: date | None = None, *, below: tuple[Path, ...] = ()
) -> Staged:
    """Apply a scenario to its base.

    Args:
        path: the scenario's file.
        load: reads the facts of a base that is no scenario.
        day: operations that begin after it are left out; None: all are applied.
        below: the scenarios that are stacked on this one, to find circles.

    Raises:
        NotFound: there is nothing at the base's path.
        InvalidModel: the scenario or its base is not of the format, or an operation does not fit.
    """
    scenario, problems = read_form(path)
    here = path.resolve()
    if here in below or len(below) >= _MOST_STACKED:
        raise InvalidModel([_problem(scenario, "scenarios stand on each other in a circle, or more than 20 deep")])
    try:
        under, base = _base(scenario, load, day, (*below, here))
        found = staged_on(base, scenario, day, under)
    except InvalidModel as error:
        raise InvalidModel(sorted({*problems, *error.problems})) from error
    if problems:
        raise InvalidModel(problems)
    return found


def staged_on(base: Facts, scenario: Scenario, day: date | None = None, under: Staged | None = None) -> Staged:
    """Apply a scenario to facts that are at hand already, whatever base it names; `under` is what it is stacked on.

    Raises:
        InvalidModel: an operation does not fit.
    """
    below = under.draft if under else None
    draft = drafted(OrgGraph.compile(base), scenario.file, scenario.operations, scenario.label, day, below)
    return Staged(scenario, base, _facts(base, draft, scenario, day), draft, under)


def _base(
    scenario: Scenario, load: Callable[[Path], Facts], day: date | None, below: tuple[Path, ...]
) -> tuple[Staged | None, Facts]:
    """Read what a scenario begins with: another scenario, which is applied first, or a model; of a revision perhaps."""
    try:
        with opened(Path(scenario.file.base), scenario.path.parent) as path:
            if is_scenario(path):
                under = staged(path, load, day, below=below)
                return under, under.after
            return None, load(path)
    except NotFound as error:
        raise InvalidModel([_problem(scenario, f"base: {error}")]) from error


def _problem(scenario: Scenario, said: str) -> Problem:
    at = scenario.file.at
    return Problem(scenario.label, at.line if at else 1, at.column if at else 1, said)


def _facts(base: Facts, draft: Draft, scenario: Scenario, day: date | None) -> Facts:
    """Make facts of a draft. What it did not touch keeps its place in the base; the rest stands in the scenario."""
    written = _as_text(draft.plain, _places(base, draft), scenario)
    file, problems = shape.shaped(ModelFile, written, scenario.label)
    if file is None:
        raise InvalidModel(problems)
    made = assemble(Model(scenario.label, ((scenario.label, file),)))
    header = replace(
        made.header, catalog=base.header.catalog, path=label(scenario.path), as_of=_day(base, scenario, day)
    )
    return replace(
        made,
        header=header,
        mandates=base.mandates,
        life_cycles=base.life_cycles,
        incompatible_pairs=base.incompatible_pairs,
    )


def _day(base: Facts, scenario: Scenario, day: date | None) -> date | None:
    """The day on which the proposal is looked at: the day asked for, or the last on which one begins or is over."""
    if day is not None:
        return day
    begun = [begins_on(scenario.file, each) for each in scenario.operations]
    over = [each.until for each in scenario.operations if isinstance(each, Interim)]
    days = [each for each in (*begun, *over, base.header.as_of) if each is not None]
    return max(days, default=None)


def _as_text(plain: Plain, places: Mapping[tuple[str, str], Location], scenario: Scenario) -> dict[str, Any]:
    """Write a draft as the values that a model's text holds."""
    here = scenario.file.at or Location(scenario.label, 1, 1)
    lists = {
        kind: [{**entity, AT: places.get((kind, key), here)} for key, entity in plain[kind].items()] for kind in KINDS
    }
    header: Fields = plain["header"][HEADER]
    builtin = header.get("catalog") in {None, "it"}
    return {**header, **lists, "catalog": "it" if builtin else "none"}


def _places(base: Facts, draft: Draft) -> dict[tuple[str, str], Location]:
    """Say where the roles and units stand that the draft took over from its base."""
    came_from = {new: old for old, new in reversed(draft.became.items())}
    rows = {name: row for row, name in reversed(list(enumerate(base.roles.id))) if name}
    found = {}
    for key in draft.roles:
        row = rows.get(came_from.get(key, key), rows.get(key))
        if row is not None:
            found["roles", key] = base.roles.at[row]
    for row, name in enumerate(base.units.id):
        found.setdefault(("units", name), base.units.at[row])
    return found
