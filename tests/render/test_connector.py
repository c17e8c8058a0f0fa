"""Do the lines of slides run as they do elsewhere, also in programs that route bent connectors anew?"""

import io

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from orgmodel.render.formats import book
from orgmodel.render.paging.paged import pages
from orgmodel.render.paging.paper import SCALE, paper
from orgmodel.render.scenes.scene import Link, LinkKind
from orgmodel.render.slides.connector import is_sideways, pieces

MANY = (
    "roles:\n  - {id: top, title: Top, reports_to: none, deputy: vice}\n  - {id: vice, title: Vice, reports_to: top}\n"
)
MANY += "".join(f"  - {{id: a{n}, title: Role {n}, reports_to: top}}\n" for n in range(18))
MANY += "".join(f"  - {{id: b{n}, title: Clerk {n}, reports_to: a1}}\n" for n in range(4))


def link(*points, report="r", inferred=False):
    return Link(LinkKind.SOLID, points, report, "m", inferred=inferred)


def test_pieces_that_lie_on_each_other_are_drawn_once():
    upper = link((20, 50), (10, 50), (10, 10), (30, 10), (30, 0), report="a")
    lower = link((20, 90), (10, 90), (10, 10), (30, 10), (30, 0), report="b")

    found = pieces([upper, lower])

    assert [(piece.begin, piece.end) for piece in found] == [
        ((30, 0), (30, 10)),
        ((30, 10), (10, 10)),
        ((10, 10), (10, 90)),
        ((10, 50), (20, 50)),
        ((10, 90), (20, 90)),
    ]
    assert [piece.link.source for piece in found if piece.at_report] == ["a", "b"]
    assert [piece.at_manager for piece in found] == [True, False, False, False, False]


def test_lines_that_arrive_from_above_are_no_pieces():
    assert pieces([link((5, 9), (5, 5), (1, 5), (1, 0)), link((1, 9), (1, 0))]) == ()
    assert not is_sideways(((1, 9), (5, 9)))


def test_stated_and_inferred_pieces_are_apart():
    found = pieces([link((9, 9), (5, 9), (5, 0)), link((9, 20), (5, 20), (5, 0), inferred=True)])

    assert [(piece.end, piece.link.inferred) for piece in found[:2]] == [((5, 9), False), ((5, 20), True)]


@pytest.fixture
def slides(graph):
    made = pages(graph(MANY), paper("slide"))
    return made, Presentation(io.BytesIO(book(made, "pptx").data)).slides


def test_no_connector_of_a_slide_runs_under_a_box(slides):
    made, show = slides
    seen = 0
    for page, slide in zip(made, show, strict=True):
        unit = 12_700 * SCALE
        rects = [box.rect.inset(1) for box in page.scene.boxes]
        for connector in slide.shapes._spTree.iter(qn("p:cxnSp")):
            if connector.find(f".//{qn('a:prstGeom')}").get("prst") != "line":
                continue
            place, size = connector.find(f".//{qn('a:off')}"), connector.find(f".//{qn('a:ext')}")
            x, y = int(place.get("x")) / unit, int(place.get("y")) / unit
            right, bottom = x + int(size.get("cx")) / unit, y + int(size.get("cy")) / unit
            assert right - x < 0.1 or bottom - y < 0.1
            assert not [r for r in rects if x < r.right and right > r.x and y < r.bottom and bottom > r.y]
            seen += 1
    assert seen > 15


def test_ends_stay_with_the_boxes_that_they_touch(slides):
    _, show = slides
    joined = set()
    for slide in show:
        names = {shape.shape_id: shape.name for shape in slide.shapes}
        for connector in slide.shapes._spTree.iter(qn("p:cxnSp")):
            joined |= {names[int(end.get("id"))] for end in connector.iter(qn("a:endCxn"))}
    assert {f"Role {number}" for number in range(18)} | {f"Clerk {number}" for number in range(4)} | {"Vice"} <= joined
