"""Are references resolved to the right rows, on the right day, and is silence kept apart from no?"""

import pytest

from orgmodel.graph.hierarchy import NONE, OPEN
from orgmodel.model.refs import Ref
from orgmodel.model.words import Tri
from tests.strategies import TWISTED_IDS


def test_ids_are_found_as_they_are_written(org):
    graph = org("roles:\n" + "".join(f"  - {{id: {id}, reports_to: {id}}}\n" for id in TWISTED_IDS))

    assert list(range(len(TWISTED_IDS))) == graph.line_target.tolist()
    assert list(range(len(TWISTED_IDS))) == [graph.role_row(id) for id in TWISTED_IDS]


def test_ids_are_case_sensitive_and_unknown_ones_have_no_row(org):
    graph = org("roles: [{id: a}, {id: A}]")

    assert [0, 1, -1, -1] == [graph.role_row(id) for id in ("a", "A", "b", "")]


def test_the_first_of_two_equal_ids_counts(org):
    graph = org("roles: [{id: a, title: One}, {id: a, title: Two}, {id: b, reports_to: a}]")

    assert 0 == graph.role_row("a")
    assert ((2,), ()) == (graph.direct_reports(0), graph.direct_reports(1))


def test_a_role_without_an_id_is_named_by_its_title(org):
    graph = org("roles: [{title: Lead}, {}]")

    assert Ref("role", "Lead") == graph.role_ref(0)
    assert ["Lead", "role without a title"] == [graph.title(row) for row in (0, 1)]


@pytest.mark.parametrize(
    ("role", "active"),
    [
        ("establishment: existing", True),
        ("establishment: proposed", False),
        ("establishment: abolished", False),
        ("valid: {from: 2026-01-01}", True),
        ("valid: {from: 2026-01-02}", False),
        ("valid: {until: 2026-01-01}", False),
        ("valid: {until: 2026-01-02}", True),
        ("valid: {from: 2025-01-01, until: 2026-01-02}", True),
        ("valid: {}", True),
    ],
)
def test_an_interval_runs_from_its_first_day_to_the_day_before_its_last(org, role, active):
    graph = org(f"as_of: 2026-01-01\nroles: [{{id: a, {role}, owns: [inf]}}]")

    assert [active] == graph.active.tolist()
    assert active == bool(graph.ownership.of_role(0))


def test_without_a_day_what_is_dated_holds(org):
    graph = org("roles: [{id: a, valid: {until: 2001-01-01}, reports_to: {role: a, valid: {until: 2001-01-01}}}]")

    assert [True] == graph.active.tolist()
    assert 0 == graph.solid_line[0]


def test_a_line_that_has_ended_gives_way_to_the_next(org):
    graph = org(
        """
        as_of: 2026-01-01
        roles:
          - {id: a, reports_to: none}
          - {id: b, reports_to: none}
          - {id: c, reports_to: [{role: a, valid: {until: 2026-01-01}}, {role: b, valid: {from: 2026-01-01}}]}
        """
    )

    assert [NONE, NONE, 1] == graph.hierarchy.manager.tolist()
    assert () == graph.direct_reports(0)


def test_roles_that_are_gone_have_no_lines(org):
    graph = org("roles: [{id: a, reports_to: none}, {id: b, reports_to: a, establishment: abolished}]")

    assert () == graph.direct_reports(0)
    assert graph.depth(1) is None


def test_a_silent_line_is_unknown_and_a_stated_top_is_not(org):
    graph = org("roles: [{id: a, reports_to: none}, {id: b, reports_to: none}, {id: c}]")

    assert (Tri.NO, Tri.UNKNOWN) == (graph.chain_of_command(0, 1), graph.chain_of_command(0, 2))
    assert (NONE, OPEN) == (graph.lowest_common_manager(0, 1), graph.lowest_common_manager(0, 2))
    assert [1, 1, None] == [graph.depth(row) for row in range(3)]


@pytest.mark.parametrize("managers", ["ghost, top", "top, ghost"])
def test_a_second_manager_who_is_not_there_leaves_the_line_open(org, managers):
    graph = org(
        f"roles: [{{id: top, reports_to: none}}, {{id: a, reports_to: [{managers}]}}, {{id: b, reports_to: top}}]"
    )

    assert Tri.UNKNOWN == graph.chain_of_command(1, 2)
    assert Tri.YES == graph.chain_of_command(0, 1)
    assert [True, False, True] == graph.hierarchy.known.tolist()


def test_one_manager_stated_twice_is_one_manager(org):
    graph = org("roles: [{id: a, reports_to: none}, {id: b, reports_to: [a, a]}]")

    assert ((), frozenset()) == (graph.hierarchy.extra, graph.hierarchy.loose)
    assert [True, True] == graph.hierarchy.known.tolist()


def test_a_top_that_also_has_a_manager_is_no_top(org):
    graph = org("roles: [{id: a, reports_to: none}, {id: b, reports_to: [none, a]}]")

    assert [True, False] == graph.hierarchy.top.tolist()
    assert 2 == graph.depth(1)


def test_the_organization_of_the_reference_tables(org):
    """Org A of the metrics' oracle: layers, spans and common managers."""
    graph = org(
        """
        roles:
          - {id: cio, reports_to: none}
          - {id: hos, reports_to: cio}
          - {id: hop, reports_to: cio}
          - {id: hod, reports_to: cio}
          - {id: ciso, reports_to: cio}
          - {id: net, reports_to: hos}
          - {id: cloud, reports_to: hos}
          - {id: desk, reports_to: hos}
          - {id: eng1, reports_to: cloud}
          - {id: eng2, reports_to: cloud}
          - {id: t1, reports_to: desk}
          - {id: t2, reports_to: desk}
          - {id: t3, reports_to: desk}
          - {id: ea, reports_to: hop}
        """
    )
    row = graph.role_row

    def meeting(left, right):
        return graph.roles.id[graph.lowest_common_manager(row(left), row(right))]

    assert [4, 3, 1, 2, 3] == [len(graph.direct_reports(row(id))) for id in ("cio", "hos", "hop", "cloud", "desk")]
    assert 4 == graph.hierarchy.depth.max()
    assert ["hos", "cio", "cio", "cloud"] == [
        meeting("eng1", "t1"), meeting("eng1", "ea"), meeting("hos", "hop"), meeting("eng1", "cloud")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("class: {code: x}", "class: {code: x}", True), ("class: {code: x}", "class: {code: y}", False),
     ("class: {grade: x}", "class: {grade: x}", False), ("class: {code: 0655}", 'class: {code: "0655"}', True)],
)  # fmt: skip
def test_roles_of_one_class_state_one_code(org, left, right, same):
    assert same == org(f"roles: [{{id: a, {left}}}, {{id: b, {right}}}]").same_class(0, 1)


def test_users_of_networkx_get_ownership_and_dotted_lines(org):
    network = org(
        """
        roles:
          - {id: a, dotted_to: [{role: b, status: inferred}], works_with: [b], owns: [{domain: help desk, level: responsible, scope: all}, nothing]}
          - {id: b}
        """
    ).to_networkx()  # fmt: skip

    found = {(u, v, data["kind"]): data for u, v, data in network.edges(data=True)}
    assert {
        ("role:a", "role:b", "dotted"), ("role:a", "role:b", "works with"), ("role:a", "domain:svc.desk", "owns"),
        ("role:a", "domain:nothing", "owns"),
    } == set(found)  # fmt: skip
    assert "inferred" == found["role:a", "role:b", "dotted"]["status"]
    assert {"kind": "owns", "level": "responsible", "scope": "all", "status": "asserted"} == found[
        "role:a", "domain:svc.desk", "owns"
    ]


def test_duties_are_found_by_role_and_mapped_to_domains(org):
    graph = org("roles: [{id: a}, {id: b, duties: [x, {text: y, domains: [help desk, nothing, inf.server]}]}]")

    assert ((), (0, 1)) == (graph.duties_of(0), graph.duties_of(1))
    assert () == graph.duty_domains(0)
    assert ["svc.desk", "inf.server"] == [graph.domains.id(row) for row in graph.duty_domains(1)]
