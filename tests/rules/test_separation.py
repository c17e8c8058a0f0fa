"""Does SOD001 flag only what is stated, ask the rest once, and imply nothing?"""

from pathlib import Path

import pytest

from orgmodel.check.hits import DISTINCT_SCOPE
from orgmodel.check.result import Assessed
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load, load_text
from orgmodel.rules.request_to_pay import request_to_pay
from orgmodel.rules.separation import CONTROLLED, USUAL, incompatible_domains_in_one_role
from orgmodel.rules.separation_meeting import incompatible_domains_under_one_manager

APPDEV, CICD = "Application development and product delivery", "Release, deployment and DevOps"
STEPS = ("choosing the supplier", "receiving and keeping it", "releasing the payment")
ONE_PAIR = "1 pair of work that is usually kept apart"
MODELS = Path(__file__).parents[2] / "models"


def checked(text, *rules):
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def of_role(post, *owns, scopes=""):
    listed = "".join(f"      - {{{each}}}\n" for each in owns)
    text = f"{scopes}roles:\n  - title: Developer\n    id: dev\n    {post}\n    owns:\n{listed}"
    return checked(text, incompatible_domains_in_one_role)


def both(activity, other, level="responsible", more=""):
    return (
        f"domain: del.appdev, level: {level}, activity: {activity}{more}",
        f"domain: del.cicd, level: {level}, activity: {other}{more}",
    )


def test_an_empty_model_has_nothing_to_separate():
    assert not checked("", incompatible_domains_in_one_role).findings


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("performs", "performs", 1),
        ("performs", "approves", 1),
        ("approves", "performs", 1),
        ("approves", "approves", 0),
        ("oversees", "performs", 0),
        ("oversees", "oversees", 0),
    ],
)
def test_only_performing_is_a_finding_and_the_rest_is_asked(one, other, found):
    result = of_role("positions: 1", *both(one, other))

    assert (len(result.findings), len(result.questions)) == (found, 1 - found)
    assert result.rules[0].assessed == Assessed.FULLY


@pytest.mark.parametrize("post", ["positions: 2", "occupancy: filled", "{positions: 1, inferred: [positions]}"])
def test_more_positions_or_unknown_ones_are_asked(post):
    post = post.strip("{}").replace(", ", "\n    ")

    result = of_role(post, *both("performs", "performs"))

    assert not result.findings
    assert len(result.questions) == 1
    assert result.rules[0].assessed == Assessed.NOT


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (
            ", inferred: [activity]",
            f"The Developer is named for both sides of {ONE_PAIR}.",
        ),
        (
            ", status: inferred, confidence: likely",
            f"The work of the Developer could include both sides of {ONE_PAIR}: a side of it is inferred.",
        ),
    ],
)
def test_an_inferred_activity_is_asked(more, named):
    result = of_role("positions: 1", *both("performs", "performs", more=more))

    assert not result.findings
    assert result.rules[0].assessed == Assessed.NOT
    assert result.questions[0].text == f"{named} Does one position do both, and which control covers this?"


def test_a_side_that_is_inferred_is_told_with_its_words():
    owns = [
        "domain: del.appdev, level: responsible, activity: performs",
        "domain: del.cicd, level: responsible, status: inferred, confidence: likely",
        "domain: del.qa, level: responsible",
    ]
    duties = (
        'duties: [{text: "Deploys what was written", domains: [del.cicd]}, {text: "Writes it", domains: [del.appdev]}]'
    )

    (asked,) = of_role(f"positions: 1\n    {duties}", *owns).questions

    assert asked.text.startswith(
        "The Developer is named for both sides of 1 of 2 pairs of work that are usually kept apart; the work could "
        "include both sides of the other, of which a side is inferred."
    )
    inferred = [each for each in asked.details if "inferred from “Deploys what was written”" in each]
    assert len(inferred) == 1 and CICD in inferred[0]
    assert not any("Writes it" in each for each in asked.details)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("", f"Reports of the Manager are named for both sides of {ONE_PAIR}. Which"),
        (
            ", inferred: [level], confidence: likely",
            f"The work of reports of the Manager could include both sides of {ONE_PAIR}: a side of it is inferred. Which",
        ),
    ],
)
def test_reports_of_a_manager_are_named_for_what_is_stated(more, named):
    roles = "".join(
        f"  - {{id: r{number}, title: Lead {number}, reports_to: boss, owns: [{{domain: {domain}, level: responsible{said}}}]}}\n"
        for number, (domain, said) in enumerate((("del.appdev", ""), ("del.cicd", more)))
    )
    above = "".join(
        f"  - {{id: {each}, title: {title}, reports_to: {to}}}\n"
        for each, title, to in (("top", "Chief", "none"), ("mid", "Head", "top"), ("boss", "Manager", "mid"))
    )
    model = f"roles:\n{above}{roles}"

    (asked,) = checked(model, incompatible_domains_under_one_manager).questions

    assert asked.text.startswith(named)


@pytest.mark.parametrize(
    ("guessed", "named"),
    [
        ("", f"The Buyer is named for {STEPS[0]}, {STEPS[1]} and {STEPS[2]}. Which"),
        (
            "fin.accounting",
            f"The Buyer is named for {STEPS[0]} and {STEPS[1]}; the work could include {STEPS[2]}, which is inferred.",
        ),
        (
            "fin.procurement fin.accounting svc.asset",
            f"The work of the Buyer could include {STEPS[0]}, {STEPS[1]} and {STEPS[2]}: this is inferred. Which",
        ),
    ],
)
def test_steps_to_the_payment_that_are_inferred_could_be_included(guessed, named):
    owns = "".join(
        f"{{domain: {each}, level: responsible{', status: inferred' * (each in guessed)}}}, "
        for each in ("fin.procurement", "svc.asset", "fin.accounting")
    )

    (asked,) = checked(f"roles: [{{id: b, title: Buyer, owns: [{owns}]}}]", request_to_pay).questions

    assert asked.text.startswith(named)


def test_an_unstated_activity_is_asked():
    result = of_role("positions: 1", "domain: del.appdev, level: responsible", "domain: del.cicd, level: responsible")

    assert (len(result.findings), len(result.questions)) == (0, 1)


def test_an_inferred_level_lowers_the_finding():
    (finding,) = of_role("positions: 1", *both("performs", "performs", more=", inferred: [level]")).findings

    assert str(finding.severity) == "medium"


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [("del.appdev", "del.cicd", "high"), ("del.appdev", "del.qa", "medium"), ("fin.budget", "fin.accounting", "low")],
)
def test_the_severity_is_the_weight_of_the_pair(one, other, severity):
    owns = [f"domain: {each}, level: responsible, activity: performs" for each in (one, other)]

    assert [str(each.severity) for each in of_role("positions: 1", *owns).findings] == [severity]


def test_a_side_of_level_1_covers_what_lies_within():
    owns = [f"domain: {each}, level: responsible, activity: performs" for each in ("gov.risk", "inf.network")]

    (finding,) = of_role("positions: 1", *owns).findings

    assert finding.message == (
        "The Developer, one position, is stated to do both IT risk, compliance and audit liaison and Infrastructure "
        "and operations, which are usually kept apart (compliance/audit liaison vs operations)."
    )


@pytest.mark.parametrize("level", ["consulted", "informed"])
def test_consulted_and_informed_do_not_count(level):
    result = of_role("positions: 1", *both("performs", "performs", level=level))

    assert not result.findings
    assert not result.questions


@pytest.mark.parametrize("post", ["described: no", "in_scope: no", "establishment: abolished"])
def test_roles_that_the_model_does_not_describe_are_left_out(post):
    result = of_role(post, *both("performs", "performs"))

    assert not result.findings
    assert not result.questions


def test_two_roles_are_a_separation():
    text = """
roles:
  - {id: a, positions: 1, owns: [{domain: del.appdev, level: responsible, activity: performs}]}
  - {id: b, positions: 1, owns: [{domain: del.cicd, level: responsible, activity: performs}]}
"""
    assert not checked(text, incompatible_domains_in_one_role).findings


@pytest.mark.parametrize("activity", ["performs", "oversees"])
def test_a_control_on_one_side_sets_the_pair_aside(activity):
    one, other = both(activity, activity)

    result = of_role("positions: 1", f"{one}, compensating_control: monthly review", other)

    assert not result.findings
    assert not result.questions
    assert [(each.reason, each.count, each.listed(5)) for each in result.set_aside] == [
        (CONTROLLED, 1, (f"Developer: {APPDEV} – {CICD} (monthly review)",))
    ]


def test_distinct_scopes_are_set_aside():
    one, other = both("performs", "performs")

    result = of_role(
        "positions: 1",
        f"{one}, scope: courts",
        f"{other}, scope: parks",
        scopes="scopes: [{id: county}, {id: courts, within: county}, {id: parks, within: county}]\n",
    )

    assert not result.findings
    assert [each.reason for each in result.set_aside] == [DISTINCT_SCOPE]


def test_all_pairs_of_a_role_are_one_soft_question():
    owns = [
        f"domain: {each}, level: accountable, activity: oversees"
        for each in ("fin.procurement", "fin.vendor", "fin.accounting")
    ]

    (question,) = of_role("positions: 1", *owns).questions

    assert (str(question.to), question.topic) == ("role:dev", "separation of duties")
    assert question.text == (
        "The Developer oversees both sides of 3 pairs of work that are usually kept apart, as heads of function often do. Which control covers it?"
    )
    assert len(question.details) == 3


def test_the_wording_implies_nothing():
    rule = incompatible_domains_in_one_role
    result = of_role("positions: 1", *both("performs", "performs"))
    said = " ".join([rule.page, *(each.message for each in result.findings)]).casefold()

    assert not [word for word in ("fraud", "wrongdoing", "violat", "failure", "abuse", "illegal") if word in said]


def test_the_fingerprint_outlives_edits_elsewhere():
    before = of_role("positions: 1", *both("performs", "performs")).findings[0]
    after = of_role("positions: 1", "domain: del.qa, level: informed", *both("approves", "performs", "accountable"))

    assert before.fingerprint == after.findings[0].fingerprint


def test_chicago_is_asked_and_has_no_finding():
    rules = (incompatible_domains_in_one_role,)
    graph = OrgGraph.compile(load(MODELS / "chicago"))

    result = run(rules, graph, settings_for(rules, graph.facts.header.policy, "chicago"))

    assert not result.findings
    assert [each.text.split(" of work")[0] for each in result.questions] == [
        "The Head of Support probably oversees both sides of 2 pairs",
        "The Head of Planning probably oversees both sides of 3 pairs",
    ]


def test_a_pair_of_low_weight_that_is_overseen_is_set_aside():
    result = of_role(
        "positions: 1",
        "domain: fin.budget, level: accountable, activity: oversees",
        "domain: fin.accounting, level: accountable, activity: oversees",
    )

    assert not result.questions
    assert [(each.reason, each.count) for each in result.set_aside] == [(USUAL, 1)]
