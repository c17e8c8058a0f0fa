"""How is a chart told in words? One sentence a role, in the order of the tree, for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.render.charts.plan import Plan, Tie
from orgmodel.render.charts.post import Post
from orgmodel.render.scenes.scene import LinkKind
from orgmodel.render.scenes.wording import quoted, shown

_VERBS = {
    LinkKind.SOLID: "reports to",
    LinkKind.FURTHER: "reports also to",
    LinkKind.DOTTED: "dotted line to",
    LinkKind.CIRCULAR: "reports in a circle to",
    LinkKind.FORMER: "reported before to",
    LinkKind.CHAIRS: "chairs",
}


@dataclass(frozen=True)
class Teller:
    """Puts the roles and lines of a plan into words."""

    plan: Plan
    posts: Sequence[Post]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """For each box: what it shows, and whom its role reports to."""
        rows = range(len(self.posts))
        ties = map(self.plan.branches.get, rows)
        return tuple(map(self._role, rows, self._titles, self.posts, ties))

    def _role(self, number: int, title: str, post: Post, tie: Tie | None) -> str:
        parts = [title, quoted(post.unit), *post.badges] if post.unit else [title, *post.badges]
        if post.teams:
            parts.append("leads " + ", ".join(map(quoted, post.teams)))
        parts += post.details
        parts += post.also
        if self.plan.nodes[number].silent:
            parts.append("manager not stated")
        if tie is not None:
            parts.append(self._upward(tie))
        if number in self._crossings:
            parts += map(self._upward, self._crossings[number])
        return "; ".join(parts)

    @cached_property
    def _crossings(self) -> dict[int, list[Tie]]:
        crossings: dict[int, list[Tie]] = {}
        for tie in self.plan.crossings:
            crossings.setdefault(tie.report, []).append(tie)
        return crossings

    def _upward(self, tie: Tie) -> str:
        _, manager, kind, doubt, purpose = tie
        more = about(tie) if doubt or purpose else ""
        return f"{_VERBS[kind]} {self._titles[manager]}{more}"

    @cached_property
    def _titles(self) -> Sequence[str]:
        return [quoted(post.title) for post in self.posts]

    def crossing(self, tie: Tie) -> str:
        """Say from whom to whom a line leads that is not one of the tree, and what it is for."""
        return f"{self._titles[tie.report]} {self._upward(tie)}"


def about(tie: Tie) -> str:
    """Say what a line is for and how sure it is, with a space before it, or nothing."""
    purpose = f" for {quoted(shown(tie.purpose))}" if tie.purpose and shown(tie.purpose) else ""
    return f"{purpose} ({tie.doubt})" if tie.doubt else purpose
