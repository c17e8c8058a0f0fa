"""What does a proposal say beside the state that it leads to? Its decision, its steps, what it ends on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from orgmodel.change.conservation import Loss, Retired
from orgmodel.change.operations import begins_on
from orgmodel.model.scenario import Decision, Operation, Phase, ScenarioFile


@dataclass(frozen=True, eq=False)
class Proposal:
    """A scenario, with those that it stands on.

    Attributes:
        files: the scenario's file, then that of the one it stands on, and so on.
        operations: the operations of each file, in the same order.
        retired: what they end on purpose.
        became: ids of before, and the ids that these roles have now.
        gaps: what is lost on some day of the plan, although it is there in the end.
    """

    files: tuple[ScenarioFile, ...]
    operations: tuple[tuple[Operation, ...], ...]
    retired: Retired = frozenset()
    became: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[Loss, ...] = ()

    @property
    def title(self) -> str:
        """What the proposal is called."""
        return self.files[0].title or self.files[0].id

    @property
    def decision(self) -> Decision | None:
        """What is to be decided: as the proposal says it, else the one that it stands on."""
        return next((file.decision for file in self.files if file.decision is not None), None)

    def steps(self) -> Iterator[tuple[Operation, date | None, Phase | None]]:
        """Give every operation with the day on which it begins and its phase, those that are stood on first."""
        for file, operations in reversed(list(zip(self.files, self.operations, strict=True))):
            phases = {phase.id: phase for phase in file.phases}
            for operation in operations:
                yield operation, begins_on(file, operation), phases.get(operation.phase or "")

    def reasons(self, names: Sequence[str]) -> tuple[str, ...]:
        """Give what operations that name one of these say of why, each once."""
        wanted = set(names)
        said = (each.why for each, *_ in self.steps() if each.why and wanted & set(named(each)))
        return tuple(dict.fromkeys(said))


def named(operation: Operation) -> Iterator[str]:
    """Give the ids that an operation names under its verb and beside it."""
    value = getattr(operation, operation.verb)
    yield from ids(value)
    for key in ("to", "into", "by", "from_", "between"):
        yield from ids(getattr(operation, key, None))


def ids(value: object) -> Iterator[str]:
    """Give the ids in a value of an operation: a reference, several, or what is added."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from ids(each)
    elif (name := getattr(value, "id", None)) is not None:
        yield str(name)
