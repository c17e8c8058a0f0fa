"""Do rules about the data name what is wrong once, with the nearest name, and leave the rest alone?"""

import pytest

from orgmodel.graph import names
from orgmodel.graph.names import suggestions
from orgmodel.rules.data import duplicate_id, missing_id
from orgmodel.rules.data_references import unresolved_reference
from orgmodel.rules.data_values import unreadable_value
from tests.rules.answers import answers, assessed, chart, fingerprints, messages

ALL = (duplicate_id, missing_id, unreadable_value, unresolved_reference)


@pytest.mark.parametrize("rule", ALL)
def test_an_empty_model_has_no_finding_and_no_question(rule):
    result = answers("catalog: none\n", rule)

    assert (result.findings, result.questions) == ((), ())
    assert assessed("catalog: none\n", rule) == ("assessed", 0, 0)


# DAT001, DAT002

LISTS = ("roles", "units", "bodies", "providers", "domains", "scopes")
ONE = {"bodies": "body"}


@pytest.mark.parametrize("kind", [*LISTS, "sources"])
def test_an_id_that_is_given_twice_is_found_in_every_list(kind):
    name = "title" if kind in {"roles", "sources"} else "name"
    text = f"{kind}:\n  - {{id: x, {name}: One}}\n  - {{id: y, {name}: Two}}\n  - {{id: x, {name}: Three}}\n"
    (finding,) = answers(text, duplicate_id).findings

    assert finding.message == f"2 {kind} have the id 'x' (One and Three) (limit 1); references lead to the first one."
    assert str(finding.subject) == f"{ONE.get(kind, kind[:-1])}:x"
    assert (finding.location.line, finding.values.measure) == (4, 2)


def test_three_of_one_id_are_one_finding():
    assert len(messages("roles: [{id: x}, {id: x}, {id: x}, {id: X}]", duplicate_id)) == 1


def test_a_domain_that_overrides_the_catalog_is_no_duplicate():
    override = "domains: [{id: inf, name: Infrastructure and operations}]\n"

    assert messages(override, duplicate_id) == []
    assert len(messages(override.replace("}]", "}, {id: inf, name: Other}]"), duplicate_id)) == 1


def test_ids_of_different_kinds_do_not_meet():
    assert messages("units: [{id: x}]\nroles: [{id: x}]\nscopes: [{id: x}]\n", duplicate_id) == []


@pytest.mark.parametrize("kind", LISTS)
def test_a_missing_id_is_found_in_every_list_that_may_lack_one(kind):
    name = "title" if kind == "roles" else "name"
    one = ONE.get(kind, kind[:-1])

    assert messages(f"{kind}: [{{{name}: Some}}]", missing_id) == [
        f"1 {one} called Some has no id, so nothing can refer to it."
    ]


def test_several_without_an_id_are_one_finding_a_name():
    assert sorted(messages("roles: [{title: Some}, {title: Some}, {note: x}]", missing_id)) == [
        "1 role without a title has no id, so nothing can refer to it.",
        "2 roles called Some have no id, so nothing can refer to them.",
    ]


# DAT003


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("positions: 3, filled: 3", []),
        ("positions: 3, filled: 4", ["A: 4 positions are filled (limit 3, all that there are)."]),
        ("positions: 0, filled: 0", []),
        ("filled: 4", []),
        ("positions: 3", []),
        ("salary: {min: 5, max: 5}", []),
        ("salary: {min: 5.01, max: 5}", ["A: the pay range has a minimum above its maximum."]),
        ("salary: {min: 5}", []),
        ("valid: {from: 2026-01-01, until: 2026-01-02}", []),
        (
            "valid: {from: 2026-01-01, until: 2026-01-01}",
            ["A: the role is valid from 2026-01-01 until 2026-01-01, which holds no day."],
        ),
        ("valid: {until: 2026-01-01}", []),
        ("acting_since: 2026-01-01", []),
        ("acting_since: 2026-01-02", ["A: acting_since lies after the day in question, 2026-01-01."]),
        ("vacant_since: 2026-01-02", ["A: vacant_since lies after the day in question, 2026-01-01."]),
    ],
)
def test_a_value_is_held_against_the_one_beside_it(fields, found):
    assert messages("as_of: 2026-01-01\n" + chart(f"a {fields}"), unreadable_value) == found


def test_no_message_says_an_amount_or_an_acting_date():
    text = "as_of: 2026-01-01\n" + chart("a salary: {min: 777, max: 666}, acting_since: 2031-05-05")

    assert not any(word in message for message in messages(text, unreadable_value) for word in ("777", "666", "2031"))


def test_dates_cannot_be_judged_without_a_day():
    text = chart("a acting_since: 2031-01-01, vacant_since: 2031-01-01", "b > a")

    assert messages(text, unreadable_value) == []
    assert assessed(text, unreadable_value) == ("partly assessed", 1, 1)


def test_intervals_of_lines_assignments_and_units_are_read():
    never = "valid: {from: 2026-01-02, until: 2026-01-01}"
    text = f"units: [{{id: u, name: Unit, {never}}}]\n" + chart(
        "a", f"b > a owns: [{{domain: inf, level: accountable, {never}}}]"
    )
    text += f"  - {{id: c, title: C, reports_to: {{role: a, {never}}}, dotted_to: [{{role: ghost, {never}}}]}}\n"

    assert sorted(each.partition(" is valid")[0] for each in messages(text, unreadable_value)) == [
        "B: the assignment of Infrastructure and operations",
        "C: the line to A",
        "C: the line to ghost",
        "Unit: the unit",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("units: [{id: a, name: A, parent: a}]", "A lies within A: no unit can lie within itself."),
        (
            "scopes: [{id: a, within: b}, {id: b, within: a}]",
            "a lies within b, which lies within a: no scope can lie within itself.",
        ),
        (
            "domains: [{id: inf, name: I, parent: inf.network}]",
            "I lies within Network services, which lies within I: no domain can lie within itself.",
        ),
    ],
)
def test_nothing_lies_within_itself(text, found):
    below = text.replace("}]", "}, {id: below, parent: a}]") if "units" in text else text

    assert messages(below, unreadable_value) == [found]


def test_two_circles_are_two_findings():
    text = "units: [{id: a, parent: b}, {id: b, parent: a}, {id: c, parent: c}]"

    assert len(fingerprints(text, unreadable_value)) == 2


def test_a_top_with_a_manager_contradicts_itself():
    assert messages(
        "roles: [{id: a, title: A, reports_to: [none, b]}, {id: b, reports_to: none}]", unreadable_value
    ) == ["A: reports_to says none, and names a manager beside it."]


@pytest.mark.parametrize(
    ("entry", "lacks"),
    [
        ("{all: complete}", None),
        ("{all: partial}", None),
        ("{unit: u, roles: complete}", None),
        ("{domain: inf, complete: yes}", None),
        ("{unit: u}", "what of it (roles, assignments or complete)"),
        ("{roles: complete}", "of what (unit, domain or all)"),
    ],
)
def test_a_declaration_of_completeness_says_of_what_and_what(entry, lacks):
    expected = [f"A completeness entry does not say {lacks}."] if lacks else []

    assert messages(f"completeness: [{entry}]", unreadable_value) == expected


def test_each_declaration_is_a_finding_of_its_own():
    text = "completeness: [{unit: u}, {unit: v}, {domain: inf}]"

    assert len(fingerprints(text, unreadable_value)) == 3


# DAT007

HEAD = """
sources: [{id: job, title: Class specification}]
scopes: [{id: county, name: County}]
units: [{id: operations, name: Operations}]
bodies: [{id: board, name: Board}]
"""


@pytest.mark.parametrize(
    ("fields", "kind", "name", "near"),
    [
        ("owns: [inf.netwrok]", "domain", "inf.netwrok", "inf.network"),
        ("duties: [{text: Plans, domains: [inf, shuttle buses]}]", "domain", "shuttle buses", None),
        ("works_with: [{role: b, on: fin.budgt}]", "domain", "fin.budgt", "fin.budget"),
        ("owns: [{domain: inf, level: accountable, scope: countyy}]", "scope", "countyy", "county"),
        ("owns: [{domain: inf, level: accountable, scope: all, except: [police]}]", "scope", "police", None),
        ("unit: OPERATIONS", "unit", "OPERATIONS", "operations"),
        ("body_member: [bored]", "body", "bored", "board"),
    ],
)
def test_what_a_role_names_is_looked_up(fields, kind, name, near):
    meant = f" (did you mean '{near}'?)" if near else ""
    (finding,) = answers(HEAD + chart(f"a {fields}", "b > a"), unresolved_reference).findings

    assert finding.message == f"A names the {kind} '{name}', which is not in the model{meant}."
    assert (str(finding.subject), [str(each) for each in finding.related]) == (f"{kind}:{name}", ["role:a"])


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("bodies: [{id: x, name: Board, decides: [ghost]}]", "domain", "Board"),
        ("bodies: [{id: x, name: Board, advises: [ghost]}]", "domain", "Board"),
        ("providers: [{id: x, name: Net Co, provides: [ghost]}]", "domain", "Net Co"),
        ("completeness: [{domain: ghost, assignments: complete}]", "domain", "The declaration of completeness"),
        ("domains: [{id: x, name: Some, parent: ghost}]", "domain", "Some"),
        ("completeness: [{unit: ghost, roles: complete}]", "unit", "The declaration of completeness"),
        ("units: [{id: x, name: Some, parent: ghost}]", "unit", "Some"),
        ("scopes: [{id: x, name: Some, within: ghost}]", "scope", "Some"),
    ],
)
def test_what_others_name_is_looked_up(text, kind, who):
    assert messages(text, unresolved_reference) == [f"{who} names the {kind} 'ghost', which is not in the model."]


def test_what_exists_is_found_by_every_name_it_has():
    owns = "owns: [inf.network, Network, help desk, {domain: inf, level: accountable, scope: all, except: [county]}]"
    text = HEAD + chart(f"a {owns}, unit: operations, body_member: [board], evidence: job#L1")

    assert messages(text, unresolved_reference) == []


def test_the_first_domain_of_a_catalog_is_found_too():
    head = "catalog: none\ndomains: [{id: x, name: X}]\n"
    text = head + chart("a owns: [x], duties: [{text: Plans, domains: [x]}]")

    assert messages(text, unresolved_reference) == []


def test_who_names_it_is_called_by_its_id_where_it_has_no_name():
    bodies = "bodies: [{id: b1, decides: [ghost]}]\nproviders: [{id: p1, provides: [ghost]}]\n"
    text = bodies + "scopes: [{id: s1, within: ghost}]\n"
    found = answers(text, unresolved_reference).findings

    assert sorted(each.message.partition(" name")[0] for each in found) == ["b1 and p1", "s1"]
    assert [sorted(map(str, each.related)) for each in found] == [["body:b1", "provider:p1"], ["scope:s1"]]


def test_roles_are_left_to_other_rules():
    assert messages(chart("a > ghost dotted_to: [ghost], deputy: ghost"), unresolved_reference) == []


@pytest.mark.parametrize("sources", ["", "sources: [{id: job}]\n"])
def test_each_source_that_is_not_listed_is_one_finding_with_its_count(sources):
    fact = "{domain: inf, level: accountable, evidence: [jobs#L1, jobs#L2]}"
    text = sources + chart(f"a evidence: other#L1, owns: [{fact}]", "b > a evidence: other#L2")
    near = " (did you mean 'job'?)" if sources else ""

    assert sorted(messages(text, unresolved_reference)) == [
        f"2 facts stand on the source 'jobs', which `sources` does not list{near}.",
        "2 facts stand on the source 'other', which `sources` does not list.",
    ]


def test_many_who_name_one_thing_are_one_finding():
    text = chart("a", *(f"r{i} > a unit: ghost" for i in range(5)))
    (finding,) = answers(text, unresolved_reference).findings

    assert finding.message == "R0, R1, R2 and 2 more name the unit 'ghost', which is not in the model."
    assert (finding.values.measure, finding.location.line) == (5, 3)


def test_edits_elsewhere_change_no_fingerprint():
    text = chart("a unit: ghost, owns: [ghost]", "a > a positions: 1, filled: 2") + "  - {title: Some}\n"
    more = text.replace("title: A", "title: Renamed") + "  - {id: z, title: Z, unit: ghost}\n  - {id: a}\n"

    assert len(fingerprints(text, *ALL)) == 5
    assert fingerprints(text, *ALL) == fingerprints(more, *ALL)


# The nearest name


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("coi", "cio"),
        ("ghost", None),
        ("hostings", "datacenter"),
        ("analysts", None),
        ("chief infomation officer", "cio"),
    ],
)
def test_ids_may_differ_more_than_names(word, meant):
    known = [
        ("cio", "cio"),
        ("Chief Information Officer", "cio"),
        ("datacenter", "datacenter"),
        ("hosting", "datacenter"),
    ]
    known += [("a1", "a1"), ("Analyst", "a1"), ("a2", "a2"), ("Analyst", "a2")]

    assert suggestions([word], known)[word] == (f" (did you mean '{meant}'?)" if meant else "")


def test_a_spelling_variant_comes_before_a_near_one():
    assert suggestions(["Net Work"], [("net-work", "one"), ("net.work", "two")]) == {
        "Net Work": " (did you mean 'one'?)"
    }


def test_beyond_many_comparisons_only_spelling_variants_are_found(monkeypatch):
    monkeypatch.setattr(names, "COMPARISONS", 1)
    known = [("network", "network"), ("desk", "desk")]

    assert suggestions(["netwrk", "DESK"], known) == {"netwrk": "", "DESK": " (did you mean 'desk'?)"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("deputy: a", "its own deputy"),
        ("dotted_to: [a]", "leads from the role to itself"),
        ("works_with: [{role: a, on: inf}]", "leads from the role to itself"),
        ("owns: [{domain: inf, level: accountable, joint_with: [a]}]", "shares a domain with itself"),
    ],
)
def test_a_role_that_names_itself_is_an_error(fields, said):
    itself = messages(f"roles: [{{id: a, title: A, {fields}}}, {{id: b}}]", unreadable_value)
    another = messages(
        f"roles: [{{id: a, title: A, {fields}}}, {{id: b}}]".replace("[a]", "[b]")
        .replace("role: a", "role: b")
        .replace("deputy: a", "deputy: b"),
        unreadable_value,
    )

    assert len(itself) == 1
    assert said in itself[0]
    assert another == []
