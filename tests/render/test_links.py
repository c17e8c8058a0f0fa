"""Do boxes lead to the page or document about their role, and never to anything that runs?"""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from pptx import Presentation

from orgmodel.errors import OrgModelError
from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.formats import book, paint
from orgmodel.render.paging.paged import pages
from orgmodel.render.paging.paper import paper

MODEL = """
sources:
  - {id: job, title: Job, url: "https://example.org/jobs?a=1&b=<2>"}
  - {id: plan, title: Plan, url: "https://example.org/plan.pdf"}
  - {id: bad, title: Bad, url: "javascript:alert(1)"}
roles:
  - {id: top, title: Top, reports_to: none, evidence: "plan#p3"}
  - {id: "a/b c".x, title: A}
  - {id: b, title: B, reports_to: top, evidence: ["bad#L1", "job#L2"]}
  - {id: c, title: C, reports_to: top, evidence: "bad#L1"}
""".replace('"a/b c".x', '"a/b&ä"')
PLAN, JOB = "https://example.org/plan.pdf#page=3", "https://example.org/jobs?a=1&b=%3C2%3E"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def scene(graph):
    return lambda **wish: org_chart(graph(MODEL), wish=Wish(**wish))


def addresses(scene):
    return {box.title: box.href for box in scene.boxes}


def test_a_box_leads_to_the_first_document_with_an_address(scene):
    assert addresses(scene()) == {"Top": PLAN, "A": "", "B": JOB, "C": ""}


def test_a_base_comes_before_and_takes_the_id(scene):
    found = addresses(scene(link_base="org.html#role="))

    assert found["Top"] == "org.html#role=top"
    assert found["A"] == "org.html#role=a%2Fb%26%C3%A4"


@pytest.mark.parametrize("base", ["javascript:alert(1)//", "data:text/html,", "vbscript:x", "http://[", "file:///etc/"])
def test_a_base_that_runs_or_reads_is_refused(scene, base):
    with pytest.raises(OrgModelError, match="link base"):
        scene(link_base=base)


def test_the_svg_has_links(scene):
    root = ET.fromstring(paint(scene(), "svg"))

    found = {link.get("href"): link.find(f"{SVG}text").text for link in root.iter(f"{SVG}a")}
    assert found == {PLAN: "Top", JOB: "B"}


@pytest.mark.parametrize("format", ["dot", "mermaid", "list", "markdown"])
def test_text_formats_have_links(scene, format):
    assert b"plan.pdf#page=3" in paint(scene(), format)
    assert b"javascript" not in paint(scene(), format)


def test_pdf_and_slides_have_links(scene, graph):
    assert paint(scene(), "pdf").count(b"/URI (https://example.org/") == 2
    made = pages(graph(MODEL), paper("slide"))
    assert book(made, "pdf").data.count(b"/URI (https://example.org/") == 2
    show = Presentation(io.BytesIO(book(made, "pptx").data))
    relations = [each.target_ref for slide in show.slides for each in slide.part.rels.values() if each.is_external]
    assert sorted(relations) == sorted([PLAN, JOB])


def test_links_change_nothing_that_is_seen(scene):
    linked = scene()
    plain = replace(linked, boxes=tuple(box._replace(href="") for box in linked.boxes))

    assert paint(plain, "png") == paint(linked, "png")
