"""Are Mermaid, draw.io and the nested lists whole, and harmless whatever stands in the model?"""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import given

from orgmodel.render.charts.chart import Wish, org_chart
from orgmodel.render.painters import dot, drawio, listed, mermaid
from orgmodel.render.views import view
from tests.render.models import EVERYTHING
from tests.render.titles import HOSTILE, chart_of, titles


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_mermaid_has_a_node_a_box_and_an_edge_a_line(chart):
    scene = chart(EVERYTHING)
    lines = mermaid.paint(scene).splitlines()

    assert sum(bool(re.match(r'  n\d+\["', line)) for line in lines) == len(scene.boxes)
    assert '  n0["Director<br/>Services"]' in lines
    assert "  n0 -.-|inferred| n1" in lines
    assert any("-.-|dotted line|" in line for line in lines)
    assert any('(["manager not stated"])' in line for line in lines)


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_means_anything_to_mermaid(title):
    lines = mermaid.paint(chart_of(title)).splitlines()

    assert len([line for line in lines if re.match(r'  n\d+\["', line)]) == 2
    for line in lines[6:8]:
        inside = re.match(r'  n\d+\["(.*)"\](:::\w+)?$', line)[1].replace("<br/>", "")
        assert not re.search(r'["<>`;](?<!\d;)|\[|\{', inside)


@given(titles)
def test_any_title_makes_a_drawing_that_drawio_can_read(title):
    root = ET.fromstring(drawio.paint(chart_of(title)))

    cells = {cell.get("id"): cell for cell in root.iter("mxCell")}
    assert {"n0", "n1"} <= set(cells)
    for cell in cells.values():
        assert (cell.get("source") or "n0") in cells


def test_a_drawing_keeps_places_and_ends(chart):
    scene = chart(EVERYTHING)
    root = ET.fromstring(drawio.paint(scene))

    edges = [cell for cell in root.iter("mxCell") if cell.get("source")]
    assert len(edges) == sum(bool(link.target) for link in scene.links)
    first = next(cell for cell in root.iter("mxCell") if cell.get("id") == "n0")
    assert float(first.find("mxGeometry").get("x")) == scene.boxes[0].rect.x


@given(titles)
def test_any_title_makes_a_page_whose_tags_are_ours(title):
    page = Tags()
    page.feed(listed.paint(chart_of(title)))

    assert page.open == []
    assert set(page.found) <= {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li"}


def test_lists_are_nested_as_the_tree_is(chart):
    scene = chart(EVERYTHING)
    written = listed.markdown(scene).splitlines()

    assert written[0] == "# Acme County"
    assert "* Director; Services" in written
    assert any(line.startswith("  * Manager; Platforms; vacant; reports to Director (likely)") for line in written)
    assert "## Numbered lines" in written
    page = listed.paint(scene)
    assert page.count("<ul>") == page.count("</ul>") > 3


@pytest.mark.parametrize("title", ["[a](http://b)", "<script>", "*x* `y` | # z"])
def test_no_title_means_anything_to_markdown(title):
    written = listed.markdown(chart_of(title))

    assert not re.search(r"(?<!\\)[\[\]<>`|]", written)


def test_views_that_are_no_trees_are_lists_by_what_boxes_have_in_common(graph):
    scene = view(graph("roles: [{id: a, title: Head, owns: [inf]}]"), "raci")

    lines = listed.markdown(scene).splitlines()
    assert "* Infrastructure and operations" in lines
    assert "  * Head is accountable for Infrastructure and operations" in lines


GROUPED = """
units: [{id: ops, name: Operations}, {id: sec, name: Security}]
roles:
  - {id: a, title: Chief, reports_to: none}
  - {id: b, title: Operator, reports_to: a, unit: ops}
  - {id: c, title: Guard, reports_to: a, unit: sec, dotted_to: [{role: b, for: alarms}]}
"""


def test_the_ground_of_units_is_a_cluster_and_a_subgraph(graph):
    scene = org_chart(graph(GROUPED), wish=Wish(grouped=True))

    assert [group.name for group in scene.groups] == ["Operations", "Security"]
    assert len(scene.areas) == 2
    written = dot.paint(scene)
    assert re.search(r"subgraph cluster_1 \{\s+graph \[[^\]]*label=Security[^\]]*\]\s+n2\s+\}", written)
    assert 'xlabel="for alarms"' in written
    assert '  subgraph g0["Operations"]\n    n1\n  end' in mermaid.paint(scene)


@pytest.mark.parametrize("name", ["raci", "ownership"])
def test_boxes_without_lines_stand_in_columns_and_say_what_they_are(graph, name):
    owning = "owns: [{domain: inf.network, level: accountable}, {domain: inf.server, level: responsible}]"
    scene = view(graph(f"roles: [{{id: a, title: Chief, reports_to: none, {owning}}}]"), name)

    written = dot.paint(scene)

    assert written.count("style=invis") >= 1
    assert mermaid.paint(scene).count(" ~~~ ") >= 1
    assert "accountable" in written
    if name == "raci":
        assert "Chief is accountable for" in written.replace("\\n", " ")
