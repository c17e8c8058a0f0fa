"""The models that the repository ships: real ones contradict themselves nowhere, and acme shows every rule."""

import re
from pathlib import Path

import pytest
import yaml

from orgmodel import api
from orgmodel.check.severity import Severity
from orgmodel.rules import CATALOG

MODELS = Path(__file__).resolve().parent.parent / "models"
ACME = MODELS / "acme"
EXPECTED = yaml.safe_load((Path(__file__).parent / "acme-expected.yaml").read_text(encoding="utf-8"))
REAL = ("aurora", "chicago", "cook-county")
ASKS_ONLY = {"SPN009"}
TABLES_ONLY = {"DAT004", "DAT005", "DAT006"}
"""What no text can say: tests/load/tables/test_data_findings.py shows them."""
CODES = sorted(rule.code for rule in CATALOG if rule.code not in TABLES_ONLY and not rule.is_about_change)
PLANTED = re.compile(r"# planted: ([^.]*)")
CODE = re.compile(r"[A-Z]{3}[0-9]{3}")


@pytest.fixture(scope="module")
def acme():
    return api.check(ACME, sources=ACME / "sources")


def test_every_model_of_the_repository_is_tested():
    folders = {folder.name for folder in MODELS.iterdir() if folder.is_dir()}

    assert folders == {"acme", *REAL}


@pytest.mark.parametrize("name", REAL)
def test_a_model_of_a_real_body_loads_and_contradicts_itself_nowhere(name):
    result = api.check(MODELS / name)

    assert [finding.message for finding in result.findings if finding.severity == Severity.ERROR] == []


def test_acme_shows_the_expected_findings_and_no_others(acme):
    found = [as_listed(finding) for finding in acme.active]

    assert sorted(found) == sorted(listed(EXPECTED["findings"]))


def test_acme_has_one_accepted_finding(acme):
    found = [as_listed(finding) for finding in acme.findings if finding.waived]

    assert found == listed(EXPECTED["waived"])


def test_acme_asks_the_expected_questions_and_no_others(acme):
    asked = [(str(question.to), question.topic, *sorted(question.settles)) for question in acme.questions]

    expected = [(each["to"], each["topic"], *each["settles"]) for each in EXPECTED["questions"]]
    assert sorted(asked) == sorted(expected)


@pytest.mark.parametrize("code", CODES)
def test_acme_shows_every_rule(acme, code):
    found = {finding.code for finding in acme.active}
    asked = {each for question in acme.questions for each in question.settles}

    assert code in (asked if code in ASKS_ONLY else found)


def test_each_defect_of_acme_is_told_where_it_sits():
    files = sorted(ACME.glob("*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    told = {code for text in texts for said in PLANTED.findall(text) for code in CODE.findall(said)}

    assert sorted(told) == CODES


def test_all_sources_of_acme_but_the_revised_one_are_the_texts_that_it_was_made_from(acme):
    sources = acme.graph.facts.header.sources
    texts = acme.sources.texts
    same = {source.id for source in sources if source.id in texts and texts[source.id].sha256 == source.sha256}

    assert {source.id for source in sources} - same == {"spec-support", "chart"}
    assert acme.sources.missing == ("chart",)


def as_listed(finding):
    return finding.code, str(finding.subject), finding.location.path.rpartition("/")[2]


def listed(entries):
    return [(each["code"], each["subject"], each["in"]) for each in entries]
