"""Charts of models written in a test."""

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.charts.chart import org_chart

HEADER = """
orgmodel: 1
organization: {id: county, name: Acme County}
as_of: 2026-01-01
"""


@pytest.fixture
def graph():
    return lambda text: OrgGraph.compile(load_text(HEADER + text))


@pytest.fixture
def chart(graph):
    return lambda text, **options: org_chart(graph(text), **options)


@pytest.fixture
def star_font(tmp_path):
    """A font of one character, with PostScript outlines."""
    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    pen.curveTo((100, 700), (800, 700), (800, 0))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "star"])
    builder.setupCharacterMap({ord("★"): "star"})
    builder.setupCFF(
        "Stars", {}, {".notdef": T2CharStringPen(500, None).getCharString(), "star": pen.getCharString()}, {}
    )
    builder.setupHorizontalMetrics({".notdef": (500, 0), "star": (1000, 100)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Stars", "styleName": "Regular", "psName": "Stars"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "stars.otf")
    return tmp_path / "stars.otf"
