"""Columns of texts as numbers."""

import numpy as np
import pytest

from orgmodel.model.texts import Coded


def test_a_coded_column_reads_as_the_texts_that_it_stands_for():
    column = Coded(np.array([2, 0, 1, 2], dtype=np.int32), ["", "0042", "cio"])
    assert list(column) == ["cio", "", "0042", "cio"]
    assert column[0] == "cio"
    assert len(column) == 4
    assert "0042" in column
    assert list(column[1:3]) == ["", "0042"]


def test_a_row_that_is_not_there_is_an_index_error():
    with pytest.raises(IndexError):
        Coded(np.array([0], dtype=np.int32), [""])[1]
