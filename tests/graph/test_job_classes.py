"""Are levels of one series told from roles that only sound alike?"""

import numpy as np
import pytest

from orgmodel.api import load_graph
from orgmodel.graph.job_classes import same_class, same_ladder

MODEL = """
orgmodel: 1
organization: {{id: acme}}
units: [{{id: it, name: IT}}, {{id: parks, name: Parks}}]
roles:
  - {{id: one, title: "{one}", unit: it, class: {{code: "{code_one}"}}, reports_to: none}}
  - {{id: two, title: "{two}", unit: {unit}, class: {{code: "{code_two}"}}, reports_to: one}}
"""


def judged(tmp_path, one, two, unit="it", codes=("1", "2"), same=same_class):
    text = MODEL.format(one=one, two=two, unit=unit, code_one=codes[0], code_two=codes[1])
    (tmp_path / "orgmodel.yaml").write_text(text, encoding="utf-8")
    graph = load_graph(tmp_path)
    return bool(same(graph, np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Systems Administrator", "Senior Systems Administrator"),
        ("Systems Administrator I", "Systems Administrator II"),
        ("Sr. Network Engineer", "Network Engineer, Principal"),
    ],
)
def test_titles_that_differ_in_their_level_are_one_series(tmp_path, one, two):
    assert judged(tmp_path, one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Network Manager", "Network Manager"),  # the same title twice is what an overlap looks like
        ("Network Manager", "Server Manager"),
        ("Deputy Director", "Director"),
        ("Associate Director", "Director"),
        ("Senior Manager, Networks", "Manager, Networks"),
        ("Network Analyst, Region 1", "Network Analyst, Region 2"),
        ("District 3 Technician", "District 4 Technician"),
        ("I", "II"),
    ],
)
def test_other_titles_are_not(tmp_path, one, two):
    assert not judged(tmp_path, one, two)


@pytest.mark.parametrize(
    ("one", "two", "is_ladder"),
    [
        ("Systems Administrator", "Senior Systems Administrator", True),
        ("Data Architect", "Lead Data Architect", True),
        ("Senior Manager, Networks", "Manager, Networks", True),
        ("Assistant Director", "Director", True),
        ("Manager, Networks", "Director, Networks", False),
        ("Network Manager", "Network Manager", False),
        ("District 3 Manager", "District 4 Manager", False),
        ("Lead", "Senior", False),
    ],
)
def test_leaders_are_rungs_of_a_ladder_and_no_series(tmp_path, one, two, is_ladder):
    assert judged(tmp_path, one, two, same=same_ladder) is is_ladder


def test_levels_in_two_units_are_not_one_series(tmp_path):
    assert not judged(tmp_path, "Systems Administrator", "Senior Systems Administrator", unit="parks")


def test_a_shared_code_is_one_class_whatever_the_titles(tmp_path):
    assert judged(tmp_path, "Network Manager", "Server Manager", unit="parks", codes=("7", "7"))
