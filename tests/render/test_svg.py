"""Is every SVG well-formed, standalone and readable, whatever stands in the model?"""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.geometry import Rect
from orgmodel.render.painters.svg import paint
from orgmodel.render.scenes.scene import Box, Content, Link, LinkKind, Mark, Scene, Style, Text
from orgmodel.render.scenes.wording import shown
from tests.render.titles import HOSTILE, chart_of, titles

SVG = "{http://www.w3.org/2000/svg}"


def scene_of(words: str) -> Scene:
    """A scene in which a text stands wherever one can."""
    text = Text(10, 20, words, Style.TITLE, centered=True)
    start = Text(10, 20, words, Style.NOTE)
    rect = Rect(1.005, 2.5, 100, 50)
    inside = Content(((Style.TITLE, words),), (((words, 30.0),),), 36.0)
    box = Box("n0", words, rect, inside, tuple(Mark), 3, words)
    link = Link(LinkKind.DOTTED, ((0, 0), (0, 5), (5, 9)), "n0", "n0", inferred=True, words=words, text=start)
    return Scene(words, words, words, 200, 100, (box,), (link,), (), (words,), (words,), (text, start))


@given(titles)
def test_any_text_gives_well_formed_xml_that_shows_it(words):
    root = ET.fromstring(paint(scene_of(words)))

    allowed = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words).replace("\r\n", "\n")
    assert (root.find(f"{SVG}title").text or "") == allowed.replace("\r", "\n")
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "path", "circle", "text",
    }  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_in_one_box(title):
    root = ET.fromstring(paint(chart_of(title)))

    ghost, box = root.iterfind(f"{SVG}g[@class='boxes']/{SVG}g")
    assert ghost.get("class") == "box not-in-the-model"
    assert shown(title) in box.find(f"{SVG}title").text
    assert "".join(text.text for text in box.iterfind(f"{SVG}text"))


@given(titles)
def test_any_title_makes_a_chart(title):
    root = ET.fromstring(paint(chart_of(title)))

    assert len(root.findall(f"{SVG}g[@class='boxes']/{SVG}g")) == 2


@given(titles)
def test_safe_words_are_one_line_without_control_characters(words):
    safe = shown(words)

    assert safe == " ".join(safe.split())
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", safe)
    safe.encode()


def test_a_picture_needs_nothing_from_outside(chart):
    written = paint(chart("roles: [{id: a, reports_to: b}]"))

    root = ET.fromstring(written)
    assert not [element for element in root.iter() if element.tag.endswith(("script", "image", "use", "a", "link"))]
    assert not re.search(r"url\(|@import|href|\bon\w+=", written)
    assert written.count("http") == 1


def test_a_picture_has_a_size_a_title_and_a_description(chart):
    scene = chart("""
roles:
  - {id: top, title: Director, reports_to: none}
  - {id: a, title: Manager, reports_to: {role: top, status: inferred, confidence: likely}, occupancy: vacant}
""")
    root = ET.fromstring(paint(scene, "first"))

    width, height = root.get("width"), root.get("height")
    assert root.get("viewBox") == f"0 0 {width} {height}"
    assert (root.get("role"), root.get("aria-labelledby")) == ("graphics-document document", "first-title")
    assert root.get("aria-describedby") == "first-desc"
    assert root.find(f"{SVG}title").text == "Acme County"
    assert root.find(f"{SVG}desc").text.splitlines()[0] == "Reporting lines as of 2026-01-01: 2 roles"


def test_roles_are_a_list_in_reading_order_and_lines_are_passed_over(chart):
    root = ET.fromstring(
        paint(
            chart("""
roles:
  - {id: a, title: Manager, reports_to: {role: top, status: inferred, confidence: likely}, occupancy: vacant}
  - {id: top, title: Director, reports_to: none}
""")
        )
    )

    groups = {group.get("class"): group for group in root.iterfind(f"{SVG}g")}
    roles = groups["boxes"]
    assert (roles.get("role"), {role.get("role") for role in roles}) == ("list", {"listitem"})
    assert [role.find(f"{SVG}title").text for role in roles] == [
        "Director",
        "Manager; vacant; reports to Director (likely)",
    ]
    assert all(groups[name].get("aria-hidden") == "true" for name in ("links", "labels"))


def test_boxes_stand_in_the_order_of_the_tree(chart):
    scene = chart("roles: [{id: c, reports_to: b}, {id: b, reports_to: a}, {id: a, reports_to: none}]")
    root = ET.fromstring(paint(scene))

    boxes = root.iterfind(f"{SVG}g[@class='boxes']/{SVG}g")
    assert [box.find(f"{SVG}title").text.partition(";")[0] for box in boxes] == ["a", "b", "c"]


def test_lines_are_drawn_below_the_boxes(chart):
    root = ET.fromstring(paint(chart("roles: [{id: a, reports_to: none}, {id: b, reports_to: a}]")))

    groups = [element.get("class") for element in root.iterfind(f"{SVG}g")]
    assert groups.index("links") < groups.index("boxes")


def test_lines_of_the_tree_begin_at_the_manager_so_that_their_dashes_meet(chart):
    report = "reports_to: {role: a, status: inferred}"
    root = ET.fromstring(
        paint(chart(f"roles: [{{id: a, reports_to: none}}, {{id: b, {report}}}, {{id: c, {report}}}]"))
    )

    one, other = (path.get("d") for path in root.iterfind(f"{SVG}g[@class='links']/{SVG}path"))
    assert one.split("H")[0] == other.split("H")[0] != ""


def test_lines_across_the_tree_are_drawn_last_and_interrupt_what_they_cross(chart):
    root = ET.fromstring(
        paint(chart("roles: [{id: a}, {id: b, reports_to: a, dotted_to: [c]}, {id: c, reports_to: a}]"))
    )

    groups = {element.get("class"): element for element in root.iterfind(f"{SVG}g")}
    assert list(groups)[:3] == ["links", "halos", "crossings"]
    (halo,), (line, _) = groups["halos"], groups["crossings"]
    assert halo.get("d") == line.get("d")
    assert (halo.get("class"), line.get("class")) == ("halo", "dotted")


def test_numbers_are_short():
    written = paint(scene_of("x"))

    assert not re.search(r"\d\.\d{3}|\d\.\d?0\"", written.partition("</style>")[2])


@given(st.sampled_from(["مدير", "מנהל (CIO)"]))
def test_right_to_left_text_is_marked(words):
    written = paint(scene_of(words))

    assert 'direction="rtl" unicode-bidi="plaintext"' in written
    assert f"\u2068{words}\u2069" in written


def test_meanings_differ_by_more_than_color():
    written = paint(scene_of("x"))

    for look in (
        r"\.not-described \.frame\{stroke-dasharray",
        r"\.proposed \.frame\{[^}]*stroke-dasharray",
        r"\.dotted\{[^}]*stroke-linecap:round;stroke-dasharray",
        r"path\.inferred\{[^}]*stroke-dasharray",
    ):
        assert re.search(look, written)
    assert 'class="inner"' in written
