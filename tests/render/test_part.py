"""Is a part of a chart the part that was asked for, and does it say what it leaves out?"""

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.part import Part

MODEL = """
units: [{id: it, name: IT}, {id: desk, name: Desk, parent: it}]
roles:
  - {id: top, title: Top, reports_to: none}
  - {id: cio, title: CIO, reports_to: top, unit: it}
  - {id: cfo, title: CFO, reports_to: top, dotted_to: [cio]}
  - {id: head, title: Head, reports_to: cio, unit: desk}
  - {id: one, title: One, reports_to: head, unit: desk, dotted_to: [cfo]}
  - {id: two, title: Two, reports_to: head, unit: desk, dotted_to: [one]}
"""


def drawn(chart, **part):
    scene = chart(MODEL, wish=Wish(Part(**part)))
    return scene, [box.title for box in scene.boxes]


def test_a_role_and_those_below_it(chart):
    scene, titles = drawn(chart, root="cio")

    assert titles == ["CIO", "Head", "One", "Two"]
    assert scene.notes[:2] == (
        "A part of the organization: 2 further roles not drawn.",
        "Not drawn: 2 lines to or from roles beyond this part.",
    )
    assert len(scene.numbered) == 1


def test_so_many_layers_and_how_many_are_below(chart):
    scene, titles = drawn(chart, depth=1)

    assert titles == ["Top", "CIO", "CFO"]
    assert [badge.text.words for box in scene.boxes for badge in box.badges] == ["+3 below"]


def test_a_unit_with_those_within_it_and_managers_above(chart):
    assert drawn(chart, unit="it")[1] == ["CIO", "Head", "One", "Two"]
    assert drawn(chart, unit="Desk")[1] == ["Head", "One", "Two"]
    assert drawn(chart, unit="desk", up=1)[1] == ["CIO", "Head", "One", "Two"]
    assert drawn(chart, root="head", depth=0, up=9)[1] == ["Top", "CIO", "Head"]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"root": "ci"}, "no role has the id 'ci' (did you mean 'cio'"),
        ({"unit": "IT dept"}, "there is no unit 'IT dept'"),
        ({"root": "cfo", "unit": "it"}, "nobody is drawn in the unit 'it'"),
    ],
)
def test_what_is_not_there_is_named(chart, part, said):
    with pytest.raises(OrgModelError) as error:
        drawn(chart, **part)

    assert said in str(error.value)


def test_a_role_that_is_not_there_on_the_day_cannot_be_the_top(chart):
    with pytest.raises(OrgModelError, match="abolished or not there"):
        chart("roles: [{id: old, establishment: abolished}, {id: a}]", wish=Wish(Part(root="old")))


def test_everything_is_drawn_when_nothing_is_asked_for(chart):
    assert chart(MODEL, wish=Wish(Part())) == chart(MODEL)
