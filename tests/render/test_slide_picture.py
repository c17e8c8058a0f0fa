"""Does any picture stand whole on one slide, as large as it is, on the ground of its theme?"""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from orgmodel import api
from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.charts.delta import delta
from orgmodel.render.formats import picture
from orgmodel.render.scenes.picture import Options
from orgmodel.render.scenes.scene import LinkKind
from orgmodel.render.scenes.theme import palette
from orgmodel.render.slides.slide_frame import emu
from orgmodel.render.views import VIEWS, view
from tests.render.models import EVERYTHING


def slide_of(scene, theme="auto"):
    show = Presentation(io.BytesIO(picture(scene, "pptx", Options(theme=theme)).data))
    (slide,) = show.slides
    return show, slide


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_a_slide_of_its_size(graph, name):
    scene = view(graph(EVERYTHING), name)

    show, slide = slide_of(scene)

    assert (show.slide_width, show.slide_height) == (emu(scene.width), emu(scene.height))
    assert slide.shapes.title.text_frame.text == scene.title
    written = texts(slide)
    assert {text.words for text in scene.texts[1:]} <= set(written)
    assert len([shape for shape in slide.shapes if shape.name in {box.title for box in scene.boxes}]) >= len(
        scene.boxes
    )
    assert picture(scene, "pptx").data == picture(scene, "pptx").data


def test_ground_badges_and_numbers_of_lines_are_there(graph):
    scene = org_chart(graph(EVERYTHING), draft=True, wish=Wish(grouped=True))

    _, slide = slide_of(scene)

    names = [shape.name for shape in slide.shapes]
    assert names.count("Ground") == len(scene.areas) > 0
    assert names.index("Ground") < min(names.index(box.title) for box in scene.boxes)
    numbers = [link.badge.text.words for link in scene.links if link.badge]
    assert numbers
    assert {"DRAFT", *numbers} <= set(texts(slide))


def test_a_dark_slide_has_dark_ground(graph):
    _, slide = slide_of(view(graph(EVERYTHING)), "dark")

    assert str(slide.background.fill.fore_color.rgb) == palette("dark").paper[1:].upper()


def test_lines_across_are_no_connectors_as_these_lead_to_the_middles_of_sides(graph):
    scene = view(graph(EVERYTHING))

    _, slide = slide_of(scene)

    across = [link for link in scene.links if link.kind in {LinkKind.DOTTED, LinkKind.FURTHER, LinkKind.CIRCULAR}]
    freeforms = [shape for shape in slide.shapes if shape._element.find(".//" + qn("a:custGeom")) is not None]
    assert len(freeforms) >= len(across) > 0


def test_a_change_is_drawn_on_a_slide_and_pages_are_refused(graph):
    before = graph(EVERYTHING)

    assert slide_of(delta(before, before))
    with pytest.raises(OrgModelError, match="leave out --paper"):
        api.picture(before, "pptx", before=before, paper="a4")


def test_what_is_larger_than_a_slide_may_be_is_refused_in_words(graph):
    scene = replace(view(graph(EVERYTHING)), width=9000.0)

    with pytest.raises(OrgModelError, match=r"1\.6 times as large as a slide may be"):
        picture(scene, "pptx")
