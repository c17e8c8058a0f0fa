"""What build servers read: JUnit and GitHub's annotations are well-formed whatever a model says, and SARIF has an end."""

import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel import api
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.report import github, junit, sarif
from orgmodel.rules import CATALOG

HOSTILE = ']]>&<x a="\'"/>\u0007::error ::x%0A,\u2028'


def result_of(text):
    graph = OrgGraph.compile(load_text(text))
    return run(CATALOG, graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml"))


def model(title):
    return f"roles: [{{id: a, title: {json.dumps(title, ensure_ascii=False)}, reports_to: ghost}}, {{id: b, reports_to: b, title: B}}]\n"


def test_a_rule_is_a_case_that_fails_by_its_findings():
    result = result_of(model("A"))
    tree = ET.fromstring(junit.render(result))

    cases = {case.get("name").split(" ")[0]: case for case in tree.iter("testcase")}
    assert list(cases) == [rule.code for rule in CATALOG if not rule.is_about_change]
    assert cases["STR001"].find("failure").get("type") == "error"
    assert "model.yaml:1:" in cases["STR001"].find("failure").text
    assert cases["SPN001"].find("failure") is None
    assert cases["DOC001"].find("failure") is None and cases["DOC001"].find("system-out") is not None
    assert cases["SPN004"].find("skipped") is not None
    assert tree.get("failures") == str(len(list(tree.iter("failure"))))
    assert tree.get("skipped") == str(len(list(tree.iter("skipped"))))
    assert {each.get("name") for each in tree.iter("property")} == {"profile", "authority", "notice"}


@pytest.mark.parametrize(("least", "failed"), [(Severity.LOW, True), (Severity.MEDIUM, False), (None, False)])
def test_what_fails_is_what_was_asked_for(least, failed):
    tree = ET.fromstring(junit.render(result_of(model("A")), fail_on=least))

    (case,) = (each for each in tree.iter("testcase") if each.get("name").startswith("DOC001"))
    assert (case.find("failure") is not None) is failed


@given(
    title=st.one_of(
        st.just(HOSTILE), st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=12)
    )
)
def test_a_title_breaks_no_format(title):
    result = result_of(model(title))

    ET.fromstring(junit.render(result))
    lines = github.render(result).split("\n")
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines[:-1])
    assert lines[-1] == ""


def test_an_annotation_has_its_place_and_its_weight():
    first, *_, last = github.render(result_of(model("A"))).splitlines()

    assert first.startswith("::error file=model.yaml,line=1,col=")
    assert "title=STR001 reporting-cycle::" in first
    assert last.startswith("::notice title=orgmodel::") and "Profile: default." in last


def test_annotations_stop_where_the_host_stops_and_say_so():
    roles = ", ".join(f"{{id: r{number}, reports_to: ghost{number}}}" for number in range(30))
    lines = github.render(result_of(f"roles: [{roles}]\n")).splitlines()

    assert sum(line.startswith("::error ") for line in lines) == github.MOST
    assert "more are not shown here" in lines[-1]


def test_a_run_of_sarif_ends_where_hosts_end_and_says_so():
    roles = ", ".join(f"{{id: r{number}, reports_to: ghost{number}}}" for number in range(sarif.MOST_RESULTS + 1))
    result = result_of(f"policy: {{rules: {{STR002: {{severity: error}}}}}}\nroles: [{roles}]\n")
    (found,) = json.loads(sarif.render(result))["runs"]

    assert len(found["results"]) == sarif.MOST_RESULTS
    (notice,) = found["invocations"][0]["toolExecutionNotifications"]
    assert "left out" in notice["message"]["text"]
    assert "invocations" not in json.loads(sarif.render(result_of(model("A"))))["runs"][0]


@pytest.mark.parametrize("format", ["junit", "github"])
def test_the_formats_are_reached_through_the_api(format):
    assert api.findings(result_of(model("A")), format)
