"""Is everybody in the plan once, in drawing order, with the right lines?"""

import pytest

from orgmodel.render.charts.plan import plan
from orgmodel.render.scenes.scene import LinkKind


@pytest.fixture
def planned(graph):
    return lambda text: plan(graph(text))


def names(graph, made):
    return [graph.roles.id[node.row] if node.row >= 0 else f"({node.name})" for node in made.nodes]


def test_stated_tops_come_first_then_open_trees_then_singles(graph):
    model = graph("""
roles:
  - {id: single}
  - {id: report, reports_to: silent}
  - {id: silent}
  - {id: second, reports_to: top}
  - {id: lost, reports_to: nobody}
  - {id: top, reports_to: none}
  - {id: first, reports_to: second}
""")

    made = plan(model)

    assert names(model, made) == ["top", "second", "first", "silent", "report", "(nobody)", "lost", "single"]
    assert made.parents == (-1, 0, 1, -1, 3, -1, 5, -1)


def test_silence_is_no_top_and_is_not_asked_of_roles_outside_the_model(planned):
    made = planned("""
roles:
  - {id: top, reports_to: none}
  - {id: silent}
  - {id: outside, in_scope: no}
  - {id: lost, reports_to: nobody}
""")

    assert [node.silent for node in made.nodes] == [False, False, False, True, False]


def test_a_second_manager_is_a_further_line(planned):
    made = planned("""
roles:
  - {id: top, reports_to: none}
  - {id: other, reports_to: top}
  - {id: report, reports_to: [top, other]}
""")

    assert [(tie.report, tie.manager, tie.kind) for tie in made.crossings] == [(2, 1, LinkKind.FURTHER)]


def test_members_of_a_circle_stand_side_by_side_and_keep_their_lines(planned):
    made = planned("""
roles:
  - {id: a, reports_to: c}
  - {id: single}
  - {id: b, reports_to: a}
  - {id: c, reports_to: b}
  - {id: below, reports_to: b}
  - {id: self, reports_to: self}
""")

    assert made.parents == (-1, -1, 1, -1, -1, -1)
    assert [(tie.report, tie.manager) for tie in made.crossings] == [(0, 3), (1, 0), (3, 1), (4, 4)]
    assert {tie.kind for tie in made.crossings} == {LinkKind.CIRCULAR}


def test_a_line_from_one_circle_to_another_is_not_circular(planned):
    made = planned("""
roles:
  - {id: a, reports_to: [b, c]}
  - {id: b, reports_to: a}
  - {id: c, reports_to: d}
  - {id: d, reports_to: c}
""")

    assert [tie.kind for tie in made.crossings] == [
        LinkKind.CIRCULAR,
        LinkKind.FURTHER,
        LinkKind.CIRCULAR,
        LinkKind.CIRCULAR,
        LinkKind.CIRCULAR,
    ]


def test_a_manager_who_is_not_in_the_model_is_one_ghost_for_all_lines(graph):
    model = graph("""
roles:
  - {id: a, reports_to: nobody}
  - {id: b, reports_to: none, dotted_to: [nobody]}
  - {id: c, reports_to: nobody}
""")

    made = plan(model)

    assert names(model, made) == ["b", "(nobody)", "a", "c"]
    assert [(tie.report, tie.manager, tie.kind) for tie in made.crossings] == [(0, 1, LinkKind.DOTTED)]


def test_proposed_roles_have_their_lines_and_abolished_ones_are_left_out(graph):
    model = graph("""
roles:
  - {id: top, reports_to: none}
  - {id: new, reports_to: top, establishment: proposed}
  - {id: old, reports_to: top, establishment: abolished}
  - {id: past, reports_to: top, valid: {until: 2025-01-01}}
""")

    made = plan(model)

    assert names(model, made) == ["top", "new"]
    assert made.left_out == 2


def test_an_abolished_role_to_whom_a_line_still_leads_is_drawn(graph):
    model = graph("""
roles:
  - {id: top, reports_to: none}
  - {id: old, reports_to: top, establishment: abolished}
  - {id: report, reports_to: old}
""")

    made = plan(model)

    assert names(model, made) == ["top", "old", "report"]
    assert made.parents == (-1, -1, 1)
    assert not made.nodes[1].silent


def test_lines_say_how_sure_they_are_and_what_they_are_for(planned):
    made = planned("""
roles:
  - {id: top, reports_to: none}
  - {id: a, reports_to: {role: top, status: inferred, confidence: likely}}
  - {id: b, reports_to: {role: top, status: inferred}, dotted_to: [{role: a, for: budgets, inferred: [role]}]}
""")

    assert [tie.doubt for tie in made.branches.values()] == ["likely", "inferred"]
    assert [(tie.doubt, tie.purpose) for tie in made.crossings] == [("inferred", "budgets")]


def test_two_roles_of_one_id_are_both_drawn(planned):
    made = planned("""
roles:
  - {id: top, reports_to: none}
  - {id: twin, reports_to: top}
  - {id: twin, reports_to: top}
""")

    assert len(made.nodes) == 3
