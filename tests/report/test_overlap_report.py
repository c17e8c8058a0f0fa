"""The overlap report: its order, its notices, what it groups, and that hostile text stays text."""

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest

from orgmodel import api
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.report.blocks import Heading
from orgmodel.report.overlap import NOTICE, overlap_report
from orgmodel.report.topics import topics
from orgmodel.rules import CATALOG

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
CHICAGO = Path(__file__).resolve().parents[2] / "models" / "chicago"
MODEL = """
orgmodel: 1
organization: {id: acme, name: Acme County}
as_of: 2026-01-01
sources: [{id: ops, title: Operations Manager (class), publisher: Acme County, date: 2025-05}]
scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}]
roles:
  - {id: cio, title: CIO, reports_to: none, positions: 1, evidence: ops#L1}
  - id: ops
    title: Operations Manager
    reports_to: {role: cio, evidence: ops#L2}
    works_with: [{role: plan, on: gov.portfolio, evidence: ops#L4}]
    owns:
      - {domain: fin.budget, level: accountable, scope: courts, joint_with: [plan], evidence: ops#L3}
      - {domain: fin.vendor, level: accountable, scope: all, evidence: ops#L5, inferred: [level], confidence: likely}
    duties: [{text: Buys servers, domains: [fin.vendor], evidence: ops#L6}]
  - id: plan
    title: Planning Manager
    reports_to: {role: cio, evidence: ops#L7}
    owns:
      - {domain: fin.budget, level: accountable, scope: county, evidence: ops#L8}
      - {domain: fin.vendor, level: accountable, scope: all, evidence: ops#L9}
"""


def result_of(text):
    graph = OrgGraph.compile(load_text(text))
    return run(CATALOG, graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml"))


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_the_report_is_as_it_was_read_last(format):
    written = api.overlap_report(result_of(MODEL), format)
    golden = GOLDEN / f"overlap.{format}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, encoding="utf-8", newline="\n")

    assert written == golden.read_text(encoding="utf-8")


def test_confidence_comes_before_any_finding_and_the_notice_on_persons_before_everything():
    document = overlap_report(result_of(MODEL))

    headings = [block.text for block in document if isinstance(block, Heading)]
    assert document[1].text == NOTICE
    assert headings[1:4] == ["How far this model can be trusted", "In short", "What to discuss"]
    assert headings.index("What to discuss") < headings.index("Open questions")


def test_findings_of_one_domain_are_one_topic():
    found = topics(result_of(MODEL).active)

    assert [(topic.domain, [each.code for each in topic.findings]) for topic in found] == [
        ("Vendor and contract management", ["OVL001"]),
        ("IT budgeting", ["OVL007", "OVL003"]),
        ("Service and investment portfolio", ["OVL003"]),
    ]


def test_a_report_is_a_draft_until_every_owner_has_confirmed_all_that_is_said_of_it():
    confirmed = re.sub(r"(level: accountable.*?)\}\n", r"\1, confirmed: {by: role:cio, on: 2026-01-01}}\n", MODEL)

    assert "DRAFT" in api.overlap_report(result_of(MODEL))
    assert "DRAFT" not in api.overlap_report(result_of(confirmed))
    assert "2 of 2 owners" in api.overlap_report(result_of(confirmed))


def test_no_report_says_that_a_role_is_redundant_or_shows_a_domain_id_on_the_page():
    page = api.overlap_report(result_of(MODEL)).lower()

    assert not re.search(r"redundan|eliminat|\bcut\b|superfluous", page)
    assert "fin.budget" not in page


HOSTILE = '<script>alert(1)</script> \\u001b[31m \\"q\\" \\\\ | * _x_ [a](b) \\n \\u202e \U0001f600 שלום'


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_hostile_titles_stay_text(format):
    text = MODEL.replace("    title: Operations Manager", f'    title: "{HOSTILE}"')

    written = api.overlap_report(result_of(text), format)

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)
    if format == "markdown":
        assert "<script>" not in written
        assert "[a](b)" not in written
        assert all(line.count("|") - line.count("\\|") in (0, 3, 4, 5) for line in written.splitlines())


def test_the_json_of_a_report_holds_the_findings_format_and_the_topics():
    document = json.loads(api.overlap_report(result_of(MODEL), "json"))

    jsonschema.validate(document, json.loads(api.schema("overlap")))
    assert document["format"] == "orgmodel.overlap/1"
    assert document["notice"] == NOTICE
    listed = {finding["fingerprint"] for finding in document["findings"]}
    assert all(set(topic["findings"]) <= listed for topic in document["topics"])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five job descriptions are not beside this checkout")
def test_with_the_sources_at_hand_they_are_verified_and_quoted():
    result = api.check(CHICAGO, sources=SEEDS)

    written = api.overlap_report(result, "markdown")

    assert "3 documents, 3 verified" in written
    assert "annual I&O budget" in written
    assert not any(each.code == "DOC002" for each in result.findings)
