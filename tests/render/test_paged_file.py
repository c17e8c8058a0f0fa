"""Does the PDF itself, read back, hold every role, and does every link and bookmark lead where it says?"""

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.render.formats import book
from orgmodel.render.paging.paged import pages
from orgmodel.render.paging.paper import paper
from tests.render.irregular import model

COUNT = 1500


@pytest.fixture(scope="module")
def made():
    return pages(OrgGraph.compile(load_text(model(COUNT))), paper("tabloid"))


@pytest.fixture(scope="module")
def document(made):
    opened = pypdfium2.PdfDocument(book(made, "pdf").data)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def texts(document):
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def links(document, page):
    """Give for each link of a page its target, from 0, and the words within it."""
    start, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, start, link):
        assert pdfium.FPDFLink_GetAnnotRect(link, rect)
        target = pdfium.FPDFDest_GetDestPageIndex(document, pdfium.FPDFLink_GetDest(document, link))
        yield target, page.get_textpage().get_text_bounded(rect.left, rect.bottom, rect.right, rect.top)


def test_every_role_stands_in_a_box_and_in_the_index(made, texts):
    charts = " ".join(text for text, page in zip(texts, made, strict=True) if page.title != "Index")
    index = " ".join(text for text, page in zip(texts, made, strict=True) if page.title == "Index")

    for number in range(COUNT):
        assert re.search(rf"\b{number}\b", charts)
    titles = {box.title for page in made for box in page.scene.boxes}
    assert len(titles) == COUNT + 1
    assert [title for title in sorted(titles) if title not in index] == []


def test_every_link_leads_to_the_page_that_its_words_name(document):
    count = 0
    for page in document:
        for target, words in links(document, page):
            named = re.findall(r"page (\d+)", words)
            assert named, words
            assert int(named[-1]) == target + 1
            count += 1
    assert count > 100


def test_every_page_that_is_named_in_words_is_there(made, texts):
    for text in texts:
        assert all(1 <= int(page) <= len(made) for page in re.findall(r"\(?p(?:age|\.) (\d+)\b", text))
    counts = {int(count) for text in texts for count in re.findall(r"page \d+ of (\d+)", text)}
    assert counts == {len(made)}


def test_every_bookmark_leads_to_a_page_of_its_title(document, texts):
    marks = list(document.get_toc())

    assert len(marks) == len(texts)
    for number, mark in enumerate(marks):
        title = mark.get_title().split(" and ")[0].removesuffix(", continued")
        assert mark.get_dest().get_index() == number
        assert title in texts[number]


def test_no_role_begins_on_two_pages_or_on_none(made):
    begun = [role for page in made for role in page.begins]
    assert len(begun) == len(set(begun))
    cut = {name for page in made for name in page.targets if name != "above"}
    assert cut <= set(begun)


def test_the_first_page_says_which_edition_is_accessible(texts):
    assert "No tags for screen readers: the accessible edition is HTML" in texts[0]
