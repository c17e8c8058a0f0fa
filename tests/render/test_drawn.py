"""Is what an SVG draws read whole, with the looks that a browser gives it?"""

import io

import numpy as np
import pytest
import resvg_py
from PIL import Image, ImageChops

from orgmodel.layout.geometry import Rect
from orgmodel.render.painters import svg
from orgmodel.render.painters.drawn import Look, Shape, Words, drawn
from orgmodel.render.painters.png import _Outlined
from tests.render.models import EVERYTHING


def read(body: str, css: str = "") -> list[Shape | Words]:
    return list(drawn(f'<svg xmlns="http://www.w3.org/2000/svg" class="orgmodel"><style>{css}</style>{body}</svg>'))


def painted(written: str) -> Image.Image:
    data = resvg_py.svg_to_bytes(svg_string=written, background="#ffffff", skip_system_fonts=True)
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_shapes_look_as_a_whole_svg_reader_paints_them(chart):
    """Without fonts resvg leaves the words out, and what stays must be the same to a few shades."""
    scene = chart(EVERYTHING)
    written = svg.paint(scene)

    ours = painted(_Outlined(scene).written(each for each in drawn(written) if isinstance(each, Shape)))
    theirs = painted(written)
    difference = ImageChops.difference(ours, theirs)
    assert ours.size == theirs.size
    assert max(high for _, high in difference.getextrema()) <= 40  # round corners of moved groups, in a few points
    assert (np.asarray(difference).max(axis=2) > 3).sum() < 120
    assert len(theirs.getcolors(100_000)) > 20


def test_every_word_of_a_chart_is_read(chart):
    scene = chart(EVERYTHING)

    words = [each.text for each in drawn(svg.paint(scene)) if isinstance(each, Words)]
    assert {text.words for box in scene.boxes for text in box.texts} <= set(words)
    assert {text.words for text in scene.texts} <= set(words)


def test_the_stronger_rule_wins_and_of_equal_ones_the_later():
    css = ".a .b{fill:#000001} .b{fill:#000002} .c{fill:#000003} rect{fill:#000004}"

    (first,) = read('<g class="a"><rect class="b c"/></g>', css)
    (second,) = read('<g><rect class="b c"/></g>', css)
    assert (first.look.fill, second.look.fill) == ("#000001", "#000003")


def test_looks_for_dark_ground_are_not_for_paper():
    (made,) = read("<rect/>", "rect{fill:#ffffff} @media (prefers-color-scheme:dark){ rect{fill:#000000} g{} }")

    assert made.look.fill == "#ffffff"


def test_shapes_are_read():
    css = "path{fill:none;stroke:#123456;stroke-width:2.5;stroke-dasharray:0 6;stroke-linecap:round}"
    rect, circle, path, arrow = read(
        '<rect x="1" y="2" width="30" height="8" rx="99"/><circle cx="5" cy="6" r="2"/>'
        '<path d="M1 2H10V20L5.5 6"/><path d="M1 2L3 4L5 6Z"/>',
        css,
    )

    assert (rect.rect, rect.radius) == (Rect(1, 2, 30, 8), 4)
    assert (circle.rect, circle.radius) == (Rect(3, 4, 4, 4), 2)
    assert path.points == ((1, 2), (10, 2), (10, 20), (5.5, 6))
    assert (path.closed, arrow.closed) == (False, True)
    assert path.look == Look(fill=None, stroke="#123456", thickness=2.5, dashes=(0, 6), round_ends=True)


def test_places_in_a_group_count_from_where_it_is_moved():
    rect, circle, words = read(
        '<g transform="translate(100 20.5)"><rect x="1" width="30" height="8"/><g transform="translate(1 1)">'
        '<circle r="2"/></g><text x="3" y="4">a</text></g>'
    )

    assert rect.rect == Rect(101, 20.5, 30, 8)
    assert circle.rect == Rect(99, 19.5, 4, 4)
    assert (words.x, words.y) == (103, 24.5)


def test_words_are_read():
    css = (
        "text{font-size:11px;fill:#123456} .title{font-weight:700;text-decoration:line-through} .m{text-anchor:middle}"
    )
    plain, title = read(
        '<text x="1" y="2"> a  b </text><text class="title m" x="3" y="4" direction="rtl">אב &amp;</text>', css
    )

    assert plain == Words("a b", 1, 2, 11, "#123456")
    assert title == Words("אב &", 3, 4, 11, "#123456", centered=True, bold=True, struck=True, leftward=True)


@pytest.mark.parametrize(
    ("body", "css"),
    [
        ("<ellipse/>", ""),
        ('<path d="M1 2A3 4 5 6 7 8 9"/>', ""),
        ("<rect/>", "rect{opacity:0.5}"),
        ("<rect/>", "rect{fill:red}"),
        ('<g transform="scale(2)"><rect/></g>', ""),
        ('<g transform="translate(1 2)"><path d="M1 2"/></g>', ""),
    ],
)
def test_what_is_not_known_is_never_left_out(body, css):
    with pytest.raises(ValueError, match="no painter knows"):
        read(body, css)


def test_words_that_run_upward_are_read_so():
    (words,) = read('<text x="4" y="90" transform="rotate(-90 4 90)">up</text>')

    assert (words.x, words.y, words.upward) == (4, 90, True)
    with pytest.raises(ValueError, match="no painter knows the transform"):
        read('<text x="4" y="90" transform="rotate(45 4 90)">askew</text>')
