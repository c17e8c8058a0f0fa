"""How is a chart told in words? One sentence a role, in the order of the tree, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.render.plan import Plan, Tie
from orgmodel.render.post import Post
from orgmodel.render.scene import LinkKind
from orgmodel.render.wording import quoted, shown

_DEEPEST_INDENT = 12


@dataclass(frozen=True)
class Teller:
    """Puts the roles and lines of a plan into words."""

    plan: Plan
    posts: Sequence[Post]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """For each box: what it shows, and whom its role reports to."""
        return tuple(map(self._role, range(len(self.posts))))

    def _role(self, number: int) -> str:
        post = self.posts[number]
        unit = [quoted(post.unit)] if post.unit else []
        teams = ["leads " + ", ".join(map(quoted, post.teams))] if post.teams else []
        return "; ".join([quoted(post.title), *unit, *post.badges, *teams, *self._upwards(number)])

    def _upwards(self, number: int) -> Iterator[str]:
        node = self.plan.nodes[number]
        if node.silent:
            yield "manager not stated"
        if number in self.plan.branches:
            yield self._upward(self.plan.branches[number])
        yield from map(self._upward, self._crossings.get(number, ()))

    @cached_property
    def _crossings(self) -> dict[int, list[Tie]]:
        crossings: dict[int, list[Tie]] = {}
        for tie in self.plan.crossings:
            crossings.setdefault(tie.report, []).append(tie)
        return crossings

    def _upward(self, tie: Tie) -> str:
        verb = {
            LinkKind.FURTHER: "reports also to",
            LinkKind.DOTTED: "dotted line to",
            LinkKind.CIRCULAR: "reports in a circle to",
        }.get(tie.kind, "reports to")
        return f"{verb} {quoted(self.posts[tie.manager].title)}{about(tie)}"

    def crossing(self, tie: Tie) -> str:
        """Say from whom to whom a line leads that is not one of the tree, and what it is for."""
        return f"{quoted(self.posts[tie.report].title)} {self._upward(tie)}"

    def chart(self) -> str:
        """Tell the whole chart as a nested list."""
        depth = [0] * len(self.posts)
        lines = []
        for number, parent in enumerate(self.plan.parents):
            if parent >= 0:
                depth[number] = depth[parent] + 1
            indent = "  " * min(depth[number], _DEEPEST_INDENT)
            lines.append(f"{indent}- {self.roles[number]}")
        return "\n".join(lines)


def about(tie: Tie) -> str:
    """Say what a line is for and how sure it is, with a space before it, or nothing."""
    purpose = f" for {quoted(shown(tie.purpose))}" if shown(tie.purpose) else ""
    return f"{purpose} ({tie.doubt})" if tie.doubt else purpose
