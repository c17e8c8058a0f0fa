"""Do several documents become one model an organization, with every fact in its place?"""

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.documents.drafts.model import drafts
from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.model.words import Status, YesNo
from tests.load.documents import making


def draft(*texts):
    return drafts([posting(read_bytes(text.encode(), f"doc{number}.txt", ".txt")) for number, text in enumerate(texts)])


PLANNER = """CITY OF FAIRVALE
CLASS TITLE: HEAD OF PLANNING

SUMMARY

Coordinates events on behalf of the CIO.

ESSENTIAL DUTIES

• Manages stakeholder relationships on behalf of the CIO
• Works with the Network Operations Manager on the service portfolio
"""


def test_roles_that_are_only_named_are_not_described():
    (made,) = draft(making.DETAILS)
    roles = made.facts.roles

    assert list(roles.id) == ["network-operations-manager", "cio"]
    assert roles.described[1] == YesNo.NO
    assert roles.aliases == {}
    assert roles.provenance.evidence[1][0].source == "doc0"


def test_a_stated_manager_is_stated_and_a_suggested_one_is_inferred():
    (made,) = draft(making.DETAILS, PLANNER)
    lines = made.facts.lines
    solid = {made.facts.roles.id[lines.role[row]]: row for row in range(len(lines)) if lines.kind[row] == 0}

    assert lines.provenance.status[solid["network-operations-manager"]] == Status.STATED
    assert lines.provenance.status[solid["head-of-planning"]] == Status.INFERRED


def test_what_is_done_on_behalf_of_somebody_stays_theirs():
    (made,) = draft(PLANNER)
    rows = made.facts.assignments
    said = {(made.facts.roles.id[rows.role[row]], rows.domain[row]): rows.level[row] for row in range(len(rows))}

    assert said["head-of-planning", "brm.business"] == 1
    assert said["cio", "brm.business"] == 0


def test_the_same_role_in_two_documents_is_one_role_with_both_as_evidence():
    again = making.DETAILS.replace(
        "• Recommends changes to the IT budget", "• Approves purchasing requests of the network group"
    )
    (made,) = draft(making.DETAILS, again)
    graph = OrgGraph.compile(made.facts)

    assert list(graph.roles.id) == ["network-operations-manager", "cio"]
    assert {str(each) for each in made.facts.roles.provenance.evidence[0]} >= {"doc0#L3", "doc1#L3"}
    assert len(made.facts.duties) == 4
    assert [str(each) for each in made.facts.duties.provenance.evidence[0]] == ["doc0#L13", "doc1#L13"]


def test_another_class_code_makes_another_role():
    (made,) = draft(making.DETAILS, making.DETAILS.replace("4410", "4411"))

    assert list(made.facts.roles.id)[:2] == ["network-operations-manager", "network-operations-manager-2"]


def test_every_organization_gets_a_model_of_its_own():
    made = draft(making.DETAILS, making.DETAILS.replace("FAIRVALE", "OTHERTON"))

    assert [each.id for each in made] == ["city-of-fairvale", "city-of-otherton"]


def test_a_division_lies_within_its_department_and_a_bureau_above_it():
    head = "Department: Technology\nDivision: Networks\nBureau: Administration\n"
    (made,) = draft(making.DETAILS.replace("CLASS CODE", head.split("Bureau", maxsplit=1)[0] + "CLASS CODE"))
    (other,) = draft(making.DETAILS.replace("CLASS CODE", "Bureau: Administration\nDepartment: Technology\nCLASS CODE"))

    assert dict(zip(made.facts.units.id, made.facts.units.parent, strict=True)) == {
        "technology": "",
        "networks": "technology",
    }
    assert made.facts.roles.unit[0] == "networks"
    assert dict(zip(other.facts.units.id, other.facts.units.parent, strict=True)) == {
        "administration": "",
        "technology": "administration",
    }
    assert other.facts.roles.unit[0] == "technology"
