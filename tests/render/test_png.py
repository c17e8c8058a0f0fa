"""Does the PNG show what the SVG shows, words included, as large as was asked for?"""

import io

import pytest
from PIL import Image

from orgmodel.errors import OrgModelError
from orgmodel.layout.geometry import Rect
from orgmodel.render.formats import picture
from orgmodel.render.scenes.picture import Options
from orgmodel.render.scenes.scene import Scene
from tests.render.models import EVERYTHING
from tests.render.titles import HOSTILE, chart_of


def paint(scene: Scene, width: int | None = None) -> Image.Image:
    return Image.open(io.BytesIO(picture(scene, "png", Options(width)).data)).convert("L")


def ink(image: Image.Image, rect: Rect, zoom: float = 2) -> float:
    """The share of a rectangle that is dark, as letters are."""
    edges = (rect.x, rect.y, rect.right, rect.bottom)
    part = image.crop(tuple(round(edge * zoom) for edge in edges))
    return sum(part.histogram()[:90]) / (part.width * part.height)


def test_it_is_twice_as_large_as_the_scene_or_as_wide_as_asked_for(chart):
    scene = chart(EVERYTHING)

    assert paint(scene).size == (2 * round(scene.width), 2 * round(scene.height))
    assert paint(scene, 500).size == (500, round(500 * scene.height / scene.width))
    assert paint(scene, 1).width == 1


def test_the_ground_is_white(chart):
    image = paint(chart(EVERYTHING))

    assert [image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)] == [255] * 4


@pytest.mark.parametrize("title", [title for title in HOSTILE if title.strip()])
def test_words_are_in_their_boxes(title):
    scene = chart_of(title)
    image = paint(scene)

    box = scene.boxes[1]
    assert ink(image, box.rect.inset(3)) > 0.005
    outside = Rect(box.rect.x - 20, box.rect.y + 2, 18, box.rect.height - 4)
    assert ink(image, outside) == 0


def test_bold_is_bold(chart):
    scene = chart("roles: [{id: a, title: Director, unit: Director}]")
    image = paint(scene)

    title, unit = (Rect(text.x - 40, text.y - 10, 80, 12) for text in scene.boxes[0].texts)
    assert ink(image, title) > 2 * ink(image, unit) > 0


def test_what_no_font_has_is_warned_of():
    assert picture(chart_of("首"), "png").warnings == ("no font for: 首 (U+9996); name one with --font FILE",)


def test_a_font_of_the_user_is_used(star_font):
    plain, starred = (picture(chart_of("★"), "png", Options(fonts=fonts)) for fonts in ((), (star_font,)))

    assert starred.warnings == ()
    assert starred.data != plain.data


@pytest.mark.parametrize("width", [16_001, 10_000_000])
def test_too_many_pixels_are_refused_with_the_most_that_can_be_had(chart, width):
    with pytest.raises(OrgModelError, match=r"PNG of [\d,]+ by [\d,]+ pixels is too large: ask for --width (\d+)"):
        paint(chart(EVERYTHING), width)


def test_a_large_scene_is_painted_in_its_own_size_and_a_larger_one_not_at_all(chart):
    def chain(roles: int) -> Scene:
        lines = (f"{{id: r{n}, reports_to: {f'r{n - 1}' if n else 'none'}}}" for n in range(roles))
        return chart(f"roles: [{', '.join(lines)}]")

    assert paint(chain(80)).height > 8000
    with pytest.raises(OrgModelError, match="or write SVG or PDF"):
        paint(chain(300))


@pytest.mark.parametrize("format", ["svg", "pdf", "dot"])
def test_a_width_is_for_pixels(chart, format):
    with pytest.raises(OrgModelError, match="a width in pixels is for PNG"):
        picture(chart("roles: []"), format, Options(width=100))


@pytest.mark.parametrize("format", ["svg", "dot"])
def test_fonts_are_for_painters_that_have_letters(chart, format, star_font):
    with pytest.raises(OrgModelError, match="fonts are for PDF and PNG"):
        picture(chart("roles: []"), format, Options(fonts=(star_font,)))
