"""Do rules about evidence, sources and waivers find what is wrong, and leave open what cannot be looked up?"""

import hashlib

import pytest

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load
from orgmodel.model.sources import Sources, SourceText, digest
from orgmodel.rules.documents import claim_without_evidence, quote_mismatch
from orgmodel.rules.reporting import unresolved_manager
from orgmodel.rules.reporting_silent import missing_reporting_line
from orgmodel.rules.waivers import invalid_waiver
from tests.rules.answers import COMPLETE, answers, assessed, chart, fingerprints, messages

SOURCE = "sources: [{id: job, title: Class specification}]\n"


@pytest.mark.parametrize("rule", [claim_without_evidence, quote_mismatch, invalid_waiver])
def test_an_empty_model_has_no_finding_and_no_question(rule):
    result = answers("", rule)

    assert (result.findings, result.questions) == ((), ())
    assert assessed("", rule) == ("assessed", 0, 0)


# DOC001


def test_a_hand_written_model_gets_one_finding_of_low_weight():
    text = chart("a owns: [inf, app]", "b > a duties: [Plans capacity]", "c > b")
    (finding,) = answers(text, claim_without_evidence).findings

    assert (str(finding.severity), str(finding.subject)) == ("low", "organization:unnamed")
    assert finding.message == "2 assignments, 1 duty and 2 lines in this model stand on no document (limit 0)."
    assert (finding.values.measure, finding.location.line) == (5, 2)


@pytest.mark.parametrize(
    "fact",
    [
        "{domain: inf, level: accountable, evidence: job#L1}",
        "{domain: inf, level: accountable, status: inferred, evidence: job}",
        "{domain: inf, level: accountable, confirmed: {by: a}}",
    ],
)
def test_evidence_or_a_confirmation_is_enough(fact):
    assert assessed(SOURCE + chart(f"a owns: [{fact}]"), claim_without_evidence) == ("assessed", 1, 0)
    assert messages(SOURCE + chart(f"a owns: [{fact}]"), claim_without_evidence) == []


def test_a_short_line_stands_on_its_roles_evidence():
    assert messages(SOURCE + chart("a", "b > a evidence: job#L1"), claim_without_evidence) == []


def test_roles_that_are_proposed_have_no_documents_yet():
    assert messages(SOURCE + chart("a", "b > a establishment: proposed"), claim_without_evidence) == []


def in_folder(folder, **files):
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    graph = OrgGraph.compile(load(folder))
    rules = (claim_without_evidence,)
    return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model")).findings


def test_each_file_of_a_folder_is_one_finding_wherever_the_folder_lies(tmp_path):
    files = {"orgmodel": SOURCE, "one": chart("a owns: [inf]"), "two": chart("b owns: [inf, app]").replace("none", "a")}
    here, there = in_folder(tmp_path / "here", **files), in_folder(tmp_path / "there", **files)

    assert [(str(each.subject), str(each.severity), each.values.measure) for each in here] == [
        ("file:one.yaml", "medium", 1),
        ("file:two.yaml", "medium", 3),
    ]
    assert [each.fingerprint for each in here] == [each.fingerprint for each in there]


# DOC002

TEXT = "Network Lead\n\nPlans  the\tnetwork.\n"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
FOUND = Sources({"job": SourceText(tuple(TEXT.split("\n")), HASH)})


def cites(evidence, source="{id: job, title: Class specification}"):
    return f"sources: [{source}]\n" + chart(f"a owns: [{{domain: inf, level: accountable, evidence: {evidence}}}]")


@pytest.mark.parametrize(
    ("evidence", "wrong"),
    [
        ("job", None),
        ("job#L1", None),
        ("job#L1-L3", None),
        ("job#L2-L3", None),
        (f"job#L3@{digest(('Plans the network.',))}", None),
        (f"job@{digest(tuple(TEXT.split()))}", None),
        ("job#L2", "1 passage on blank lines (L2)"),
        ("job#L4", "1 passage on blank lines (L4)"),
        ("job#L5", "1 passage beyond its end (L5)"),
        ("job#L3-L5", "1 passage beyond its end (L3-L5)"),
        (f"job#L1@{digest(('Plans the network.',))}", "1 passage with other words (L1)"),
        ("job@012345abcdef", "1 passage with other words (the whole text)"),
    ],
)
def test_a_passage_is_looked_up(evidence, wrong):
    expected = [f"Class specification is not as cited: {wrong}."] if wrong else []

    assert messages(cites(f"'{evidence}'"), quote_mismatch, sources=FOUND) == expected


def test_another_text_is_told_by_its_hash():
    entry = f"{{id: job, title: Class specification, sha256: {HASH[::-1]}}}"
    (finding,) = answers(cites("job#L1", entry), quote_mismatch, sources=FOUND).findings

    assert finding.message == "Class specification is not as cited: the text is another one, by its SHA-256."
    assert (str(finding.severity), str(finding.subject), finding.location.line) == ("error", "source:job", 1)
    assert messages(cites("job#L1", entry.replace(HASH[::-1], HASH)), quote_mismatch, sources=FOUND) == []


def test_a_wrong_passage_is_flagged_where_it_is_cited():
    (finding,) = answers(cites("job#L9"), quote_mismatch, sources=FOUND).findings

    assert finding.location.line == 3


def test_one_finding_a_source_counts_each_passage_once_and_names_the_first():
    facts = ", ".join(
        f"{{domain: {name}, level: accountable, evidence: 'job#L{line}'}}"
        for name, line in [("inf", 9), ("app", 7), ("svc", 9), ("sec", 2)]
    )
    (finding,) = answers(SOURCE + chart(f"a owns: [{facts}]"), quote_mismatch, sources=FOUND).findings

    assert (
        finding.message
        == "Class specification is not as cited: 2 passages beyond its end (L7) and 1 passage on blank lines (L2)."
    )
    assert [str(each) for each in finding.evidence] == ["job#L2", "job#L7", "job#L9"]
    assert finding.values.measure == 3


def test_without_the_texts_nothing_is_found():
    assert assessed(cites("job#L99"), quote_mismatch) == ("not assessable", 0, 1)
    assert messages(cites("job#L99"), quote_mismatch) == []


def test_a_text_that_is_not_there_is_open():
    assert assessed(cites("job#L99"), quote_mismatch, Sources(missing=("job",))) == ("not assessable", 0, 1)


def test_pages_cannot_be_looked_up_in_a_text():
    assert assessed(cites("'job#p99'"), quote_mismatch, FOUND) == ("partly assessed", 1, 1)


def test_a_source_that_nobody_lists_is_a_matter_of_another_rule():
    assert messages(cites("other#L1"), quote_mismatch, sources=FOUND) == []


def test_edits_elsewhere_change_no_fingerprint_of_a_source():
    before = fingerprints(cites("job#L9"), quote_mismatch, sources=FOUND)
    after = fingerprints(cites("[job#L9, job#L8]") + "  - {id: z, title: Z}\n", quote_mismatch, sources=FOUND)

    assert before == after != set()


# DOC006

FOUND_ONE = COMPLETE + chart("a") + "  - {id: b, title: City Clerk}\n"
IN_FULL = 'rule: STR004, subject: "role:b", reason: Elected, owner: "role:a", expires: 2026-06-30'


def waivers(*entries, day="2026-01-01", more="", model=FOUND_ONE):
    header = f"as_of: {day}\n" if day else ""
    return f"{header}policy:\n  waivers: [{', '.join(f'{{{each}}}' for each in entries)}]\n{more}{model}"


def said(text):
    found = answers(text, missing_reporting_line, unresolved_manager, invalid_waiver).findings
    return [each.message for each in found if each.code == "DOC006"]


@pytest.mark.parametrize(
    ("left_out", "lacks"),
    [("reason: Elected, ", "no reason"), (', owner: "role:a"', "no owner"), (", expires: 2026-06-30", "no expiry")],
)
def test_what_a_waiver_lacks_is_named(left_out, lacks):
    assert said(waivers(IN_FULL)) == []
    assert said(waivers(IN_FULL.replace(left_out, ""))) == [f"The waiver of STR004 for City Clerk has {lacks}."]


def test_a_waiver_without_a_subject_meets_nothing_and_says_only_that_it_has_none():
    assert said(waivers(IN_FULL.replace('subject: "role:b", ', ""))) == ["The waiver of STR004 has no subject."]


@pytest.mark.parametrize(("day", "expired"), [("2026-06-29", False), ("2026-06-30", True), ("2026-07-01", True)])
def test_a_waiver_ends_on_its_day(day, expired):
    expected = ["The waiver of STR004 for City Clerk expired on 2026-06-30."]

    assert said(waivers(IN_FULL, day=day)) == expected * expired


def test_an_expiry_cannot_be_judged_without_a_day():
    text = waivers(IN_FULL, day="")
    result = answers(text, missing_reporting_line, invalid_waiver)

    assert said(text) == []
    assert [(str(each.assessed), each.checked) for each in result.rules if each.rule.code == "DOC006"] == [
        ("not assessable", 0)
    ]


def test_a_waiver_that_meets_nothing_is_invalid():
    assert said(waivers(IN_FULL.replace("role:b", "role:a", 1))) == ["The waiver of STR004 for A meets no finding."]
    assert said(waivers(IN_FULL.replace("STR004", "STR002"))) == [
        "The waiver of STR002 for City Clerk meets no finding."
    ]


def test_a_waiver_of_a_rule_that_is_off_is_left_open():
    text = waivers(IN_FULL, more="  rules: {STR004: off}\n")
    (result,) = (
        each for each in answers(text, missing_reporting_line, invalid_waiver).rules if each.rule.code == "DOC006"
    )

    assert said(text) == []
    assert [each.reason for each in result.open] == ["their rule is off"]


def test_a_domain_may_be_waived_by_any_of_its_names():
    text = waivers('rule: STR004, subject: "domain:network"')

    assert said(text) == [
        "The waiver of STR004 for Network services has no reason, no owner and no expiry and meets no finding."
    ]


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        ("domain:x", "The X"),
        ("unit:u", "The U"),
        ("role:a", "A"),
        ("role:ghost", "role:ghost"),
        ("unit:ghost", "unit:ghost"),
        ("domain:ghost", "domain:ghost"),
        ("v1:0123456789abcdef", "v1:0123456789abcdef"),
    ],
)
def test_a_waiver_names_what_it_is_about(subject, named):
    more = "catalog: none\ndomains: [{id: x, name: The X}]\nunits: [{id: u, name: The U}]\n"
    entry = IN_FULL.replace('"role:b"', f'"{subject}"')

    assert said(waivers(entry, more=more)) == [f"The waiver of STR004 for {named} meets no finding."]


def test_alike_waivers_are_findings_of_their_own_and_others_change_nothing():
    short = 'rule: STR004, subject: "role:b"'
    rules = (missing_reporting_line, invalid_waiver)
    two = fingerprints(waivers(short, short), *rules)
    three = fingerprints(waivers('rule: STR004, subject: "role:a"', short, short), *rules)

    assert len(two) == 3
    assert two < three


# DOC003 inferred-not-confirmed

GUESSED = """
sources: [{id: job, title: Job}]
roles:
  - {id: top, title: Top, reports_to: none}
  - {id: lead, title: Lead, reports_to: {role: TO, STATUS evidence: job#L4}}
  - {id: peer, title: Peer, reports_to: {role: lead, evidence: job#L5}}
"""
GUESS = "status: inferred, confidence: possible,"


@pytest.mark.parametrize(
    ("status", "to", "policy", "weight"),
    [
        (GUESS, "peer", "", "medium"),  # a circle, which is an error, rests on it
        (GUESS, "top", "", "low"),  # nothing does
        (GUESS, "peer", "policy: {rules: {DOC003: {severity: low}}}", "low"),  # the policy stands
        (GUESS, "peer", "policy: {rules: {STR001: off}}", "low"),  # what is not asked decides nothing
        ("", "peer", "", None),  # all of it is stated
    ],
)
def test_a_guess_weighs_more_where_it_decides_what_weighs_high(checked, status, to, policy, weight):
    found = checked(GUESSED.replace("STATUS", status).replace("TO", to) + policy).findings

    guesses = [each for each in found if each.code == "DOC003"]
    assert [str(each.severity) for each in guesses] == ([weight] if weight else [])
    assert all(("rests on it: STR001" in each.message) is (weight == "medium") for each in guesses)


def test_a_guess_that_decides_keeps_its_identity(checked):
    marks = {
        each.fingerprint
        for to in ("peer", "top")
        for each in checked(GUESSED.replace("STATUS", GUESS).replace("TO", to)).findings
        if each.code == "DOC003"
    }
    assert len(marks) == 1
