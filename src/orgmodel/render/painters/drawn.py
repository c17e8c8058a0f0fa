"""What does an SVG of ours draw, in which order? Its shapes and words with their looks, for other painters.

So every format looks as the SVG does, and a look is set in one place. This reads what `svg.py` writes, not SVG
at large: a sign it does not know is an error, never left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from orgmodel.layout.geometry import Point, Rect

_SVG = "{http://www.w3.org/2000/svg}"
_AT_RULE = re.compile(r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STEP = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_TRANSLATE = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
_NOT_DRAWN = {"title", "desc", "style"}
_DEFAULTS = {
    "fill": "#000000",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "font-family": "",
    "font-size": "16px",
    "font-weight": "400",
    "font-style": "normal",
    "text-anchor": "start",
    "text-decoration": "none",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is filled and drawn; no color: not at all."""

    fill: str | None
    stroke: str | None
    thickness: float
    dashes: tuple[float, ...]
    round_ends: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """An area or a line: a rectangle with round corners, a circle, or straight pieces from point to point."""

    look: Look
    points: tuple[Point, ...] = ()
    closed: bool = False
    rect: Rect | None = None
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words: `x` is its middle when centered, else its left end; `y` is its base line.

    One that is `upward` begins there and runs to the top of the picture.
    """

    text: str
    x: float
    y: float
    size: float
    color: str
    centered: bool = False
    bold: bool = False
    italic: bool = False
    struck: bool = False
    leftward: bool = False
    upward: bool = False


def drawn(svg: str) -> Iterator[Shape | Words]:
    """Read what is drawn, the lowest first.

    Raises:
        ValueError: it holds something that only a whole SVG reader knows.
    """
    root = ET.fromstring(svg)  # noqa: S314  written by svg.py a moment ago
    sheet = _Sheet(root.findtext(f"{_SVG}style", ""))
    yield from _inside(root, (_Element.of(root),), dict(_DEFAULTS), sheet, (0.0, 0.0))


def _inside(
    parent: ET.Element, path: tuple[_Element, ...], look: Mapping[str, str], sheet: _Sheet, origin: Point
) -> Iterator[Shape | Words]:
    for child in parent:
        element = _Element.of(child)
        if element.tag in _NOT_DRAWN:
            continue
        here = (*path, element)
        own = {**look, **sheet.declared(here)}
        if element.tag in {"g", "a"}:
            yield from _inside(child, here, own, sheet, _origin(child, origin))
        elif element.tag == "text":
            yield _words(child, own, origin)
        else:
            yield _shape(child, element.tag, sheet.look(here, own), origin)


def _origin(group: ET.Element, origin: Point) -> Point:
    """Give the point from which the places in a group count."""
    moved = group.get("transform")
    if moved is None:
        return origin
    found = _TRANSLATE.fullmatch(moved)
    if found is None:
        raise ValueError(f"no painter knows the transform {moved}")
    return origin[0] + float(found[1]), origin[1] + float(found[2])


# The style sheet ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Element:
    """What a rule can ask of an element."""

    tag: str
    classes: frozenset[str]

    @classmethod
    def of(cls, element: ET.Element) -> _Element:
        return cls(element.tag.removeprefix(_SVG), frozenset(element.get("class", "").split()))

    def answers(self, asked: _Element) -> bool:
        return asked.tag in {"", self.tag} and asked.classes <= self.classes


class _Sheet:
    """The rules of a style sheet: for light ground, by tags and classes."""

    def __init__(self, css: str) -> None:
        rules = []
        for selectors, body in _RULE.findall(_AT_RULE.sub("", css)):
            look = dict(_declaration(each) for each in body.split(";") if each.strip())
            rules += [(_asked(selector), look) for selector in selectors.split(",")]
        self._rules = sorted(rules, key=lambda rule: _weight(rule[0]))  # stable: of equals the later one wins
        self._declared: dict[tuple[_Element, ...], dict[str, str]] = {}
        self._looks: dict[tuple[_Element, ...], Look] = {}

    def declared(self, path: tuple[_Element, ...]) -> dict[str, str]:
        """Give what the rules say of the last element of a path."""
        if path not in self._declared:
            matching = [look for asked, look in self._rules if _matches(asked, path)]
            self._declared[path] = {name: value for look in matching for name, value in look.items()}
        return self._declared[path]

    def look(self, path: tuple[_Element, ...], declared: Mapping[str, str]) -> Look:
        """Give the look of a shape, by what is declared of it and of what it is in."""
        if path not in self._looks:
            self._looks[path] = _look(declared)
        return self._looks[path]


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = (part.strip() for part in text.partition(":"))
    if name not in _DEFAULTS:
        raise ValueError(f"no painter knows the property {name}")
    return name, value


def _asked(selector: str) -> tuple[_Element, ...]:
    parts = (part.split(".") for part in selector.split())
    return tuple(_Element(tag, frozenset(classes)) for tag, *classes in parts)


def _weight(asked: tuple[_Element, ...]) -> tuple[int, int]:
    return sum(len(part.classes) for part in asked), sum(bool(part.tag) for part in asked)


def _matches(asked: tuple[_Element, ...], path: tuple[_Element, ...]) -> bool:
    *above, last = asked
    if not path[-1].answers(last):
        return False
    outer = iter(path[:-1])
    return all(any(element.answers(part) for element in outer) for part in above)


# Shapes and words -----------------------------------------------------------------------------------


def _look(declared: Mapping[str, str]) -> Look:
    dashes = declared["stroke-dasharray"]
    return Look(
        fill=_color(declared["fill"]),
        stroke=_color(declared["stroke"]),
        thickness=float(declared["stroke-width"]),
        dashes=() if dashes == "none" else tuple(map(float, dashes.replace(",", " ").split())),
        round_ends=declared["stroke-linecap"] == "round",
    )


def _color(value: str) -> str | None:
    if value == "none":
        return None
    if not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise ValueError(f"no painter knows the color {value}")
    return value


def _shape(element: ET.Element, tag: str, look: Look, origin: Point) -> Shape:
    if tag == "rect":
        rect = Rect(*_numbers(element, "x", "y", "width", "height")).moved(*origin)
        return Shape(look, rect=rect, radius=min(*_numbers(element, "rx"), rect.width / 2, rect.height / 2))
    if tag == "circle":
        x, y, radius = _numbers(element, "cx", "cy", "r")
        return Shape(look, rect=Rect(x - radius, y - radius, 2 * radius, 2 * radius).moved(*origin), radius=radius)
    if tag == "path" and origin == (0.0, 0.0):
        way = element.get("d", "")
        return Shape(look, points=tuple(_points(_STEP.findall(way))), closed=way.endswith("Z"))
    raise ValueError(f"no painter knows the element {tag}")


def _numbers(element: ET.Element, *names: str) -> tuple[float, ...]:
    return tuple(float(element.get(name, "0")) for name in names)


def _points(steps: Iterable[tuple[str, str]]) -> Iterator[Point]:
    x = y = 0.0
    for sign, rest in steps:
        numbers = list(map(float, rest.split()))
        match sign, numbers:
            case (("M" | "L"), [x, y]):
                pass
            case "H", [x]:
                pass
            case "V", [y]:
                pass
            case "Z", []:
                return
            case _:
                raise ValueError(f"no painter knows the step {sign}{rest}")
        yield x, y


def _words(element: ET.Element, declared: Mapping[str, str], origin: Point) -> Words:
    x, y = _numbers(element, "x", "y")
    turned = element.get("transform")
    if turned not in {None, f"rotate(-90 {element.get('x')} {element.get('y')})"}:
        raise ValueError(f"no painter knows the transform {turned}")
    return Words(
        text=" ".join((element.text or "").split()),
        x=x + origin[0],
        y=y + origin[1],
        size=float(declared["font-size"].removesuffix("px")),
        color=_color(declared["fill"]) or "#000000",
        centered=declared["text-anchor"] == "middle",
        bold=declared["font-weight"] == "700",
        italic=declared["font-style"] == "italic",
        struck=declared["text-decoration"] == "line-through",
        leftward=element.get("direction") == "rtl",
        upward=turned is not None,
    )
