"""Which department and unit is a role's where an ordinance, a bare line or what it leads says so?"""

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
        ("There is hereby created the Office of Data and Network Services.", "Office of Data and Network Services"),
        ("The Marlow County Department of Data Services is hereby established.", "Department of Data Services"),
        ("Oversees the operations of the IT Department.", "IT Department"),
        ("Overseeing the IT Department's daily work is what this role does.", "IT Department"),
        ("The Director shall be in charge of the Department of Data Services.", "Department of Data Services"),
        ("The chief data officer shall oversee the data services department.", "Data Services Department"),
        ("Incumbents learn the rules of the County’s Data Services Department.", "Data Services Department"),
        ("Works with vendors and the City's Data Services Department.", ""),
        ("Coordinates budgets with the IT Department.", ""),
        ("Leads the Human Resources Department through change.", ""),
    ],
)
def test_a_department_is_what_a_role_leads_or_an_ordinance_founds(sentence, name):
    assert role(f"IT Manager\n{DUTIES}\nNotes\n\n{sentence}\n").department == name


def test_a_heading_of_a_code_names_the_department():
    text = f"Article IV. DATA SERVICES DEPARTMENT\n\nIT Manager\n\nThe manager is appointed.\n{DUTIES}"
    assert role(text).department.casefold() == "data services department"


@pytest.mark.parametrize(
    ("head", "department", "unit"),
    [
        ("State of Alder Office of the Controller", "Office of the Controller", ""),
        (
            "State Department of Roads and Rivers\n\nOffice of Data Services (ODS)",
            "State Department of Roads and Rivers",
            "Office of Data Services",
        ),
        ("Governor's Office of Data Services", "Governor's Office of Data Services", ""),
        ("Alder State Patrol", "Alder State Patrol", ""),
        ("Department of Administration\n\nDivision of Human Resource Management", "", ""),
    ],
)
def test_lines_of_the_head_are_departments_but_not_of_who_issues_it(head, department, unit):
    read = role(f"IT Manager\n\n{head}\n{DUTIES}")
    assert (read.department, read.unit) == (department, unit)


def test_the_heading_below_the_employer_of_a_board_is_the_department():
    read = role(f"# IT Manager\n\n## Marlow County\n\n## MTD - Marlow Transit\n\n## Full Time\n{DUTIES}", ".md")
    assert read.department == "MTD - Marlow Transit"
    assert role(f"# IT Manager\n\n## Marlow County\n\n## Posted 3 days ago\n{DUTIES}", ".md").department == ""


def test_a_department_stands_beside_the_title():
    assert role(f"Technology Services - IT Manager\n{DUTIES}").department == "Technology Services"


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("As a Site Engineer on the Tide Storage team, you keep disks alive.", "Tide Storage team"),
        ("As a member of the Department’s MIS unit, you help others.", "MIS unit"),
        ("The manager serves as a member of the City Manager’s Tide and Trade Team.", ""),
        ("Keeps papers from several units of the Division of Tides.", ""),
        ("In the Records Division of the Department of Tides, works on files.", "Records Division"),
    ],
)
def test_a_unit_is_what_the_role_is_a_member_of(sentence, unit):
    assert role(f"IT Manager\n\n{sentence}\n{DUTIES}").unit == unit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MARLOW CIVIL SERVICE COMMISSION", ""),
        ("Attendance is an essential function of this position.", ""),
        ("What We Are Looking For", ""),
        ("State of Alder Abolished Job Specification", "State of Alder"),
        ("Under the Charter of Marlow County.", "Marlow County"),
        ("Location: Marlow County", ""),
        ("Open only for current Marlow County employees.", "Marlow County"),
        ("A vision for the Royal Borough of Marlow.", "Royal Borough of Marlow"),
    ],
)
def test_who_issues_a_document_and_what_a_role_needs_is_no_employer(text, name):
    assert role(f"IT Manager\n\n{text}\n{DUTIES}").organization == name


def test_an_employer_is_no_department_of_itself():
    text = f"IT Manager\n\nUS Department of Tides\n\nThe manager works in the Department of Tides.\n{DUTIES}"
    read = role(text)
    assert (read.organization, read.department) == ("US Department of Tides", "")


def test_the_place_is_left_off_its_department():
    sentence = "The manager works within the Marlow City Public Works Department."
    assert role(f"IT Manager\n\n{sentence}\n{DUTIES}").department == "Public Works Department"


def test_labels_of_a_board_that_lost_its_lines_and_colons_are_read():
    line = (
        "IT ManagerSalary$70,000.00 AnnuallyLocationAlder, PAJob TypeFull TimeJob Number24-17"
        "DepartmentRoads & RiversOpening Date12/09/2024Closing Date1/6/2025"
    )
    assert role(f"{line}\n{DUTIES}").department == "Roads & Rivers"
