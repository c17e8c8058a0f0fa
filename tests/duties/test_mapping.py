"""Which domains a duty speaks of."""

import pytest

from orgmodel.catalog.domains import built_in
from orgmodel.duties.mapping import POSSIBLE, SURE, domains_of, index_of
from orgmodel.model.entities import Domain


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Restores backups of servers when data is lost", "res.backup"),
        ("Answers calls at the help desk support center", "svc.desk"),
        ("Prepares the annual spending plan of the department", "fin.budget"),
        ("Leads the response to security incidents", "sec.incident"),
        ("Negotiates software licenses", "fin.license"),
    ],
)
def test_a_plain_duty_finds_its_domain(text, domain):
    (best, score), *_ = domains_of(text, built_in("it"))

    assert best == domain
    assert score >= SURE


@pytest.mark.parametrize("text", ["", "إدارة الشبكات", "Feeds the animals of the zoo"])
def test_what_speaks_of_no_domain_gets_none(text):
    assert domains_of(text) == ()


@pytest.mark.parametrize("text", ["is responsible for", "Waters the plants in the lobby"])
def test_a_chance_likeness_is_never_more_than_a_suggestion(text):
    assert all(score < SURE for _, score in domains_of(text))


def test_domains_are_given_best_first_and_only_above_the_least():
    found = domains_of("Plans disaster recovery and restores backups of databases", most=60, least=0.0)
    scores = [score for _, score in found]

    assert scores == sorted(scores, reverse=True)
    assert len(found) == len(index_of().ids)
    assert all(score >= POSSIBLE for _, score in domains_of("Plans disaster recovery and restores backups"))


def test_many_duties_at_once_are_as_one_at_a_time():
    texts = [
        f"{verb} {thing}" for verb in ("Plans", "", "Restores") for thing in ("backups", "", "the budget, and tests")
    ]
    index = index_of()

    assert index.domains_of_all(texts * 90) == tuple(map(index.domains_of, texts)) * 90


def test_a_models_own_domains_are_found():
    own = (
        Domain(id="parks", name="Parks"),
        Domain(id="parks.trees", name="Street trees", parent="parks", aliases=("tree pruning",)),
    )

    assert domains_of("Prunes trees along streets", own, least=0.2)[0][0] == "parks.trees"
    assert domains_of("Prunes trees along streets", ()) == ()
