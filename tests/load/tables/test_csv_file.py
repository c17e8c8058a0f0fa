"""Is a CSV file read as it is, and what is damaged refused with its place?"""

import csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import InvalidModel
from orgmodel.load.tables.csv_file import read_csv
from orgmodel.load.tables.records import is_tight, records

CELLS = st.text(st.sampled_from('ab0,;\t"\n é£'), max_size=4)


def cells(data, **more):
    table = read_csv(data, "posts.csv", **more)
    return [tuple(cell or "" for cell in row) for row in table.frame.rows()]


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=6))
def test_what_a_csv_writer_wrote_is_read_again_with_the_lines_of_its_records(rows):
    text = io.StringIO()
    starts = []
    for row in [["id", "title", "manager"], *rows]:
        starts.append(text.getvalue().count("\n") + 1)
        csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(row)

    table = read_csv(text.getvalue().encode(), "posts.csv", separator=",")

    assert [[cell or "" for cell in row] for row in table.frame.rows()] == [["id", "title", "manager"], *rows]
    assert table.row.tolist() == starts


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"id,title\n1,a\n", "ASCII"),
        ("id,title\n1,é\n".encode(), "UTF-8"),
        ("\ufeffid,title\n1,é\n".encode(), "UTF-8 with a byte order mark"),
        ("id,title\n1,£5\n".encode("cp1252"), "windows-1252"),
        ("id,title\n1,é\n".encode("utf-16"), "UTF-16"),
        ("id,title\n1,a\n".encode("utf-16-le"), "UTF-16 without a byte order mark"),
    ],
)
def test_encoding_is_found_out_and_reported(data, found):
    table = read_csv(data, "posts.csv")

    assert table.read_as == (found, "commas")
    assert table.frame.rows()[0] == ("id", "title")


@pytest.mark.parametrize(("mark", "name"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_delimiter_is_found_out(mark, name):
    text = f"id{mark}title\n1{mark}Head of: x\n2{mark}Clerk\n"

    table = read_csv(text.encode(), "posts.csv")

    assert table.read_as[1] == name
    assert table.frame.rows()[1] == ("1", "Head of: x")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"id,title\n1,a\n2,b\n3", "posts.csv:4:1: the file ends in the middle of this row (1 of 2 cells)"),
        (b'id,title\n1,"a\n2,b\n', "posts.csv:2:1: a quote is opened here and never closed"),
        (b'id,title\n1,"a\n2,b\n3,"c"\n', "posts.csv:2:1: a quote is opened here and never closed"),
        (b"id,title\n1,a\x00\n", "posts.csv:2:4: holds a NUL byte"),
        (b"a," * 20_000, "posts.csv:1:1: a row has more than 16,384 cells"),
        (b"\xef\xbb\xbfid\n\xff\n", "posts.csv:2:1: byte 0xff is no utf-8"),
    ],
)
def test_damage_is_refused_with_its_place(data, said):
    with pytest.raises(InvalidModel) as refused:
        read_csv(data, "posts.csv")

    assert said in str(refused.value)


def test_a_cell_that_never_ends_is_refused_and_not_swallowed():
    data = b'id,title\n1,5" x' + b"y" * 2_000_000 + b"\n"

    with pytest.raises(InvalidModel, match="more than 1,048,576 characters"):
        read_csv(data, "posts.csv")


def test_quotes_within_cells_that_are_not_quoted_are_letters():
    assert cells(b'id,title\n1,5" pipe\n2,"x"y\n')[1:] == [("1", '5" pipe'), ("2", "xy")]


def test_rows_with_too_few_or_too_many_cells_are_known():
    table = read_csv(b"id,title,m\n1,a,x\n2\n3,b\n4,c,y\n", "posts.csv", separator=",")

    assert table.short.tolist() == [3]
    assert table.long.tolist() == []
    assert cells(b"id,title\n1,a\n2,b,c\n\n")[2] == ("2", "b", "c")


@given(st.lists(st.lists(st.sampled_from(["", "a", '"q,\n"', '"x""y"']), min_size=1, max_size=4), max_size=30))
def test_records_are_counted_as_a_careful_reader_counts_them(rows):
    data = "".join(",".join(row) + "\n" for row in rows).encode()

    found = records(data, ",", 3)

    read = list(csv.reader(io.StringIO(data.decode())))
    counts = found.cells if found.cells is not None else np.full(len(found.line), 3)
    assert counts.tolist() == [max(len(row), 1) for row in read]
    assert found.sound


def test_blocks_do_not_change_the_count(monkeypatch):
    data = b'id,"a ""b""\nc",x\n1,"2,3",\n4,"",6' * 9

    whole = records(data, ",", 3)
    monkeypatch.setattr("orgmodel.load.tables.records._BLOCK", 7)
    pieces = records(data, ",", 3)

    assert whole.line.tolist() == pieces.line.tolist()
    assert (whole.cells is None) == (pieces.cells is None)
    assert whole.sound == pieces.sound


@given(st.lists(st.lists(st.sampled_from(["", "a", " b", "c d"]), min_size=1, max_size=4), min_size=1, max_size=12))
def test_a_text_without_quotes_is_read_as_a_careful_reader_reads_it(rows):
    rows = [["id"], *rows]
    data = "".join(",".join(row) + "\n" for row in rows).encode()
    width = max(map(len, rows))

    table = read_csv(data, "posts.csv", separator=",")

    assert [tuple(cell or "" for cell in row) for row in table.frame.rows()] == [
        (*row, *[""] * (width - len(row))) for row in rows
    ]
    assert table.short.tolist() == [at for at, row in enumerate(rows) if 1 < len(row) < width]
    assert table.long.tolist() == []
    assert table.row.tolist() == list(range(1, len(rows) + 1))


def test_a_long_row_does_not_make_up_for_a_short_one(monkeypatch):
    monkeypatch.setattr("orgmodel.load.tables.delimiter._ROWS", 2)
    data = b"id,title,m\n1,a,x\n2,b,c,d\n3,e\n"

    table = read_csv(data, "posts.csv", separator=",")

    assert (table.long.tolist(), table.short.tolist()) == ([2], [3])


@given(st.text(st.sampled_from("ab, \n"), max_size=12), st.integers(1, 5))
def test_a_text_is_tight_if_no_cell_has_a_blank_at_an_end(text, block):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orgmodel.load.tables.records._NEAR", block)
        tight = is_tight(text.encode(), ",")

    cells = [cell for line in text.split("\n") for cell in line.split(",")]
    loose = any(cell != cell.strip() for cell in cells)
    assert not (tight and loose)
    assert tight or loose or "  " in text  # two blanks together are not worth a second look
