"""Do all rules answer the same about columns of numbers as about columns of texts?"""

import pytest
from hypothesis import given, settings

from orgmodel import api
from orgmodel.catalog.examples import example
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.metrics import domain_coverage, layers, role_counts, span_statistics
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import assemble
from orgmodel.rules import CATALOG
from tests.coded import as_tables
from tests.strategies import lines, models


def answers(facts):
    graph = OrgGraph.compile(facts)
    result = run(CATALOG, graph, settings_for(CATALOG, facts.header.policy, facts.header.path))
    return api.findings(result, "json"), api.findings(result, "text"), api.overlap_report(result, "markdown")


def numbers(facts):
    graph = OrgGraph.compile(facts)
    return role_counts(graph), layers(graph), span_statistics(graph), domain_coverage(graph)


@settings(max_examples=60)
@given(models())
def test_the_rules_say_the_same_of_tables(text):
    facts = assemble.load_text(text)

    assert answers(facts) == answers(as_tables(facts))
    assert numbers(facts) == numbers(as_tables(facts))


@settings(max_examples=60)
@given(lines(most=14))
def test_the_rules_say_the_same_of_lines_in_tables(drawn):
    facts = assemble.load_text("completeness: [{all: complete}]\n" + drawn.text())

    assert answers(facts) == answers(as_tables(facts))


@pytest.mark.parametrize("name", ["acme", "chicago"])
def test_the_rules_say_the_same_of_an_example_as_tables(name):
    facts = assemble.load(example(name))

    assert answers(facts) == answers(as_tables(facts))
    assert numbers(facts) == numbers(as_tables(facts))
