"""Krackhardt's four dimensions: the reference's worked graphs, and a slow reading of the definitions on random ones."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.krackhardt import dimensions, krackhardt

TREE = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)]
WORKED = {
    "out-tree": (7, TREE, 1, 1, 1, 1),
    "second boss": (7, [*TREE, (1, 5)], 1, 1, 0.972222, 1),
    "cycle": (7, [*TREE, (3, 0)], 1, 0.823529, 0.972222, 1),
    "two trees": (7, [each for each in TREE if each != (0, 2)], 0.428571, 1, 1, 1),
    "reversed": (7, [(low, high) for high, low in TREE], 1, 1, 1, 0.266667),
    "circle of three": (3, [(0, 1), (1, 2), (2, 0)], 1, 0, 0.75, 1),
    "two bosses, one report": (3, [(0, 2), (1, 2)], 1, 1, 1, 0),
    "diamond": (4, [(0, 1), (0, 2), (1, 3), (2, 3)], 1, 1, 0.888889, 1),
    "complete": (4, [(a, b) for a in range(4) for b in range(4) if a != b], 1, 0, 0, 1),
    "two bosses, two reports": (4, [(0, 2), (0, 3), (1, 2), (1, 3)], 1, 1, 0.888889, 0.333333),
    "chain": (5, [(i, i + 1) for i in range(4)], 1, 1, 1, 1),
    "star": (5, [(0, i) for i in range(1, 5)], 1, 1, 1, 1),
    "in-star": (5, [(i, 0) for i in range(1, 5)], 1, 1, 1, 0),
    "empty": (4, [], 0, None, None, None),
    "single": (1, [], 1, None, None, None),
}


def measured(count, edges):
    managers, reports = (np.array([edge[side] for edge in edges], dtype=np.int64) for side in (0, 1))
    return dimensions(count, managers, reports)[:4]


def near(values):
    return tuple(None if value is None else pytest.approx(value, abs=1e-6) for value in values)


@pytest.mark.parametrize("name", WORKED)
def test_worked_graphs(name):
    count, edges, *expected = WORKED[name]

    assert measured(count, edges) == near(expected)


def defined(count, edges):
    """Read the definitions literally: slow, and for a few nodes only."""
    edges = {(high, low) for high, low in edges if high != low}
    above = {node: {node} for node in range(count)}
    for _ in range(count):
        for high, low in edges:
            above[low] |= above[high]
    part = {node: node for node in range(count)}
    for _ in range(count):
        for high, low in edges:
            part[high] = part[low] = min(part[high], part[low])
    parts = [[node for node in part if part[node] == each] for each in set(part.values())]
    pairs = list(combinations(range(count), 2))
    mutual = sum(low in above[high] and high in above[low] for low, high in pairs)
    one_way = sum((low in above[high]) != (high in above[low]) for low, high in pairs)
    spare = sum((len(each) - 1) ** 2 for each in parts)
    most = sum((len(each) - 1) * (len(each) - 2) / 2 for each in parts)
    broken = sum(
        not any(all(upper in above[least] for upper in above[i] & above[j]) for least in above[i] & above[j])
        for each in parts if len(each) > 2 for i, j in combinations(each, 2)
    )  # fmt: skip
    return (
        sum(len(each) * (len(each) - 1) for each in parts) / (count * (count - 1)) if count > 1 else 1,
        one_way / (one_way + mutual) if one_way + mutual else None,
        1 - (len(edges) - sum(len(each) - 1 for each in parts)) / spare if spare else None,
        1 - broken / most if most else None,
    )


GRAPHS = st.integers(1, 7).flatmap(
    lambda count: st.tuples(
        st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=12)
    )
)


@given(GRAPHS)
def test_the_dimensions_are_as_defined(graph):
    assert measured(*graph) == near(defined(*graph))


def test_a_model_is_measured_from_manager_to_report(org):
    tree = "roles: [{id: a, reports_to: none}, {id: b, reports_to: a}, {id: c, reports_to: a}, {id: d, reports_to: %s}]"

    assert krackhardt(org(tree % "b"))[:4] == (1, 1, 1, 1)
    assert krackhardt(org(tree % "[b, c]")).efficiency == pytest.approx(1 - 1 / 9)
    assert krackhardt(org("")) == (None, None, None, None, True)
