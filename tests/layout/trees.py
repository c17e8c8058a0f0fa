"""Forests of any shape, and all that is drawn of one as plain values."""

from hypothesis import strategies as st

from orgmodel.layout.blocks import Stacking


@st.composite
def forests(draw, most=40):
    """Parents whose rows stand in any order, and a size for each row."""
    count = draw(st.integers(1, most))
    above = [draw(st.integers(-1, row - 1)) for row in range(count)]
    place = draw(st.permutations(range(count)))
    parents = [-1] * count
    for row, parent in enumerate(above):
        parents[place[row]] = place[parent] if parent >= 0 else -1
    size = st.tuples(st.integers(10, 200).map(float), st.integers(10, 90).map(float))
    return parents, [draw(size) for _ in parents]


stackings = st.builds(Stacking, st.integers(0, 3), st.integers(1, 12))
any_stacking = st.none() | stackings


def places(forest):
    """Give all that a forest says of its boxes, to compare."""
    return forest.rects, forest.bands, forest.hooks, forest.width, forest.height
