"""Who does something like this?"""

import json

import pytest

from orgmodel import api
from orgmodel.check.search import MATCH, PERHAPS, search
from orgmodel.errors import OrgModelError

MODEL = """
organization: {id: lake, name: Lake County}
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none, owns: [{domain: res, level: accountable, scope: all}]}
  - id: operator
    title: Systems Operator
    reports_to: cio
    duties:
      - {text: Makes and tests copies of all data; keeps the tapes, domains: [res.backup]}
      - {text: Answers calls at the help desk, domains: [svc.desk]}
  - id: buyer
    title: Buyer
    reports_to: cio
    owns: [{domain: res.backup, level: informed}, {domain: fin.procurement, level: responsible}]
    duties: [{text: Negotiates contracts with vendors}]
  - {id: gone, title: Backup Operator, reports_to: cio, establishment: abolished}
"""


@pytest.fixture(scope="module")
def graph(org):
    return org(MODEL)


def titles(graph, found):
    return [graph.title(answer.role) for answer in found.answers if answer.is_match]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("who answers the help desk", "Systems Operator"),
        ("Who is responsible for help desk tickets?", "Systems Operator"),
        ("which roles negotiate with suppliers", "Buyer"),
        ("purchasing", "Buyer"),
        ("who is the buyer?", "Buyer"),
        ("who is responsible for backups", "Chief Information Officer"),
    ],
)
def test_a_question_finds_who_does_it_in_other_words(graph, question, first):
    assert titles(graph, search(graph, question))[0] == first


@pytest.mark.parametrize("question", ["who trains dogs", "who flies the helicopter"])
def test_where_nothing_is_near_nobody_is_named(graph, question):
    assert search(graph, question).answers == ()


def test_an_informed_role_is_no_answer_and_an_abolished_one_neither(graph):
    found = search(graph, "who restores backups")

    assert "Buyer" not in titles(graph, found)
    assert "Backup Operator" not in [graph.title(answer.role) for answer in found.answers]


def test_answers_stand_by_nearness_with_their_places(graph):
    found = search(graph, "who answers calls and negotiates contracts")
    scores = [answer.score for answer in found.answers]

    assert scores == sorted(scores, reverse=True)
    assert all(PERHAPS <= score <= 1.0 for score in scores)
    assert all(answer.is_match == (answer.score >= MATCH) for answer in found.answers)
    assert {reason.kind for answer in found.answers for reason in answer.reasons} <= {"duty", "assignment", "title"}
    assert all(reason.at.line > 1 for answer in found.answers for reason in answer.reasons)


@pytest.mark.parametrize("question", ["", "who", "???", "чьё это", "the of and"])
def test_a_question_without_words_is_refused(graph, question):
    with pytest.raises(OrgModelError, match="no English word"):
        search(graph, question)


@pytest.mark.parametrize(
    "question", ["x" * 100_000, "backup " * 50_000, "who \x1b[31m backups \u202e", "(((" * 500 + "backup"]
)
def test_a_hostile_question_is_answered(graph, question):
    written = api.answers(graph, search(graph, question))

    assert "\x1b" not in written
    assert len(written) < 20_000


def test_a_model_without_roles_has_no_answer(org):
    graph = org("organization: {id: lake, name: Lake}\nroles: []\n")

    assert search(graph, "who restores backups").answers == ()


def test_json_holds_every_reason_and_its_place(graph):
    document = json.loads(api.answers(graph, search(graph, "who answers the help desk"), "json"))

    assert document["format"] == "orgmodel.search/1"
    assert document["answers"][0]["title"] == "Systems Operator"
    assert document["answers"][0]["match"] is True
    assert document["answers"][0]["reasons"][0]["text"] == "Answers calls at the help desk"
    assert document["answers"][0]["reasons"][0]["location"]["line"] == 10


def test_at_most_so_many_roles_are_written(graph):
    found = search(graph, "help desk calls or contracts with vendors")

    assert len(json.loads(api.answers(graph, found, "json", most=1))["answers"]) == 1
    assert len(json.loads(api.answers(graph, found, "json", most=0))["answers"]) == len(found.answers)


def test_the_program_answers_and_says_where_nothing_is_near(orgmodel, folder):
    model = folder({"orgmodel.yaml": MODEL})

    found, nothing = (
        orgmodel("search", model, "who answers the help desk"),
        orgmodel("search", model, "who trains dogs"),
    )

    assert "1. Systems Operator" in found.stdout
    assert "No role in this model is described as doing this" in nothing.stdout
    assert (found.returncode, nothing.returncode) == (0, 0)
    assert orgmodel("search", model, "").returncode == 2


def test_a_domain_is_found_by_meaning(orgmodel):
    assert "res.backup  Backup and recovery" in orgmodel("domain", "restoring lost data").stdout
