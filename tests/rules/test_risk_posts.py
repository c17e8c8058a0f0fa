"""Does RSK003 speak of empty posts only where that is stated, and name domains only?"""

import pytest

from orgmodel.check.result import Assessed
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules.risk_posts import accountable_vacant_or_acting

DOMAINS = """
catalog: none
domains:
  - {id: it, name: IT}
  - {id: network, name: Network services, parent: it, required: core}
"""


def checked(text, *rules):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def of_roles(*roles, head="as_of: 2026-01-01\n"):
    listed = "".join(f"  - {{{role}}}\n" for role in roles)
    return checked(f"{head}{DOMAINS}roles:\n{listed}", accountable_vacant_or_acting)


def test_an_empty_model_has_no_empty_post():
    assert not checked("", accountable_vacant_or_acting).findings


@pytest.mark.parametrize(
    ("post", "found", "assessed"),
    [
        ("occupancy: vacant", 1, Assessed.FULLY),
        ("positions: 1, filled: 0", 1, Assessed.FULLY),
        ("positions: 2, filled: 1", 0, Assessed.FULLY),
        ("positions: 2, filled: 1, occupancy: vacant", 0, Assessed.FULLY),
        ("occupancy: filled", 0, Assessed.FULLY),
        ("establishment: abolished", 1, Assessed.FULLY),
        ("filled: 0", 0, Assessed.NOT),
        ("positions: 0, filled: 0", 0, Assessed.NOT),
        ("positions: 1", 0, Assessed.NOT),
        ("described: no", 0, Assessed.NOT),
        ("occupancy: acting", 0, Assessed.NOT),
        ("occupancy: acting, acting_since: 2025-07-04", 1, Assessed.FULLY),
        ("occupancy: acting, acting_since: 2025-07-05", 0, Assessed.FULLY),
    ],
)
def test_only_what_is_stated_counts(post, found, assessed):
    result = of_roles(f"id: lead, {post}, owns: [network]")

    assert len(result.findings) == found
    assert result.rules[0].assessed == assessed
    assert not result.questions


def test_without_a_day_acting_is_not_assessable():
    result = of_roles("id: lead, occupancy: acting, acting_since: 2020-01-01, owns: [network]", head="")

    assert result.rules[0].assessed == Assessed.NOT


@pytest.mark.parametrize(("required", "severity"), [("core", "high"), ("common", "medium"), ("optional", "medium")])
def test_a_core_domain_weighs_more(required, severity):
    text = f"catalog: none\ndomains: [{{id: network, required: {required}}}]\n"

    result = checked(f"{text}roles: [{{id: lead, occupancy: vacant, owns: [network]}}]", accountable_vacant_or_acting)

    assert [str(each.severity) for each in result.findings] == [severity]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("id: other, owns: [network]", 0),
        ("id: other, owns: [it]", 0),
        ("id: other, establishment: abolished, owns: [network]", 1),
        ("id: other, owns: [{domain: network, level: responsible}]", 1),
    ],
)
def test_only_the_sole_accountable_role_counts(other, found):
    result = of_roles("id: lead, occupancy: vacant, owns: [network]", other)

    assert [str(each.subject) for each in result.findings] == ["domain:network"] * found


def test_an_abolished_role_with_a_successor_is_no_finding():
    result = of_roles(
        "id: old, establishment: abolished, owns: [network]", "id: new, occupancy: filled, owns: [network]"
    )

    assert not result.findings
    assert result.rules[0].checked == 1


def test_an_assignment_that_ended_before_the_role_was_abolished_is_history():
    owns = "owns: [{domain: network, level: accountable, valid: {until: 2025-01-01}}]"

    assert not of_roles(f"id: old, establishment: abolished, {owns}").findings


def test_a_finding_gives_neither_the_role_nor_the_date_away():
    (finding,) = of_roles(
        "id: lead, title: Network Lead, positions: 1, occupancy: acting, acting_since: 2024-03-05, "
        "owns: [{domain: network, level: accountable, evidence: spec#L1}]"
    ).findings

    assert finding.message == (
        "Network services: the only role named as accountable has been filled by acting appointment for more "
        "than 180 days."
    )
    assert finding.values is None
    assert not finding.evidence
    assert "lead" not in repr(finding).casefold()


def test_an_inferred_fact_lowers_the_finding():
    (finding,) = of_roles("id: lead, occupancy: vacant, inferred: [occupancy], owns: [network]").findings

    assert (str(finding.severity), finding.depends_on) == ("medium", ("Network services: who is in post is inferred",))


def test_the_days_are_a_setting():
    policy = "as_of: 2026-01-01\npolicy: {rules: {RSK003: {max_acting_days: 10}}}\n"

    result = of_roles("id: lead, occupancy: acting, acting_since: 2025-12-21, owns: [network]", head=policy)

    assert [each.message.endswith("more than 10 days.") for each in result.findings] == [True]


def test_the_fingerprint_outlives_another_reason():
    before = of_roles("id: lead, occupancy: vacant, owns: [network]").findings[0]
    after = of_roles("id: cio", "id: new, establishment: abolished, owns: [network]").findings[0]

    assert before.fingerprint == after.fingerprint
