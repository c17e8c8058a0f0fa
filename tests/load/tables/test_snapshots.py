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
        ("As Of", "2024-01-01", "2025-01-01"),
        ("As of date", "2024-01-01", "2025-01-01"),
        ("Effective as of", "2024-01-01", "2025-01-01"),
        ("Report date", "2024-01-01", "2025-01-01"),
        ("Stand", "31.12.2023", "31.12.2024"),
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


def test_the_column_of_snapshots_is_said_and_not_called_unused(read):
    said = "\n".join(read(TWO.format(header="As Of", first="2024-01-01", second="2025-01-01")).read_as)

    assert "snapshots: column 'As Of' (the latest of 2, '2025-01-01', counts)" in said
    assert "not used" not in said


def test_days_that_differ_between_posts_without_any_post_twice_are_no_snapshots(read):
    assert len(read("As Of,id,title\n2024-01-01,1,Chief\n2024-02-01,2,Head\n").roles) == 2


def differing(facts):
    return [(note.what, note.rows, note.examples) for note in facts.notes if note.kind is Noticed.JOB_SHARE]


def test_rows_of_one_post_are_told_with_every_column_in_which_they_differ(read):
    text = "Wave,id,title,reports_to,Status,City\na,1,Chief,,Filled,Bonn\na,2,Head,1,Filled,Bonn\n"
    facts = read(f"{text}b,1,Chief,,Vacant,Bonn\nb,2,Head,,Vacant,Kiel\n")

    assert differing(facts) == [
        ("Status", (2, 4), ("Filled", "Vacant")),
        ("reports_to, Status, City", (3, 5), ()),
    ]


def test_two_people_who_share_a_post_do_not_contradict_each_other(read):
    text = "id,title,reports_to,Name,FTE,Salary\n1,Chief,,Ann,1,90000\n2,Head,1,Bea,0.6,40000\n2,Head,1,Cy,0.4,30000\n"

    assert differing(read(text)) == []


def test_pay_that_differs_between_rows_of_one_person_is_told_and_not_quoted(read):
    text = "id,title,reports_to,Salary\n1,Chief,,90000\n2,Head,1,40000\n2,Head,1,30000\n"

    assert differing(read(text)) == [("Salary", (3, 4), ())]


def test_ids_that_name_persons_are_hidden_where_rows_differ(read):
    text = "e-mail,title,reports_to,Status\na@x.org,Chief,,Filled\nb@x.org,Head,a@x.org,Filled\nb@x.org,Head,a@x.org,Vacant\n"
    (note,) = [note for note in read(text).notes if note.kind is Noticed.JOB_SHARE]

    assert note.what == "Status"
    assert note.about[0].id.startswith("p-")
