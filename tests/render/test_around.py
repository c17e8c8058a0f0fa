"""Do bodies stand above, providers apart, and deputies and assistants beside the line, all said in words?"""

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.charts.part import Part
from orgmodel.render.formats import paint
from orgmodel.render.paging.paged import pages
from orgmodel.render.paging.paper import paper
from orgmodel.render.scenes.scene import LinkKind, Mark
from orgmodel.render.views import view

MODEL = """
units: [{id: ops, name: Operations}, {id: apps, name: Applications}]
bodies:
  - {id: board, name: Technology Board, chair: cio, members: [net, nobody], decides: [inf.network]}
  - {id: sec, name: Security Council, members: [dev], status: inferred}
providers:
  - {id: fiber, name: Fiber Company, kind: vendor, provides: [inf.network], answers: net, until: 2027-06-30}
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none, deputy: vice, body_member: [sec]}
  - {id: vice, title: Deputy Chief, reports_to: cio}
  - {id: aide, title: Executive Assistant, reports_to: cio}
  - {id: net, title: Network Manager, reports_to: cio, unit: ops, deputy: eng}
  - {id: eng, title: Engineer, reports_to: net, unit: ops}
  - {id: dev, title: Assistant Director, reports_to: cio, unit: apps}
"""


@pytest.fixture
def drawn(graph):
    return lambda wish=None, text=MODEL: org_chart(graph(text), wish=wish)


def named(scene, title):
    return next(box for box in scene.boxes if box.title == title)


def test_bodies_stand_above_all_and_providers_below(drawn):
    scene = drawn()
    roles = [box for box in scene.boxes if box.role]

    for body in ("Technology Board", "Security Council"):
        assert named(scene, body).rect.bottom < min(box.rect.y for box in roles)
    assert named(scene, "Fiber Company").rect.y > max(box.rect.bottom for box in roles)


def test_the_relation_of_bodies_and_providers_is_said_on_both_sides(drawn):
    scene = drawn()

    board = named(scene, "Technology Board").label
    assert "chair: Chief Information Officer" in board
    assert "members: Network Manager, nobody (not in the model)" in board
    assert "decides on" in board
    assert "chairs Technology Board" in named(scene, "Chief Information Officer").label
    assert "member of Security Council" in named(scene, "Chief Information Officer").label
    assert "member of Technology Board" in named(scene, "Network Manager").label
    assert "answers for Fiber Company" in named(scene, "Network Manager").label
    assert "answers for it: Network Manager" in named(scene, "Fiber Company").label
    chairs = [link for link in scene.links if link.kind is LinkKind.CHAIRS]
    assert [(link.source, link.target) for link in chairs] == [
        (named(scene, "Chief Information Officer").id, named(scene, "Technology Board").id)
    ]
    assert "1. Chief Information Officer chairs Technology Board" in scene.numbered


def test_deputies_without_reports_and_assistants_stand_beside_the_line(drawn):
    scene = drawn()
    chief, manager = named(scene, "Chief Information Officer").rect, named(scene, "Network Manager").rect

    for title in ("Deputy Chief", "Executive Assistant"):
        assert chief.bottom < named(scene, title).rect.y < manager.y
    assert named(scene, "Deputy Chief").rect.x > chief.center > named(scene, "Executive Assistant").rect.right
    assert named(scene, "Assistant Director").rect.y == manager.y
    assert "deputy of Chief Information Officer" in named(scene, "Deputy Chief").label
    assert "deputy of Network Manager" in named(scene, "Engineer").label


def test_a_part_has_the_bodies_and_providers_of_its_roles(drawn):
    scene = drawn(Wish(Part(root="net")))

    assert {box.title for box in scene.boxes} == {"Network Manager", "Engineer", "Technology Board", "Fiber Company"}
    assert "2 roles" in scene.subtitle


def test_an_organization_of_bodies_alone_is_drawn(drawn):
    scene = drawn(text="bodies: [{id: a, name: A}, {name: B}]\nproviders: [{id: c}]\nroles: []")

    assert [box.title for box in scene.boxes] == ["A", "B", "c"]


def test_bodies_have_pages_of_their_own_and_are_in_the_index(graph):
    made = pages(graph(MODEL), paper("slide"))

    board = next(page for page in made if any(box.title == "Technology Board" for box in page.scene.boxes))
    assert all(Mark.BODY in box.marks or Mark.PROVIDER in box.marks for box in board.scene.boxes)
    assert any(text.words == "Technology Board" for page in made if page.title == "Index" for text in page.scene.texts)
    words = [text.words for page in made for box in page.scene.boxes for text in box.texts]
    assert any(line.startswith("chairs (p. ") for line in words)


@pytest.mark.parametrize("format", ["svg", "pdf", "png", "dot", "mermaid", "drawio", "list", "markdown"])
def test_every_format_shows_them(drawn, format):
    data = paint(drawn(Wish(grouped=True, aligned=True)), format)

    if format not in {"pdf", "png"}:
        assert b"Technology Board" in data
        assert b"Fiber Company" in data


def test_layers_are_numbered_where_they_are_aligned(drawn):
    scene = drawn(Wish(aligned=True))

    numbers = [text for text in scene.texts if text.words.startswith("Layer ")]
    assert [text.words for text in numbers] == ["Layer 1", "Layer 2", "Layer 3"]
    for text, title in zip(numbers, ["Chief Information Officer", "Network Manager", "Engineer"], strict=True):
        box = named(scene, title).rect
        assert box.y < text.y < box.bottom
    assert all(text.x + 60 < box.rect.x for text in numbers for box in scene.boxes if box.role)


def test_units_have_ground_where_it_is_asked_for(drawn):
    assert drawn().areas == ()
    scene = drawn(Wish(grouped=True))

    for title in ("Network Manager", "Engineer"):
        box = named(scene, title)
        own = [area for area in scene.areas if area.rect.overlaps(box.rect)]
        assert [area.color for area in own] == [box.color]
    assert not [area for area in scene.areas if area.rect.overlaps(named(scene, "Deputy Chief").rect)]
    assert {area.color for area in drawn(Wish(grouped=True, color_by="status")).areas} == {-1}


def test_a_change_has_them_too(graph):
    after = MODEL + "  - {id: new, title: Newcomer, reports_to: cio}\n"
    scene = view(graph(after), before=graph(MODEL))

    assert Mark.ADDED in named(scene, "Newcomer").marks
    assert named(scene, "Technology Board").rect.bottom < named(scene, "Chief Information Officer").rect.y
    assert len({box.id for box in scene.boxes}) == len(scene.boxes)


def test_pages_have_neither_aligned_layers_nor_ground(graph):
    from orgmodel import api

    with pytest.raises(OrgModelError, match="one picture each"):
        api.picture(graph(MODEL), "pdf", paper="a4", wish=Wish(aligned=True))


def test_joint_appointments_and_shared_jobs_say_so_in_their_boxes(graph):
    scene = org_chart(
        graph("""
roles:
  - {id: a, title: Chief, reports_to: none}
  - {id: b, title: Judge, reports_to: none}
  - {id: c, title: Clerk, reports_to: [a, b], positions: 2, filled: 2, fte: 1}
  - {id: d, title: Guard, reports_to: a, positions: 2, fte: 2}
""")
    )

    said = {box.title: [badge.text.words for badge in box.badges] for box in scene.boxes}
    assert said["Clerk"] == ["2 positions, 2 filled, 1 FTE", "2 managers"]
    assert said["Guard"] == ["2 positions"]
