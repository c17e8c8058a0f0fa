"""Is the PDF one page of vectors, with text that can be found, and fonts of its own?"""

import io
import re

import pytest
from fontTools.ttLib import TTFont

from orgmodel.render.formats import picture
from orgmodel.render.painters import svg
from orgmodel.render.painters.drawn import Words, drawn
from orgmodel.render.painters.pdf_font import Embedded
from orgmodel.render.scenes.picture import Options
from orgmodel.render.scenes.scene import Scene
from tests.render import pdf_text
from tests.render.models import EVERYTHING
from tests.render.titles import HOSTILE, chart_of


def paint(scene: Scene) -> bytes:
    return picture(scene, "pdf").data


def size(pdf: bytes) -> tuple[float, float]:
    (box,) = re.findall(rb"/MediaBox \[ 0 0 (\S+) (\S+) \]", pdf)
    return float(box[0]), float(box[1])


def test_all_words_can_be_found(chart):
    scene = chart(EVERYTHING, draft=True)

    shown = [each.text for each in drawn(svg.paint(scene)) if isinstance(each, Words)]
    assert pdf_text.lines(paint(scene)) == shown
    assert "DRAFT" in shown


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_can_be_found(title):
    scene = chart_of(title)
    said = pdf_text.lines(paint(scene))

    wanted = [text.words for box in scene.boxes for text in box.texts if not has_silent(text.words)]
    found = {frozenset(line) for line in said}  # a line from right to left is told as it stands
    assert [words for words in wanted if frozenset(words) not in found] == []


def has_silent(words: str) -> bool:
    return any(sign in words for sign in "\u200d\ufe0f\u2067\u202e")


def test_one_page_is_as_large_as_the_picture(chart):
    scene = chart(EVERYTHING)
    made = paint(scene)

    assert made.count(b"/Type /Page\n") == 1
    assert size(made) == pytest.approx((scene.width * 0.75, scene.height * 0.75))


def test_a_page_is_no_larger_than_viewers_take(chart):
    roles = ", ".join(f"{{id: r{n}, reports_to: {f'r{n - 1}' if n else 'none'}}}" for n in range(300))
    scene = chart(f"roles: [{roles}]")
    made = paint(scene)

    assert scene.height * 0.75 > 14_400
    assert size(made)[1] == pytest.approx(14_400)
    assert size(made)[0] / size(made)[1] == pytest.approx(scene.width / scene.height)


@pytest.mark.parametrize("title", ["Director", "w" * 300, "مدير تقنية المعلومات والدعم الفني", "ŉŉŉŉŉŉŉŉ ϖϖϖϖϖϖϖϖ"])
def test_no_line_leaves_its_box(title):
    scene = chart_of(title)
    inside = [box.rect for box in scene.boxes]

    for x, width in placed(paint(scene), scene.height):
        assert x >= 0 and x + width <= scene.width
    assert inside


def placed(pdf: bytes, height: float) -> list[tuple[float, float]]:
    """Where each line begins and how wide it is, from its glyphs."""
    fonts = [TTFont(io.BytesIO(file)) for file in pdf_text.font_files(pdf)]
    advances = [[font["hmtx"][name][0] for name in font.getGlyphOrder()] for font in fonts]
    found = []
    for operators in re.findall(r"BT (.*?) ET", pdf_text.page(pdf)):
        number, points = re.findall(r"/T(\d+) (\S+) Tf", operators)[0]
        squeeze, x = map(float, re.findall(r"(\S+) 0 0 1 (\S+) \S+ Tm", operators)[0])
        codes = [code for part in re.findall(r"<(\w+)>", operators) for code in re.findall("....", part)]
        wide = sum(
            advances[int(number) - 1][int(code, 16)] for code in codes if int(code, 16) < len(advances[int(number) - 1])
        )
        found.append((x, wide / 1000 * float(points) * squeeze))
    return found


def test_fonts_are_in_it_and_hold_only_what_is_used(chart):
    made = paint(chart("roles: [{id: a, title: Aa}]"))

    assert not re.search(rb"Helvetica|/Type1\b", made)
    files = pdf_text.font_files(made)
    assert made.count(b"/FontFile2") == len(files) == 2
    for file in files:
        font = TTFont(io.BytesIO(file))
        assert len(font.getGlyphOrder()) < 60
        assert font["head"].created == font["head"].modified == 0x7C259DC0  # the beginning of time


def test_it_has_a_title_and_names_nobody(chart):
    made = paint(chart(EVERYTHING, draft=True))

    assert b"/Title (DRAFT: Acme County)" in made
    assert b"/Author ()" in made
    assert b"/Lang (en)" in made
    assert b"/DisplayDocTitle true" in made


def test_the_tops_of_trees_are_in_the_outline(chart):
    made = paint(chart("roles: [{id: a, title: Top}, {id: b, reports_to: a}, {id: c, title: Lone, reports_to: none}]"))

    outline = made[made.index(b"/Outlines") :]
    assert b"/Title (Top)" in outline
    assert b"/Title (Lone)" not in outline


def test_what_no_font_has_is_warned_of():
    made = picture(chart_of("首席 Officer"), "pdf")

    assert made.warnings == ("no font for: 首 (U+9996), 席 (U+5E2D); name one with --font FILE",)
    assert "首席 Officer" in pdf_text.lines(made.data)


def test_long_warnings_are_cut_short():
    (warning,) = picture(chart_of("".join(map(chr, range(0x4E00, 0x4E14)))), "pdf").warnings

    assert warning.endswith(" and 8 more; name one with --font FILE")


def test_a_font_of_the_user_is_used_and_embedded(tmp_path, star_font):
    made = picture(chart_of("★ Officer"), "pdf", Options(fonts=(star_font,)))

    assert made.warnings == ()
    assert b"+Stars" in made.data
    assert "★ Officer" in pdf_text.lines(made.data)


def test_a_font_that_is_full_is_followed_by_another(chart, monkeypatch):
    monkeypatch.setattr(Embedded, "is_full", property(lambda self: len(self._codes) >= 12))
    scene = chart(EVERYTHING)

    shown = [each.text for each in drawn(svg.paint(scene)) if isinstance(each, Words)]
    assert pdf_text.lines(paint(scene)) == shown


def test_an_empty_model_makes_a_page(chart):
    assert "Acme County" in pdf_text.lines(paint(chart("roles: []")))
