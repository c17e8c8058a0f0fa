"""Are titles found where boards, ordinances, notices and texts about several steps of a class say them?"""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

TEXT = """
Duties
- Installs and maintains network equipment for all departments.
- Monitors servers and responds to alerts.
- Supports users of office software.
Minimum Qualifications
Two years of experience.
"""


def read(text, name="x.txt"):
    return posting(read_bytes(text.encode(), name, f".{name.rpartition('.')[2]}"))


def titles(text, name="x.txt"):
    return [role.title for role in read(text, name).roles]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "What is the job description for the Map (GIS) Program Officer position at Alder?",
            "Map (GIS) Program Officer",
        ),
        (
            "Alder County is accepting applications for a full-time Network Technician. It pays well.",
            "Network Technician",
        ),
        ("Alder invites applications for Data Analyst II. This position reviews reports.", "Data Analyst II"),
        ("We are looking to fill one Systems Technician position.", "Systems Technician"),
        ("Alder Bank is seeking:\n- One post of Senior Programmer, Card Services Unit, ITD", "Senior Programmer"),
        ("The head of the Department of Technology shall be the Director of Technology.", "Director of Technology"),
        ("The Department shall be headed by a Director of Technology, who is appointed.", "Director of Technology"),
        ("There is hereby created the office of Technology Director.", "Technology Director"),
        ("All is new. This position will be a scrum lead/project manager.", "scrum lead/project manager"),
        ("Alder Housing Authority is looking for a talented network administrator to join.", "network administrator"),
        ("Data Support Analyst 1 – this lower-level position handles routine projects.", "Data Support Analyst 1"),
    ],
)
def test_a_sentence_names_the_role(head, title):
    assert titles(f"{head}\n{TEXT}") == [title]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("City of Alder - Help Desk Technician - Full Time", "Help Desk Technician"),
        ("Help Desk Technician (Job ID 12345) at Alder Community College", "Help Desk Technician"),
        ("GIS Analyst - Alder County, OH", "GIS Analyst"),
        ("ALTB - Systems Analyst IV\n\nThe Alder Tax Board (ALTB) needs you.", "Systems Analyst IV"),
        ("Court Assistant - Elmford\n\nThe office located in Elmford has an opening.", "Court Assistant"),
        ("Job Details for Network Technician", "Network Technician"),
        ("T&B-2031-17 Network Technician", "Network Technician"),
        ("Network Technician (ID:1891)", "Network Technician"),
        ("Vacancy Notice 2031-118\nSupport Specialist\nAlder School District 7", "Support Specialist"),
        ("IT Project Manager - Application Services", "IT Project Manager - Application Services"),
        ("Seasonal Technician (Networks)", "Seasonal Technician (Networks)"),
        ("TITLE – Data Librarian\nDEPARTMENT – Adult Services", "Data Librarian"),
        ("Class Code / Title: E1005 / Database Manager", "Database Manager"),
        ("Classification: Media Support\n4\nRevision\nDate: June 2031", "Media Support 4"),
        ("Position Type: Technology/Network Technician\nDate Posted: 5/26/2031", "Technology/Network Technician"),
    ],
)
def test_what_stands_around_a_title_is_none_of_it(head, title):
    assert titles(f"{head}\n{TEXT}") == [title]


def test_a_title_is_taken_as_sentences_have_it_in_full():
    text = (
        "Team Lead\n\nThe Data Desk Team Lead is responsible for the desk.\n\nThe Data Desk Team Lead trains staff.\n"
    )

    assert titles(f"{text}{TEXT}") == ["Data Desk Team Lead"]


def test_a_heading_of_duties_names_the_role():
    text = "Technology Coordinator Duties\n\n1. Servers. I maintain 23 servers.\n2. Networks. I maintain the network.\n"

    assert titles(text) == ["Technology Coordinator"]


def test_the_first_heading_of_a_page_is_its_title_also_without_the_noun_of_a_post():
    assert titles(f"# Tech Ops\n\nWe need somebody proactive.\n\n## Responsibilities\n{TEXT}", "x.md") == ["Tech Ops"]


SERIES = (
    "Performs work on maps. Map Technician I is the entry-level class of the series. Incumbents create maps. "
    "Map Technician II is the qualified class of the series. Incumbents maintain databases of maps."
)


def test_steps_that_sentences_describe_are_a_role_each():
    roles = read(f"{SERIES}\n{TEXT}").roles

    assert [role.title for role in roles] == ["Map Technician I", "Map Technician II"]
    assert all("Installs and maintains" in role.duties[-3].text for role in roles)


def test_a_posting_for_one_step_is_one_role():
    assert titles(f"The City invites applications for Map Technician II.\n\n{SERIES}\n{TEXT}") == ["Map Technician II"]
    assert titles(f"Map Technician II\n\n{SERIES}\n{TEXT}") == ["Map Technician II"]


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("Salary: (T21) $54,340.11 - $84,061.71", "T21"),
        ("Salary: Starting Annual Salary (TEM 16): $93,783.94", "TEM 16"),
        ("Salary $84,358.00 to $163,075.00 Grade 28 to 29", "28 to 29"),
        ("Salary $62,533.00 to $101,675.00 Grade 27 to 27", "27"),
        ("Classification Level: CL 25", "CL 25"),
        ("Role Level: Professional Group (PG 12) - $51.82 to $64.79 per hour", "PG 12"),
        ("Job Level: Mid-level position", ""),
        ("Grade: Labor Contracts", ""),
    ],
)
def test_a_grade_is_a_step_and_no_other_words(said, grade):
    assert read(f"Map Engineer\n\n{said}\n{TEXT}").roles[0].grade == grade


def test_a_value_that_begins_with_its_colon_belongs_to_the_label_above():
    role = read(f"Map Engineer\n\nOrganization\n\n: Alder Water Board\n\nClass Code\n\n: 4411\n{TEXT}").roles[0]

    assert (role.organization, role.code) == ("Alder Water Board", "4411")


def test_a_form_without_breaks_between_its_values_is_read():
    line = "Salary: $24.15 HourlyLocation : AlderJob Type: Full-TimeDepartment: ElectionsFLSA: ExemptDescription The"

    (role,) = read(f"{line} Map Engineer performs surveys of land.\n{TEXT}").roles

    assert (role.title, role.department) == ("Map Engineer", "Elections")


UNNAMED = "This position keeps the network of the town running.\n\nMinimum wages apply to this position.\n"


def test_a_job_that_nothing_names_is_called_as_its_file_is():
    said = read(f"{UNNAMED}{TEXT}", "02_network-care job description.txt")

    assert [role.title for role in said.roles] == ["Network care"]
    assert "called as its file is" in said.unread[0].reason


def test_a_text_about_no_job_becomes_no_role():
    said = read(f"Rules for passwords\n\n{TEXT.replace('Minimum Qualifications', 'Scope')}", "password-rules.txt")

    assert not said.roles
