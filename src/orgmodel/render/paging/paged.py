"""How does a chart become pages that can be read? An overview, then a page a part, each saying where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.layout.book import Leaf, book
from orgmodel.layout.fit import fitted
from orgmodel.layout.forest import Forest, Gaps
from orgmodel.layout.geometry import Rect, Size
from orgmodel.layout.routes import Router
from orgmodel.render.charts import legend
from orgmodel.render.charts.around import aside, surrounded
from orgmodel.render.charts.boxes import WIDTH, boxed, content, size
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.coloring import Coloring, coloring
from orgmodel.render.charts.describe import Teller
from orgmodel.render.charts.part import partial_plan, roles_below
from orgmodel.render.charts.plan import Plan, Tie, plan
from orgmodel.render.charts.post import Post, posts
from orgmodel.render.charts.sheet import FOOT, name, when
from orgmodel.render.paging.page_frame import BASE, HEAD, MARGIN, Frame
from orgmodel.render.paging.page_index import entries, index_pages
from orgmodel.render.paging.paper import Paper, smallest_type, title_type
from orgmodel.render.scenes.scene import Box, Content, Key, Link, LinkKind, Scene, Style, Text
from orgmodel.render.scenes.wording import counted, quoted

_GAPS = Gaps(sibling=18, tree=30, layer=54, hanging=16, row=60)
_LINES = {
    LinkKind.DOTTED: "dotted to",
    LinkKind.FURTHER: "also to",
    LinkKind.CIRCULAR: "in a circle",
    LinkKind.CHAIRS: "chairs",
}
_MOST_LINES = 3
_WIDEST = 8888
"""A page number as wide as any, to measure with."""
_ACCESSIBLE = "No tags for screen readers: the accessible edition is HTML (orgmodel render MODEL -o org.html)."


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its picture, what it is called, how deep it stands in the outline, and where its boxes lead.

    `targets` has the number of another page (from 1) for each box by its id, and `begins` the roles of which it
    is the page, by their ids.
    """

    scene: Scene
    title: str
    level: int
    targets: dict[str, int]
    begins: tuple[str, ...]


def pages(graph: OrgGraph, sheet: Paper, *, draft: bool = False, wish: Wish | None = None) -> tuple[Page, ...]:
    """Divide the chart of an organization among sheets: an overview, a page a part, and an index of all roles.

    Raises:
        OrgModelError: the part begins at what the model does not have, or the coloring is of no field.
    """
    wish = wish or Wish()
    drawn = surrounded(graph, partial_plan(graph, plan(graph), wish.part))
    colors = coloring(graph, drawn, wish.color_by)
    return _Book(graph, drawn, colors, sheet, draft, wish.link_base).pages()


@dataclass(frozen=True)
class _Book:
    graph: OrgGraph
    plan: Plan
    coloring: Coloring
    sheet: Paper
    draft: bool
    link_base: str

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        return posts(self.graph, self.plan, self.coloring, self.link_base)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return Teller(self.plan, self.posts).roles

    @cached_property
    def across(self) -> dict[int, list[Tie]]:
        """The lines that are not of the tree, by the box where they begin."""
        found: dict[int, list[Tie]] = {}
        for tie in self.plan.crossings:
            found.setdefault(tie.report, []).append(tie)
        return found

    @cached_property
    def sizes(self) -> list[Size]:
        """The size of each box, with a line of words for each line across, and room for the page of its tree."""
        leads = set(self.plan.parents)
        return [
            size(self._content(node, {}, _WIDEST if node in leads else None), post.marks)
            for node, post in enumerate(self.posts)
        ]

    @property
    def room(self) -> Size:
        """What of a sheet is for boxes."""
        return self.sheet.width - 2 * MARGIN, self.sheet.height - 2 * MARGIN - HEAD - BASE

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        width, height = self.room
        most = int(width * height / ((WIDTH + _GAPS.sibling) * (48 + _GAPS.hanging)))

        def fits(nodes: Sequence[int], parents: Sequence[int]) -> bool:
            if len({self.plan.nodes[node].is_around for node in nodes}) > 1:
                return False
            forest = self._laid_out(nodes, parents)
            return forest.width <= width and forest.height <= height

        return book(self.plan.parents, most, fits)

    def _laid_out(self, nodes: Sequence[int], parents: Sequence[int]) -> Forest:
        width, height = self.room
        aides = {place for place, node in enumerate(nodes) if node in self.aside}
        return fitted(parents, [self.sizes[node] for node in nodes], width, _GAPS, (), width / height, aside=aides)

    @cached_property
    def aside(self) -> frozenset[int]:
        """Who stands beside the line."""
        return aside(self.graph, self.plan)

    @cached_property
    def below(self) -> list[int]:
        """How many roles are below each box."""
        return roles_below(self.plan)

    @cached_property
    def page_of(self) -> dict[int, int]:
        """The number of the page on which the tree of each box begins, or on which the box stands."""
        found: dict[int, int] = {}
        for number, leaf in enumerate(self.leaves, 1):
            for node in leaf.nodes:
                if node not in leaf.cut and not (leaf.goes_on and node in leaf.tops):
                    found.setdefault(node, number)
        return found

    def pages(self) -> tuple[Page, ...]:
        index = list(self._index())
        count = len(self.leaves) + len(index)
        chart = [self._page(number, leaf, count) for number, leaf in enumerate(self.leaves, 1)]
        further = [self._index_page(number, texts, count) for number, texts in enumerate(index, len(chart) + 1)]
        return (*chart, *further)

    # A page of the chart ----------------------------------------------------------------------------

    def _content(self, node: int, pages: dict[int, int], cut: int | None) -> Content:
        post = self.posts[node]
        ties = self.across.get(node, ())
        said: list[str] = []
        for tie in ties[:_MOST_LINES]:
            said += [f"{_LINES[tie.kind]} (p. {pages.get(tie.manager, _WIDEST)}):", self.posts[tie.manager].title]
        if len(ties) > _MOST_LINES:
            said.append(f"and {counted(len(ties) - _MOST_LINES, 'further line')}: see the index")
        badges = (*post.badges, f"+{self.below[node]} below", f"page {cut}") if cut is not None else post.badges
        return content(post._replace(details=(*post.details, *said), badges=badges))

    def _page(self, number: int, leaf: Leaf, count: int) -> Page:
        forest = self._laid_out(leaf.nodes, leaf.parents)
        width, _ = self.room
        left = float(round(MARGIN + max(0.0, (width - forest.width) / 2)))
        forest = forest.moved(left, MARGIN + HEAD)
        boxes, links, targets = [], list(self._links(leaf, forest)), {}
        for place, node in enumerate(leaf.nodes):
            cut = self.page_of[node] if node in leaf.cut else None
            post, inside = self.posts[node], self._content(node, self.page_of, cut)
            boxes.append(boxed(post, forest.rects[place], inside, self.labels[node]))
            if cut is not None:
                targets[post.id] = cut
        above = self.plan.parents[leaf.tops[0]]
        if above >= 0:
            targets["above"] = self._shown_on(above, number)
        scene = self._scene(number, count, self._heading(leaf, number), tuple(boxes), tuple(links))
        tops = tuple(self.posts[top].id for top in leaf.tops if self.page_of.get(top) == number)
        return Page(scene, self._named(leaf), self._level(leaf), targets, tops)

    def _shown_on(self, node: int, number: int) -> int:
        """Give the page on which a box stands with its reports, before another page."""
        found = [
            page
            for page, leaf in enumerate(self.leaves[: number - 1], 1)
            if node in leaf.nodes and node not in leaf.cut
        ]
        return found[-1] if found else 1

    def _named(self, leaf: Leaf) -> str:
        if self.plan.nodes[leaf.tops[0]].is_around:
            return "Boards, committees and providers"
        more = f" and {len(leaf.tops) - 1} more" if len(leaf.tops) > 1 else ""
        return f"{self.posts[leaf.tops[0]].title}{more}{', continued' if leaf.goes_on else ''}"

    def _level(self, leaf: Leaf) -> int:
        level, node = 0, leaf.tops[0]
        while node >= 0:
            level += node in self._cut
            node = self.plan.parents[node]
        return level

    @cached_property
    def _cut(self) -> frozenset[int]:
        return frozenset().union(*(leaf.cut for leaf in self.leaves))

    def _heading(self, leaf: Leaf, number: int) -> str:
        above = self.plan.parents[leaf.tops[0]]
        upwards = ""
        if above >= 0:
            of_them = sum(self.plan.parents[top] == above for top in leaf.tops)
            some = f" {of_them} of them" if of_them < len(leaf.tops) else ""
            upwards = f",{some} reporting to {quoted(self.posts[above].title)} (page {self._shown_on(above, number)})"
        return f"{quoted(self._named(leaf))}{upwards}"

    def _links(self, leaf: Leaf, forest: Forest) -> Iterator[Link]:
        router = Router(forest)
        for place, (node, parent) in enumerate(zip(leaf.nodes, leaf.parents, strict=True)):
            if parent < 0:
                if self.plan.nodes[node].silent:
                    rect = forest.rects[place]
                    yield legend.open_link(rect.center, rect.y, 27.0, self.posts[node].id)
                continue
            tie = self.plan.branches[node]
            points = router.branch(parent, place)[::-1]
            text = None
            if tie.doubt:
                rect = forest.rects[place]
                text = Text(rect.center + 5, rect.y - 5, tie.doubt, Style.LABEL)
            ends = self.posts[node].id, self.posts[leaf.nodes[parent]].id
            yield Link(tie.kind, points, *ends, inferred=bool(tie.doubt), words=tie.doubt, text=text)

    def _scene(
        self,
        number: int,
        count: int,
        heading: str,
        boxes: tuple[Box, ...],
        links: tuple[Link, ...],
        words: tuple[Text, ...] = (),
    ) -> Scene:
        below = heading if number > 1 else self._subtitle()
        above = _ACCESSIBLE if number == 1 and self.sheet.name != "slide" else ""
        title = name(self.graph)
        frame = Frame(f"DRAFT: {title}" if self.draft else title, below, f"page {number} of {count}", above)
        keys = self._keys if number == len(self.leaves) + 1 else ()
        texts = (*frame.texts(self.sheet), *words)
        width, height = self.sheet.width, self.sheet.height
        return Scene(title, heading, heading, width, height, boxes, links, keys, (), (FOOT,), texts, draft=self.draft)

    def _subtitle(self) -> str:
        roles = counted(sum(node.row >= 0 for node in self.plan.nodes), "role")
        return f"Reporting lines{when(self.graph)}: {roles}; signs and index from page {len(self.leaves) + 1}"

    @cached_property
    def _keys(self) -> tuple[Key, ...]:
        """Explain the signs of all pages, above the index."""
        marks = [Box("", "", Rect(0, 0, 0, 0), marks=post.marks) for post in self.posts if post.marks]
        kinds = {(tie.kind, bool(tie.doubt)) for tie in self.plan.branches.values()}
        lines = [Link(kind, ((0, 0), (0, 0)), inferred=sure) for kind, sure in sorted(kinds)]
        lines += [Link(LinkKind.OPEN, ((0, 0), (0, 0)))] if any(node.silent for node in self.plan.nodes) else []
        found = legend.entries(marks, lines, self.coloring)
        width = self.sheet.width - 2 * MARGIN
        return legend.legend(found, (MARGIN, MARGIN + HEAD), width)

    # The index --------------------------------------------------------------------------------------

    def _index(self) -> Iterator[tuple[Text, ...]]:
        width, height = self.room
        roles = [
            (post.title, post.unit, self.page_of[number])
            for number, post in enumerate(self.posts)
            if self.plan.nodes[number].row >= 0 or self.plan.nodes[number].is_around
        ]
        lines = [
            (
                f"{self.posts[tie.report].title} … {_LINES[tie.kind]}: {self.posts[tie.manager].title}",
                f"{self.page_of[tie.report]}, {self.page_of[tie.manager]}",
            )
            for tie in self.plan.crossings
        ]
        area = Rect(MARGIN, MARGIN + HEAD, width, height)
        return index_pages(entries(roles, lines), area, legend.bottom(self._keys, area.y))

    def _index_page(self, number: int, texts: tuple[Text, ...], count: int) -> Page:
        scene = self._scene(
            number,
            count,
            f"Index: the page of each role. Type of {title_type():g} points, none under {smallest_type():g}",
            (),
            (),
            texts,
        )
        return Page(scene, "Index", 0, {}, ())
