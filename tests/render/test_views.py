"""Do the other views show what the model says, and only that?"""

from itertools import combinations

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.chart import Wish
from orgmodel.render.formats import paint
from orgmodel.render.part import Part
from orgmodel.render.scene import HEAT, LinkKind, Mark
from orgmodel.render.views import VIEWS, view

MODEL = """
units: [{id: ops, name: Operations}, {id: sec, name: Security}]
scopes: [{id: county}]
roles:
  - {id: cio, title: Chief, reports_to: none, owns: [inf]}
  - {id: net, title: Network Manager, reports_to: cio, unit: ops, owns: [{domain: inf.network, level: accountable, scope: county}],
     works_with: [{role: ciso, on: sec.operations}]}
  - {id: eng, title: Engineer, reports_to: net, unit: ops, owns: [{domain: inf.network, level: responsible}],
     works_with: [ghost, eng]}
  - {id: ciso, title: Security Officer, reports_to: cio, unit: sec, works_with: [net],
     owns: [{domain: inf.network, level: accountable, inferred: [level], confidence: likely}, {domain: inf.server, level: responsible}]}
"""


@pytest.fixture
def viewed(graph):
    return lambda name, text=MODEL, **options: view(graph(text), name, **options)


def labels(scene):
    return [box.label for box in scene.boxes]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_has_everything_apart_and_on_the_page(viewed, name):
    scene = viewed(name)

    assert scene.boxes
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(scene.boxes, 2))
    assert all(0 < box.rect.x and box.rect.right < scene.width for box in scene.boxes)
    assert all(0 < box.rect.y and box.rect.bottom < scene.height for box in scene.boxes)
    assert scene.title == "Acme County"
    assert all(labels(scene))


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("format", ["svg", "dot", "pdf", "png"])
def test_every_view_is_painted_in_every_format(viewed, name, format):
    assert paint(viewed(name), format) == paint(viewed(name), format) != b""


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_nothing_is_drawn(viewed, name):
    assert viewed(name, "roles: []").boxes == ()


def test_the_matrix_has_a_cell_for_each_assignment(viewed):
    scene = viewed("raci")

    assert "Network Manager is accountable for Network services" in labels(scene)
    inferred = next(box for box in scene.boxes if "Security Officer is accountable" in box.label)
    assert inferred.texts[0].words == "(A)"
    assert inferred.marks == (Mark.INFERRED,)
    assert len(scene.boxes) == 5
    assert "several accountable" in {text.words for text in scene.texts}


def test_the_heat_map_counts_roles_by_unit(viewed):
    scene = viewed("heat")

    assert "Operations: 2 roles for Network services, A/R" in labels(scene)
    strongest = max(scene.boxes, key=lambda box: box.color)
    assert strongest.texts[0].words == "2 A/R"
    assert all(box.color >= HEAT for box in scene.boxes)


def test_the_map_names_who_answers_who_does_and_where_nobody_is_named(viewed):
    scene = viewed("ownership")

    network, server = (next(box for box in scene.boxes if box.title.startswith(name)) for name in ("Network", "Server"))
    assert "accountable: Network Manager (county), Security Officer (inferred)" in network.label
    assert [badge.text.words for badge in network.badges] == ["2 accountable"]
    assert [badge.text.words for badge in server.badges] == ["owned with the field"]


def test_the_network_has_a_line_a_pair(viewed):
    scene = viewed("network")

    (line,) = scene.links
    assert line.kind is LinkKind.WORKS
    assert {box.title for box in scene.boxes} == {"Network Manager", "Security Officer"}
    assert "works with Security Officer on sec.operations" in " ".join(labels(scene))


def test_an_unknown_view_and_what_a_view_does_not_show_are_refused(viewed):
    with pytest.raises(OrgModelError, match=r"no view 'racy' \(did you mean 'raci'"):
        viewed("racy")
    with pytest.raises(OrgModelError, match="drawn in the chart"):
        viewed("raci", wish=Wish(Part(depth=1)))
