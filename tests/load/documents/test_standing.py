"""Are dotted lines, boards, positions and what was guessed told from what only looks like them?"""

import json

import pytest

from orgmodel.load.documents import extract
from orgmodel.load.documents.files import reading
from orgmodel.report import imported_json

HEAD = "CITY OF FAIRVALE\n\nNetwork Manager\n\n"
DUTIES = "\n\nDUTIES\n\n- Manages the network\n"


def role(said, head=HEAD):
    text = f"{head}SUMMARY\n\n{said}{DUTIES}"
    return extract.posting(reading.read_bytes(text.encode(), "a.txt", ".txt")).roles[0]


@pytest.mark.parametrize(
    "said",
    [
        "Reports to the IT Director, with a dotted line to the Finance Director.",
        "Reports to the IT Director and has a dotted-line reporting relationship to the Finance Director.",
        "Reports to the IT Director and functionally reports to the Finance Director.",
    ],
)
def test_a_dotted_line_is_beside_the_manager_and_no_manager(said):
    read = role(said)

    assert read.reports_to.title == "IT Director"
    assert [each.title for each in read.dotted_to] == ["Finance Director"]


def test_a_plain_line_is_no_dotted_one():
    assert not role("Reports to the IT Director.").dotted_to


@pytest.mark.parametrize(
    ("said", "name", "chairs"),
    [
        ("Chairs the Change Advisory Board.", "Change Advisory Board", True),
        ("Serves on the Technology Steering Committee.", "Technology Steering Committee", False),
        ("Is a voting member of the Data Governance Council.", "Data Governance Council", False),
    ],
)
def test_boards_that_a_role_sits_on_are_read(said, name, chairs):
    assert [(each.name, each.chairs) for each in role(said).bodies] == [(name, chairs)]


@pytest.mark.parametrize("said", ["Presents reports to the City Council.", "Advises the Board of Trustees."])
def test_boards_that_are_only_reported_to_are_not(said):
    assert not role(said).bodies


def test_the_number_of_positions_is_read_from_its_label():
    assert role("Runs the network.", HEAD + "Number of positions: 3\n\n").positions == 3
    assert role("Runs the network.", HEAD + "Number of openings: 3\n\n").positions == 0


def test_a_duty_whose_words_name_no_domain_is_marked_as_guessed():
    duties = {each.text: each for each in role("Runs the network.").duties}

    assert duties["Manages the network"].domains == ("inf.network",)
    assert not duties["Manages the network"].guessed
    text = f"{HEAD}DUTIES\n\n- Hires, trains and evaluates staff\n"
    hired = extract.posting(reading.read_bytes(text.encode(), "a.txt", ".txt")).roles[0].duties[0]
    assert hired.domains == ("ppl.leadership",)
    assert hired.guessed


def test_the_json_has_dotted_lines_boards_and_positions():
    said = "Reports to the IT Director, with a dotted line to the Finance Director. Chairs the Change Advisory Board."
    text = f"{HEAD}Number of positions: 3\n\nSUMMARY\n\n{said}{DUTIES}"
    posting = extract.posting(reading.read_bytes(text.encode(), "a.txt", ".txt"))
    (read,) = json.loads(imported_json.render([posting]))[0]["roles"]

    assert read["dotted_to"] == ["Finance Director"]
    assert read["bodies"] == [{"name": "Change Advisory Board", "chairs": True, "lines": [9, 9]}]
    assert read["positions"] == 3
