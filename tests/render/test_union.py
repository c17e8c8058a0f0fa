"""Do boxes keep their places when an organization changes, and is everybody of both in the picture of the change?"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel import api
from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish, chart
from orgmodel.render.charts.delta import afterwards, changed
from orgmodel.render.charts.union import merged

ACME = Path(__file__).resolve().parents[2] / "models" / "acme"
BEFORE = """
roles:
  - {id: top, title: Director, reports_to: none}
  - {id: a, title: Apples, reports_to: top}
  - {id: b, title: Bread, reports_to: top}
  - {id: c, title: Coffee, reports_to: top}
  - {id: d, title: Dates, reports_to: b}
"""
AFTER = """
roles:
  - {id: d, title: Dates, reports_to: c}
  - {id: c, title: Coffee, reports_to: top}
  - {id: new, title: Eggs, reports_to: top}
  - {id: a, title: Apples, reports_to: top}
  - {id: top, title: Director, reports_to: none}
"""
names = st.lists(st.integers(0, 30), unique=True)


def from_the_left(made):
    order = sorted(range(len(made.posts)), key=lambda row: (made.forest.top[row], made.forest.left[row]))
    return [made.posts[row].title for row in order]


def under_managers(made):
    """Say of each role below whom it stands, and how far to the right of it."""
    left, ids = made.forest.left, [post.role for post in made.posts]
    return {
        ids[row]: (ids[parent], left[row] - left[parent])
        for row, parent in enumerate(made.forest.parents)
        if parent >= 0 and ids[row]
    }


@given(names, names)
def test_merging_keeps_the_known_order_and_everybody(known, now):
    order = merged(known, now)

    assert sorted(order) == sorted({*known, *now})
    assert [each for each in order if each in known] == known


@given(names, st.lists(st.integers(100, 110), unique=True))
def test_who_comes_last_stands_last(known, new):
    assert merged(known, [*known, *new]) == [*known, *new]


def test_siblings_keep_their_order_whatever_the_order_of_the_new_model(graph):
    before, after = graph(BEFORE), graph(AFTER)

    assert from_the_left(chart(before)) == ["Director", "Apples", "Bread", "Coffee", "Dates"]
    assert from_the_left(afterwards(before, after)) == ["Director", "Apples", "Coffee", "Eggs", "Dates"]


def test_a_removed_role_stands_where_it_stood(graph):
    drawn = changed(graph(BEFORE), graph(AFTER))

    assert from_the_left(drawn) == ["Director", "Apples", "Bread", "Coffee", "Eggs", "Dates"]


def test_the_chart_after_no_change_is_the_chart_before():
    graph = api.load_graph(ACME)

    was, now = chart(graph), afterwards(graph, graph)
    assert now.forest.rects == was.forest.rects
    assert now.plan == was.plan


@pytest.mark.parametrize("drawn", [afterwards, changed])
@pytest.mark.parametrize("scenario", ["one-access", "platform-team", "privacy-office"])
def test_a_small_change_moves_few_boxes(scenario, drawn):
    before, after = api.load_graph(ACME), api.load_graph(ACME / "scenarios" / f"{scenario}.yaml")

    was, now = under_managers(chart(before)), under_managers(drawn(before, after))

    stayed = [role for role in was if role in now and was[role][0] == now[role][0]]
    moved = [role for role in stayed if abs(was[role][1] - now[role][1]) > 2]
    assert len(stayed) > 40
    assert len(moved) <= 2


def test_a_chart_can_be_laid_beside_another():
    before, after = api.load_graph(ACME), api.load_graph(ACME / "scenarios" / "privacy-office.yaml")

    plain = api.picture(after, "svg").data
    beside = api.picture(after, "svg", wish=Wish(like=before)).data

    assert plain != beside
    assert b">added<" not in beside
    with pytest.raises(OrgModelError, match="beside each other"):
        api.picture(after, "html", wish=Wish(like=before))
    with pytest.raises(OrgModelError, match="leave the other one out"):
        api.picture(after, "svg", before=before, wish=Wish(like=before))
