"""One duty is one duty in British and in American spelling."""

import pytest

from orgmodel.duties.comparison import similarity
from orgmodel.duties.lexicon import lexicon
from orgmodel.duties.spelling import american


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("Reconciles licence entitlements with use", "Reconciles license entitlements with use"),
        ("Manages the programme of works", "Manages the program of works"),
        ("Analyses organised by colour, at the centre", "Analyses organized by color, at the center"),
        ("Authorises changes and prioritises requests", "Authorizes changes and prioritizes requests"),
        ("Is labelling fibre in the service catalogue", "Is labeling fiber in the service catalog"),
    ],
)
def test_both_spellings_are_one_text(british, us):
    assert similarity(british, us) == 1.0


@pytest.mark.parametrize(
    "word",
    ["advise", "supervises", "enterprise", "expertise", "raised", "precise", "devises", "advertising", "practise",
     "appraisers", "analysis", "analyses", "noise", "promised", "revising", "our", "four", "tour"],
)  # fmt: skip
def test_what_is_no_british_ending_stays(word):
    assert american(word) == word


def test_no_word_of_the_table_is_turned_into_one_that_is_none():
    known = lexicon().rows
    lost = {word for word in known if american(word) != word and american(word) not in known}

    assert lost <= {"categorise", "commoditisation", "empathise", "fulfils", "incentivising", "operationalising"}
