"""Are workbooks and Parquet files read as they are shown, and hostile ones refused with file and place?"""

import io
import zipfile

import polars as pl
import pytest
import xlsxwriter

from orgmodel.errors import InvalidModel
from orgmodel.load.opening import load
from orgmodel.load.tables import zip_bounds
from orgmodel.load.tables.reading import read_tables

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook: a title, a header in row 3, numbers as ids, a merged unit, a formula with its value."""
    path = tmp_path / "posts.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Posts")
        sheet.write(0, 1, "Posts of Acme")
        sheet.write_row(2, 1, ["Position ID", "Title", "Reports To", "Unit", "FTE"])
        for row in range(4):
            sheet.write_row(3 + row, 1, [100 + row, f"Post {row}", 100 if row else "none"])
        sheet.merge_range(3, 4, 5, 4, "Finance")
        sheet.write_formula(3, 5, "=1/2", None, 0.5)
    return path


def repacked(path, change):
    """Write the workbook again with its first sheet changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, change(data) if "sheet1" in part.filename else data)
    path.write_bytes(out.getvalue())


def test_a_workbook_is_read_as_it_is_shown(workbook):
    facts = load(workbook)

    assert list(facts.roles.id) == ["100", "101", "102", "103"]
    assert list(facts.lines.to) == ["100"] * 3
    assert list(facts.roles.unit) == ["finance", "finance", "finance", ""]
    assert dict(facts.roles.fte) == {0: 0.5}
    assert str(facts.lines.at[0]).endswith("posts.xlsx sheet 'Posts' row 5 column 'Reports To'")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda data: data.replace(b"<v>0.5</v>", b""),
            "posts.xlsx:4:1: cell F4 of 'xl/worksheets/sheet1.xml' holds a formula",
        ),
        (lambda data: data.replace(b'r="F4"', b'r="XFD1048576"'), "spans 1,048,576 rows and 16,384 columns"),
    ],
)
def test_formulas_without_values_and_sheets_without_end_are_refused(workbook, change, said):
    repacked(workbook, change)

    with pytest.raises(InvalidModel) as refused:
        load(workbook)

    assert said in str(refused.value)


def test_a_bomb_is_refused_before_it_is_opened(workbook, monkeypatch):
    monkeypatch.setattr(zip_bounds, "MOST_UNPACKED", 1 << 20)
    repacked(workbook, lambda data: data + b" " * (2 << 20))

    with pytest.raises(InvalidModel, match="unpacks to more than"):
        load(workbook)


def test_a_bomb_that_lies_about_its_size_is_refused_too(workbook, monkeypatch):
    monkeypatch.setattr(zip_bounds, "MOST_UNPACKED", 1 << 20)
    repacked(workbook, lambda data: data + b" " * (2 << 20))
    data = workbook.read_bytes()
    with zipfile.ZipFile(workbook) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    workbook.write_bytes(data.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little")))

    with pytest.raises(InvalidModel, match="unpacks to more than"):
        load(workbook)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (OLE + bytes(600), "cannot be read as a workbook"),
        (b"hello", "is no workbook, although its name ends in .xlsx"),
        (b"PK\x03\x04" + bytes(30), "is damaged"),
        (b"", "is no workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(data, said, tmp_path):
    (tmp_path / "posts.xlsx").write_bytes(data)

    with pytest.raises(InvalidModel, match=said):
        load(tmp_path / "posts.xlsx")


def test_a_workbook_that_is_cut_off_is_refused(workbook):
    workbook.write_bytes(workbook.read_bytes()[:2_000])

    with pytest.raises(InvalidModel, match="is damaged"):
        load(workbook)


def test_parquet_of_other_types_is_read_as_texts(tmp_path):
    frame = pl.DataFrame({"id": [1.0, 2.0], "title": ["A", "B"], "manager": [None, 1], "vacant": [True, None]})
    frame.write_parquet(tmp_path / "posts.parquet")

    table = read_tables(tmp_path / "posts.parquet")[0]

    assert table.frame.rows() == [("1", "A", None, "true"), ("2", "B", "1", None)]


def test_parquet_with_what_is_no_text_is_refused_with_its_column(tmp_path):
    pl.DataFrame({"id": [b"1"], "title": ["A"]}).write_parquet(tmp_path / "posts.parquet")

    with pytest.raises(InvalidModel, match="column 'id' holds Binary"):
        load(tmp_path / "posts.parquet")


def test_parquet_that_is_cut_off_is_refused(tmp_path):
    pl.DataFrame({"id": ["1"], "title": ["A"]}).write_parquet(tmp_path / "posts.parquet")
    data = (tmp_path / "posts.parquet").read_bytes()
    (tmp_path / "posts.parquet").write_bytes(data[:50])

    with pytest.raises(InvalidModel, match="cannot be read as Parquet"):
        load(tmp_path / "posts.parquet")


def test_an_ods_file_is_read_with_its_sheets_and_leading_zeros(tmp_path):
    rows = [("Position ID", "Title", "Reports To"), ("001", "Chief", "none"), ("002", "Clerk", "001")]
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    kinds = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in kinds)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Posts">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(tmp_path / "posts.ods", "w") as archive:
        archive.writestr("mimetype", mime)
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"></m:manifest>')
        archive.writestr("content.xml", content)

    facts = load(tmp_path / "posts.ods")

    assert list(facts.roles.id) == ["001", "002"]
    assert facts.lines.to[0] == "001"
    assert (facts.roles.at[1].sheet, facts.roles.at[1].line) == ("Posts", 3)
