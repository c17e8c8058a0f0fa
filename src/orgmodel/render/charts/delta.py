"""What does a change look like on the chart? The organization after it, with what was added, moved and removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from orgmodel.change.matching import Matching, match
from orgmodel.check.wording import listed
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.forest import Forest
from orgmodel.model.words import Level
from orgmodel.render.charts.around import surrounded
from orgmodel.render.charts.chart import Chart, Wish
from orgmodel.render.charts.coloring import coloring
from orgmodel.render.charts.part import partial_plan
from orgmodel.render.charts.plan import Plan, plan
from orgmodel.render.charts.post import Post, marks, posts
from orgmodel.render.charts.union import NO_ROLE, Union
from orgmodel.render.scenes.scene import Mark, Scene
from orgmodel.render.scenes.wording import counted, shown

_MOST_DOMAINS = 2
_STATES = {Mark.VACANT, Mark.ACTING, Mark.PROPOSED, Mark.ABOLISHED, Mark.OUTSIDE, Mark.NOT_DESCRIBED}


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

    A removed role stands where it stood: below the role that was its manager, if that is still there. All others have
    the places that they had, as `afterwards` says.
    `matching` says which role is which, where that is known.

    Raises:
        OrgModelError: the part begins at what the model does not have, or the coloring is of no field.
    """
    wish = wish or Wish()
    drawn = partial_plan(after, plan(after), wish.part)
    known = matching if matching is not None else match(before.facts, after.facts)
    both = Union(plan(before), drawn, known, whole=not drawn.outside)
    change = _Change(before, after, both)
    colors = coloring(after, drawn, wish.color_by)
    written = posts(after, drawn, colors, wish.link_base)
    union = surrounded(after, both.plan) if wish.part.only is None else both.plan
    around = posts(after, union, colors)[len(both.plan.nodes) :]
    said, like = (*change.posts(written), *around), _forest(before, both, wish)
    return Chart(after, union, draft, colors, said, wish, change.notes, like)


def afterwards(
    before: OrgGraph,
    after: OrgGraph,
    *,
    draft: bool = False,
    wish: Wish | None = None,
    matching: Matching | None = None,
) -> Chart:
    """Make the chart of an organization that can be laid beside the chart of what it was before.

    Siblings stand in the order that they had, and boxes hang where they hung, as in `changed`: both keep the
    arrangement of the chart before the change, where that takes not much more room than one of their own.

    Raises:
        OrgModelError: as `changed`.
    """
    wish = wish or Wish()
    drawn = partial_plan(after, plan(after), wish.part)
    known = matching if matching is not None else match(before.facts, after.facts)
    union = Union(plan(before), drawn, known, whole=not drawn.outside, with_removed=False)
    kept = surrounded(after, union.plan)
    colors = coloring(after, drawn, wish.color_by)
    written = posts(after, kept, colors, wish.link_base)
    return Chart(after, kept, draft, colors, written, wish, like=_forest(before, union, wish))


def _forest(before: OrgGraph, union: Union, wish: Wish) -> Forest | None:
    """Place the organization before the change, in the same part."""
    if wish.aligned or not union.before.nodes:
        return None
    colors = coloring(before, union.before, wish.color_by)
    was = Chart(before, union.before, False, colors, posts(before, union.before, colors), wish)  # noqa: FBT003
    return was.loose


@dataclass(frozen=True)
class _Change:
    """Two organizations, and the boxes of both."""

    before: OrgGraph
    after: OrgGraph
    union: Union

    @property
    def old(self) -> Plan:
        return self.union.old

    @property
    def new(self) -> Plan:
        return self.union.new

    @property
    def matching(self) -> Matching:
        return self.union.matching

    def posts(self, written: tuple[Post, ...]) -> Iterator[Post]:
        """Say what stands in each box of the union."""
        uncolored = coloring(self.before, self.old)
        gone = posts(self.before, self.old, uncolored) if self.union.removed else ()
        for place, (is_gone, node) in enumerate(self.union.order):
            if is_gone:
                post = gone[node]
                yield _marked(post, Mark.REMOVED)._replace(id=f"n{place}", color=-1, details=())
                continue
            post = written[node]._replace(id=f"n{place}")
            if self.new.nodes[node].row < 0:
                yield post
            elif node not in self.union.old_of:
                names = tuple(_answers(self.after, self.new.nodes[node].row).values())
                says = (f"answers for: {listed(names, _MOST_DOMAINS)}",) if names else ()
                yield _marked(post, Mark.ADDED)._replace(details=(*post.details, *says))
            else:
                was = tuple(self._was(node))
                yield _marked(post, Mark.CHANGED)._replace(details=(*post.details, *was)) if was else post

    def _was(self, node: int) -> Iterator[str]:
        """Say what was different before: title, unit, manager, and how sure it is that it is the same role."""
        old = self.union.old_of[node]
        row, old_row = self.new.nodes[node].row, self.old.nodes[old].row
        title, unit = self.before.title(old_row), self.before.roles.unit[old_row]
        if self.before.roles.title[old_row] != self.after.roles.title[row]:
            yield f"was: {shown(title)}"
        if unit != self.after.roles.unit[row]:
            at = self.before.units.rows.get(unit, NO_ROLE)
            yield f"unit was: {self.before.unit_name(at) if at >= 0 else shown(unit) or 'not stated'}"
        above, now = self.old.parents[old], self.new.parents[node]
        if not self._same_manager(above, now) and (now >= 0 or self.union.whole):
            yield f"reported to: {shown(self._manager(above))}"
        yield from self._states(old, node)
        yield from self._domains(old_row, row)
        sure = self.matching.confidence(old_row)
        if sure is not None:
            yield f"{sure} the same role: {self.matching.how(old_row)}"

    def _states(self, old: int, new: int) -> Iterator[str]:
        """Say what a role is now or no longer (vacant, acting, proposed and so on), and how many positions it had."""
        was = {mark for mark, _ in marks(self.before, self.old.nodes[old])} & _STATES
        now = {mark for mark, _ in marks(self.after, self.new.nodes[new])} & _STATES
        for words, states in (("now", now - was), ("no longer", was - now)):
            if states:
                yield f"{words} {', '.join(sorted(states))}"
        had = int(self.before.roles.positions[self.old.nodes[old].row])
        if had not in {NO_ROLE, int(self.after.roles.positions[self.new.nodes[new].row])}:
            yield f"had {counted(had, 'position')}"

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
        return (self.union.new_of.get(old, NO_ROLE) if old >= 0 else NO_ROLE) == new

    def _manager(self, old: int) -> str:
        if old < 0:
            return "nobody stated"
        row = self.old.nodes[old].row
        return self.before.title(row) if row >= 0 else self.old.nodes[old].name

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Count what changed."""
        found = Counter[Mark]()
        for gone, node in self.union.order:
            if gone:
                found[Mark.REMOVED] += 1
            elif self.new.nodes[node].row >= 0:
                found[Mark.ADDED] += node not in self.union.old_of
                found[Mark.CHANGED] += node in self.union.old_of and any(True for _ in self._was(node))
        counts = ", ".join(f"{found[mark]} {mark}" for mark in (Mark.ADDED, Mark.REMOVED, Mark.CHANGED))
        roles = counted(sum(node.row >= 0 for node in self.old.nodes), "role")
        return (f"Compared with {roles} before: {counts} (titles, units, managers, states, positions, domains).",)


def _answers(graph: OrgGraph, role: int) -> dict[str, str]:
    """Give the domains for which a role answers: their names by their ids."""
    rows = graph.ownership.domain[list(graph.ownership.of_role(role, Level.ACCOUNTABLE))].tolist()
    return {graph.domains.id(row): graph.domains.name(row) for row in rows}


def _marked(post: Post, mark: Mark) -> Post:
    return post._replace(marks=(mark, *post.marks), badges=(str(mark), *post.badges))
