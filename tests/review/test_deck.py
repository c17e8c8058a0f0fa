"""Do slides hold what they show, whatever a proposal says, and can it be edited?"""

import io
import json
from pathlib import Path

import pytest

pptx = pytest.importorskip("pptx", reason="needs the extra slides")

from orgmodel import api  # noqa: E402
from orgmodel.layout.text import Font, wrap  # noqa: E402
from orgmodel.render.slides.slide_table import PAD, SIZES, fitted  # noqa: E402
from tests.report.pages import HOSTILE  # noqa: E402

ACME = Path(__file__).parents[2] / "models" / "acme"
OPTIONS = [ACME / "scenarios" / "one-access.yaml", ACME / "scenarios" / "platform-team.yaml"]
POINT = 12_700


@pytest.fixture(scope="module")
def review():
    return api.review(ACME, OPTIONS)


@pytest.fixture(scope="module")
def deck(review):
    return pptx.Presentation(io.BytesIO(api.review_document(review, "pptx")))


def words(slide):
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return found + [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_the_board_reads_the_decision_first_and_each_option_with_its_chart(deck):
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert titles[0].endswith("Design review: Acme County, Bureau of Technology")
    assert "Who answers for accounts, and who for security updates on servers?" in words(deck.slides[0])
    assert (
        titles.index("The options side by side") < titles.index("Five numbers") < titles.index("Option A: what changes")
    )
    changed = deck.slides[titles.index("Option B: what changes")]
    assert {"Platform Security Lead", "Identity and Access Manager"} <= {shape.name for shape in changed.shapes}


def test_nothing_stands_beyond_its_slide(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width + POINT
            assert shape.top + shape.height <= deck.slide_height + POINT


def test_every_slide_has_a_title_for_screen_readers(deck):
    assert all(slide.shapes.title is not None and slide.shapes.title.text.strip() for slide in deck.slides)


def test_the_same_review_gives_the_same_bytes(review):
    assert api.review_document(review, "pptx") == api.review_document(review, "pptx")


def test_hostile_words_stay_in_their_boxes(tmp_path):
    (tmp_path / "model.yaml").write_text("roles: [{id: a, title: A, reports_to: none}, {id: b, reports_to: a}]\n")
    said = [each.replace("\n", " ") for each in HOSTILE if "\x00" not in each]
    operations = "".join(f"  - {{retitle: b, to: {json.dumps(each)}, why: {json.dumps(each * 9)}}}\n" for each in said)
    plan = tmp_path / "plan.yaml"
    plan.write_text(f"scenario: 1\nid: plan\nbase: model.yaml\noperations:\n{operations}", encoding="utf-8")
    deck = pptx.Presentation(io.BytesIO(api.review_document(api.review(plan), "pptx")))

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height + POINT


# Tables


@pytest.mark.parametrize("rows", [1, 8, 30, 200])
@pytest.mark.parametrize(
    "text", ["short", "a sentence that goes on for quite some time, as findings do", "x" * 300, "重" * 80]
)
def test_the_words_of_a_cell_fit_into_it(rows, text):
    room = 888.0, 400.0
    header = ("Role", "What", "Why")
    table = [("Identity and Access Manager", text, f"{number}") for number in range(rows)]
    parts = fitted(header, table, room)

    assert sum(len(part.rows) - 1 for part in parts) == rows
    for part in parts:
        assert part.size in SIZES
        assert part.rows[0] == header
        assert sum(part.widths) == pytest.approx(room[0])
        assert sum(part.heights) <= room[1] or len(part.rows) == 2
        for row, height in zip(part.rows, part.heights, strict=True):
            for words, width in zip(row, part.widths, strict=True):
                lines = wrap(words, Font(part.size), width - 2 * PAD, 99)
                assert len(lines) * part.size * 1.2 <= height


def test_a_table_has_the_largest_type_in_which_it_fits_on_one_slide():
    few, many = ([("a", "b")] * number for number in (3, 200))

    assert [part.size for part in fitted((), few, (888.0, 400.0))] == [max(SIZES)]
    assert {part.size for part in fitted((), many, (888.0, 400.0))} == {min(SIZES)}
