"""Do the quick ways give what the plain ones give: heights, who is above whom, and sums over things that nest?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.branches import branches
from orgmodel.graph.hierarchy import Hierarchy
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from tests.strategies import Lines, lines


def compiled(drawn: Lines) -> OrgGraph:
    return OrgGraph.compile(load_text(drawn.text()))


@given(lines(), st.data())
def test_what_is_counted_row_by_row_is_that_layer_by_layer(drawn, data):
    value = np.array(data.draw(st.lists(st.integers(-3, 9), min_size=len(drawn), max_size=len(drawn))), dtype=np.int64)

    def counted():
        graph = compiled(drawn)
        places, sizes = graph.hierarchy.intervals
        totals = graph.hierarchy.totals(value)
        return branches(graph).height.tolist(), totals.tolist(), places.tolist(), sizes.tolist()

    by_layer = counted()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orgmodel.graph.downwards._FEW_LAYERS", -1)
        by_row = counted()

    assert by_layer == by_row


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_climbing_tells_who_is_above_whom_as_intervals_do(managers):
    lines = Hierarchy(np.array(managers), np.zeros(8, dtype=bool))
    every = np.indices((8, 8)).reshape(2, -1)

    few = np.concatenate([lines.is_above(*pair.reshape(2, 1)) for pair in every.T])
    climbed = lines._climbed(*every)
    first, size = lines.intervals
    inside = (first[every[1]] >= first[every[0]]) & (first[every[1]] < first[every[0]] + size[every[0]])

    assert few.tolist() == climbed.tolist()
    assert climbed.tolist() == (inside & (lines.end[every[0]] == lines.end[every[1]])).tolist()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), min_size=7, max_size=7))
def test_what_nests_is_summed_up_even_in_a_circle(drawn):
    ids = [str(number) for number in range(7)]
    parents = [str(parent) if parent != row else "" for row, (parent, _) in enumerate(drawn)]
    own = np.array([value for _, value in drawn])
    nesting = Nesting(ids, parents)

    totals = nesting.totals(own)

    assert totals.tolist() == [sum(own[inner] for inner in nesting.below(row)) for row in range(7)]
