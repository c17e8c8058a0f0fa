"""Do rules about spans and layers prove too wide by lower bounds, and nothing else by what nobody counted?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.check import spans
from orgmodel.graph.doubt import may_have_more, span_without
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules.layers import too_many_layers
from orgmodel.rules.spans import one_to_one_reporting, span_not_assessable, span_too_narrow, span_too_wide
from tests.rules.answers import COMPLETE, answers, assessed, chart, fingerprints, messages

ALL = (span_too_wide, span_too_narrow, one_to_one_reporting, too_many_layers, span_not_assessable)


def team(number, head="", extra=""):
    return chart(f"boss {extra}", f"staff > boss positions: {number}", head=head)


def ask(text, rule):
    return [str(each.about) for each in answers(text, rule).questions]


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize("text", ["", COMPLETE])
def test_an_empty_model_has_no_finding_and_no_question(rule, text):
    result = answers(text, rule)

    assert (result.findings, result.questions) == ((), ())
    assert assessed(text, rule) == ("assessed", 0, 0)


@pytest.mark.parametrize("rule", [span_too_wide, span_too_narrow, one_to_one_reporting])
def test_nothing_is_said_of_roles_on_or_under_a_circle(rule):
    text = COMPLETE + chart("a > b", "b > a", "c > b", "d > c positions: 1", "e > c positions: 20")

    assert messages(text, rule) == []
    assert assessed(text, rule) == ("not assessable", 0, 3)


# SPN001


@pytest.mark.parametrize(
    ("positions", "found"), [(10, []), (11, ["At least 11 positions report to the BOSS (limit 10)."])]
)
def test_the_limit_itself_is_not_too_wide(positions, found):
    assert messages(team(positions), span_too_wide) == found


def test_unstated_positions_count_as_one_each():
    text = chart("boss", *(f"r{i} > boss" for i in range(11)))
    (finding,) = answers(text, span_too_wide).findings

    assert finding.message == "At least 11 positions report to the BOSS (limit 10)."
    assert (finding.values.measure, finding.values.limit, finding.values.unit) == (11, 10, "positions")


def test_a_span_that_the_model_holds_in_full_is_a_number():
    assert messages(team(11, COMPLETE), span_too_wide) == ["11 positions report to the BOSS (limit 10)."]


def test_a_span_within_the_limit_passes_only_if_it_is_counted():
    assert assessed(team(10), span_too_wide) == ("not assessable", 0, 1)
    assert assessed(team(10, COMPLETE), span_too_wide) == ("assessed", 1, 0)


@pytest.mark.parametrize(
    ("archetype", "limit"), [("player_coach", 5), ("coach", 7), ("supervisor", 10), ("facilitator", 15)]
)
@pytest.mark.parametrize("whose", ["role", "unit"])
def test_an_archetype_of_the_role_or_its_unit_sets_the_limit(archetype, limit, whose):
    head = f"units: [{{id: u, name: U, archetype: {archetype if whose == 'unit' else 'coordinator'}}}]\n"
    extra = "unit: u" + (f", archetype: {archetype}" if whose == "role" else "")
    said = f"At least {limit + 1} positions report to the BOSS (limit {limit} for a {archetype.replace('_', '-')})."

    assert messages(team(limit, head, extra), span_too_wide) == []
    assert messages(team(limit + 1, head, extra), span_too_wide) == [said]


def test_an_archetype_of_a_unit_says_nothing_of_other_units():
    head = "units: [{id: u, name: U, archetype: coach}]\n"
    text = team(8, head) + "  - {id: x, title: X, unit: u, reports_to: staff}\n  - {id: y, reports_to: x}\n"

    assert messages(text, span_too_wide) == []


def test_a_coordinator_has_no_limit():
    assert assessed(team(500, extra="archetype: coordinator"), span_too_wide) == ("assessed", 1, 0)


def test_the_limits_are_settings():
    policy = "policy: {rules: {SPN001: {max_reports: 2, coach: 3}}}\n"

    assert len(messages(team(3, policy), span_too_wide)) == 1
    assert messages(team(3, policy, "archetype: coach"), span_too_wide) == []


@pytest.mark.parametrize(("stated", "severity"), [(11, "medium"), (10, "low")])
def test_inferred_lines_lower_the_finding_only_if_it_needs_them(stated, severity):
    text = team(stated) + "  - {id: x, title: X, reports_to: {role: boss, status: inferred}}\n"
    (finding,) = answers(text, span_too_wide).findings

    assert str(finding.severity) == severity
    assert finding.depends_on == (("the line from X to BOSS is inferred",) if severity == "low" else ())


def test_dotted_lines_proposed_roles_and_roles_outside_are_left_out():
    text = (
        team(10)
        + """
  - {id: x, title: X, reports_to: staff, dotted_to: [boss]}
  - {id: y, title: Y, reports_to: boss, establishment: proposed}
"""
    )
    assert messages(text, span_too_wide) == []
    assert messages(team(11, extra="in_scope: no"), span_too_wide) == []


def test_dated_reports_count_only_when_the_day_is_known():
    text = team(10) + "  - {id: x, title: X, reports_to: boss, valid: {from: 2026-01-01}}\n"

    assert assessed(text, span_too_wide) == ("not assessable", 0, 1)
    assert len(messages("as_of: 2026-01-01\n" + text, span_too_wide)) == 1
    assert messages("as_of: 2025-12-31\n" + text, span_too_wide) == []


# SPN002, SPN003


@pytest.mark.parametrize(
    ("positions", "narrow", "single"),
    [(0, [], []), (1, [], 1), (2, 2, []), (3, 3, []), (4, [], [])],
)
def test_narrow_and_single_spans_meet_at_their_limits(positions, narrow, single):
    text = team(positions, COMPLETE)

    assert messages(text, span_too_narrow) == (
        [f"{narrow} positions report to the BOSS (minimum 4)."] if narrow else []
    )
    assert messages(text, one_to_one_reporting) == (
        ["One position reports to the BOSS: the STAFF (minimum 2)."] if single else []
    )


def test_a_player_coach_has_a_minimum_of_its_own():
    assert messages(team(3, COMPLETE, "archetype: player_coach"), span_too_narrow) == []
    assert len(messages(team(2, COMPLETE, "archetype: player_coach"), span_too_narrow)) == 1


@given(st.lists(st.one_of(st.none(), st.integers(0, 6)), max_size=6), st.booleans())
def test_a_partial_model_is_never_blamed_for_narrow_spans(reports, leads):
    lines = [
        f"r{i} > boss" + (f" positions: {number}" if number is not None else "") for i, number in enumerate(reports)
    ]
    text = chart("boss leads: [team]" if leads else "boss", *lines)

    assert messages(text, span_too_narrow, one_to_one_reporting, span_not_assessable) == []


def test_one_question_a_manager_says_which_rules_it_would_settle():
    text = chart("boss leads: [engineers]", "staff > boss")
    (question,) = answers(text, *ALL).questions

    assert (str(question.to), question.topic) == ("role:boss", "number of positions")
    assert question.text == "How many positions report to the BOSS? The documents name engineers, and no number."
    assert question.settles == ("SPN002", "SPN003", "SPN009")


def test_a_lower_bound_at_the_minimum_proves_that_a_span_is_not_narrow():
    assert assessed(team(3), span_too_narrow) == ("not assessable", 0, 1)
    assert assessed(team(4), span_too_narrow) == ("assessed", 1, 0)
    assert assessed(team(2), one_to_one_reporting) == ("assessed", 1, 0)


def test_a_role_that_is_only_named_is_not_asked():
    assert ask(chart("boss described: no", "staff > boss"), span_too_narrow) == []


def test_many_managers_are_one_question(monkeypatch):
    monkeypatch.setattr(spans, "MOST_ASKED", 2)
    text = chart("a", "b > a", "c > b", "d > c")

    assert ask(text, span_too_narrow) == ["organization:unnamed"]


def test_an_inferred_line_lowers_a_narrow_span():
    text = team(2, COMPLETE) + "  - {id: x, title: X, reports_to: {role: boss, status: inferred}, positions: 1}\n"
    (finding,) = answers(text, span_too_narrow).findings

    assert (str(finding.severity), finding.depends_on) == ("low", ("the line from X to BOSS is inferred",))
    assert finding.message == "3 positions report to the BOSS (minimum 4)."


@pytest.mark.parametrize(("positions", "rule"), [(2, span_too_narrow), (1, one_to_one_reporting)])
def test_a_stated_span_is_not_lowered(positions, rule):
    (finding,) = answers(team(positions, COMPLETE), rule).findings

    assert (str(finding.severity), finding.depends_on) == ("medium", ())


def test_an_inferred_line_lowers_a_single_report():
    text = (
        COMPLETE + chart("boss") + "  - {id: x, title: X, reports_to: {role: boss, status: inferred}, positions: 1}\n"
    )
    (finding,) = answers(text, one_to_one_reporting).findings

    assert (str(finding.severity), finding.depends_on) == ("low", ("the line from X to BOSS is inferred",))


def test_a_dated_report_leaves_a_span_open_without_a_day():
    text = team(2, COMPLETE) + "  - {id: x, title: X, reports_to: boss, positions: 1, valid: {from: 2026-01-01}}\n"

    assert ask(text, span_too_narrow) == ["role:boss"]
    assert messages(text, span_too_narrow) == []
    assert messages("as_of: 2026-01-01\n" + text, span_too_narrow) == ["3 positions report to the BOSS (minimum 4)."]


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["a > boss", "b > boss positions: 2"], "The documents name the A, and no number of positions."),
        (["b > boss positions: 2"], "2 positions are named; are there more?"),
    ],
)
def test_a_question_says_what_the_documents_say(reports, said):
    (question,) = answers(chart("boss", *reports), span_too_narrow).questions

    assert question.text == f"How many positions report to the BOSS? {said}"


def test_a_deputy_as_only_report_is_set_aside():
    text = team(1, COMPLETE, "deputy: staff")

    assert messages(text, one_to_one_reporting) == []
    assert [(each.reason, each.count, each.listed(5)) for each in answers(text, one_to_one_reporting).set_aside] == [
        ("the only report is the deputy", 1, ("BOSS",))
    ]


UNITS = "units: [{id: u, name: U}, {id: v, name: V, parent: u}, {id: w, name: W}]\n"
ONLY_U = f"completeness: [{{unit: u, roles: complete}}]\n{UNITS}"


@pytest.mark.parametrize(
    ("loose", "blocks"),
    [
        ("unit: u", True),
        ("unit: v", True),
        ("unit: w", False),
        ("described: no", True),
        ("unit: u, reports_to: ghost", True),
        ("unit: u, reports_to: none", False),
        ("unit: u, in_scope: no", False),
        ("unit: u, establishment: abolished", False),
    ],
)
def test_a_loose_line_near_a_manager_may_be_a_further_report(loose, blocks):
    text = ONLY_U + chart("top unit: w", "boss > top unit: u", "staff > boss unit: u, positions: 2")
    text += f"  - {{id: x, title: X, {loose}}}\n"

    assert len(messages(text, span_too_narrow)) == (not blocks)
    assert ("role:boss" in ask(text, span_too_narrow)) == blocks


def test_the_silent_end_of_a_managers_own_line_is_no_further_report():
    text = (
        COMPLETE
        + "roles:\n  - {id: top, title: Top, positions: 1}\n"
        + chart("boss > top", "staff > boss positions: 2")[7:]
    )

    assert len(messages(text, span_too_narrow)) == 1


def test_a_report_in_a_unit_that_is_not_complete_leaves_the_span_open():
    text = ONLY_U + chart("boss unit: u", "staff > boss unit: w, positions: 2")

    assert messages(text, span_too_narrow) == []
    assert ask(text, span_too_narrow) == ["role:boss"]


@st.composite
def organizations(draw):
    count = draw(st.integers(1, 8))
    units = st.sampled_from(["", ", unit: u", ", unit: v", ", unit: w"])
    roles = []
    for row in range(count):
        manager = draw(
            st.sampled_from(
                ["", ", reports_to: none", ", reports_to: ghost", *[f", reports_to: r{n}" for n in range(row)]]
            )
        )
        roles.append(f"  - {{id: r{row}, title: R{row}{manager}{draw(units)}}}\n")
    return f"{ONLY_U}roles:\n{''.join(roles)}"


@given(organizations())
def test_who_may_gain_reports_is_told_as_by_looking_at_every_pair(text):
    graph = OrgGraph.compile(load_text(text))
    units, unit, hierarchy = graph.units, graph.unit_row.tolist(), graph.hierarchy
    loose = [row for row in range(len(unit)) if hierarchy.manager[row] < 0 and not hierarchy.top[row]]
    in_full = graph.coverage.roles_in_full(graph.unit_row)

    def near(role, row):
        return unit[role] < 0 or unit[row] < 0 or units.is_within(unit[role], unit[row])

    expected = [
        any(near(role, row) and role != hierarchy.end[row] for role in loose)
        or any(not in_full[report] for report in graph.direct_reports(row))
        for row in range(len(unit))
    ]
    assert may_have_more(graph).tolist() == expected


@given(organizations())
def test_leaving_no_line_out_gives_the_lower_bound(text):
    graph = OrgGraph.compile(load_text(text))
    none = np.zeros(len(graph.lines), dtype=bool)

    assert span_without(graph, none).tolist() == graph.spans.lower_bound.tolist()
    assert not span_without(graph, ~none).any()


# The organization of docs: its spans and layers are known numbers.

HEADS = ["hos > cio", "hop > cio", "hod > cio", "ciso > cio", "net > hos", "cloud > hos", "desk > hos"]
STAFF = ["eng1 > cloud", "eng2 > cloud", "t1 > desk", "t2 > desk", "t3 > desk", "ea > hop"]
ORG_A = chart("cio positions: 1", *(f"{line} positions: 1" for line in HEADS + STAFF), head=COMPLETE)


def test_the_known_organization_has_one_manager_with_one_report():
    assert [str(each.subject) for each in answers(ORG_A, one_to_one_reporting).findings] == ["role:hop"]
    assert sorted(str(each.subject) for each in answers(ORG_A, span_too_narrow).findings) == [
        "role:cloud",
        "role:desk",
        "role:hos",
    ]


# SPN004


def line_of(number, head="", extra=""):
    return chart(
        "r1", *(f"r{i} > r{i - 1} {extra if i == number else ''}".strip() for i in range(2, number + 1)), head=head
    )


def test_the_known_organization_has_four_layers_three_of_them_with_managers():
    policy = "policy: {rules: {SPN004: {max_layers: 3}}}\n"

    assert assessed(ORG_A, too_many_layers) == ("assessed", 1, 0)
    assert messages(policy + ORG_A, too_many_layers) == [
        "From the CIO down to the ENG1 there are 4 layers (limit 3), 3 of them with managers."
    ]


@pytest.mark.parametrize(("number", "found"), [(7, 0), (8, 1)])
@pytest.mark.parametrize("head", ["", COMPLETE])
def test_the_limit_itself_is_not_too_many(number, found, head):
    assert len(messages(line_of(number, head), too_many_layers)) == found


def test_a_line_with_an_open_end_may_prove_too_many():
    text = line_of(8).replace("reports_to: none", "managerial: yes")

    assert messages(text, too_many_layers) == [
        "From the R1 down to the R8 there are at least 8 layers (limit 7), 7 of them with managers."
    ]


def test_a_lowest_role_that_leads_teams_is_a_layer_with_managers():
    assert messages(line_of(8, COMPLETE, "leads: [technicians]"), too_many_layers)[0].endswith(
        "8 of them with managers."
    )


@pytest.mark.parametrize("head", ["", COMPLETE])
def test_few_layers_pass_only_if_every_line_is_known(head):
    silent = line_of(3, head) + "  - {id: x, title: X}\n"

    assert assessed(line_of(3, head), too_many_layers)[0] == ("assessed" if head else "not assessable")
    assert assessed(silent, too_many_layers) == ("not assessable", 0, 1)


def test_managers_outside_the_model_are_no_layers():
    text = line_of(8).replace("id: r1,", "id: r1, in_scope: no,")

    assert messages(text, too_many_layers) == []


def test_a_circle_makes_no_layers():
    assert messages(line_of(9).replace("reports_to: none", "reports_to: r9"), too_many_layers) == []


def test_an_inferred_line_lowers_the_finding_unless_another_chain_proves_it():
    inferred = line_of(7) + "  - {id: x, title: X, reports_to: {role: r7, status: inferred}}\n"
    (lowered,) = answers(inferred, too_many_layers).findings
    (proven,) = answers(inferred + "  - {id: y, title: Y, reports_to: r7}\n", too_many_layers).findings

    assert (str(lowered.severity), lowered.depends_on) == ("low", ("the line of X is inferred",))
    assert (str(proven.severity), proven.depends_on) == ("medium", ())


def test_a_dated_line_proves_nothing_without_a_day():
    for text in (
        line_of(8, extra="valid: {from: 2026-01-01}"),
        line_of(8).replace("reports_to: r1", "reports_to: {role: r1, valid: {from: 2026-01-01}}"),
    ):
        assert assessed(text, too_many_layers) == ("not assessable", 0, 1)
        assert len(messages("as_of: 2026-01-01\n" + text, too_many_layers)) == 1


@pytest.mark.parametrize("fields", ["in_scope: no", "establishment: abolished"])
def test_silent_roles_outside_leave_no_layer_open(fields):
    text = line_of(3, COMPLETE) + f"  - {{id: x, title: X, {fields}}}\n"

    assert assessed(text, too_many_layers) == ("assessed", 1, 0)


# SPN009


@pytest.mark.parametrize(
    ("fields", "asked"),
    [("leads: [network engineers]", True), ("managerial: yes", True), ("managerial: no", False), ("", False)],
)
def test_only_those_who_lead_by_name_are_asked(fields, asked):
    assert ask(chart("top", f"boss > top {fields}".strip()), span_not_assessable) == ["role:boss"] * asked


def test_counted_reports_answer_the_question():
    assert assessed(team(2, COMPLETE, "leads: [engineers]"), span_not_assessable) == ("assessed", 1, 0)


def test_edits_elsewhere_change_no_fingerprint():
    policy = "policy: {rules: {SPN001: {max_reports: 3}, SPN004: {max_layers: 3}}}\n"
    more = ORG_A.replace("title: HOS", "title: Renamed").replace("title: EA", "title: Ea")
    more += "  - {id: z, title: Z, reports_to: cio, positions: 1}\n"
    found = fingerprints(policy + ORG_A, *ALL)

    assert len(found) == 6
    assert fingerprints(policy + more, *ALL) == found
