"""Are errors of a spreadsheet findings with their places, and files that repeat rows without end refused? All invented."""

import zipfile

import pytest
import xlsxwriter

from orgmodel.errors import InvalidModel
from orgmodel.load.opening import load
from orgmodel.load.tables.reading import read_tables
from orgmodel.load.tables.spreadsheet_errors import WHAT

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def cell(text, times=""):
    if text.startswith(("#", "Err:")):
        kind = 'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"'
    else:
        kind = 'office:value-type="string"' if text else ""
    return (
        f"<table:table-cell {times} {kind}><text:p>{text}</text:p></table:table-cell>"
        if text
        else (f"<table:table-cell {times}/>")
    )


def row(*texts, times=""):
    return f"<table:table-row {times}>{''.join(map(cell, texts))}</table:table-row>"


HEAD = row("id", "title", "reports_to", "fte") + row("1", "Chief", "", "1")


@pytest.fixture
def ods(tmp_path):
    """Write an ODS with one sheet."""

    def made(body):
        path = tmp_path / "posts.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", KIND)
            package.writestr(
                "META-INF/manifest.xml",
                '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>',
            )
            package.writestr(
                "content.xml",
                f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
                f'<table:table table:name="Posts &amp; more">{body}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>",
            )
        return path

    return made


@pytest.fixture
def xlsx(tmp_path):
    """Write an XLSX whose second sheet has errors, below an empty row and beside an empty column."""
    path = tmp_path / "posts.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Read me").write(0, 0, "Posts of Acme")
        sheet = book.add_worksheet("Posts & more")
        sheet.write_row(1, 1, ["id", "title", "reports_to", "fte"])
        sheet.write_row(2, 1, ["1", "Chief", "", 1])
        sheet.write_row(3, 1, ["2", "Head"])
        sheet.write_formula(3, 3, "=#REF!", None, "#REF!")
        sheet.write_row(4, 1, ["3", "Clerk", "2"])
        sheet.write_formula(4, 4, "=1/0", None, "#DIV/0!")
    return path


def told(facts):
    return {(note.at.line, note.at.header): note.examples for note in facts.notes if note.what == WHAT}


def test_errors_in_a_text_are_told_and_read_as_silence(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text(
        "id,title,reports_to,fte,Notes\n1,Chief,,1,\n2,Head,#REF!,#NAME?,#N/A\n3,Clerk,2,#WERT!,#7\n", "utf-8"
    )

    facts = load(path)

    assert told(facts) == {
        (3, "reports_to"): ("#REF!",),
        (3, "fte"): ("#NAME?", "#WERT!"),
        (3, "Notes"): ("#N/A",),
    }
    assert list(facts.lines.to) == ["2"]
    assert dict(facts.roles.note) == {2: "#7"}
    assert {note.at.header: note.grave for note in facts.notes if note.what == WHAT}["Notes"] is False


def test_errors_in_a_workbook_are_told_with_sheet_row_and_column(xlsx):
    facts = load(xlsx)

    assert told(facts) == {(4, "reports_to"): ("#REF!",), (5, "fte"): ("#DIV/0!",)}
    assert {note.at.sheet for note in facts.notes if note.what == WHAT} == {"Posts & more"}


def test_errors_in_an_ods_are_told_beneath_rows_and_beside_cells_that_are_repeated(ods):
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    twice = row("2", "Head", "#REF!", "Err:502", times='table:number-rows-repeated="2"')

    facts = load(ods(HEAD + blank + twice + row("3", "Clerk", "1", "#DIV/0!")))

    assert told(facts) == {(6, "reports_to"): ("#REF!",), (6, "fte"): ("Err:502", "#DIV/0!")}


def test_a_column_that_nothing_is_read_from_may_hold_errors(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id,title,reports_to,shoe size\n1,Chief,,#REF!\n2,Head,1,44\n", "utf-8")

    assert told(load(path)) == {}


def test_an_error_in_a_table_of_a_model_is_told(tmp_path):
    path = tmp_path / "roles.csv"
    path.write_text("id,title,reports_to\n1,Chief,none\n2,#REF!,none\n", "utf-8")

    assert told(load(tmp_path)) == {(3, "title"): ("#REF!",)}


MANY_ROWS = row("9", "X", "1", "1", times='table:number-rows-repeated="2000000000"')
WIDE = cell("x", 'table:number-columns-repeated="2000000000"')
MANY_COLUMNS = f"<table:table-row>{WIDE}</table:table-row>"
MANY_CELLS = MANY_COLUMNS.replace("2000000000", "16000").replace("row>", 'row table:number-rows-repeated="40000">', 1)
NO_NUMBER = row("", times=f'table:number-rows-repeated="{"9" * 40}"')


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (MANY_ROWS, "row 3 .* 2,000,000,000 times"),
        (MANY_COLUMNS, "a cell in row 3 .* 2,000,000,000 times"),
        (MANY_CELLS, "row 3 .* 40,000 times .* with 16,000 cells"),
        (NO_NUMBER, "row 3 .* is repeated 9999.* times"),
    ],
)
def test_an_ods_that_repeats_what_it_holds_beyond_any_sheet_is_refused(ods, body, said):
    with pytest.raises(InvalidModel, match=said):
        load(ods(HEAD + body))


def test_empty_rows_without_end_are_none(ods):
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    path = ods(HEAD + f'<table:table-row table:number-rows-repeated="1048574">{blank}</table:table-row>')

    assert list(load(path).roles.id) == ["1"]


def test_a_table_without_any_sign_of_errors_is_not_looked_at(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("id,title\n1,Chief\n", "utf-8")

    assert read_tables(path)[0].errors is False
