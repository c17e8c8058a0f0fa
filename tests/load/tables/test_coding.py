"""Are columns of texts numbered as they are met, whichever way is the quickest, and units named alike one by one?"""

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.load.tables import coding, first_rows
from orgmodel.load.tables.units import slug, slugs

TEXTS = st.lists(
    st.sampled_from(["", "P1", "P2", "P10", "é", "a long text that stands in no view", "none"]), max_size=20
)


def _series(texts):
    return pl.Series(texts, dtype=pl.String)


def _first(texts):
    return [texts.index(text) for text in texts]


@given(TEXTS)
def test_each_row_is_led_to_the_first_one_with_its_text(texts):
    assert _first(texts) == first_rows.first_rows(_series(texts)).tolist()


@given(TEXTS)
def test_texts_with_one_hash_are_still_told_apart(texts):
    def alike(hashes):
        yield np.arange(len(hashes), dtype=np.int32), np.arange(len(hashes)) == 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_rows, "_sorted", alike)
        found = first_rows.first_rows(_series(texts)).tolist()

    assert _first(texts) == found


@given(TEXTS, st.integers(1, 5), st.integers(1, 3))
def test_a_pool_holds_each_text_once_as_it_is_met_and_begins_with_silence(texts, sample, rows_each):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coding, "_SAMPLE", sample)
        patch.setattr(coding, "_MANY_ROWS_EACH", rows_each)
        column = coding.coded(_series(texts))

    assert texts == list(column)
    assert list(dict.fromkeys(["", *texts])) == list(column.pool)


@given(st.lists(st.text(max_size=70) | st.sampled_from(["none", "ALL", "R&D", "HR", "a" * 61]), max_size=8))
def test_names_of_units_become_the_same_ids_at_once_and_one_by_one(names):
    assert list(map(slug, names)) == slugs(_series(names)).to_list()
