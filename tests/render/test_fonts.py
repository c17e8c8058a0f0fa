"""Does each script get its font, its letters their shapes and a line its direction? And does all of it fit?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgmodel.errors import NotFound, OrgModelError
from orgmodel.layout.text import Font
from orgmodel.render.scenes.wording import quoted, shown
from orgmodel.render.typography.direction import runs
from orgmodel.render.typography.fonts import EM, NO_GLYPH, Fonts
from orgmodel.render.typography.shaping import Shaper
from tests.render.titles import titles

FONTS = Fonts()
SHAPER = Shaper(FONTS)
LATIN = [chr(code) for code in (*range(0x21, 0x7F), *range(0xA1, 0x180)) if code not in {0xAD, 0x149}]
OTHERS = (
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
)


def displayed(words: str, *, leftward: bool = False) -> str:
    """The characters of a line from left to right."""
    return "".join(run.words[::-1] if run.leftward else run.words for run in runs(words, leftward=leftward))


def faces(words: str, **style) -> list[str]:
    return list(dict.fromkeys(cluster.face.name for cluster in SHAPER.line(words, **style).clusters))


# Widths ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bold", [False, True])
def test_boxes_are_measured_no_narrower_than_what_is_drawn(bold):
    face = FONTS.faces(bold=bold, italic=False)[0]

    wide = {sign: face.advance(face.font.get_nominal_glyph(ord(sign))) for sign in (*LATIN, *OTHERS, *" –—…")}
    assert {sign: width for sign, width in wide.items() if width > round(Font(EM, bold).width(sign))} == {}


def test_bold_letters_are_bold():
    assert SHAPER.line("Director", bold=True).width > SHAPER.line("Director").width


# Fonts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Director", "NotoSans"),
        ("Διευθυντής", "NotoSans"),
        ("Директор", "NotoSans"),
        ("مدير", "NotoSansArabic"),
        ("מנהל", "NotoSansHebrew"),
    ],
)
def test_each_script_has_a_font(words, name):
    assert faces(words) == [name]
    assert faces(words, bold=True) == [f"{name}-Bold"]
    assert SHAPER.line(words).missing == ()


def test_italics_are_a_font_of_their_own_where_there_is_one():
    assert faces("Director", italic=True) == ["NotoSansItalic"]
    assert faces("مدير", italic=True) == ["NotoSansArabic"]


def test_words_of_one_script_stay_in_one_font():
    assert faces("مدير تقنية المعلومات ١٢", leftward=True) == ["NotoSansArabic"]


@pytest.mark.parametrize("whole", ["首", "😀", "👩‍👩‍👧", "→", "ผู้"])
def test_what_no_font_has_is_one_mark_and_said(whole):
    line = SHAPER.line(f"a {whole} b")

    marks = [cluster.characters for cluster in line.clusters if cluster.glyphs[0].id == NO_GLYPH]
    assert marks == [whole]
    assert line.missing == (whole,)


def test_the_mark_of_what_is_missing_is_visible():
    extents = FONTS.faces(bold=False, italic=False)[0].font.get_glyph_extents(NO_GLYPH)

    assert extents.width > 300 and extents.height < -600


def test_joiners_and_variants_need_no_glyph():
    assert SHAPER.line("می\u200cخواهم a\ufe0f\u200d").missing == ()


def test_a_font_of_the_user_is_asked_last(tmp_path):
    built_in = FONTS.faces(bold=False, italic=False)[1].font.face.blob.data
    (tmp_path / "mine.ttf").write_bytes(built_in)

    names = [face.name for face in Fonts([tmp_path / "mine.ttf"]).faces(bold=False, italic=False)]
    assert names == ["NotoSans", "NotoSansArabic", "NotoSansHebrew", "NotoSansArabic"]


def test_a_font_that_is_none_is_refused(tmp_path):
    (tmp_path / "model.yaml").write_text("roles: []")

    with pytest.raises(OrgModelError, match=r"model\.yaml: not a font"):
        Fonts([tmp_path / "model.yaml"])
    with pytest.raises(NotFound, match=r"none\.ttf: cannot be read"):
        Fonts([tmp_path / "none.ttf"])


# Shapes ---------------------------------------------------------------------------------------------


def test_arabic_letters_join():
    joined = [cluster.glyphs[0].id for cluster in SHAPER.line("مدير").clusters]
    alone = [SHAPER.line(letter).clusters[0].glyphs[0].id for letter in "ريدم"]

    assert len(joined) == 4
    assert joined != alone


def test_a_combining_mark_stands_on_its_letter():
    (cluster,) = SHAPER.line("x\u0301").clusters

    letter, mark = (cluster.face.font.get_glyph_extents(glyph.id) for glyph in cluster.glyphs)
    middle = cluster.glyphs[1].x + mark.x_bearing + mark.width / 2
    assert letter.width * 0.4 < middle < letter.width * 0.8
    assert mark.y_bearing + mark.height > letter.y_bearing
    assert SHAPER.line("x\u0301").width == SHAPER.line("x").width
    assert cluster.characters == "x\u0301"


def test_a_letter_is_the_same_however_it_is_coded():
    composed, decomposed = SHAPER.line("é").clusters, SHAPER.line("e\u0301").clusters

    assert [cluster.glyphs for cluster in composed] == [cluster.glyphs for cluster in decomposed]


@given(titles)
def test_no_character_is_lost(words):
    safe = shown(words)
    line = SHAPER.line(safe)

    told = "".join(cluster.characters for cluster in line.clusters)
    silent = {sign for sign in safe if unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"}
    mirrored = {sign for sign in safe if unicodedata.mirrored(sign)}
    assert set(safe) - silent - mirrored <= set(told)
    assert line.width >= 0


# Direction ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "leftward", "expected"),
    [
        ("Chief (CIO)", False, "Chief (CIO)"),
        ("אבג", True, "גבא"),
        ("אבג (CIO)", True, ")CIO( גבא"),
        ("אבג CIO (IT)", True, "CIO (IT) גבא"),  # N0: both brackets go with what they stand beside
        ("CIO (אב (גד)) ef", False, "CIO ()דג( בא) ef"),  # each bracket is mirrored as it is drawn
        ("אב 42 גד", True, "דג 42 בא"),
        ("عدد 42 عدد", True, "ددع 42 ددع"),
        ("a-1, אב-2", False, "a-1, 2-בא"),
        (f"1. {quoted('אב (CIO)')} to {quoted('גד')}", False, "1. )CIO( בא to דג"),
        (f"{quoted('אב')} {quoted('גד')}", False, "בא דג"),
        ("\u2068never ended אב", False, "never ended בא"),
    ],
)
def test_a_line_runs_as_unicode_says(words, leftward, expected):
    assert displayed(words, leftward=leftward) == expected


@given(st.text("ab אב عد 12(),-\u2068\u2069\u200d\u0301", max_size=30), st.booleans())
def test_every_character_has_one_place(words, leftward):
    kept = [sign for sign in words if sign not in "\u2068\u2069"]

    assert sorted(displayed(words, leftward=leftward)) == sorted(kept)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.booleans())
def test_any_text_has_a_direction(words, leftward):
    runs(words, leftward=leftward)
