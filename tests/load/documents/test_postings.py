"""Are invented postings of every layout read right, field by field, and is nobody called accountable who is not?"""

import json

import pytest

from benchmarks.extraction import LAYOUTS, OWN, SEEDS, read_folder, read_seeds, scored, table
from orgmodel import api

LEAST = 0.95
LEAST_OF_LAYOUTS = 0.93
LEAST_OF_SEEDS = 0.9
SURE = ("title", "manager", "salary", "code", "grade", "position_id", "organization", "supervises")


@pytest.fixture(scope="module")
def documents():
    return read_folder(OWN)


@pytest.fixture(scope="module")
def layouts():
    return read_folder(LAYOUTS)


def test_there_are_postings_for_every_trap(documents):
    assert len(documents) >= 12
    assert {name.rsplit(".", 1)[-1] for name, _, _ in documents} >= {"txt", "md", "html"}


def test_the_invented_postings_are_read_right(documents):
    score = scored(documents)

    assert score.f1() >= LEAST, table(score)
    assert all(score.f1(name) >= LEAST for name in SURE), table(score)


def test_the_layouts_of_many_kinds_of_employers_are_read_right(layouts):
    score = scored(layouts)

    assert {name.rsplit(".", 1)[-1] for name, _, _ in layouts} == {"txt", "md", "html", "docx", "pdf"}
    assert score.f1() >= LEAST_OF_LAYOUTS, table(score)
    assert all(score.f1(name) >= LEAST for name in ("title", "manager", "salary", "organization")), table(score)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the seed documents in ../shared/seeds")
def test_the_seeds_are_read_right():
    score = scored(read_seeds())

    assert score.f1() >= LEAST_OF_SEEDS, table(score)
    assert all(score.f1(name) >= LEAST for name in SURE), table(score)


def accountable(documents):
    """Give for each assignment that was read as accountable whether a person says so too."""
    said = []
    for _, labels, found in documents:
        owned = {
            (label["title"].casefold(), domain)
            for label in labels
            for domain, level in label["assignments"]
            if level == "accountable"
        }
        for role in found:
            said += [
                (role["title"].casefold(), each["domain"]) in owned
                for each in role["assignments"]
                if each["level"] == "accountable"
            ]
    return said


def test_who_is_called_accountable_is(documents):
    said = accountable(documents)

    assert len(said) >= 30
    assert sum(said) >= 0.95 * len(said)


def test_who_is_called_accountable_in_the_layouts_is(layouts):
    said = accountable(layouts)

    assert len(said) >= 80
    assert sum(said) >= 0.95 * len(said)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the seed documents in ../shared/seeds")
def test_who_is_called_accountable_in_the_seeds_is():
    said = accountable(read_seeds())

    assert sum(said) >= 0.95 * len(said)


def test_levels_from_verbs_are_inferred_and_likely_at_most(documents):
    for _, _, found in documents:
        for role in found:
            for each in role["assignments"]:
                if each["status"] == "inferred":
                    assert each["confidence"] in {"likely", "possible"}
                if each["confidence"] == "possible":  # so are accountabilities that the words hardly bear out
                    assert each["status"] == "inferred"


def test_reading_twice_gives_the_same():
    files = sorted(path for path in OWN.iterdir() if path.suffix != ".json")

    assert api.imported_json(api.read_documents(files)) == api.imported_json(api.read_documents(files))


def test_nothing_from_qualifications_or_benefits_is_a_duty(documents):
    forbidden = ("knowledge of", "ability to", "years of experience", "insurance", "experience with", "page 2")
    for _, _, found in documents:
        for duty in (duty for role in found for duty in role["duties"]):
            words = json.dumps(duty).casefold()
            assert not any(word in words for word in forbidden), duty
