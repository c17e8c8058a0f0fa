"""Full months between two dates of which a part may be unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.partial_dates import months_between

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2022-11", "2026-01-01", 37),
        ("2022-12", "2026-01-01", 36),
        ("2024", "2026-01-01", 12),
        ("2024-01-31", "2024-03-01", 1),
        ("2024-01-31", "2024-02-29", 0),
        ("2023", "2025", 12),
        ("2025", "2025", -12),
    ],
)
def test_months_count_from_the_end_of_the_first_to_the_beginning_of_the_second(earlier, later, months):
    assert months_between(earlier, later) == months


@given(DAYS, DAYS, st.sampled_from((4, 7, 10)), st.sampled_from((4, 7, 10)))
def test_what_is_known_less_never_counts_more(earlier, later, length, other):
    earlier, later = sorted((earlier, later))

    partly = months_between(earlier.isoformat()[:length], later.isoformat()[:other])

    assert partly <= months_between(earlier.isoformat(), later.isoformat())


@given(DAYS, st.integers(1, 400))
def test_a_later_day_never_lowers_the_count(day, days):
    first = day.isoformat()
    assert months_between(first, (day + timedelta(days)).isoformat()) >= months_between(first, first) == 0
