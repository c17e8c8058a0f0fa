"""Is a large table read and checked in threads as it is one step after the other, and one that was begun as ever?"""

import subprocess
import sys

import pytest

pytest.importorskip("polars", reason="needs the extra tables")

from benchmarks.posts import write
from orgmodel import api
from orgmodel.errors import InvalidModel
from orgmodel.load.tables import ahead
from orgmodel.load.tables.at_once import both, done
from orgmodel.load.tables.reading import Hints, read_tables

LARGE = 1_000_000
ODD = """\
id,title,reports_to,dotted_to,unit,grade,occupancy,salary_min,salary_max,fte
a,Chief,none,,Bureau,G9,filled,100,200,1
b,Clerk,a,,Bureau,G3,odd,x,50,1
b,Guard,a,ghost,Desk,3,vacant,-5,60,two
,Porter,nobody,a,Desk,,filled,70,60,1
e,Cook,f,b,'=Desk,G1,,10,20,0.5
f,Baker,e,,,G2,filled,10,20,0.5
Total,,,,,,,,,6
"""


@pytest.fixture(params=["odd", "tree", "chain", "circle"])
def table(request, tmp_path):
    path = tmp_path / "posts.csv"
    if request.param == "odd":
        path.write_text(ODD, encoding="utf-8")
    else:
        write(path, 600, request.param)
    return path


def said(path):
    return api.findings(api.check(path), "json")


def program(prepared, *words, cwd):
    code = f"from orgmodel.cli import large, main\nlarge._LARGE = {0 if prepared else 10**9}\nmain()"
    words = [sys.executable, "-c", code, *words]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def test_a_table_gives_the_same_findings_in_threads(table):
    one_by_one = said(table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("orgmodel.load.tables.at_once._MANY", 0)
        patch.setattr("orgmodel.check.asking._LARGE", 0)
        at_once = said(table)

    assert one_by_one == at_once


@pytest.mark.parametrize("rows", [1, LARGE])
def test_answers_come_in_their_order_and_errors_to_whoever_asked(rows):
    met = set()

    assert both(rows, lambda: "first", lambda: "second") == ("first", "second")
    done(rows, [lambda: met.add(1), lambda: met.add(2), lambda: met.add(3)])
    assert met == {1, 2, 3}
    for wrong in (lambda: both(rows, dict, lambda: 1 // 0), lambda: both(rows, lambda: 1 // 0, dict)):
        with pytest.raises(ZeroDivisionError):
            wrong()
    with pytest.raises(ZeroDivisionError):
        done(rows, [dict, lambda: 1 // 0])


def test_a_file_that_was_begun_is_the_one_that_is_read_later_and_only_once(table):
    usual = read_tables(table, label="posts.csv")[0]
    ahead.begin(table)
    begun = ahead._BEGUN[table].result()
    table.write_text("id,title\nlater,Written Later\n", encoding="utf-8")

    first, second = (read_tables(table, label="posts.csv")[0] for _ in range(2))

    assert begun.frame.height == usual.frame.height + 1  # the header is a record still
    assert first.frame.equals(usual.frame)
    assert (first.label, first.headers, first.read_as) == (usual.label, usual.headers, usual.read_as)
    assert second.frame.rows() == [("later", "Written Later")]


def test_hints_count_for_a_file_that_was_begun_without_any(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id|title;reports_to\na|x;none\n", encoding="utf-8")
    ahead.begin(path)

    read = read_tables(path, Hints(separator="|"))[0]

    assert read.headers == ("id", "title;reports_to")


def test_a_damaged_file_that_was_begun_is_refused_as_ever(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_bytes(b"id,title\na,\x00\n")
    ahead.begin(path)

    with pytest.raises(InvalidModel, match=r"^label.csv:2:.*NUL"):
        read_tables(path, label="label.csv")


def test_what_was_not_begun_is_not_there(tmp_path):
    ahead.begin(tmp_path / "nowhere.csv")

    assert ahead.begun(tmp_path / "nowhere.csv") is None
    assert ahead.begun(tmp_path / "other.csv") is None


@pytest.mark.parametrize(
    "text", [ODD.encode(), b"id,title\na,\x00\n", b'id,title\na,"never closed\n', b"no,table\n1,2\n", b""]
)
def test_the_program_says_the_same_of_a_file_whose_reading_it_began(tmp_path, text):
    (tmp_path / "posts.csv").write_bytes(text)

    plain, prepared = (program(each, "check", "posts.csv", cwd=tmp_path) for each in (False, True))

    assert plain == prepared
    assert "Traceback" not in prepared[2]


@pytest.mark.parametrize("name", ["nowhere.csv", "folder.csv", "x" * 5000])
def test_the_program_prepares_for_nothing_where_there_is_no_file(tmp_path, name):
    (tmp_path / "folder.csv").mkdir()

    plain, prepared = (program(each, "check", name, cwd=tmp_path) for each in (False, True))

    assert plain == prepared
    assert "Traceback" not in prepared[2]
