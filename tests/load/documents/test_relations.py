"""Whom does a role report to, lead and work with, and what does it earn? Invented texts, a few for each rule."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.relations.collaborators import partners


def described(*lines, head=""):
    text = f"CLASS TITLE: IT SERVICES MANAGER\n{head}\nSUMMARY\n\n{' '.join(lines)}\n\nDUTIES\n\n• Maintains servers\n• Tests backups\n"
    (found,) = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles
    return found


@pytest.mark.parametrize(
    ("said", "title", "status"),
    [
        ("Receives general direction from the Public Works Director or designee.", "Public Works Director", "stated"),
        ("Reports to the Court Administrator.", "Court Administrator", "stated"),
        ("Reports to the County's Finance Director.", "Finance Director", "stated"),
        ("This person will directly report to the Library Director.", "Library Director", "stated"),
        ("Works under the general supervision of the department head.", "department head", "stated"),
        ("Assists the Technology Director in planning the network.", "Technology Director", "inferred"),
        ("Works under the general supervision of departmental managers.", "", "silent"),
        ("Reports to the public and the court on outages.", "", "silent"),
    ],
)
def test_a_manager_is_named_whatever_its_title_begins_with(said, title, status):
    found = described(said).reports_to

    assert (found.title, found.status) == (title, status)


def test_whom_a_role_assists_is_the_likely_manager_and_no_partner():
    assert described("Assists the Technology Director in planning the network.").works_with == ()


def test_a_label_may_speak_to_the_reader():
    assert described("Keeps services running.", head="You'll report to: Operations Manager\n").reports_to.title == (
        "Operations Manager"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Collaborates with senior management on plans", ["senior management"]),
        ("Works with management and key stakeholders", []),
        ("Works with risk management on audits", []),
        ("Advises executive leadership on risks", ["executive leadership"]),
        ("Advises users on passwords", []),
        ("Works with clinical and administrative teams", ["clinical and administrative teams"]),
        ("Works with internal billing teams", ["internal billing teams"]),
        ("Works with internal teams", []),
        ("Works closely with Finance, Operations, Dispatch, IT and Metering", ["Dispatch", "Finance", "IT", "Metering", "Operations"]),
        ("Interfaces with outside bodies (e.g., public affairs, law enforcement)", ["law enforcement", "public affairs"]),
        ("Collaborates with executives, IT leaders and departments countywide", ["IT leaders", "departments", "executives"]),
        ("Works with Support team members", ["Support team members"]),
        ("Works with IT team members on tickets", ["IT team members"]),
        ("Works with the road department", ["road department"]),
        ("Works with the requesting department", []),
        ("Works in a cross functional team (Product Managers, Designers and Engineers)", ["Designers", "Engineers", "Product Managers"]),
        ("In collaboration with the agency's Training Unit, trains staff", ["Training Unit"]),
        ("Aligns plans with the Office of Data Services standards", []),
        ("Works with Information Services Division clients", []),
        ("Ability to work with network engineers", []),
        ("This is a position with the Data Office", []),
        ("Works with industry experts", []),
        ("Coordinates with organizations inside the Bureau and Department", []),
    ],
)  # fmt: skip
def test_partners_are_those_whom_the_text_tells_apart(text, expected):
    assert sorted(title for title, _ in partners(text)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Build and lead an outstanding distributed team of engineers.", ["engineers"]),
        ("Coach and mentor the support team to encourage growth.", ["support team"]),
        ("Manages the team's ticket queue.", []),
        ("Is responsible for supervising the operational functions of the Camera Unit.", []),
        ("Is responsible for the daily supervision of teams of map specialists and analysts.", ["map specialists", "analysts"]),
        ("This position oversees a team of project professionals delivering large projects.", ["project professionals"]),
        ("Oversees a network team, direct contractors, and the Service Provider (XSP).", ["network team", "direct contractors"]),
        ("Supervises Camera Specialists including scheduling and mentoring.", ["Camera Specialists"]),
        ("Exercises direct supervision over professional and technical staff and reports to the Mayor.", ["professional and technical staff"]),
        ("Is responsible for managing GIS personnel developing maps.", ["GIS personnel"]),
        ("Lead Security Engineers enable public services.", []),
        ("Is in charge of supervising recreation programs, personnel, facilities, and services.", []),
        ("Maintains tablets used by Head Start children and staff.", []),
    ],
)  # fmt: skip
def test_whom_a_role_leads_ends_where_the_work_begins(said, expected):
    assert [each.title for each in described(said).supervises] == expected


@pytest.mark.parametrize(
    ("head", "pay"),
    [
        ("Minimum Salary: $41,250\n", (41_250, 41_250, "year")),
        ("$96,500\n", (96_500, 96_500, "year")),
        ("Remote in the USA $101,300 - $140,800 any time zone\n", (101_300, 140_800, "year")),
        ("80k-95k\n", (80_000, 95_000, "year")),
        ("84k - 96k USD/year\nSalary (Pay Basis): 7,012.00 - 8,015.00 (Monthly)\n", (7_012, 8_015, "month")),
    ],
)
def test_pay_is_read_without_a_word_where_nothing_else_can_be_meant(head, pay):
    found = described("Keeps services running.", head=head).salary

    assert (found.min, found.max, found.period) == pay
