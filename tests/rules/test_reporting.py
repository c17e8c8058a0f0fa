"""Do rules about reporting lines tell wrong lines from silent ones, at their limits?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.graph.hierarchy import NONE, OPEN, Hierarchy
from orgmodel.rules.command import multiple_solid_managers, multiple_tops
from orgmodel.rules.meeting import no_common_manager
from orgmodel.rules.reporting import reporting_cycle, unresolved_manager
from orgmodel.rules.reporting_silent import missing_reporting_line
from tests.rules.answers import COMPLETE, answers, assessed, chart, fingerprints, messages

ALL = (unresolved_manager, multiple_solid_managers, multiple_tops, no_common_manager)


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize("text", ["", COMPLETE])
def test_an_empty_model_has_no_finding_and_no_question(rule, text):
    result = answers(text, rule)

    assert (result.findings, result.questions) == ((), ())
    assert assessed(text, rule) == ("assessed", 0, 0)


@pytest.mark.parametrize("rule", ALL)
def test_a_circle_is_no_matter_of_these_rules(rule):
    text = COMPLETE + chart("a > b owns: [inf]", "b > a owns: [inf]", "c > b owns: [inf]")

    assert messages(text, rule) == []


# STR001


def test_a_role_that_reports_to_itself_is_said_so():
    assert messages(COMPLETE + chart("ops > ops"), reporting_cycle) == ["OPS reports to itself."]
    assert messages(COMPLETE + chart("a > b", "b > a"), reporting_cycle) == [
        "Reporting lines run in a circle: A → B → A."
    ]


# STR002


def test_the_nearest_id_is_suggested():
    text = chart("cio", "ops > coi")

    assert messages(text, unresolved_manager) == [
        "OPS reports to 'coi', and no role of the model has that id (did you mean 'cio'?)."
    ]


@pytest.mark.parametrize("named", ["Chief Information Officer", "chief-information officer", "CIO Office"])
def test_a_title_or_an_alias_suggests_the_id(named):
    text = f"""
roles:
  - {{id: r1, title: Chief Information Officer, aliases: [CIO Office], reports_to: none}}
  - {{id: r2, title: Operations Manager, reports_to: {named}}}
"""
    assert messages(text, unresolved_manager)[0].endswith("(did you mean 'r1'?).")


def test_a_title_that_two_roles_have_suggests_neither():
    text = (
        chart("a", "b > a", "c > ANALYST")
        .replace("title: A,", "title: Analyst,")
        .replace("title: B,", "title: Analyst,")
    )

    assert messages(text, unresolved_manager) == ["C reports to 'ANALYST', and no role of the model has that id."]


def test_whether_the_role_itself_is_covered_does_not_matter():
    assert len(messages(chart("a > ghost in_scope: no"), unresolved_manager)) == 1


def test_a_manager_outside_the_model_needs_only_a_role():
    assert messages(chart("mayor in_scope: no", "cio > mayor"), unresolved_manager) == []


def test_an_inferred_line_to_nobody_weighs_less():
    text = "roles: [{id: a, title: A, reports_to: {role: ghost, status: inferred, confidence: likely}}]"
    (finding,) = answers(text, unresolved_manager).findings

    assert (str(finding.severity), finding.depends_on) == ("high", ("the line of A is inferred",))


def test_dotted_and_working_lines_and_roles_that_do_not_exist_are_left_to_others():
    text = """
roles:
  - {id: a, title: A, reports_to: none, dotted_to: [ghost], works_with: [ghost], deputy: ghost}
  - {id: b, title: B, reports_to: ghost, establishment: abolished}
"""
    assert messages(text, unresolved_manager) == []


def test_each_wrong_line_of_a_role_is_a_finding_of_its_own():
    assert len(fingerprints("roles: [{id: a, title: A, reports_to: [x, y]}]", unresolved_manager)) == 2


# STR003


@pytest.mark.parametrize(("managers", "found"), [("[a]", 0), ("[a, a]", 0), ("[a, b]", 1), ("[a, ghost]", 1)])
def test_only_different_managers_count(managers, found):
    text = f"roles: [{{id: a, title: A, reports_to: none}}, {{id: b, title: B, reports_to: a}}, \
        {{id: c, title: C, reports_to: {managers}}}]"

    assert len(messages(text, multiple_solid_managers)) == found


def test_managers_are_named_by_title_and_as_written_where_nobody_has_the_id():
    text = chart("a", "b > a") + "  - {id: c, title: C, reports_to: [a, ghost, b]}\n"
    (finding,) = answers(text, multiple_solid_managers).findings

    assert finding.message == "C reports to 3 managers (limit 1): A, ghost and B."
    assert [str(each) for each in finding.related] == ["role:a", "role:b"]


@pytest.mark.parametrize(
    ("second", "third", "severity"),
    [
        ("b", "{role: d, status: inferred}", "error"),
        ("{role: b, status: inferred}", "{role: d, status: inferred}", "high"),
        ("{role: b, status: inferred}", "a", "high"),
    ],
)
def test_inference_lowers_only_what_rests_on_it(second, third, severity):
    text = chart("a", "b > a", "d > a") + f"  - {{id: c, title: C, reports_to: [a, {second}, {third}]}}\n"
    (finding,) = answers(text, multiple_solid_managers).findings

    assert str(finding.severity) == severity
    assert bool(finding.depends_on) == (severity == "high")


MANAGERS_IN_TURN = """
roles:
  - {id: a, title: A, reports_to: none}
  - {id: b, title: B, reports_to: a}
  - {id: c, title: C, reports_to: [{role: a, valid: {until: 2026-01-01}}, {role: b, valid: {from: 2026-01-01}}]}
"""


def test_managers_who_follow_each_other_are_one_on_any_day():
    assert assessed(f"as_of: 2026-01-01\n{MANAGERS_IN_TURN}", multiple_solid_managers) == ("assessed", 2, 0)


def test_managers_who_follow_each_other_cannot_be_told_without_a_day():
    assert messages(MANAGERS_IN_TURN, multiple_solid_managers) == []
    assert assessed(MANAGERS_IN_TURN, multiple_solid_managers) == ("partly assessed", 1, 1)


# STR004


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("", ["medium"]),
        ("owns: [inf]", ["high"]),
        ("owns: [{domain: inf, level: responsible}]", ["medium"]),
        ("reports_to: none", []),
        ("reports_to: ghost", []),
        ("described: no", []),
        ("in_scope: no", []),
        ("establishment: proposed", []),
    ],
)
def test_only_a_silent_line_of_a_complete_unit_is_missing(fields, found):
    role = f"{{id: a, title: A{', ' * bool(fields)}{fields}}}"

    assert [
        str(each.severity) for each in answers(f"{COMPLETE}roles: [{role}]", missing_reporting_line).findings
    ] == found
    assert messages(f"roles: [{role}]", missing_reporting_line) == []
    assert len(answers(f"roles: [{role}]", missing_reporting_line).questions) == len(found)


def test_an_inferred_line_is_to_be_confirmed():
    line = "reports_to: {role: a, status: inferred}"
    (question,) = answers(chart("a") + f"  - {{id: b, title: B, {line}}}\n", missing_reporting_line).questions

    assert question.text.startswith("Does the B report to the A?")


# STR005


def test_two_tops_of_a_complete_model_are_a_finding_with_its_number():
    (finding,) = answers(COMPLETE + chart("a", "b", "c"), multiple_tops).findings

    assert finding.message == "The organization has 3 tops (limit 1): A, B and C."
    assert (finding.values.measure, finding.values.limit, finding.location.line) == (3, 1, 4)


@pytest.mark.parametrize("number", [2, 3, 50])
@pytest.mark.parametrize("head", ["", "completeness: [{all: complete, roles: partial}]\n"])
def test_a_partial_model_is_asked_and_never_blamed(number, head):
    result = answers(chart(*(f"r{i}" for i in range(number)), head=head), multiple_tops)

    assert not result.findings
    assert [(each.to, str(each.about)) for each in result.questions] == [(None, "organization:unnamed")]


def test_one_top_of_a_partial_model_is_no_question_and_no_pass():
    result = answers(chart("a", "b > a"), multiple_tops)

    assert not result.questions
    assert assessed(chart("a", "b > a"), multiple_tops) == ("not assessable", 0, 1)


def test_one_top_of_a_complete_model_passes():
    assert assessed(COMPLETE + chart("a", "b > a"), multiple_tops) == ("assessed", 1, 0)


@pytest.mark.parametrize(("others", "severity"), [(1, "low"), (2, "medium")])
def test_an_inferred_top_lowers_the_finding_only_if_it_needs_it(others, severity):
    text = COMPLETE + chart(*(f"r{i}" for i in range(others)), "x status: inferred")
    (finding,) = answers(text, multiple_tops).findings

    assert str(finding.severity) == severity
    assert finding.depends_on == (("that X is a top is inferred",) if severity == "low" else ())


def test_a_top_that_the_model_does_not_cover_counts_with_a_role_below_it():
    outside = COMPLETE + chart("a", "b in_scope: no")

    assert messages(outside, multiple_tops) == []
    assert len(messages(outside + "  - {id: c, title: C, reports_to: b}\n", multiple_tops)) == 1


def test_a_dated_top_counts_only_when_the_day_is_known():
    text = COMPLETE + chart("a", "b valid: {from: 2026-01-01}")

    assert assessed(text, multiple_tops) == ("not assessable", 0, 1)
    assert len(messages("as_of: 2026-01-01\n" + text, multiple_tops)) == 1
    assert messages("as_of: 2025-12-31\n" + text, multiple_tops) == []


# STR006


OWNS = "owns: [{domain: svc.desk, level: responsible}]"


def test_owners_under_one_top_have_a_common_manager():
    assert assessed(chart("a", f"b > a {OWNS}", f"c > b {OWNS}"), no_common_manager) == ("assessed", 1, 0)


def test_one_owner_alone_is_no_subject():
    assert assessed(chart(f"a {OWNS}"), no_common_manager) == ("assessed", 0, 0)


def test_one_finding_a_domain_names_the_roles_and_their_tops():
    text = chart("mayor", "auditor", f"b > mayor {OWNS}", f"c > auditor {OWNS}", f"d > auditor {OWNS}")

    assert messages(text, no_common_manager) == [
        "Service desk: B, C and D have no common manager; their lines end at MAYOR and AUDITOR."
    ]


def test_consulted_and_informed_roles_answer_for_nothing():
    text = chart("a owns: [svc.desk]", "b owns: [{domain: svc.desk, level: consulted}]")

    assert messages(text, no_common_manager) == []


@pytest.mark.parametrize("open_line", ["{}", "reports_to: ghost"])
def test_a_line_that_is_not_known_to_its_top_is_not_assessable(open_line):
    text = chart(f"a {OWNS}") + f"  - {{id: b, title: B, {open_line.strip('{}')}{', ' * (open_line != '{}')}{OWNS}}}\n"

    assert assessed(text, no_common_manager) == ("not assessable", 0, 1)
    assert not answers(text, no_common_manager).questions


def test_an_open_line_above_where_two_meet_does_not_matter():
    text = chart(f"b > head {OWNS}", f"c > head {OWNS}") + "  - {id: head, title: Head}\n"

    assert assessed(text, no_common_manager) == ("assessed", 1, 0)


def test_a_second_manager_can_be_the_common_one():
    text = chart("a", "b", f"c > a {OWNS}")

    assert messages(text + f"  - {{id: d, title: D, reports_to: [b, a], {OWNS}}}\n", no_common_manager) == []
    assert len(messages(text + f"  - {{id: d, title: D, reports_to: [b], {OWNS}}}\n", no_common_manager)) == 1


@pytest.mark.parametrize("inferred", ["line", "claim"])
def test_an_inferred_line_or_claim_lowers_the_finding_unless_others_prove_it(inferred):
    line = "{role: b, status: inferred}" if inferred == "line" else "b"
    claim = "{domain: svc.desk, level: responsible, status: inferred}" if inferred == "claim" else "svc.desk"
    text = chart("a", "b", f"c > a {OWNS}") + f"  - {{id: d, title: D, reports_to: {line}, owns: [{claim}]}}\n"
    (lowered,) = answers(text, no_common_manager).findings
    (proven,) = answers(text + f"  - {{id: e, title: E, reports_to: b, {OWNS}}}\n", no_common_manager).findings

    assert (str(lowered.severity), len(lowered.depends_on)) == ("low", 1)
    assert (str(proven.severity), proven.depends_on) == ("medium", ())


def test_a_domain_that_a_body_decides_on_is_set_aside():
    text = chart(f"a {OWNS}", f"b {OWNS}", head="bodies: [{id: board, name: Board, decides: [svc]}]\n")
    result = answers(text, no_common_manager)

    assert not result.findings
    assert [each.reason for each in result.set_aside] == ["a body decides"]


def test_the_first_domain_of_a_catalog_may_be_decided_too():
    head = "catalog: none\ndomains: [{id: x, name: X}]\nbodies: [{id: board, decides: [x]}]\n"

    assert messages(chart("a owns: [x]", "b owns: [x]", head=head), no_common_manager) == []
    assert len(messages(chart("a owns: [x]", "b owns: [x]", head=head.replace("[x]", "[]")), no_common_manager)) == 1


def test_roles_that_the_model_does_not_cover_are_left_out():
    assert messages(chart(f"a {OWNS}", f"b in_scope: no, {OWNS}"), no_common_manager) == []


@st.composite
def hierarchies(draw):
    count = draw(st.integers(2, 9))
    managers = [draw(st.integers(-1, row - 1)) for row in range(count)]
    further = st.tuples(st.integers(1, count - 1), st.integers(0, count - 1)).filter(lambda pair: pair[1] < pair[0])
    extra = [pair for pair in draw(st.lists(further, max_size=3)) if managers[pair[0]] not in {-1, pair[1]}]
    top = np.array([manager < 0 and draw(st.booleans()) for manager in managers])
    return Hierarchy(np.array(managers), top, tuple(dict.fromkeys(extra)))


@given(hierarchies())
def test_two_rows_share_an_end_just_when_they_have_a_common_manager(hierarchy):
    rows = np.arange(len(hierarchy.manager))
    left, right = (each.ravel() for each in np.meshgrid(rows, rows))
    meeting, _ = hierarchy.meetings(left, right)

    for one, other, row in zip(left.tolist(), right.tolist(), meeting.tolist(), strict=True):
        assert hierarchy.ends(one).isdisjoint(hierarchy.ends(other)) == (row in {NONE, OPEN})


def test_edits_elsewhere_change_no_fingerprint():
    text = chart("a", "b", f"c > a {OWNS}", f"d > b {OWNS}", "e > ghost", head=COMPLETE)
    text += "  - {id: f, title: F, reports_to: [a, b]}\n"
    more = text.replace("title: E", "title: Renamed") + f"  - {{id: g, title: G, reports_to: a, {OWNS}}}\n"

    assert len(fingerprints(text, *ALL)) == 4
    assert fingerprints(text, *ALL) == fingerprints(more, *ALL)
