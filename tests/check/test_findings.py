"""Are findings counted exactly, put in order, and put into words only when somebody looks?"""

import numpy as np
import pytest

from orgmodel.check.hits import Hit, Hits, Named
from orgmodel.check.rule import Rule
from orgmodel.check.severity import Severity
from orgmodel.model.refs import Ref

MANY = 300_000


def flagging(count, explained, code="XXX001", severity=Severity.HIGH, identify=False):
    """Make a rule that flags so many subjects, and keeps what it was asked to put into words."""

    def hit(number):
        explained.append(number)
        return Hit(Ref("role", f"p{number % 9}{number}"), f"{number} is flagged.", (str(number),))

    def name(number):
        return Named(Ref("role", f"p{number % 9}{number}"), (str(number),))

    def answer(graph):
        """Something is flagged."""
        return Hits(np.full(count, severity), hit, checked=count, identify=name if identify else None)

    return Rule(code, code.lower(), severity, ("role",), answer)


def test_a_part_of_the_findings_is_that_part_of_all(checked):
    rules = [flagging(30, []), flagging(40, [], "XXX002", Severity.ERROR), flagging(5, [], "XXX003")]

    findings = checked("", rules).findings

    every = tuple(findings)
    assert 75 == len(every) == len(findings)
    assert ["XXX002"] * 40 + ["XXX001"] * 30 + ["XXX003"] * 5 == [each.code for each in every]
    for part in (slice(0, 3), slice(38, 44), slice(70, 99), slice(None, None, 7), slice(5, 5), slice(-3, None)):
        assert every[part] == findings[part]
    assert (every[0], every[-1], every[50]) == (findings[0], findings[-1], findings[50])
    with pytest.raises(IndexError):
        findings[75]


def test_findings_of_one_rule_stand_by_their_subject(checked):
    findings = checked("", [flagging(30, [], identify=True)]).findings

    subjects = [each.subject for each in findings]
    assert sorted(subjects) == subjects
    assert [flagging(30, []).code] * 30 == [each.code for each in findings]


@pytest.mark.parametrize("identify", [True, False])
def test_what_nobody_looks_at_is_not_put_into_words(checked, identify):
    explained = []

    result = checked("", [flagging(MANY, explained, identify=identify)])

    assert MANY == len(result.findings) == len(result.active)
    assert result.fails(Severity.HIGH) and not result.fails(Severity.ERROR)
    assert {Severity.HIGH: MANY} == result.findings.counts
    assert [] == explained
    assert ["0 is flagged.", "1 is flagged."] == [each.message for each in result.findings[:2]]
    assert [0, 1] == explained


def test_waivers_are_matched_among_all_findings(checked):
    text = """
    as_of: 2026-01-01
    policy:
      waivers: [{rule: XXX001, subject: "role:p3120", reason: Known, owner: "role:a", expires: 2027-01-01}]
    """

    result = checked(text, [flagging(200, [], identify=True)])

    assert (200, 199) == (len(result.findings), len(result.active))
    assert ["role:p3120"] == [str(each.subject) for each in result.findings if each.waived]
    assert "role:p3120" not in {str(each.subject) for each in result.active}
    assert (1, ("XXX001: 120 is flagged. Waived: Known (role:a, until 2027-01-01).",)) == (
        result.set_aside_by_reason(9)["waived"]
    )


def test_a_cause_is_found_beyond_those_that_are_listed(checked):
    def later(graph):
        """Something is flagged."""
        return Hits.of([(Severity.ERROR, Hit(Ref("role", "p7349"), "It is deep.", ("x",)))], checked=1)

    rules = [
        Rule("SPN004", "deep", Severity.ERROR, ("role",), later),
        flagging(20_000, [], "STR002", identify=True),
    ]

    findings = checked("", rules).findings

    assert ("STR002",) == findings.codes(findings[0].caused_by)
