"""Who owns what, on which day, and what does the model hold in full?"""

import numpy as np
import pytest

from orgmodel.model.words import Level

TREE = """
catalog: none
domains:
  - {id: inf, aliases: [infrastructure]}
  - {id: inf.net, parent: inf}
  - {id: inf.net.lan, parent: inf.net}
  - {id: inf.cloud, parent: inf}
"""


def names(graph, roles):
    return [graph.roles.id[row] for row in roles]


def test_owners_are_accountable_for_a_domain_or_for_what_it_lies_within(org):
    graph = org(
        TREE
        + """
roles:
  - {id: a, owns: [infrastructure]}
  - {id: b, owns: [inf.net]}
  - {id: c, owns: [{domain: inf.net, level: responsible}, inf.cloud, nothing]}
"""
    )
    owned = graph.ownership

    assert [["a"], ["b", "a"], ["b", "a"], ["c", "a"]] == [names(graph, owned.owners(row)) for row in range(4)]
    assert [0, 1, 1, 3, -1] == owned.domain.tolist()
    assert (1, 2) == owned.of_domain(1)
    assert (2,) == owned.of_domain(1, Level.RESPONSIBLE)
    assert (1, 2, 0) == owned.at_or_above(2)
    assert (0, 1, 2, 3) == owned.at_or_below(0)
    assert (2, 3, 4) == owned.of_role(2)
    assert [0, 1, 3] == owned.rows(Level.ACCOUNTABLE).tolist()


@pytest.mark.parametrize(
    ("interval", "holds"),
    [
        ("from: 2026-01-01", True),
        ("from: 2026-01-02", False),
        ("until: 2026-01-01", False),
        ("until: 2026-01-02", True),
    ],
)
def test_an_assignment_holds_in_its_interval(org, interval, holds):
    graph = org(
        f"as_of: 2026-01-01\nroles: [{{id: a, owns: [{{domain: inf, level: accountable, valid: {{{interval}}}}}]}}]"
    )

    assert holds == bool(graph.ownership.owners(graph.domains.row("inf")))


def test_a_role_that_does_not_exist_owns_nothing(org):
    graph = org("roles: [{id: a, establishment: proposed, owns: [inf]}]")

    assert () == graph.ownership.owners(graph.domains.row("inf"))
    assert () == graph.ownership.of_role(0)


@pytest.mark.parametrize(
    ("declared", "complete"),
    [
        ("", []),
        ("{unit: ops, roles: complete}", ["ops", "net"]),
        ("{unit: net, roles: complete}", ["net"]),
        ("{unit: ops, complete: yes}", ["ops", "net"]),
        ("{unit: ops, complete: yes, roles: partial}", []),
        ("{unit: ops, assignments: complete}", []),
        ("{unit: nothing, roles: complete}", []),
        ("{all: complete}", ["ops", "net", "law", None]),
        ("{all: complete, roles: partial}", []),
        ("{all: partial}", []),
        ("{all: complete, roles: partial}, {unit: law, roles: complete}", ["law"]),
    ],
)
def test_a_unit_is_complete_with_all_that_lies_within_it(org, declared, complete):
    graph = org(
        f"""
        completeness: [{declared}]
        units: [{{id: ops}}, {{id: net, parent: ops}}, {{id: law}}]
        roles: [{{id: a, unit: ops}}, {{id: b, unit: net}}, {{id: c, unit: law}}, {{id: d}}, {{id: e, unit: gone}}]
        """
    )

    full = graph.coverage.roles_in_full(graph.unit_row)

    assert [unit in complete for unit in ("ops", "net", "law", None, None)] == full.tolist()


@pytest.mark.parametrize(
    ("declared", "complete"),
    [
        ("", []),
        ("{domain: inf.net, assignments: complete}", ["inf.net", "inf.net.lan"]),
        ("{domain: infrastructure, complete: yes}", ["inf", "inf.net", "inf.net.lan", "inf.cloud"]),
        ("{domain: inf, roles: complete}", []),
        ("{domain: nothing, assignments: complete}", []),
        ("{all: complete}", ["inf", "inf.net", "inf.net.lan", "inf.cloud"]),
        ("{all: complete, assignments: partial}", []),
    ],
)
def test_a_family_of_domains_is_complete_with_all_that_lies_within_it(org, declared, complete):
    graph = org(f"{TREE}completeness: [{declared}]")

    assert complete == [graph.domains.id(row) for row in sorted(graph.coverage.domains_in_full)]
    assert complete == [graph.domains.id(row) for row in range(4) if graph.coverage.declared_by(row)]


def test_assignments_of_a_unit_may_be_complete_when_its_roles_are_not(org):
    graph = org("completeness: [{unit: ops, assignments: complete}]\nunits: [{id: ops}]\nroles: [{id: a, unit: ops}]")

    assert [True] == graph.coverage.assignments_in_full(graph.unit_row).tolist()
    assert [False] == graph.coverage.roles_in_full(graph.unit_row).tolist()


def test_an_empty_model_owns_nothing(org):
    owned = org("").ownership

    assert [] == owned.rows(*Level).tolist()
    assert (() == owned.owners(0)) and (() == owned.of_role(0))
    assert 0 == len(np.unique(owned.domain))
