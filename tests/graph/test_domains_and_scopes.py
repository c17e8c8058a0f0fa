"""Are domains, units and scopes found, nested and compared as the format says, circles among them included?"""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.domains import DomainTree, normalized
from orgmodel.graph.nesting import Nesting
from orgmodel.graph.scopes import ScopeRelation, ScopeTree
from orgmodel.model.entities import Domain, Scope
from orgmodel.model.words import UNKNOWN, Required

SCOPES = """
scopes:
  - {id: county}
  - {id: courts, within: county}
  - {id: appeals, within: courts}
  - {id: parks, within: county}
  - {id: city}
"""


# Nesting


@st.composite
def nested(draw):
    count = draw(st.integers(0, 8))
    names = [draw(st.sampled_from(["a", "b", "c", "d", "e", ""])) for _ in range(count)]
    return Nesting(names, [draw(st.sampled_from(["a", "b", "c", "d", "e", "", "nobody"])) for _ in range(count)])


@given(nested())
def test_nesting_is_that_of_networkx(tree):
    count = len(tree.ids)
    first = {name: row for row, name in reversed(list(enumerate(tree.ids))) if name}
    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((row, first[parent]) for row, parent in enumerate(tree.parents) if parent in first)
    circles = list(nx.strongly_connected_components(graph))
    circular = {row for group in circles for row in group if len(group) > 1 or graph.has_edge(row, row)}

    assert first == tree.rows
    assert tuple(sorted(circular)) == tree.circular
    for row in range(count):
        above = nx.descendants(graph, row) | {row}
        assert above == tree.above(row) == set(tree.upwards(row))
        assert tuple(sorted(nx.ancestors(graph, row) | {row})) == tree.below(row)
        assert [other in above for other in range(count)] == [tree.is_within(row, other) for other in range(count)]


@pytest.mark.parametrize(
    ("key", "parent", "tree"),
    [
        ("units", "parent", lambda graph: graph.units),
        ("domains", "parent", lambda graph: graph.domains.nesting),
        ("scopes", "within", lambda graph: graph.scopes.nesting),
    ],
)
def test_a_circle_of_parents_ends(org, key, parent, tree):
    graph = org(
        f"catalog: none\n{key}: [{{id: a, {parent}: b}}, {{id: b, {parent}: a}}, {{id: c, {parent}: c}}, "
        f"{{id: d, {parent}: a}}, {{id: e, {parent}: nobody}}]"
    )

    nesting = tree(graph)
    assert (0, 1, 2) == nesting.circular
    assert [{0, 1}, {0, 1}, {2}, {3, 0, 1}, {4}] == [set(nesting.above(row)) for row in range(5)]


def test_questions_about_a_circle_of_domains_have_answers(org):
    graph = org(
        "catalog: none\ndomains: [{id: a, parent: b, criticality: 2}, {id: b, parent: a}]\nroles: [{id: r, owns: [a, b]}]"
    )

    assert (2, 2) == graph.domains.criticality
    assert [2, 2] == [graph.domains.level(row) for row in (0, 1)]
    assert (0,) == graph.ownership.owners(0)
    assert {0, 1} == set(graph.ownership.at_or_below(1))


# Domains


@pytest.mark.parametrize(
    "name",
    [
        "svc.desk",
        "Service desk",
        "service desk",
        "SERVICE  DESK",
        "help desk",
        "Help-Desk",
        "help_desk",
        "support centre",
    ],
)
def test_a_domain_is_found_by_id_name_or_alias(org, name):
    domains = org("").domains

    assert "svc.desk" == domains.id(domains.row(name))


@pytest.mark.parametrize("name", ["", " ", "nothing", "svc.des"])
def test_a_name_that_no_domain_has_is_not_found(org, name):
    assert -1 == org("").domains.row(name)


@given(st.text())
def test_normal_forms_are_stable(text):
    assert normalized(text) == normalized(normalized(text))


def test_an_id_is_claimed_before_a_name_and_a_name_before_an_alias():
    tree = DomainTree(
        (
            Domain(id="a", name="x y", aliases=("c", "z")),
            Domain(id="b", name="z"),
            Domain(id="c", name="w", aliases=("x-y",)),
        )
    )

    assert [2, 1, 0] == [tree.row(name) for name in ("c", "z", "X Y")]


def test_own_entries_override_the_catalog_field_by_field(org):
    text = "domains: [{id: svc.desk, criticality: 1, aliases: [hotline]}, {id: own, parent: svc.desk, aliases: [my thing]}]"
    before, after = org("").domains, org(text).domains

    row = after.row("svc.desk")
    assert (1, "Service desk") == (after.criticality[row], after.name(row))
    assert row == after.row("hotline")
    assert -1 == after.row("help desk")
    assert before.required(before.row("svc.desk")) == after.required(row)
    assert after.nesting.is_within(after.row("my thing"), after.row("svc"))


def test_criticality_is_stated_or_the_highest_within_or_three():
    tree = DomainTree(
        (
            Domain(id="a"),
            Domain(id="a.b", parent="a", criticality=2),
            Domain(id="a.c", parent="a", criticality=5),
            Domain(id="d"),
            Domain(id="e", criticality=1),
            Domain(id="e.f", parent="e", criticality=4),
        )
    )

    assert (5, 2, 5, 3, 1, 4) == tree.criticality


def test_what_nobody_calls_required_is_unknown(org):
    domains = org("catalog: none\ndomains: [{id: a}, {id: b, required: core}]").domains

    assert [UNKNOWN, Required.CORE] == [domains.required(row) for row in (0, 1)]


# Scopes


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("county", "county", "same"),
        ("all", "all", "same"),
        ("courts", "county", "nested"),
        ("appeals", "county", "nested"),
        ("courts", "all", "nested"),
        ("courts", "parks", "disjoint"),
        ("county", "city", "unknown"),
        ("", "county", "unknown"),
        ("", "", "unknown"),
        ("", "all", "unknown"),
        ("undeclared", "undeclared", "unknown"),
        ("undeclared", "all", "unknown"),
    ],
)
def test_two_scopes_are_the_same_nested_disjoint_or_unknown(org, left, right, relation):
    scopes = org(SCOPES).scopes

    assert relation == str(scopes.relation(left, right)) == str(scopes.relation(right, left))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("scope: county, except: [courts]", "scope: courts", "disjoint"),
        ("scope: county, except: [courts]", "scope: appeals", "disjoint"),
        ("scope: county, except: [courts]", "scope: parks", "nested"),
        ("scope: county, except: [appeals]", "scope: courts", "nested"),
        ("scope: all, except: [county]", "scope: courts", "disjoint"),
        ("scope: county, except: [courts]", "scope: county", "same"),
        ("except: [courts]", "scope: courts", "disjoint"),
        ("scope: county, customers: clerks", "scope: county, customers: Clerks", "same"),
        ("scope: county, customers: clerks", "scope: county, customers: judges", "disjoint"),
        ("scope: county, customers: clerks", "scope: county", "same"),
        ("scope: courts, customers: clerks", "scope: county, customers: judges", "nested"),
        ("customers: clerks", "customers: judges", "disjoint"),
    ],
)
def test_exceptions_and_customers_split_a_scope(org, left, right, relation):
    owns = ", ".join(f"{{domain: inf, level: accountable, {each}}}" for each in (left, right))
    owned = org(f"{SCOPES}roles: [{{id: a, owns: [{owns}]}}]").ownership

    assert relation == str(owned.scope_relation(0, 1)) == str(owned.scope_relation(1, 0))


@given(st.data())
def test_many_relations_at_once_are_those_of_single_pairs(org, data):
    scope = st.sampled_from(["", "all", "county", "courts", "appeals", "parks", "city", "undeclared"])
    claim = st.builds(
        lambda scope, excepted, customers: (
            f"{{domain: inf, level: accountable, scope: {scope or '~'}, "
            f"except: [{', '.join(excepted)}], customers: {customers or '~'}}}"
        ),
        scope,
        st.lists(scope.filter(bool), max_size=2),
        st.sampled_from(["", "", "clerks", "judges"]),
    )
    claims = data.draw(st.lists(claim, min_size=2, max_size=5))
    owned = org(f"{SCOPES}roles: [{{id: a, owns: [{', '.join(claims)}]}}]").ownership
    rows = np.arange(len(claims))
    left, right = np.repeat(rows, len(rows)), np.tile(rows, len(rows))

    expected = [owned.scope_relation(*pair) for pair in zip(left.tolist(), right.tolist(), strict=True)]
    assert expected == owned.scope_relations.between(left, right).tolist()


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "nobody", ""]), min_size=4, max_size=4))
def test_the_relation_of_scopes_does_not_depend_on_their_order(parents):
    tree = ScopeTree(tuple(Scope(id=id, within=parent or None) for id, parent in zip("abcd", parents, strict=True)))
    names = [*"abcd", "all", "", "nobody"]

    for left in names:
        for right in names:
            assert tree.relation(left, right) == tree.relation(right, left)
        assert (tree.relation(left, left) == ScopeRelation.SAME) == (left not in {"", "nobody"})
