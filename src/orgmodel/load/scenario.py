"""A scenario file → the scenario, or every problem of its form with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from orgmodel.errors import InvalidModel, Problem, did_you_mean
from orgmodel.load import shape, strict_yaml
from orgmodel.load.files import label, value_of
from orgmodel.load.strict_yaml import Text
from orgmodel.model.entity import AT
from orgmodel.model.location import Location
from orgmodel.model.scenario import OPERATIONS, SCENARIO_FORMAT, Operation, ScenarioFile


class Scenario(NamedTuple):
    """A scenario as it was read. `path` is its file, `label` what findings call it."""

    file: ScenarioFile
    operations: tuple[Operation, ...]
    path: Path
    label: str


def read_scenario(path: Path) -> Scenario:
    """Read a scenario. Its base is not opened.

    Raises:
        InvalidModel: the text is not of the format; every problem at once, with its place.
    """
    return _in_order(*read_form(path))


def read_form(path: Path) -> tuple[Scenario, list[Problem]]:
    """Read a scenario, and say which of its days, phases and reasons are not in order, so that more can be looked for.

    Raises:
        InvalidModel: the text is not of the format, or an operation is none; every problem at once, with its place.
    """
    name = label(path)
    return _scenario(path, name, *value_of(path, name))


def scenario_of(text: str, path: Path) -> Scenario:
    """Read a text as the scenario that it would be at a path.

    Raises:
        InvalidModel: as for `read_scenario`.
    """
    name = label(path)
    return _in_order(*_scenario(path, name, *strict_yaml.read(text, name)))


def _in_order(scenario: Scenario, problems: list[Problem]) -> Scenario:
    if problems:
        raise InvalidModel(problems)
    return scenario


def _scenario(path: Path, name: str, value: Any, problems: list[Problem]) -> tuple[Scenario, list[Problem]]:
    if problems:
        raise InvalidModel(problems)
    file, problems = shape.shaped(ScenarioFile, value, name)
    if file is None:
        raise InvalidModel(problems)
    if file.scenario > SCENARIO_FORMAT:
        raise InvalidModel([Problem(name, 1, 1, f"scenario format {file.scenario} is newer than this tool reads")])
    operations = []
    for each in value.get("operations", ()):
        operation, found = _operation(each, name)
        problems += found
        operations += [operation] if operation else []
    order = list(_dates(file, operations, name))
    if problems:
        raise InvalidModel([*problems, *order])
    return Scenario(file, tuple(operations), path, name), order


def _operation(value: Any, path: str) -> tuple[Operation | None, list[Problem]]:
    if not isinstance(value, dict):
        line, column = (value.at.line, value.at.column) if isinstance(value, Text) else (1, 1)
        return None, [Problem(path, line, column, "an operation: expected keys and values, such as {move: x, to: y}")]
    verbs = [key for key in value if key in OPERATIONS]
    if len(verbs) == 1:
        return shape.shaped(OPERATIONS[verbs[0]], value, path)
    at: Location = value[AT]
    if verbs:
        said = f"an operation has one verb; this one has {' and '.join(verbs)}"
    else:
        first = next((str(key) for key in value if key != AT), "")
        said = f"no operation '{first}'{did_you_mean(first, OPERATIONS)}: one of {', '.join(OPERATIONS)}"
    return None, [Problem(path, at.line, at.column, said)]


def _dates(file: ScenarioFile, operations: list[Operation], path: str) -> Iterator[Problem]:
    """Find days out of order, phases that nobody declares, and what is retired without a reason."""
    decision = file.decision
    effective = decision.effective if decision else None
    if decision and decision.due and effective and effective < decision.due:
        yield _problem(decision.at, path, f"effective {effective} lies before the decision is due ({decision.due})")
    days = [phase.from_ for phase in file.phases if phase.from_]
    if days != sorted(days):
        yield _problem(file.phases[0].at, path, "the phases are not in the order of their days")
    names = [phase.id for phase in file.phases]
    for number, phase in enumerate(file.phases):
        if phase.from_ and effective and phase.from_ < effective:
            yield _problem(phase.at, path, f"phase '{phase.id}' begins before the decision is effective")
        if phase.id in names[:number]:
            yield _problem(phase.at, path, f"two phases have the id '{phase.id}'")
    for each in operations:
        yield from (_problem(each.at, path, said) for said in _of_operation(each, names))


def _of_operation(operation: Operation, phases: list[str]) -> Iterator[str]:
    if operation.phase and operation.phase not in phases:
        yield f"no phase '{operation.phase}'{did_you_mean(operation.phase, phases)}"
    if operation.phase and operation.on:
        yield "an operation belongs to a phase or has a day, not both"
    if (operation.retires or operation.verb == "retire") and not operation.why:
        yield "what is retired needs a reason: write 'why'"
    first, last = getattr(operation, "from_", None), getattr(operation, "until", None)
    if isinstance(first, date) and isinstance(last, date) and last <= first:
        yield f"it ends ({last}) before it begins ({first})"


def _problem(at: Location | None, path: str, said: str) -> Problem:
    return Problem(path, at.line if at else 1, at.column if at else 1, said)
