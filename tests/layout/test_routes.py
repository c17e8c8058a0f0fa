"""Do lines begin and end at their boxes, and run under none?"""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.blocks import Stacking
from orgmodel.layout.forest import forest
from orgmodel.layout.geometry import Rect
from orgmodel.layout.routes import Router


@st.composite
def ways(draw):
    count = draw(st.integers(1, 25))
    parents = [draw(st.integers(-1, row - 1)) for row in range(count)]
    sizes = [(176.0, draw(st.integers(40, 140).map(float))) for _ in parents]
    row = st.integers(0, count - 1)
    pairs = draw(st.lists(st.tuples(row, row), max_size=12))
    stacking = draw(st.none() | st.builds(Stacking, st.integers(0, 3), st.integers(1, 12)))
    return parents, forest(parents, sizes, 900.0, stacking=stacking, lines=pairs), pairs


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
            above, below = placed.rects[parent], placed.rects[row]
            assert way[0][1] == above.bottom
            if row in placed.hooks:
                assert above.x < way[0][0] < above.right
                assert way[-1] == (below.x, round(below.y + below.height / 2))
            else:
                assert way[0][0] == above.center
                assert way[-1] == (below.center, below.y)
            for start, end in pairwise(way):
                assert [box for box in placed.rects if crosses(box, start, end)] == []


@given(ways())
def test_lines_across_the_tree_keep_away_from_the_lines_of_the_tree_beside_them(model):
    parents, placed, pairs = model
    router = Router(placed)

    branches = [router.branch(parent, row) for row, parent in enumerate(parents) if parent >= 0]
    pieces = [piece for way in branches for piece in pairwise(way)]
    for way in router.crossings(pairs):
        assert [(one, other) for one in pairwise(way) for other in pieces if beside(one, other)] == []


def beside(one, other) -> bool:
    """Tell whether two straight pieces run in one direction, less than 8 px apart."""
    for along, across in ((0, 1), (1, 0)):
        if one[0][across] == one[1][across] and other[0][across] == other[1][across]:
            first, last = (sorted(point[along] for point in piece) for piece in (one, other))
            overlap = min(first[1], last[1]) - max(first[0], last[0])
            return overlap > 0 and abs(one[0][across] - other[0][across]) < 8
    return False


def test_lines_beside_each_other_keep_apart_while_there_is_room():
    placed = forest([-1, 0, 0, 0], [(176.0, 60.0)] * 4, 900.0)

    one, other = Router(placed).crossings([(1, 3), (2, 3)])

    assert [pair for pair in product(pairwise(one), pairwise(other)) if beside(*pair)] == []


def test_a_role_that_reports_to_itself_has_a_line_around_its_box():
    placed = forest([-1], [(176.0, 60.0)], 900.0)

    (way,) = Router(placed).crossings([(0, 0)])

    assert len(way) == 6
    assert min(x for x, _ in way) < 0 or max(x for x, _ in way) > 176


def test_lines_of_one_box_begin_and_end_apart():
    placed = forest([-1, 0, 0], [(176.0, 60.0)] * 3, 900.0)

    ways_ = Router(placed).crossings([(1, 2), (1, 2), (1, 2)])

    assert len({way[0] for way in ways_}) == len({way[-1] for way in ways_}) == 3
