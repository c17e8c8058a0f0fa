"""Does every box of a forest have a place of its own, below its manager?"""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.blocks import STUB, UNDER, Stacking, blocks
from orgmodel.layout.forest import BUS, Forest, Gaps, forest
from orgmodel.layout.lineage import Lineage
from orgmodel.layout.tree import tidy
from tests.layout.trees import any_stacking, forests, places, stackings

GAPS = Gaps(sibling=20, tree=30, layer=40, hanging=15, row=60)
ROUNDING = 1


def drawn(parents, sizes, width=800.0, stacking=None) -> Forest:
    return forest(parents, sizes, width, GAPS, stacking=stacking)


@given(forests(), any_stacking)
def test_no_two_boxes_overlap(model, stacking):
    rects = drawn(*model, stacking=stacking).rects

    assert [pair for pair in combinations(rects, 2) if pair[0].overlaps(pair[1])] == []


@given(forests(), any_stacking)
def test_boxes_of_a_layer_keep_their_distance(model, stacking):
    placed = drawn(*model, stacking=stacking)

    by_layer = {}
    for rect in placed.rects:
        by_layer.setdefault(rect.y, []).append(rect)
    for layer in by_layer.values():
        row = sorted(layer, key=lambda rect: rect.x)
        assert all(right.x - left.right >= GAPS.sibling - ROUNDING for left, right in pairwise(row))


@given(forests())
def test_reports_stand_one_layer_below_their_manager(model):
    parents, _ = model
    placed = drawn(*model)

    for row, parent in enumerate(parents):
        if parent >= 0:
            assert placed.rects[row].y == placed.bands[row][0] == placed.bands[parent][1] + GAPS.layer
        assert placed.rects[row].bottom <= placed.bands[row][1]


@given(forests())
def test_managers_stand_over_the_middle_of_their_reports_who_keep_their_order(model):
    parents, _ = model
    rects = drawn(*model).rects

    for row, rect in enumerate(rects):
        centers = [rects[report].center for report, parent in enumerate(parents) if parent == row]
        assert centers == sorted(centers)
        if centers:
            assert abs((centers[0] + centers[-1]) / 2 - rect.center) <= ROUNDING


@given(forests(), stackings)
def test_reports_stand_below_their_manager_and_those_that_hang_in_their_order(model, stacking):
    parents, _ = model
    placed = drawn(*model, stacking=stacking)

    for row, parent in enumerate(parents):
        if parent >= 0:
            assert placed.rects[row].y >= placed.rects[parent].bottom + GAPS.hanging
        assert placed.bands[row][0] == placed.rects[row].y
        assert placed.rects[row].bottom <= placed.bands[row][1]
    places = [(parents[row], hook.rail, placed.rects[row].y) for row, hook in sorted(placed.hooks.items())]
    columns = {place[:2] for place in places}
    for column in columns:
        tops = [y for *its, y in places if tuple(its) == column]
        assert tops == sorted(set(tops))


@given(forests(), stackings)
def test_what_hangs_is_on_a_rail_that_begins_under_the_manager_or_at_the_shared_line(model, stacking):
    parents, _ = model
    placed = drawn(*model, stacking=stacking)

    for row, hook in placed.hooks.items():
        manager = placed.rects[parents[row]]
        assert placed.rects[row].x - hook.rail == STUB
        if hook.bus is None:
            assert manager.x - ROUNDING <= hook.rail <= min(manager.x + UNDER, manager.center) + ROUNDING
        else:
            assert hook.bus == placed.bands[parents[row]][1] + GAPS.layer - BUS


@given(forests(), stackings, st.integers(100, 2000))
def test_what_hangs_stays_within_the_forest(model, stacking, width):
    placed = drawn(*model, width=float(width), stacking=stacking)

    assert all(rect.x >= -ROUNDING and rect.right <= placed.width + ROUNDING for rect in placed.rects)
    assert placed.height == max(rect.bottom for rect in placed.rects)


@given(forests(), st.integers(100, 2000))
def test_a_forest_is_no_wider_than_asked_or_than_its_widest_tree(model, width):
    parents, sizes = model
    placed = drawn(parents, sizes, float(width))

    lineage, widths = Lineage.of(parents), [size[0] for size in sizes]
    below, roots = (
        blocks(lineage, widths, GAPS.sibling, None),
        [row for row, parent in enumerate(parents) if parent < 0],
    )
    extents = tidy(below, roots, widths, GAPS.sibling).extent.values()
    assert placed.width <= max(width, *(right - left for left, right in extents)) + 1e-6
    assert all(rect.x >= -ROUNDING and rect.right <= placed.width + ROUNDING for rect in placed.rects)
    assert placed.height == max(rect.bottom for rect in placed.rects)


@given(forests(), any_stacking)
def test_the_same_forest_is_drawn_the_same(model, stacking):
    assert places(drawn(*model, stacking=stacking)) == places(drawn(*model, stacking=stacking))


def test_a_box_between_two_wide_trees_stands_in_the_middle_of_the_room():
    parents = [-1, 0, 0, 0, *[1] * 4, *[3] * 4]

    rects = drawn(parents, [(60.0, 30.0)] * len(parents)).rects

    assert rects[2].center == rects[0].center == (rects[1].center + rects[3].center) / 2


def test_reports_without_reports_hang_in_one_column_below_their_manager():
    rects = drawn([-1, 0, 0, 0], [(60.0, 30.0)] * 4, stacking=Stacking(0, 3)).rects

    left = rects[0].x + UNDER + STUB
    assert [(rect.x, rect.y) for rect in rects[1:]] == [(left, 45), (left, 90), (left, 135)]


def test_a_column_that_would_be_too_long_becomes_several_of_about_one_length():
    placed = drawn([-1] + [0] * 7, [(60.0, 30.0)] * 8, stacking=Stacking(0, 3))

    lengths = [rail for rail, _ in sorted((hook.rail, row) for row, hook in placed.hooks.items())]
    assert [lengths.count(rail) for rail in dict.fromkeys(lengths)] == [3, 3, 1]


def test_a_manager_with_a_large_tree_below_hangs_the_others_in_a_column_beside_it():
    parents = [-1, 0, 0, 0, 0, *[2] * 6]

    placed = drawn(parents, [(60.0, 30.0)] * len(parents), stacking=Stacking(0, 6))

    assert set(placed.hooks) == {1, 3, 4, *range(5, 11)}
    assert placed.rects[1].x == placed.rects[3].x == placed.rects[4].x < placed.rects[2].x


def test_reports_of_what_hangs_are_indented_below_it():
    placed = drawn([-1, 0, 1, 1, 0], [(60.0, 30.0)] * 5, stacking=Stacking(1, 9))

    assert [rect.x for rect in placed.rects] == [0, 28, 56, 56, 28]
    assert [rect.y for rect in placed.rects] == [0, 45, 90, 135, 180]


def test_two_reports_stand_side_by_side_whatever_may_hang():
    assert drawn([-1, 0, 0], [(60.0, 30.0)] * 3, stacking=Stacking(2, 9)).hooks == {}


def test_a_line_has_room_between_boxes_that_hang():
    placed = forest([-1, 0, 0, 0], [(60.0, 30.0)] * 4, 800.0, GAPS, stacking=Stacking(0, 3), lines=[(2, 2)])

    assert [rect.y for rect in placed.rects] == [0, 45, 115, 185]


def test_a_long_chain_and_many_single_tops_are_drawn():
    chain = drawn(range(-1, 4999), [(100.0, 40.0)] * 5000)
    tops = drawn([-1] * 3000, [(100.0, 40.0)] * 3000, 2000.0)

    assert (chain.width, chain.height) == (100, 5000 * 40 + 4999 * GAPS.layer)
    assert tops.width <= 2000
    assert len({rect.y for rect in tops.rects}) == -(-3000 // (2030 // 130))


def test_a_chain_with_a_report_beside_each_manager_is_drawn():
    parents = [-1, *(max(0, row - 1 - row % 2) for row in range(1, 4000))]

    rects = drawn(parents, [(100.0, 40.0)] * 4000).rects

    assert len({(rect.x, rect.y) for rect in rects}) == 4000


def test_single_boxes_begin_a_row_of_their_own_unless_all_fit_into_one():
    parents, sizes = [-1, 0, -1, -1], [(100.0, 40.0)] * 4

    assert [rect.y for rect in drawn(parents, sizes, 1000.0).rects] == [0, 80, 0, 0]
    assert [rect.y for rect in drawn(parents, sizes, 300.0).rects] == [0, 80, 180, 180]


def test_single_boxes_fill_the_last_row_when_all_of_them_have_room_there():
    parents, sizes = [-1, 0, 0, 0, -1, 4, -1, -1], [(100.0, 40.0)] * 8

    assert [rect.y for rect in drawn(parents, sizes, 300.0).rects] == [0, 80, 80, 80, 180, 260, 360, 360]
    assert [rect.y for rect in drawn(parents, sizes, 360.0).rects] == [0, 80, 80, 80, 180, 260, 180, 180]


def test_small_trees_stand_side_by_side_below_one_that_is_wider_than_asked_for():
    parents = [-1, *[0] * 9, -1, 10, -1, 12, -1, 14]

    rects = drawn(parents, [(100.0, 40.0)] * len(parents), 300.0).rects

    assert {rects[root].y for root in (10, 12, 14)} == {180}


def test_nothing_is_drawn_of_nobody():
    nothing = forest([], [], 100.0)

    assert (nothing.rects, nothing.bands, nothing.hooks, nothing.width, nothing.height) == ((), (), {}, 0, 0)


def test_a_circle_is_refused():
    with pytest.raises(ValueError, match="circle"):
        drawn([1, 0, -1], [(10.0, 10.0)] * 3)
