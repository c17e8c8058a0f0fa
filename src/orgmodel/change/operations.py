"""A scenario's operations applied to its base, in their order: a draft, or every operation that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from orgmodel.change import on_domains, on_roles, on_units
from orgmodel.change.draft import DoesNotFit, Draft
from orgmodel.errors import InvalidModel, Problem
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.scenario import OPERATIONS, Operation, ScenarioFile

_APPLY: Mapping[str, Callable[[Draft, Any], None]] = {
    verb: getattr(module, verb)
    for module in (on_roles, on_domains, on_units)
    for verb in OPERATIONS
    if hasattr(module, verb)
}


def drafted(
    base: OrgGraph,
    scenario: ScenarioFile,
    operations: Iterable[Operation],
    path: str,
    day: date | None,
    below: Draft | None = None,
) -> Draft:
    """Apply the operations that hold on a day, all of them if there is none.

    Args:
        base: the model to begin with.
        scenario: what the operations belong to; its phases say from when they hold.
        operations: in the order in which they are applied.
        path: the name of the scenario's file, for problems.
        day: what lies after it is left out.
        below: the draft of the scenario that this one is stacked on.

    Raises:
        InvalidModel: operations do not fit their base; all of them, with their lines and what changed underneath.
    """
    draft = Draft.of(base, below)
    problems = []
    for operation in operations:
        begins = begins_on(scenario, operation)
        if day is not None and begins is not None and begins > day:
            continue
        at = operation.at
        line, column = (at.line, at.column) if at else (1, 1)
        draft.doing, names = f"'{operation.verb}' at {path}:{line}", draft.names()
        try:
            _APPLY[operation.verb](draft, operation)
        except DoesNotFit as reason:
            problems.append(Problem(path, line, column, f"{operation.verb}: {reason}"))
        draft.remember(names)
    if problems:
        raise InvalidModel(problems)
    return draft


def begins_on(scenario: ScenarioFile, operation: Operation) -> date | None:
    """The day from which an operation holds: its own, its phase's, or the day on which the decision is effective."""
    if operation.on is not None:
        return operation.on
    for phase in scenario.phases:
        if phase.id == operation.phase and phase.from_ is not None:
            return phase.from_
    return scenario.decision.effective if scenario.decision else None
