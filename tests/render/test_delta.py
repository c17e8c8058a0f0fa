"""Does the chart of a change say what was added, changed and removed, and nothing else?"""

import pytest

from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.delta import delta
from orgmodel.render.charts.part import Part
from orgmodel.render.scenes.scene import LinkKind, Mark

BEFORE = """
units: [{id: ops, name: Operations}, {id: net, name: Networks}]
roles:
  - {id: top, title: Director, reports_to: none}
  - {id: a, title: Manager, reports_to: top, unit: ops}
  - {id: b, title: Engineer, reports_to: a, unit: ops}
  - {id: c, title: Clerk, reports_to: b}
  - {id: d, title: Auditor, reports_to: nobody-there}
"""
AFTER = """
units: [{id: ops, name: Operations}, {id: net, name: Networks}]
roles:
  - {id: top, title: Director, reports_to: none}
  - {id: a, title: Head of Networks, reports_to: top, unit: net}
  - {id: new, title: Analyst, reports_to: a}
  - {id: c, title: Clerk, reports_to: top}
  - {id: d, title: Auditor, reports_to: nobody-there}
"""


@pytest.fixture
def change(graph):
    return lambda before=BEFORE, after=AFTER, **part: delta(graph(before), graph(after), wish=Wish(Part(**part)))


def marks(scene):
    found = {box.title: box.marks[0] for box in scene.boxes if box.marks}
    return {title: mark for title, mark in found.items() if mark in {Mark.ADDED, Mark.REMOVED, Mark.CHANGED}}


def words(scene, title):
    (box,) = (box for box in scene.boxes if box.title == title)
    return [text.words for text in box.texts]


def test_what_changed_is_marked_and_what_was_is_said(change):
    scene = change()

    assert marks(scene) == {
        "Head of Networks": Mark.CHANGED,
        "Analyst": Mark.ADDED,
        "Clerk": Mark.CHANGED,
        "Engineer": Mark.REMOVED,
    }
    assert words(scene, "Head of Networks")[-2:] == ["was: Manager", "unit was: Operations"]
    assert words(scene, "Clerk")[-1] == "reported to: Engineer"
    assert (
        scene.notes[0]
        == "Compared with 5 roles before: 1 added, 1 removed, 2 changed (titles, units, managers, states, positions, domains)."
    )
    assert {"added", "removed"} <= {key.text.words for key in scene.legend}


def test_a_removed_role_stands_below_its_former_manager(change):
    scene = change()

    ids = {box.title: box.id for box in scene.boxes}
    (line,) = (link for link in scene.links if link.kind is LinkKind.FORMER)
    assert (line.source, line.target) == (ids["Engineer"], ids["Head of Networks"])
    assert len(set(ids.values())) == len(scene.boxes)


def test_a_tree_that_is_gone_is_drawn_as_a_tree(change):
    scene = change(after="roles: [{id: x, title: Other, reports_to: none}]")

    former = [link for link in scene.links if link.kind is LinkKind.FORMER]
    assert len(former) == 3
    assert list(marks(scene).values()).count(Mark.REMOVED) == 5


def test_the_same_model_has_no_marks(change):
    scene = change(after=BEFORE)

    assert marks(scene) == {}
    assert "0 added, 0 removed, 0 changed" in scene.notes[0]


def test_a_match_by_title_says_how_sure_it_is(change):
    scene = change(after=BEFORE.replace("{id: c, title: Clerk", "{id: c2, title: Clerk"))

    assert [line for line in words(scene, "Clerk") if "the same role" in line]


def test_a_part_shows_what_changed_in_it(change):
    scene = change(root="a")

    assert marks(scene) == {
        "Head of Networks": Mark.CHANGED, "Analyst": Mark.ADDED, "Engineer": Mark.REMOVED,
    }  # fmt: skip


def test_states_and_positions_that_change_are_said(change):
    before = BEFORE.replace("title: Clerk", "title: Clerk, occupancy: vacant, positions: 3")

    assert words(change(before=before, after=BEFORE), "Clerk")[-2:] == ["no longer vacant", "had 3 positions"]
    assert "now vacant" in words(change(before=BEFORE, after=before), "Clerk")
