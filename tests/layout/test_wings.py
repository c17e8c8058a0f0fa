"""Do assistants and deputies stand beside the line, with all that holds for other boxes?"""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.fit import aligned
from orgmodel.layout.forest import Gaps, forest
from orgmodel.layout.routes import Router
from orgmodel.layout.wings import wings
from tests.layout.test_laws import boxes_crossed, branches, overlapping
from tests.layout.trees import any_stacking, forests

GAPS = Gaps()


@st.composite
def with_aides(draw):
    parents, sizes = draw(forests())
    return parents, sizes, draw(st.sets(st.integers(0, len(parents) - 1)))


def children_of(parents):
    return [[row for row, parent in enumerate(parents) if parent == manager] for manager in range(len(parents))]


@given(with_aides(), any_stacking)
def test_nothing_overlaps_and_no_line_runs_under_a_box(model, stacking):
    parents, sizes, aside = model
    placed = forest(parents, sizes, 800.0, GAPS, stacking=stacking, aside=aside)

    assert overlapping(placed) == 0
    assert boxes_crossed(placed, branches(placed)) == 0


@given(with_aides(), any_stacking)
def test_all_stand_below_their_manager_and_aides_above_those_in_the_line(model, stacking):
    parents, sizes, aside = model
    placed = forest(parents, sizes, 800.0, GAPS, stacking=stacking, aside=aside)

    expected = wings(children_of(parents), aside)
    for row, parent in enumerate(parents):
        if parent < 0:
            continue
        assert placed.rects[row].y > placed.rects[parent].bottom
        if row not in placed.beside:
            lowest = [placed.rects[aide].bottom for aide in expected.get(parent, ()) if aide in placed.beside]
            assert all(placed.rects[row].y > bottom for bottom in lowest)
    assert placed.beside <= {aide for aides in expected.values() for aide in aides}
    if stacking is None:
        assert placed.beside == {aide for aides in expected.values() for aide in aides}


@given(with_aides(), st.data())
def test_dotted_lines_keep_off_aides(model, data):
    parents, sizes, aside = model
    row = st.integers(0, len(parents) - 1)
    pairs = data.draw(st.lists(st.tuples(row, row).filter(lambda pair: pair[0] != pair[1]), max_size=12))
    placed = forest(parents, sizes, 800.0, GAPS, lines=pairs, aside=aside)

    assert boxes_crossed(placed, Router(placed).crossings(pairs)) == 0


@given(with_aides())
def test_layers_are_aligned_on_demand(model):
    parents, sizes, _ = model
    placed = aligned(parents, sizes, GAPS)

    layer = {}
    for row in range(len(parents)):
        chain = [row]
        while parents[chain[-1]] >= 0:
            chain.append(parents[chain[-1]])
        layer[row] = len(chain)
    tops = {number: {placed.rects[row].y for row in layer if layer[row] == number} for number in layer.values()}
    assert all(len(each) == 1 for each in tops.values())
    assert placed.hooks == {}
    assert not any(one.overlaps(other) for one, other in combinations(placed.rects, 2))


def test_aides_stand_in_pairs_right_and_left_of_the_line():
    placed = forest([-1, 0, 0, 0, 0, 0], [(100.0, 40.0)] * 6, 900.0, GAPS, aside={1, 2, 3})

    middle = placed.rects[0].center
    assert placed.rects[1].x > middle > placed.rects[2].right
    assert placed.rects[3].x > middle
    assert placed.rects[1].y == placed.rects[2].y < placed.rects[3].y < placed.rects[4].y == placed.rects[5].y
    assert placed.beside == {1, 2, 3}


def test_whoever_is_above_others_or_alone_below_a_manager_stands_in_the_line():
    assert forest([-1, 0, 0, 1], [(100.0, 40.0)] * 4, 900.0, GAPS, aside={1}).beside == frozenset()
    assert forest([-1, 0], [(100.0, 40.0)] * 2, 900.0, GAPS, aside={1}).beside == frozenset()
