"""Who is the employer, and to which department and unit does the role belong, where prose or a bare line says it?"""

from __future__ import annotations

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

DUTIES = "\nDuties\n\n- Maintains the servers of the network.\n- Answers questions of users.\n"


def role(text, ending=".txt"):
    (found,) = posting(read_bytes(text.encode(), f"x{ending}", ending)).roles
    return found


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Central Bank of Alder is seeking an IT Manager.", "Central Bank of Alder"),
        ("Fernhollow Physical Therapy is currently looking for an IT Manager.", "Fernhollow Physical Therapy"),
        ("Marlow Regional Trust invites applications for IT Manager.", "Marlow Regional Trust"),
        ("Birchwood is an equal opportunity employer.", "Birchwood"),
        ("What are the duties of the IT Manager position at Fernhollow Partners?", "Fernhollow Partners"),
        ("Careers at Fernhollow", "Fernhollow"),
        ("This opening is for current employees of the Fernhollow Institute only.", "Fernhollow Institute"),
        ("This position is seeking an owner.", ""),
        ("The Information Technology Department is seeking an IT Manager.", ""),
        ("You work with Python and Linux.", ""),
        ("Drive Your Career", ""),
    ],
)
def test_an_employer_is_who_seeks_people(sentence, name):
    assert role(f"IT Manager\n\n{sentence}\n{DUTIES}").organization == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The U.S. District Court for the Northern District of Alder has an opening.",
            "U.S. District Court for the Northern District of Alder",
        ),
        ("Works for the Supreme Court of Alder.", "Supreme Court of Alder"),
        ("Serves the 31st Judicial Circuit and its judges.", "31st Judicial Circuit"),
        ("This is an opening of the Marlow County Superior Court.", "Marlow County Superior Court"),
        ("MARLOW COUNTY SHERIFFS OFFICE", "Marlow County Sheriffs Office"),
        ("Serves voters of the Marlow County Board of Elections.", "Marlow County Board of Elections"),
        ("The Administrative Office of the Courts (AOC) hires.", "Administrative Office of the Courts"),
        ("It protects members of ABCD Federal Credit Union.", "ABCD Federal Credit Union"),
        ("The Upper Marlow Water District of Greater Alder", "Upper Marlow Water District of Greater Alder"),
        ("The City of Alder Water Resources hires.", "City of Alder"),
        ("City of Alder Alder, Ohio, United States", "City of Alder"),
        ("OPEN TO CITY OF ALDER EMPLOYEES ONLY", "City of Alder"),
        ("A group within Information Technologies helps.", ""),
    ],
)
def test_courts_and_bodies_have_whole_names(sentence, name):
    assert role(f"IT Manager\n\n{sentence}\n{DUTIES}").organization == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# IT Manager\n\n### Fernhollow\n\nWe like servers.\n", "Fernhollow"),
        ("IT Manager\n\nRoyal Alder Regional Health Centre\n\nThe role leads the desk.\n", "Royal Alder Regional Health Centre"),
        ("IT Manager\n\nFernhollow\n\nYou build a career with Fernhollow and its many customers in the world.\n", "Fernhollow"),
        ("IT Manager\n\nFernhollow\n\nThe role leads the desk.\n", ""),
        ("IT Manager\n\nFull Time\n\nThe role leads the desk.\n", ""),
    ],
)  # fmt: skip
def test_a_line_beside_the_title_is_the_employer_where_something_bears_it_out(text, name):
    marked = text.startswith("#")
    found = role(text + DUTIES.replace("Duties", "## Duties" if marked else "Duties"), ".md" if marked else ".txt")
    assert found.organization == name


@pytest.mark.parametrize(
    ("sentence", "department", "unit"),
    [
        ("Directs the City of Alder's Information Technology (IT) Department.", "Information Technology Department", ""),
        ("City of Alder’s Office of Data, Records, and Maps helps.", "Office of Data, Records, and Maps", ""),
        ("As part of Fernhollow's Application Support team, the role helps.", "", "Application Support team"),
        ("A senior member of the Security, Risk, and Compliance team.", "", "Security, Risk, and Compliance team"),
        (
            "Works in the Department of Technology Services, Network Operations Division (NOD), Wireless Branch (WB).",
            "Department of Technology Services",
            "Wireless Branch",
        ),
        ("Our Data Platform team runs the warehouse of the company and helps everybody in it.", "", "Data Platform team"),
        ("Street Transportation Department is seeking a manager.", "Street Transportation Department", ""),
        ("Works with the City's Office of Technology and Maps.", "", ""),
        ("Desk work located in the Alder Office.", "", ""),
        ("Serves the Executive Branch of government.", "", ""),
    ],
)  # fmt: skip
def test_a_sentence_names_the_department_and_the_unit(sentence, department, unit):
    found = role(f"IT Manager\n\n{sentence}\n{DUTIES}")
    assert (found.department, found.unit) == (department, unit)


@pytest.mark.parametrize(
    ("line", "department", "unit"),
    [
        ("City of Alder - Innovation and Technology", "Innovation and Technology", ""),
        ("City of Alder - Job Description", "", ""),
        ("Network Services Division", "", "Network Services Division"),
        ("Department: Varies", "", ""),
        ("Division: (If applicable)", "", ""),
        ("Department: Information ServicesFLSA Status", "Information Services", ""),
        ("Division: IT - Network Operations", "IT", "Network Operations"),
        ("Department/ School: Technology", "Technology", ""),
    ],
)
def test_a_line_of_the_head_names_the_department_or_unit(line, department, unit):
    found = role(f"IT Manager\n\n{line}\n{DUTIES}")
    assert (found.department, found.unit) == (department, unit)
