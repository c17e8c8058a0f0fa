"""A baseline sets aside what was there before, and nothing that is new."""

import json

import pytest

from orgmodel import api
from orgmodel.check import baseline
from orgmodel.check.severity import Severity
from orgmodel.errors import OrgModelError

BEFORE = "roles: [{id: a, reports_to: a}, {id: b, reports_to: nobody}]\n"
AFTER = "roles: [{id: a, reports_to: a}, {id: b, reports_to: nobody}, {id: c, reports_to: ghost}]\n"


@pytest.fixture
def known(folder, tmp_path):
    file = tmp_path / "baseline.json"
    file.write_text(api.baseline_of(api.check(folder({"m.yaml": BEFORE}, "before"))), encoding="utf-8")
    return file


def test_against_its_own_baseline_a_model_has_no_findings(folder, known):
    result = api.check(folder({"m.yaml": BEFORE}), choices=api.Choices(baseline=known))

    assert len(result.findings) > 1
    assert len(result.active) == 0
    assert not result.fails(Severity.LOW)
    assert result.set_aside_by_reason(9)["in the baseline"][0] == len(result.findings)


def test_only_what_is_new_is_found(folder, known):
    result = api.check(folder({"m.yaml": AFTER}), choices=api.Choices(baseline=known))

    assert {each.code for each in result.active} == {"STR002"}
    assert {str(each.subject) for each in result.active} == {"role:c"}


def test_a_baseline_names_nobody_and_keeps_what_it_held(folder, known):
    document = json.loads(known.read_text(encoding="utf-8"))
    again = api.baseline_of(api.check(folder({"m.yaml": BEFORE}), choices=api.Choices(baseline=known)))

    assert all(entry.keys() == {"rule", "finding"} for entry in document["findings"])
    assert again == known.read_text(encoding="utf-8")


def test_an_empty_baseline_is_one_too():
    assert baseline.read(baseline.written([]), "x") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format": "x"}',
        '{"format": "orgmodel.baseline/1"}',
        '{"format": "orgmodel.baseline/1", "findings": [1]}',
        "[" * 100_000,
    ],
)
def test_another_file_is_refused(text):
    with pytest.raises(OrgModelError, match="baseline"):
        baseline.read(text, "x.json")


def test_a_file_that_is_not_there_is_said(folder):
    with pytest.raises(OrgModelError, match="nowhere"):
        api.check(folder({"m.yaml": BEFORE}), choices=api.Choices(baseline="nowhere.json"))


def test_from_the_command_line(folder, orgmodel, tmp_path):
    model, file = folder({"m.yaml": BEFORE}), tmp_path / "known.json"

    assert orgmodel("check", model).returncode == 1
    assert orgmodel("check", model, "--write-baseline", file).returncode == 0
    done = orgmodel("check", model, "--baseline", file, "--fail-on", "low")

    assert done.returncode == 0
    assert "in the baseline" in done.stdout
