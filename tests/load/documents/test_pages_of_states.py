"""Are pages of states, courts and job boards read as they write them?"""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes

TEXT = "\nESSENTIAL DUTIES\n- Runs the network\n- Tests backups\n"


def role(text, name="x.txt"):
    (found,) = posting(read_bytes(text.encode(), name, f".{name.rpartition('.')[2]}")).roles
    return found


@pytest.mark.parametrize(
    ("said", "pay"),
    [
        ("49-53,000 Euros + 0.1% of options", (49_000, 53_000)),
        ("58,000 Euros + 0.2% of options", (58_000, 58_000)),
        ("€58,000, and options", (58_000, 58_000)),
        ("55k - 60k €", (55_000, 60_000)),
        ("from 41,000 to 52,500 euros a year", (41_000, 52_500)),
        ("€44,000 - €48,000", (44_000, 48_000)),
    ],
)
def test_pay_whose_currency_stands_behind_it_is_read(said, pay):
    found = role(f"Map Engineer\n\nSalary: {said}\n{TEXT}").salary

    assert (found.min, found.max, found.currency, found.period) == (*pay, "EUR", "year")


def test_sums_in_millions_and_upwards_are_no_pay():
    assert role(f"Map Engineer\n\nCompensation plans of $50,000+ clients are kept.\n{TEXT}").salary is None


def test_the_yearly_form_of_three_is_the_pay():
    page = "Map Engineer\n\n| SALARY RANGE |\n|\n$40.00 - $50.00 Hourly\n|\n$6,933.00 - $8,667.00 Monthly\n|\n"

    found = role(f"{page}$83,200.00 - $104,000.00 Annually\n|\n{TEXT}").salary

    assert (found.min, found.max, found.period) == (83_200, 104_000, "year")


@pytest.mark.parametrize(
    ("line", "grade", "code"),
    [
        ("Range 19 EE04: 02 SOC: 15-1000 Class Code B0207", "19", "B0207"),
        ("SALARY: $30.12 / hour (Grade 14)", "14", ""),
    ],
)
def test_a_grade_and_a_code_are_read_without_colons_and_in_parentheses(line, grade, code):
    found = role(f"Map System Administrator\n{line}\n{TEXT}")

    assert (found.grade, found.code) == (grade, code)


def test_letters_before_a_title_are_its_code():
    found = role(f"Position Description:\nMAPMGR : Map Manager 3\n\nLeads the work of two units.\n{TEXT}")

    assert (found.title, found.code) == ("Map Manager 3", "MAPMGR")


def test_a_title_with_its_step_written_short_is_a_title():
    page = "MAP APPLICATION ADMINISTRATOR-INT*\n\nSTATE OF OHIO\n\nPosition Description\n\nSummary: Responsible for "

    found = role(page + "supporting the databases, the servers and the map applications of the agency.\n")

    assert (found.title, found.organization) == ("Map Application Administrator-Int", "State of Ohio")
    assert len(found.duties) == 1


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("Alder Court System\n", "Alder Court System"),
        ("The Ohio Dept. of Map Services (ODMS) seeks a Map Manager.\n", "Ohio Dept. of Map Services"),
        ("Map Manager, Ohio Department of Maps\n", "Ohio Department of Maps"),
        ("Company: Engineering at Aldermap\n", "Aldermap"),
    ],
)
def test_courts_state_departments_and_links_name_the_employer(line, organization):
    assert role(f"Map Manager\n\n{line}{TEXT}").organization == organization


def test_a_state_that_is_named_stands_before_its_department():
    page = "Map Manager\n\nState of Ohio\n\nThe Ohio Department of Maps keeps all maps.\n"

    assert role(page + TEXT).organization == "State of Ohio"


def test_a_bargaining_unit_is_no_unit_of_the_organization():
    found = role(
        "Map Analyst\n\nDefinition\n\nThe Map Analyst is a single position in the Mid-Management Unit. It makes maps.\n"
        "\nSupervision Exercised\n\nMay exercise functional supervision over contract help.\n" + TEXT
    )

    assert found.unit == ""
    assert [each.title for each in found.supervises] == ["contract help"]


def test_whom_a_role_supervises_ends_before_as_necessary():
    page = "Map Analyst\n\nSupervision Exercised: The analyst may supervise technical support staff as necessary.\n"

    assert [each.title for each in role(page + TEXT).supervises] == ["technical support staff"]


@pytest.mark.parametrize("heading", ["City of Alder Salary", "Home PageContact Us!Back"])
def test_a_paragraph_about_the_role_ends_the_lines_of_the_page_above_it(heading):
    found = role(
        f"Map Analyst\n\nCity of Alder\n{heading}\n\nUnder general supervision of the Map Director, this class designs "
        "and tests the map applications of the city, installs servers and trains the users of all departments.\n"
    )

    assert (found.title, found.reports_to.title) == ("Map Analyst", "Map Director")
    assert found.duties


def test_areas_of_which_one_is_worked_in_begin_no_list():
    text = "Under direction, performs technical duties in one of the following areas: 1) Maps, 2) Networks, 3) Servers."

    said = text.removeprefix("Under direction, ")
    assert [duty.text for duty in role(f"Map Analyst\n\n{text}\n").duties] == [said]


def test_a_remark_about_typical_duties_opens_their_list():
    found = role(
        "Map Analyst\n\nUnder general supervision, the Map Analyst is the journey level and supports the users of maps.\n\n"
        "The following duties are typical for this class. Incumbents may not perform all of them.\n\n"
        "1. Installs the map servers of the city\n2. Trains the users of maps\n"
    )

    assert [duty.text for duty in found.duties] == ["Installs the map servers of the city", "Trains the users of maps"]


def test_a_page_of_a_department_of_education_speaks_of_its_role():
    found = role(
        "Map Project Manager, Ohio Department of Education\n\nCounty:\nEast Alder\n\nJob Description:\n\n"
        "Job Location:\n\nMap Technology Division\n\nRESPONSIBILITIES\n\n- Leads the map projects of the agency\n"
        "- Plans the budgets of all map projects\n"
    )

    assert (found.organization, found.unit) == ("Ohio Department of Education", "Map Technology Division")
    assert found.department == ""
    assert len(found.duties) == 2


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("within the Map Technology Group", "Map Technology Group"),
        ("of the Map section", "Map section"),
        ("in the Map Occupational Group", ""),
        ("of the Aldermap Group", ""),
    ],
)
def test_sections_and_groups_of_an_organization_are_units(said, unit):
    assert role(f"Map Analyst\n\nSUMMARY\n\nThe analyst plans the work {said} every year.\n{TEXT}").unit == unit


def test_whom_a_role_directs_by_their_posts_it_supervises():
    page = "Map Supervisor\n\nDEFINITION\n\nPlans all maps; directs map technicians in the design of new maps.\n"

    assert [each.title for each in role(page + TEXT).supervises] == ["map technicians"]


def test_the_complexity_of_tasks_and_related_work_are_no_duties():
    page = "Map Analyst\n\nDistinguishing Characteristics:\nThe analyst is a single class.\nComplexity of Tasks: The "

    found = role(f"{page}analyst performs complex duties that require an analysis of maps.\n{TEXT}")
    prose = role(
        "Map Analyst\n\nSUMMARY\n\nThe analyst tests map servers. The incumbent performs related work also."
        " The Ohio Department of Maps currently utilizes networks.\n"
    )

    assert [duty.text for duty in found.duties] == ["Runs the network", "Tests backups"]
    assert [duty.text for duty in prose.duties] == ["The analyst tests map servers."]
