"""Is the overlap score that of its formula: 100 × criticality/5 × (1 − Π(1 − L·S·T·D·J·conf))?"""

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.hierarchy import NONE, OPEN
from orgmodel.graph.overlap import JOINT_FACTOR, SCOPE_FACTOR, UNCOMPARED, Joint, distance_factor, score
from orgmodel.graph.pairing import (
    pairs_of_accountable_and_responsible,
    pairs_of_parent_and_child,
    pairs_on_one_domain,
)
from orgmodel.graph.scopes import ScopeRelation
from orgmodel.model.words import Level, Tri

chances = st.floats(0, 1)
MEETING = 0  # any row


def alike(likeness):
    """T of the formula, for duties that are compared."""
    return 0.5 + 0.5 * likeness


# The formula, by the oracles of the rules' description


@pytest.mark.parametrize(
    ("meeting", "distance", "expected"),
    [(MEETING, 1, 50.0), (MEETING, 2, 75.0), (MEETING, 3, 100.0), (NONE, 0, 100.0), (MEETING, 0, 0.0), (OPEN, 0, 50.0)],
    ids=["siblings", "cousins", "further", "no common manager", "manager and own report", "unknown line"],
)
def test_two_undeclared_accountable_roles_of_one_scope_score_by_their_distance(meeting, distance, expected):
    chance = 1.0 * SCOPE_FACTOR[ScopeRelation.SAME] * alike(1) * distance_factor(meeting, distance)

    assert score(5, [chance * JOINT_FACTOR[Joint.NOBODY]]) == pytest.approx(expected)


def test_three_accountable_siblings_score_more_than_two():
    chance = SCOPE_FACTOR[ScopeRelation.SAME] * alike(0.6) * distance_factor(MEETING, 1)

    assert score(4, [chance] * 3) == pytest.approx(62.72)


def test_an_accountable_role_and_a_responsible_one_outside_its_line():
    chance = 0.5 * alike(0.5) * distance_factor(MEETING, 2)

    assert score(5, [chance]) == pytest.approx(28.125)


def test_scopes_weigh_by_what_is_known_of_them():
    relations = (ScopeRelation.SAME, ScopeRelation.NESTED, ScopeRelation.UNKNOWN, ScopeRelation.DISJOINT)

    assert [1.0, 0.7, 0.6, 0.0] == [SCOPE_FACTOR[relation] for relation in relations]


def test_declared_sharing_weighs_less():
    assert [1.0, 0.6, 0.25] == [JOINT_FACTOR[who] for who in Joint]


@given(st.lists(chances), st.integers(1, 5))
def test_a_score_lies_between_0_and_100_and_follows_the_formula(chances, criticality):
    found = score(criticality, chances)

    assert 0 <= found <= 20 * criticality
    assert found == pytest.approx(20 * criticality * (1 - prod(1 - each for each in chances)))


@given(st.lists(chances), chances, st.integers(1, 5))
def test_another_claim_never_lowers_a_score(chances, further, criticality):
    assert score(criticality, [*chances, further]) >= score(criticality, chances) - 1e-9


@given(st.permutations([0.1, 0.5, 0.9, 0.3]))
def test_a_score_does_not_depend_on_the_order_of_the_pairs(order):
    assert score(3, order) == pytest.approx(score(3, [0.1, 0.3, 0.5, 0.9]))


@given(st.lists(chances, min_size=1), st.data())
def test_a_score_grows_with_each_chance_and_with_criticality(chances, data):
    place = data.draw(st.integers(0, len(chances) - 1))
    more = data.draw(st.floats(chances[place], 1))

    assert score(3, [*chances[:place], more, *chances[place + 1 :]]) >= score(3, chances) - 1e-9
    assert score(4, chances) >= score(3, chances)


def test_fewer_than_two_claims_score_nothing():
    assert 0.0 == score(5, [])


@given(st.integers(0, 50), st.integers(0, 50))
def test_distance_weighs_more_the_further_it_is(near, far):
    near, far = sorted([near, far])

    assert distance_factor(MEETING, near) <= distance_factor(MEETING, far) <= distance_factor(NONE, 0)


# The same from authored models


def scored(graph, pairs=pairs_on_one_domain):
    found = pairs(graph, Level.ACCOUNTABLE)
    return found.score() if len(found) else 0.0


TWO = """
domains: [{{id: d, criticality: 5}}]
scopes: [{{id: county}}, {{id: courts, within: county}}, {{id: city}}]
roles:
  - {{id: top, reports_to: none}}
  - {{id: m, reports_to: top}}
  - {{id: a, reports_to: {above_a}, owns: [{{domain: d, level: accountable, scope: {scope_a}, evidence: s, {a}}}]}}
  - {{id: b, reports_to: {above_b}, owns: [{{domain: d, level: accountable, scope: {scope_b}, evidence: s, {b}}}]}}
"""


def two(**said):
    usual = {"above_a": "top", "above_b": "top", "scope_a": "all", "scope_b": "all", "a": "note", "b": "note"}
    return TWO.format(**{**usual, **said}).replace(", note}", "}")


@pytest.mark.parametrize(
    ("said", "chance"),
    [
        ({}, 0.5),
        ({"above_a": "m"}, 0.75),
        ({"above_a": "none"}, 1.0),
        ({"above_a": "ghost"}, 0.5),
        ({"above_a": "b"}, 0.0),
        ({"scope_a": "courts"}, 0.5 * 0.7),
        ({"scope_a": "~"}, 0.5 * 0.6),
        ({"scope_a": "undeclared"}, 0.5 * 0.6),
        ({"scope_a": "city", "scope_b": "courts"}, 0.5 * 0.6),
        ({"a": "except: [county]", "scope_b": "courts"}, 0.0),
        ({"a": "joint_with: [b]"}, 0.5 * 0.6),
        ({"a": "joint_with: [b]", "b": "joint_with: [a]"}, 0.5 * 0.25),
        ({"a": "joint_with: [m]"}, 0.5),
        ({"a": "status: inferred, confidence: likely"}, 0.5 * 0.8),
        ({"a": "status: inferred", "b": "status: asserted"}, 0.5 * 0.5),
        ({"a": "status: asserted"}, 0.5 * 0.9),
        ({"a": "inferred: [activity]"}, 0.5),
    ],
)
def test_each_factor_is_read_from_the_model(org, said, chance):
    graph = org(two(**said))

    assert scored(graph) == pytest.approx(100 * chance * UNCOMPARED)


@pytest.mark.parametrize("claims", [0, 1])
def test_a_domain_with_fewer_than_two_claims_has_no_pairs(org, claims):
    graph = org("roles: [{id: a}, {id: b, owns: [" + "inf" * claims + "]}]")

    assert 0.0 == scored(graph)


def test_two_claims_of_one_role_are_no_pair(org):
    assert 0.0 == scored(org("roles: [{id: a, owns: [inf, {domain: inf, level: accountable, scope: all}]}]"))


@given(data=st.data())
def test_adding_an_accountable_role_never_lowers_a_score(org, data):
    count = data.draw(st.integers(2, 5))
    above = [
        data.draw(st.sampled_from(["top", "m", "none", "~", *[f"r{each}" for each in range(number)]]))
        for number in range(count)
    ]
    scope = [data.draw(st.sampled_from(["all", "county", "~"])) for _ in range(count)]
    head = "scopes: [{id: county}]\nroles:\n  - {id: top, reports_to: none}\n  - {id: m, reports_to: top}\n"
    role = "  - {{id: r{}, reports_to: {}, owns: [{{domain: inf, level: accountable, scope: {}}}]}}\n"
    rows = [role.format(number, *each) for number, each in enumerate(zip(above, scope, strict=True))]

    before, after = (scored(org(head + "".join(some))) for some in (rows[:-1], rows))

    assert 0 <= before <= after + 1e-9 <= 100 + 1e-9


@given(data=st.data())
def test_the_order_of_the_roles_does_not_change_a_score(org, data):
    *head, first, second, third, fourth = two(above_a="m", a="joint_with: [b]").splitlines()
    order = data.draw(st.permutations([first, second, third, fourth]))

    assert scored(org("\n".join([*head, *order]))) == pytest.approx(100 * 0.75 * 0.6 * UNCOMPARED)


@pytest.mark.parametrize(
    ("managers", "chain"),
    [
        ("a", Tri.YES),
        ("{role: a, status: inferred}", Tri.UNKNOWN),
        ("m", Tri.YES),
        ("g", Tri.UNKNOWN),
        ("[g, a]", Tri.YES),
        ("[{role: g, status: inferred}, m]", Tri.YES),
        ("[m, {role: a, status: inferred}]", Tri.YES),
        ("[other, {role: a, status: inferred}]", Tri.UNKNOWN),
        ("[{role: other, status: inferred}, a]", Tri.YES),
        ("[{role: m, status: inferred}, {role: a, status: inferred}]", Tri.UNKNOWN),
    ],
)
def test_a_chain_by_an_inferred_line_is_unknown_unless_another_way_up_is_stated(org, managers, chain):
    graph = org(
        f"""
        roles:
          - {{id: a, reports_to: none, owns: [inf]}}
          - {{id: m, reports_to: a}}
          - {{id: g, reports_to: {{role: a, status: inferred}}}}
          - {{id: other, reports_to: none}}
          - {{id: b, reports_to: {managers}, owns: [inf]}}
        """
    )

    assert [chain] == pairs_on_one_domain(graph, Level.ACCOUNTABLE).chain.tolist()


def test_pairs_of_parent_and_child_dispute_the_child(org):
    graph = org("roles: [{id: a, owns: [inf]}, {id: b, owns: [inf.network, inf]}, {id: c, owns: [inf.network]}]")

    pairs = pairs_of_parent_and_child(graph, Level.ACCOUNTABLE)

    found = {tuple(graph.roles.id[row] for row in pair) for pair in zip(*pairs.roles, strict=True)}
    assert {"inf.network"} == {graph.domains.id(row) for row in pairs.domain}
    assert {("a", "b"), ("a", "c")} <= found


def test_pairs_across_levels_weigh_half(org):
    graph = org(
        """
        roles:
          - {id: top, reports_to: none}
          - {id: a, reports_to: top, owns: [{domain: svc.desk, level: accountable, scope: all, evidence: s}]}
          - {id: b, reports_to: top, owns: [{domain: svc.desk, level: responsible, scope: all, evidence: s}]}
        """
    )

    pairs = pairs_of_accountable_and_responsible(graph)

    assert [0.5 * 0.5 * UNCOMPARED] == pairs.chance.tolist()
