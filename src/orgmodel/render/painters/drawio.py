"""A scene as a file of diagrams.net (draw.io): boxes in their places, lines that stay with them when they are moved."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from orgmodel.render.painters.svg import allowed, escaped
from orgmodel.render.scenes.scene import HEAT, Area, Box, Link, LinkKind, Mark, Scene, Text
from orgmodel.render.scenes.theme import AUTO, FONTS, Palette, mixed, palette

_DASHES = {
    Mark.NOT_DESCRIBED: "6 4",
    Mark.UNOWNED: "6 4",
    Mark.NOT_IN_MODEL: "2 3",
    Mark.PROPOSED: "14 5",
    Mark.REMOVED: "3 3",
}
_LINES = {
    LinkKind.FURTHER: "startArrow=oval;startFill=1",
    LinkKind.DOTTED: "dashed=1;dashPattern=1 4;strokeWidth=2;startArrow=oval;startFill=0",
    LinkKind.CIRCULAR: "startArrow=block",
    LinkKind.OPEN: "dashed=1",
    LinkKind.FORMER: "dashed=1;dashPattern=2 5",
    LinkKind.CHAIRS: "dashed=1;dashPattern=9 3 2 3",
}


_VERTEX = {"vertex": "1", "parent": "1"}
_EDGE = {"edge": "1", "parent": "1"}


def paint(scene: Scene, theme: str = AUTO) -> str:
    """Write a scene as one page of uncompressed XML."""
    colors = palette(theme)
    file = ET.Element("mxfile", host="orgmodel")
    diagram = ET.SubElement(file, "diagram", id="chart", name=allowed(scene.title) or "Chart")
    size = {"pageWidth": str(round(scene.width)), "pageHeight": str(round(scene.height))}
    model = ET.SubElement(diagram, "mxGraphModel", {"grid": "0", "page": "1"} | size)
    root = ET.SubElement(model, "root")
    ET.SubElement(root, "mxCell", id="0")
    ET.SubElement(root, "mxCell", {"id": "1", "parent": "0"})
    for number, area in enumerate(scene.areas):
        _ground(root, f"a{number}", area, colors)
    for number, link in enumerate(scene.links):
        _line(root, f"l{number}", link, colors)
    for box in scene.boxes:
        _box(root, box, colors)
    for number, text in enumerate(_texts(scene)):
        _words(root, f"t{number}", text, colors)
    for number, key in enumerate(scene.legend):
        if isinstance(key.sample, Box):
            _box(root, key.sample._replace(id=f"k{number}"), colors)
        else:
            _line(root, f"k{number}", key.sample, colors)
        _words(root, f"kt{number}", key.text, colors)
    ET.indent(file, " ")
    return ET.tostring(file, encoding="unicode") + "\n"


def _ground(root: ET.Element, name: str, area: Area, colors: Palette) -> None:
    color = mixed(colors.units[area.color] if area.color >= 0 else colors.line, colors.paper)
    style = f"rounded=0;html=1;fillColor={color};strokeColor=none;"
    cell = ET.SubElement(root, "mxCell", {"id": name, "value": "", "style": style} | _VERTEX)
    x, y, width, height = (f"{value:g}" for value in area.rect)
    ET.SubElement(cell, "mxGeometry", {"x": x, "y": y, "width": width, "height": height, "as": "geometry"})


def _texts(scene: Scene) -> Iterator[Text]:
    yield from scene.texts
    yield from (badge.text for badge in scene.badges)
    yield from (link.text for link in scene.links if link.text)
    yield from (link.badge.text for link in scene.links if link.badge)


def _box(root: ET.Element, box: Box, colors: Palette) -> None:
    lines = [f"<b>{escaped(words)}</b>" if FONTS[style].bold else escaped(words) for style, words in box.inside.lines]
    lines += [escaped("  ".join(f"[{words}]" for words, _ in row)) for row in box.inside.badges]
    fill = colors.heats[box.color - HEAT] if box.color >= HEAT else colors.box
    fill = colors.outside if Mark.OUTSIDE in box.marks or Mark.PROVIDER in box.marks else fill
    corner = "rounded=0" if Mark.PROVIDER in box.marks else f"rounded=1;arcSize={40 if Mark.BODY in box.marks else 6}"
    stroke = colors.units[box.color] if 0 <= box.color < HEAT else colors.line
    dash = next((f"dashed=1;dashPattern={dash};" for mark, dash in _DASHES.items() if mark in box.marks), "")
    double = "shape=ext;double=1;" if Mark.VACANT in box.marks else ""
    style = (
        f"{corner};whiteSpace=wrap;html=1;fontSize=11;{double}{dash}"
        f"fillColor={fill};strokeColor={stroke};fontColor={colors.ink};"
    )
    value = "<br>".join(lines)
    cell = ET.SubElement(root, "mxCell", {"id": box.id, "value": value, "style": style} | _VERTEX)
    x, y, width, height = (f"{value:g}" for value in box.rect)
    ET.SubElement(cell, "mxGeometry", {"x": x, "y": y, "width": width, "height": height, "as": "geometry"})


def _line(root: ET.Element, name: str, link: Link, colors: Palette) -> None:
    color = colors.faint if link.inferred or link.kind is LinkKind.RULE else colors.line
    dashed = "dashed=1;" if link.inferred else ""
    style = f"endArrow=none;rounded=0;html=1;{dashed}strokeColor={color};{_LINES.get(link.kind, '')}"
    ends = {"source": link.target, "target": link.source} if link.target else {}
    cell = ET.SubElement(root, "mxCell", {"id": name, "style": style} | _EDGE | ends)
    geometry = ET.SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    first, *between, last = link.points[::-1]
    for (x, y), where in ((first, "sourcePoint"), (last, "targetPoint")):
        ET.SubElement(geometry, "mxPoint", {"x": f"{x:g}", "y": f"{y:g}", "as": where})
    if between:
        points = ET.SubElement(geometry, "Array", {"as": "points"})
        for x, y in between:
            ET.SubElement(points, "mxPoint", {"x": f"{x:g}", "y": f"{y:g}"})


def _words(root: ET.Element, name: str, text: Text, colors: Palette) -> None:
    font = FONTS[text.style]
    width = font.width(text.words) * 1.1 + 8
    left = text.x - width / 2 if text.centered else text.x
    align = "center" if text.centered else "left"
    style = (
        f"text;html=1;align={align};fontSize={font.size:g};fontStyle={int(font.bold)};fontColor={colors.ink};spacing=0;"
    )
    cell = ET.SubElement(root, "mxCell", {"id": name, "value": escaped(text.words), "style": style} | _VERTEX)
    top = text.y - font.size
    if text.upward:  # turned about its middle
        left, top = text.x - font.size * 0.35 - width / 2, text.y - width / 2 - font.size * 0.65
        style += "rotation=-90;"
    place = {"x": f"{left:g}", "y": f"{top:g}", "width": f"{width:g}", "height": f"{font.size * 1.3:g}"}
    ET.SubElement(cell, "mxGeometry", place | {"as": "geometry"})
