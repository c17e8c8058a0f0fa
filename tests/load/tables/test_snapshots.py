"""Is one snapshot taken of a table that holds several, and is that said? All files here are invented."""

from datetime import date

import pytest

from orgmodel.errors import InvalidModel
from orgmodel.load.opening import load
from orgmodel.model.notes import Noticed

TWO = """{header},id,title,reports_to
{first},1,Chief,
{first},2,Head,1
{second},1,Chief,
{second},2,Deputy,1
{second},3,Clerk,2
"""


@pytest.fixture
def read(tmp_path):
    """Read a table that is written in the test."""

    def made(text, as_of=None):
        (tmp_path / "posts.csv").write_text(text, encoding="utf-8")
        return load(tmp_path / "posts.csv", None, as_of)

    return made


def left(facts):
    return {note.what: (note.count, note.rows) for note in facts.notes if note.kind is Noticed.LEFT_OUT}


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Date", "Sep-13", "Mar-14"),
        ("Snapshot date", "2013-09-30", "2014-03-31"),
        ("Quarter", "Q3 2013", "2014 Q1"),
        ("Reporting date", "30/09/2013", "31/03/2014"),
        ("Reporting date", "09/30/2013", "03/31/2014"),
        ("Fiscal Year", "FY2023", "FY2024"),
        ("Stichtag", "30.9.2013", "31.3.2014"),
        ("Month", "September 2013", "March 2014"),
    ],
)
def test_the_latest_snapshot_counts_and_the_others_are_told(read, header, first, second):
    facts = read(TWO.format(header=header, first=first, second=second))

    assert list(facts.roles.title) == ["Chief", "Deputy", "Clerk"]
    reason = f"rows of another snapshot: of 2 in the column '{header}' the latest, '{second}', counts"
    assert left(facts) == {reason: (2, (2, 3))}


def test_on_a_day_the_latest_that_has_begun_counts(read):
    facts = read(TWO.format(header="Date", first="Sep-13", second="Mar-14"), date(2013, 12, 31))

    assert list(facts.roles.title) == ["Chief", "Head"]


@pytest.mark.parametrize("pair", [("Autumn", "Spring"), ("01/02/2014", "02/01/2014")])
def test_where_the_latest_cannot_be_told_one_is_asked_for(read, pair):
    with pytest.raises(InvalidModel, match="which is the latest cannot be told: keep the rows of one"):
        read(TWO.format(header="Snapshot", first=pair[0], second=pair[1]))


def test_a_list_of_changes_is_no_row_of_snapshots(read):
    facts = read("Date,id,title\n2013-01-01,1,Chief\n2014-01-01,2,Head\n2015-01-01,3,Clerk\n2016-01-01,3,Aide\n")

    assert list(facts.roles.title) == ["Chief", "Head", "Clerk", "Aide"]


def test_dates_of_posts_that_are_there_once_are_no_snapshots(read):
    facts = read("Year,id,title\n2013,1,Chief\n2014,2,Head\n")

    assert len(facts.roles) == 2


def test_a_return_of_several_quarters_is_read_for_one(read):
    text = (
        "Date,Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post,FTE\n"
        "Sep-13,1,N/D,SCS2,Chief,XX,1\nSep-13,2,N/D,SCS1,Head,1,1\nMar-14,1,Vacant,SCS2,Chief,XX,1\nMar-14,2,N/D,SCS1,Head,1,1\n"
    )

    facts = read(text)

    assert list(facts.roles.title) == ["Chief", "Head"]
    assert [count for count, _ in left(facts).values()] == [2]
