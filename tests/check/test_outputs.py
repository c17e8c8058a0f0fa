"""Does what is written about a model keep to its schema, and is no text of a model taken for more than text?"""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from orgmodel import api
from orgmodel.check.severity import Severity
from tests.strategies import models

MODELS = Path(__file__).parents[2] / "models"
VALIDATOR = Draft202012Validator(json.loads(api.schema("findings")))
DIRECTIONS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "quotes": "\"double\" 'single' `back`",
    "backslashes": "a\\b\\\\c\\",
    "newline": "one\ntwo\r\nthree",
    "emoji": "Lead 😀👩‍💻",
    "right to left": "مدير العمليات",
    "switch of direction": "Lead \u202egnitnuoccA\u202c \u2066x\u2069",
    "escape sequences": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m",
    "zero and bell": "a\0b\x07c\x08d\x7f",
    "line separators": "a\u2028b\u2029c\x85d",
    "markdown": "[x](javascript:alert(1)) | **b** # h\n\n# heading\n- item\n> quote ~~s~~",
    "long": "x" * 3000,
}


def model(text):
    """Put a text everywhere where a model may hold one, a value a line."""
    written = json.dumps(
        {
            "organization": {"id": "x", "name": text},
            "as_of": "2026-01-01",
            "completeness": [{"unit": "ops", "roles": "complete"}],
            "policy": {
                "waivers": [
                    {"rule": "OVL001", "subject": "domain:own", "reason": text, "owner": "role:a", "expires": "2027-01-01"}
                ]
            },
            "sources": [{"id": "job", "title": text, "publisher": text}],
            "scopes": [{"id": "county", "name": text, "customers": text}],
            "domains": [{"id": "own", "name": text, "aliases": [text]}, {"id": "own2", "name": text + "2"}],
            "units": [{"id": "ops", "name": text, "head": text}],
            "bodies": [{"id": "b", "name": text, "chair": text}],
            "providers": [{"id": "p", "name": text, "provides": [text], "answers": text}],
            "roles": [
                {"id": "top", "title": text, "reports_to": "none"},
                {"id": "a", "title": text + " A", "unit": text, "reports_to": "top", "leads": [text], "owns": claims(text)},
                {"id": "b", "title": text + " B", "reports_to": "top", "owns": claims(text), "note": text,
                 "works_with": [{"role": text, "on": text, "for": text}], "deputy": text, "incumbents": [text]},
                {"id": "c", "title": text, "reports_to": text, "unit": "ops"},
                {"id": "d", "title": text, "reports_to": "e", "unit": "ops"},
                {"id": "e", "title": text, "reports_to": "d"},
            ],
        },
        indent=0,
        ensure_ascii=False,
    )  # fmt: skip
    return re.sub("[\x7f-\x9f\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", written)


def claims(text):
    said = {"level": "accountable", "scope": "county", "customers": text, "evidence": "job#L1"}
    return [{"domain": each, **said} for each in ("own", "own2", "fin.budget", text)]


def is_forbidden(character):
    return (unicodedata.category(character) in {"Cc", "Zl", "Zp"} and character != "\n") or character in DIRECTIONS


@pytest.fixture(scope="module")
def written(checked):
    """Write all that is written as text about a model."""

    def write(text):
        result = checked(text)
        return {
            "check": api.findings(result),
            "overlap": api.overlap_report(result),
            "markdown": api.overlap_report(result, "markdown"),
            "json": api.findings(result, "json"),
            "overlap json": api.overlap_report(result, "json"),
        }

    return write


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_output_holds_a_control_character_of_a_model(written, text):
    for name, output in written(model(text)).items():
        shown = json.dumps(json.loads(output), ensure_ascii=True) if "json" in name else output
        assert [] == sorted(filter(is_forbidden, set(shown))), name


def test_the_lines_of_a_text_cannot_be_forged(written):
    clean, forged = (written(model(f"one{gap}error  STR999 forged")) for gap in (" ", "\n"))

    for name in ("check", "overlap", "markdown"):
        assert clean[name] == forged[name]


def test_markdown_holds_no_live_markup_of_a_model(written):
    output = written(model(HOSTILE["script"] + HOSTILE["markdown"]))["markdown"]

    assert "<script" not in output
    assert not re.search(r"(?<!\\)\]\(", output)
    assert "\n# heading" not in output
    rows = [line for line in output.splitlines() if line.startswith("| ")]
    assert rows
    assert all(re.search(r"(?<!\\)\|$", row) for row in rows)


def test_color_is_only_our_own(checked):
    result = checked(model(HOSTILE["escape sequences"]))

    for output in (api.findings(result, color=True), api.overlap_report(result, color=True)):
        codes = set(re.findall(r"\x1b[^m]{0,9}m?", output))
        assert codes
        assert codes <= {"\x1b[1m", "\x1b[2m", "\x1b[0m", "\x1b[1;31m", "\x1b[31m", "\x1b[33m", "\x1b[36m"}
        assert not any(map(is_forbidden, output.replace("\x1b", "")))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_json_keeps_every_text_as_it_is(written, text):
    found = json.loads(written(model(text))["json"])

    assert [] == [error.message for error in VALIDATOR.iter_errors(found)]
    assert text in json.dumps(found, ensure_ascii=False) or json.dumps(text, ensure_ascii=False)[1:-1] in json.dumps(
        found, ensure_ascii=False
    )


@pytest.mark.parametrize("name", ["chicago", "aurora", "cook-county"])
@pytest.mark.parametrize("most", [0, 1])
def test_findings_as_json_keep_to_their_schema(name, most):
    found = json.loads(api.findings(api.check(MODELS / name), "json", most=most))

    assert [] == [error.message for error in VALIDATOR.iter_errors(found)]
    assert found["listed"] == len(found["findings"]) == (min(most, found["total"]) if most else found["total"])
    assert "orgmodel.findings/1" == found["format"]


def test_the_schema_of_findings_rejects_a_typo():
    found = json.loads(api.findings(api.check(MODELS / "chicago"), "json"))
    found["findings"][0]["severty"] = "high"

    assert list(VALIDATOR.iter_errors(found))


def test_the_schema_of_findings_is_a_schema():
    Draft202012Validator.check_schema(VALIDATOR.schema)


@settings(max_examples=40)
@given(text=models())
def test_any_model_that_can_be_read_can_be_checked_and_reported(checked, written, text):
    outputs = written(text)

    found = json.loads(outputs["json"])
    assert [] == [error.message for error in VALIDATOR.iter_errors(found)]
    assert not any(is_forbidden(character) for name in ("check", "overlap", "markdown") for character in outputs[name])
    weights = [Severity.written()[each["severity"]] for each in found["findings"]]
    assert sorted(weights, reverse=True) == weights
    assert outputs == written(text)


@settings(max_examples=20)
@given(text=models())
def test_every_cause_is_a_finding_and_every_rule_is_accounted_for(checked, text):
    result = checked(text)

    marks = {each.fingerprint for each in result.findings}
    assert all(set(each.caused_by) <= marks for each in result.findings)
    assert len(result.findings) == sum(each.findings for each in result.rules)
    assert all(each.count for rule in result.rules for each in rule.open)
