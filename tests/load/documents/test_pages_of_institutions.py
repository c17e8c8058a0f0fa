"""Are pages of states, universities, schools, utilities and companies read as they write them?"""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

DUTIES = "\n## Responsibilities\n\n- Runs the network\n- Tests backups\n"
TEXT = "\nESSENTIAL DUTIES\n- Runs the network\n- Tests backups\n"


def roles(text, name="x.txt"):
    return posting(read_bytes(text.encode(), name, f".{name.rpartition('.')[2]}")).roles


def role(text, name="x.txt"):
    (found,) = roles(text, name)
    return found


def titles(text, name="x.txt"):
    return [each.title for each in roles(text, name)]


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_a_front_matter_is_read_where_no_heading_follows(mark):
    equals = " = " if mark == "+++" else ": "
    fields = {"title": '"Data Keeper Administrator"', "organization": '"Alder Works"', "salary": '"$80,000 - $90,000"'}
    text = "\n".join([mark, *(f"{name}{equals}{value}" for name, value in fields.items()), 'layout = "page"', mark])

    found = role(f"{text}\nAlder is hiring. The administrator is responsible for servers, storage and backups.", "x.md")

    assert (found.title, found.organization) == ("Data Keeper Administrator", "Alder Works")
    assert (found.salary.min, found.salary.max) == (80_000, 90_000)


def test_html_in_a_page_of_markdown_is_read_as_html():
    page = (
        "---\ntitle: Map Engineer\nlayout: page\n---\n\n<div>\n<h2>Key responsibilities</h2>\n<ul>\n"
        "<li>Runs the map servers</li>\n<li>Tests backups</li>\n</ul>\n</div>\n"
    )

    assert [duty.text for duty in role(page, "x.md").duties] == ["Runs the map servers", "Tests backups"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Coordinator of Map Support Job Description", "Coordinator of Map Support"),
        ("Map Director Duties and Responsibilities", "Map Director"),
        ("3.2.1 Purpose and Responsibilities of the Vice President for Maps", "Vice President for Maps"),
        ("Map Analyst (0-2 years)", "Map Analyst"),
        ("Map Analyst (pay grade A12, full time)", "Map Analyst"),
        ("Map Engineer (Systems Engineer), (AB-0801-14)", "Map Engineer (Systems Engineer)"),
        ("Vice President, Map Applications", "Vice President, Map Applications"),
    ],
)
def test_what_a_page_says_around_its_title_is_no_part_of_it(line, title):
    assert role(f"{line}\n\nThe work is done with care.\n{TEXT}").title == title


def test_a_reference_before_a_title_is_its_code():
    found = role(f"## Reference: AB201 – Map Analyst\n{DUTIES}", "x.md")

    assert (found.title, found.code) == ("Map Analyst", "AB201")


def test_the_line_that_the_text_speaks_of_is_the_title():
    found = role(f"Map Practitioners banner\n\nHome\n\nMap Analyst\n\nOverview\n\nThe Map Analyst keeps maps.\n{TEXT}")

    assert found.title == "Map Analyst"


def test_the_name_of_a_path_is_no_title_where_a_role_stands_below():
    page = (
        "# Leading Engineer Path\n\nWhat all leaders do:\n\n* builds the right thing\n* runs the team\n\n"
        "## Crew Lead (Senior Engineer)\n\nA Crew Lead manages a crew and plans its work.\n"
    )

    assert titles(page, "x.md") == ["Crew Lead (Senior Engineer)"]


def test_a_title_that_only_its_duties_name_is_found():
    text = "Department: |\nMaps and Networks |\nReports to: |\nDirector, Map Services |\nGeneral Accountability\n"
    found = role(f"{text}The Map Support Specialist reports to the Director, Map Services. It is kept running.\n{TEXT}")

    assert (found.title, found.department) == ("Map Support Specialist", "Maps and Networks")
    assert found.reports_to.title == "Director, Map Services"


def test_a_label_may_say_which_title_it_means():
    assert role(f"Support Staff Classification Title: Map Analyst 2\n{TEXT}").title == "Map Analyst 2"
    assert role(f"Working Job Title: Map Analyst\n{TEXT}").title == "Map Analyst"


def test_the_head_of_a_column_is_no_title():
    assert roles("Summary\nWorks on maps.\nTitle | Details |\n---|---|\nMaps |\nKeeps maps in order. |\n") == ()


def test_titles_of_one_depth_are_roles_of_their_own():
    page = (
        "# Titles for Maps\n\n## Junior Mapper Analyst (L1)\n\n### Scope\n\n- Runs small maps\n\n"
        "## Map Engineer (L2)\n\n### Scope\n\n- Runs large maps\n"
    )

    found = roles(page, "x.md")

    assert [(each.title, each.grade) for each in found] == [("Junior Mapper Analyst", "L1"), ("Map Engineer", "L2")]


def test_levels_below_a_family_are_titles_with_it():
    page = (
        "# Map Engineer\n\nKeeps the maps of the company.\n\n## Levels\n\n### Junior\n\n- Draws small maps\n\n"
        "### Senior\n\n- Plans large maps\n"
    )

    found = roles(page, "x.md")

    assert [each.title for each in found] == ["Junior Map Engineer", "Senior Map Engineer"]
    assert "Plans large maps" in [duty.text for duty in found[1].duties]
    assert "Plans large maps" not in [duty.text for duty in found[0].duties]


def test_classes_with_codes_are_roles_where_each_has_a_text():
    found = roles(
        "Duties of Map Levels\n\n153088 Mapper Analyst 1 (salary grade SG1,NE)\n\n  • Draws small maps\n\n"
        "152042 Mapper Analyst 2 (salary grade SG2,EX)\n\n  • Plans large maps\n"
    )

    assert [(each.title, each.code, each.grade) for each in found] == [
        ("Mapper Analyst 1", "153088", "SG1"),
        ("Mapper Analyst 2", "152042", "SG2"),
    ]


def test_classes_on_one_line_are_roles():
    listed = (
        "Map Analyst I (7278) Map Analyst II (7277) Map Analyst III (7276) SERIES CONCEPT Keeps maps and draws them."
    )
    graded = (
        "STATE OF ALDER Department of Records CLASS SPECIFICATION TITLE GRADE EEO-4 CODE "
        "MAP TECHNICIAN II 38* C 7.927 MAP TECHNICIAN I 36* C 7.928 SERIES CONCEPT Technicians keep maps."
    )

    assert [(each.title, each.code) for each in roles(listed)] == [
        ("Map Analyst I", "7278"),
        ("Map Analyst II", "7277"),
        ("Map Analyst III", "7276"),
    ]
    assert [(each.title, each.grade, each.code, each.organization) for each in roles(graded)] == [
        ("Map Technician II", "38", "7.927", "State of Alder"),
        ("Map Technician I", "36", "7.928", "State of Alder"),
    ]


def test_a_class_with_its_step_and_code_is_a_title():
    found = role("MAP SUPPORT SERVICES I M1I1XX\nConcept of Class\nThis class keeps maps and plans their repair.\n")

    assert (found.title, found.code) == ("Map Support Services I", "M1I1XX")


def test_headings_and_sentences_that_lost_their_line_breaks_are_found_again():
    found = role(
        "Map Analyst\nSummaryThis class of positions keeps all of the maps of the company in order and draws new ones.\n"
        "ResponsibilitiesYou will draw all of the maps of the company with careYou will test the backups of the maps.\n"
    )

    assert [duty.text for duty in found.duties] == [
        "You will draw all of the maps of the company with care",
        "You will test the backups of the maps.",
    ]


def test_a_form_on_one_line_keeps_its_code_and_grade():
    head = "DEPARTMENT OF RECORDS For Reference Only CLASS CODE: 2128 PAY GRADE: 426 CLASS TITLE: MAP SYSTEMS ANALYST - SES "
    text = head + "ALLOCATION FACTOR(S) " + "This is technical work planning and keeping the maps of all agencies. " * 5
    found = role(text + "EXAMPLES OF WORK PERFORMED: Draws maps for all agencies. Tests backups of the maps.")

    assert (found.title, found.code, found.grade) == ("Map Systems Analyst", "2128", "426")


def test_cells_parted_by_slashes_are_a_form():
    found = role(
        "ALDER WEST AND BIRCH BOROUGH COUNCIL\n\nJOB DESCRIPTION\n\nJOB TITLE / Map Technician / JOB REF NO / AAA11\n\n"
        "MAIN RESPONSIBILITIES\n1 / Draw maps for teachers, to help them.\n2 / Complete small repairs to maps.\n"
    )

    assert (found.title, found.organization) == ("Map Technician", "Alder West and Birch Borough Council")
    assert found.duties[0].text == "Draw maps for teachers, to help them."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U.S. Department of Maps - Office of the Secretary", "U.S. Department of Maps"),
        ("Alder Acute Hospitals NHS Trust", "Alder Acute Hospitals NHS Trust"),
        ("Alder County Library System", "Alder County Library System"),
        ("Government of Alder and Birch", "Government of Alder and Birch"),
        ("Contact joblist of Alder PUD for more.", "Alder PUD"),
    ],
)
def test_employers_of_many_kinds_are_named(text, name):
    assert role(f"{text}\n\nMap Analyst\n{TEXT}").organization == name


def test_a_company_stands_in_front_of_a_title_and_a_field_of_work_does_not():
    found = role(f"# Alderon - Map Engineer\n{DUTIES}", "x.md")

    assert (found.organization, found.title) == ("Alderon", "Map Engineer")
    assert role(f"# Network - Map Engineer\n{DUTIES}", "x.md").organization == ""


def test_a_label_for_the_employer_is_believed_beside_the_name_of_a_city():
    found = role(f"Map Manager\n\nOrganization\nAlder Works of NC\n\nKeeps the maps of the City of Birch.\n{TEXT}")

    assert found.organization == "Alder Works of NC"


def test_menus_and_vacancies_are_no_duties():
    found = role(
        "Report an IncidentReport an Incident\nLoading...\nMap Analyst\nESSENTIAL DUTIES\n- Draws maps of the town\n"
        "This position is currently vacant.\nMap Analyst – Continued\n- Tests the backups\n"
    )

    assert [duty.text for duty in found.duties] == ["Draws maps of the town", "Tests the backups"]


def test_a_value_ends_before_the_labels_of_the_next_cells():
    found = role(
        f"Job Title: Map Analyst\nTitle of Supervisor: Map Team Lead SAP Personnel #: Last Updated By:\n{TEXT}"
    )

    assert found.reports_to.title == "Map Team Lead"
    assert role(f"CLASS TITLE: MAP ANALYST\nGRADE: 18 MONTHS: 12\n{TEXT}").grade == "18"


def test_the_first_of_two_managers_is_named():
    assert (
        role(f"# Map Analyst\n\n- Reports to: Map Manager or CISO\n{DUTIES}", "x.md").reports_to.title == "Map Manager"
    )


def test_whoever_is_responsible_to_a_post_reports_to_it():
    text = "Librarian, Alder\nDescription\n\nResponsible to the Provost for the administration of the library.\n"

    assert role(f"{text}\n{TEXT}").reports_to.title == "Provost"


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Leads the existing map team into a new age.", ["existing map team"]),
        ("Leads the map team along with the tech lead.", ["map team"]),
        ("Leads a team of Map Analysts and Map Engineers supporting all sites.", ["Map Analysts", "Map Engineers"]),
    ],
)
def test_whom_a_role_leads_ends_where_the_group_does(sentence, named):
    found = role(f"Map Manager\n\nSummary\n\n{sentence}\n{TEXT}")

    assert [each.title for each in found.supervises] == named


def test_a_line_that_is_nothing_but_a_range_is_pay():
    found = role(f"Map Analyst\n\n$89,832 - $116,402\n{TEXT}")

    assert (found.salary.min, found.salary.max, found.salary.period) == (89_832, 116_402, "year")


def test_a_range_whose_steps_are_named_is_pay():
    found = role(f"Map Specialist\n\nSalary: $58,815 (Step 01) to $72,561 (Step 10);\nPay scale & grade: GS 09\n{TEXT}")

    assert (found.salary.min, found.salary.max, found.grade) == (58_815, 72_561, "GS 09")


def test_a_title_that_only_opens_the_duties_is_found():
    text = "Office of Maps\nDuties\nAs a Map Officer, you will:\nDraw the maps of the agency for all of its offices.\n"

    assert role(text).title == "Map Officer"


def test_headings_of_one_word_part_a_text_on_one_line():
    text = "Map Specialist\nSummary See below. This is an entry level position for those who draw. " * 1
    sentence = "Performs the drawing of maps for all of the agencies of the state and keeps them. "
    long = f"Map Specialist\n{text[15:]}Responsibilities {sentence * 4}Tests backups. Requirements Knowledge of maps."

    assert "Tests backups." in [duty.text for duty in role(long).duties]


def test_a_title_may_end_with_a_word_of_headings():
    text = (
        "Manager of Applications Job Description\n\nUnder the direction of the Map Director, runs all applications.\n"
    )

    found = role(f"{text}{TEXT}")

    assert (found.title, found.reports_to.title) == ("Manager of Applications", "Map Director")


def test_whom_a_role_supervises_is_found_among_its_qualifications():
    found = role(f"Map Manager\nQUALIFICATIONS\nBachelor’s degree.\nSUPERVISES: Map Assistant\n{TEXT}")

    assert [each.title for each in found.supervises] == ["Map Assistant"]


def test_the_summary_of_a_front_matter_names_the_employer_and_gives_no_duty():
    page = '---\ntitle: Map Lead\nsummary: "Alder Works wishes to hire a Map Lead who runs maps"\n---\n'
    found = role(page + DUTIES, "x.md")

    assert found.organization == "Alder Works"
    assert [duty.text for duty in found.duties] == ["Runs the network", "Tests backups"]


def test_a_place_behind_a_title_is_no_part_of_it():
    assert role(f"Map Specialist (MAPS) Job in Alder, NH\n\nThe Map Specialist draws.\n{TEXT}").title == (
        "Map Specialist (MAPS)"
    )
