"""How is a picture told in words? Its boxes as a nested list, in reading order, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.render.scene import LinkKind, Scene

_DEEPEST_INDENT = 12


def outline(scene: Scene) -> Iterator[tuple[int, str, str]]:
    """Give for each box the number of boxes above it in its tree, what it says, and where it leads."""
    above = {link.source: link.target for link in scene.links if link.kind is LinkKind.SOLID}
    depth: dict[str, int] = {}
    for box in scene.boxes:
        depth[box.id] = depth.get(above.get(box.id, ""), -1) + 1
        yield depth[box.id], box.label or box.title, box.href


def told(scene: Scene) -> str:
    """Tell a whole picture in lines of text."""
    lines = (f"{'  ' * min(depth, _DEEPEST_INDENT)}- {words}" for depth, words, _ in outline(scene))
    return "\n".join((scene.subtitle, *lines, *scene.notes))
