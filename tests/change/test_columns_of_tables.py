"""What columns of tables call equal: by the parts that values are made of, and by the values themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars", reason="needs the extra tables")

from orgmodel.change.changes import Kind
from orgmodel.change.difference import difference
from orgmodel.change.keys import _numbered, keys
from orgmodel.load import opening
from orgmodel.model.texts import Coded

HEADER = "id,title,reports_to,unit,grade,class_code,salary_min,salary_max,fte,location,incumbents,valid_from,note\n"
ROW = "{id},{title},{to},{unit},{grade},{code},{low},{high},{fte},{place},{person},{day},{note}\n"
PLAIN = {"title": "Clerk", "to": "none", "unit": "U1", "grade": "G1", "code": "24", "low": "10", "high": "20", "fte": "1",
         "place": "Annex", "person": "Somebody", "day": "2026-01-01", "note": "Said"}  # fmt: skip


def table(tmp_path, name, rows):
    text = HEADER + "".join(ROW.format(**{**PLAIN, **row}) for row in rows)
    (tmp_path / name).write_text(text)
    return opening.load(tmp_path / name)


@pytest.mark.parametrize("field", [name for name in PLAIN if name != "to"])
def test_one_cell_that_differs_is_one_change_and_an_equal_one_is_none(tmp_path, field):
    other = {"low": "11", "high": "21", "fte": "0.5", "day": "2026-02-01"}.get(field, "Other")
    rows = [{"id": f"P{number}"} for number in range(5)]
    before = table(tmp_path, "before.csv", rows)
    after = table(tmp_path, "after.csv", [{**row, field: other} if row["id"] == "P3" else row for row in rows])

    assert not difference(before, table(tmp_path, "same.csv", rows)).items
    found = [change for change in difference(before, after).items if change.subject.kind == "role"]
    assert [str(change.subject) for change in found] == ["role:P3"]


@pytest.mark.parametrize("field", ["low", "place", "person", "day", "grade", "note"])
def test_a_cell_that_falls_silent_is_a_change(tmp_path, field):
    rows = [{"id": f"P{number}"} for number in range(3)]
    before = table(tmp_path, "before.csv", rows)
    after = table(tmp_path, "after.csv", [{**rows[0], field: ""}, *rows[1:]])

    assert {str(change.subject) for change in difference(before, after).items} == {"role:P0"}
    assert {str(change.subject) for change in difference(after, before).items} == {"role:P0"}


def test_a_table_and_a_text_that_say_the_same_are_equal(tmp_path):
    before = table(tmp_path, "before.csv", [{"id": "P1", "note": "", "grade": ""}])
    (tmp_path / "after.yaml").write_text(
        "organization: {id: unnamed}\nunits: [{id: u1, name: U1}]\nroles:\n  - {id: P1, title: Clerk, reports_to: none, unit: u1, "
        "class: {code: '24'}, salary: {min: 10, max: 20}, fte: 1, location: Annex, incumbents: [Somebody], "
        "positions: 1, valid: {from: 2026-01-01}}\n"
    )
    found = difference(before, opening.load(tmp_path / "after.yaml")).items

    assert [change.kind for change in found if change.kind is not Kind.OTHER] == []


@given(st.lists(st.tuples(st.sampled_from(("", "a", "b", "c")), st.sampled_from(("x", "y"))), max_size=9))
def test_keys_of_columns_are_those_of_rows(rows):
    pool = ["", "a", "b", "c"]
    ids = Coded(np.array([pool.index(name) for name, _ in rows], dtype=np.int32), pool)

    found = keys(ids, [title for _, title in rows])

    assert list(found) == _numbered(rows)
    assert len(set(found)) == len(rows)
    if isinstance(found, Coded):
        assert list(found.texts_of(found.present().tolist())) == [found.pool[code] for code in found.present().tolist()]
