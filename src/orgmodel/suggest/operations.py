"""A plan as operations of a scenario, in an order in which they can be applied, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from orgmodel.check.separation import DOES
from orgmodel.check.wording import counted, listed
from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.model.words import Activity, Level, Tri
from orgmodel.suggest.chosen import Chosen
from orgmodel.suggest.ground import Ground
from orgmodel.suggest.handing import Claim
from orgmodel.suggest.plan import Plan

Operation = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Writer:
    """Writes a plan as operations."""

    ground: Ground
    chosen: Chosen
    plan: Plan

    def operations(self) -> tuple[Operation, ...]:
        """Give the moves, then the domains handed over."""
        handed = (operation for claim in self.plan.handed for operation in self._hand_over(claim))
        return (*self._moves(), *handed)

    # Moves ------------------------------------------------------------------------------------------

    def _moves(self) -> Iterator[Operation]:
        """Moves from one manager to another are one operation; in an order in which no step makes a circle."""
        alone = self._alone
        with_them = {report for row in alone for report in self.ground.reports[row]}
        steps: dict[tuple[int, int, bool], list[int]] = {}
        for row, target in self.plan.moves.items():
            if row not in with_them:
                steps.setdefault((self.ground.parent[row], target, row in alone), []).append(row)
        manager = dict(enumerate(self.ground.parent))
        waiting = sorted(steps)
        while waiting:
            step = next((each for each in waiting if _fits(manager, steps[each], each[1])), waiting[0])
            waiting.remove(step)
            for row in steps[step]:
                manager[row] = step[1]
                manager.update(dict.fromkeys(self.ground.reports[row], step[0]) if step[2] else {})
            yield self._move(steps[step], *step)

    @cached_property
    def _alone(self) -> frozenset[int]:
        """Roles whose reports all go to the manager whom they leave."""
        moves, ground = self.plan.moves, self.ground
        return frozenset(
            row
            for row in moves
            if ground.reports[row] and all(moves.get(each) == ground.parent[row] for each in ground.reports[row])
        )

    def _move(self, rows: list[int], home: int, target: int, alone: bool) -> Operation:  # noqa: FBT001  a step's field
        ids = self.ground.graph.roles.id
        names = [ids[row] for row in rows]
        said: Operation = {"move": names[0] if len(names) == 1 else names, "to": ids[target]}
        if alone:
            said["alone"] = "yes"
        return {**said, "why": ". ".join(self._why_move(rows, home, target))}

    def _why_move(self, rows: list[int], home: int, target: int) -> list[str]:
        ground, title = self.ground, self.ground.graph.title
        found = []
        if home in self.chosen.wide or home in self.chosen.narrow:
            found.append(self._span_of(home))
        if target in self.chosen.narrow:
            found.append(self._span_of(target))
        found += [said for row in rows for said in self._shorter(row)]
        found += [said for row in rows for said in self._apart(row, home)]
        if not ground.leads[target]:
            found.append(f"The {title(target)} would lead a team for the first time")
        found = list(dict.fromkeys(found)) or ["Makes room for the other moves"]
        return [*found, *self._other_unit(rows, target)]

    def _shorter(self, row: int) -> Iterator[str]:
        """Say that a line gets shorter, where it has too many layers."""
        limit, before = self.ground.limits.layers, self.ground.depth[row] + self.ground.height[row]
        after = self._layers_after[row]
        if self.chosen.layers is not None and limit is not None and after < before > limit:
            title = self.ground.graph.title(row)
            yield f"Shortens the line through the {title} from {before} to {after} layers (limit {limit})"

    @cached_property
    def _layers_after(self) -> list[int]:
        """The lowest layer at or below each role, once all moves are made."""
        manager = [self.plan.moves.get(row, above) for row, above in enumerate(self.ground.parent)]
        lines = Hierarchy(np.array(manager, dtype=np.int64), np.array(manager, dtype=np.int64) < 0)
        lowest = [int(steps) + 1 for steps in lines.steps]
        for row in reversed(lines.downwards.order.tolist()):
            if manager[row] >= 0:
                lowest[manager[row]] = max(lowest[manager[row]], lowest[row])
        return lowest

    def _span_of(self, manager: int) -> str:
        ground = self.ground
        before, after = ground.span[manager], self._span_after[manager]
        most, least = int(ground.limits.most[manager]), int(ground.limits.least[manager])
        limit = f"limit {most}" if manager in self.chosen.wide else f"minimum {least}"
        if not after:
            return (
                f"The {ground.graph.title(manager)}, to whom {counted(before, 'position')} reported, would lead nobody"
            )
        return f"Brings the {ground.graph.title(manager)} from {before} to {counted(after, 'position')} ({limit})"

    @cached_property
    def _span_after(self) -> list[int]:
        span = list(self.ground.span)
        for row, target in self.plan.moves.items():
            span[self.ground.parent[row]] -= self.ground.positions[row]
            span[target] += self.ground.positions[row]
        return span

    def _apart(self, row: int, home: int) -> Iterator[str]:
        for manager, finding in self.chosen.under_one_manager:
            named = {ref.id for ref in finding.related if ref.kind == "role"}
            if manager == home and self.ground.graph.roles.id[row] in named:
                sides = [self._domain(ref.id) for ref in finding.related if ref.kind == "domain"]
                yield f"{listed(sides)} no longer meet in the {self.ground.graph.title(home)}"

    def _other_unit(self, rows: list[int], target: int) -> Iterator[str]:
        ground = self.ground
        there = ground.unit[target]
        other = [row for row in rows if ground.unit[row] not in (there, -1)]
        if other and there >= 0:
            name = ground.graph.unit_name(there)
            yield f"The new manager is in another unit ({name}): whether the unit changes too is to be decided"

    # Domains ----------------------------------------------------------------------------------------

    def _hand_over(self, claim: Claim) -> Iterator[Operation]:
        """Hand a domain over. Who answered for it stays responsible, where the new holder is near: two can act then."""
        graph, heir = self.ground.graph, self.plan.handed[claim]
        name = graph.domains.id(claim.domain)
        yield {
            "reassign": name,
            "from": graph.roles.id[claim.role],
            "to": graph.roles.id[heir],
            "level": str(Level(claim.level)),
            "why": self._why_hand_over(claim),
        }
        if claim.level == Level.ACCOUNTABLE and self._overlaps(claim) and self._is_near(claim.role, heir):
            row = self._assignment(claim)
            table = graph.facts.assignments
            stays: Operation = {"assign": name, "to": graph.roles.id[claim.role], "level": str(Level.RESPONSIBLE)}
            if table.scope[row]:
                stays["scope"] = table.scope[row]
            if table.activity[row] in DOES:
                stays["activity"] = str(Activity(int(table.activity[row])))
            yield {
                **stays,
                "why": f"The {graph.title(claim.role)} goes on with the work, and more than one role can do it",
            }

    def _overlaps(self, claim: Claim) -> bool:
        return any(
            claim.role in {int(row) for row in pairs.roles[0]} | {int(row) for row in pairs.roles[1]}
            and claim.domain == int(pairs.domain[0])
            for _, pairs in self.chosen.overlaps
        )

    def _is_near(self, role: int, heir: int) -> bool:
        """Tell whether two roles are of one unit, or one works under the other."""
        unit, graph = self.ground.unit, self.ground.graph
        return unit[role] == unit[heir] >= 0 or graph.chain_of_command(role, heir) == Tri.YES

    def _assignment(self, claim: Claim) -> int:
        owned = self.ground.graph.ownership
        return next(row for row in owned.of_role(claim.role, claim.level) if owned.domain[row] == claim.domain)

    def _why_hand_over(self, claim: Claim) -> str:
        graph = self.ground.graph
        for row, finding in self.chosen.in_one_role:
            sides = [graph.domains.row(ref.id) for ref in finding.related if ref.kind == "domain"]
            within = any(side >= 0 and graph.domains.nesting.is_within(claim.domain, side) for side in sides)
            if row == claim.role and within:
                names = listed(graph.domains.name(side) for side in sides)
                return f"The {graph.title(claim.role)} no longer does both {names}"
        heir = graph.title(self.plan.handed[claim])
        giver = graph.title(claim.role)
        return f"The {heir} answers for {graph.domains.name(claim.domain)}, and no longer the {giver} too"

    def _domain(self, name: str) -> str:
        row = self.ground.graph.domains.row(name)
        return self.ground.graph.domains.name(row) if row >= 0 else name


def _fits(manager: dict[int, int], rows: list[int], target: int) -> bool:
    """Tell whether roles can move to a manager as everybody stands now: the manager is below none of them."""
    here: int = target
    while here >= 0:
        if here in rows:
            return False
        here = manager[here]
    return True
