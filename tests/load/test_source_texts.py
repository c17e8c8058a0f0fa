"""Are the texts of the sources found by path or hash, and never outside their folder?"""

import hashlib
import os

import pytest

from orgmodel.errors import NotFound
from orgmodel.load.source_texts import source_texts
from orgmodel.model.document import Source
from orgmodel.model.evidence import Evidence
from orgmodel.model.sources import digest
from tests.load.documents import making

TEXT = b"one\ntwo\r\n\nfour  and\tmore\n"
SHA = hashlib.sha256(TEXT).hexdigest()


def test_a_source_is_found_by_its_path(folder):
    sources = source_texts(folder({"sub/job.txt": TEXT}), (Source(id="job", path="sub/job.txt"),))

    assert SHA == sources.texts["job"].sha256
    assert () == sources.missing


def test_a_source_is_found_by_its_hash_under_any_name(folder):
    sources = source_texts(folder({"a.txt": b"other", "b.pdf": TEXT}), (Source(id="job", path="gone.txt", sha256=SHA),))

    assert ["job"] == list(sources.texts)


@pytest.mark.parametrize(
    "path", ["gone.txt", "../secret.txt", "/etc/passwd", "link.txt", "sub", "a\0b", "x" * 5000, "", "pipe"]
)
def test_what_is_not_there_or_lies_outside_is_missing(folder, path):
    secret = folder({"secret.txt": TEXT}, ".")
    texts = folder({"sub/.keep": ""})
    (texts / "link.txt").symlink_to(secret / "secret.txt")
    os.mkfifo(texts / "pipe")

    sources = source_texts(texts, (Source(id="job", path=path),))

    assert (("job",), {}) == (sources.missing, sources.texts)


@pytest.mark.parametrize("name", ["gone", "file.txt", "x" * 5000])
def test_a_folder_that_is_not_there_is_said(folder, name):
    with pytest.raises(NotFound):
        source_texts(folder({"file.txt": TEXT}) / name, ())


@pytest.mark.parametrize(
    ("evidence", "lines"),
    [
        ("job#L1", ("one",)),
        ("job#L1-L4", ("one", "two", "four and more")),
        ("job#L4-L99", ("four and more",)),
        ("job#L99", ()),
        ("job#p1", ()),
        ("job", ()),
        ("other#L1", ()),
    ],
)
def test_lines_are_counted_as_an_editor_does(folder, evidence, lines):
    sources = source_texts(folder({"job.txt": TEXT}), (Source(id="job", path="job.txt"),))

    assert lines == sources.passage(Evidence.parse(evidence))


def test_only_a_line_feed_ends_a_line(folder):
    sources = source_texts(
        folder({"job.txt": b"one\x0cstill one\rstill\x85\nlast"}), (Source(id="job", path="job.txt"),)
    )

    assert ("last",) == sources.passage(Evidence("job", 2, 2))


def test_bytes_that_are_no_text_do_not_stop_the_reading(folder):
    sources = source_texts(folder({"job.txt": b"\xef\xbb\xbfone\n\xff\n"}), (Source(id="job", path="job.txt"),))

    assert ("one", "\ufffd") == sources.passage(Evidence("job", 1, 2))


def test_a_digest_does_not_see_white_space():
    assert digest(("a  b", "c")) == digest(("a b\t c",))
    assert digest(("a b",)) != digest(("ab",))
    assert 12 == len(digest(()))


def test_a_word_document_has_its_paragraphs_as_lines(folder):
    files = folder({"job.docx": making.docx("Head\n\nDuties\n")})
    text = source_texts(files, (Source(id="job", path="job.docx"),)).texts["job"]

    assert text.lines[0] == "Head"
    assert text.passage(Evidence("job", 3, 3)) == ("Duties",)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_text_is_read_in_its_encoding(folder, encoding):
    files = folder({"job.txt": "Head – of\nsupport’s\n".encode(encoding)})

    assert source_texts(files, (Source(id="job", path="job.txt"),)).texts["job"].lines == ("Head – of", "support’s", "")
