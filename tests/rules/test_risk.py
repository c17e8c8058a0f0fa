"""Does RSK001 count people only where the model states them, and name domains only?"""

import pytest

from orgmodel.check.result import Assessed
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules.risk import single_point_of_failure

COMPLETE = "completeness: [{all: complete}]\n"
DOMAINS = """
catalog: none
domains:
  - {id: it, name: IT}
  - {id: network, name: Network services, parent: it, criticality: 5}
"""
OWNS = "owns: [{domain: network, level: responsible, evidence: spec#L1}]"
ONE = "positions: 1, occupancy: filled"


def checked(text, *rules):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def of_roles(*roles, extra="", complete=COMPLETE):
    listed = "".join(f"  - {{{role}}}\n" for role in roles)
    return checked(f"{complete}{DOMAINS}roles:\n{listed}{extra}", single_point_of_failure)


def assessed(result):
    return result.rules[0].assessed


def test_an_empty_model_has_nothing_to_assess():
    result = checked("", single_point_of_failure)

    assert not result.findings
    assert not result.questions
    assert result.rules[0].checked == 0


@pytest.mark.parametrize(
    ("post", "people"),
    [
        ("positions: 1, occupancy: filled", 1),
        ("positions: 1, occupancy: acting", 1),
        ("positions: 2, occupancy: vacant", 0),
        ("positions: 3, filled: 1", 1),
        ("positions: 3, filled: 1, occupancy: filled", 1),
        ("positions: 1, filled: 0", 0),
    ],
)
def test_one_person_or_none_is_a_finding(post, people):
    (finding,) = of_roles(f"id: lead, {post}, {OWNS}").findings

    assert (finding.values.measure, finding.values.limit, finding.values.unit) == (people, 2, "people")


@pytest.mark.parametrize("post", ["positions: 2, occupancy: filled", "positions: 3, filled: 2"])
def test_two_people_are_enough(post):
    result = of_roles(f"id: lead, {post}, {OWNS}")

    assert not result.findings
    assert assessed(result) == Assessed.FULLY


@pytest.mark.parametrize("post", ["positions: 1", "occupancy: filled", "filled: 1", "title: Lead"])
def test_what_is_not_stated_is_not_counted(post):
    result = of_roles(f"id: lead, {post}, {OWNS}")

    assert not result.findings
    assert not result.questions
    assert assessed(result) == Assessed.NOT


def test_what_is_unknown_cannot_take_away_people_who_are_known():
    result = of_roles(f"id: lead, positions: 2, occupancy: filled, {OWNS}", f"id: other, {OWNS}")

    assert assessed(result) == Assessed.FULLY


@pytest.mark.parametrize(("criticality", "severities"), [(5, ["high"]), (4, ["medium"]), (3, [])], ids=str)
def test_severity_follows_criticality(criticality, severities):
    text = DOMAINS.replace("criticality: 5", f"criticality: {criticality}")

    result = checked(f"{COMPLETE}{text}roles: [{{id: lead, {ONE}, {OWNS}}}]", single_point_of_failure)

    assert [str(each.severity) for each in result.findings] == severities


def test_the_same_facts_are_a_question_where_the_model_is_partial():
    role = f"id: lead, title: Network Lead, unit: ops, {ONE}, {OWNS}"
    units = "units: [{id: ops}]\n"
    declared = ["{unit: ops, roles: complete}", "{domain: network, assignments: complete}"]

    both = of_roles(role, extra=units, complete=f"completeness: [{', '.join(declared)}]\n")
    halves = [of_roles(role, extra=units, complete=f"completeness: [{each}]\n") for each in declared]

    assert len(both.findings) == 1
    for half in halves:
        assert not half.findings
        assert [(each.to, each.details) for each in half.questions] == [(None, ("Network services",))]
        assert assessed(half) == Assessed.NOT


@pytest.mark.parametrize(
    ("deputy", "others", "found"),
    [
        ("second", [f"id: second, {ONE}"], 0),
        ("second", ["id: second"], 0),
        ("second", ["id: second, positions: 1, occupancy: vacant"], 1),
        ("second", ["id: second, establishment: abolished"], 1),
        ("none", [], 1),
    ],
)
def test_a_deputy_counts_once(deputy, others, found):
    assert len(of_roles(f"id: lead, {ONE}, deputy: {deputy}, {OWNS}", *others).findings) == found


def test_a_deputy_who_holds_the_domain_is_not_counted_twice():
    vacant = f"id: lead, positions: 1, occupancy: vacant, deputy: second, {OWNS}"

    assert len(of_roles(vacant, f"id: second, {ONE}, {OWNS}").findings) == 1


def test_one_deputy_of_two_roles_counts_once():
    vacant = "positions: 1, occupancy: vacant, deputy: second"

    assert len(of_roles(f"id: a, {vacant}, {OWNS}", f"id: b, {vacant}, {OWNS}", "id: second").findings) == 1


def test_a_deputy_who_is_not_in_the_model_leaves_it_open():
    assert assessed(of_roles(f"id: lead, {ONE}, deputy: nobody, {OWNS}")) == Assessed.NOT


def test_who_holds_the_wider_domain_can_act_and_who_is_consulted_cannot():
    wider = f"id: cio, {ONE}, owns: [it]"
    consulted = f"id: cio, {ONE}, owns: [{{domain: network, level: consulted}}]"

    assert not of_roles(f"id: lead, {ONE}, {OWNS}", wider).findings
    assert len(of_roles(f"id: lead, {ONE}, {OWNS}", consulted).findings) == 1


def test_a_domain_that_a_provider_performs_is_left_open():
    result = of_roles(f"id: lead, {ONE}, {OWNS}", extra="providers: [{id: net, provides: [it], answers: lead}]\n")

    assert assessed(result) == Assessed.NOT


def test_a_finding_leads_to_no_role_that_is_one_person():
    (finding,) = of_roles(
        f"id: lead, title: Network Lead, {ONE}, owns: [{{domain: network, level: responsible, "
        "evidence: spec#L1, inferred: [level], confidence: likely}]"
    ).findings

    assert finding.message == "Network services: 1 filled position can act, deputies included, where 2 are wanted."
    assert "lead" not in repr(finding).casefold()
    assert not finding.evidence
    assert finding.depends_on == ("Network services: an assignment is inferred",)
    assert str(finding.severity) == "medium"
    assert finding.location.line == 6  # where the domain is, not the role


def test_a_class_of_posts_may_be_shown_with_its_evidence():
    (finding,) = of_roles(f"id: engineer, positions: 3, filled: 1, {OWNS}").findings

    assert [str(each) for each in finding.evidence] == ["spec#L1"]


def test_the_numbers_are_settings():
    policy = "policy: {rules: {RSK001: {min_people: 1, min_criticality: 5}}}\n"

    assert not of_roles(f"id: lead, {ONE}, {OWNS}", extra=policy).findings


def test_the_fingerprint_outlives_hiring_elsewhere():
    before = of_roles(f"id: lead, {ONE}, {OWNS}").findings[0]
    after = of_roles(f"id: other, {ONE}", f"id: new, positions: 1, occupancy: vacant, {OWNS}").findings[0]

    assert before.fingerprint == after.fingerprint
