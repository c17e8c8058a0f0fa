"""Does OWN005 flag levels that exclude each other, and nothing that is only unclear?"""

import pytest

from orgmodel.check.result import Assessed
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules.raci import conflicting_levels

SCOPES = "scopes: [{id: county}, {id: courts, within: county}]\n"


def checked(text, *rules):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def of_two(one, other):
    owns = ", ".join(f"{{domain: fin.budget, {each}}}" for each in (one, other))
    return checked(f"{SCOPES}roles: [{{id: lead, title: Lead, owns: [{owns}]}}]", conflicting_levels)


def test_an_empty_model_has_no_conflict():
    assert not checked("", conflicting_levels).findings


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("accountable", "consulted", 1),
        ("accountable", "informed", 1),
        ("responsible", "consulted", 1),
        ("informed", "responsible", 1),
        ("accountable", "responsible", 0),
        ("consulted", "informed", 0),
        ("accountable", "accountable", 0),
    ],
)
def test_only_doing_against_hearing_is_a_conflict(one, other, found):
    result = of_two(f"level: {one}, scope: county", f"level: {other}, scope: county")

    assert [str(each.severity) for each in result.findings] == ["error"] * found
    assert result.rules[0].assessed == Assessed.FULLY


@pytest.mark.parametrize(
    ("one", "other", "found", "open_ones"),
    [
        ("scope: all", "scope: all", 1, 0),
        ("scope: county", "scope: courts", 0, 0),
        ("scope: county", "scope: county, except: [courts]", 0, 0),
        ("scope: county, customers: courts", "scope: county, customers: schools", 0, 0),
        ("scope: county, customers: courts", "scope: county", 0, 0),
        ("activity: performs", "activity: performs", 0, 1),
        ("scope: county", "activity: performs", 0, 1),
        ("scope: elsewhere", "scope: elsewhere", 0, 1),  # not declared: DAT007 has that
    ],
)
def test_only_one_stated_scope_is_the_same_scope(one, other, found, open_ones):
    result = of_two(f"level: accountable, {one}", f"level: consulted, {other}")

    assert len(result.findings) == found
    assert sum(each.count for each in result.rules[0].open) == open_ones


def test_an_inferred_level_lowers_the_error():
    result = of_two(
        "level: accountable, scope: all", "level: consulted, scope: all, inferred: [level], confidence: likely"
    )

    assert [str(each.severity) for each in result.findings] == ["high"]


def test_one_finding_for_one_scope_in_plain_words():
    owns = "".join(
        f"      - {{domain: {domain}, level: {level}, scope: all, evidence: spec#L{line}}}\n"
        for line, (domain, level) in enumerate(
            [("fin.budget", "accountable"), ("budget", "informed"), ("fin.budget", "consulted")], 1
        )
    )
    result = checked(f"roles:\n  - id: lead\n    title: Lead\n    owns:\n{owns}", conflicting_levels)

    (finding,) = result.findings
    assert finding.message == (
        "Lead is accountable, consulted and informed for IT budgeting on the same scope (everything)."
    )
    assert finding.location.line == 7
    assert [str(each) for each in finding.evidence] == ["spec#L1", "spec#L2", "spec#L3"]


def test_another_role_may_hear_of_it():
    text = """
roles:
  - {id: lead, owns: [{domain: fin.budget, level: accountable, scope: all}]}
  - {id: cio, owns: [{domain: fin.budget, level: informed, scope: all}]}
"""
    assert not checked(text, conflicting_levels).findings


def test_the_fingerprint_outlives_edits_elsewhere():
    before = of_two("level: accountable, scope: all", "level: consulted, scope: all").findings
    after = of_two("level: responsible, scope: all, activity: performs", "level: informed, scope: all").findings

    assert before[0].fingerprint == after[0].fingerprint
