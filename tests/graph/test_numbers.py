"""The worked values of the rules' reference: ratio, Graicunas, concentration, gap score, coordination, pay."""

import pytest

from orgmodel.graph.concentration import hhi
from orgmodel.graph.coordination import coordination
from orgmodel.graph.gap_score import gap_score, score
from orgmodel.graph.headcount import Headcount, headcount
from orgmodel.graph.interlocking import graicunas
from orgmodel.graph.management_cost import compression, management_cost
from orgmodel.graph.overlap import score as overlap_score
from orgmodel.graph.pay import compa_ratio, penetration, spread

LINES = {
    "hos": "cio", "hop": "cio", "hod": "cio", "ciso": "cio", "net": "hos", "cloud": "hos", "desk": "hos",
    "eng1": "cloud", "eng2": "cloud", "t1": "desk", "t2": "desk", "t3": "desk", "ea": "hop",
}  # fmt: skip
WORK = {
    ("hos", "hop"): 3,
    ("hos", "hod"): 2,
    ("hos", "ciso"): 2,
    ("eng1", "ciso"): 1,
    ("ea", "cloud"): 2,
    ("t1", "net"): 1,
}


def organization(lines, work=None, more=""):
    text = "completeness: [{all: complete}]\nroles:\n  - {id: cio, reports_to: none, positions: 1}\n"
    for low, high in lines.items():
        partners = ", ".join(f"{{role: {b}, weight: {w}}}" for (a, b), w in (work or {}).items() if a == low)
        text += f"  - {{id: {low}, reports_to: {high}, positions: 1, works_with: [{partners}]{more}}}\n"
    return text


@pytest.mark.parametrize(
    ("span", "levels", "total", "leads", "ratio"),
    [
        (4, 4, 85, 21, 3.048),
        (8, 3, 73, 9, 7.111),
        (11, 3, 133, 12, 10.083),
        (12, 3, 157, 13, 11.077),
        (5, 4, 156, 31, 4.032),
    ],
)
def test_a_span_is_no_ratio(org, span, levels, total, leads, ratio):
    lines = [f"  - {{id: r{row}, reports_to: r{(row - 1) // span}, positions: 1}}" for row in range(1, total)]
    found = headcount(org("roles:\n  - {id: r0, reports_to: none, positions: 1}\n" + "\n".join(lines)))

    assert (found.total, found.managers, found.mean_span) == (total, leads, span)
    assert found.ratio == pytest.approx(ratio, abs=5e-4)


def test_the_organization_of_fourteen_roles(org):
    found = headcount(org(organization(LINES)))

    assert (found.managers, found.others, found.mean_span) == (5, 9, pytest.approx(2.6))
    assert found.ratio == pytest.approx(1.8)


@pytest.mark.parametrize(("others", "fewer"), [(121, 1), (132, 0), (131, 1), (120, 1), (119, 2)])
def test_positions_that_a_ratio_lacks(others, fewer):
    assert Headcount(12, others, 1, 0, 0).short_of(11) == fewer


def test_graicunas():
    expected = [1, 6, 18, 44, 100, 222, 490, 1080, 2376, 5210, 11374, 24708]

    assert [graicunas(number) for number in range(1, 13)] == expected
    assert (graicunas(0), graicunas(18)) == (0, 2359602)
    with pytest.raises(ValueError, match="reports"):
        graicunas(-1)


@pytest.mark.parametrize(
    ("amounts", "index"), [([23, 17, 0], 0.5112), ([1], 1), ([2, 2, 2, 2], 0.25), ([], None), ([0], None)]
)
def test_concentration(amounts, index):
    assert hhi(amounts) == (None if index is None else pytest.approx(index, abs=5e-5))


@pytest.mark.parametrize(
    ("criticality", "claims", "expected"),
    [
        (5, [], 100),
        (5, [(1, 1, 1, 1)], 0),
        (5, [(1, 1, 1, 0.3)], 70),
        (4, [(0.5, 1, 1, 1)], 40),
        (5, [(1, 1, 0.6, 0.2)], 88),
        (4, [(1, 0.5, 1, 1), (0.5, 1, 1, 1)], 40),
    ],
)
def test_gap_scores(criticality, claims, expected):
    assert score(criticality, claims) == pytest.approx(expected)


DOMAINS = "catalog: none\nscopes: [{id: county}, {id: courts, within: county}]\ndomains: [{id: net, required: core, criticality: 5}]\n"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("owns: []", 100),
        ("owns: [{domain: net, level: accountable, status: stated}]", 0),
        ("owns: [{domain: net, level: accountable, status: stated}], occupancy: vacant", 70),
        ("owns: [{domain: net, level: accountable, status: stated}], occupancy: acting", 30),
        ("owns: [{domain: net, level: responsible, status: stated}]", 50),
        ("owns: [{domain: net, level: accountable, status: stated, scope: courts}]", 50),
        ("owns: [{domain: net, level: accountable, status: stated}], described: no", 80),
        ("owns: [net]", 10),
    ],
)
def test_the_gap_score_of_a_model(org, role, expected):
    assert gap_score(org(f"{DOMAINS}roles: [{{id: lead, {role}}}]")).score == pytest.approx(expected)


def test_without_required_domains_there_is_no_gap_score(org):
    assert gap_score(org("catalog: none")).score is None


def test_what_working_together_costs(org):
    before = coordination(org(organization(LINES, WORK)))
    after = coordination(org(organization(LINES | {"cloud": "hop"}, WORK)))

    assert (before.cost, after.cost) == (29, 25)
    assert (before.pairs, before.apart) == (6, 0)


def test_a_pair_that_both_sides_name_counts_once(org):
    both = "roles: [{id: a, reports_to: none}, {id: b, reports_to: a, works_with: [c]}, {id: c, reports_to: a, works_with: [{role: b, weight: 3}]}, {id: d, works_with: [a]}]"

    assert coordination(org(both)) == (6, 1, 1)


def test_pay():
    least, most = 129604.80, 174491.20

    assert compa_ratio(140000, least, most) == pytest.approx(0.920762, abs=1e-6)
    assert penetration(140000, least, most) == pytest.approx(0.231589, abs=1e-6)
    assert spread(least, most) == pytest.approx(0.346333, abs=1e-6)
    assert compa_ratio(1, 0, 0) is penetration(1, 5, 5) is spread(0, 1) is None


def test_what_leading_costs(org):
    pay = ", salary: {min: 80, max: 120, currency: USD, period: year}"
    found = management_cost(org(organization(LINES, more=pay)))

    assert (found.managers, found.payroll, found.uncounted) == (400, 1300, 1)  # nothing is stated of the top
    assert found.for_each_other == pytest.approx(400 / 9)
    assert compression(org(organization(LINES, more=pay))) == (9, 9, 1)


def test_of_few_managers_no_pay_is_told(org):
    roles = "roles: [{id: a, reports_to: none, positions: 1, SALARY}, {id: b, reports_to: a, positions: 5, SALARY}]"
    graph = org(roles.replace("SALARY", "salary: {min: 80, max: 120}"))

    assert management_cost(graph) is compression(graph) is None


@pytest.mark.parametrize(
    ("criticality", "chances", "expected"),
    [
        (5, [0.5], 50),
        (5, [0.75], 75),
        (5, [1], 100),
        (5, [0], 0),
        (4, [0.8 * 0.5] * 3, 62.72),
        (5, [0.5 * 0.75 * 0.75], 28.125),
    ],
)
def test_overlap_scores(criticality, chances, expected):
    assert overlap_score(criticality, chances) == pytest.approx(expected)
