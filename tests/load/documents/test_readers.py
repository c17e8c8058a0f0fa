"""Does a posting say the same, whatever format it came in?"""

import pytest

from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import read_bytes
from orgmodel.load.documents.pages.document import Shape
from tests.load.documents import making


def said(data, ending):
    return posting(read_bytes(data, f"posting{ending}", ending))


FORMATS = {
    ".txt": making.DETAILS.encode(),
    ".md": making.markdown(),
    ".html": making.html(),
    ".docx": making.docx(),
    ".pdf": making.pdf(making.text_pages(making.DETAILS)),
}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_facts(ending):
    (role,) = said(FORMATS[ending], ending).roles

    assert (role.title, role.code, role.organization) == ("Network Operations Manager", "4410", "City of Fairvale")
    assert (role.reports_to.title, role.reports_to.status) == ("Chief Information Officer", "stated")
    assert (role.salary.min, role.salary.max, role.salary.period) == (98765.0, 123456.0, "year")
    assert [duty.text for duty in role.duties] == [
        "Oversees the design and operation of the network infrastructure for all City departments",
        "Develops and maintains disaster recovery plans",
        "Recommends changes to the IT budget",
    ]
    assert [(each.domain, each.level) for each in role.assignments] == [
        ("inf.network", "accountable"),
        ("res.dr", "responsible"),
        ("fin.budget", "consulted"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_every_encoding(encoding):
    text = making.DETAILS.replace("City departments", "the City’s departments – all of them")
    (role,) = said(text.encode(encoding), ".txt").roles

    assert role.duties[0].text.endswith("for all the City’s departments – all of them")


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "\u00b7", "-", "*", "o ", "1.", "a)", "▪\u00a0", "–"])
def test_bullets_of_any_kind_are_dropped(bullet):
    text = making.DETAILS.replace("•", bullet)

    assert [duty.text.split()[0] for duty in said(text.encode(), ".txt").roles[0].duties] == [
        "Oversees",
        "Develops",
        "Recommends",
    ]


def test_duties_without_any_bullet_are_lines():
    text = making.DETAILS.replace("• ", "")

    assert len(said(text.encode(), ".txt").roles[0].duties) == 3


def test_a_duty_that_is_broken_over_lines_is_one_duty_with_both_lines():
    text = making.DETAILS.replace("network infrastructure for", "network infrastruc-\n  ture for")
    duty = said(text.encode(), ".txt").roles[0].duties[0]

    assert duty.text == "Oversees the design and operation of the network infrastructure for all City departments"
    assert duty.lines.last == duty.lines.first + 1


def test_the_header_of_a_page_is_no_duty_but_its_code_counts():
    lines = ["CLASS TITLE: HELP DESK MANAGER", "", "ESSENTIAL DUTIES", ""]
    lines += [f"• Manages service number {number} of the help desk" for number in range(9)]
    lines += ["", "CODE: 06Z5", "CLASS TITLE: HELP DESK MANAGER", "", "Page 2 of 3", ""]
    lines += ["• Manages the last service of the help desk"]
    (role,) = said("\n".join(lines).encode(), ".txt").roles

    assert role.code == "06Z5"
    assert len(role.duties) == 10
    assert not any("Page" in duty.text or "CODE" in duty.text for duty in role.duties)


def test_headers_and_footers_of_pdf_pages_are_left_out_of_lists():
    duties = "\n".join(f"• Manages service number {number} of the help desk" for number in range(60))
    text = f"CLASS TITLE: HELP DESK MANAGER\n\nESSENTIAL DUTIES\n\n{duties}"
    pages = making.text_pages(
        text, header="Fairvale County Class Specification", footer="Revised 2024  Page {page} of {pages}"
    )
    (role,) = said(making.pdf(pages), ".pdf").roles

    assert len(role.duties) == 60
    assert not any("Fairvale" in duty.text or "Page" in duty.text for duty in role.duties)


def test_two_columns_of_a_pdf_are_read_one_after_the_other():
    left = [f"Left column line {number} that is a part of running text" for number in range(12)]
    right = [f"Right column line {number} that is a part of other text" for number in range(12)]
    page = [(50, 700 - 14 * n, text) for n, text in enumerate(left)]
    page += [(320, 700 - 14 * n, text) for n, text in enumerate(right)]
    document = read_bytes(making.pdf([page]), "x.pdf", ".pdf")
    words = " ".join(document.lines)

    assert words.index("Left column line 11") < words.index("Right column line 0")


def test_labels_and_values_side_by_side_in_a_pdf_are_fields():
    pairs = [
        ("Job Title:", "Systems Analyst"),
        ("Reports To:", "IT Director"),
        ("Department:", "Information Technology"),
    ]
    pairs += [("Class Code:", "2231"), ("FLSA Status:", "Exempt"), ("Pay Grade:", "24"), ("Location:", "Main Office")]
    page = [
        item
        for n, (label, value) in enumerate(pairs)
        for item in ((60, 700 - 16 * n, label), (330, 700 - 16 * n, value))
    ]
    (role,) = said(making.pdf([page]), ".pdf").roles

    assert (role.title, role.code, role.grade, role.department) == (
        "Systems Analyst",
        "2231",
        "24",
        "Information Technology",
    )
    assert role.reports_to.title == "IT Director"


def test_evidence_of_a_pdf_counts_pages():
    text = "\n" * 60 + making.DETAILS
    document = read_bytes(making.pdf(making.text_pages(text)), "x.pdf", ".pdf")

    assert set(document.pages) == {2}


def test_tables_of_word_documents_are_fields():
    table = [("Class Title:", "Database Administrator"), ("Reports To:", "Data Manager"), ("Grade", "17")]
    (role,) = said(making.docx("Essential Duties\n• Administers databases\n", table), ".docx").roles

    assert (role.title, role.reports_to.title, role.grade) == ("Database Administrator", "Data Manager", "17")


def test_tables_and_definition_lists_of_pages_are_fields():
    page = b"""<html><body><table><tr><th>Job Title</th><td>Web Developer</td></tr></table>
    <dl><dt>Reports To</dt><dd>Digital Services Manager</dd></dl><h3>Duties</h3><ul><li>Maintains the website</li></ul></body></html>"""
    (role,) = said(page, ".html").roles

    assert (role.title, role.reports_to.title) == ("Web Developer", "Digital Services Manager")
    assert [duty.lines.first for duty in role.duties] == [2]


def test_scripts_and_styles_of_pages_are_no_text():
    document = read_bytes(making.html(), "x.html", ".html")

    assert not any("alert" in block.text for block in document.blocks)


def test_a_label_and_its_value_on_the_next_line_are_a_field():
    text = "Job Title\nSystems Analyst\nReports To\nIT Manager\nSalary\n$45.12 - $54.85 Hourly\n\nExamples of Duties\n\nTests software."
    (role,) = said(text.encode(), ".txt").roles

    assert (role.title, role.reports_to.title, role.salary.min, role.salary.period) == (
        "Systems Analyst",
        "IT Manager",
        45.12,
        "hour",
    )


def test_headings_of_unknown_words_keep_their_shape():
    document = read_bytes(b"# Crew\n\n## Odds and ends\n\n- one\n", "x.md", ".md")

    assert [block.shape for block in document.blocks] == [Shape.HEADING, Shape.HEADING, Shape.ITEM]
