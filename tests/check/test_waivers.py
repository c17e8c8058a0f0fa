"""Does a waiver accept exactly the finding that it names, while it holds?"""

import pytest

from orgmodel.check.hits import WAIVED, Hit, Hits
from orgmodel.check.rule import rule
from orgmodel.check.severity import Severity
from orgmodel.model.refs import Ref

REST = "reason: x, owner: role:a, expires: 2027-01-01"


@rule("XXX001", Severity.HIGH, identity=("domain",))
def claimed_domain(graph):
    """Some role is accountable for a domain."""
    names = dict.fromkeys(graph.domains.id(row) for row in graph.ownership.domain.tolist())
    hits = [Hit(Ref("domain", name), f"{name} is claimed.", (name,)) for name in names]
    return Hits.of([(Severity.HIGH, hit) for hit in hits], checked=len(hits))


@rule("XXX002", Severity.HIGH, identity=("role",))
def any_role(graph):
    """There is a role."""
    hits = [
        Hit(graph.role_ref(row), "There is a role.", (str(graph.role_ref(row)),)) for row in range(len(graph.roles))
    ]
    return Hits.of([(Severity.HIGH, hit) for hit in hits], checked=len(hits))


def result(checked, waiver, head="as_of: 2026-01-01"):
    text = f"{head}\npolicy: {{waivers: [{{{waiver}}}]}}\nroles: [{{id: a, owns: [svc.desk, inf]}}]"
    return checked(text, (claimed_domain, any_role))


def waived(result):
    return [f"{each.code} {each.subject}" for each in result.findings if each.waived]


@pytest.mark.parametrize(
    "subject", ["domain:svc.desk", "'domain:help desk'", "'domain:Service Desk'", "v1:3a1e2b6aa0ad51dd"]
)
def test_a_waiver_names_a_domain_by_any_of_its_names_or_a_finding_by_its_fingerprint(checked, subject):
    if subject.startswith("v1:"):
        subject = next(each.fingerprint for each in result(checked, "rule: XXX001").findings if "svc" in each.message)

    found = result(checked, f"rule: XXX001, subject: {subject}, {REST}")

    assert ["XXX001 domain:svc.desk"] == waived(found)
    assert {"domain:inf", "role:a"} == {str(each.subject) for each in found.active}


@pytest.mark.parametrize(
    "subject", ["domain:inf.cloud", "role:a", "svc.desk", "domain:", "v1:0000000000000000", "domain:svc.desk:x"]
)
def test_a_waiver_of_something_else_accepts_nothing(checked, subject):
    assert [] == waived(result(checked, f"rule: XXX001, subject: '{subject}', {REST}"))


def test_a_waiver_is_for_one_rule(checked):
    assert ["XXX002 role:a"] == waived(result(checked, f"rule: XXX002, subject: role:a, {REST}"))


@pytest.mark.parametrize(
    ("head", "expires", "holds"),
    [
        ("as_of: 2026-01-01", "2026-01-02", True),
        ("as_of: 2026-01-01", "2026-01-01", False),
        ("as_of: 2026-01-01", "2025-12-31", False),
        ("", "2001-01-01", True),
    ],
)
def test_a_waiver_holds_until_the_day_before_it_expires(checked, head, expires, holds):
    waiver = f"rule: XXX002, subject: role:a, reason: x, owner: role:a, expires: {expires}"

    assert holds == bool(waived(result(checked, waiver, head)))


@pytest.mark.parametrize("lacking", ["subject", "reason", "owner", "expires"])
def test_a_waiver_that_lacks_something_accepts_nothing(checked, lacking):
    parts = {"rule": "XXX002", "subject": "role:a", "reason": "x", "owner": "role:a", "expires": "2027-01-01"}
    del parts[lacking]

    assert [] == waived(result(checked, ", ".join(f"{key}: {value}" for key, value in parts.items())))


def test_the_second_waiver_helps_where_the_first_has_expired(checked):
    waiver = "rule: XXX002, subject: role:a, reason: x, owner: role:a, expires: "

    found = result(checked, f"{waiver}2025-01-01}}, {{{waiver}2027-01-01")

    assert ["XXX002 role:a"] == waived(found)


def test_one_accent_typed_in_two_ways_is_one_subject(checked):
    text = 'policy: {waivers: [{rule: XXX002, subject: "role:e\u0301", ' + REST + '}]}\nroles: [{id: "\u00e9"}]'

    assert ["XXX002 role:\u00e9"] == waived(checked(text, (any_role,)))


def test_what_is_waived_is_listed_and_fails_no_run(checked):
    found = result(checked, f"rule: XXX002, subject: role:a, {REST}")
    everything = result(checked, f"rule: XXX001, subject: domain:inf, {REST}")

    count, (line,) = found.set_aside_by_reason(9)[WAIVED]
    assert 1 == count
    assert line.startswith("XXX002: There is a role.")
    assert everything.fails(Severity.HIGH)
    assert not checked(
        f"policy: {{waivers: [{{rule: XXX002, subject: role:a, {REST}}}]}}\nroles: [{{id: a}}]", (any_role,)
    ).fails(Severity.LOW)


def test_a_waiver_is_shown_with_its_finding(checked):
    (finding,) = (each for each in result(checked, f"rule: XXX002, subject: role:a, {REST}").findings if each.waived)

    assert ("x", "role:a") == (finding.waived.reason, finding.waived.owner)
