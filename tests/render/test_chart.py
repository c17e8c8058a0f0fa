"""Does a chart show what the model says, mark what it does not say, and hold back what is nobody's business?"""

import os
from itertools import combinations
from pathlib import Path

import pytest

from orgmodel.render.charts.chart import FOOT
from orgmodel.render.formats import paint
from orgmodel.render.scenes.scene import Box, LinkKind, Mark
from tests.render.listing import listing

GOLDEN = Path(__file__).parent / "golden"

COUNTY = """
units:
  - {id: ops, name: Operations}
  - {id: sec, name: Information Security Office}
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
  - {id: ops, title: Director of Operations, unit: ops, reports_to: cio, leads: [field crew, radio shop]}
  - {id: net, title: Network Manager, unit: ops, reports_to: ops, occupancy: vacant,
     dotted_to: [{role: ciso, for: firewall rules, status: inferred, confidence: possible}]}
  - {id: desk, title: Help Desk Technician, unit: ops, reports_to: [ops, net], positions: 9, filled: 7}
  - {id: ciso, title: Chief Information Security Officer, unit: sec, described: no,
     reports_to: {role: cio, status: inferred, confidence: likely}}
  - {id: cfo, title: Chief Financial Officer, in_scope: no}
  - {id: new, title: Data Officer, establishment: proposed, reports_to: nobody}
  - {id: engineer, title: IT Engineer, works_with: [{role: net}]}
"""


def test_the_chart_of_a_small_county_is_as_recorded(chart):
    made = listing(chart(COUNTY, draft=True))

    recorded = GOLDEN / "county.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        recorded.write_text(made, encoding="utf-8")
    assert made == recorded.read_text(encoding="utf-8")


def box(scene, title):
    (found,) = (each for each in scene.boxes if each.title == title)
    return found


def test_every_role_is_drawn_once_and_no_boxes_overlap(chart):
    scene = chart(COUNTY)

    assert len(scene.boxes) == 9
    assert len({each.title for each in scene.boxes}) == 9
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(scene.boxes, 2))


def test_everything_stays_on_the_page(chart):
    scene = chart(COUNTY)

    texts = [*scene.texts, *(key.text for key in scene.legend), *(text for each in scene.boxes for text in each.texts)]
    points = [point for link in scene.links for point in link.points] + [(text.x, text.y) for text in texts]
    assert all(0 < x < scene.width and 0 < y < scene.height for x, y in points)


def test_the_legend_stands_below_the_chart_and_the_foot_below_the_legend(chart):
    scene = chart(COUNTY)

    lowest = max(max(y for _, y in link.points) for link in scene.links)
    assert lowest < min(key.text.y for key in scene.legend)
    assert max(key.text.y for key in scene.legend) < scene.texts[-1].y
    assert scene.texts[-1].words == FOOT


@pytest.mark.parametrize(
    ("field", "mark"),
    [
        ("occupancy: vacant", Mark.VACANT),
        ("positions: 2, filled: 0", Mark.VACANT),
        ("occupancy: acting", Mark.ACTING),
        ("establishment: proposed", Mark.PROPOSED),
        ("described: no", Mark.NOT_DESCRIBED),
        ("in_scope: no", Mark.OUTSIDE),
        ("status: inferred, confidence: likely", Mark.INFERRED),
    ],
)
def test_marks_are_there_when_stated_and_said_in_words(chart, field, mark):
    marked, plain = chart(f"roles: [{{id: a, {field}}}]").boxes + chart("roles: [{id: a}]").boxes

    assert mark in marked.marks
    assert any(badge.text.words.startswith(mark) for badge in marked.badges)
    assert (plain.marks, plain.badges) == ((), ())


def test_a_fact_in_doubt_says_so(chart):
    (made,) = chart("""
units: [{id: u, name: Operations}]
roles: [{id: a, unit: u, occupancy: vacant, positions: 3, inferred: [unit, occupancy, positions], confidence: likely}]
""").boxes

    assert [text.words for text in made.texts] == ["a", "Operations (likely)"]
    assert [badge.text.words for badge in made.badges] == ["vacant (likely)", "3 positions (likely)"]


def test_one_position_is_not_worth_a_badge(chart):
    made = chart("roles: [{id: a, positions: 1}, {id: b, positions: 0}, {id: c, positions: 2}]").boxes

    assert [[badge.text.words for badge in each.badges] for each in made] == [[], ["0 positions"], ["2 positions"]]


def test_a_silent_role_has_an_open_line_and_a_stated_top_has_none(chart):
    scene = chart("roles: [{id: top, reports_to: none}, {id: silent}]")

    (line,) = scene.links
    assert (line.kind, line.source, line.target) == (LinkKind.OPEN, box(scene, "silent").id, "")
    assert line.text.words == "?"
    assert scene.subtitle.endswith("2 roles, 1 of them with no manager stated")


def test_an_inferred_line_is_labeled(chart):
    scene = chart(COUNTY)

    lines = {link.source: link for link in scene.links if link.kind is LinkKind.SOLID}
    assert lines[box(scene, "Chief Information Security Officer").id].text.words == "likely"
    assert lines[box(scene, "Network Manager").id].text is None


def test_lines_across_the_tree_are_numbered_and_explained(chart):
    scene = chart(COUNTY)

    assert [link.badge.text.words for link in scene.links if link.badge] == ["1", "2"]
    assert scene.numbered == (
        "1. Network Manager dotted line to Chief Information Security Officer for firewall rules (possible)",
        "2. Help Desk Technician reports also to Network Manager",
    )


def test_the_legend_holds_only_what_occurs(chart):
    scene = chart("roles: [{id: top, reports_to: none}, {id: report, reports_to: top}]")

    assert [key.text.words for key in scene.legend] == ["reports to"]


def test_a_title_that_is_too_long_is_cut_in_the_box_only(chart):
    title = "Assistant Deputy Director of Enterprise Infrastructure, Operations and Data Center Services, North " * 3
    (made,) = chart(f"roles: [{{id: a, title: '{title}'}}]").boxes

    assert len(made.texts) == 4
    assert made.texts[-1].words.endswith("…")
    assert " ".join(title.split()) in made.label


def test_teams_are_named_as_far_as_there_is_room(chart):
    teams = "database administrators, infrastructure administrators, network engineers"
    (made,) = chart(f"roles: [{{id: a, leads: [{teams}]}}]").boxes

    words = " ".join(text.words for text in made.texts[1:])
    assert words == "leads: database administrators and 2 more"
    assert teams in made.label


def test_nothing_about_persons_is_in_any_format(chart):
    scene = chart("""
roles:
  - id: a
    title: Director
    reports_to: none
    incumbents: [Jane Roe]
    salary: {min: 98765, max: 123456, currency: USD, period: year}
    class: {code: "0655", grade: "G24"}
    acting_since: 2025-03-04
    note: private remark
""")

    for name in ("dot", "svg"):  # PDF and PNG are painted from the SVG
        text = paint(scene, name).decode()
        assert not [word for word in ("Jane", "98765", "123456", "G24", "2025", "private") if word in text]


def test_a_draft_says_so_in_its_title(chart):
    assert [badge.text.words for badge in chart("roles: []", draft=True).badges] == ["DRAFT"]
    assert b"DRAFT: Acme County" in paint(chart("roles: []", draft=True), "dot")
    assert chart("roles: []").badges == ()


def test_what_is_not_drawn_is_counted(chart):
    scene = chart("""
completeness: [{all: complete}]
roles:
  - {id: a, reports_to: none, works_with: [{role: b}]}
  - {id: b, reports_to: a}
  - {id: old, establishment: abolished}
""")

    assert scene.notes == (
        "Not drawn: 1 role abolished or not there at this date.",
        "Not drawn: 1 working relation.",
        FOOT,
    )


def test_a_partial_model_says_so(chart):
    assert any("partial" in note for note in chart("roles: [{id: a}]").notes)


def colors(scene):
    return {each.title: each.color for each in scene.boxes}


def meanings(scene):
    samples = {key.sample.color: key.text.words for key in scene.legend if isinstance(key.sample, Box)}
    return {color: words for color, words in samples.items() if color >= 0}


def test_a_box_has_the_color_of_the_division_below_the_unit_that_holds_everybody(chart):
    scene = chart("""
units:
  - {id: desk, name: Service Desk, parent: ops}
  - {id: ops, name: Operations, parent: bureau}
  - {id: apps, name: Applications, parent: bureau}
  - {id: bureau, name: Bureau, parent: county}
  - {id: county, name: County}
roles:
  - {id: cio, unit: bureau, reports_to: none}
  - {id: agent, unit: desk, reports_to: cio}
  - {id: director, unit: ops, reports_to: cio}
  - {id: developer, unit: apps, reports_to: cio}
  - {id: contractor, unit: elsewhere}
  - {id: nowhere}
""")

    assert colors(scene) == dict.fromkeys(["cio", "agent", "director", "developer"], 0) | {
        "contractor": 1,
        "nowhere": -1,
    }
    assert meanings(scene) == {0: "County", 1: "elsewhere"}
    scene = chart("""
units: [{id: desk, parent: ops}, {id: ops, name: Operations, parent: bureau}, {id: apps, parent: bureau}, {id: bureau}]
roles: [{id: cio, unit: bureau}, {id: agent, unit: desk}, {id: director, unit: ops}, {id: developer, unit: apps}]
""")
    assert colors(scene) == {"cio": -1, "agent": 0, "director": 0, "developer": 1}
    assert meanings(scene) == {0: "Operations", 1: "apps"}


def test_a_unit_that_holds_everybody_has_no_color(chart):
    scene = chart("units: [{id: it, name: IT}]\nroles: [{id: a, unit: it}, {id: b, unit: it, reports_to: a}]")

    assert colors(scene) == {"a": -1, "b": -1}
    assert meanings(scene) == {}
    assert all(each.texts[-1].words == "IT" for each in scene.boxes)


def test_units_that_lie_in_each_other_in_a_circle_are_colored_somehow(chart):
    scene = chart("units: [{id: a, parent: b}, {id: b, parent: a}]\nroles: [{id: x, unit: a}, {id: y, unit: b}]")

    assert set(colors(scene).values()) == {0, 1}


def test_no_two_units_share_a_color_and_small_ones_have_none_where_colors_run_out(chart):
    units = "\n".join(f"  - {{id: u{number}, name: Unit {number}}}" for number in range(15))
    roles = "\n".join(f"  - {{id: r{number}, unit: u{number % 15}, reports_to: none}}" for number in range(22))
    scene = chart(f"units:\n{units}\nroles:\n{roles}\n")

    assert [color for color in colors(scene).values() if color >= 0] == [*range(7), 7, *range(7)]
    assert meanings(scene) == {number: f"Unit {number}" for number in range(8)}
    assert scene.legend[-1].text.words == "and 7 other units, named in the boxes"
    assert all(each.texts[-1].words.startswith("Unit ") for each in scene.boxes)


MANY = "\n".join(
    ["roles:", "  - {id: top, reports_to: none}"]
    + [f"  - {{id: r{number}, reports_to: {{role: top, status: inferred}}, dotted_to: [r1]}}" for number in range(40)]
)


def test_a_wide_chart_hangs_boxes_in_columns_and_says_what_is_in_doubt_above_them(chart):
    scene = chart(MANY)

    assert scene.width < 2500
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(scene.boxes, 2))
    doubts = [link.text for link in scene.links if link.text]
    assert [text.words for text in doubts] == ["inferred"] * 40
    assert [(text.x, text.y) for text in doubts] == [(each.rect.center, each.rect.y - 5) for each in scene.boxes[1:]]
    assert len({each.rect.x for each in scene.boxes[1:]}) < 10


def test_large_organizations_are_drawn(chart):
    chain = "\n".join(f"  - {{id: r{row}, reports_to: r{row - 1}}}" for row in range(1, 3000))
    tops = "\n".join(f"  - {{id: t{row}, reports_to: none}}" for row in range(2000))
    scene = chart(f"roles:\n  - {{id: r0, reports_to: none}}\n{chain}\n{tops}\n")

    assert len(scene.boxes) == 5000
