"""Findings as JUnit XML, which build servers show as tests: a rule is a case, and fails by its findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from orgmodel.check.finding import Finding
from orgmodel.check.result import Assessed, CheckResult, RuleResult
from orgmodel.check.severity import Severity
from orgmodel.report.overlap import NOTICE

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""


def render(result: CheckResult, *, fail_on: Severity | None = Severity.ERROR, most: int = 0) -> str:
    """Write a test suite of all rules. A case fails if a finding of it weighs `fail_on` or more; None: none fails.

    Lighter findings are its output. A rule that could not be assessed is skipped, with the reason.
    """
    listed = result.active[:most] if most else tuple(result.active)
    by_code: dict[str, list[Finding]] = {}
    for finding in listed:
        by_code.setdefault(finding.code, []).append(finding)
    ran = [each for each in result.rules if each.assessed != Assessed.OFF]
    cases = [list(_case(each, by_code.get(each.rule.code, []), fail_on)) for each in ran]
    failed = sum("<failure" in line for case in cases for line in case[1:2])
    skipped = sum("<skipped" in line for case in cases for line in case[1:2])
    counts = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{skipped}"'
    name = _attribute(f"orgmodel {result.graph.facts.header.path}")
    properties = (("profile", result.profile.name), ("authority", result.profile.authority), ("notice", NOTICE))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counts}>",
        f"<testsuite name={name} {counts}>",
        "<properties>",
        *(f"<property name={_attribute(key)} value={_attribute(value)}/>" for key, value in properties),
        "</properties>",
        *(line for case in cases for line in case),
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(each: RuleResult, findings: list[Finding], fail_on: Severity | None) -> Iterator[str]:
    rule = each.rule
    family, name = _attribute(f"orgmodel.{rule.code[:3]}"), _attribute(f"{rule.code} {rule.name}")
    yield f"<testcase classname={family} name={name}>"
    heavy = [finding for finding in findings if fail_on is not None and finding.severity >= fail_on]
    light = [finding for finding in findings if finding not in heavy]
    if heavy:
        message, kind = _attribute(heavy[0].message), _attribute(str(heavy[0].severity))
        yield f"<failure message={message} type={kind}>{_said(heavy)}</failure>"
    elif each.assessed == Assessed.NOT and not findings:
        reason = "; ".join(f"{open_.count}: {open_.reason}" for open_ in each.open)
        yield f"<skipped message={_attribute(f'not assessable: {reason}')}/>"
    if light:
        yield f"<system-out>{_said(light)}</system-out>"
    yield "</testcase>"


def _said(findings: list[Finding]) -> str:
    return _text("\n".join(f"{each.location or each.subject}: {each.severity}: {each.message}" for each in findings))


def _text(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words))


def _attribute(words: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", words))
