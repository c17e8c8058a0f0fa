"""Find the smallest set of operations that meets the policy: a scenario for people to judge."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from orgmodel.api.formats import unknown_format
from orgmodel.check.finding import Finding
from orgmodel.check.result import CheckResult
from orgmodel.check.run import Tell, run, silence
from orgmodel.check.settings import Settings, chosen_rules, settings_for
from orgmodel.check.severity import Severity
from orgmodel.check.wording import counted
from orgmodel.errors import OrgModelError, did_you_mean
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.scenario import scenario_of
from orgmodel.load.scenarios import staged_on
from orgmodel.report.confidence import standing
from orgmodel.report.suggested import Suggested, document, remarks, render_json
from orgmodel.rules import CATALOG
from orgmodel.suggest.chosen import REMOVABLE, chosen
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.limits import limits_of
from orgmodel.suggest.operations import Operation
from orgmodel.suggest.search import Outcome
from orgmodel.suggest.search import suggest as searched
from orgmodel.suggest.solving import NODES
from orgmodel.write.scenario_text import scenario_text

EVEN_IF_DRAFT = "--even-if-draft"
_NEW = Path("suggested.yaml")
_NOT_IN_ID = re.compile(r"[^\w.-]+")
_STRUCTURE = ("SPN", "OVL", "SOD", "STR")
"""Families of rules about what operations change: a set that makes new findings of them is ruled out."""

_DOCUMENTS = "DOC"
"""The family of rules about evidence: a proposal has none yet, and that is no finding about it."""

_QUESTION = "Which of these options, if any, are taken up?"


class Wishes(NamedTuple):
    """What is asked for beyond the policy of the model.

    Attributes:
        select: rules whose findings are to be removed, by code, name or family; none: all that can be.
        ignore: rules whose findings are left as they are.
        keep: ids of roles that stay as they are.
        profile: thresholds instead of the model's own.
        effort: how many nodes of the search tree are looked at for each part of the program, at most.
        even_if_draft: look at a model that is unconfirmed or partial, and say so.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    profile: str | None = None
    effort: int = NODES
    even_if_draft: bool = False


AS_USUAL = Wishes()


class Proposal(NamedTuple):
    """A suggestion and the text of its scenario."""

    suggested: Suggested
    scenario: str


def suggest(
    graph: OrgGraph,
    model: Path | str,
    *,
    output: Path | None = None,
    wishes: Wishes = AS_USUAL,
    tell: Tell = silence,
) -> Proposal:
    """Find operations that remove findings of a model, and write them as a scenario on it.

    Args:
        graph: the model.
        model: where it lies: the base of the scenario.
        output: where the scenario is to be written, so that it finds its base; None: the current directory.
        wishes: what is asked for beyond the policy.
        tell: is told what is being done.

    Raises:
        OrgModelError: the model is unconfirmed or partial and that was not allowed; a rule or role does not exist.
        InvalidSettings: the model's policy names what does not exist.
        MissingExtra: the extra `suggest` is not installed.
    """
    draft = _doubts(graph)
    if draft and not wishes.even_if_draft:
        raise OrgModelError(
            f"{graph.facts.header.path} is no basis for a proposal. {' '.join(draft)} "
            f"With {EVEN_IF_DRAFT} it is looked at all the same, and the output says so."
        )
    task = _Task(graph, wishes, Path(model), output or _NEW, tell)
    wanted = [each for each in task.before.active if each.code in task.wanted]
    able = [each for each in wanted if each.code in REMOVABLE]
    ground = Ground(graph, limits_of(graph, task.settings), task.kept)
    found = searched(ground, chosen(graph, able), task.verify, wishes.effort, tell)
    left: dict[str, int] = {}
    for each in wanted:
        if each.code not in REMOVABLE:
            left[f"{each.code} {each.name}"] = left.get(f"{each.code} {each.name}", 0) + 1
    positions, new = ground.positions, task.introduced(found.operations)
    suggested = Suggested(
        graph=graph,
        operations=found.operations,
        removed=found.removed,
        staying=found.staying,
        introduced=_heavy(new),
        lesser=len(new) - len(_heavy(new)),
        left=left,
        positions=(sum(max(1, positions[row]) for row in found.plan.moves), sum(positions)),
        domains=len(found.plan.handed),
        weight=(found.weight, found.bound),
        proven=found.proven,
        options=found.options,
        solver=found.solver,
        draft=draft,
        kept=tuple(graph.title(row) for row in sorted(task.kept)),
        profile=(task.settings.profile.name, task.settings.profile.authority),
    )
    return Proposal(suggested, task.text(suggested))


def _doubts(graph: OrgGraph) -> tuple[str, ...]:
    """Say why a model is no basis for a proposal: owners have not confirmed it, or it does not hold everything."""
    stands = standing(graph)
    inside = graph.active & graph.in_scope
    unit = graph.unit_row
    parts = (("roles", graph.coverage.roles_in_full(unit)), ("assignments", graph.coverage.assignments_in_full(unit)))
    partial = [name for name, full in parts if not full[inside].all()]
    said = []
    if stands.is_draft:
        said.append(f"It is unconfirmed: {stands.owners_confirmed} of {counted(stands.owners, 'owner')} confirmed it.")
    if partial:
        said.append(f"It is partial: it does not declare all {' and '.join(partial)} complete.")
    return tuple(said)


@dataclass(frozen=True, eq=False)
class _Task:
    """One model with what is asked for: its findings before, and after operations."""

    graph: OrgGraph
    wishes: Wishes
    model: Path
    output: Path
    tell: Tell

    @cached_property
    def settings(self) -> Settings:
        """The policy."""
        header = self.graph.facts.header
        return settings_for(CATALOG, header.policy, header.path, self.wishes.profile)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The codes of the rules whose findings are to be removed."""
        select = self.wishes.select or REMOVABLE
        chosen_ones = chosen_rules(self.settings, CATALOG, select, self.wishes.ignore)
        return frozenset((*chosen_ones.rules, *(each.code for each in chosen_ones.scoped)))

    @cached_property
    def kept(self) -> frozenset[int]:
        """The rows of the roles to keep."""
        rows = {name: self.graph.role_row(name.removeprefix("role:")) for name in self.wishes.keep}
        for name, row in rows.items():
            if row < 0:
                raise OrgModelError(f"--keep: unknown role '{name}'{did_you_mean(name, self.graph.roles.id)}")
        return frozenset(rows.values())

    @cached_property
    def before(self) -> CheckResult:
        """The findings as it is."""
        return run(CATALOG, self.graph, self.settings, tell=self.tell)

    @cached_property
    def _after(self) -> dict[str, tuple[Finding, ...]]:
        return {}

    def after(self, operations: Sequence[Operation]) -> tuple[Finding, ...]:
        """Apply operations as their text says, ask all rules, and give the findings that nobody waived."""
        text = self._scenario((), operations)
        if text not in self._after:
            scenario = scenario_of(text, self.output)
            facts = staged_on(self.graph.facts, scenario, self.graph.facts.header.as_of).after
            facts = replace(facts, header=replace(facts.header, path=self.graph.facts.header.path))
            self.tell("applying it and asking all rules again")
            self._after[text] = tuple(run(CATALOG, OrgGraph.compile(facts), self.settings).active)
        return self._after[text]

    def introduced(self, operations: Sequence[Operation]) -> tuple[Finding, ...]:
        """Findings that come with operations, and not from the model's being written anew alone."""
        known = {each.fingerprint for each in (*self.before.findings, *self.after(()))}
        new = (each for each in self.after(operations) if each.fingerprint not in known)
        return tuple(each for each in new if not each.code.startswith(_DOCUMENTS))

    def verify(self, operations: Sequence[Operation]) -> Outcome:
        """Say what operations do to the findings."""
        staying = frozenset(each.fingerprint for each in self.after(operations))
        return Outcome(staying, tuple(each for each in _heavy(self.introduced(operations)) if _is_structural(each)))

    def text(self, suggested: Suggested) -> str:
        """Write the scenario with its remarks."""
        return self._scenario(remarks(suggested), suggested.operations)

    def _scenario(self, said: Iterable[str], operations: Sequence[Mapping[str, Any]]) -> str:
        head = {
            "id": _NOT_IN_ID.sub("-", self.output.stem).strip("-") or _NEW.stem,
            "title": "Options to remove findings, for people to judge",
            "base": self._base,
            "decision": {"question": _QUESTION, "options": ["no change", "all of these", "some of these"]},
        }
        return scenario_text(said, head, operations)

    @cached_property
    def _base(self) -> str:
        """The path of the model from the folder of the scenario; a path that cannot be relative stays as it is."""
        if not self.model.exists():
            return self.model.as_posix()
        try:
            return Path(os.path.relpath(self.model, self.output.parent)).as_posix()
        except ValueError:
            return self.model.as_posix()


def _heavy(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.severity >= Severity.MEDIUM)


def _is_structural(finding: Finding) -> bool:
    return finding.code.startswith(_STRUCTURE)


def suggestion(proposal: Proposal, format: str = "text", *, written_to: str = "", color: bool = False) -> str:
    """Write what was found as `text` or `json`; `written_to` names the file that holds the scenario."""
    if format == "json":
        return render_json(proposal.suggested, proposal.scenario)
    if format == "text":
        from orgmodel.report import text

        return text.render(document(proposal.suggested, written_to), color=color)
    raise unknown_format(format, ("text", "json"))
