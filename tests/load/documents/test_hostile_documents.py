"""What happens to documents that are empty, broken, locked, too large or hostile? Refused by name, the rest is read."""

import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgmodel.errors import NotFound
from orgmodel.load.documents import batch
from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files import reader_word
from orgmodel.load.documents.files.reading import LONGEST_BLOCK, read_bytes
from orgmodel.load.documents.pages.document import Unreadable
from tests.load.documents import making


def reason(data, ending):
    with pytest.raises(Unreadable) as refused:
        read_bytes(data, "x", ending)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "ending", "said"),
    [
        (b"", ".txt", "empty"),
        (b" \n\t ", ".md", "empty"),
        (bytes(range(256)) * 40, ".txt", "binary"),
        (b"just text", ".pdf", "no PDF"),
        (b"just text", ".docx", "not what its ending says"),
        (b"\x00\x01\x02", ".xyz", "no format of documents"),
        (b"%PDF-1.4 and nothing more", ".pdf", "damaged PDF"),
        (b"PK\x03\x04broken", ".docx", "no zip file"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, ".docx", "encrypted, or in the format of Word before 2007"),
        (making.zip_of(hello_xml="<a/>"), ".docx", "word/document.xml is missing"),
        (making.zip_of(word__document_xml="<a/>"), ".docx", "damaged Word document"),
        (making.pdf([[(72, 700, "secret text")]], encrypted=True), ".pdf", "encrypted"),
        (making.pdf([[]]), ".pdf", "pictures of text only"),
        (b"<html><script>x</script></html>", ".html", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_why(data, ending, said):
    assert said in reason(data, ending)


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr(reader_word, "MAX_UNPACKED", 1_000_000)
    bomb = making.zip_of(word__document_xml=b" " * 3_000_000)

    assert len(bomb) < 10_000
    assert "unpacks to more than" in reason(bomb, ".docx")


def test_a_zip_bomb_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(reader_word, "MAX_UNPACKED", 1_000_000)
    data = bytearray(making.zip_of(word__document_xml=b" " * 3_000_000))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")

    assert reason(bytes(data), ".docx")


def test_entities_in_word_xml_are_refused():
    text = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

    assert "declares entities" in reason(making.zip_of(word__document_xml=text), ".docx")


def test_macros_of_a_word_document_are_not_touched():
    data = BytesIO(making.docx())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Shell(1)")

    assert posting(read_bytes(data.getvalue(), "x.docm", ".docm")).roles[0].code == "4410"


def test_a_long_pdf_is_read_whole():
    pages = making.text_pages(making.DETAILS) + [[(72, 700, f"Note on page {number}.")] for number in range(500)]
    document = read_bytes(making.pdf(pages), "x.pdf", ".pdf")

    assert document.pages[-1] == 501
    assert posting(document).roles[0].title == "Network Operations Manager"


def test_one_bad_document_does_not_stop_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(making.DETAILS)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "notes.xyz").write_text("other")
    found = batch.postings([tmp_path])

    assert [(each.source, len(each.roles), each.refused) for each in found] == [
        ("a.txt", 0, True),
        ("b.txt", 1, False),
        ("c.pdf", 0, True),
        ("notes.xyz", 0, True),
    ]


def test_links_inside_a_folder_are_not_followed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(making.DETAILS)
    (tmp_path / "secret.txt").write_text(making.DETAILS)
    try:
        (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    except OSError:
        pytest.skip("this system makes no links")

    assert [each.source for each in batch.postings([tmp_path / "in"])] == ["a.txt"]


def test_nothing_there_is_said(tmp_path):
    with pytest.raises(NotFound, match="no such file"):
        batch.postings([tmp_path / "nothing"])
    with pytest.raises(NotFound, match="no document"):
        batch.postings([tmp_path])


WORDS = st.sampled_from(
    [
        "Reports",
        "to",
        "the",
        "Director",
        "of",
        "IT",
        "(CIO)",
        "under",
        "general",
        "direction",
        "from",
        "a",
        "Manager,",
        "responsible",
        "for",
        "overseeing",
        "$1,000",
        "-",
        "$2,000",
        "per",
        "month",
        "Annually",
        "DUTIES:",
        "Duties",
        "ESSENTIAL",
        "Page",
        "1",
        "of",
        "2",
        "•",
        "-",
        "1.",
        "a)",
        ";",
        ":",
        "Class",
        "Code:",
        "12",
        "and",
        "and",
        "the",
        "the",
        "with",
        "on",
        "behalf",
        "of",
        "help",
        "desk",
        "\uf0b7",
        "\xa0",
        "(",
        ")",
        "[",
        "]",
        "**",
        "#",
        "|",
        "|",
        "---",
        "<br>",
        "SUPERVISION",
        "Salary",
        "Range",
        "52",
        "Title:",
        "City",
        "of",
        "Aville",
        ".",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(["\n", "\n\n", "  "]), st.text(max_size=4)), max_size=60).map(
    " ".join
)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, ending=st.sampled_from([".txt", ".md", ".html"]))
def test_any_text_gives_facts_or_a_reason(text, ending):
    try:
        found = posting(read_bytes(text.encode("utf-8", "replace"), "x" + ending, ending))
    except Unreadable as refused:
        assert str(refused)
        return
    assert found.roles or found.unread
    lines = text.count("\n") + text.count("\r") + 1
    for role in found.roles:
        for duty in role.duties:
            assert 1 <= duty.lines.first <= duty.lines.last <= lines


@settings(max_examples=40, deadline=None)
@given(
    data=st.binary(max_size=400),
    ending=st.sampled_from([".txt", ".docx", ".pdf", ".html", ".md"]),
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>"]),
)
def test_any_bytes_give_facts_or_a_reason(data, ending, start):
    try:
        assert posting(read_bytes(start + data, "x" + ending, ending)).source
    except Unreadable as refused:
        assert str(refused)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 60_000,
        "Reports to " * 8_000,
        "Under the direction of the " * 5_000,
        "$1,000 - " * 10_000,
        "Director and " * 10_000,
        "Director, " * 10_000,
        "and, " * 20_000,
        "supervises the work of " * 6_000,
        "(" * 60_000,
        "A" * 200_000,
        "City of " * 12_000,
        "works with the " * 8_000,
        "Title: " * 15_000,
        "responsible for managing, " * 6_000,
        ("Duties include: " + "x; " * 20) * 500,
    ],
)
def test_no_text_takes_long(text):
    before = time.process_time()
    posting(read_bytes(("CLASS TITLE: MANAGER\n\nDUTIES\n\n" + text).encode(), "x.txt", ".txt"))

    assert time.process_time() - before < 20  # far above what it takes: only an explosion fails


@pytest.mark.parametrize("filling", [b"<!--", b"<a ", b"<![", b"<?", b"<", b"<li>", b"<svg></math>", b"<a '"])
def test_markup_that_never_ends_is_text_and_takes_no_longer_than_it_is_long(filling):
    page = b"<html><body><h1>Network Manager</h1><h2>Duties</h2><ul><li>Runs it</li></ul>" + filling * 50_000

    (role,) = posting(read_bytes(page, "x.html", ".html")).roles

    assert role.title == "Network Manager"


def test_comments_and_attributes_of_a_page_are_left_out_and_its_lines_stay():
    page = (
        b"<html><body><!-- <h1>Old title</h1>\n --><h1 class='a>b'\n id=x>Network Manager</h1>\n"
        b"<h2>Duties</h2>\n<ul><li>Runs a < b and c > d</li></ul>"
    )

    (role,) = posting(read_bytes(page, "x.html", ".html")).roles

    assert (role.title, role.lines.first) == ("Network Manager", 3)
    assert [each.text for each in role.duties] == ["Runs a < b and c > d"]


def test_a_paragraph_of_any_length_is_read_in_parts():
    text = (
        "CLASS TITLE: NETWORK MANAGER\n\nDUTIES\n\n- Runs " + "a network of $1 - $2 and " * 4_000 + "it\n- Tests it\n"
    )

    document = read_bytes(text.encode(), "x.txt", ".txt")

    assert max(len(block.text) for block in document.blocks) <= LONGEST_BLOCK
    assert [role.title for role in posting(document).roles] == ["Network Manager"]
