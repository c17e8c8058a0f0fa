"""Does a suggestion stand any model: circles, several managers, no ids, references to nobody?"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from orgmodel import api
from orgmodel.errors import InvalidModel, OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.load.scenario import scenario_of
from orgmodel.load.scenarios import staged_on
from tests.strategies import lines, models

pytest.importorskip("highspy")
_TIGHT = "policy: {rules: {SPN001: {max_reports: 2}, SPN004: {max_layers: 2}}}\ncompleteness: [{all: complete}]\n"


def applies(text):
    """Ask for a suggestion, and apply what comes of it."""
    graph = OrgGraph.compile(load_text(text))
    proposal = api.suggest(graph, "model.yaml", wishes=api.Wishes(even_if_draft=True))
    after = staged_on(graph.facts, scenario_of(proposal.scenario, Path("suggested.yaml"))).after
    assert len(after.roles) == len(graph.roles)
    assert api.suggestion(proposal)
    return proposal.suggested


@settings(max_examples=30)
@given(lines())
def test_any_reporting_lines_are_stood(drawn):
    said = applies(_TIGHT + drawn.text())

    assert said.weight[0] >= said.weight[1] >= 0


@settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much])
@given(models())
def test_any_model_is_stood(text):
    try:
        applies(text)
    except InvalidModel:
        pass
    except OrgModelError as error:
        pytest.fail(str(error))


def test_an_empty_model_is_stood():
    assert applies("roles: []\n").operations == ()


def test_a_chain_of_hundreds_is_stood():
    chain = "".join(
        f"  - {{id: r{row}, title: R {row}, reports_to: {f'r{row - 1}' if row else 'none'}}}\n" for row in range(300)
    )

    said = applies("completeness: [{all: complete}]\nroles:\n" + chain)

    assert [each.code for each, _ in said.staying if each.code == "SPN004"] == ["SPN004"]
