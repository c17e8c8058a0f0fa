"""Matrices as values: domains by role and by unit, roles by role."""

import pytest

from orgmodel.model import cells
from orgmodel.model.refs import Ref
from orgmodel.render.maps.matrix import narrowed, raci_matrix, role_matrix, unit_matrix

MODEL = """
orgmodel: 1
organization: {id: acme, name: Acme}
units:
  - {id: bureau, name: Bureau}
  - {id: ops, name: Operations, parent: bureau}
  - {id: net, name: Network, parent: ops}
  - {id: srv, name: Servers, parent: ops}
  - {id: plan, name: Planning, parent: bureau}
roles:
  - {id: cio, title: CIO, reports_to: none, unit: bureau, owns: [{domain: gov.strategy, level: accountable}]}
  - id: net-lead
    title: Network Lead
    unit: net
    reports_to: cio
    owns: [{domain: fin.budget, level: accountable}, {domain: inf.network, level: responsible}]
  - id: server-lead
    title: Server Lead
    unit: srv
    reports_to: cio
    owns: [{domain: fin.budget, level: responsible, inferred: [level], confidence: likely}]
  - {id: planner, title: Planner, unit: plan, reports_to: cio, owns: [{domain: fin.budget, level: accountable}]}
  - {id: adviser, title: Adviser, reports_to: cio, owns: [{domain: fin.budget, level: consulted}]}
  - {id: clerk, title: Clerk, unit: plan, reports_to: cio}
"""


def letters(matrix, name):
    (row,) = [row for row in matrix.rows if row.name == name]
    return [cell and cell.shown for cell in row.cells]


def test_each_unit_is_a_column_and_roles_without_one_stand_in_the_last(org):
    matrix = unit_matrix(org(MODEL))

    assert matrix.columns == ("Bureau", "Network", "Servers", "Planning", "unit not stated")
    assert letters(matrix, "IT budgeting") == [None, "A", "(R)", "A", "C"]
    assert not matrix.by_role and not matrix.rolled_up
    assert matrix.column[Ref("role", "adviser")] == 4


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ("{level: responsible}", "R"),
        ("{level: responsible, inferred: [level], confidence: likely}", "(R)"),
        ("{level: responsible, inferred: [level], confidence: possible}", "(R?)"),
        ("{level: responsible, inferred: [activity], activity: performs, confidence: possible}", "R"),
        (
            "{level: accountable, inferred: [level]}, {level: responsible, status: inferred, confidence: likely}",
            "(A?/R)",
        ),
        ("{level: accountable}, {level: responsible, inferred: [level], confidence: possible}", "A/R"),
    ],
)
def test_what_is_only_possible_is_marked(org, claims, shown):
    owns = claims.replace("{", "{domain: fin.budget, ")
    ((row,),) = (raci_matrix(org(f"roles: [{{id: cio, title: CIO, owns: [{owns}]}}]")).rows,)

    assert [cell.shown for cell in row.cells] == [shown]
    assert cells.levels(shown)  # what a report shows can be read back


def test_many_units_stand_under_those_that_they_lie_within(org):
    matrix = unit_matrix(org(MODEL), units=3)

    assert matrix.columns == ("Bureau", "Operations", "Planning", "unit not stated")
    assert letters(matrix, "IT budgeting") == [None, "A/R", "A", "C"]
    assert matrix.rolled_up


def test_units_beyond_the_most_stand_in_one_column_rather_than_all_in_one(org):
    flat = MODEL.replace(", parent: bureau", "").replace(", parent: ops", "")

    matrix = unit_matrix(org(flat), units=2)

    assert len(matrix.columns) == 3
    assert matrix.columns[-1] == "other units, or not stated"


def test_with_fewer_than_two_units_each_column_is_a_role(org):
    matrix = unit_matrix(
        org(MODEL.replace("unit: plan, ", "").replace("unit: bureau, ", "").replace("unit: srv", "unit: net"))
    )

    assert matrix.by_role
    assert matrix.columns == ("CIO", "Network Lead", "Server Lead", "Planner", "Adviser")
    assert matrix.left_out == 0


def test_of_too_many_roles_those_named_first_are_kept(org):
    graph = org(MODEL.replace("unit: ", "location: "))

    matrix = unit_matrix(graph, [Ref("role", "clerk")], roles=2)

    assert matrix.columns == ("Network Lead", "Clerk")
    assert matrix.left_out == 4


def test_a_role_without_a_claim_has_a_column_where_it_is_wanted(org):
    matrix = unit_matrix(org(MODEL), [Ref("role", "clerk")])

    assert matrix.columns[matrix.column[Ref("role", "clerk")]] == "Planning"
    assert Ref("role", "clerk") not in unit_matrix(org(MODEL)).column


def test_a_domain_is_contested_where_two_roles_answer_for_it_even_in_one_unit(org):
    rows = {row.name: row.contested for row in unit_matrix(org(MODEL.replace("unit: plan", "unit: net"))).rows}

    assert rows == {"IT strategy and planning": False, "IT budgeting": True, "Network services": False}


def test_a_narrowed_matrix_keeps_the_busiest_roles_and_no_empty_row(org):
    matrix = narrowed(raci_matrix(org(MODEL)), 2, [Ref("role", "planner")])

    assert matrix.titles == ("Network Lead", "Planner")
    assert [row.name for row in matrix.rows] == ["IT budgeting", "Network services"]
    assert narrowed(matrix, 2) is matrix


def test_roles_meet_where_one_finding_names_both(checked):
    matrix = role_matrix(checked(MODEL).active)

    by_title = dict(zip(matrix.titles, matrix.cells, strict=True))
    first, second = matrix.titles.index("Network Lead"), matrix.titles.index("Planner")
    assert by_title["Network Lead"][second] == by_title["Planner"][first]
    assert by_title["Planner"][first].domains == ("IT budgeting",)
    assert all(row[number] is None for number, row in enumerate(matrix.cells))


def test_roles_beyond_the_most_are_counted(checked):
    whole = role_matrix(checked(MODEL).active)
    matrix = role_matrix(checked(MODEL).active, 1)

    assert len(matrix.roles) == 1 and matrix.left_out == len(whole.roles) - 1
