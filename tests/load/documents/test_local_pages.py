"""Are pages of towns, counties and councils read as they write them? Vacancy notices, forms in one line, bare lists."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

DUTIES = "\nESSENTIAL DUTIES\n- Manages the network\n- Tests backups\n"


def role(text):
    (found,) = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles
    return found


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Employment Opportunity: Map Data Technician", "Map Data Technician"),
        ("Application pack - Senior Records Analyst", "Senior Records Analyst"),
        ("MAP DATA TECHNICIAN REGULAR -FULL TIME", "Map Data Technician"),
        ("MAP DATA TECHNICIAN (Fixed Term Two Years)", "Map Data Technician"),
        ("Municipal Grounds Labourer", "Municipal Grounds Labourer"),
        ("Records Officer [Alder] #00061F5B1", "Records Officer"),
        ("MAP DATA TECHNICIAN (part-time 0.6 FTE) Position No 17.2031", "Map Data Technician"),
    ],
)
def test_what_a_notice_says_around_its_title_is_no_part_of_it(line, title):
    assert role(f"{line}\n{DUTIES}").title == title


def test_a_grade_in_roman_numbers_behind_a_title_is_its_grade():
    found = role(f"Post of: Records Officer (Grade VII)\n{DUTIES}")

    assert (found.title, found.grade) == ("Records Officer", "VII")


def test_a_memorandum_begins_with_no_title():
    text = "Memorandum\nTo: Mayor Alder and Council Members\nFrom: Assistant Administrator\n"

    assert posting(read_bytes(text.encode(), "x.txt", ".txt")).roles == ()


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The work of the Senior Records Administrator differs from that of a clerk.", "Senior Records Administrator"),
        ("The Map Data Specialist, Senior is responsible for all maps.", "Map Data Specialist, Senior"),
        ("The Town is looking to recruit a part-time 0.6 FTE Map Data Officer.", "Map Data Officer"),
        ("The Mayor shall appoint a Director of Records, who shall serve three years.", "Director of Records"),
    ],
)
def test_a_class_that_only_a_sentence_names_is_found(sentence, title):
    assert role(f"Revised: 7/31\n\nUnder direction, to draw maps.\n\n{sentence}\n{DUTIES}").title == title


def test_a_line_of_the_head_that_does_something_below_is_the_title_whatever_it_is_called():
    found = role(
        "Current Postings\n\nDistrict of Alder\n\nGrounds Maintenance\n\nNature of the Position\n"
        "Reporting to the Manager of Parks, Grounds Maintenance plans the work of the season.\n\n"
        "Working Conditions\nWage for the position is set at Level 7, $31.90– $35.44 with benefits.\n"
    )

    assert (found.title, found.organization) == ("Grounds Maintenance", "District of Alder")
    assert found.reports_to.title == "Manager of Parks"
    assert (found.salary.min, found.salary.max, found.salary.period) == (31.9, 35.44, "hour")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The town of Alder seeks an IT Manager.", "Town of Alder"),
        ("City of Alder’s Legal Services Department is hiring.", "City of Alder"),
        ("It runs Marlow-Birch County's servers.", "Marlow-Birch County"),
        ("Marlow County Council is the local authority here.", "Marlow County Council"),
        ("ALDER CITY COUNCIL", "Alder City Council"),
        ("The Alder City Council adopts the budget of the City of Alder.", "City of Alder"),
        ("County of Marlow June 2031", "County of Marlow"),
        ("Records are kept for every Local Authority.", ""),
        ("Charter Township of Birch", "Charter Township of Birch"),
        ("The Municipality of the District of Birch hires.", "Municipality of the District of Birch"),
        ("Page 1 ALDER SHIRE COUNCIL Specification of Duties", "Alder Shire Council"),
        ("As an employee of Alder Council you help all residents.", "Alder Council"),
        ("Apply at City of Alder’s website", "City of Alder"),
        ("Advises the City Manager and City Council, and the Records Advisory Council.", ""),
        ("Township of Upper St BirchUpper St. Birch, ZZ", "Township of Upper St Birch"),
    ],
)
def test_an_employer_is_named_in_many_ways(sentence, name):
    assert role(f"IT Manager\n\n{sentence}\n{DUTIES}").organization == name


def test_cells_that_slashes_part_are_labels_and_values():
    found = role(
        "Post / ICT Technician / Post No\nLine Manager / ICT Team Leader / Location / Headquarters\n"
        "Directorate / Improvement / Section / Information Services\nScale / Grade 6\n"
        "1Job Purpose\n1.1To help the people who use computers\n"
        "2Major Tasks\nFirst line\n2.1To support users remotely\n2.2Update client files.\n"
    )

    assert (found.title, found.department, found.unit) == ("ICT Technician", "Improvement", "Information Services")
    assert found.reports_to.title == "ICT Team Leader"
    assert [duty.text for duty in found.duties] == ["To support users remotely", "Update client files."]


def test_a_slash_before_the_first_value_of_a_column_is_its_edge():
    found = role(
        "Position Title:\nClassification:\nPosition No:\nIncumbent: / Local Laws Officer\nBand 4\n3219\nVacant\n"
        f"Directorate:\nDepartment:\nSection: / City Development\nGovernance\nLocal Laws\n{DUTIES}"
    )

    assert (found.title, found.grade, found.position_id) == ("Local Laws Officer", "Band 4", "3219")
    assert (found.department, found.unit) == ("City Development", "Governance")


def test_labels_in_capitals_above_their_values_are_a_column():
    found = role(
        "POSITION\nSECTION\nDEPARTMENT\nBUDGET SUBJECT\nPOSITION NO.\nREPORTS TO\n"
        f"Map Data Officer\nFinance\nShared Services\n453\nBC635\nLand Data Coordinator\n{DUTIES}"
    )

    assert (found.title, found.department, found.unit) == ("Map Data Officer", "Shared Services", "Finance")
    assert (found.position_id, found.reports_to.title) == ("BC635", "Land Data Coordinator")


def test_a_form_in_capitals_on_one_line_is_parted_at_its_labels():
    found = role(
        "POSITION DESCRIPTION Alder is a town by the sea, and the council keeps its services in good order for all who "
        "live and work in it. "
        * 3
        + "POSITION Project Officer Shared Services POSITION NUMBER CLASSIFICATION Band 5 AGREEMENT Alder City Council "
        "Agreement No. 7 DIVISION Office of Finance MANAGER Regional Director DATE UPDATED July 2031"
    )

    assert (found.title, found.grade, found.unit) == ("Project Officer Shared Services", "Band 5", "Office of Finance")
    assert found.reports_to.title == "Regional Director"


def test_a_list_of_work_needs_no_heading():
    found = role(
        "IT Coordinator\n\nResponsible for the computers of the library.\n\n"
        "1. Hardware: Determine the needs of the branches.\n2. Coordinate installations.\n"
        "3. Budget: Prepare the annual budget.\n4. To keep the records of all equipment.\n"
    )

    assert [duty.lines.first for duty in found.duties][-4:] == [5, 6, 7, 8]


def test_a_list_on_one_line_is_parted_at_its_numbers():
    found = role(
        "JOB TITLE: Records Officer GRADE: 4 MAIN DUTIES: 1. To keep the records of the council in good order for all. "
        "2. To assist those who ask for a record, and to find it for them in a short time. 3. To support the surveys of "
        "the land and of what stands on it, as the law asks for every year. " + "It is a fine place to work in. " * 8
    )

    assert [duty.text[:10] for duty in found.duties] == ["To keep th", "To assist ", "To support"]


@pytest.mark.parametrize("mark", ["v", "¨", "§"])
def test_bullets_of_a_symbol_font_are_bullets(mark):
    found = role(
        f"Town Planner\n\nTypical Functions\n\n{mark}  Develops plans\n\n{mark}  Reviews the codes of the town\n"
    )

    assert [duty.text for duty in found.duties] == ["Develops plans", "Reviews the codes of the town"]


def test_what_you_will_do_is_work_wherever_it_stands():
    found = role(
        "Records Manager\n\nSalary: $96,800 to $137,800\n\nJoin our team\n\nWe keep records.\n\nWhat to expect\n\n"
        "Reporting to the Records Director, you will:\n\n- Perform surveys of the land\n- Manage the records\n"
    )

    assert [duty.text for duty in found.duties] == ["Perform surveys of the land", "Manage the records"]
    assert found.reports_to.title == "Records Director"


def test_what_a_pay_depends_on_heads_nothing():
    found = role(f"Works Director\n\nSalary\n\nDepends On Qualifications\n\nDepartment\n\nPublic Works\n{DUTIES}")

    assert (found.department, found.salary) == ("Public Works", None)


def test_important_duties_are_duties_and_a_group_of_them_is_none():
    found = role(
        "Systems Analyst\nEssential And Important Duties\n- Information and Data Management\n"
        "- Develops standards for all maps.\n- Maintains the servers.\n"
    )

    assert [duty.text for duty in found.duties] == ["Develops standards for all maps.", "Maintains the servers."]


def test_sentences_about_the_employer_and_other_classes_are_no_duties():
    found = role(
        "Network Analyst II\n\nThe Technology Services Department provides computing services to all offices. "
        "The Network Analyst II is also distinguished from the Network Engineer, which plans the network. "
        "This position manages the servers of the county."
    )

    assert [duty.text for duty in found.duties] == ["This position manages the servers of the county."]


@pytest.mark.parametrize(
    ("sentence", "manager"),
    [
        ("This key leadership position reports to the Board of Selectmen through the clerk.", "Board of Selectmen"),
        ("The IT Director shall be appointed by and shall report to the City Manager.", "City Manager"),
        ("The director runs the department, subject to the supervision of the City Manager.", "City Manager"),
        ("It shall report to and act under the Town Administrator's direction.", "Town Administrator"),
        ("Key Relationships: Responsible to Head of Records (line manager).", "Head of Records"),
        ("To be responsible to the relevant Senior Records Consultant for all work.", "Senior Records Consultant"),
    ],
)
def test_a_manager_is_named_in_many_ways(sentence, manager):
    found = role(f"IT Director\n\nJob Summary\n{sentence}\n{DUTIES}")

    assert (found.reports_to.title, found.reports_to.status) == (manager, "stated")


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("$37.22 / hour", (37.22, 37.22, "hour")),
        ("This position pays $24.69 per hour, up to 30 hours per week.", (24.69, 24.69, "hour")),
        ("SALARY RANGE: $40,830.40 ($19.63/hr) - $44,220.80 ($21.26/hr)", (40830.4, 44220.8, "year")),
    ],
)
def test_pay_is_written_in_many_ways(line, pay):
    found = role(f"Map Data Technician\n\n{line}\n{DUTIES}")

    assert (found.salary.min, found.salary.max, found.salary.period) == pay


def test_what_is_offered_at_first_is_not_the_range():
    found = role(
        "Records Director\n\nAnticipated Starting Salary: $116,600 to $135,100 per year.\n"
        f"Full 2031 Salary Range: $116,600 to $153,600 per year.\n{DUTIES}"
    )

    assert (found.salary.min, found.salary.max) == (116600, 153600)


@pytest.mark.parametrize(
    ("line", "grade"),
    [
        ("LEVEL: Local Government Officers Award Level 6", "6"),
        ("The salary is based on Level 9 of the award.", "9"),
        ("GRADE: 4-5", "4-5"),
        ("Pay Classification: Full-Time (Exempt) at Range 52 ($7,632 - $9,276/mo.)", "52"),
    ],
)
def test_a_grade_stands_at_the_end_of_what_it_is_a_grade_of(line, grade):
    assert role(f"Records Officer\n\n{line}\n{DUTIES}").grade == grade


def test_a_label_within_words_is_none():
    found = role(
        "Records Officer\nObjective of Position:\n\nTo keep the records.\n\nWithin Section:\n\n"
        f"To direct allocated staff.\n{DUTIES}"
    )

    assert (found.title, found.unit) == ("Records Officer", "")


@pytest.mark.parametrize("gap", ["\n", " "])
def test_titles_of_a_series_above_one_text_are_roles_of_their_own(gap):
    text = gap.join(
        [
            *("RECORDS ANALYST I", "RECORDS ANALYST II", "RECORDS ANALYST III", "DEFINITION"),
            "To keep the records of the city and to help those who ask for them. " * 8,
        ]
    )
    found = posting(read_bytes(text.encode(), "x.txt", ".txt")).roles

    assert [each.title for each in found] == ["Records Analyst I", "Records Analyst II", "Records Analyst III"]


def test_marks_of_a_page_are_no_words():
    assert role(f"<strong>Network</strong> Manager<br />\n{DUTIES}").title == "Network Manager"


@pytest.mark.parametrize(("label", "field"), [("Position", "title"), ("Position #", "position_id")])
def test_a_position_is_a_title_and_with_a_sign_a_number(label, field):
    found = role(f"{label}: {'Network Manager' if field == 'title' else '00214455'}\nNetwork Manager\n{DUTIES}")

    assert getattr(found, field) == ("Network Manager" if field == "title" else "00214455")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Records Officer Ref: 48-25", "Records Officer"),
        ("Records Officer – Casual Part-Time", "Records Officer"),
        ("Marlow County Administrator", "County Administrator"),
    ],
)
def test_a_title_loses_its_number_and_its_county_but_not_what_kind_of_administrator_it_is(line, title):
    assert role(f"Marlow County\n{line}\n{DUTIES}").title == title


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Under general direction of the Board, the County Recorder serves as head of all records.", "County Recorder"),
        (
            "Candidates for the Position of Parks, Cemetery and Museum Director apply now.",
            "Parks, Cemetery and Museum Director",
        ),
    ],
)
def test_a_post_that_only_prose_names(sentence, title):
    assert role(f"{sentence}\n{DUTIES}").title == title


def test_a_form_in_one_line_with_dashes():
    found = role(
        f"POST TITLE - Records Officer GRADE - Sc 2/3 DIRECTORATE - Housing RESPONSIBLE TO - Records Manager "
        f"PURPOSE OF JOB {'To keep what the council has written down. ' * 10}\n{DUTIES}"
    )

    assert (found.title, found.grade, found.department) == ("Records Officer", "Sc 2/3", "Housing")
    assert found.reports_to.title == "Records Manager"


def test_a_mark_that_breaks_a_line_parts_labels():
    found = role(f"Title: Records Officer<br />Department: Housing<br>Grade: 7\n{DUTIES}")

    assert (found.title, found.department, found.grade) == ("Records Officer", "Housing", "7")


def test_a_county_that_speaks_of_itself_is_no_company():
    found = role(
        "Records Officer\n\nThe County keeps its records. Who works for the County may apply to Jo at Alder "
        f"Marlow.\n{DUTIES}"
    )

    assert found.organization == ""


def test_values_beneath_labels_go_on_and_their_numbers_are_none():
    found = role(
        "Job title:\nRecords Officer\nDirectorate:\nHousing and\nCommunity Care\nReports to:\nReports to the Records "
        f"Manager\n{DUTIES}"
    )

    assert found.department == "Housing and Community Care"
    assert found.reports_to.title == "Records Manager"


def test_a_label_with_spaces_around_its_slash():
    assert role(f"Post: Records Officer\nDivision / Section: Archive\n{DUTIES}").unit == "Archive"


def test_an_enumeration_of_things_by_semicolons_is_one_duty():
    text = (
        "Records Officer\n\nESSENTIAL DUTIES\n- Keeps the records of: births; deaths; marriages\n"
        "- Plans budgets; orders supplies; tests backups; writes letters; answers questions\n"
    )

    assert [duty.text for duty in role(text).duties] == [
        "Keeps the records of: births; deaths; marriages",
        "Plans budgets",
        "orders supplies",
        "tests backups",
        "writes letters",
        "answers questions",
    ]


def test_a_stroke_before_a_duty_is_dropped():
    text = "Records Officer\n\nMAIN DUTIES\n1. / To do the accounts of the archive.\n2. / To answer letters.\n"

    assert [duty.text for duty in role(text).duties] == ["To do the accounts of the archive.", "To answer letters."]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Reporting to the Superintendent, Archives, with advice of others, the Map Data Technician contributes maps.",
            "Map Data Technician",
        ),
        ("Directs the archive of the town. The CIO is evaluated by what the archive keeps.", "CIO"),
    ],
)
def test_a_class_that_reports_or_is_only_initials_is_found_in_its_sentence(sentence, title):
    assert role(f"{sentence}\n{DUTIES}").title == title


def test_a_board_that_directs_is_the_manager():
    found = role(
        "Town Administrator\n\nThe Town Administrator is appointed by, is responsible to, and works under the policy direction "
        f"of the Select Board.\n{DUTIES}"
    )

    assert found.reports_to.title == "Select Board"


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Alder Shire is a short drive from the hills and 40 km north of the city of Marlow.", "Alder Shire"),
        (
            "Alder Valley Regional District\nIt lies 50 km north of the City of Marlow.",
            "Alder Valley Regional District",
        ),
    ],
)
def test_a_place_that_is_near_is_no_employer(text, employer):
    assert role(f"Records Officer\n\n{text}\n{DUTIES}").organization == employer


def test_what_a_role_manages_is_no_unit_by_the_word_within_its_name():
    text = "Records Officer\n\nSUMMARY\nManages the Project Intake and Section Process of the archive.\n"

    assert role(f"{text}{DUTIES}").unit == ""
