"""Do the two questions about columns answer as sets do?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.sets import among, ascending, distinct, marked

COLUMNS = st.lists(st.integers(-3, 30) | st.integers(-(2**63), 2**63 - 1)).map(lambda rows: np.array(rows, np.int64))


@given(COLUMNS)
def test_distinct_values_stand_once_and_in_order(column):
    before = column.tolist()

    assert sorted(set(before)) == distinct(column).tolist()
    assert before == column.tolist()


@given(COLUMNS, COLUMNS)
def test_a_row_is_among_the_members_if_its_value_is(column, members):
    expected = [value in members.tolist() for value in column.tolist()]

    assert expected == among(column, members).tolist()
    assert expected == among(column, members.tolist()).tolist()


@given(st.lists(st.integers(0, 7)))
def test_a_row_is_marked_if_it_is_named_once_or_more(rows):
    expected = [row in rows for row in range(8)]

    assert expected == marked(np.array(rows, dtype=np.int64), 8).tolist()


@given(COLUMNS)
def test_places_ascend_by_value_and_stay_in_order_where_values_are_equal(column):
    expected = sorted(range(len(column)), key=lambda place: int(column[place]))

    assert expected == ascending(column).tolist()
