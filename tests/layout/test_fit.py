"""Does a wide chart become one that a page or a screen can show?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.blocks import Stacking
from orgmodel.layout.estimate import Estimate
from orgmodel.layout.fit import SHAPE, fitted
from orgmodel.layout.forest import Gaps, forest, planted
from orgmodel.layout.lineage import Lineage
from tests.layout.trees import places

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
    assert places(made) == places(plain) or plain.width > 900
    assert places(made) == places(fitted(parents, sizes(parents), 900.0, GAPS))


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


@pytest.mark.parametrize("shape", [0.5, 1.0, 1.4, 3.0])
def test_a_large_organization_gets_about_the_shape_that_is_asked_for(shape):
    parents = [-1, *((row - 1) // 7 for row in range(1, 2000))]

    made = fitted(parents, sizes(parents), 2000.0, GAPS, shape=shape)

    assert shape / 2 < made.width / made.height < shape * 2


@given(organizations(), st.sampled_from([Stacking(0, 4), Stacking(1, 6), Stacking(2, 20), None]))
def test_what_is_estimated_is_about_what_is_drawn(parents, stacking):
    boxes, lineage = sizes(parents), Lineage.of(parents)
    estimate = Estimate(lineage, np.array(boxes), GAPS.sibling, GAPS.tree, GAPS.layer, GAPS.hanging)

    width, height = estimate.size(5000.0, stacking)
    drawn = planted(lineage, boxes, 5000.0, GAPS, stacking)

    assert drawn.width / 2.5 <= width <= drawn.width * 2.5
    assert drawn.height / 2 <= height <= drawn.height * 2
