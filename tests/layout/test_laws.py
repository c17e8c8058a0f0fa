"""What holds for every chart: nothing on nothing else, as narrow as can be, and little moves when little changes."""

from itertools import pairwise

import highspy
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.blocks import Stacking
from orgmodel.layout.fit import alike, fitted
from orgmodel.layout.forest import Gaps, forest
from orgmodel.layout.lineage import Lineage
from orgmodel.layout.routes import Router
from tests.layout.trees import any_stacking, forests, places

GAPS = Gaps()
FACTOR = 1.25
"""How many times as wide as the narrowest tidy drawing a tree of equal boxes may be."""


def organization(count, span):
    return [-1, *((row - 1) // span for row in range(1, count))]


def overlapping(placed):
    """Count pairs of boxes that share more than an edge, by sweeping from the left."""
    order = np.argsort(placed.left, kind="stable")
    left, right = placed.left[order], (placed.left + placed.across)[order]
    top, bottom = placed.top[order], (placed.top + placed.down)[order]
    ends = np.searchsorted(left, right)
    return sum(
        int(np.sum((top[row + 1 : end] < bottom[row]) & (bottom[row + 1 : end] > top[row])))
        for row, end in enumerate(ends.tolist())
    )


def boxes_crossed(placed, ways):
    """Count the straight pieces of lines that run under a box."""
    right, bottom = placed.left + placed.across, placed.top + placed.down
    crossed = 0
    for way in ways:
        for (x, y), (next_x, next_y) in pairwise(way):
            assert x == next_x or y == next_y
            across = (min(x, next_x) < right) & (max(x, next_x) > placed.left)
            crossed += int((across & (min(y, next_y) < bottom) & (max(y, next_y) > placed.top)).any())
    return crossed


def branches(placed):
    router = Router(placed)
    return [router.branch(parent, row) for row, parent in enumerate(placed.parents) if parent >= 0]


def narrowest(parents):
    """Give the least width of a tidy drawing of boxes 1 wide and 0 apart (Supowit and Reingold 1983), by HiGHS."""
    lineage, problem = Lineage.of(parents), highspy.Highs()
    problem.setOptionValue("output_flag", False)
    center = [problem.addVariable(-highspy.kHighsInf, highspy.kHighsInf) for _ in parents]
    left, right = (problem.addVariable(-highspy.kHighsInf, highspy.kHighsInf) for _ in "lr")
    layers = {}
    for row in lineage.order:
        layers.setdefault(lineage.layer[row], []).append(row)
        below = lineage.children[row]
        if below:
            problem.addConstr(center[below[0]] + center[below[-1]] - 2 * center[row] == 0)
    for layer in layers.values():
        problem.addConstr(center[layer[0]] - left >= 0.5)
        problem.addConstr(right - center[layer[-1]] >= 0.5)
        for one, other in pairwise(layer):
            problem.addConstr(center[other] - center[one] >= 1)
    problem.minimize(right - left)
    return problem.getObjectiveValue()


@st.composite
def trees(draw):
    count = draw(st.integers(2, 24))
    return [-1, *(draw(st.integers(max(0, row - 6), row - 1)) for row in range(1, count))]


@given(trees())
def test_a_tree_of_equal_boxes_is_at_most_a_quarter_wider_than_the_narrowest_tidy_drawing(parents):
    gaps = Gaps(sibling=0)

    placed = forest(parents, [(100.0, 40.0)] * len(parents), 1.0, gaps)

    assert placed.width <= narrowest(parents) * 100 * FACTOR + 1


@given(forests(), any_stacking)
def test_the_order_of_rows_does_not_matter_while_siblings_keep_theirs(model, stacking):
    parents, sizes = model
    lineage = Lineage.of(parents)
    waiting = [row for row, parent in enumerate(parents) if parent < 0][::-1]
    new = {}
    while waiting:
        row = waiting.pop()
        new[row] = len(new)
        waiting += reversed(lineage.children[row])
    order = sorted(new, key=new.get)  # preorder: siblings as before, all else elsewhere

    placed = forest(parents, sizes, 800.0, GAPS, stacking=stacking)
    moved = forest(
        [new.get(parents[row], -1) for row in order], [sizes[row] for row in order], 800.0, GAPS, stacking=stacking
    )

    assert [moved.rects[new[row]] for row in range(len(parents))] == list(placed.rects)


@given(forests(), st.data())
def test_a_role_more_moves_only_those_beside_its_chain_of_command(model, data):
    """All others keep their place under their manager."""
    parents, sizes = model
    manager = data.draw(st.integers(0, len(parents) - 1))
    chain = {manager}
    while parents[min(chain, key=lambda row: Lineage.of(parents).layer[row])] >= 0:
        chain.add(parents[min(chain, key=lambda row: Lineage.of(parents).layer[row])])

    before = forest(parents, sizes, 800.0, GAPS)
    after = forest([*parents, manager], [*sizes, (100.0, 10.0)], 800.0, GAPS)

    for row, parent in enumerate(parents):
        if parent >= 0 and parent not in chain:
            offsets = [placed.rects[row].center - placed.rects[parent].center for placed in (before, after)]
            assert abs(offsets[0] - offsets[1]) <= 2


def test_one_more_report_leaves_most_of_a_large_chart_where_it_was():
    parents = organization(1500, 6)
    sizes = [(176.0, 60.0)] * 1501

    before, after = fitted(parents, sizes[:-1], 2400.0, GAPS), fitted([*parents, 40], sizes, 2400.0, GAPS)

    def place(placed, row):
        parent = parents[row]
        return placed.left[row] - placed.left[parent], placed.top[row]

    moved = [row for row in range(1, 1500) if place(before, row) != place(after, row)]
    assert len(moved) < 1500 * 0.05


# Changes --------------------------------------------------------------------------------------------


def offsets(placed):
    """Say how far to the right of its manager each box stands."""
    return [placed.left[row] - placed.left[parent] if parent >= 0 else 0.0 for row, parent in enumerate(placed.parents)]


def chain(parents, row):
    found = set()
    while row >= 0:
        found.add(row)
        row = parents[row]
    return found


@st.composite
def moves(draw):
    """An organization, one of its boxes without reports, and another manager for it."""
    parents, sizes = draw(forests())
    leaf = draw(st.sampled_from([row for row in range(len(parents)) if row not in parents]))
    other = draw(st.sampled_from([-1, *(row for row in range(len(parents)) if row != leaf)]))
    return parents, sizes, leaf, other


@given(moves(), any_stacking)
def test_a_role_that_moves_changes_only_what_stands_below_its_old_and_new_chains_of_command(model, stacking):
    parents, sizes, leaf, other = model
    after = [other if row == leaf else parent for row, parent in enumerate(parents)]

    was = forest(parents, sizes, 800.0, GAPS, stacking=stacking)
    own = fitted(after, sizes, 800.0, GAPS)
    now = alike(own, was, (9e9, 9e9), GAPS)

    assert now.arrangement == was.arrangement
    concerned = chain(parents, leaf) | chain(parents, other) | {-1}
    for row, (old, new) in enumerate(zip(offsets(was), offsets(now), strict=True)):
        if parents[row] not in concerned:
            assert abs(old - new) <= 2  # places are whole pixels


@given(forests(), forests(), any_stacking)
def test_a_forest_is_not_drawn_like_another_where_that_takes_much_more_room(model, other, stacking):
    own, like = fitted(*model, 500.0, GAPS), forest(*other, 800.0, GAPS, stacking=stacking)

    drawn = alike(own, like, (500.0, 300.0), GAPS)

    assert drawn.arrangement in {own.arrangement, like.arrangement}
    if drawn.arrangement != own.arrangement:
        assert drawn.width <= 1.25 * max(own.width, like.width, 500)
        assert drawn.height <= 1.25 * max(own.height, like.height, 300)
    assert overlapping(drawn) == 0


def test_ten_moves_in_a_large_chart_move_few_boxes_under_their_managers():
    parents, sizes = organization(1500, 6), [(176.0, 60.0)] * 1500
    was = fitted(parents, sizes, 2400.0, GAPS)
    after = list(parents)
    for number in range(10):
        after[1400 + number] = 7 * number + 40

    now = alike(fitted(after, sizes, 2400.0, GAPS), was, (2400.0, 1500.0), GAPS)

    stayed = [row for row in range(1, 1500) if parents[row] == after[row]]
    moved = [row for row in stayed if abs(offsets(was)[row] - offsets(now)[row]) > 2]
    assert len(moved) < 1500 * 0.06


# Extremes -------------------------------------------------------------------------------------------


def test_a_manager_with_five_hundred_reports():
    placed = fitted([-1, *[0] * 500], [(176.0, 60.0)] * 501, 1500.0, GAPS)

    assert overlapping(placed) == 0
    assert boxes_crossed(placed, branches(placed)) == 0
    assert placed.width < 5000


def test_sixty_layers_each_with_a_manager_and_three_reports():
    parents = [-1, *(max(0, (row - 1) // 4 * 4) for row in range(1, 240))]

    placed = fitted(parents, [(176.0, 60.0)] * 240, 1500.0, GAPS)

    assert max(Lineage.of(parents).layer) == 60
    assert overlapping(placed) == 0
    assert boxes_crossed(placed, branches(placed)) == 0


def test_two_thousand_dotted_lines():
    parents = organization(2000, 7)
    pairs = [((number * 7919) % 2000, (number * 104_729 + 13) % 2000) for number in range(1500)]
    pairs += [(number, 5) for number in range(1000, 1500)]

    placed = fitted(parents, [(176.0, 60.0)] * 2000, 3000.0, GAPS, pairs)
    ways = Router(placed).crossings(pairs)

    assert len(ways) == 2000
    assert boxes_crossed(placed, ways) == 0
    assert len({way[-1] for way in ways[1500:]}) == 1


def test_three_thousand_tops():
    placed = fitted([-1] * 3000, [(176.0, 60.0)] * 3000, 10_000.0, GAPS)

    assert overlapping(placed) == 0
    assert placed.width <= 10_000


def test_five_thousand_roles_with_columns():
    parents = organization(5000, 7)
    placed = fitted(parents, [(176.0, 48.0 + row % 5 * 15) for row in range(5000)], 4000.0, GAPS)

    assert overlapping(placed) == 0
    assert boxes_crossed(placed, branches(placed)[::7]) == 0
    assert places(placed) == places(
        fitted(parents, [(176.0, 48.0 + row % 5 * 15) for row in range(5000)], 4000.0, GAPS)
    )


def test_a_chain_of_ten_thousand_is_drawn():
    parents = list(range(-1, 9999))

    assert forest(parents, [(176.0, 60.0)] * 10_000, 900.0, stacking=Stacking(0, 9)).width == 176
