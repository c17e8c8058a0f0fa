"""Does the graph answer about reporting lines as networkx does, in trees, circles and open ends of every shape?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.graph.hierarchy import NONE, OPEN, Hierarchy
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.model.words import Tri
from tests.graph.reference import Reference
from tests.strategies import Lines, lines

MANY = settings(max_examples=200)


def compiled(lines: Lines) -> OrgGraph:
    return OrgGraph.compile(load_text(lines.text()))


def every_pair(count):
    return [(left, right) for left in range(count) for right in range(count)]


def columns(pairs):
    return (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))


@MANY
@given(lines())
def test_chains_of_command_are_those_of_networkx(drawn):
    graph, reference = compiled(drawn), Reference(drawn)
    pairs = every_pair(len(drawn))

    expected = [reference.chain(*pair) for pair in pairs]
    assert expected == graph.hierarchy.chains(*columns(pairs)).tolist()
    assert expected == [graph.chain_of_command(*pair) for pair in pairs]


@MANY
@given(lines())
def test_common_managers_are_those_of_networkx(drawn):
    graph, reference = compiled(drawn), Reference(drawn)
    pairs = every_pair(len(drawn))

    meeting, distance = graph.hierarchy.meetings(*columns(pairs))

    expected = [reference.meeting(*pair) for pair in pairs]
    assert expected == list(zip(meeting.tolist(), distance.tolist(), strict=True))
    assert [row for row, _ in expected] == [graph.lowest_common_manager(*pair) for pair in pairs]


@MANY
@given(lines())
def test_every_circle_is_found_once_in_reporting_order(drawn):
    graph, reference = compiled(drawn), Reference(drawn)

    cycles = graph.cycles()

    assert reference.circular == set(np.flatnonzero(graph.hierarchy.circular).tolist())
    assert sorted(map(min, reference.circles)) == [cycle[0] for cycle in cycles]
    for cycle in cycles:
        assert len(set(cycle)) == len(cycle)
        assert all(reference.graph.has_edge(*edge) for edge in zip(cycle, cycle[1:] + cycle[:1], strict=True))


@MANY
@given(lines())
def test_depths_and_known_lines_are_those_of_networkx(drawn):
    graph, reference = compiled(drawn), Reference(drawn)
    rows = range(len(drawn))

    assert [reference.depth(row) for row in rows] == [graph.depth(row) for row in rows]
    assert [reference.is_known(row) for row in rows] == graph.hierarchy.known.tolist()
    assert reference.masked == set(np.flatnonzero(graph.hierarchy.masked).tolist())


@MANY
@given(lines(), st.data())
def test_totals_are_those_of_networkx(drawn, data):
    graph, reference = compiled(drawn), Reference(drawn)
    rows = range(len(drawn))
    values = data.draw(st.lists(st.integers(-5, 100), min_size=len(drawn), max_size=len(drawn)))

    totals = graph.subtree_total(np.array(values, dtype=np.int64))

    assert [reference.total(values, row) for row in rows] == totals.tolist()


@MANY
@given(lines())
def test_reports_are_those_of_networkx(drawn):
    graph, reference = compiled(drawn), Reference(drawn)

    expected = [reference.reports(row) for row in range(len(drawn))]
    assert expected == [graph.direct_reports(row) for row in range(len(drawn))]


@given(lines())
def test_the_questions_do_not_depend_on_the_order_of_the_pair(drawn):
    graph = compiled(drawn)

    for left, right in every_pair(len(drawn)):
        assert graph.chain_of_command(left, right) == graph.chain_of_command(right, left)
        assert graph.lowest_common_manager(left, right) == graph.lowest_common_manager(right, left)


@given(lines())
def test_networkx_users_get_the_same_lines(drawn):
    graph = compiled(drawn)
    names = drawn.names()

    network = graph.to_networkx()

    solid = [(u, v) for u, v, data in network.edges(data=True) if data["kind"] == "solid"]
    expected = [
        (f"role:{names[row]}", f"role:{names[above] if above >= 0 else 'ghost'}")
        for row, managers in enumerate(drawn.managers)
        for above in managers
    ]
    assert sorted(expected) == sorted(solid)
    assert {f"role:{name}" for name in names} == {node for node, data in network.nodes(data=True) if "title" in data}
    assert {"role:ghost"} >= {node for node, data in network.nodes(data=True) if data.get("missing")}


def hierarchy(manager, top=(), extra=()):
    manager = np.array(manager, dtype=np.int64)
    tops = np.isin(np.arange(len(manager)), list(top))
    return Hierarchy(manager, tops, tuple(extra))


def test_an_empty_organization_has_answers_too():
    empty = hierarchy([])

    nothing = np.zeros(0, dtype=np.int64)
    assert ((), [], []) == (empty.cycles, empty.depth.tolist(), empty.totals(nothing).tolist())
    assert [] == empty.chains(nothing, nothing).tolist() == empty.meetings(nothing, nothing)[0].tolist()


@pytest.mark.parametrize("count", [3000, 5000])
def test_a_very_deep_line_is_walked_without_recursion(count):
    line = hierarchy(np.arange(-1, count - 1), top=[0])

    assert count == line.depth[-1]
    assert [count, 1] == line.totals(np.ones(count, dtype=np.int64))[[0, -1]].tolist()
    assert [Tri.YES] == line.chains(np.array([0]), np.array([count - 1])).tolist()
    assert [10] == line.meetings(np.array([10]), np.array([count - 1]))[0].tolist()


def test_a_very_large_circle_is_one_circle():
    ring = hierarchy(np.roll(np.arange(5000), 1))

    assert 5000 == len(ring.cycles[0])
    assert ring.masked.all()
    assert (ring.depth == OPEN).all()


def test_a_wide_organization_is_told_at_once():
    star = hierarchy(np.r_[-1, np.zeros(20_000, dtype=np.int64)], top=[0])

    assert 20_001 == star.totals(np.ones(20_001, dtype=np.int64))[0]
    assert [0] == star.meetings(np.array([1]), np.array([20_000]))[0].tolist()


def test_two_stated_tops_never_meet():
    two = hierarchy([-1, -1, 0, 1], top=[0, 1])

    assert [Tri.NO] == two.chains(np.array([2]), np.array([3])).tolist()
    assert [NONE] == two.meetings(np.array([2]), np.array([3]))[0].tolist()


def test_a_silent_line_may_meet_anybody():
    silent = hierarchy([-1, -1, 0], top=[0])

    assert [Tri.UNKNOWN] == silent.chains(np.array([1]), np.array([2])).tolist()
    assert [OPEN] == silent.meetings(np.array([1]), np.array([2]))[0].tolist()
