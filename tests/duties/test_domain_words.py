"""The learned words of domains: what they were learned of, and that they say the same alone and in company."""

from pathlib import Path

import numpy as np
import pytest

from orgmodel.catalog.domains import built_in
from orgmodel.duties.domain_words import domain_words
from orgmodel.duties.duties import prepared
from orgmodel.duties.mapping import SURE, domains_of, index_of
from orgmodel.model.entities import Domain

SENTENCES = sorted((Path(__file__).parents[2] / "tools" / "domain_duties").glob("*.tsv"))
KNOWN = {domain.id for domain in built_in("it").domains}


def rows():
    return [line.split("\t") for file in SENTENCES for line in file.read_text(encoding="utf-8").splitlines()]


def test_every_sentence_names_known_domains_or_none_and_stands_once():
    said = rows()

    assert all(len(row) == 2 and (row[0] == "-" or set(row[0].split(",")) <= KNOWN) for row in said)
    assert len({text for _, text in said}) == len(said) > 3000


def test_every_domain_was_learned():
    assert set(domain_words().ids) == KNOWN


def test_a_text_has_the_same_odds_alone_and_among_others():
    texts = [text for _, text in rows()[::100]]
    words = domain_words()

    together = words.log_odds(prepared(texts).whole)

    alone = np.concatenate([words.log_odds(prepared([text]).whole) for text in texts])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Answers calls of employees whose computer does not work, and records each of them", "svc.desk"),
        ("Writes code for programs that residents use to apply for permits", "del.appdev"),
        ("Replaces switches in wiring closets and keeps the wireless running", "inf.network"),
        ("Checks every night that copies of all servers were made, and restores files", "res.backup"),
        ("Haggles with suppliers over renewals and holds them to what they signed", "fin.vendor"),
    ],
)
def test_everyday_words_find_their_domain(text, domain):
    assert domains_of(text)[0][0] == domain


def test_what_every_employee_does_is_no_domain():
    assert domains_of("Performs other duties as assigned and attends meetings of the department", least=SURE) == ()


def test_a_domain_of_another_catalog_is_found_by_its_names_only():
    other = Domain(id="svc.desk", name="Bakery", aliases=("bread", "ovens"))

    index = index_of([other])

    assert index.domains_of("Answers the phone of the help desk") == ()
    assert index.domains_of("Bakes bread in ovens")[0][0] == "svc.desk"
