"""A scene as text, for people to review what changed in a picture."""

from collections.abc import Iterator

from orgmodel.render.scenes.scene import Box, Link, Scene


def listing(scene: Scene) -> str:
    """List all that is in a picture and where."""
    return "\n".join(_lines(scene)) + "\n"


def _lines(scene: Scene) -> Iterator[str]:
    yield f"{scene.title} {scene.width:g}x{scene.height:g}{' draft' if scene.draft else ''}"
    yield scene.description
    yield from map(_box, scene.boxes)
    yield from map(_link, scene.links)
    for key in scene.legend:
        sample = _box(key.sample) if isinstance(key.sample, Box) else _link(key.sample)
        yield f"legend '{key.text.words}': {sample}"
    for text in scene.texts:
        yield f"{text.style} {text.x:g},{text.y:g} '{text.words}'"


def _box(box: Box) -> str:
    words = [text.words for text in box.texts] + [f"[{badge.text.words}]" for badge in box.badges]
    place = f"{box.rect.x:g},{box.rect.y:g} {box.rect.width:g}x{box.rect.height:g}"
    color = f" color {box.color}" if box.color >= 0 else ""
    return f"box {box.id} {place}{color} {' | '.join(words)}".rstrip()


def _link(link: Link) -> str:
    way = " ".join(f"{x:g},{y:g}" for x, y in link.points)
    inferred = " inferred" if link.inferred else ""
    said = f" '{link.words}'" if link.words else ""
    return f"{link.kind}{inferred} {link.source}>{link.target}{said} {way}"
