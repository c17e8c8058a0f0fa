"""The loop: solve, really apply, ask the rules; what would make new findings is ruled out, and it is solved again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from orgmodel.check.finding import Finding
from orgmodel.suggest import highs
from orgmodel.suggest.chosen import Chosen
from orgmodel.suggest.formulation import Formulation, formulate
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.operations import Operation, Writer
from orgmodel.suggest.plan import Plan, columns_of, planned
from orgmodel.suggest.reasons import reason
from orgmodel.suggest.solving import NODES, Solved, Solver

ROUNDS = 25
"""So often a set of operations that makes new findings is ruled out and the next one is looked for."""


class Outcome(NamedTuple):
    """What the rules say once operations are applied.

    Attributes:
        staying: fingerprints of findings that are there then.
        introduced: findings that were not there before and weigh medium or more.
    """

    staying: frozenset[str]
    introduced: tuple[Finding, ...]


Verify = Callable[[Sequence[Operation]], Outcome]
"""Applies operations to the model, asks all rules, and says what came of it."""

Tell = Callable[[str], None]


class Suggestion(NamedTuple):
    """A set of operations, what it does, and how good it is.

    Attributes:
        operations: of a scenario, each with `why`.
        removed: the chosen findings that are gone.
        staying: the chosen findings that are not, each with the reason.
        introduced: findings of weight medium or more that were not there before.
        plan: the operations by rows.
        weight: what they weigh.
        bound: no set of what was looked at that removes as many weighs less.
        proven: as many findings as possible are removed, with the least weight, of what was looked at.
        options: how many single moves and hand-overs were looked at.
        rounds: how often it was solved.
        solver: the solver and its version.
    """

    operations: tuple[Operation, ...]
    removed: tuple[Finding, ...]
    staying: tuple[tuple[Finding, str], ...]
    introduced: tuple[Finding, ...]
    plan: Plan
    weight: int
    bound: float
    proven: bool
    options: int
    rounds: int
    solver: str

    @property
    def gap(self) -> float:
        """By what share of the weight a better set could be lighter, at most."""
        return 0.0 if self.proven or not self.weight else (self.weight - self.bound) / self.weight


class _Try(NamedTuple):
    """One round: a plan, its operations, what solving says of it, and what the rules say."""

    plan: Plan
    operations: tuple[Operation, ...]
    solved: Solved
    outcome: Outcome

    @property
    def order(self) -> tuple[int, int, int]:
        """The fewer new findings, the fewer that stay and the less weight, the better."""
        return len(self.outcome.introduced), len(self.outcome.staying), self.solved.cost


def suggest(
    ground: Ground, chosen: Chosen, verify: Verify, effort: int = NODES, tell: Tell = lambda _: None
) -> Suggestion:
    """Find the smallest set of operations that removes the chosen findings.

    Args:
        ground: the organization.
        chosen: the findings.
        verify: really applies operations and asks the rules.
        effort: how many nodes of the search tree are looked at for each part of the program, at most.
        tell: is told what is being done.

    Raises:
        MissingExtra: the extra `suggest` is not installed.
    """
    solver, version = Solver(effort), highs.version()
    formulation = formulate(ground, chosen)
    tries: list[_Try] = []
    cut: dict[str, Finding] = {}
    for number in range(1, ROUNDS + 1):
        tell(f"round {number} of {ROUNDS} at most: looking for the smallest set of operations")
        solved = solver.solve(formulation.program)
        plan = planned(formulation, solved.values)
        operations = Writer(ground, chosen, plan).operations()
        outcome = _of_chosen(chosen, verify(operations))
        tries.append(_Try(plan, operations, solved, outcome))
        missed = [each for each in chosen.findings if each.fingerprint in outcome.staying - plan.staying]
        if not outcome.introduced and not missed:
            break
        cut |= {each.fingerprint: each for each in outcome.introduced}
        for each in missed:  # what the rule sees and the program does not: it stays
            formulation.program.row([(formulation.slacks[each.fingerprint], 1)], lower=1)
        if not _rule_out(ground, formulation, plan, solved, outcome.introduced) and not missed:
            break
    return _told(ground, chosen, formulation, tries, tuple(cut.values()), version)


def _of_chosen(chosen: Chosen, outcome: Outcome) -> Outcome:
    marks = frozenset(each.fingerprint for each in chosen.findings)
    return outcome._replace(staying=outcome.staying & marks)


def _rule_out(
    ground: Ground, formulation: Formulation, plan: Plan, solved: Solved, findings: Iterable[Finding]
) -> bool:
    """Add a row for each finding that the operations near it must not be taken together again; False: there is none."""
    rows: set[tuple[int, ...]] = set()
    graph = ground.graph
    for finding in findings:
        refs = (finding.subject, *finding.related)
        roles = frozenset(graph.role_row(ref.id) for ref in refs if ref.kind == "role")
        domains = frozenset(graph.domains.row(ref.id) for ref in refs if ref.kind == "domain")
        columns = columns_of(formulation, plan, roles - {-1}, domains - {-1})
        if columns:
            rows.add(tuple(columns))
    for each in sorted(rows):
        most = sum(solved.values[column] for column in each) - 1
        formulation.program.row([(column, 1.0) for column in each], upper=most)
    return bool(rows)


def _told(
    ground: Ground,
    chosen: Chosen,
    formulation: Formulation,
    tries: list[_Try],
    cut: tuple[Finding, ...],
    version: str,
) -> Suggestion:
    best = min(tries, key=lambda each: each.order)
    last = tries[-1]
    staying = best.outcome.staying
    settled = best is last and not best.outcome.introduced and staying <= best.plan.staying
    return Suggestion(
        operations=best.operations,
        removed=tuple(each for each in chosen.findings if each.fingerprint not in staying),
        staying=tuple(
            (each, reason(ground, formulation, each, cut)) for each in chosen.findings if each.fingerprint in staying
        ),
        introduced=best.outcome.introduced,
        plan=best.plan,
        weight=best.solved.cost,
        bound=min(best.solved.cost, last.solved.bound),
        proven=settled and best.solved.proven,
        options=formulation.options,
        rounds=len(tries),
        solver=f"HiGHS {version}",
    )
