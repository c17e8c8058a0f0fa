"""What a policy sets for a unit holds within it, what it sets for a role holds for that role, and nothing else changes."""

import pytest

from orgmodel.check.run import run
from orgmodel.check.settings import chosen_rules, settings_for
from orgmodel.errors import InvalidSettings, OrgModelError
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

ROLES = """\
units: [{id: county}, {id: calls, parent: county}, {id: night, parent: calls}, {id: office, parent: county}]
roles:
  - {id: top, reports_to: none}
  - {id: day-lead, unit: calls, reports_to: top}
  - {id: night-lead, unit: night, reports_to: top}
  - {id: clerk-lead, unit: office, reports_to: top}
  - {id: a, reports_to: day-lead, positions: 11}
  - {id: b, reports_to: night-lead, positions: 11}
  - {id: c, reports_to: clerk-lead, positions: 11}
"""


def checked(policy, text=ROLES, rules=CATALOG, **choices):
    graph = OrgGraph.compile(load_text(f"policy:\n{policy}{text}" if policy else text))
    settings = settings_for(CATALOG, graph.facts.header.policy, "model.yaml")
    return run(CATALOG, graph, settings, **choices)


def wide(policy):
    return {each.subject.id: str(each.severity) for each in checked(policy).findings if each.code == "SPN001"}


def test_without_a_scope_one_limit_holds_for_all():
    assert wide("") == {"day-lead": "medium", "night-lead": "medium", "clerk-lead": "medium"}


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        ("  units: {calls: {SPN001: {max_reports: 11}}}\n", {"clerk-lead"}),
        ("  units: {county: {SPN001: {max_reports: 11}}}\n", set()),
        ("  units: {county: {SPN001: {max_reports: 11}}, night: {SPN001: {max_reports: 10}}}\n", {"night-lead"}),
        ("  units: {calls: {SPN001: off}}\n", {"clerk-lead"}),
        ("  units: {county: {SPN001: off}, night: {SPN001: {max_reports: 10}}}\n", {"night-lead"}),
        ("  roles: {day-lead: {SPN001: {max_reports: 11}}}\n", {"night-lead", "clerk-lead"}),
        (
            "  units: {calls: {SPN001: {max_reports: 11}}}\n  roles: {day-lead: {SPN001: {max_reports: 10}}}\n",
            {"day-lead", "clerk-lead"},
        ),
        ("  rules: {SPN001: off}\n  units: {night: {SPN001: {max_reports: 10}}}\n", {"night-lead"}),
        ("  rules: {SPN001: {max_reports: 11}}\n  units: {night: {SPN001: {severity: low}}}\n", set()),
    ],
)
def test_the_nearest_scope_wins(policy, found):
    assert set(wide(policy)) == found


def test_a_severity_is_inherited_too():
    policy = "  units: {county: {SPN001: {severity: high}}, night: {SPN001: {max_reports: 10}}, office: {SPN001: {severity: low}}}\n"

    assert wide(policy) == {"day-lead": "high", "night-lead": "high", "clerk-lead": "low"}


def test_a_scope_changes_the_findings_of_its_rule_only():
    before = {each.fingerprint for each in checked("").findings if each.code != "SPN001"}
    after = {
        each.fingerprint for each in checked("  units: {calls: {SPN001: off}}\n").findings if each.code != "SPN001"
    }

    assert before == after


def test_questions_of_a_rule_that_is_off_for_a_unit_are_not_asked():
    text = "completeness: [{all: complete}]\nunits: [{id: u}]\nroles: [{id: top, unit: u, reports_to: none}, {id: a, reports_to: top}]\n"
    asked = checked("  units: {u: {SPN002: off}}\n", text).questions

    assert all("SPN002" not in each.settles for each in asked)
    assert any("SPN002" in each.settles for each in checked("", text).questions)


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ("  units: {callz: {SPN001: off}}\n", "unknown unit 'callz' (did you mean 'calls'?)"),
        ("  roles: {day-led: {SPN001: off}}\n", "unknown role 'day-led' (did you mean 'day-lead'?)"),
        ("  units: {calls: {SPN0O1: off}}\n", "unknown rule 'SPN0O1' (did you mean 'SPN001'?)"),
        (
            "  units: {calls: {SPN001: {max_report: 3}}}\n",
            "SPN001 has no setting 'max_report' (did you mean 'max_reports'?)",
        ),
        (
            "  units: {calls: {SPN001: {severity: hi}}}\n",
            "SPN001 severity: expected low, medium, high, error, found 'hi'",
        ),
        (
            "  units: {calls: {GAP001: off}}\n",
            "GAP001 is about no role or unit: it can be set for the whole model only",
        ),
    ],
)
def test_what_does_not_exist_is_refused_with_what_was_meant(policy, message):
    with pytest.raises(InvalidSettings) as refused:
        checked(policy)

    assert message in str(refused.value)
    assert "model.yaml:2:" in str(refused.value)


# Choosing rules


def asked(select=(), ignore=()):
    settings = settings_for(CATALOG, OrgGraph.compile(load_text("")).facts.header.policy, "m")
    return set(chosen_rules(settings, CATALOG, select, ignore).rules)


def test_rules_are_chosen_by_code_name_or_family():
    assert asked(["SPN001", "role-twins"]) == {"SPN001", "OVL008"}
    assert asked(["STR"]) == {rule.code for rule in CATALOG if rule.code.startswith("STR")}
    assert asked(ignore=["GAP", "SPN001"]) == {rule.code for rule in CATALOG if rule.code[:3] != "GAP"} - {"SPN001"}
    assert asked(["SPN"], ["SPN001"]) == {rule.code for rule in CATALOG if rule.code.startswith("SPN")} - {"SPN001"}


def test_what_no_rule_is_called_is_refused():
    with pytest.raises(OrgModelError, match=r"--select: unknown rule 'SPN0O1' \(did you mean 'SPN001'\?\)"):
        asked(["SPN0O1"])


def test_a_waiver_of_a_rule_that_is_not_asked_is_not_held_against_it():
    graph = OrgGraph.compile(
        load_text(
            ROLES
            + "policy: {waivers: [{rule: SPN001, subject: 'role:day-lead', reason: x, owner: 'role:top', expires: 2030-01-01}]}"
        )
    )
    settings = settings_for(CATALOG, graph.facts.header.policy, "m")

    found = run(CATALOG, graph, chosen_rules(settings, CATALOG, (), ["SPN001"])).findings

    assert [each for each in found if each.code == "DOC006"] == []


# Who reads it


CROWDED = (
    "units: [{id: u, name: Storage}]\nroles: [{id: a, title: Storage Lead, unit: u, owns: [inf.server, inf.storage]}]\n"
)


@pytest.mark.parametrize("confidential", [False, True])
def test_a_single_post_is_named_only_if_that_is_asked_for(confidential):
    result = checked("  rules: {OWN003: {max_domains: 1}}\n", CROWDED, confidential=confidential)

    (finding,) = (each for each in result.findings if each.code == "OWN003")
    assert str(finding.subject) == "unit:u"
    assert ("Storage Lead" in finding.message) is confidential
    assert [str(each) for each in finding.related] == ["role:a"] * confidential
    assert not finding.evidence


def test_the_fingerprint_is_the_same_for_all_readers():
    open_, secret = (
        {
            each.fingerprint
            for each in checked("  rules: {OWN003: {max_domains: 1}}\n", CROWDED, confidential=each).findings
        }
        for each in (False, True)
    )

    assert open_ == secret
