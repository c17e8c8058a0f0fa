"""Does GAP004 find every place that names a role, and say what is known of it?"""

from pathlib import Path

import pytest

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load, load_text
from orgmodel.rules.gaps_roles import undefined_role_referenced

MODELS = Path(__file__).parents[2] / "models"


def checked(text):
    rules = (undefined_role_referenced,)
    graph = OrgGraph.compile(load_text(text))
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))


def messages(text):
    return [each.message for each in checked(text).findings]


LEAD = "{id: lead, title: Network Lead"
PLACES = [
    (f"roles: [{LEAD}, dotted_to: [X]}}]", "by a dotted line of the Network Lead"),
    (f"roles: [{LEAD}, works_with: [X]}}]", "as partner of the Network Lead"),
    (f"roles: [{LEAD}, deputy: X}}]", "as deputy of the Network Lead"),
    (
        f"roles: [{LEAD}, owns: [{{domain: inf.network, level: accountable, joint_with: [X]}}]}}]",
        "as sharing a domain with the Network Lead",
    ),
    ("units: [{id: ops, name: Operations, head: X}]", "as head of Operations"),
    ("bodies: [{id: board, name: IT Board, chair: X}]", "as chair of IT Board"),
    ("bodies: [{id: board, name: IT Board, members: [X]}]", "as member of IT Board"),
    ("providers: [{id: net, name: Net Co, answers: X}]", "as answering for Net Co"),
    (f"roles: [{LEAD}, confirmed: {{by: role:X}}}}]", "as having confirmed what is said of Network Lead"),
    ("policy: {waivers: [{rule: GAP004, subject: role:none, owner: role:X}]}", "as owner of a waiver"),
    ("dispositions: [{finding: v1:1, state: open, by: role:X}]", "as author of a disposition"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_every_place_that_names_a_role_is_followed(text, place):
    found = checked(text.replace("X", "nobody")).findings

    assert [(str(each.severity), each.message) for each in found] == [
        ("high", f"'nobody' is named {place}, and there is no such role.")
    ]
    assert str(found[0].subject) == "role:nobody"


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_a_role_that_exists_is_no_finding(text, place):
    assert not checked(text.replace("X", "lead") + ("" if "roles:" in text else f"\nroles: [{LEAD}}}]")).findings


def test_the_manager_is_another_rules_finding():
    assert not messages("roles: [{id: lead, reports_to: nobody}]")


@pytest.mark.parametrize("text", ["", "roles: [{id: lead, deputy: none}]", "units: [{id: ops, head: none}]"])
def test_silence_and_none_refer_to_nobody(text):
    assert not messages(text)


def test_who_confirms_without_being_a_role_is_left_alone():
    assert not messages("roles: [{id: lead, confirmed: {by: auditor}}]")


@pytest.mark.parametrize(
    ("written", "meant"), [("Lead", "lead"), ("network lead", "lead"), ("NL", "lead"), ("laed", "lead")]
)
def test_a_near_name_is_suggested(written, meant):
    text = f"roles: [{{id: lead, title: Network Lead, aliases: [NL]}}, {{id: cio, deputy: {written}}}]"

    assert messages(text) == [
        f"'{written}' is named as deputy of the cio, and there is no such role (did you mean '{meant}'?)."
    ]


def test_one_finding_a_missing_id_with_all_places_the_first_as_location():
    text = """
roles:
  - {id: cio, title: CIO}
  - {id: lead, title: Network Lead, deputy: nobody, evidence: spec#L3}
units: [{id: ops, name: Operations, head: nobody}]
"""
    (finding,) = checked(text).findings

    assert finding.message == (
        "'nobody' is named as deputy of the Network Lead and as head of Operations, and there is no such role."
    )
    assert finding.location.line == 4
    assert [str(each) for each in finding.related] == ["role:lead", "unit:ops"]
    assert [str(each) for each in finding.evidence] == ["spec#L3"]


def test_an_inferred_reference_to_nobody_weighs_less():
    text = "roles: [{id: lead, dotted_to: [{role: nobody, status: inferred, confidence: possible}]}]"

    (finding,) = checked(text).findings

    assert (str(finding.severity), finding.depends_on) == ("medium", ("that lead names it is inferred",))


def test_a_line_that_ended_refers_to_nobody():
    line = "roles: [{id: lead, dotted_to: [{role: gone, valid: {until: 2026-01-01}}]}]"

    assert len(messages(f"as_of: 2025-12-31\n{line}")) == 1
    assert not messages(f"as_of: 2026-01-01\n{line}")


def test_a_role_that_is_only_named_says_by_whom_and_on_what():
    text = """
roles:
  - id: cio
    title: CIO
    described: no
    owns: [gov.strategy, {domain: fin.budget, level: accountable, status: inferred}]
  - {id: support, title: Head of Support, reports_to: cio, works_with: [{role: cio, on: gov.portfolio}]}
  - {id: planning, title: Head of Planning, dotted_to: [cio]}
units: [{id: it, name: IT, head: cio}]
"""
    (finding,) = checked(text).findings

    assert finding.message == (
        "CIO is named in the descriptions of the Head of Support (Service and investment portfolio) and the "
        "Head of Planning, as head of IT, as accountable for IT strategy and planning, as possibly accountable for "
        "IT budgeting, and described in none of the documents read."
    )
    assert str(finding.severity) == "low"
    assert finding.location.line == 3
    assert [str(each) for each in finding.related] == ["role:support", "role:planning", "unit:it"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ("described: no", 1),
        ("", 0),
        ("described: no, in_scope: no", 1),
        ("described: no, in_scope: no, note: Another department", 0),
        ("described: no, note: Asked", 1),
        ("described: no, establishment: abolished", 0),
    ],
)
def test_a_description_or_a_reason_for_leaving_it_out_silences(facts, found):
    assert len(messages(f"roles: [{{id: cio, {facts}}}, {{id: lead, reports_to: cio}}]")) == found


def test_a_stub_that_nobody_names_and_that_owns_nothing_is_silent():
    assert not messages("roles: [{id: cio, described: no}, {id: lead}]")


def test_two_stubs_that_name_each_other_have_no_description():
    text = "roles: [{id: cio, title: CIO, described: no}, {id: ciso, title: CISO, described: no, reports_to: cio}]"

    assert messages(text) == ["CIO is named beside the CISO, and described in none of the documents read."]


def test_the_fingerprint_outlives_another_reference():
    before = checked("roles: [{id: lead, deputy: nobody}]")
    after = checked("units: [{id: ops, head: nobody}]\nroles: [{id: cio}, {id: lead, deputy: nobody}]")

    assert [each.fingerprint for each in before.findings] == [each.fingerprint for each in after.findings]


def test_chicago_names_three_roles_that_no_document_describes():
    rules = (undefined_role_referenced,)
    graph = OrgGraph.compile(load(MODELS / "chicago"))

    found = run(rules, graph, settings_for(rules, graph.facts.header.policy, "chicago")).findings

    assert [str(each.subject) for each in found] == ["role:cio", "role:ciso", "role:head-of-delivery"]
    assert found[2].message == (
        "Head of Delivery is named in the description of the Head of Support (Service and investment portfolio), "
        "and described in none of the documents read."
    )
    assert {str(each.severity) for each in found} == {"low"}
