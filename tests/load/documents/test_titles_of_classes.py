"""Are titles, codes and grades found in bulletins of examinations, tables of classes and printed postings?"""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.language.posts import is_title, post_at

TEXT = """
Duties
- Installs and maintains network equipment for all departments.
- Monitors servers and responds to alerts.
Minimum Qualifications
Two years of experience.
"""


def roles(text, name="x.txt"):
    return posting(read_bytes(text.encode(), name, f".{name.rpartition('.')[2]}")).roles


def titles(text, name="x.txt"):
    return [role.title for role in roles(text, name)]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("OPEN COMPETITIVE EXAMINATION FOR NETWORK TECHNICIAN", "Network Technician"),
        ("FOR THE CLASSIFICATION OF NETWORK TECHNICIAN", "Network Technician"),
        ("NETWORK TECHNICIAN (N/C)", "Network Technician"),
        ("Network Technician (m/f/d)", "Network Technician"),
        ("Map Room Technician Sample Job Description", "Map Room Technician"),
        ("Applying To: Network Technician\nDepartment: Technology", "Network Technician"),
        ("Position Designation: Network Technician\nGrade: PO6", "Network Technician"),
        ("MANAGER OF TECHNOLOGY,\nPLANS AND POLICY\n\nAlder needs you.", "Manager of Technology, Plans and Policy"),
    ],
)
def test_what_bulletins_and_classes_put_around_a_title_is_none_of_it(head, title):
    assert titles(f"{head}\n{TEXT}") == [title]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Alder announces an examination for Network Technician in all departments.", "Network Technician"),
        ("The Council approves the addition of a NETWORK TECHNICIAN Position.", "Network Technician"),
        ("We’re seeking an experienced Senior Network Technician who delivers.", "Senior Network Technician"),
        ("Data Security Analyst is distinguished from the class below by its scope.", "Data Security Analyst"),
        ("The Webmaster position is new within the port.", "Webmaster"),
        ("Ideal Candidate\nThe ideal candidate for the Map Project Manager role is calm.", "Map Project Manager"),
    ],
)
def test_a_sentence_names_the_class(head, title):
    assert titles(f"{head}\n{TEXT}") == [title]


@pytest.mark.parametrize(
    "line",
    [
        "Responsible to the Head of Technology",
        "From the Consultant",
        "Getting the Most of Your Manager",
        "Mayor's Office",
    ],
)
def test_a_line_that_speaks_of_a_post_is_no_title(line):
    assert not is_title(line)


def test_the_end_of_a_sentence_ends_the_search_for_another_post():
    said = post_at("Director of Data and Map Technology. The Director plans.")

    assert said is not None
    assert said.title == "Director of Data and Map Technology"


def test_wrapped_rows_of_a_table_of_classes_are_a_role_each():
    table = (
        "TITLE                      GRADE      EEO-4      CODE\n\n"
        "MAP PROGRAM SUPERVISOR                33           B             11.128\n"
        "MAP PROGRAM SPECIALIST                31           B             11.129\n"
    )

    found = [(role.title, role.grade, role.code) for role in roles(f"{table}\n{TEXT}")]

    assert found == [("Map Program Supervisor", "33", "11.128"), ("Map Program Specialist", "31", "11.129")]


def test_a_posting_that_was_printed_without_spaces_is_read():
    form = (
        "Network TechnicianPrint ( TechnicianSalary$50,000.00 - $60,000.00 AnnuallyLocationAlder, OHJob TypeFull-Time"
        "Job Number24-A1DepartmentTechnologyOpening Date12/09/2031DescriptionBenefitsQuestionsAlder needs you."
    )

    (role,) = roles(f"{form}\n{TEXT}")

    assert (role.title, role.department) == ("Network Technician", "Technology")


def test_a_heading_completes_the_name_of_a_page():
    text = f'---\ntitle: "Help Desk"\n---\n\n## Help Desk Analyst\n\n### Responsibilities\n{TEXT}'

    assert titles(text, "x.md") == ["Help Desk Analyst"]


def test_a_title_below_links_of_a_page_is_found():
    head = "Alder, Ohio Apply Now Practice Interview\n\nNETWORK TECHNICIAN TRAINEE at State of Alder\n"

    assert titles(f"{head}{TEXT}") == ["Network Technician Trainee"]


@pytest.mark.parametrize(
    ("said", "grade"), [("Career Service DS12", "DS12"), ("12-14 TYPE OF", "12-14"), ("Grade 6", "6")]
)
def test_a_grade_stands_without_its_service_and_the_next_label(said, grade):
    (role,) = roles(f"Network Technician\nGrade: {said}\n{TEXT}")

    assert role.grade == grade
