"""The text of a check: what is left out in brief, and what an empty model says."""

from pathlib import Path

from orgmodel import api
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

CHICAGO = Path(__file__).resolve().parents[2] / "models" / "chicago"


def test_in_brief_every_finding_is_said_without_its_places_and_evidence():
    result = api.check(CHICAGO)

    brief = api.findings(result, brief=True)

    words = " ".join(brief.split())
    assert all(" ".join(finding.message.split()) in words for finding in result.findings)
    assert "evidence:" not in brief
    assert "roles.yaml:" not in brief


def test_a_model_without_roles_is_not_praised():
    graph = OrgGraph.compile(load_text("orgmodel: 1"))

    written = api.findings(run(CATALOG, graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml")))

    assert "The model has no roles: there is nothing to assess." in written


def test_the_summary_counts_what_was_set_aside_by_reason():
    written = api.findings(api.check(CHICAGO.parent / "acme"))

    assert "Set aside: " in written
    assert "chain of command" in written
