"""Are documents read that lost their layout on the way? Labels glued to values, columns one after the other, one line."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes


def roles(text, ending=".txt"):
    return posting(read_bytes(text.encode(), f"x{ending}", ending)).roles


def role(text, ending=".txt"):
    (found,) = roles(text, ending)
    return found


DUTIES = "\nESSENTIAL DUTIES\n- Manages the network\n- Tests backups\n"


def test_a_label_that_was_glued_to_the_value_before_it_is_a_label():
    found = role(
        "Position Title:\nRecords Systems ManagerSalary Range:\n$5,100 - $6,200/per monthDepartment:\n"
        f"Marlow RecordsClosing Date:\n05/31/2031\n{DUTIES}"
    )

    assert found.title == "Records Systems Manager"
    assert found.department == "Marlow Records"
    assert (found.salary.min, found.salary.max, found.salary.period) == (5100, 6200, "month")


def test_labels_at_the_ends_of_several_lines_belong_to_the_next_ones():
    found = role(
        "Network Manager\nMarlow County\nSalary :\n$71,000.00 Annually Location :\nAlder, ZZ Job Type:\nFull-time Department:\n"
        f"Technology Services Opening Date:\n05/31/2031 Salary Grade:\n118\n{DUTIES}"
    )

    assert (found.title, found.department, found.grade) == ("Network Manager", "Technology Services", "118")
    assert (found.salary.min, found.salary.period) == (71000, "year")


def test_a_line_that_is_a_label_itself_is_not_broken():
    assert role(f"Job Title: Network Manager\nSalary Level:\nIS 5\n{DUTIES}").grade == "IS 5"


def test_labels_above_one_another_take_the_values_below_them_in_their_order():
    found = role(
        "Job Title:\nDepartment:\nReports To:\nExempt:\nSalary Level:\nApproved Date:\nMARLOW COUNTY\nJob Description\n"
        f"Map Systems Coordinator\nShared Services\nDirector of Shared Services\nNO\nLevel 3\nMay 13, 2031\n{DUTIES}"
    )

    assert (found.title, found.department) == ("Map Systems Coordinator", "Shared Services")
    assert found.reports_to.title == "Director of Shared Services"
    assert found.grade == "3"


def test_two_labels_above_their_values_are_no_column():
    assert role(f"Network Manager\nJob Code\n4410\nGrade\n12\n{DUTIES}").code == "4410"


def test_classes_of_a_series_share_the_text_below_their_pay():
    found = roles(
        "Systems Manager I (#B31A)\n$20.00-$36.00 hourly / $41,600.00-$74,880.00 annual\n\n"
        "Systems Manager II (#B31B)\n$22.00-$40.00 hourly / $45,760.00-$83,200.00 annual\n\n"
        "Sys Mgr III (#B31C)\n$24.00-$44.00 hourly / $49,920.00-$91,520.00 annual\n\n"
        "BASIC PURPOSE\nReports to the Data Director.\n\nTYPICAL FUNCTIONS\n- Manages the network\n- Tests backups\n"
    )

    assert [(each.title, each.code, each.salary.min) for each in found] == [
        ("Systems Manager I", "B31A", 41600),
        ("Systems Manager II", "B31B", 45760),
        ("Sys Mgr III", "B31C", 49920),
    ]
    assert {len(each.duties) for each in found} == {2}
    assert {each.reports_to.title for each in found} == {"Data Director"}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Network Manager - Marlow County, Ohio : Job Details\n\nNetwork Manager\n", "Network Manager"),
        ("Data Engineer - Alder, Ohio - Acme\n", "Data Engineer"),
        ("Network Manager POS #\n", "Network Manager"),
        ("Director of Information Technology (IT)\n", "Director of Information Technology"),
        ("Position Title: Data Director (Information Manager 2)\n", "Data Director"),
        ("Computer Manager\n\nPayroll Title: UCP XI\n", "Computer Manager"),
        ("Payroll Title Network Manager\n", "Network Manager"),
        (
            "SUBMITTED BY: Personnel Director\n\nThe Council approves one new position of Network Technician.\n",
            "Network Technician",
        ),
        ("What are the duties for the Map Analyst position at City of Alder?\n", "Map Analyst"),
        ("Reporting to the Chief of Staff, the Data Manager leads a team.\n", "Data Manager"),
    ],
)
def test_a_title_is_told_from_what_a_page_puts_around_it(head, title):
    assert role(f"{head}{DUTIES}").title == title


def test_a_post_may_be_chief_of_two_things():
    found = role(f"Reports to the Chief Information and Technology Officer.\n\nJob Title: Network Manager\n{DUTIES}")

    assert found.reports_to.title == "Chief Information and Technology Officer"


@pytest.mark.parametrize(
    ("said", "department", "unit"),
    [
        ("The Records Department is seeking a clerk.", "Records Department", ""),
        ("Join our Cyber Security Team.", "", "Cyber Security Team"),
        ("Leads the Water Systems team.", "", "Water Systems team"),
        ("Works closely with the Incident Response Team.", "", ""),
        ("Serves the Secretary of State’s Office and its branches, the Bureau of Vehicles.", "", ""),
    ],
)
def test_where_a_role_stands_is_told_from_whom_it_works_with(said, department, unit):
    found = role(f"Network Manager\n\nSUMMARY\n\n{said}\n{DUTIES}")

    assert (found.department, found.unit) == (department, unit)


def test_sentences_of_one_paragraph_are_duties_each_without_its_notices():
    found = role(
        "Network Manager\n\nEXAMPLES OF WORK\n\nAny position in this class may not include all of the duties listed. "
        "Manages the network; keeps it up. Tests the backups of the county. Develops plans for new lines.Reviews them.\n"
    )

    assert [each.text for each in found.duties][-4:] == [
        "Manages the network; keeps it up.",
        "Tests the backups of the county.",
        "Develops plans for new lines.",
        "Reviews them.",
    ]


def test_a_summary_gives_a_duty_only_where_it_enumerates():
    found = role(
        "Network Manager\n\nSUMMARY\n\nThe position is responsible for the network. The manager is accountable for "
        f"disaster recovery and the service desk.\n{DUTIES}"
    )

    assert [each.text[:25] for each in found.duties] == [
        "The manager is accountabl",
        "Manages the network",
        "Tests backups",
    ]


def test_a_front_matter_in_either_notation_is_a_head():
    found = role(
        "+++\ntitle = 'Data Manager'\nemployer = 'Alder Library'\n+++\n\n## Responsibilities\n\n- Manages data\n", ".md"
    )

    assert (found.title, found.organization) == ("Data Manager", "Alder Library")


def test_a_form_on_one_line_has_its_headings_and_its_numbered_functions():
    found = role(
        "Job Title (code): Data Manager IV (9815) Purpose Purpose: Persons in this class manage other technical staff of the "
        "county and work with a great deal of independence in the performance of their duties every day of the year, and "
        "they answer to nobody else. Essential Functions Function 1: Manages the network of the county. 25 % Time Function 2: Tests "
        "the backups of all servers and of the storage in both data centers of the county. Function 3: Reviews plans."
    )

    assert (found.title, found.code) == ("Data Manager IV", "9815")
    assert [each.text[:7] for each in found.duties] == ["Manages", "Tests t", "Reviews"]
    assert found.duties[0].text == "Manages the network of the county."


CLASSES = """Data Administration

Job Code

Job Title

Pay
Grade
1710P2 Data Administrator I 29
1711P2 Data Administrator II 31
1712P2 Data Administration Supervisor, Grade 35

OCCUPATIONAL CONCEPT

Tests the tables of the registry and guards their backups.
"""


def test_a_table_of_classes_gives_each_its_code_its_grade_and_the_text_they_share():
    found = roles(CLASSES)

    assert [(each.title, each.code, each.grade) for each in found] == [
        ("Data Administrator I", "1710P2", "29"),
        ("Data Administrator II", "1711P2", "31"),
        ("Data Administration Supervisor", "1712P2", "35"),
    ]
    assert all(each.duties and "registry" in each.duties[0].text for each in found)


def test_classes_of_a_family_stand_under_their_titles_with_a_code_behind_each():
    text = "\n\n".join(
        f"Records Manager {step}\n\nKeeps the records of agencies with the care that the law of the state asks for, "
        f"at step {step}.\n\nOCCU: 950{number}\nPay Grade: RM0{number}"
        for number, step in enumerate(("I", "II"), 2)
    )
    assert [(each.title, each.code, each.grade) for each in roles(f"Records Management\n\nJobs\n\n{text}\n")] == [
        ("Records Manager I", "9502", "RM02"),
        ("Records Manager II", "9503", "RM03"),
    ]


@pytest.mark.parametrize(
    ("head", "title", "code", "grade"),
    [
        ("NETWORK MANAGER                       0761", "Network Manager", "0761", ""),
        ("173570\n\nGIS SUPERVISOR\n\nTS315     $61,256 - $110,282", "GIS Supervisor", "173570", "TS315"),
        ("STATE OF ALDER CLASS CODE: G07820\n\nDATA SERVICES MANAGER", "Data Services Manager", "G07820", ""),
        (
            "Job Title   Job Family   Job Code   Job Exempt\nGIS Analyst III   Union_Staff   GISA03   Y\n\n"  # noqa: ISC004
            "Pay Grade   Pay Rate Type   Minimum   Midpoint   Maximum\nS13   Salary   $26.63   $33.96   $41.28",
            "GIS Analyst III", "GISA03", "S13",
        ),
        ("Manager of Applications Job Description", "Manager of Applications", "", ""),
        ("Data Technology Supervisor (35 Hour) (7606EL)", "Data Technology Supervisor", "7606EL", ""),
    ],
)  # fmt: skip
def test_a_head_may_say_title_code_and_grade_without_labels(head, title, code, grade):
    (found,) = roles(f"{head}\n\nDUTIES\n\nKeeps the maps of the county.\n\nTests what others draw.\n")

    assert (found.title, found.code, found.grade) == (title, code, grade)


def test_a_page_on_one_line_is_parted_before_its_headings():
    body = "Under supervision of the Finance Director, repairs the machines of the clerks and files their reports; " * 5
    (town,) = roles(f"CITY OF ALDER DATA AND SYSTEMS ADMINISTRATOR Definition {body}")
    (plain,) = roles(f"NETWORK SYSTEMS ENGINEER III DEFINITION {body}")

    assert (town.title, town.organization) == ("Data and Systems Administrator", "City of Alder")
    assert town.reports_to.title == "Finance Director"
    assert plain.title == "Network Systems Engineer III"


def test_bounds_of_pay_in_columns_are_one_range():
    (found,) = roles(
        "Job Title   Job Code\nMap Clerk   4411\n\nPay Grade   Minimum   Midpoint   Maximum\nS1   $26.63   $33.96   $41.28\n\n"
        "DUTIES\n\nDraws maps.\n"
    )
    assert found.salary and (found.salary.min, found.salary.max, found.salary.period) == (26.63, 41.28, "hour")


def test_a_person_named_dean_is_no_post():
    (found,) = roles(
        "# Map Engineer\n\n## What you will do\n\n- Work closely with Firstname Dean on maps\n- Draw roads\n", ".md"
    )
    assert not found.works_with


def test_levels_whose_text_names_them_stand_under_headings_without_blank_lines():
    text = (
        "Records Supervisor Band\nDefinition of Levels\nRecords Supervisor I\nThe Records Supervisor I leads the clerks of the day "
        "and keeps the shelves of the registry in order.\nRecords Supervisor II\nThe Records Supervisor II leads the clerks of "
        "the night and answers for the whole registry.\n"
    )
    assert [each.title for each in roles(text)] == ["Records Supervisor I", "Records Supervisor II"]


def test_a_class_with_its_step_and_code_is_a_title_whatever_its_noun():
    (found,) = roles(
        "Class Description\n\nDATA SUPPORT SERVICES I (T1I1XX)\n\nDUTIES\n\n- Repairs the machines of clerks\n"
    )
    assert found.title.startswith("Data Support Services I")
