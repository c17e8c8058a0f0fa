"""What does a change look like on the chart? The organization after it, with what was added, moved and removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from orgmodel.change.matching import Matching, match
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.model.words import Level
from orgmodel.render.around import surrounded
from orgmodel.render.chart import Chart, Wish
from orgmodel.render.coloring import coloring
from orgmodel.render.part import partial_plan
from orgmodel.render.plan import Node, Plan, Tie, plan
from orgmodel.render.post import Post, posts
from orgmodel.render.scene import LinkKind, Mark, Scene
from orgmodel.render.wording import counted, shown

_NO_ROLE = -1
_MOST_DOMAINS = 2


def delta(
    before: OrgGraph,
    after: OrgGraph,
    *,
    draft: bool = False,
    wish: Wish | None = None,
    matching: Matching | None = None,
) -> Scene:
    """Draw what `changed` decides.

    Raises:
        OrgModelError: as `changed`.
    """
    return changed(before, after, draft=draft, wish=wish, matching=matching).scene()


def changed(
    before: OrgGraph,
    after: OrgGraph,
    *,
    draft: bool = False,
    wish: Wish | None = None,
    matching: Matching | None = None,
) -> Chart:
    """Make the chart of an organization after a change: added roles, changed ones with what was before, removed ones.

    A removed role stands where it would be now: below the role that was its manager, if that is still there.
    `matching` says which role is which, where that is known.

    Raises:
        OrgModelError: the part begins at what the model does not have, or the coloring is of no field.
    """
    wish = wish or Wish()
    drawn = partial_plan(after, plan(after), wish.part)
    known = matching if matching is not None else match(before.facts, after.facts)
    change = _Change(before, after, plan(before), drawn, known, whole=not drawn.outside)
    colors = coloring(after, drawn, wish.color_by)
    written = posts(after, drawn, colors, wish.link_base)
    union = surrounded(after, change.union) if wish.part.only is None else change.union
    around = posts(after, union, colors)[len(change.union.nodes) :]
    return Chart(after, union, draft, colors, (*change.posts(written), *around), wish, change.notes)


@dataclass(frozen=True)
class _Change:
    """Two plans, and which of their roles are one."""

    before: OrgGraph
    after: OrgGraph
    old: Plan
    new: Plan
    matching: Matching
    whole: bool

    @cached_property
    def _new_of(self) -> dict[int, int]:
        """The node after a change for each node before it."""
        drawn = {node.row: number for number, node in enumerate(self.new.nodes) if node.row >= 0}
        after_of = self.matching.after_of.tolist()
        pairs = ((number, drawn.get(after_of[node.row])) for number, node in enumerate(self.old.nodes) if node.row >= 0)
        return {number: other for number, other in pairs if other is not None}

    @cached_property
    def _old_of(self) -> dict[int, int]:
        return {new: old for old, new in self._new_of.items()}

    @cached_property
    def _removed(self) -> list[int]:
        """Nodes that are there before and not after; in a part of a chart only below roles that it shows."""
        gone = [number for number, node in enumerate(self.old.nodes) if node.row >= 0 and number not in self._new_of]
        if self.whole:
            return gone
        hidden = set(self.matching.after_of.tolist())
        kept: list[int] = []
        for number in gone:
            above = self.old.parents[number]
            row = int(self.matching.after_of[self.old.nodes[number].row])
            if row not in hidden - {_NO_ROLE} and (above in self._new_of or above in kept):
                kept.append(number)
        return kept

    @cached_property
    def _order(self) -> list[tuple[bool, int]]:
        """The nodes of both in drawing order; the first of each pair tells those that are removed."""
        children: dict[tuple[bool, int] | None, list[tuple[bool, int]]] = {}
        for number, parent in enumerate(self.new.parents):
            children.setdefault((False, parent) if parent >= 0 else None, []).append((False, number))
        removed = set(self._removed)
        for number in self._removed:
            above = self.old.parents[number]
            key = (True, above) if above in removed else (False, self._new_of[above]) if above in self._new_of else None
            children.setdefault(key, []).append((True, number))
        order = []
        waiting = children.get(None, [])[::-1]
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting += reversed(children.get(node, []))
        return order

    @cached_property
    def union(self) -> Plan:
        """The plan after the change with the removed roles in it."""
        number = {node: place for place, node in enumerate(self._order)}
        parents, nodes, branches = [], [], {}
        for place, (gone, node) in enumerate(self._order):
            nodes.append(Node(_NO_ROLE, living=False) if gone else self.new.nodes[node])
            above = self.old.parents[node] if gone else self.new.parents[node]
            if gone:
                parent = number.get((True, above), number.get((False, self._new_of.get(above, _NO_ROLE)), _NO_ROLE))
                if parent >= 0:
                    branches[place] = Tie(place, parent, LinkKind.FORMER)
            else:
                parent = number.get((False, above), _NO_ROLE)
                if node in self.new.branches:
                    branches[place] = self.new.branches[node]._replace(report=place, manager=parent)
            parents.append(parent)
        crossings = tuple(
            tie._replace(report=number[False, tie.report], manager=number[False, tie.manager])
            for tie in self.new.crossings
        )
        return replace(self.new, nodes=tuple(nodes), parents=tuple(parents), branches=branches, crossings=crossings)

    def posts(self, written: tuple[Post, ...]) -> Iterator[Post]:
        """Say what stands in each box of the union."""
        uncolored = coloring(self.before, self.old)
        gone = posts(self.before, self.old, uncolored) if self._removed else ()
        for place, (is_gone, node) in enumerate(self._order):
            if is_gone:
                post = gone[node]
                yield _marked(post, Mark.REMOVED)._replace(id=f"n{place}", color=-1, details=())
                continue
            post = written[node]._replace(id=f"n{place}")
            if self.new.nodes[node].row < 0:
                yield post
            elif node not in self._old_of:
                names = tuple(_answers(self.after, self.new.nodes[node].row).values())
                says = (f"answers for: {listed(names, _MOST_DOMAINS)}",) if names else ()
                yield _marked(post, Mark.ADDED)._replace(details=(*post.details, *says))
            else:
                was = tuple(self._was(node))
                yield _marked(post, Mark.CHANGED)._replace(details=(*post.details, *was)) if was else post

    def _was(self, node: int) -> Iterator[str]:
        """Say what was different before: title, unit, manager, and how sure it is that it is the same role."""
        old = self._old_of[node]
        row, old_row = self.new.nodes[node].row, self.old.nodes[old].row
        title, unit = self.before.title(old_row), self.before.roles.unit[old_row]
        if self.before.roles.title[old_row] != self.after.roles.title[row]:
            yield f"was: {shown(title)}"
        if unit != self.after.roles.unit[row]:
            at = self.before.units.rows.get(unit, _NO_ROLE)
            yield f"unit was: {self.before.unit_name(at) if at >= 0 else shown(unit) or 'not stated'}"
        above, now = self.old.parents[old], self.new.parents[node]
        if not self._same_manager(above, now) and (now >= 0 or self.whole):
            yield f"reported to: {shown(self._manager(above))}"
        yield from self._domains(old_row, row)
        sure = self.matching.confidence(old_row)
        if sure is not None:
            yield f"{sure} the same role: {self.matching.how(old_row)}"

    def _domains(self, old: int, new: int) -> Iterator[str]:
        """Say for which domains a role answers now and did not before, and the other way round."""
        was, now = _answers(self.before, old), _answers(self.after, new)
        for words, names in (
            ("answers now for", [name for each, name in now.items() if each not in was]),
            ("no longer for", [name for each, name in was.items() if each not in now]),
        ):
            if names:
                yield f"{words}: {listed(names, _MOST_DOMAINS)}"

    def _same_manager(self, old: int, new: int) -> bool:
        """Tell whether two nodes are one manager; one who is not in the model is known by the id."""
        if old >= 0 and new >= 0 and self.old.nodes[old].row < 0:
            return self.old.nodes[old].name == self.new.nodes[new].name and self.new.nodes[new].row < 0
        return (self._new_of.get(old, _NO_ROLE) if old >= 0 else _NO_ROLE) == new

    def _manager(self, old: int) -> str:
        if old < 0:
            return "nobody stated"
        row = self.old.nodes[old].row
        return self.before.title(row) if row >= 0 else self.old.nodes[old].name

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Count what changed."""
        marks = Counter[Mark]()
        for gone, node in self._order:
            if gone:
                marks[Mark.REMOVED] += 1
            elif self.new.nodes[node].row >= 0:
                marks[Mark.ADDED] += node not in self._old_of
                marks[Mark.CHANGED] += node in self._old_of and any(True for _ in self._was(node))
        counts = ", ".join(f"{marks[mark]} {mark}" for mark in (Mark.ADDED, Mark.REMOVED, Mark.CHANGED))
        roles = counted(sum(node.row >= 0 for node in self.old.nodes), "role")
        return (f"Compared with {roles} before: {counts} (titles, units, managers, domains).",)


def _answers(graph: OrgGraph, role: int) -> dict[str, str]:
    """Give the domains for which a role answers: their names by their ids."""
    rows = graph.ownership.domain[list(graph.ownership.of_role(role, Level.ACCOUNTABLE))].tolist()
    return {graph.domains.id(row): graph.domains.name(row) for row in rows}


def _marked(post: Post, mark: Mark) -> Post:
    return post._replace(marks=(mark, *post.marks), badges=(str(mark), *post.badges))
