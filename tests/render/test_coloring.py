"""Do colors mean what was asked for, and do words say the same?"""

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish
from orgmodel.render.scenes.scene import HEAT, Box

MODEL = """
roles:
  - {id: top, title: Top, reports_to: none, class: {grade: "30"}, salary: {min: 77777}}
  - {id: a, title: A, reports_to: top, class: {grade: "24"}, occupancy: vacant}
  - {id: b, title: B, reports_to: top, class: {grade: "24"}, tags: [field, night]}
  - {id: c, title: C, reports_to: a}
"""


def colored(chart, by):
    scene = chart(MODEL, wish=Wish(color_by=by))
    words = {box.title: [text.words for text in box.texts[1:]] for box in scene.boxes}
    legend = [key.text.words for key in scene.legend if isinstance(key.sample, Box) and key.sample.color >= 0]
    return {box.title: box.color for box in scene.boxes}, words, legend


def test_a_field_has_a_color_a_value_and_the_boxes_say_it(chart):
    colors, words, legend = colored(chart, "grade")

    assert colors == {"Top": 0, "A": 1, "B": 1, "C": -1}
    assert words == {"Top": ["grade: 30"], "A": ["grade: 24"], "B": ["grade: 24"], "C": []}
    assert legend == ["grade: 30", "grade: 24"]


def test_a_measure_has_tints_from_few_to_many(chart):
    colors, words, legend = colored(chart, "span")

    assert colors["Top"] > colors["A"] >= HEAT
    assert colors["B"] == -1
    assert words["Top"] == ["2 direct reports"]
    assert legend == ["1 direct report", "2 direct reports"]
    assert colored(chart, "layer")[1]["C"] == ["layer 3"]


@pytest.mark.parametrize("by", ["status", "tags", "class", "establishment", "location"])
def test_every_field_colors_or_leaves_blank(chart, by):
    colors, words, _ = colored(chart, by)

    assert all((color >= 0) == bool(words[title]) for title, color in colors.items())


@pytest.mark.parametrize("by", ["salary", "incumbents", "grde"])
def test_what_roles_do_not_have_or_nobody_should_see_is_refused(chart, by):
    with pytest.raises(OrgModelError, match=f"no coloring by '{by}'"):
        colored(chart, by)
