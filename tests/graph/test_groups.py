"""Rows by value, reports by manager, and first places, in arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.groups import Groups
from orgmodel.graph.index import Index, numbered, texts_at
from orgmodel.graph.reports import Reports
from orgmodel.graph.sets import firsts
from tests.coded import coded

KEYS = st.lists(st.integers(0, 5), max_size=20)
TEXTS = st.lists(st.sampled_from(["", "a", "b", "ü", "c"]), max_size=12)


@given(KEYS)
def test_groups_are_in_the_order_of_their_first_rows(keys):
    rows = np.arange(len(keys)) * 10

    groups = [group.tolist() for group in Groups.of(rows, np.array(keys, dtype=np.int64))]

    expected = {}
    for row, key in zip(rows.tolist(), keys, strict=True):
        expected.setdefault(key, []).append(row)
    assert list(expected.values()) == groups


@given(KEYS)
def test_first_places_are_those_of_a_dictionary(keys):
    expected = [place for place, key in enumerate(keys) if key not in keys[:place]]

    assert expected == firsts(np.array(keys, dtype=np.int64)).tolist()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)), max_size=20))
def test_reports_are_each_pair_once(pairs):
    report, manager = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))

    reports = Reports.of_lines(report, manager, 7)

    for row in range(7):
        assert tuple(sorted({one for one, boss in pairs if boss == row})) == reports.of(row)


@given(TEXTS, TEXTS)
def test_ids_are_found_in_columns_of_every_kind(ids, sought):
    first = {}
    for row, name in enumerate(ids):
        if name:
            first.setdefault(name, row)
    expected = [first.get(text, -1) for text in sought]
    numbers, references = coded(ids, sought)
    (elsewhere,) = coded(sought)

    for index in (Index(ids), Index(numbers)):
        for texts in (sought, references, elsewhere):
            assert expected == index.rows(texts).tolist()
        assert expected == index.some(sought) == [index.row(text) for text in sought]
        assert [row for row, name in enumerate(ids) if name and first[name] != row] == np.flatnonzero(
            index.repeated
        ).tolist()
        assert len(first) == index.count
        assert ids == list(texts_at(index.ids, range(len(ids))))
    assert (numbered(ids)[:, None] == numbered(ids)).tolist() == (
        numbered(numbers)[:, None] == numbered(numbers)
    ).tolist()
