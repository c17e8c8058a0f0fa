"""Every limit of a rule: at the limit nothing is found, and one step beyond it something is."""

import re

import pytest

from orgmodel.catalog.profiles import PROFILES
from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG

COMPLETE = "completeness: [{all: complete}]\n"
BY_CODE = {rule.code: rule for rule in CATALOG}
TOP = "{id: top, reports_to: none, positions: 1}"


def found(code, text, **values):
    given = ", ".join(f"{name}: {value}" for name, value in values.items())
    graph = OrgGraph.compile(load_text(f"{text}policy: {{rules: {{{code}: {{{given}}}}}}}\n"))
    settings = settings_for(CATALOG, graph.facts.header.policy, "model.yaml")
    return len(run([BY_CODE[code]], graph, settings).findings)


def roles(*entries, head=COMPLETE):
    return head + "roles:\n" + "".join(f"  - {each}\n" for each in entries)


def led(number, fields=""):
    return [f"{{id: r{each}, reports_to: top, positions: 1{fields}}}" for each in range(number)]


def many(number, level, domain="svc.desk"):
    return [f"{{id: r{each}, owns: [{{domain: {domain}, level: {level}}}]}}" for each in range(number)]


CHAIN = [
    "{id: a, reports_to: top}",
    "{id: b, reports_to: a}",
    "{id: c, reports_to: b}",
    "{id: flat, reports_to: top}",
    "{id: leaf, reports_to: flat}",
]
UNITS = "units: [{id: u1}, {id: u2}, {id: u3}]\n"
SPREAD = [f"{{id: r{each}, unit: u{each}, owns: [{{domain: svc.desk, level: responsible}}]}}" for each in (1, 2, 3)]
WORKS = ["{id: r0, reports_to: top, works_with: [r1, r2]}", "{id: r1, reports_to: top}", "{id: r2, reports_to: top}"]
SHARED = ["{id: a, owns: [svc.desk, svc.incident, svc.asset]}", "{id: b, owns: [svc.desk, svc.incident, svc.change]}"]
OWNERS = [
    "{id: a, owns: [inf.network, inf.server, inf.cloud]}",
    "{id: b, owns: [svc.desk]}",
    "{id: c, owns: [svc.asset]}",
]
SPREAD_OUT = [
    "{id: a, owns: [inf.network, res.backup]}",
    "{id: b, owns: [sec.operations]}",
    "{id: c, owns: [sec.incident]}",
]
DAY = "as_of: 2026-01-01\n"
VACANT = "{id: a, occupancy: vacant, vacant_since: 2025-01-01}"
DESK = "units: [{id: desk}]\n"
LATERAL = [
    "{id: x, reports_to: top, works_with: [y]}",
    "{id: y, reports_to: top}",
    "{id: m, reports_to: top}",
    "{id: m1, reports_to: m}",
    "{id: m2, reports_to: m}",
]
BUYS = ", ".join(
    f"{{domain: {each}, level: responsible, activity: performs}}"
    for each in ("fin.procurement", "fin.accounting", "svc.asset")
)
STEPS = f"{{id: a, positions: 1, owns: [{BUYS}]}}"
SIDES = [
    "{id: low, reports_to: top}",
    *(
        f"{{id: {each[4:]}, reports_to: low, positions: 1, owns: [{{domain: {each}, level: responsible, activity: performs}}]}}"
        for each in ("del.appdev", "del.cicd")
    ),
]

LIMITS = [
    # code, model, setting, the value at which it is found, the value at which it is not
    (
        "STR007",
        roles(TOP, "{id: b}", "{id: c}", "{id: d}", "{id: r, reports_to: top, dotted_to: [b, c, d]}"),
        "max_dotted",
        2,
        3,
    ),
    (
        "STR008",
        roles("{id: top, reports_to: none, class: {grade: '9'}}", "{id: a, reports_to: top, class: {grade: '8'}}"),
        "min_steps",
        2,
        1,
    ),
    (
        "STR008",
        roles("{id: top, reports_to: none, class: {band: '9'}}", "{id: a, reports_to: top, class: {band: '5'}}"),
        "max_bands",
        3,
        4,
    ),
    ("SPN005", roles(TOP, *CHAIN), "max_difference", 0, 1),
    ("SPN006", roles(TOP, *led(6)), "min_ratio", 6.01, 6),
    ("SPN006", roles(TOP, *led(6)), "min_mean_span", 6.01, 6),
    ("SPN007", roles(TOP, *WORKS), "max_interlocking", 2, 3),
    (
        "SPN008",
        roles(
            "{id: top, reports_to: none, salary: {min: 104, max: 104}}",
            "{id: a, reports_to: top, salary: {min: 100, max: 100}}",
        ),
        "min_difference",
        5,
        4,
    ),
    ("OVL006", UNITS + roles(*SPREAD), "max_units", 2, 3),
    ("OVL008", roles(*SHARED), "min_alike", 0.5, 0.51),
    ("OVL008", roles(*SHARED), "min_domains", 4, 5),
    ("OWN001", roles("{id: a, positions: 3, owns: [svc.desk]}"), "max_positions", 2, 3),
    ("OWN003", roles(*OWNERS), "max_domains", 2, 3),
    ("OWN003", roles(*OWNERS), "max_share", 0.59, 0.6),
    ("OWN003", roles("{id: a, owns: [inf.network, svc.asset]}", head=""), "min_criticality", 3, 4),
    ("OWN004", roles(*many(3, "responsible")), "max_responsible", 2, 3),
    ("OWN004", roles(*many(3, "consulted")), "max_consulted", 2, 3),
    ("OWN004", roles(*many(5, "informed"), *led(5)), "max_share", 0.49, 0.5),
    ("RSK002", roles(*SPREAD_OUT), "max_share", 0.49, 0.5),
    ("RSK004", roles("{id: a, positions: 1, occupancy: filled, owns: [inf.cloud]}"), "min_criticality", 4, 5),
    ("RSK005", DESK + roles("{id: a, unit: desk, positions: 20, filled: 17}"), "max_share", 0.149, 0.15),
    ("RSK005", DESK + roles("{id: a, unit: desk, positions: 10, filled: 5}"), "min_positions", 10, 11),
    ("RSK006", DAY + roles(VACANT), "max_days", 364, 365),
    ("RSK007", roles(TOP, *LATERAL), "max_share", 0.33, 0.34),
    ("RSK007", roles(TOP, *LATERAL), "min_lateral", 0.16, 0.17),
    ("SOD002", roles(TOP, *SIDES), "executive_layers", 1, 2),
    ("SOD004", roles(STEPS), "max_steps", 2, 3),
    ("DOC004", DAY + "sources: [{id: s, title: S, publisher: P, date: 2023-01}]\n", "max_months", 34, 35),
]


@pytest.mark.parametrize(
    ("code", "text", "setting", "beyond", "at"),
    LIMITS,
    ids=[f"{each[0]}-{each[2]}-{number}" for number, each in enumerate(LIMITS)],
)
def test_a_step_beyond_the_limit_is_found_and_the_limit_is_not(code, text, setting, beyond, at):
    extra = {
        "SPN006": {"above_fte": 6},
        "OWN003": {"max_domains": 99} if setting == "max_share" else {"max_share": 1},
    }.get(code, {})
    extra |= {"max_domains": 1} if setting == "min_criticality" and code == "OWN003" else {}
    extra |= {"max_index": 1} if code == "RSK002" else {}
    extra |= {"max_share": 0.3} if setting == "min_lateral" else {}

    assert found(code, text, **{setting: beyond}, **extra) == 1
    assert found(code, text, **{setting: at}, **extra) == 0


def test_the_index_of_concentration_has_a_limit_of_its_own():
    text = roles(*SPREAD_OUT)  # shares of 1/2, 1/4, 1/4: 0.375

    assert found("RSK002", text, max_share=1, max_index=0.37) == 1
    assert found("RSK002", text, max_share=1, max_index=0.38) == 0


def test_an_area_is_judged_from_one_more_than_the_limit_on():
    text = roles(TOP, *led(6))

    assert found("SPN006", text, min_ratio=11, above_fte=6) == 1
    assert found("SPN006", text, min_ratio=11, above_fte=7) == 0


def test_units_are_judged_where_that_is_asked():
    text = UNITS + roles(
        TOP, "{id: m, unit: u1, reports_to: top, positions: 1}", "{id: t, unit: u1, reports_to: m, positions: 3}"
    )

    assert found("SPN006", text, min_ratio=4, above_fte=1, unit_level=1) == 1
    assert found("SPN006", text, min_ratio=3, above_fte=1, unit_level=1) == 0


@pytest.mark.parametrize(("since", "leads", "severity"), [
    ("2024-06-01", False, "low"), ("2024-06-01", True, "medium"), ("2021-01-02", True, "medium"),
    ("2021-01-01", False, "medium"), ("2021-01-01", True, "high"),
])  # fmt: skip
def test_a_post_that_leads_or_has_been_vacant_for_years_weighs_more(since, leads, severity):
    team = ["{id: b, reports_to: a}"] if leads else []
    text = DAY + roles(f"{{id: a, occupancy: vacant, vacant_since: {since}}}", *team)
    graph = OrgGraph.compile(load_text(text))
    result = run([BY_CODE["RSK006"]], graph, settings_for(CATALOG, graph.facts.header.policy, "m"))

    assert [str(each.severity) for each in result.findings] == [severity]


@pytest.mark.parametrize(("share", "severity"), [(0.5, "low"), (0.49, "medium")])
def test_many_unmapped_duties_weigh_more(share, severity):
    text = "roles: [{id: a, duties: [{text: Waters plants}, {text: Mends routers, domains: [inf.network]}]}]\n"
    graph = OrgGraph.compile(load_text(f"{text}policy: {{rules: {{DOC005: {{max_share: {share}}}}}}}\n"))
    result = run([BY_CODE["DOC005"]], graph, settings_for(CATALOG, graph.facts.header.policy, "m"))

    assert [str(each.severity) for each in result.findings] == [severity]


def test_every_number_of_a_rule_has_a_test_of_its_limit():
    elsewhere = {  # in tests of their own, before, or in test_change.py
        *("SPN001", "SPN002", "SPN003", "SPN004", "RSK001", "RSK003", "OVL005", "OVL009", "CHG005", "CHG006"),
    }
    tested = {(each[0], each[2]) for each in LIMITS} | {
        ("RSK002", "max_index"), ("SPN006", "above_fte"), ("SPN006", "unit_level"), ("RSK006", "max_years"),
        ("DOC005", "max_share"), ("STR008", "higher_is_senior"), ("SPN006", "statutory"), ("DOC003", "min_confidence"),
    }  # fmt: skip
    there = {(rule.code, name) for rule in CATALOG if rule.code not in elsewhere for name in rule.settings}

    assert there <= tested


# Profiles


def test_a_lower_number_may_be_the_higher_grade():
    text = roles(
        "{id: top, reports_to: none, class: {grade: '6'}}",
        "{id: a, reports_to: top, class: {grade: '7'}}",
        "{id: b, reports_to: top, class: {grade: '6'}}",
    )

    assert found("STR008", text, higher_is_senior=0) == 1  # the equal one
    assert found("STR008", text, higher_is_senior=1) == 0  # against most of its lines: not assessed


@pytest.mark.parametrize(("least", "number"), [(0.8, 0), (0.81, 1)])
def test_what_is_likely_counts_as_eight_tenths(least, number):
    text = "roles: [{id: a, owns: [{domain: svc.desk, level: responsible, status: inferred, confidence: likely}]}]\n"

    assert found("DOC003", text, min_confidence=least) == number


@pytest.mark.parametrize(("profile", "severity", "limit"), [
    ("tx-651.004", "high", 11), ("or-291.227", "high", 11), ("ia-1-15", "medium", 15), ("nc-osbm", "medium", 8),
])  # fmt: skip
def test_a_profile_sets_the_ratio_of_its_authority(profile, severity, limit):
    text = f"policy: {{profile: {profile}}}\n" + roles(
        "{id: top, reports_to: none, positions: 20}", "{id: a, reports_to: top, positions: 100}"
    )
    graph = OrgGraph.compile(load_text(text))
    result = run([BY_CODE["SPN006"]], graph, settings_for(CATALOG, graph.facts.header.policy, "m"))

    (finding,) = result.findings
    assert (str(finding.severity), finding.values.limit) == (severity, limit)


def test_under_the_default_profile_no_ratio_holds():
    graph = OrgGraph.compile(
        load_text(roles("{id: top, reports_to: none, positions: 99}", "{id: a, reports_to: top, positions: 100}"))
    )

    assert not run([BY_CODE["SPN006"]], graph, settings_for(CATALOG, graph.facts.header.policy, "m")).findings


@pytest.mark.parametrize(
    ("unit", "role", "number"),
    [("coach", "", 1), ("supervisor", "", 0), ("", "coach", 1), ("coach", "supervisor", 0), ("coordinator", "", 0)],
)
def test_an_archetype_holds_for_a_role_or_is_inherited_from_its_unit(unit, role, number):
    kind = f", archetype: {unit}" if unit else ""
    own = f", archetype: {role}" if role else ""
    text = f"units: [{{id: wide{kind}}}, {{id: inner, parent: wide}}]\n" + roles(
        f"{{id: top, unit: inner, reports_to: none{own}}}", *led(8), head=""
    )

    assert found("SPN001", text, max_reports=10) == number


def test_a_benchmark_of_a_consultancy_sets_a_minimum_for_each_archetype():
    text = "policy: {profile: mckinsey}\n" + roles("{id: top, reports_to: none, archetype: coach}", *led(5))
    graph = OrgGraph.compile(load_text(text))
    result = run([BY_CODE["SPN002"]], graph, settings_for(CATALOG, graph.facts.header.policy, "m"))

    assert [each.values.limit for each in result.findings] == [6]


def test_profiles_set_only_what_rules_have_and_say_on_whose_authority():
    for profile in PROFILES.values():
        assert len(profile.authority) > 40
        assert not re.search("best practice", profile.authority)
        for code, values in profile.settings.items():
            assert values.keys() <= BY_CODE[code].settings.keys()
