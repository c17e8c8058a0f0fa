"""Does a workbook hold the whole model, and is what somebody changes in it honored?"""

from pathlib import Path

import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings

from orgmodel import api
from orgmodel.api.exporting import exported
from orgmodel.api.workbooks import import_workbook, workbook_facts, workbook_kind
from orgmodel.errors import InvalidModel, NotFound
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load import spreadsheet
from orgmodel.load.assemble import load, load_text
from orgmodel.load.tables import zip_bounds
from orgmodel.load.workbook import read_workbook
from orgmodel.model import cells
from orgmodel.model.words import UNKNOWN, Confidence
from tests.write.strategies import FILE, facts_of
from tests.write.values import values

MODELS = sorted((Path(__file__).parents[2] / "models").glob("*/orgmodel.yaml"))

MODEL = """\
organization: {id: acme, name: Acme}
sources: [{id: job, title: "=Job"}]
roles:
  - {id: cio, title: Chief, aliases: [CIO, Head], reports_to: none, positions: 1}
  - id: ops
    title: Manager
    evidence: job#L1
    reports_to: {role: cio, status: inferred, confidence: likely, evidence: job#L2}
    owns:
      - {domain: help desk, level: accountable, scope: all, evidence: job#L3}
      - {domain: svc.desk, level: responsible}
      - inf
    duties: [Answers the phone]
  - {id: net, title: "+Network", reports_to: ops, class: {code: "0655"}}
"""


@pytest.fixture
def book(tmp_path):
    """Write the model as a workbook."""
    path = tmp_path / "model.xlsx"
    path.write_bytes(exported(OrgGraph.compile(load_text(MODEL)), "xlsx").files[""])
    return path


def edited(path, change):
    """Let somebody change cells: read all sheets, change them, and write them as plain cells."""
    sheets = spreadsheet.sheets(path)
    change(sheets)
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, text in enumerate(row):
                    if text:
                        sheet.write_string(number, column, text)
    return read_workbook(path)


def column(rows, name, head=0):
    return rows[head].index(name)


@settings(max_examples=60)
@given(FILE)
def test_a_workbook_that_nobody_changed_gives_the_same_facts(tmp_path_factory, said):
    facts = facts_of(said)
    path = tmp_path_factory.mktemp("book") / "model.xlsx"
    path.write_bytes(exported(OrgGraph.compile(facts), "xlsx").files[""])

    again, notes = read_workbook(path)

    assert (values(again), notes) == (values(facts), ())


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.parent.name)
def test_an_example_model_goes_through_a_workbook_unchanged(path, tmp_path):
    graph = api.load_graph(path.parent)

    api.export(graph, tmp_path / "model.xlsx")
    import_workbook(tmp_path / "model.xlsx", tmp_path / "again")

    assert values(load(tmp_path / "again")) == values(graph.facts)


def test_the_same_model_gives_the_same_bytes(tmp_path):
    graph = OrgGraph.compile(load_text(MODEL))

    assert exported(graph, "xlsx").files == exported(graph, "xlsx").files


def test_the_sheets_that_people_see(book):
    sheets = spreadsheet.sheets(book)

    assert list(sheets) == ["Roles", "Ownership", "Sources", "Questions", "_model"]
    assert sheets["Roles"][2][:4] == ["ops", "Manager", "cio", ""]
    grid = {row[0]: row[2:] for row in sheets["Ownership"][2:] if row[0]}
    assert grid["svc.desk"] == ["", "A/R", ""]
    assert grid["inf"] == ["", "A", ""]
    assert sheets["Sources"][1][:2] == ["job", "=Job"]


def test_no_cell_calculates(book):
    import zipfile

    with zipfile.ZipFile(book) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]

    assert all("<f>" not in sheet for sheet in sheets)


def test_a_changed_cell_is_honored_and_what_hangs_on_others_stays(book):
    def change(sheets):
        rows = sheets["Roles"]
        rows[2][column(rows, "Title")] = "Operations Manager"
        rows[2][column(rows, "Positions")] = "3"
        rows[3][column(rows, "Class code")] = "0700"
        rows[1][column(rows, "Aliases")] = "Head; Chief of IT"

    facts, _ = edited(book, change)

    assert facts.roles.title[1] == "Operations Manager"
    assert facts.roles.positions.tolist() == [1, 3, -1]
    assert facts.roles.job_class[2].code == "0700"
    assert facts.roles.aliases[0] == ("Head", "Chief of IT")
    assert values(facts.lines) == values(load_text(MODEL).lines)
    assert values(facts.assignments) == values(load_text(MODEL).assignments)


def test_a_new_manager_is_asserted_and_named_by_title(book):
    def change(sheets):
        rows = sheets["Roles"]
        rows[3][column(rows, "Reports to")] = "chief"

    facts, _ = edited(book, change)

    assert list(facts.lines.to) == ["cio", "cio"]
    assert facts.lines.provenance.evidence.keys() == {0}


def test_a_hidden_sheet_in_short_forms_is_understood(book):
    def change(sheets):
        sheets["_model"][1:] = [['{"roles": [{"id": "cio", "owns": ["inf"], "reports_to": "none"}]}']]
        sheets["Roles"][2:] = []
        for row in sheets["Ownership"]:
            del row[3:]
            if row[0] == "inf":
                row[2] = "A"

    facts, _ = edited(book, change)

    assert (list(facts.roles.id), list(facts.assignments.domain)) == (["cio"], ["inf"])


def test_a_deleted_row_removes_the_role_and_what_it_owned(book):
    facts, _ = edited(book, lambda sheets: sheets["Roles"].pop(2))

    assert list(facts.roles.id) == ["cio", "net"]
    assert len(facts.assignments) == len(facts.duties) == 0


def test_a_cleared_row_is_a_deleted_row(book):
    def change(sheets):
        sheets["Roles"][2][:-1] = [""] * (len(sheets["Roles"][2]) - 1)

    assert list(edited(book, change)[0].roles.id) == ["cio", "net"]


def test_a_new_row_and_a_copied_row_are_new_roles(book):
    def change(sheets):
        rows = sheets["Roles"]
        copy = list(rows[2])
        copy[0] = "copy"
        rows += [["new", "New", "cio"], copy]

    facts, _ = edited(book, change)

    assert list(facts.roles.id) == ["cio", "ops", "net", "new", "copy"]
    assert facts.assignments.role.tolist() == [1, 1, 1]


def test_letters_of_the_grid_add_and_remove_assignments(book):
    def change(sheets):
        rows = sheets["Ownership"]
        at = {row[0]: row for row in rows}
        at["svc.desk"][3] = "r"
        at["svc.desk"][2] = "A"
        at["inf"][3] = ""
        rows.insert(4, ["LAN", "", "", "", "C/I"])

    facts, _ = edited(book, change)

    claims = facts.assignments
    assert [*zip(claims.role.tolist(), claims.domain, claims.level.tolist(), strict=True)] == [
        (0, "svc.desk", 0), (1, "svc.desk", 1), (2, "inf.network", 2), (2, "inf.network", 3),
    ]  # fmt: skip
    assert claims.provenance.evidence == {}


def test_a_deleted_row_of_the_grid_removes_what_was_owned(book):
    def change(sheets):
        sheets["Ownership"] = [row for row in sheets["Ownership"] if row[0] != "svc.desk"]

    assert list(edited(book, change)[0].assignments.domain) == ["inf"]


def test_a_column_that_somebody_adds_is_found_by_title(book):
    def change(sheets):
        sheets["Roles"].append(["new", "Newcomer"])
        for row in sheets["Ownership"]:
            row.append("Newcomer" if row[0] == "Domain" else "I" if row[0] == "inf" else "")

    facts, _ = edited(book, change)

    assert (facts.assignments.role[-1], facts.assignments.domain[-1]) == (3, "inf")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["Ownership"][2].__setitem__(2, "Accountable"), "sheet 'Ownership':3:3: expected A, R, C, I"),
        (lambda s: s["Ownership"].append(["", "", "A"]), "letters in a row that names no domain"),
        (lambda s: s["Roles"][1].__setitem__(4, "some"), "sheet 'Roles':2:1: positions: expected a whole number"),
        (lambda s: s["Roles"][1].__setitem__(0, "two words"), "sheet 'Roles':2:1: id: an id is text without white space"),
        (lambda s: s["_model"][1].__setitem__(0, "{"), "the hidden sheet '_model' is damaged"),
        (lambda s: s["_model"][1].__setitem__(0, "[1]"), "the hidden sheet '_model' is damaged"),
        (lambda s: s["_model"][1].__setitem__(0, "[" * 30000), "the hidden sheet '_model' is damaged"),
        (lambda s: s["_model"][1].__setitem__(0, '{"roles": "x"}'), "sheet '_model':1:1: roles: expected a list"),
        (lambda s: s["_model"][1].__setitem__(0, '{"roles": [{"owns": [1]}]}'), "sheet '_model':1:1: owns"),
        (lambda s: s["Ownership"][2].__setitem__(2, "A" + " " * 9000 + "x"), "expected A, R, C, I"),
    ],
    ids=["letter", "no domain", "number", "id", "hidden", "list", "deep", "text", "number in a list", "spaces"],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_place(book, change, said):
    with pytest.raises(InvalidModel) as error:
        edited(book, change)

    assert said in str(error.value)


def test_answers_and_missing_columns_are_noted(book):
    def change(sheets):
        sheets["Questions"].append(["", "", "", "", "Yes."])
        for row in sheets["Roles"]:
            del row[3]
        del sheets["Ownership"]

    facts, notes = edited(book, change)

    assert values(facts) == values(load_text(MODEL))
    assert [note.split(":")[0] for note in notes] == [
        "sheet Roles", "the sheet Ownership is gone", "1 answers on the sheet Questions were not read",
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0 an old or damaged file"])
def test_what_is_no_workbook_is_refused(tmp_path, data):
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)

    with pytest.raises(InvalidModel, match=r"is no workbook|damaged|cannot be read"):
        workbook_facts(path)


def test_a_workbook_that_is_not_there(tmp_path):
    with pytest.raises(NotFound):
        workbook_facts(tmp_path / "x.xlsx")


def test_a_zip_bomb_is_refused(book, monkeypatch):
    monkeypatch.setattr(zip_bounds, "MOST_UNPACKED", 1000)

    with pytest.raises(InvalidModel, match="unpacks to more than"):
        workbook_facts(book)


def grid_of(tmp_path, rows):
    path = tmp_path / "raci of it.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write_string(0, 0, "Responsibilities")
        sheet = book.add_worksheet("Matrix")
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                if isinstance(text, int):
                    sheet.write_number(number, place, text)
                elif text:
                    sheet.write_string(number, place, text)
    return path


GRID = [
    ["County IT", "", "", "", ""],
    ["Responsibilities, 2025", "", "", "", ""],
    [],
    ["No.", "Area", "Activity", "CIO", "Service  Desk Manager", "All"],
    [1, "Support", "Help desk", "a", "R", "i"],
    [2, "Support", "Printer fleet", "", "A/R", ""],
    [3, "Network", "LAN", "A", "r, c", ""],
    [4, "Network", "Wizardry", "?", "", "I"],
    [],
    ["Legend:", "A = accountable", "", "", ""],
]


def test_a_grid_of_somebody_elses_is_read(tmp_path):
    path = grid_of(tmp_path, GRID)

    facts, notes = workbook_facts(path)

    assert workbook_kind(path) == "grid"
    assert list(facts.roles.id) == ["cio", "service-desk-manager", "all-1"]
    assert list(facts.roles.title) == ["CIO", "Service Desk Manager", "All"]
    claims = facts.assignments
    levels = [cells.LETTERS[str(level)] for level in map(api_level, claims.level)]
    assert [*zip(claims.role.tolist(), claims.domain, levels, strict=True)] == [
        (0, "svc.desk", "A"), (0, "inf.network", "A"),
        (1, "svc.desk", "R"), (1, "printer-fleet", "A"), (1, "printer-fleet", "R"), (1, "inf.network", "R"), (1, "inf.network", "C"),
        (2, "svc.desk", "I"), (2, "wizardry", "I"),
    ]  # fmt: skip
    assert notes == ("sheet 'Matrix' row 8 column 4: '?' is no letter of a RACI grid; not read",)
    assert {domain.name for domain in facts.domains} >= {"Printer fleet", "Wizardry"}


def api_level(number):
    from orgmodel.model.words import Level

    return Level(int(number))


def test_a_grid_goes_into_a_model_that_passes_the_check_of_form(tmp_path):
    written, _ = import_workbook(grid_of(tmp_path, GRID), tmp_path / "model")

    assert "role:cio" in written.added
    assert not [f for f in api.check(tmp_path / "model").findings if f.code.startswith("DAT")]


def test_what_a_report_marks_as_inferred_stays_so_in_a_grid(tmp_path):
    rows = [
        ["Domain", "CIO", "Manager"],
        ["Help desk", "(R?)", "A"],
        ["LAN", "(A?/R)", "(c)"],
        ["Budget", "I", "( ? )"],
    ]

    facts, notes = workbook_facts(grid_of(tmp_path, rows))

    claims = facts.assignments
    read = [
        (cells.LETTERS[str(api_level(level))], sorted(claims.provenance.inferred.get(row, ())), sure)
        for row, (level, sure) in enumerate(zip(claims.level, claims.provenance.confidence.tolist(), strict=True))
    ]
    possible, likely, unsaid = int(Confidence.POSSIBLE), int(Confidence.LIKELY), UNKNOWN
    assert read == [
        ("R", ["level"], possible), ("A", ["level"], possible), ("R", ["level"], likely), ("I", [], unsaid),
        ("A", [], unsaid), ("C", ["level"], likely),
    ]  # fmt: skip
    assert notes == ("sheet 'Matrix' row 4 column 3: '( ? )' is no letter of a RACI grid; not read",)


def test_marks_of_a_report_in_a_workbook_change_nothing_that_stands_and_stay_guesses(book):
    def mark(sheets):
        for row in sheets["Ownership"]:
            if row[0] == "svc.desk":
                row[3], row[4] = "(A/R?)", "(R?)"

    edited(book, mark)

    back = OrgGraph.compile(read_workbook(book)[0])
    before = OrgGraph.compile(load_text(MODEL)).facts.assignments
    claims = back.facts.assignments
    assert len(claims) == len(before) + 1
    (new,) = (row for row in range(len(claims)) if back.title(int(claims.role[row])) == "+Network")
    assert list(claims.provenance.inferred[new]) == ["level"]
    assert [row for row in range(len(claims)) if claims.provenance.inferred.get(row)] == [new]


def test_a_table_that_is_no_grid_is_refused(tmp_path):
    path = grid_of(tmp_path, [["Name", "Rating"], ["x", "A"], ["y", "C"], ["z", "B"]])

    assert workbook_kind(path) == ""
    with pytest.raises(InvalidModel, match="neither a workbook of orgmodel's nor a RACI grid"):
        workbook_facts(path)


def test_what_calamine_gives_is_text(tmp_path):
    assert python_calamine.__name__
    path = grid_of(tmp_path, [[1, "0655"]])

    assert spreadsheet.sheets(path)["Matrix"] == [["1", "0655"]]


def test_every_command_opens_a_workbook_and_a_grid(book, tmp_path):
    assert values(api.load_graph(book).facts) == values(load_text(MODEL))
    assert list(api.load_graph(grid_of(tmp_path, GRID)).facts.roles.id) == ["cio", "service-desk-manager", "all-1"]


def test_the_program_exports_and_imports_a_workbook(orgmodel, folder, tmp_path):
    path = folder({"model.yaml": MODEL})

    out = orgmodel("export", path, "model.xlsx", cwd=tmp_path)
    back = orgmodel("import", "model.xlsx", "--into", "again", cwd=tmp_path)

    assert (out.returncode, back.returncode) == (0, 0), out.stderr + back.stderr
    assert "4 entries in 2 new files in again" in back.stdout
    assert values(load(tmp_path / "again")) == values(load_text(MODEL))


def test_the_program_imports_a_grid_and_says_what_it_did_not_read(orgmodel, tmp_path):
    done = orgmodel("import", grid_of(tmp_path, GRID), "--into", tmp_path / "model")

    assert done.returncode == 0
    assert "Not read: sheet 'Matrix' row 8 column 4: '?' is no letter of a RACI grid; not read" in done.stdout
