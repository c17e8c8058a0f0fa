"""Does the page to explore hold the part, the change and the colors that are asked for?"""

import json
import re

import pytest

from orgmodel import api
from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.part import Part
from orgmodel.render.scenes.picture import Options
from orgmodel.render.scenes.theme import DARK, GRAY, LIGHT
from tests.render.test_around import MODEL


@pytest.fixture
def page(graph):
    def drawn(text=MODEL, *, before=None, **options):
        written = api.explorer(graph(text), (), before=graph(before) if before else None, **options)
        return written, json.loads(re.search(r'id="data">(.*?)</script>', written, re.DOTALL)[1])

    return drawn


def test_a_part_is_held_and_nothing_else(page):
    written, data = page(wish=Wish(Part(root="net")))

    assert data["titles"] == ["Network Manager", "Engineer", "Technology Board", "Fiber Company"]
    assert data["around"] == 2
    assert data["views"] == {}
    assert any("further roles not drawn" in note for note in data["notes"])
    assert "Assistant Director" not in written


@pytest.mark.parametrize(("theme", "palette"), [("gray", GRAY), ("dark", DARK)])
def test_a_theme_is_the_only_one(page, theme, palette):
    written, data = page(theme=theme)

    assert f"--paper:{palette.paper};--ink:{palette.ink}" in written
    assert "prefers-color-scheme:dark){:root" not in written
    assert data["paint"]["paper"] == palette.paper


def test_by_itself_it_is_as_the_screen_is_and_saved_light(page):
    written, data = page()

    assert f"--paper:{LIGHT.paper}" in written
    assert f"prefers-color-scheme:dark){{:root{{--paper:{DARK.paper}" in written
    assert data["paint"]["paper"] == LIGHT.paper


def test_a_change_is_marked(page):
    _, data = page(MODEL + "  - {id: new, title: Newcomer, reports_to: cio}\n", before=MODEL)

    assert data["marks"][str(data["titles"].index("Newcomer"))] == ["added"]
    assert any("1 added" in note for note in data["notes"])


def test_colors_are_of_the_field_that_is_asked_for(page):
    _, data = page(wish=Wish(color_by="span"))

    assert data["first"] == 100
    assert all(name.endswith(("report", "reports")) for name in data["colors"])


@pytest.mark.parametrize(
    "options",
    [{"wish": Wish(shape=2.0)}, {"wish": Wish(grouped=True)}, {"options": Options(width=100)}, {"view": "raci"}],
)
def test_what_it_has_no_use_for_is_refused(graph, options):
    with pytest.raises(OrgModelError, match="an HTML page"):
        api.picture(graph(MODEL), "html", **options)


def test_an_unknown_theme_is_refused(graph):
    with pytest.raises(OrgModelError, match="no theme 'pink'"):
        api.picture(graph(MODEL), "html", options=Options(theme="pink"))
