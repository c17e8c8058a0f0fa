"""Get hold of two states of an organization: models, tables, revisions, or what scenarios propose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from orgmodel.api.loading import compiled
from orgmodel.change.conservation import Loss
from orgmodel.change.proposal import Proposal
from orgmodel.change.transition import Transition
from orgmodel.load import opening
from orgmodel.load.is_scenario import is_scenario
from orgmodel.load.renames import renames_of
from orgmodel.load.revisions import opened
from orgmodel.load.scenarios import Staged, staged
from orgmodel.model.facts import Facts


class State(NamedTuple):
    """What is at a path: facts, and if it is a scenario the proposals that led to them, its own last."""

    name: str
    path: Path
    facts: Facts
    staged: Staged | None = None

    @property
    def day(self) -> date | None:
        """The day on which it is looked at."""
        return self.facts.header.as_of


def state(path: Path, day: date | None = None, mapping: Path | None = None) -> State:
    """Read what is at a path.

    Args:
        path: a model, a table, a scenario, or one of these in a git revision.
        day: operations that begin after it are left out.
        mapping: a file that says what the columns of tables are.

    Raises:
        NotFound, InvalidModel: as `load_graph` does.
    """
    with opened(path) as found:
        if not is_scenario(found):
            return State(path.name or str(path), path, opening.load(found, mapping))
        after = staged(found, opening.load, day)
        file = after.scenario.file
        return State(file.title or file.id, path, after.after, after)


def below(found: Staged, day: date | None) -> State:
    """Give what a scenario begins with: another one, or a model."""
    if found.below is None:
        return State(found.base.header.path, Path(found.base.header.path), found.base)
    return state(found.below.scenario.path, day)


def transition(
    before: Path,
    after: Path,
    *,
    as_of: date | None = None,
    mapping: Path | None = None,
    renames: Path | None = None,
) -> Transition:
    """Compare what is at two paths. What a scenario says became of a role is known, and nothing is guessed.

    Raises:
        NotFound, InvalidModel: as `load_graph` does; or the file of renames is not there, or not of its form.
        OrgModelError: a rename names a role that is not there.
    """
    old, new = (state(path, as_of, mapping) for path in (before, after))
    told = renames_of(renames) if renames else None
    earlier, later = (compiled(each.facts, as_of=as_of) for each in (old, new))
    return Transition.between(earlier, later, told, proposal(new, old))


def proposal(found: State, base: State, gaps: tuple[Loss, ...] = ()) -> Proposal | None:
    """Say what the scenarios propose that stand between a base and a state; nothing for a model."""
    above = tuple(_above(found, base))
    if not above:
        return None
    return Proposal(
        files=tuple(each.scenario.file for each in above),
        operations=tuple(each.scenario.operations for each in above),
        retired=frozenset(what for each in above for what in each.draft.retired),
        became=_became(above),
        gaps=gaps,
    )


def _above(state: State, base: State) -> Iterator[Staged]:
    """Give the scenarios of a state, the last one first, down to the one that is the base, if one is."""
    end = base.staged.scenario.path.resolve() if base.staged else None
    found = state.staged
    while found is not None and found.scenario.path.resolve() != end:
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
