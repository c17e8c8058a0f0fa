"""Do areas hold all boxes of their group, and none of another one?"""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.forest import Gaps, forest
from orgmodel.layout.groups import groups
from orgmodel.layout.rows import surrounded
from tests.layout.test_laws import boxes_crossed, branches, overlapping
from tests.layout.trees import any_stacking, forests

GAPS = Gaps()


@given(forests(), any_stacking, st.data())
def test_every_box_is_on_the_ground_of_its_group_and_on_no_other(model, stacking, data):
    parents, sizes = model
    values = [data.draw(st.integers(-1, 2)) for _ in parents]
    placed = forest(parents, sizes, 900.0, GAPS, stacking=stacking)

    found = groups(placed, values)

    assert sorted(row for group in found for row in group.rows) == [
        row for row, value in enumerate(values) if value >= 0
    ]
    for group in found:
        assert len({values[row] for row in group.rows}) == 1
        assert all(parents[row] in group.rows for row in group.rows[1:])
        for row, rect in enumerate(placed.rects):
            met = [area for area in group.areas if area.overlaps(rect)]
            assert bool(met) == (row in group.rows)
            assert not met or any(area.x < rect.x and rect.right < area.right and area.y < rect.y for area in met)
    for one, other in combinations(found, 2):
        assert not any(area.overlaps(another) for area in one.areas for another in other.areas)


boxes = st.lists(st.tuples(st.integers(10, 300).map(float), st.integers(10, 90).map(float)), max_size=6)


@given(forests(), boxes, boxes)
def test_what_surrounds_a_forest_is_above_and_below_it(model, above, below):
    parents, sizes = model
    alone = forest(parents, sizes, 600.0, GAPS)

    placed = surrounded(alone, above, below, GAPS)

    assert overlapping(placed) == 0
    assert boxes_crossed(placed, branches(placed)) == 0
    count, middle = len(parents), len(parents) + len(above)
    assert all(placed.rects[row].bottom < min(rect.y for rect in placed.rects[:count]) for row in range(count, middle))
    assert all(rect.y > max(rect.bottom for rect in placed.rects[:count]) for rect in placed.rects[middle:])
    assert all(rect.x >= 0 and rect.right <= placed.width + 1 for rect in placed.rects[count:])
    assert max(rect.bottom for rect in placed.rects) <= placed.height
    assert [rect.width for rect in placed.rects] == [size[0] for size in (*sizes, *above, *below)]
