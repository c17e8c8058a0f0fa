"""Who reports to whom? The chart of reporting lines of one organization, as a `Scene`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.fit import SHAPE, aligned, alike, fitted
from orgmodel.layout.forest import Forest, Gaps
from orgmodel.layout.geometry import Point, Rect, Size
from orgmodel.layout.routes import Router
from orgmodel.layout.rows import surrounded as framed
from orgmodel.render.charts import ground, legend
from orgmodel.render.charts.around import aside, surrounded
from orgmodel.render.charts.boxes import WIDTH, boxed, content, size
from orgmodel.render.charts.coloring import Coloring, coloring
from orgmodel.render.charts.describe import Teller, about
from orgmodel.render.charts.part import WHOLE, Part, partial_plan
from orgmodel.render.charts.plan import Plan, Tie, plan
from orgmodel.render.charts.post import Post, posts
from orgmodel.render.charts.remarks import left_out
from orgmodel.render.charts.sheet import FOOT
from orgmodel.render.scenes import page
from orgmodel.render.scenes.scene import Badge, Box, Content, Link, Mark, Scene, Style, Text
from orgmodel.render.scenes.wording import counted, shown

_GAPS = Gaps()
_LEAST_WIDTH = 4 * WIDTH
_ROW_WIDTH = 6 * (WIDTH + _GAPS.tree)
_WIDTH_PER_NOTE = 30.0
_OPEN_HEIGHT = 27.0
_ABOVE, _BELOW, _BETWEEN = 44.0, 48.0, 20.0
_NUMBER_RADIUS, _MOST_NARROW = 7.5, 99


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a chart: the part of the organization, what colors mean, and how much wider than high it is.

    Colors mean what the model says of its charts, or else units, where no field is named.
    Without a shape it is as wide as is readable, and about as a screen where it would be wider. `aligned` puts every
    role into the row of its layer; `grouped` shows the roles of a unit on ground of its color. The id of a role after
    `link_base` is where its box leads; without it, the document that the role stands on. `like` is an organization
    beside whose chart this one is laid: what is in both keeps its place.
    """

    part: Part = WHOLE
    color_by: str | None = None
    shape: float | None = None
    aligned: bool = False
    grouped: bool = False
    link_base: str = ""
    like: OrgGraph | None = None


def org_chart(graph: OrgGraph, *, draft: bool = False, wish: Wish | None = None) -> Scene:
    """Draw who reports to whom.

    Args:
        graph: the organization.
        draft: whether nothing in the model is confirmed yet, which the title then says.
        wish: what part is drawn, and how.

    Raises:
        OrgModelError: the part begins at what the model does not have, or the coloring is of no field.
    """
    return chart(graph, draft=draft, wish=wish).scene()


def chart(graph: OrgGraph, *, draft: bool = False, wish: Wish | None = None) -> Chart:
    """Decide what `org_chart` draws, before anything has a place.

    Raises:
        OrgModelError: as `org_chart`.
    """
    wish = wish or Wish()
    drawn = surrounded(graph, partial_plan(graph, plan(graph), wish.part))
    colors = coloring(graph, drawn, wish.color_by)
    return Chart(graph, drawn, draft, colors, posts(graph, drawn, colors, wish.link_base), wish)


@dataclass(frozen=True)
class Chart:
    """A chart in the making: what is drawn, and the words of its boxes. `like` is arranged as it should be."""

    graph: OrgGraph
    plan: Plan
    draft: bool
    coloring: Coloring
    posts: Sequence[Post]
    wish: Wish
    notes: tuple[str, ...] = ()
    like: Forest | None = None

    @cached_property
    def teller(self) -> Teller:
        """What puts the roles and lines into words."""
        return Teller(self.plan, self.posts)

    @cached_property
    def contents(self) -> tuple[Content, ...]:
        """The words of the boxes, broken into lines."""
        return tuple(map(content, self.posts))

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """The ends of the lines that are not of the tree."""
        return [(tie.report, tie.manager) for tie in self.plan.crossings]

    @cached_property
    def in_line(self) -> int:
        """How many of the boxes are of the line; those of bodies and providers follow."""
        nodes = self.plan.nodes
        return len(nodes) - len(list(takewhile(lambda node: node.is_around, reversed(nodes))))

    @cached_property
    def loose(self) -> Forest:
        """The boxes, before they have a place on the page."""
        sizes, count = [size(*each) for each in zip(self.contents, self._marks, strict=True)], self.in_line
        forest = self._line(sizes[:count])
        around = list(zip(self.plan.nodes[count:], sizes[count:], strict=True))
        above = [each for node, each in around if node.body is not None]
        return framed(forest, above, [each for node, each in around if node.provider is not None], _GAPS)

    @property
    def _marks(self) -> list[tuple[Mark, ...]]:
        return [post.marks for post in self.posts]

    def _line(self, sizes: Sequence[Size]) -> Forest:
        """Place the boxes that are of the line."""
        parents, aides, shape = self.plan.parents[: self.in_line], aside(self.graph, self.plan), self.wish.shape
        lines = [
            (start if start < len(sizes) else end, end if end < len(sizes) else start) for start, end in self.pairs
        ]
        lines = [line for line in lines if max(line) < len(sizes)]
        if self.wish.aligned:
            return aligned(parents, sizes, _GAPS, lines, aside=aides)
        area = math.fsum([(width + _GAPS.tree) * (height + _GAPS.row) for width, height in sizes])
        width = float(math.isqrt(int(area * (shape or SHAPE))))
        if shape is None:
            width = max(_ROW_WIDTH, width)
        own = fitted(parents, sizes, width, _GAPS, lines, shape or SHAPE, aside=aides)
        return alike(own, self.like, (width, width / (shape or SHAPE)), _GAPS, lines) if self.like else own

    @cached_property
    def width(self) -> float:
        """How wide the page is between its margins."""
        return max(self.loose.width + self._numbers, _LEAST_WIDTH)

    @property
    def _numbers(self) -> float:
        """How wide the column is that numbers the layers."""
        return ground.LEFT if self.wish.aligned else 0.0

    @cached_property
    def head(self) -> page.Block:
        """The title and what stands below it."""
        return page.head(self.title, self.subtitle, self.width, draft=self.draft)

    @cached_property
    def forest(self) -> Forest:
        """The boxes in their place on the page."""
        left = float(round(page.MARGIN + (self.width + self._numbers - self.loose.width) / 2))
        return self.loose.moved(left, self.head.bottom + _ABOVE)

    def scene(self) -> Scene:
        """Put everything onto one page."""
        areas, groups = ground.grounds(self.forest, self.posts, self.coloring) if self.wish.grouped else ((), ())
        boxes, links = tuple(self._boxes()), (*self._branches(), *self._open_ends(), *self._crossings())
        top = self.head.bottom + _ABOVE + self.loose.height + _BELOW
        width = min(self.width, max(_ROW_WIDTH, _WIDTH_PER_NOTE * len(self._numbered)))
        keys = legend.legend(legend.entries(boxes, links, self.coloring), (page.MARGIN, top), width)
        lines = page.listed("Numbered lines", self._numbered, legend.bottom(keys, top) + _BETWEEN / 2, width)
        remarks = (*self.remarks, FOOT)
        foot = page.stacked(remarks, (page.MARGIN, lines.bottom + _BETWEEN), width, Style.DETAIL)
        return Scene(
            title=self.title,
            subtitle=self.subtitle,
            description="\n".join((self.subtitle, *remarks)),
            width=self.width + 2 * page.MARGIN,
            height=foot.bottom + page.MARGIN / 2,
            boxes=boxes,
            links=links,
            legend=keys,
            numbered=self._numbered,
            notes=remarks,
            texts=self.head.texts + tuple(self._layers()) + lines.texts + foot.texts,
            badges=self.head.badges,
            draft=self.draft,
            areas=areas,
            groups=groups,
        )

    def _boxes(self) -> Iterator[Box]:
        columns = (self.posts, self.contents, self.forest.rects, self.teller.roles)
        for post, inside, rect, label in zip(*columns, strict=True):
            yield boxed(post, rect, inside, label)

    def _layers(self) -> Iterator[Text]:
        return ground.layers(self.forest, self.in_line, page.MARGIN) if self.wish.aligned else iter(())

    # Lines ------------------------------------------------------------------------------------------

    @cached_property
    def router(self) -> Router:
        """What finds the ways of the lines."""
        return Router(self.forest)

    def _branches(self) -> Iterator[Link]:
        way, ids = self.router.branch, [post.id for post in self.posts]
        for report, tie in self.plan.branches.items():
            _, manager, kind, doubt, purpose = tie
            points = way(manager, report)[::-1]
            if not doubt and not purpose:
                yield Link._make((kind, points, ids[report], ids[manager], False, "", None, None))
                continue
            text = self._beside(report, doubt) if doubt else None
            yield self._link(tie, points, text=text)

    def _beside(self, report: int, words: str) -> Text:
        """Place words that belong to the line of a report: beside it, or above the middle of a box that hangs."""
        rect = self.forest.rects[report]
        if report in self.forest.hooks or report in self.forest.beside:
            return Text(rect.center, rect.y - 5, words, Style.LABEL, centered=True)
        return Text(rect.center + 5, rect.y - 11, words, Style.LABEL)

    def _open_ends(self) -> Iterator[Link]:
        for number, node in enumerate(self.plan.nodes):
            if node.silent:
                rect = self.forest.rects[number]
                yield legend.open_link(rect.center, rect.y, _OPEN_HEIGHT, self.posts[number].id)

    def _crossings(self) -> Iterator[Link]:
        ways = self.router.crossings(self.pairs)
        for number, (tie, way) in enumerate(zip(self.plan.crossings, ways, strict=True), 1):
            yield self._link(tie, way, badge=_numbered(number, way[0]))

    def _link(self, tie: Tie, points: Sequence[Point], *, text: Text | None = None, badge: Badge | None = None) -> Link:
        return Link(
            tie.kind,
            tuple(points),
            self.posts[tie.report].id,
            self.posts[tie.manager].id,
            inferred=bool(tie.doubt),
            words=about(tie).strip(),
            text=text,
            badge=badge,
        )

    # Words ------------------------------------------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """The name of the organization."""
        organization = self.graph.facts.header.organization
        return shown(organization.name or organization.id or "") or "Organization"

    @cached_property
    def subtitle(self) -> str:
        """What the chart shows, of which day, and of how many roles."""
        day = self.graph.facts.header.as_of
        silent = sum([node.silent for node in self.plan.nodes])
        roles = sum([node.row >= 0 for node in self.plan.nodes])
        when = f" as of {day.isoformat()}" if day else ""
        unstated = f", {silent} of them with no manager stated" if silent else ""
        return f"Reporting lines{when}: {counted(roles, 'role')}{unstated}"

    @cached_property
    def _numbered(self) -> tuple[str, ...]:
        return tuple(f"{number}. {self.teller.crossing(tie)}" for number, tie in enumerate(self.plan.crossings, 1))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the chart does not show."""
        return (*self.notes, *left_out(self.plan, self.graph))


def _numbered(number: int, start: Point) -> Badge:
    """Make the number of a line, on the edge of the box where the line begins."""
    across = 2 * _NUMBER_RADIUS
    width = across + 6.0 * (len(str(number)) - 1)
    y = start[1] - (number % 2) * across * (number > _MOST_NARROW)  # the wide ones of a box take turns
    rect = Rect(start[0] - width / 2, y - _NUMBER_RADIUS, width, across)
    return Badge(rect, Text(start[0], y + 3.5, str(number), Style.BADGE, centered=True))
