"""Do texts get the room they need, and lines that fit?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.layout.text import ELLIPSIS, Font, clusters, shortened, wrap

PLAIN, BOLD = Font(13), Font(13, bold=True)


@given(st.text(max_size=300), st.integers(1, 5))
def test_wrapped_lines_fit_and_are_not_too_many(text, most):
    lines = wrap(text, PLAIN, 150, most)

    assert 1 <= len(lines) <= most
    assert all(PLAIN.fits(line, 150) or len(clusters(line)) == 1 for line in lines)


@given(st.text(max_size=300))
def test_nothing_is_lost_but_white_space_unless_an_ellipsis_says_so(text):
    lines = wrap(text, PLAIN, 150, 400)

    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(max_size=60))
def test_clusters_are_the_text(text):
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize("whole", ["é", "👩‍👩‍👧", "🇩🇪", "👍🏽", "🏳️‍🌈", "हि"])
def test_what_a_reader_sees_as_one_character_stays_whole(whole):
    assert clusters(whole * 3) == [whole] * 3
    assert all(set(clusters(line)) == {whole} for line in wrap(whole * 40, PLAIN, 60, 99))


def test_lines_break_between_words_and_after_slashes_and_hyphens():
    assert wrap("Chief Information Security Officer", BOLD, 152, 4) == ("Chief Information", "Security Officer")
    assert wrap("Infrastructure/Operations", BOLD, 120, 4) == ("Infrastructure/", "Operations")
    assert wrap("Infrastructure-Operations", BOLD, 120, 4) == ("Infrastructure-", "Operations")


def test_a_long_word_is_broken():
    assert wrap("i" * 40, PLAIN, 60, 4) == ("i" * 16, "i" * 16, "i" * 8)


def test_what_does_not_fit_ends_with_an_ellipsis():
    *_, last = wrap("word " * 100, PLAIN, 150, 4)

    assert last.endswith(ELLIPSIS)
    assert shortened("A very long name of a unit", PLAIN, 80) == "A very lon…"
    assert shortened("short", PLAIN, 80) == "short"


def test_widths_know_narrow_wide_and_invisible_characters():
    assert PLAIN.width("iii") < PLAIN.width("mmm")
    assert PLAIN.width("首席") == 26
    assert PLAIN.width("e\u0301") == PLAIN.width("é") == PLAIN.width("e")
    assert PLAIN.width("\u200b\u2068") == 0
    assert BOLD.width("word") > PLAIN.width("word")


@given(st.text(max_size=60) | st.text(st.characters(max_codepoint=127), max_size=60))
def test_a_text_is_as_wide_as_its_letters(text):
    assert PLAIN.width(text) == pytest.approx(sum(map(PLAIN.width, text)))
    assert BOLD.width(text) == pytest.approx(sum(map(BOLD.width, text)))
