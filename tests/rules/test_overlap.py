"""OVL beyond the examples of the pages: what is set aside, what weighs how much, what stays a question."""

import pytest

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.check.severity import Severity
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

HEAD = """
catalog: none
domains: [{id: net, name: Network, criticality: 5}, {id: lan, name: LAN, parent: net, criticality: 5}]
scopes: [{id: county, name: the County}, {id: courts, name: the courts, within: county}, {id: sheriff, name: the Sheriff, within: county}, {id: port}]
units: [{id: a, name: A}, {id: b, name: B}]
roles:
"""


def checked(roles):
    graph = OrgGraph.compile(load_text(HEAD + roles))
    return run(CATALOG, graph, settings_for(CATALOG, graph.facts.header.policy, "model.yaml"))


def overlaps(result):
    return {finding.code: finding for finding in result.findings if finding.code.startswith("OVL")}


def role(name, line="reports_to: cio, ", **fields):
    owns = ", ".join(f"{key}: {value}" for key, value in {"domain": "net", "level": "accountable", **fields}.items())
    return f"  - {{id: {name}, title: {name.title()}, {line}owns: [{{{owns}}}]}}\n"


CIO = "  - {id: cio, title: CIO, reports_to: none}\n"


def test_two_siblings_with_the_same_scope_score_half_of_the_scale_when_their_duties_are_not_compared():
    result = checked(CIO + role("ann", scope="all") + role("bob", scope="all"))

    finding = overlaps(result)["OVL001"]
    # L 1 x S 1 x T .75 x D .5 x J 1 x conf .9 (asserted: nobody cites a source)
    assert finding.overlap.score == pytest.approx(100 * 0.75 * 0.5 * 0.9)
    assert finding.overlap.band == "medium"
    assert finding.severity == Severity.MEDIUM


def test_no_common_manager_weighs_most_and_is_high():
    result = checked(
        CIO
        + "  - {id: mayor, reports_to: none}\n"
        + role("ann", scope="all")
        + role("bob", "reports_to: mayor, ", scope="all")
    )

    assert overlaps(result)["OVL001"].overlap.score == pytest.approx(100 * 0.75 * 0.9)
    assert overlaps(result)["OVL001"].severity == Severity.HIGH


def test_with_an_unknown_line_a_pair_is_medium_at_most_and_the_line_is_asked_for():
    three = [role(name, "", scope="all") for name in ("ann", "bob", "cyd")]

    result = checked("".join(three))

    finding = overlaps(result)["OVL001"]
    assert finding.overlap.band == "high"
    assert finding.severity == Severity.MEDIUM
    assert {str(each.about) for each in result.questions if each.topic == "reporting line"} == {
        "role:ann",
        "role:bob",
        "role:cyd",
    }


def test_a_manager_and_a_report_are_delegation_and_listed_as_set_aside():
    result = checked(role("cio", "reports_to: none, ", scope="all") + role("ann", scope="all"))

    assert overlaps(result) == {}
    assert result.set_aside_by_reason(10)["chain of command"] == (1, ("Network: Cio and Ann",))


def test_of_three_roles_only_the_pair_in_one_chain_drops_out():
    boss = role("boss", scope="all") + role("under", "reports_to: boss, ", scope="all") + role("ann", scope="all")

    result = checked(CIO + boss)

    assert {str(ref) for ref in overlaps(result)["OVL001"].related} == {"role:boss", "role:under", "role:ann"}
    assert result.set_aside_by_reason(10)["chain of command"][0] == 1


def test_roles_of_one_class_are_never_an_overlap():
    line = 'reports_to: cio, class: {code: "0655"}, '

    result = checked(CIO + role("ann", line, scope="all") + role("bob", line, scope="all"))

    assert overlaps(result) == {}
    assert result.set_aside_by_reason(10)["same class"][0] == 1


def test_distinct_scopes_are_a_split_and_an_exception_is_a_boundary():
    apart = checked(CIO + role("ann", scope="courts") + role("bob", scope="sheriff"))
    excepted = checked(CIO + role("ann", scope="courts") + role("bob", scope="county", **{"except": "[courts]"}))

    assert overlaps(apart) == overlaps(excepted) == {}
    assert (
        apart.set_aside_by_reason(1)["distinct scope"][0] == excepted.set_aside_by_reason(1)["distinct scope"][0] == 1
    )


def test_two_scopes_that_nobody_related_to_each_other_are_no_split():
    result = checked(CIO + role("ann", scope="courts") + role("bob", scope="port"))

    assert overlaps(result)["OVL001"].overlap.score == pytest.approx(100 * 0.6 * 0.75 * 0.5 * 0.9)


def test_a_chain_by_an_inferred_line_sets_nothing_aside():
    line = "reports_to: {role: ann, status: inferred, confidence: possible}, "

    result = checked(role("ann", "reports_to: none, ", scope="all") + role("bob", line, scope="all"))

    assert overlaps(result)["OVL001"].severity <= Severity.MEDIUM
    assert result.set_aside_by_reason(1) == {}


def test_roles_outside_the_model_and_in_a_reporting_cycle_are_set_aside():
    outside = checked(CIO + role("ann", scope="all") + role("bob", "in_scope: no, note: Another body, ", scope="all"))
    circle = checked(role("ann", "reports_to: bob, ", scope="all") + role("bob", "reports_to: ann, ", scope="all"))

    assert overlaps(outside) == overlaps(circle) == {}
    assert list(outside.set_aside_by_reason(1)) == ["outside the model"]
    assert list(circle.set_aside_by_reason(1)) == ["on or under a reporting cycle: not assessable"]


def test_roles_of_one_title_are_told_apart():
    pair = role("ann", "unit: a, reports_to: cio, ", scope="all") + role(
        "bob", "unit: b, reports_to: cio, ", scope="all"
    )

    result = checked(CIO + pair.replace("title: Ann", "title: Lead").replace("title: Bob", "title: Lead"))

    assert "the Lead (A) and the Lead (B) are both accountable" in overlaps(result)["OVL001"].message


def test_what_nobody_recorded_is_not_said_of_the_documents():
    two = checked(CIO + role("ann") + role("bob"))
    three = checked(CIO + role("ann") + role("bob") + role("eve"))

    said = [overlaps(each)["OVL001"].message for each in (two, three)]

    assert "are both accountable, and no boundary between the two is recorded." in said[0]
    assert "are all accountable, and no boundary between them is recorded." in said[1]
    assert "no scope is recorded for the Ann and the Bob" in overlaps(two)["OVL001"].overlap.drivers


def test_a_second_role_of_one_id_makes_no_overlap_with_the_first():
    result = checked(CIO + role("ann", scope="all") + role("ann", scope="all"))

    assert overlaps(result) == {}
    assert result.set_aside_by_reason(1)["not in force on this day"][0] == 1


def test_a_dotted_line_to_the_accountable_role_is_matrix_work():
    line = "unit: b, reports_to: cio, dotted_to: [{role: ann, for: the network}], "

    result = checked(
        CIO
        + role("ann", "unit: a, reports_to: cio, ", scope="all")
        + role("bob", line, level="responsible", scope="all")
    )

    assert overlaps(result) == {}
    assert list(result.set_aside_by_reason(1)) == ["dotted line to the accountable role"]


def test_equal_duties_on_distinct_scopes_are_set_aside():
    line = "reports_to: cio, duties: [{text: Runs the network of its customers, domains: [net]}], "

    result = checked(CIO + role("ann", line, scope="courts") + role("bob", line, scope="sheriff"))

    assert overlaps(result) == {}


def test_an_unstated_scope_is_not_all_and_not_nothing():
    result = checked(CIO + role("ann", scope="courts") + role("bob"))

    finding = overlaps(result)["OVL001"]
    assert finding.overlap.score == pytest.approx(100 * 0.6 * 0.75 * 0.5 * 0.9)
    assert "no scope is recorded for the Bob" in finding.overlap.drivers


@pytest.mark.parametrize(
    ("older", "newer", "told"), [("2023", "2025-02", True), ("2023-12", "2024-12-31", False), ("2023", "2024", False)]
)
def test_documents_of_far_apart_years_are_told_with_both_dates(older, newer, told):
    roles = CIO + role("ann", scope="all", evidence="one") + role("bob", scope="all", evidence="[two, one]")
    sources = f"sources: [{{id: one, title: One, date: {older}}}, {{id: two, title: Two, date: {newer}}}]\n"

    drivers = overlaps(checked(roles + sources))["OVL001"].overlap.drivers

    said = f"their documents are more than a year apart ({older} and {newer}): the older one may have been overtaken"
    assert (said in drivers) == told
    assert told or not any("apart" in driver for driver in drivers)


def test_an_undated_document_is_not_called_old():
    roles = CIO + role("ann", scope="all", evidence="one") + role("bob", scope="all", evidence="two")
    sources = "sources: [{id: one, title: One}, {id: two, title: Two, date: 2025}]\n"

    assert not any("apart" in driver for driver in overlaps(checked(roles + sources))["OVL001"].overlap.drivers)


def test_joint_by_both_is_another_rule_and_joint_by_one_stays_with_less_weight():
    both = checked(CIO + role("ann", scope="all", joint_with="[bob]") + role("bob", scope="all", joint_with="[ann]"))
    one = checked(CIO + role("ann", scope="all", joint_with="[bob]") + role("bob", scope="all"))

    assert set(overlaps(both)) == {"OVL002"}
    assert set(overlaps(one)) == {"OVL001", "OVL003"}
    assert overlaps(one)["OVL001"].overlap.score == pytest.approx(100 * 0.75 * 0.5 * 0.6 * 0.9)


def test_working_together_is_no_joint_accountability():
    line = "reports_to: cio, works_with: [{role: bob, on: net}], "

    result = checked(CIO + role("ann", line, scope="all") + role("bob", scope="all"))

    assert overlaps(result)["OVL001"].overlap.score == pytest.approx(100 * 0.75 * 0.5 * 0.9)


def test_a_partner_who_is_only_named_is_asked_for_and_not_blamed():
    line = "reports_to: cio, works_with: [{role: bob, on: net}], "

    result = checked(CIO + role("ann", line, scope="all") + "  - {id: bob, title: Bob, described: no}\n")

    assert overlaps(result) == {}
    assert {str(each.subject) for each in result.findings if each.code == "GAP004"} == {"role:bob"}


def test_a_part_held_by_somebody_else_is_a_finding_unless_the_two_meet_on_the_whole_already():
    part = checked(CIO + role("ann", scope="all") + role("bob", domain="lan", scope="all"))
    whole = checked(
        CIO + role("ann", scope="all")
        + "  - {id: bob, title: Bob, reports_to: cio, owns: [{domain: lan, level: accountable, scope: all},"
        " {domain: net, level: accountable, scope: all}]}\n"
    )  # fmt: skip

    assert set(overlaps(part)) == {"OVL004"}
    assert set(overlaps(whole)) == {"OVL001"}


def test_work_in_the_same_unit_or_under_a_dotted_manager_in_the_same_unit_is_not_apart():
    near = checked(CIO + role("ann", "unit: a, reports_to: cio, ", scope="all")
                   + role("bob", "unit: a, reports_to: cio, ", level="responsible", scope="all"))  # fmt: skip
    far = checked(CIO + role("ann", "unit: a, reports_to: cio, ", scope="all")
                  + role("bob", "unit: b, reports_to: cio, ", level="responsible", scope="all"))  # fmt: skip
    unknown = checked(CIO + role("ann", "unit: a, reports_to: cio, ", scope="all")
                      + role("bob", level="responsible", scope="all"))  # fmt: skip

    assert overlaps(near) == {}
    assert set(overlaps(far)) == {"OVL010"}
    assert overlaps(unknown) == {}
    assert [(str(each.about), each.topic) for each in unknown.questions if each.topic == "unit"] == [
        ("role:bob", "unit")
    ]


def test_accountable_and_responsible_in_one_role_is_fine():
    both = "  - {id: bob, title: Bob, unit: b, reports_to: cio, owns: [{domain: net, level: accountable, scope: courts}, {domain: lan, level: responsible, scope: courts}]}\n"

    result = checked(CIO + role("ann", "unit: a, reports_to: cio, ", scope="sheriff") + both)

    assert overlaps(result) == {}


def test_a_role_that_answers_for_something_itself_is_not_asked_whether_it_works_under_a_peer():
    peer = "  - {id: bob, title: Bob, owns: [{domain: net, level: responsible}, {domain: lan, level: accountable, scope: courts}]}\n"

    result = checked(CIO + role("ann", scope="sheriff") + peer)

    (question,) = [each for each in result.questions if each.topic == "reporting line"]
    assert "work under" not in question.text


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("Plans capacity of servers and storage", {"OVL005"}),
        ("plans CAPACITY, of servers; and   storage.", {"OVL005"}),
        ("Manages staff", set()),
        ("Prepares and administers performance evaluations", set()),
    ],
)
def test_equal_duties_count_when_they_are_long_enough_and_not_common_to_all_managers(text, finds):
    duty = "  - {{id: {name}, title: {name}, reports_to: cio, duties: [{{text: '{text}'}}]}}\n"
    first = "Plans capacity of servers and storage" if finds else text

    result = checked(CIO + duty.format(name="ann", text=first) + duty.format(name="bob", text=text))

    assert set(overlaps(result)) == finds


def test_duplication_is_said_only_where_both_sides_state_the_same_scope():
    duty = "duties: [{text: Plans the capacity of the network, domains: [net]}]"
    line = "reports_to: cio, "

    same = checked(CIO + role("ann", line + duty + ", ", level="responsible", scope="county")
                   + role("bob", line + duty + ", ", level="responsible", scope="county"))  # fmt: skip
    unstated = checked(CIO + role("ann", line + duty + ", ", level="responsible")
                       + role("bob", line + duty + ", ", level="responsible"))  # fmt: skip

    assert overlaps(same)["OVL005"].overlap.gao_class == "duplication"
    assert overlaps(unstated)["OVL005"].overlap.gao_class == "overlap"
