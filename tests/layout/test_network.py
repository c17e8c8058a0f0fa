"""Do the boxes of a network stand apart, and those that are connected near each other?"""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.network import network


@st.composite
def networks(draw):
    count = draw(st.integers(1, 14))
    row = st.integers(0, count - 1)
    sizes = st.tuples(st.integers(20, 200).map(float), st.integers(20, 90).map(float))
    return [draw(sizes) for _ in range(count)], draw(st.lists(st.tuples(row, row), max_size=20))


@given(networks())
def test_no_boxes_overlap_and_the_same_network_looks_the_same(model):
    rects = network(*model, gap=20.0)

    assert not any(one.overlaps(other) for one, other in combinations(rects, 2))
    assert rects == network(*model, gap=20.0)
    assert min(rect.x for rect in rects) == min(rect.y for rect in rects) == 0


def test_a_chain_is_drawn_out():
    rects = network([(60.0, 40.0)] * 5, [(0, 1), (1, 2), (2, 3), (3, 4)], 30.0)

    def far(one, other):
        return abs(rects[one].center - rects[other].center) + abs(rects[one].y - rects[other].y)

    assert far(0, 4) > far(0, 2) > far(0, 1)


@pytest.mark.parametrize("count", [1, 2, 120])
def test_a_full_network_is_drawn(count):
    rects = network([(176.0, 60.0)] * count, list(combinations(range(count), 2)), 30.0)

    assert not any(one.overlaps(other) for one, other in combinations(rects, 2))


def test_what_nothing_connects_stands_beside_each_other_the_largest_first():
    rects = network([(60.0, 40.0)] * 7, [(2, 3), (4, 5), (5, 6)], 30.0)

    first, second = (rects[4], rects[5], rects[6]), (rects[2], rects[3])
    assert min(rect.x for rect in first) == min(rect.y for rect in first) == 0
    apart = min(rect.x for rect in second) - max(rect.right for rect in first)
    below = min(rect.y for rect in second) - max(rect.bottom for rect in first)
    assert max(apart, below) == 60
    assert max(rect.right for rect in rects) < 600
