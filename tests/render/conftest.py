"""Charts of models written in a test."""

import pytest

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.chart import org_chart

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
