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
        ("Collaborates with executives, IT leaders and departments of the harbor", ["IT leaders", "departments", "executives"]),
        ("Works with Support team members", ["Support team members"]),
        ("Works with IT team members on tickets", ["IT team members"]),
        ("Works with the road department", ["road department"]),
        ("Works with the requesting department", []),
        ("Works in a cross functional team (Product Managers, Designers and Engineers)", ["Designers", "Engineers", "Product Managers"]),
        ("In collaboration with the port's Training Unit, coaches staff", ["Training Unit"]),
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
        ("This position oversees a group of release engineers delivering harbor systems.", ["release engineers"]),
        ("Oversees a storage team, direct contractors, and the Cable Provider (TCP).", ["storage team", "direct contractors"]),
        ("Supervises Camera Specialists including scheduling and mentoring.", ["Camera Specialists"]),
        ("Exercises direct supervision over professional and technical staff and reports to the Mayor.", ["professional and technical staff"]),
        ("Is responsible for managing survey personnel drawing charts.", ["survey personnel"]),
        ("Lead Security Engineers enable public services.", []),
        ("Is in charge of supervising recreation programs, personnel, facilities, and services.", []),
        ("Maintains tablets used by Head Gate boats and staff.", []),
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


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The manager is appointed by the Borough Mayor and serves under her direction.", "Borough Mayor"),
        (
            "Works under the general supervision of a Data Services (DS) supervisor or manager.",
            "Data Services (DS) supervisor",
        ),
        ("The position is filled by merit. Reports to: Mayor Ada B. Example", "Mayor"),
    ],
)
def test_a_manager_is_the_post_alone(said, title):
    assert described(said).reports_to.title == title


def test_an_ordinance_names_the_manager_of_its_subject():
    text = "CLASS TITLE: DATA DIRECTOR\n\nAPPOINTMENT\n\nThe Data Director shall run the department subject to the supervision of the Town Manager.\n\nDUTIES\n\n• Maintains servers\n• Tests backups\n"
    (found,) = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles

    assert (found.reports_to.title, found.reports_to.status) == ("Town Manager", "stated")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Employees function as managers of network operations staff.", ["network operations staff"]),
        ("Supervises, mentors, and provides technical guidance to Service Desk staff.", ["Service Desk staff"]),
        (
            "Is responsible for overseeing the daily operations of the town's field and office teams.",
            ["field and office teams"],
        ),
        ("Supervises shop and depot Radio Technicians maintaining towers.", ["Radio Technicians"]),
        ("Supervises depot employees, schedules and budgets.", ["depot employees"]),
        ("We want to build a radio team that lasts.", []),
        ("Oversees the training of staff.", []),
    ],
)
def test_whom_a_role_leads_is_told_from_what_it_does(said, expected):
    assert [each.title for each in described(said).supervises] == expected


def test_a_manager_who_is_only_assisted_is_no_partner_and_one_worked_with_is():
    both = (
        "Reports to the Water Director. {} the Water Director in planning and works with the Fleet Manager on radios."
    )

    assert [each.title for each in described(both.format("Assists")).works_with] == ["Fleet Manager"]
    assert "Water Director" in [each.title for each in described(both.format("Works with")).works_with]


@pytest.mark.parametrize(
    ("head", "pay"),
    [
        ("Salary: $21.10 -- $28.40 per hour", (21.10, 28.40, "hour")),
        (
            "Monthly salary\n\nRADIO ANALYST: $5,120.00 - $6,840.00 (A) per Month RADIO ANALYST: $5,940.00 - $7,960.00 (B) per Month",
            (5120, 7960, "month"),
        ),
        (
            "Entry Level: $4,100 to $5,200 per month (SR 16, Step A to C).\nFull Level: $4,700 to $6,300 per month (SR 18, Step A to C).",
            (4100, 6300, "month"),
        ),
        ("SALARY RANGE (per annum)\n\nCity of Example as they occur $61,250 - 98,400", (61_250, 98_400, "year")),
        ("Salary: $41.20 - $52.80 per hour\nBase salary range: $139,500 - $210,000", (41.20, 52.80, "hour")),
        ("Salary: $41.20 - $52.80 per hour\nAnnual salary: $85,696 - $109,824", (85_696, 109_824, "year")),
    ],
)
def test_forms_of_one_range_are_told_from_other_ranges(head, pay):
    found = described("Keeps services running.", head=head).salary

    assert (found.min, found.max, found.period) == pay
