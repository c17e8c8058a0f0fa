"""SARIF 2.1.0: valid by the published schema, at the model's lines, with remedies and lasting fingerprints."""

import json
from pathlib import Path

import jsonschema
import pytest

from orgmodel import api
from orgmodel.rules import CATALOG

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT.parent / "shared" / "data" / "schemas" / "sarif-2.1.0.json"
MODELS = sorted(path.parent for path in (ROOT / "models").glob("*/orgmodel.yaml"))


def sarif(model):
    return json.loads(api.findings(api.check(model), "sarif"))


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the published schema is not beside this checkout")
@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.name)
def test_it_is_valid_by_the_published_schema(model):
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(sarif(model))


def test_every_finding_stands_at_a_line_of_the_models_files_with_its_fingerprint():
    result = api.check(ROOT / "models" / "acme")

    run = json.loads(api.findings(result, "sarif"))["runs"][0]

    failed = [each for each in run["results"] if each["kind"] == "fail"]
    assert [each["partialFingerprints"]["orgmodel/v1"] for each in failed] == [
        each.fingerprint for each in result.findings
    ]
    assert all("physicalLocation" in each["locations"][0] for each in failed)
    assert {each["ruleId"] for each in run["results"] if each["kind"] == "review"} <= {rule.code for rule in CATALOG}


def test_a_waived_finding_is_suppressed_with_its_reason():
    run = sarif(ROOT / "models" / "acme")["runs"][0]

    (suppressed,) = [each for each in run["results"] if "suppressions" in each]
    assert suppressed["ruleId"] == "OVL002"
    assert suppressed["suppressions"][0]["justification"]


def test_remedies_are_the_help_of_each_rule():
    rules = sarif(ROOT / "models" / "chicago")["runs"][0]["tool"]["driver"]["rules"]

    assert len(rules) == sum(not rule.is_about_change for rule in CATALOG)
    assert all(rule["help"]["text"].count("\n- ") >= 1 for rule in rules)


def test_a_question_is_no_failure():
    results = sarif(ROOT / "models" / "chicago")["runs"][0]["results"]

    assert {each["level"] for each in results if each["kind"] == "review"} == {"none"}
