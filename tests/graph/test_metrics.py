"""Numbers over the graph: the worked values of the rules' reference, and what they say of what is unknown."""

import pytest

from orgmodel.graph.metrics import domain_coverage, layers, role_counts, span_statistics, weighted

LINES = {
    "hos": "cio", "hop": "cio", "hod": "cio", "ciso": "cio", "net": "hos", "cloud": "hos", "desk": "hos",
    "eng1": "cloud", "eng2": "cloud", "t1": "desk", "t2": "desk", "t3": "desk", "ea": "hop",
}  # fmt: skip
COUNTY = "completeness: [{all: complete}]\nroles:\n  - {id: cio, reports_to: none, positions: 1}\n" + "".join(
    f"  - {{id: {low}, reports_to: {high}, positions: 1}}\n" for low, high in LINES.items()
)


def test_an_organization_of_fourteen_roles(org):
    graph = org(COUNTY)

    depth, spans = layers(graph), span_statistics(graph)

    assert (role_counts(graph).roles, spans.managers) == (14, 5)
    assert (depth.total, depth.management, depth.at_least) == (4, 3, False)
    assert spans.distribution == ((1, 1), (2, 1), (3, 2), (4, 1))
    assert spans.mean == pytest.approx(2.6)
    assert spans.ratio == pytest.approx(1.8)
    assert spans.known == 5


def test_spans_of_3_2_6_9_1():
    assert weighted([3, 2, 6, 9, 1]) == pytest.approx(6.238095, abs=1e-6)


@pytest.mark.parametrize(
    ("span", "levels", "roles", "managers", "mean", "ratio"),
    [
        (4, 4, 85, 21, 4, 3.048),
        (8, 3, 73, 9, 8, 7.111),
        (11, 3, 133, 12, 11, 10.083),
        (12, 3, 157, 13, 12, 11.077),
        (5, 4, 156, 31, 5, 4.032),
    ],
)
def test_perfect_trees(org, span, levels, roles, managers, mean, ratio):
    lines = ["  - {id: r0, reports_to: none, positions: 1}"]
    lines += [f"  - {{id: r{row}, reports_to: r{(row - 1) // span}, positions: 1}}" for row in range(1, roles)]

    graph = org("completeness: [{all: complete}]\nroles:\n" + "\n".join(lines))

    spans = span_statistics(graph)
    assert (role_counts(graph).roles, spans.managers, layers(graph).total) == (roles, managers, levels)
    assert spans.mean == mean
    assert spans.ratio == pytest.approx(ratio, abs=5e-4)


def test_what_is_unknown_is_said_and_not_guessed(org):
    graph = org("roles: [{id: a}, {id: b, reports_to: a}, {id: c, described: no}]")

    assert layers(graph).at_least
    assert (layers(graph).tops, layers(graph).silent) == (0, 2)
    assert (span_statistics(graph).managers, span_statistics(graph).known) == (1, 0)
    assert span_statistics(graph).mean is span_statistics(graph).ratio is None
    assert (role_counts(graph).positions, role_counts(graph).positions_unstated) == (0, 3)


def test_an_empty_model_has_numbers_too(org):
    graph = org("orgmodel: 1")

    assert (layers(graph).total, span_statistics(graph).mean, role_counts(graph).roles) == (0, None, 0)


def test_coverage_counts_what_a_wider_accountability_covers(org):
    domains = "catalog: none\ndomains: [{id: it}, {id: net, parent: it, required: core}, {id: web, parent: it}]\n"

    some = domain_coverage(org(domains + "roles: [{id: a, owns: [it]}]"))
    every = domain_coverage(org(domains + "roles: [{id: a, owns: [{domain: it, level: accountable, scope: all}]}]"))

    assert (some.domains, some.claimed, some.core, some.core_owned) == (2, 2, 1, 0)
    assert every.core_owned == 1
