"""Are duties found where documents put them, and nothing else? Headings, ordinances, values that ran on, prose."""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.language.verbs import verb

LIST = "- Maintains the map server.\n- Tests the backups.\n- Trains users of maps.\n"


def role(text, name="x.txt"):
    (found,) = posting(read_bytes(text.encode(), name, name[name.index(".") :])).roles
    return found


def said(text, name="x.txt"):
    return [duty.text for duty in role(text, name).duties]


def test_the_number_of_an_entry_may_stand_on_the_line_above_it():
    text = (
        "Map Analyst\n\nThe Map Analyst shall have the following duties:\n\nA.\n\nMaintain the map server.\n\nB.\n\n"
        "Respond to calls for help.\n\n(1)\n\nPurchase plotters, as required.\n"
    )

    assert said(text) == ["Maintain the map server.", "Respond to calls for help.", "Purchase plotters, as required."]
    assert role(text).duties[0].lines.first == 7


@pytest.mark.parametrize(
    "remark",
    [
        "Work Schedule: Monday to Friday, 8 AM to 5 PM",
        "Hiring Range$61,000 - $70,000 annually",
        "Schedule and work location may change with the needs of the library.",
        "Work from home with travel up to 3 weeks per year",
        "Global travel up to 10% of time for company events",
        "Examples are for illustrative purposes only and not the basis of any decision.",
        "This position description serves as the official classification document of record.",
        "Includes responsibilities listed [here](#responsibilities)",
        "The Map Analyst shall receive such compensation as the council sets by resolution.",
    ],
)
def test_terms_of_employment_and_remarks_on_the_text_are_no_duties(remark):
    assert said(f"Map Analyst\n\nDuties\n\n{LIST}- {remark}\n") == [line[2:] for line in LIST.splitlines()]


def test_schedules_that_somebody_keeps_are_work():
    assert said("Map Analyst\n\nDuties\n\n- Schedules the prints\n- Schedules and assigns field crews\n") == [
        "Schedules the prints",
        "Schedules and assigns field crews",
    ]


def test_a_paragraph_above_a_list_introduces_it_and_still_tells_what_the_role_answers_for():
    lead = "The Map Analyst is a key member of the land office and manages the geographic information system (GIS)."
    found = role(f"Map Analyst\n\nDuties\n\n{lead}\n\n{LIST}")

    assert [duty.text for duty in found.duties] == [line[2:] for line in LIST.splitlines()]
    assert "dat.gis" in {each.domain for each in found.assignments}


@pytest.mark.parametrize(
    "heading", ["Equipment Repair and Maintenance", "Planning / Supervision (25%)", "SYSTEMS: Application Development"]
)
def test_a_heading_among_the_duties_above_work_names_a_group_of_them(heading):
    more = "- Repair plotters and printers\n- Replace old cables\n- Plan new sites\n"

    assert len(said(f"Map Analyst\n\nMajor Duties:\n\n{LIST}\n{heading}\n\n{more}")) == 6


@pytest.mark.parametrize("heading", ["Physical Demands", "Knowledge and Skills", "Tools and Equipment Used"])
def test_verbs_below_other_headings_are_no_duties(heading):
    more = "- Lift plotters of 50 pounds\n- Operate a vehicle\n- Climb ladders\n"

    assert len(said(f"Map Analyst\n\nMajor Duties:\n\n{LIST}\n{heading}\n\n{more}")) == 3


def test_a_heading_of_skills_and_duties_is_told_by_its_list():
    assert len(said("Map Analyst\n\nSkills and responsibilities\n\n" + LIST)) == 3
    assert said("Map Analyst\n\nSkills and responsibilities\n\n- Strong writing\n- A sense of humor\n") == []


def test_a_heading_in_capitals_goes_on_over_lines():
    heading = (
        "CHARACTERISTIC DUTIES AND RESPONSIBILITIES WHICH\nARE INTENDED TO SHOW THE LEVEL\n"
        "AND SHOULD NOT BE READ AS A DESCRIPTION OF ANY ONE POSITION\nWITHIN THIS LEVEL\n"
    )

    assert len(said(f"Map Analyst\n\n{heading}\n{LIST}")) == 3


def test_a_list_that_opens_lists_is_work_itself():
    text = "Map Analyst\n\nDuties\n\n- Manage and support maps across the county:\n" + LIST

    assert said(text)[0] == "Manage and support maps across the county:"


def test_lines_that_were_broken_by_hand_in_markdown_are_entries():
    lines = [line[2:] for line in LIST.splitlines()]
    text = "# Map Analyst\n\n**Responsibilities:**  \n" + "  \n".join(lines) + "\n"

    assert said(text, "x.md") == lines
    assert [duty.lines.first for duty in role(text, "x.md").duties] == [4, 5, 6]


def test_the_text_that_ran_into_the_last_value_is_read():
    told = "Classification Summary The position will maintain the map server and will test all backups of the county every week. "
    text = f"MAP ANALYST\n\nPay Grade: 25 FLSA Status: Exempt Class Code: I032 Revision Date: 7/01, 8/03 {told}{'It is found in the land office of the county, by the lake. ' * 3}\n"

    assert said(text) == [
        "The position will maintain the map server and will test all backups of the county every week."
    ]


def test_a_definition_is_read_behind_whose_direction_it_is_under():
    text = "Map Analyst\n\nDEFINITION\n\nUnder general direction, maintains the map server; tests all backups; trains users.\n"

    assert said(text) == ["maintains the map server", "tests all backups", "trains users."]


def test_who_holds_a_class_does_its_work_but_not_where_classes_are_told_apart():
    work = "Employees in this class maintain map servers and train users."

    assert said(f"Map Analyst\n\nNATURE OF WORK\n\n{work}\n") == [work]
    assert said(f"Map Analyst\n\nNATURE OF WORK\n\nThis is the entry level class of maps. {work}\n") == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("This role is essential in overseeing daily operations", "performs"),
        ("This position exists to formally manage the map archive", "manages"),
        ("Positions in this title series maintain maps", "performs"),
        ("As a Map Analyst you will maintain our maps", "performs"),
        ("The primary purpose of this position is to maintain maps", "performs"),
    ],
)
def test_what_a_role_is_there_for_is_what_it_does(sentence, kind):
    found = verb(sentence)

    assert found is not None and found.kind == kind


def test_whoever_may_sit_somewhere_does_nothing_by_it():
    assert verb("Positions may reside in any department") is None


def test_a_rating_is_no_duty():
    text = "Map Analyst\n\nLevel:\n\n- Autonomy: Enable (4)\n- Influence: Apply (3)\n- Complexity: Assist (2)\n\nDuties\n\n"

    assert len(said(text + LIST)) == 3


@pytest.mark.parametrize("opening", ["Essential Functions: 1. ", "Essential Duties and Responsibilities - "])
def test_the_first_entry_may_stand_on_the_line_of_the_heading(opening):
    mark = "2. " if "1." in opening else "- "
    text = f"Title: Map Analyst\n\n{opening}Maintains the map server of the library.\n\n{mark}Tests the backups.\n"

    assert said(text) == ["Maintains the map server of the library.", "Tests the backups."]


@pytest.mark.parametrize(
    "line",
    [
        "Manages up to 7 directly employed staff",
        "Check out our wonderful benefits and the map of the town!",
        "These positions require advanced knowledge of map servers.",
        "Editor's note: former section 4 was repealed and replaced.",
        "Translate this page for me:",
    ],
)
def test_what_a_page_asks_of_readers_and_how_many_are_led_is_no_duty(line):
    text = f"Title: Map Manager\n\nDuties\n\n{LIST}- {line}\n"

    assert len(said(text)) == 3


def test_whom_somebody_leads_in_other_words_stays_a_duty():
    assert len(said(f"Title: Map Manager\n\nDuties\n\n{LIST}- Manages 40 map servers of the libraries.\n")) == 4


def test_a_list_behind_what_somebody_is_responsible_for_is_work_without_verbs():
    text = (
        "Section 5. The Map Officer shall be appointed by the Mayor.\n\nTitle: Map Officer\n\n"
        "The office shall be responsible for at least the following, which list is not complete:\n\n"
        "(1) Coordination of all maps of the town;\n(2) The upkeep of the map server and of its plotters;\n"
    )

    assert [text.split()[0] for text in said(text)] == ["Coordination", "The"]


def test_a_button_above_a_text_heads_nothing():
    text = "Map Analyst\n\nClick to Apply\n\nMaintains the map server of the town, and tests the backups of maps.\n"

    assert said(text) == ["Maintains the map server of the town, and tests the backups of maps."]


def test_a_title_with_information_in_it_is_no_remark_on_information():
    text = (
        "Title: Information Technology Director\n\nThe Information Technology Director shall manage the map servers, "
        "subject to the supervision of the Mayor.\n"
    )

    assert len(said(text)) == 1
