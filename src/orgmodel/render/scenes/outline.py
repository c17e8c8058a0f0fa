"""How is a picture told in words? Its boxes as a nested list, in reading order, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from orgmodel.render.scenes.scene import LinkKind, Scene

_DEEPEST_INDENT = 12


def outline(scene: Scene) -> Iterator[tuple[int, str, str]]:
    """Give for each box the number of boxes above it in its tree, what it says, and where it leads.

    Where no lines make a tree, boxes stand below the name of what they have in common.
    """
    if scene.groups and not any(link.kind is LinkKind.SOLID for link in scene.links):
        yield from _grouped(scene)
        return
    above = {link.source: link.target for link in scene.links if link.kind is LinkKind.SOLID}
    depth: dict[str, int] = {}
    for box in scene.boxes:
        depth[box.id] = depth.get(above.get(box.id, ""), -1) + 1
        yield depth[box.id], box.label or box.title, box.href


def _grouped(scene: Scene) -> Iterator[tuple[int, str, str]]:
    boxes = {box.id: box for box in scene.boxes}
    for group in scene.groups:
        yield 0, group.name, ""
        for name in group.boxes:
            box = boxes.pop(name)
            yield 1, box.label or box.title, box.href
    yield from ((0, box.label or box.title, box.href) for box in boxes.values())


def told(scene: Scene) -> str:
    """Tell a whole picture in lines of text."""
    lines = (f"{'  ' * min(depth, _DEEPEST_INDENT)}- {words}" for depth, words, _ in outline(scene))
    return "\n".join((scene.subtitle, *lines, *scene.notes))
