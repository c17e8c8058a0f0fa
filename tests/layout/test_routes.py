"""Do lines begin and end at their boxes, and run under none?"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.forest import forest
from orgmodel.layout.geometry import Rect
from orgmodel.layout.routes import Router


@st.composite
def ways(draw):
    count = draw(st.integers(1, 25))
    parents = [draw(st.integers(-1, row - 1)) for row in range(count)]
    sizes = [(176.0, draw(st.integers(40, 140).map(float))) for _ in parents]
    row = st.integers(0, count - 1)
    return parents, forest(parents, sizes, 900.0), draw(st.lists(st.tuples(row, row), max_size=12))


def crosses(box: Rect, start, end) -> bool:
    left, right = sorted((start[0], end[0]))
    upper, lower = sorted((start[1], end[1]))
    return left < box.right and right > box.x and upper < box.bottom and lower > box.y


@given(ways())
def test_crossing_lines_lead_from_the_report_to_under_the_manager_and_meet_no_box(model):
    _, placed, pairs = model

    for (report, manager), way in zip(pairs, Router(placed).crossings(pairs), strict=True):
        here, there = placed.rects[report], placed.rects[manager]
        assert way[0][1] == here.y
        assert here.x < way[0][0] < here.right
        assert way[-1][1] == there.bottom
        assert there.x < way[-1][0] < there.right
        for start, end in pairwise(way):
            assert start[0] == end[0] or start[1] == end[1]
            assert [box for box in placed.rects if crosses(box, start, end)] == []


@given(ways())
def test_lines_of_the_tree_meet_no_box(model):
    parents, placed, _ = model

    for row, parent in enumerate(parents):
        if parent >= 0:
            way = Router(placed).branch(parent, row)
            assert way[0] == (placed.rects[parent].center, placed.rects[parent].bottom)
            assert way[-1] == (placed.rects[row].center, placed.rects[row].y)
            for start, end in pairwise(way):
                assert [box for box in placed.rects if crosses(box, start, end)] == []


def test_a_role_that_reports_to_itself_has_a_line_around_its_box():
    placed = forest([-1], [(176.0, 60.0)], 900.0)

    (way,) = Router(placed).crossings([(0, 0)])

    assert len(way) == 6
    assert min(x for x, _ in way) < 0 or max(x for x, _ in way) > 176


def test_lines_of_one_box_begin_and_end_apart():
    placed = forest([-1, 0, 0], [(176.0, 60.0)] * 3, 900.0)

    ways_ = Router(placed).crossings([(1, 2), (1, 2), (1, 2)])

    assert len({way[0] for way in ways_}) == len({way[-1] for way in ways_}) == 3
