"""Are exports of HR systems that nobody prepared read as their systems mean them? All files here are invented."""

from datetime import date

import pytest

from orgmodel.api.loading import compiled
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.opening import load
from orgmodel.model.notes import Noticed
from orgmodel.model.words import Establishment, Occupancy


@pytest.fixture
def read(tmp_path):
    """Read a table that is written in the test."""

    def made(text, name="posts.csv", as_of=None, encoding="utf-8"):
        (tmp_path / name).write_text(text, encoding=encoding)
        return load(tmp_path / name, None, as_of)

    return made


def lines(facts):
    graph = OrgGraph.compile(facts)
    rows = zip(facts.lines.role.tolist(), graph.line_target.tolist(), strict=True)
    return {(facts.roles.title[role], facts.roles.title[target]) for role, target in rows if target >= 0}


def reasons(facts):
    return {note.what: note.count for note in facts.notes if note.kind is Noticed.LEFT_OUT}


ADP = """Company Code,Associate ID,Payroll Name,Position ID,Job Title Description,Home Department Description,\
Position Status,Reports To Associate ID,Reports To Name
ABC,A1,"Jones, Anna",ABC000001,Chief,Executive,Active,,
ABC,A2,"Smith, Bob",ABC000002,Head,Finance,Active,A1,"Jones, Anna"
"""
BAMBOO = """Employee #,"Last name, First name",Job Title,Supervisor,Department,Employment Status
1,"Jones, Anna",Chief,,Executive,Full-Time
2,"Smith, Bob",Head,Anna Jones,Finance,Part-Time
"""
TWO_COLUMNS = """Employee Number,First Name,Last Name,Job Title,Manager
1,Anna,Jones,Chief,
2,Bob,Smith,Head,"Jones, Anna"
"""
WORKDAY = """Worker,Employee ID,Position ID,Business Title,Supervisory Organization,Manager,Worker's Manager ID
Anna Jones (On Leave),01,P-1,Chief,Executive,,
Bob Smith,02,P-2,Head,Finance,Anna Jones,01
"""
SUCCESSFACTORS = """[OPERATOR],code,externalName.defaultValue,effectiveStatus,jobCode,department,parentPosition.code
Supported operators,Code,Position Title,Status,Job Code,Department,Parent Position
,10,Chief,A,J1,Executive,NO_MANAGER
,11,Head,A,J2,Finance,10
"""
PEOPLESOFT = """Position Nbr,Eff Status,Descr,DeptID,Reports To Position Nbr,Dotted Line Position Nbr,Union Cd
0010,A,Chief,1000,,,NON
0011,A,Head,2000,0010,,CEA
"""


@pytest.mark.parametrize(
    ("text", "system"),
    [
        (ADP, "ADP"),
        (BAMBOO, "posts"),
        (TWO_COLUMNS, "posts"),
        (WORKDAY, "Workday"),
        (SUCCESSFACTORS, "SuccessFactors"),
        (PEOPLESOFT, "PeopleSoft"),
    ],
)
def test_an_export_is_read_with_its_titles_and_lines(read, text, system):
    facts = read(text)

    assert list(facts.roles.title) == ["Chief", "Head"]
    assert lines(facts) == {("Head", "Chief")}
    assert system in facts.read_as[0]
    assert not [note for note in facts.notes if note.kind is Noticed.UNREADABLE]


def test_the_same_name_twice_names_nobody_in_whatever_order_it_stands(read):
    facts = read(BAMBOO + '3,"Jones, Anna",Clerk,"Smith, Bob",Finance,Full-Time\n')

    assert lines(facts) == {("Clerk", "Head")}
    assert [note.what for note in facts.notes if note.kind is Noticed.UNREADABLE] == ["names several posts"]


def test_a_number_of_a_position_is_no_number_of_positions(read):
    facts = read(ADP)

    assert facts.roles.positions.tolist() == [1, 1]


def test_totals_and_footers_do_not_order_the_levels_of_units(read):
    facts = read(
        "Directorate,Service,Team,Job Title,Post No,Line Manager,Vacant (Y/N)\n"
        "Corporate,,,Chief,1,,N\nCorporate,Finance,Payroll,Clerk,2,1,Y\n"
        "Corporate,Finance,Audit,Auditor,3,2,N\n"
        "Total,,,,,,\nSource: HR system,,,,,,\n"
    )

    assert dict(zip(facts.units.name, facts.units.parent, strict=True))["Payroll"] == "finance"
    assert facts.roles.occupancy.tolist() == [Occupancy.FILLED, Occupancy.VACANT, Occupancy.FILLED]


def test_a_share_in_percent_is_a_share(read):
    facts = read("Position ID,Title,FTE %\n1,Chief,100\n2,Clerk,50\n")

    assert dict(facts.roles.fte) == {0: 1.0, 1: 0.5}


def test_a_return_with_short_headers_brings_its_junior_file_along(read, tmp_path):
    (tmp_path / "dept-junior.csv").write_text(
        "Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Generic Job Title,Number of Posts in FTE\n"
        "Strategy,1,HEO,25000,Policy Officer,3.5\n",
        encoding="windows-1252",
    )

    facts = read(
        "Post Unique Ref,Name,Grade,Job Title,Unit,Reports to Senior Post,FTE,Actual Pay Floor (£)\n"
        "1,A Person,SCS1,Director,Strategy,XX,1.00,160000\n",
        "dept-senior.csv",
        encoding="windows-1252",
    )

    assert list(facts.roles.title) == ["Director", "Policy Officer"]
    assert lines(facts) == {("Policy Officer", "Director")}


def test_a_job_share_has_the_fte_of_its_rows(read):
    facts = read(
        "Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post,FTE\n"
        "1,A,SCS2,Chief,XX,1.0\n2,B,SCS1,Head,1,0.6\n2,C,SCS1,Head,1,0.4\n3,D,SCS1,Deputy,1,1.0\n3,E,SCS1,Deputy,1,1.0\n"
    )

    assert dict(facts.roles.fte) == {0: 1.0, 1: 1.0, 2: 1.0}


DATED = """Position ID,Title,Manager Position ID,Effective Date
10,Chief,none,2010-01-01
11,Clerk,10,2010-01-01
11,Senior Clerk,10,2020-01-01
11,Principal Clerk,10,2030-01-01
"""


@pytest.mark.parametrize(
    ("day", "title", "left"),
    [
        (date(2015, 6, 1), "Clerk", "another row of the same post is in force on this day"),
        (date(2020, 1, 1), "Senior Clerk", "another row of the same post is in force on this day"),
        (date(2001, 1, 1), "Clerk", "another row of the same post is in force on this day"),
        (None, "Principal Clerk", "a later row of the same post is there, and no day is given (--as-of)"),
    ],
)
def test_of_rows_with_effective_dates_the_one_in_force_counts(read, day, title, left):
    facts = read(DATED, as_of=day)

    assert list(facts.roles.title) == ["Chief", title]
    assert reasons(facts) == {left: 2}


def test_the_order_of_rows_with_effective_dates_does_not_matter(read):
    header, *rows = DATED.splitlines(keepends=True)

    facts = read(header + "".join(reversed(rows)), as_of=date(2021, 1, 1))

    assert sorted(facts.roles.title) == ["Chief", "Senior Clerk"]


def test_days_whose_order_nobody_knows_still_tell_the_later_row_if_either_order_does(read):
    header = "Position ID,Title,Effective Date\n"

    told = read(f"{header}1,Old,01/02/2010\n1,New,01/02/2020\n")
    untold = read(f"{header}1,Old,01/02/2010\n1,New,02/01/2010\n")

    assert list(told.roles.title) == ["New"]
    assert len(untold.roles) == 2


@pytest.mark.parametrize(
    "rows",
    [
        "1,Clerk,2010-01-01\n1,Cashier,2010-01-01\n",  # one day: two posts with one id
        "1,Clerk,2010-01-01\n1,Cashier,\n",  # a row that does not say from when it holds
    ],
)
def test_rows_that_do_not_follow_each_other_stay_two_posts_with_one_id(read, rows):
    facts = read(f"Position ID,Title,Effective Date\n{rows}")

    assert len(facts.roles) == 2
    assert not reasons(facts)


def test_two_people_who_began_on_different_days_are_no_history_of_a_post(read):
    overlapping = "1,Clerk,2010-01-01,4712-12-31\n1,Cashier,2015-01-01,4712-12-31\n"

    facts = read(f"Position ID,Title,Start Date,End Date\n{overlapping}")
    followed = read("Position ID,Title,Start Date,End Date\n1,Old,2010-01-01,2014-12-31\n1,New,2015-01-01,\n")

    assert len(facts.roles) == 2
    assert list(followed.roles.title) == ["New"]


def test_a_post_that_its_last_row_ends_is_not_brought_back_by_an_earlier_one(read):
    facts = read(
        "Position Nbr,Eff Date,Eff Status,Descr,Reports To Position Nbr\n"
        "1,2010-01-01,A,Chief,\n2,2010-01-01,A,Clerk,1\n2,2020-01-01,I,Clerk,1\n"
    )

    assert facts.roles.establishment.tolist()[1] == Establishment.ABOLISHED


def test_a_column_called_position_is_no_number_of_positions(read):
    facts = read("Position,Reports to (position),Department\nChief,none,Office\nHead,Chief,Finance\n")

    assert lines(facts) == {("Head", "Chief")}
    assert facts.roles.positions.tolist() == [1, 1]


def test_lists_of_values_beside_a_return_are_no_posts(tmp_path):
    senior = "Post Unique Reference,Name,Grade,Job Title,Reports to Senior Post\n1,A,SCS1,Chief,XX\n"
    (tmp_path / "senior.csv").write_text(senior)
    (tmp_path / "titles.csv").write_text("Grade,Job Title\nSCS1,Chief\nSCS2,Head\n")

    facts = load(tmp_path)

    assert list(facts.roles.title) == ["Chief"]
    assert any("titles.csv: passed over" in line for line in facts.read_as)


HISTORY = """Code,Title,Parent Position,Start Date,End Date
P1,Chief,NO_MANAGER,01/01/2020,12/31/9999
P2,Infrastructure Manager,P1,01/01/2019,12/31/2022
P2,Director of Infrastructure,P1,01/01/2023,12/31/9999
P3,Engineer,P2,01/01/2020,12/31/2021
"""


def test_one_column_of_dates_shows_the_order_of_day_and_month_for_the_other(read):
    facts = read(HISTORY)

    assert list(facts.roles.title) == ["Chief", "Director of Infrastructure", "Engineer"]
    assert not [note for note in facts.notes if note.kind is Noticed.UNREADABLE]


@pytest.mark.parametrize(
    ("day", "title", "active"),
    [
        (date(2021, 12, 31), "Infrastructure Manager", True),
        (date(2022, 1, 1), "Infrastructure Manager", False),
        (date(2022, 12, 31), "Infrastructure Manager", False),
        (date(2023, 1, 1), "Director of Infrastructure", False),
    ],
)
def test_an_end_date_is_the_last_day_on_which_a_row_holds(read, day, title, active):
    facts = read(HISTORY, as_of=day)

    assert facts.roles.title[1] == title
    assert bool(compiled(facts, as_of=day).active[2]) is active


def test_an_end_that_is_the_beginning_of_the_next_row_is_the_day_after(read):
    facts = read("Code,Title,Valid from,Valid to\nP1,Old,2020-01-01,2023-01-01\nP1,New,2023-01-01,\nP2,X,2020-01-01,2023-01-01\n",
                 as_of=date(2023, 1, 1))  # fmt: skip

    assert list(facts.roles.title) == ["New", "X"]
    assert compiled(facts, as_of=date(2023, 1, 1)).active.tolist() == [True, False]


@pytest.mark.parametrize("end", ["9999-12-31", "31.12.9999", "4712/12/31", "31-Dec-2999", "12/31/2099", "99991231"])
def test_a_last_day_that_means_no_end_is_none(read, end):
    facts = read(f"Position ID,Title,Effective Start Date,Effective End Date\n1,Chief,2020/01/31,{end}\n")

    assert facts.roles.valid[0].from_ == date(2020, 1, 31)
    assert facts.roles.valid[0].until is None
    assert not [note for note in facts.notes if note.kind is Noticed.UNREADABLE]


def test_managers_given_as_names_of_a_directory_are_found(read):
    facts = read(
        "DisplayName,UserPrincipalName,JobTitle,Manager\n"
        "Ada One,a@x.example,Chief,\n"
        'Ben Two,b@x.example,Head,"CN=Ada One,OU=Users,DC=x,DC=example"\n'
    )

    assert lines(facts) == {("Head", "Chief")}


def test_a_number_of_posts_is_no_id(read):
    facts = read("Job Title,Number of Posts,Unit\nAnalyst,3,Ports\nAdviser,2,Ports\n")

    assert list(facts.roles.positions) == [3, 2]
    assert list(facts.roles.id) == ["Analyst", "Adviser"]


def test_headers_in_german_are_known(read):
    facts = read(
        "Planstelle;Bezeichnung;Organisationseinheit;Berichtet an;Stellenumfang;Besetzt;Gültig ab\n"
        "1;Leitung IT;IT;;1,0;ja;01.01.2020\n2;Netze;IT;1;0,5;nein;31.01.2020\n",
        encoding="cp1252",
    )

    assert lines(facts) == {("Netze", "Leitung IT")}
    assert facts.roles.fte[1] == 0.5
    assert facts.roles.occupancy.tolist() == [Occupancy.FILLED, Occupancy.VACANT]
