"""Do units unfold to what is in them: managers, roles, what these hold, and the findings that name them?"""

import pytest

from benchmarks.organizations import UNIT_SIZE, yaml_model
from orgmodel import api
from orgmodel.report.html.units import units
from tests.report.pages import ACME, Page

MODEL = """
completeness: [{all: complete}]
units: [{id: ops, name: Operations}, {id: desk, name: Service Desk, parent: ops}]
roles:
  - {id: cio, title: Director, reports_to: none}
  - {id: lead, title: Lead, unit: ops, reports_to: cio, owns: [inf.network, {domain: inf.storage, level: responsible}]}
  - {id: a, title: Analyst, unit: desk, reports_to: lead, owns: [{domain: svc.desk, level: responsible}]}
  - {id: b, title: Analyst, unit: desk, reports_to: lead, owns: [{domain: svc.desk, level: responsible}]}
  - {id: c, title: Analyst, unit: desk, reports_to: lead, owns: [{domain: svc.desk, inferred: [level], level: consulted}]}
  - {id: lost, title: Clerk, unit: desk}
"""


def by_name(result, found=None):
    made = units(result, list(result.active) if found is None else found)
    return made, {unit.name: unit for unit in (*made.first, *made.others)}


def test_roles_of_one_title_that_hold_the_same_are_one_line_with_a_number(checked):
    made, found = by_name(checked(MODEL))
    said = {
        team.manager: [
            (role.title, role.number, [(letter, made.domains[each]) for letter, held in role.domains for each in held])
            for role in team.roles
        ]
        for team in found["Service Desk"].teams
    }
    assert said == {
        "Reports to the Lead": [("Analyst", 2, [("R", "Service desk")]), ("Analyst", 1, [("(C?)", "Service desk")])],
        "Reporting line not stated": [("Clerk", 1, [])],
    }
    assert found["Service Desk"].within == "Operations"
    assert [team.manager for team in found["Unit not stated"].teams] == ["At the top"]


def test_a_finding_stands_in_each_unit_that_it_names_and_the_weights_count_them(checked):
    result = checked(MODEL)
    _, found = by_name(result)
    lines = {unit: [each.code for each in found[unit].findings] for unit in found}
    assert "STR004" in lines["Service Desk"] and "STR004" not in lines["Operations"]
    for unit in found.values():
        assert sum(number for _, number in unit.weights) == len(unit.findings) + unit.more_findings


def test_units_stand_in_the_order_of_the_model_whatever_is_found_there(checked):
    result = checked(MODEL)
    for found in ([], list(result.active)):
        made, _ = by_name(result, found)
        assert [unit.name for unit in made.first] == ["Operations", "Service Desk", "Unit not stated"]


@pytest.mark.parametrize("roles", [2_000, 8_000])
def test_a_page_has_forty_units_first_and_never_more_roles_than_it_can_show(checked, roles):
    made, found = by_name(checked(yaml_model(roles), rules=()), [])
    assert len(made.first) == 40
    assert len(found) + made.left_out == roles // UNIT_SIZE
    shown = sum(team.number for unit in found.values() for team in unit.teams)
    assert shown == min(roles, 6_000)
    assert bool(made.left_out) is (roles > 6_000)


def test_each_role_of_acme_that_is_active_stands_in_one_unit():
    result = api.check(ACME)
    _, found = by_name(result)
    graph = result.graph
    assert sum(unit.number for unit in found.values()) == int((graph.active & graph.in_scope).sum())


def test_what_a_role_holds_is_written_for_the_matrix_by_numbers_that_name_its_domains(checked):
    result = checked(MODEL)
    page = Page(api.report(result, "html")).root
    (line,) = (each for each in page.all("li") if each.attributes.get("data-holds", "").count(" ") == 1)
    made, _ = by_name(result)
    assert line.text.startswith("Lead")
    numbers = [int(part.split(":")[1]) for part in line.attributes["data-holds"].split()]
    assert [made.domains[number] in line.text for number in numbers] == [True, True]
