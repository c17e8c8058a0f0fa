"""Are the small values of the model read and written as the format says?"""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.model.evidence import PATTERN, Evidence
from orgmodel.model.location import Location
from orgmodel.model.refs import Ref
from orgmodel.model.words import Activity, Confidence, Level, Line, Occupancy, Required, Status, Tri, YesNo

names = st.text(st.characters(codec="utf-8", exclude_characters="#@", exclude_categories=["C", "Z"]), min_size=1)
numbers = st.integers(1, 9_999_999)


@st.composite
def evidence(draw):
    first, last = sorted([draw(numbers), draw(numbers)])
    whole = draw(st.booleans())
    return Evidence(
        source=draw(names),
        first=0 if whole else first,
        last=0 if whole else last,
        mark="L" if whole else draw(st.sampled_from("Lp")),
        digest=draw(st.just("") | st.text("0123456789abcdef", min_size=12, max_size=12)),
    )


@given(evidence())
def test_evidence_is_read_as_it_was_written(evidence):
    assert evidence == Evidence.parse(str(evidence))


@given(st.text() | st.text("job#L12-p@af \n"))
def test_evidence_is_read_or_refused(text):
    try:
        read = Evidence.parse(text)
    except ValueError:
        return
    assert read == Evidence.parse(str(read))
    assert 0 <= read.first <= read.last


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("job", Evidence("job")),
        ("job#L12", Evidence("job", 12, 12)),
        ("job#L12-L14", Evidence("job", 12, 14)),
        ("job#p3", Evidence("job", 3, 3, "p")),
        ("job#p3-p4", Evidence("job", 3, 4, "p")),
        ("job#L12@0123456789ab", Evidence("job", 12, 12, "L", "0123456789ab")),
        ("job@0123456789ab", Evidence("job", digest="0123456789ab")),
        ("no", Evidence("no")),
    ],
)
def test_evidence_is_a_source_a_passage_and_a_digest(text, evidence):
    assert evidence == Evidence.parse(text)


@pytest.mark.parametrize(
    "text",
    ["", "#L1", "job#", "job#L", "job#L1-", "job#L1-2", "job#l1", "job#L1@", "job@ABC", "job#L12345678", "job\n"],
)
def test_evidence_of_another_form_is_refused(text):
    with pytest.raises(ValueError, match="is no evidence"):
        Evidence.parse(text)


def test_the_schema_of_evidence_says_what_the_reader_does():
    assert PATTERN.startswith("^")
    assert PATTERN.endswith("$")


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("role:cio", Ref("role", "cio")),
        ("cio", Ref("unit", "cio")),
        ("role:a:b", Ref("role", "a:b")),
        (":x", Ref("", "x")),
        ("", Ref("unit", "")),
    ],
)
def test_a_reference_is_split_at_its_first_colon(text, ref):
    assert ref == Ref.parse(text, "unit")


@given(st.text(string.ascii_letters), st.text())
def test_a_reference_is_read_as_it_was_written(kind, id):
    assert Ref(kind, id) == Ref.parse(str(Ref(kind, id)))


@pytest.mark.parametrize("kind", [Level, Activity, Status, Confidence, Occupancy, YesNo, Line, Required, Tri])
def test_words_are_written_in_lower_case_and_have_numbers_of_their_own(kind):
    written = kind.written()

    assert len(kind) == len(set(written.values()))
    assert all(word == word.lower() and "_" not in word for word in written)
    assert [str(each) for each in kind] == list(written)


def test_levels_have_the_letters_of_a_raci_matrix():
    assert "RACI" == "".join(sorted((level.letter for level in Level), key="RACI".index))


def test_a_place_is_written_for_editors_or_for_tables():
    assert "a/b.yaml:3:5" == str(Location("a/b.yaml", 3, 5))
    assert "b.xlsx sheet 'Roles' row 7" == str(Location("b.xlsx", 7, 2, "Roles"))
