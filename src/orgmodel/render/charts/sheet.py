"""How does what was drawn become a whole picture? With its title above, and legend, list and remarks below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.render.charts import legend
from orgmodel.render.charts.legend import Entry
from orgmodel.render.scenes import page
from orgmodel.render.scenes.scene import Box, Group, Link, Scene, Style, Text
from orgmodel.render.scenes.wording import shown

FOOT = "Positions as documented; not an assessment of persons nor a basis for personnel action."
_ABOVE, _BELOW, _BETWEEN = 30.0, 40.0, 20.0
_HEADING, _APART = 32.0, 56.0
_LEAST_WIDTH, _MOST_WORDS = 704.0, 1296.0


@dataclass(frozen=True, slots=True)
class Body:
    """What is drawn, placed from (0, 0) on."""

    boxes: tuple[Box, ...]
    width: float
    height: float
    texts: tuple[Text, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()

    def moved(self, right: float, down: float) -> Body:
        """Give the same elsewhere."""
        boxes = tuple(box._replace(rect=box.rect.moved(right, down)) for box in self.boxes)
        texts = tuple(text._replace(x=text.x + right, y=text.y + down) for text in self.texts)
        links = tuple(link._replace(points=tuple((x + right, y + down) for x, y in link.points)) for link in self.links)
        return Body(boxes, self.width, self.height, texts, links, self.groups)


def piled(parts: Sequence[tuple[str, Body]]) -> Body:
    """Put several bodies below each other, each under its heading; groups of one name are one."""
    boxes: list[Box] = []
    texts: list[Text] = []
    links: list[Link] = []
    members: dict[str, list[str]] = {}
    width = y = 0.0
    for heading, body in parts:
        texts.append(Text(0.0, y + _HEADING / 2, heading, Style.TITLE))
        moved = body.moved(0.0, y + _HEADING)
        boxes += moved.boxes
        texts += moved.texts
        links += moved.links
        for group in moved.groups:
            members.setdefault(group.name, []).extend(group.boxes)
        width, y = max(width, body.width), y + _HEADING + body.height + _APART
    groups = tuple(Group(name, tuple(names)) for name, names in members.items())
    return Body(tuple(boxes), width, max(y - _APART, 0.0), tuple(texts), tuple(links), groups)


def sheet(
    graph: OrgGraph,
    subtitle: str,
    body: Body,
    *,
    draft: bool = False,
    entries: Sequence[Entry] = (),
    remarks: Sequence[str] = (),
) -> Scene:
    """Put what is drawn onto a page of its own, under the name of the organization."""
    title = name(graph)
    width = max(body.width, _LEAST_WIDTH)
    head = page.head(title, subtitle, width, draft=draft)
    placed = body.moved(page.MARGIN, head.bottom + _ABOVE)
    top = head.bottom + _ABOVE + body.height + _BELOW
    words = min(width, _MOST_WORDS)
    keys = legend.legend(entries, (page.MARGIN, top), words)
    notes = (*remarks, FOOT)
    foot = page.stacked(notes, (page.MARGIN, legend.bottom(keys, top) + _BETWEEN), words, Style.DETAIL)
    return Scene(
        title=title,
        subtitle=subtitle,
        description="\n".join((subtitle, *notes)),
        width=width + 2 * page.MARGIN,
        height=foot.bottom + page.MARGIN / 2,
        boxes=placed.boxes,
        links=placed.links,
        legend=keys,
        numbered=(),
        notes=notes,
        texts=head.texts + placed.texts + foot.texts,
        badges=head.badges,
        draft=draft,
        groups=body.groups,
    )


def name(graph: OrgGraph) -> str:
    """Give the name of the organization."""
    organization = graph.facts.header.organization
    return shown(organization.name or organization.id or "") or "Organization"


def when(graph: OrgGraph) -> str:
    """Say of which day a picture is, with a space before it, or nothing."""
    day = graph.facts.header.as_of
    return f" as of {day.isoformat()}" if day else ""
