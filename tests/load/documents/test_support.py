"""What all words of a duty bear out: named domains, accountabilities, and domains that nothing names."""

import pytest

from orgmodel.load.documents.work.assignments import merged
from orgmodel.load.documents.work.support import borne_out, likeliest
from orgmodel.model.postings import Passage, SaidAssignment


def claim(level="responsible", confidence="likely", status="inferred"):
    return SaidAssignment("inf.network", level, "performs", status, confidence, Passage(1, 1))


@pytest.mark.parametrize(
    ("confidence", "score", "stays"),
    [("likely", 0.29, False), ("likely", 0.31, True), ("possible", 0.44, False), ("possible", 0.46, True)],
)
def test_a_named_domain_needs_words_that_bear_it_out(confidence, score, stays):
    assert bool(borne_out([claim(confidence=confidence)], {"inf.network": score})) is stays


def test_what_the_text_states_stays_whatever_its_words_are():
    stated = claim("accountable", "", "stated")

    assert borne_out([stated], {"inf.network": 0.0}) == [stated]


@pytest.mark.parametrize(("score", "confidence"), [(0.45, "possible"), (0.55, "likely")])
def test_an_accountability_is_likely_only_where_the_words_bear_it_out_well(score, confidence):
    found = borne_out([claim("accountable")], {"inf.network": score})

    assert [(each.level, each.confidence) for each in found] == [("accountable", confidence)]


def test_the_likeliest_domain_needs_less_than_those_behind_it():
    assert likeliest({"inf.network": 0.52, "inf.server": 0.51, "inf.cloud": 0.2}) == ("inf.network",)
    assert likeliest({"inf.network": 0.6, "inf.server": 0.56, "inf.cloud": 0.2}) == ("inf.network", "inf.server")


@pytest.mark.parametrize("where", [{"summary": True}, {"named": {"inf.network"}}])
def test_more_is_asked_of_a_summary_and_of_what_is_named_for_others(where):
    assert likeliest({"inf.network": 0.55}) == ("inf.network",)
    assert likeliest({"inf.network": 0.55}, **where) == ()
    assert likeliest({"inf.network": 0.65}, **where) == ("inf.network",)


def test_a_domain_that_is_assigned_by_name_takes_its_place():
    scores = {"inf.network": 0.8, "inf.server": 0.52}

    assert likeliest(scores, found={"inf.network"}) == ()


def test_equal_scores_are_told_apart_by_their_ids():
    assert likeliest({"b": 0.9, "a": 0.9}) == likeliest({"a": 0.9, "b": 0.9}) == ("a", "b")


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ([], ("accountable", "possible")),
        ([claim("responsible")], ("accountable", "likely")),
        ([claim("consulted")], ("consulted", "likely")),
        ([claim("responsible", "possible")], ("accountable", "possible")),
    ],
)
def test_a_possible_accountability_is_likely_where_another_passage_assigns_the_work(beside, told):
    bold = claim("accountable", "possible")

    for order in ([bold, *beside], [*beside, bold]):
        (found,) = merged(order)
        assert (found.level, found.confidence) == told
