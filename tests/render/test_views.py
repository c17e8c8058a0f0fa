"""Do the other views show what the model says, and only that?"""

from itertools import combinations

import pytest

from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish
from orgmodel.render.charts.part import Part
from orgmodel.render.formats import paint
from orgmodel.render.scenes.scene import HEAT, LinkKind, Mark
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


def test_a_unit_has_the_color_in_the_network_that_it_has_in_the_chart(org):
    first = "units: [{id: plan, name: Planning}, "
    more = "  - {id: planner, title: Planner, reports_to: cio, unit: plan}\n"
    graph = org(MODEL.replace("units: [", first).replace("  - {id: net,", f"{more}  - {{id: net,"))
    chart = {box.title: box.color for box in view(graph, "chart").boxes}
    network = {box.title: box.color for box in view(graph, "network").boxes}

    assert network and {title: chart[title] for title in network} == network


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
        viewed("raci", wish=Wish(grouped=True))
    with pytest.raises(OrgModelError, match="parts are drawn of the chart, of ownership and of raci"):
        viewed("heat", wish=Wish(Part(depth=1)))


def many_roles(count):
    roles = [
        f"{{id: r{n}, title: Role {n}, unit: u{n % 2}, owns: [{{domain: d{n // 2}, level: accountable}}]}}"
        for n in range(count)
    ]
    domains = [f"{{id: d{n}, name: Domain {n}}}" for n in range(count)]
    units = "[{id: u0, name: Even}, {id: u1, name: Odd}]"
    return f"catalog: none\nunits: {units}\nroles: [{', '.join(roles)}]\ndomains: [{', '.join(domains)}]"


def test_the_matrix_of_many_roles_is_divided_and_shows_all_of_them(viewed):
    scene = viewed("raci", many_roles(60))

    assert len(scene.boxes) == 60 == len({box.id for box in scene.boxes})
    assert scene.width < 1500
    words = [text.words for text in scene.texts]
    assert [each for each in words if each.startswith("Part ")] == [
        "Part 1 of 3: from Role 0 to Role 19", "Part 2 of 3: from Role 20 to Role 39", "Part 3 of 3: from Role 40 to Role 59",
    ]  # fmt: skip
    heads = [text for text in scene.texts if text.upward]
    assert {text.words for text in heads} == {f"Role {number}" for number in range(60)}
    assert not any("Not shown" in note for note in scene.notes)


def test_the_matrix_says_which_roles_it_leaves_out_and_how_to_see_them(viewed):
    scene = viewed("raci", many_roles(140))

    assert len(scene.boxes) == 130
    assert scene.notes[0] == (
        "Not shown: 10 roles with fewer domains, and 5 domains that only they have. "
        "--unit UNIT or --root ROLE draws those of a part; orgmodel report -o FILE.xlsx lists all."
    )


def test_a_part_of_the_matrix_has_its_roles_only_and_says_who_else_answers(viewed):
    scene = viewed("raci", many_roles(12), wish=Wish(Part(unit="Even")))

    assert sorted({box.label.split(" is ")[0] for box in scene.boxes}) == sorted(f"Role {n}" for n in range(0, 12, 2))
    assert "several accountable, others not drawn" in {text.words for text in scene.texts}
    assert "A part of the organization: only its roles, and the domains that they are assigned." in scene.notes


def test_the_map_shows_what_nobody_is_named_for_and_what_is_held_together(viewed):
    text = """
catalog: none
domains:
  - {id: net, name: Network}
  - {id: fiber, name: Fiber, parent: net}
  - {id: print, name: Printing, parent: net}
  - {id: privacy, name: Privacy}
  - {id: risk, name: Risk}
providers: [{id: p, name: Ring Contractor, provides: [print], answers: a}]
roles:
  - {id: a, title: Network Manager, owns: [net, {domain: risk, level: accountable, joint_with: [b]}]}
  - {id: b, title: Risk Officer, owns: [{domain: risk, level: accountable, joint_with: [a]}]}
"""
    scene = viewed("ownership", text)

    said = {box.title: box.label for box in scene.boxes}
    assert said["Fiber"] == "Fiber; accountable for Network: Network Manager; owned with the field"
    assert "provider: Ring Contractor, for which Network Manager answers" in said["Printing"]
    assert said["Privacy"] == "Privacy; nobody named"
    assert said["Risk"].endswith("held jointly by 2")
    assert "2 domains that the model assigns, 1 for which nobody is named" in scene.subtitle
    (key,) = scene.legend
    assert key.text.words == "nobody is named for it in the model"
    assert {box.title for box in viewed("ownership", text, wish=Wish(Part(root="b"))).boxes} == {"Risk"}
