"""Does GAP001 and GAP002 tell a gap from silence?"""

from pathlib import Path

import pytest

from orgmodel.check.result import Assessed
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load, load_text
from orgmodel.model.refs import Ref
from orgmodel.rules.gaps import responsible_without_accountable, uncovered_domain

MODELS = Path(__file__).parents[2] / "models"
COMPLETE = "completeness: [{all: complete}]\n"
FAMILY = """
catalog: none
domains:
  - {id: it, name: IT}
  - {id: network, name: Network services, parent: it, required: core}
"""


def checked(text, *rules):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def findings(text, rule=uncovered_domain):
    return [(str(each.severity), each.message) for each in checked(text, rule).findings]


def owns(*assignments):
    return f"roles: [{{id: lead, title: Network Lead, owns: [{', '.join(assignments)}]}}]\n"


@pytest.mark.parametrize(("required", "severities"), [("core", ["high"]), ("common", ["medium"]), ("optional", [])])
def test_a_gap_weighs_what_the_domain_is_required_for(required, severities):
    text = f"catalog: none\n{COMPLETE}domains: [{{id: network, name: Network services, required: {required}}}]\n"

    assert [severity for severity, _ in findings(text)] == severities


def test_an_empty_model_has_no_gap_and_is_asked_nothing():
    result = checked("", uncovered_domain, responsible_without_accountable)

    assert not result.findings
    assert not result.questions
    assert [each.assessed for each in result.rules] == [Assessed.NOT, Assessed.FULLY]


def test_an_empty_model_that_says_it_is_complete_lacks_every_required_domain():
    result = checked(COMPLETE, uncovered_domain)

    assert len(result.findings) == 53 == len({each.fingerprint for each in result.findings})
    assert {str(each.severity) for each in result.findings} == {"high", "medium"}


def test_where_somebody_does_the_work_only_the_other_rule_speaks():
    text = COMPLETE + FAMILY + owns("{domain: network, level: responsible}")

    assert [each.code for each in checked(text, *BOTH).findings] == ["GAP002"]


def test_a_proposed_role_that_would_be_accountable_is_named():
    roles = "roles: [{id: lead, title: Lead, establishment: proposed, owns: [network]}]\n"

    assert findings(COMPLETE + FAMILY + roles) == [
        ("high", "No role is accountable for Network services. The Lead, a proposed role, would be.")
    ]


def test_the_same_silence_is_a_question_where_the_model_is_partial():
    text = FAMILY + owns("{domain: it, level: consulted}")

    assert findings(COMPLETE + text) == [("high", "No role is accountable for Network services.")]

    partial = checked(text, uncovered_domain)
    assert not partial.findings
    assert partial.rules[0].assessed == Assessed.NOT
    assert [(each.to, each.about, each.details) for each in partial.questions] == [
        (None, Ref("organization", "unnamed"), ("Network services",))
    ]


def test_completeness_of_one_family_says_nothing_of_another():
    desk = "  - {id: desk, name: Service desk, required: core}\n"
    complete = "completeness: [{domain: desk, assignments: complete}]\n"

    result = checked(FAMILY + desk + complete + owns("{domain: it, level: consulted}"), uncovered_domain)

    assert [each.message for each in result.findings] == ["No role is accountable for Service desk."]
    assert [each.details for each in result.questions] == [("Network services",)]


def test_one_question_names_core_domains_and_counts_common_ones():
    text = """
catalog: none
domains:
  - {id: a, name: Core domain, required: core}
  - {id: b, name: Common domain, required: common}
  - {id: c, name: Other common domain, required: common}
  - {id: d, name: Domain that somebody works on, required: common}
  - {id: e, name: Optional domain, required: optional}
""" + owns("{domain: d, level: responsible}")

    result = checked(text, uncovered_domain, responsible_without_accountable)

    assert [each.details for each in result.questions] == [
        (
            "Core domain",
            "Domain that somebody works on (responsible: Network Lead)",
            "2 further domains that are commonly owned",
        )
    ]
    assert result.questions[0].settles == ("GAP001", "GAP002")


@pytest.mark.parametrize(
    "assignment",
    [
        "{domain: network, level: accountable}",
        "{domain: network, level: accountable, scope: all}",
        "{domain: it, level: accountable, scope: all}",
        "{domain: it, level: accountable, scope: all, except: [courts]}",
        "{domain: network, level: accountable, status: inferred, confidence: possible}",
    ],
)
def test_an_accountable_role_on_the_domain_or_on_all_of_the_wider_one_closes_the_gap(assignment):
    result = checked(COMPLETE + FAMILY + owns(assignment), uncovered_domain)

    assert not result.findings
    assert not result.questions
    assert result.rules[0].assessed == Assessed.FULLY


@pytest.mark.parametrize("scope", ["", ", scope: courts"])
def test_an_accountability_for_some_of_the_wider_domain_is_asked(scope):
    scopes = "scopes: [{id: courts}]\n"

    result = checked(COMPLETE + scopes + FAMILY + owns(f"{{domain: it, level: accountable{scope}}}"), uncovered_domain)

    assert not result.findings
    assert [(str(each.to), each.details) for each in result.questions] == [("role:lead", ("Network services",))]
    assert result.rules[0].open[0].count == 1


def test_in_a_partial_model_the_wider_accountability_stands_in_the_one_question():
    result = checked(FAMILY + owns("{domain: it, level: accountable}"), uncovered_domain)

    assert [(each.to, each.details) for each in result.questions] == [
        (None, ("Network services (perhaps with IT: Network Lead)",))
    ]


def test_a_domain_whose_parts_all_have_owners_is_asked_and_not_called_a_gap():
    parts = "  - {id: lan, name: LAN, parent: network}\n  - {id: wan, name: WAN, parent: network}\n"

    both = checked(COMPLETE + FAMILY + parts + owns("lan", "wan"), uncovered_domain)
    one = checked(COMPLETE + FAMILY + parts + owns("lan"), uncovered_domain)

    assert (len(both.findings), len(both.questions)) == (0, 1)
    assert (len(one.findings), len(one.questions)) == (1, 0)


def test_a_probable_owner_is_no_gap_and_a_body_that_decides_is_no_owner():
    probable = "roles: [{id: cio, described: no, owns: [network]}]\n"
    body = "bodies: [{id: board, name: Board, decides: [network]}]\n"

    assert not findings(COMPLETE + FAMILY + probable)
    assert len(findings(COMPLETE + FAMILY + body)) == 1


def test_an_owner_who_is_not_in_force_is_none():
    dated = owns("{domain: network, level: accountable, valid: {until: 2026-01-01}}")

    assert not findings(f"as_of: 2025-12-31\n{COMPLETE}{FAMILY}{dated}")
    assert len(findings(f"as_of: 2026-01-01\n{COMPLETE}{FAMILY}{dated}")) == 1


@pytest.mark.parametrize(
    ("provider", "gaps"),
    [
        ("{id: net, name: Net Co, provides: [network], answers: lead}", 0),
        ("{id: net, name: Net Co, provides: [it], answers: lead}", 0),
        ("{id: net, name: Net Co, provides: [network], answers: leda}", 0),  # GAP004 has that
        ("{id: net, name: Net Co, provides: [network]}", 1),
        ("{id: net, name: Net Co, provides: [network], answers: none}", 1),
        ("{id: net, name: Net Co, provides: [network], answers: former}", 1),
        ("{id: net, name: Net Co, provides: [network], answers: lead, until: 2026-01-01}", 1),
    ],
)
def test_a_provider_closes_a_gap_when_a_role_in_house_answers(provider, gaps):
    roles = "roles: [{id: lead}, {id: former, establishment: abolished}]\n"

    found = findings(f"as_of: 2026-01-01\n{COMPLETE}{FAMILY}{roles}providers: [{provider}]\n")

    assert len(found) == gaps


def test_a_provider_for_whom_nobody_answers_is_named():
    found = findings(f"{COMPLETE}{FAMILY}providers: [{{id: net, name: Net Co, provides: [network]}}]\n")

    assert found == [
        ("high", "Network services is performed by Net Co, and no role in house is named that answers for it.")
    ]


def test_responsible_alone_is_a_finding_in_a_complete_model_and_a_question_in_a_partial_one():
    text = FAMILY + owns("{domain: network, level: responsible}")

    assert findings(COMPLETE + text, responsible_without_accountable) == [
        ("high", "Network services: the Network Lead is responsible, and no role is accountable.")
    ]
    assert not findings(text, responsible_without_accountable)
    assert [each.details for each in checked(text, responsible_without_accountable).questions] == [
        ("Network services (responsible: Network Lead)",)
    ]


@pytest.mark.parametrize("assignment", ["network", "it", "{domain: it, level: accountable, scope: all}"])
def test_any_accountable_role_at_or_above_is_enough_for_the_responsible(assignment):
    text = COMPLETE + FAMILY + owns("{domain: network, level: responsible}", assignment)

    assert not findings(text, responsible_without_accountable)


def test_a_finding_that_rests_on_an_inferred_assignment_only_weighs_less():
    guess = "{domain: network, level: responsible, evidence: spec#L1, inferred: [level], confidence: likely}"
    text = COMPLETE + FAMILY + owns(guess)

    finding = checked(text, responsible_without_accountable).findings[0]

    assert str(finding.severity) == "medium"
    assert finding.depends_on == ("Network Lead, Network services: level inferred (likely)",)


def test_fingerprints_outlive_edits_elsewhere():
    before = checked(COMPLETE + FAMILY + owns("{domain: network, level: responsible}"), *BOTH)
    after = checked(
        COMPLETE
        + FAMILY.replace("Network services", "Networks")
        + "roles: [{id: new}, {id: second, owns: [{domain: network, level: responsible}]}]\n",
        *BOTH,
    )

    assert [each.fingerprint for each in before.findings] == [each.fingerprint for each in after.findings]


BOTH = (uncovered_domain, responsible_without_accountable)


def test_chicago_is_partial_and_has_one_question_and_no_gap():
    graph = OrgGraph.compile(load(MODELS / "chicago"))

    result = run(BOTH, graph, settings_for(BOTH, graph.facts.header.policy, "chicago"))

    assert not result.findings
    assert len(result.questions) == 1
    assert "Privacy and data protection" in result.questions[0].details
