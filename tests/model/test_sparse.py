"""Sparse columns of tables: arrays that read as the mappings of authored text do."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.entities import Interval, Salary
from orgmodel.model.sparse import Computed, Pay, Periods, backward_pay, stated

DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))
AMOUNTS = st.none() | st.integers(0, 5).map(float)


def intervals(drawn):
    return {row: Interval.model_construct(from_=first, until=last) for row, (first, last) in drawn.items()}


@given(st.dictionaries(st.integers(0, 50), st.tuples(DAYS, DAYS)), st.dates(date(2020, 1, 1), date(2020, 1, 9)))
def test_intervals_as_arrays_answer_as_the_objects_do(drawn, day):
    column = intervals(dict(sorted(drawn.items())))

    periods = Periods.of(column)

    assert column == dict(periods)
    outside = [row for row, (first, last) in sorted(drawn.items()) if (first and first > day) or (last and last <= day)]
    assert outside == periods.outside(day).tolist()
    empty = [row for row, (first, last) in sorted(drawn.items()) if first and last and last <= first]
    assert empty == periods.empty.tolist()
    assert Periods.of(periods) is periods


@given(st.dictionaries(st.integers(0, 50), st.tuples(AMOUNTS, AMOUNTS)))
def test_pay_as_arrays_answers_as_the_objects_do(drawn):
    column = {row: Salary.model_construct(min=low, max=high, currency="USD") for row, (low, high) in drawn.items()}
    column = dict(sorted(column.items()))
    lowest, highest = (
        np.array([np.nan if pair[side] is None else pair[side] for _, pair in sorted(drawn.items())]) for side in (0, 1)
    )

    pay = Pay(np.array(list(column), dtype=np.int64), lowest, highest, currency="USD")

    assert {row: (each.min, each.max, each.currency) for row, each in column.items()} == {
        row: (each.min, each.max, each.currency) for row, each in pay.items()
    }
    assert backward_pay(column) == backward_pay(pay)
    assert stated(column, 60).tolist() == stated(pay, 60).tolist()


def test_a_value_is_made_when_somebody_looks():
    column = Computed(np.array([2, 5]), lambda number: ["two", "five"][number])

    assert {2: "two", 5: "five"} == dict(column)
    assert "five" == column.get(5)
    assert 3 not in column
    with pytest.raises(KeyError):
        column[9]
