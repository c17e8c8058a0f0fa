"""Do charts have the colors that the model itself asks for, with words beside every color?"""

from typing import get_args

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.model.charts import Color, StyledField
from orgmodel.render.charts import role_fields
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.scenes.scene import Box
from orgmodel.render.scenes.theme import CONTRAST, DARK, GRAY, LIGHT

MODEL = """
charts:
  color_by: {by}
  styles:
    - {{field: status, value: vacant, color: red, label: to be filled}}
    - {{field: tags, value: Pilot, color: teal}}
    - {{field: unit, value: Operations, color: gold, label: run by us}}
units:
  - {{id: whole, name: Everything}}
  - {{id: ops, name: Operations, parent: whole}}
  - {{id: net, name: Network, parent: ops}}
  - {{id: apps, name: Applications, parent: whole}}
roles:
  - {{id: top, title: Top, reports_to: none, unit: whole}}
  - {{id: a, title: A, reports_to: top, unit: net, occupancy: vacant}}
  - {{id: b, title: B, reports_to: top, unit: ops, tags: [field, pilot]}}
  - {{id: c, title: C, reports_to: top, unit: apps, occupancy: filled}}
"""
RED, TEAL, GOLD = (get_args(Color).index(name) for name in ("red", "teal", "gold"))


@pytest.fixture
def colored(graph):
    def drawn(by="styles", wish=None):
        scene = org_chart(graph(MODEL.format(by=by)), wish=wish)
        legend = {
            key.text.words: key.sample.color
            for key in scene.legend
            if isinstance(key.sample, Box) and key.sample.color >= 0
        }
        words = {box.title: [text.words for text in box.texts[1:]] for box in scene.boxes}
        return {box.title: box.color for box in scene.boxes}, legend, words

    return drawn


def test_the_first_style_that_fits_colors_a_role_and_the_box_says_why(colored):
    colors, legend, words = colored()

    assert colors == {"Top": -1, "A": RED, "B": TEAL, "C": -1}
    assert legend == {
        "to be filled (status: vacant)": RED,
        "tags: Pilot": TEAL,
        "run by us (unit: Operations)": GOLD,
    }
    assert "to be filled" in words["A"]
    assert "tags: Pilot" in words["B"]


def test_a_value_has_the_color_of_its_style_and_others_have_those_that_are_left(colored):
    colors, legend, words = colored("status")

    assert colors == {"Top": -1, "A": RED, "B": -1, "C": 0}
    assert legend == {"to be filled (status: vacant)": RED, "status: filled": 0}
    assert "status: vacant" in words["A"]


def test_a_unit_with_a_style_colors_what_is_within_it(colored):
    colors, legend, _ = colored("unit")

    assert colors == {"Top": -1, "A": GOLD, "B": GOLD, "C": 0}
    assert legend == {"run by us (unit: Operations)": GOLD, "Applications": 0}


def test_a_field_that_is_asked_for_comes_before_that_of_the_model(colored):
    _, legend, _ = colored("styles", Wish(color_by="unit"))

    assert "Applications" in legend


def test_every_field_that_may_have_a_style_is_one_that_colors_know():
    assert set(get_args(StyledField)) == {"unit", *role_fields.FIELDS}


@pytest.mark.parametrize("palette", [LIGHT, DARK, GRAY, CONTRAST])
def test_every_named_color_is_in_every_theme(palette):
    assert len(palette.units) == len(get_args(Color))


@pytest.mark.parametrize(
    "charts",
    [
        "{color_by: salary}",
        "{styles: [{field: salary, value: x, color: red}]}",
        "{styles: [{field: grade, value: x, color: pink}]}",
        "{styles: [{field: grade, color: red}]}",
        "{colors: red}",
    ],
)
def test_what_charts_do_not_know_is_refused_where_it_stands(graph, charts):
    with pytest.raises(OrgModelError, match=r"model\.yaml:5:"):
        graph(f"charts: {charts}\nroles: []")
