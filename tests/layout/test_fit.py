"""Does a wide chart become one that a page or a screen can show?"""

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.fit import SHAPE, fitted
from orgmodel.layout.forest import Gaps, forest

GAPS = Gaps()


@st.composite
def organizations(draw):
    count = draw(st.integers(1, 60))
    return [-1] + [draw(st.integers(0, (row - 1) // 3)) for row in range(1, count)]


def sizes(parents):
    return [(176.0, 60.0)] * len(parents)


@given(organizations())
def test_what_is_wider_than_asked_becomes_no_wider_and_the_same_every_time(parents):
    made = fitted(parents, sizes(parents), 900.0, GAPS)
    plain = forest(parents, sizes(parents), 900.0, GAPS)

    assert made.width <= plain.width
    assert (made == plain) or plain.width > 900
    assert made == fitted(parents, sizes(parents), 900.0, GAPS)


def test_what_is_no_wider_than_asked_stands_side_by_side():
    assert fitted([-1, *[0] * 4], [(176.0, 60.0)] * 5, 900.0, GAPS).hooks == {}


def test_an_organization_of_hundreds_gets_about_the_wanted_shape():
    parents = [-1, *((row - 1) // 6 for row in range(1, 300))]

    made = fitted(parents, sizes(parents), 3000.0, GAPS)

    assert forest(parents, sizes(parents), 3000.0, GAPS).width > 30_000
    assert SHAPE / 1.5 < made.width / made.height < SHAPE * 1.5


def test_one_manager_of_many_is_drawn_with_several_columns():
    made = fitted([-1, *[0] * 100], sizes(range(101)), 900.0, GAPS)

    assert made.width < 3500
    assert len({hook.rail for hook in made.hooks.values()}) > 3
