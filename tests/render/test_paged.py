"""Can a large organization be read on paper and on slides: every role there, every reference right, no tiny type?"""

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from benchmarks.organizations import yaml_model
from orgmodel.errors import OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.formats import book
from orgmodel.render.paging.paged import pages
from orgmodel.render.paging.paper import POINTS, SCALE, paper
from tests.render.models import EVERYTHING
from tests.render.pdf_text import streams

SMALLEST = 7.0


@pytest.fixture(scope="module")
def large():
    return pages(OrgGraph.compile(load_text(yaml_model(1500))), paper("tabloid"))


@pytest.fixture(scope="module")
def everything():
    graph = OrgGraph.compile(load_text(EVERYTHING))
    return pages(graph, paper("slide"), draft=True)


def test_every_role_of_fifteen_hundred_stands_on_a_page_and_in_the_index(large):
    titles = {box.title for page in large for box in page.scene.boxes}
    indexed = {text.words.partition(" (")[0] for page in large if page.title == "Index" for text in page.scene.texts}

    assert titles == {f"Post {number}" for number in range(1500)} <= indexed


def test_every_reference_leads_to_the_page_where_the_tree_begins(large):
    seen = 0
    for page in large:
        boxes = {box.id: box for box in page.scene.boxes}
        for name, target in page.targets.items():
            there = large[target - 1]
            if name == "above":
                assert page.begins[0] in {box.id for box in there.scene.boxes}
                continue
            assert name in there.begins
            assert [badge.text.words for badge in boxes[name].badges][-1] == f"page {target}"
            seen += 1
    assert seen > 20


def test_everything_stays_on_its_sheet(large, everything):
    for page in (*large, *everything):
        scene = page.scene
        assert all(0 <= box.rect.x and box.rect.right <= scene.width for box in scene.boxes)
        assert all(40 <= box.rect.y and box.rect.bottom <= scene.height - 60 for box in scene.boxes)
        assert all(0 < text.x < scene.width and 0 < text.y < scene.height for text in scene.texts)
        assert all(key.text.y < scene.height - 60 for key in scene.legend)


def test_no_type_on_paper_is_under_seven_points(large):
    data = book(large, "pdf").data

    drawn = [stream.decode("latin-1") for stream in streams(data) if b" Tf " in stream]
    assert len(drawn) == len(large)
    sizes = {float(size) * SCALE for page in drawn for size in re.findall(r"/T\d+ ([\d.]+) Tf", page)}
    assert min(sizes) >= SMALLEST - 1e-9
    assert all(" 0 0 ".join([f"{SCALE:g}".lstrip("0")] * 2) + " 0 0 cm" in page for page in drawn)


def test_a_pdf_of_pages_has_bookmarks_and_links(large):
    data = book(large, "pdf").data

    assert data.count(b"/Subtype /Link") == sum(len(page.targets) for page in large)
    assert data.count(b"/Title (") + data.count(b"/Title <") >= len(large)
    assert book(large, "pdf").data == data


def test_slides_hold_shapes_and_connectors_that_are_joined(everything):
    data = book(everything, "pptx").data
    show = Presentation(io.BytesIO(data))

    assert len(show.slides) == len(everything)
    boxes = joined = 0
    for slide, page in zip(show.slides, everything, strict=True):
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
        names = {shape.name for shape in slide.shapes}
        assert {box.title for box in page.scene.boxes} <= names
        boxes += len(page.scene.boxes)
        for connector in slide.shapes._spTree.iter(qn("p:cxnSp")):
            for end in (*connector.iter(qn("a:stCxn")), *connector.iter(qn("a:endCxn"))):
                assert int(end.get("id")) in ids
                joined += 1
    assert boxes >= 9
    assert joined >= 6


def test_slides_have_the_same_bytes_every_time_and_no_date(everything):
    data = book(everything, "pptx").data

    assert data == book(everything, "pptx").data
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_lines_across_are_said_with_their_page(everything):
    words = [text.words for page in everything for box in page.scene.boxes for text in box.texts]

    assert any(re.match(r"dotted to \(p\. \d+\):$", line) for line in words)
    assert any(re.match(r"also to \(p\. \d+\):$", line) for line in words)
    assert any("in a circle" in line for line in words)


@pytest.mark.parametrize("title", ["<b>&\"'", "مدير", "日本" * 80, "x" * 300, "a\x0bb"])
def test_any_title_makes_slides(graph, title):
    from dataclasses import replace

    facts = graph("roles: [{id: a, title: x}]").facts
    made = pages(OrgGraph.compile(replace(facts, roles=replace(facts.roles, title=[title]))), paper("slide"))

    assert Presentation(io.BytesIO(book(made, "pptx").data)).slides


@pytest.mark.parametrize("name", POINTS)
def test_an_organization_of_nobody_has_a_page(graph, name):
    assert book(pages(graph("roles: []"), paper(name)), "pdf").data


def test_unknown_paper_is_refused():
    with pytest.raises(OrgModelError, match="no paper 'a5'"):
        paper("a5")
