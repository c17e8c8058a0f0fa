"""The whole review of one model, in every format."""

import csv
import html
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from orgmodel import api
from orgmodel.errors import UnknownFormat
from orgmodel.report.blocks import Heading
from orgmodel.report.organization.document import organization_report
from orgmodel.report.organization.numbers import five_numbers

SECTIONS = (
    "numbers", "confidence", "first", "short", "findings", "gaps", "bodies", "spans", "lines", "risks", "separation",
    "questions", "set-aside", "model", "every", "thresholds", "versions",
)  # fmt: skip
HOSTILE = """
organization: {id: x, name: "=cmd|' /C calc'!A0<script>alert(1)</script>"}
roles:
  - {id: a, title: "=1+1", reports_to: none, owns: [inf.network]}
  - {id: b, title: "@<img src=x onerror=alert(1)>", reports_to: a, owns: [inf.network]}
  - {id: c, title: "-2", reports_to: ghost}
"""


@pytest.fixture(scope="module")
def acme():
    return api.check(Path("models/acme"))


def test_the_sections_stand_in_the_order_in_which_leaders_read(acme):
    found = [block.id for block in organization_report(acme) if isinstance(block, Heading) and block.level == 2]
    assert [each for each in found if each in SECTIONS] == list(SECTIONS)
    assert len(found) == len(set(found))


def test_confidence_stands_before_any_finding(acme):
    text = api.report(acme)
    assert text.index("How far this model can be trusted") < text.index("What weighs most") < text.index("OVL001")


def test_every_finding_stands_in_the_appendix_with_its_fingerprint(acme):
    text = api.report(acme, "markdown")
    assert all(finding.fingerprint in text for finding in acme.findings)


def test_the_numbers_name_a_benchmark_and_never_a_best_practice(acme):
    table = five_numbers(acme)
    assert [row[0] for row in table.rows] == ["Layers", "Mean span", "Management ratio", "Overlaps", "Core gaps"]
    assert "best practice" not in api.report(acme, "markdown").lower()


def test_a_partial_model_has_questions_where_a_complete_one_has_gaps():
    rows = {row[0]: row for row in five_numbers(api.check(Path("models/chicago"))).rows}
    assert "Core gaps" not in rows
    assert "not in the documents read" in rows["Core domains open"][1]
    assert rows["Management ratio"][1] == "not known"


def test_the_workbook_has_every_finding(tmp_path):
    (tmp_path / "model.yaml").write_text(HOSTILE)
    result = api.check(tmp_path / "model.yaml")
    data = api.report(result, "xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:4] == ["Summary", "Confidence", "Findings", "RACI"]
    rows = book.get_sheet_by_name("Findings").to_python()
    assert len(rows) == len(result.findings) + 1
    assert data == api.report(result, "xlsx")


def parts(data):
    """The sheets of a workbook as XML, and the texts that their cells share."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "/worksheets/" in name]
        return sheets, html.unescape(book.read("xl/sharedStrings.xml").decode())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r@", "{=", "=HYPERLINK(", "=cmd|' /C calc'!A0"])
def test_no_cell_of_a_report_or_a_review_calculates_whatever_a_text_begins_with(tmp_path, start):
    said = json.dumps(f"{start}1+1")
    (tmp_path / "model.yaml").write_text(
        f"organization: {{id: x, name: {said}}}\nunits: [{{id: u, name: {said}}}]\nroles:\n"
        f"  - {{id: a, title: {said}, unit: u, reports_to: none, owns: [inf.network]}}\n"
        f"  - {{id: b, title: {said}, unit: u, reports_to: a, owns: [inf.network]}}\n"
        f"bodies: [{{id: board, name: {said}, chair: a}}]\nproviders: [{{id: p, name: {said}, provides: [inf]}}]\n"
    )
    (tmp_path / "plan.yaml").write_text(
        f"scenario: 1\nid: plan\nbase: model.yaml\ntitle: {said}\ndecision: {{question: {said}}}\noperations:\n"
        f'  - {{retitle: b, to: {said[:-1]}x", why: {said}}}\n  - {{move: b, to: none, why: {said}}}\n'
    )
    report = api.report(api.check(tmp_path / "model.yaml"), "xlsx")
    review = api.review_document(api.review(tmp_path / "model.yaml", (tmp_path / "plan.yaml",)), "xlsx")

    for data in (report, review):
        sheets, texts = parts(data)
        assert not any("<f>" in sheet or "<f " in sheet or "<hyperlink" in sheet for sheet in sheets)
        assert f"{start.strip()}1+1" in texts


def test_the_list_of_a_comparison_guards_cells_that_a_spreadsheet_would_calculate(tmp_path):
    for name, title in (("before", "Chief"), ("after", "=1+1")):
        (tmp_path / f"{name}.yaml").write_text(f'roles: [{{id: a, title: "{title}", reports_to: none}}]\n')
    states = [api.load_graph(tmp_path / f"{name}.yaml") for name in ("before", "after")]
    text = api.changes(*states, api.diff(*states), "csv")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_hostile_titles_are_escaped_on_the_page(tmp_path):
    (tmp_path / "model.yaml").write_text(HOSTILE)
    page = api.report(api.check(tmp_path / "model.yaml"), "html")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_same_model_gives_the_same_hash_whatever_its_files_look_like(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "model.yaml").write_text("roles: [{id: x, title: X}, {id: y, title: Y, reports_to: x}]\n")
    (tmp_path / "b" / "one.yaml").write_text("roles:\n  - id: x\n    title: X\n")
    (tmp_path / "b" / "two.yaml").write_text("roles:\n  - {id: y, title: Y, reports_to: [x]}\n")

    def digest(folder):
        lines = api.report(api.check(tmp_path / folder)).splitlines()
        return next(line.split()[-1] for line in lines if line.startswith("Model") and "SHA-256" in line)

    assert digest("a") == digest("b")


def test_an_unknown_format_is_refused(acme):
    with pytest.raises(UnknownFormat, match="no format 'pdf'"):
        api.report(acme, "pdf")


def test_the_program_writes_the_review_by_the_ending_of_its_file(tmp_path):
    for name in ("review.html", "review.md", "review.xlsx"):
        said = subprocess.run(
            [sys.executable, "-m", "orgmodel", "report", "models/chicago", "-o", str(tmp_path / name)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert said.returncode == 0, said.stderr
        assert (tmp_path / name).stat().st_size > 5_000
    refused = subprocess.run(
        [sys.executable, "-m", "orgmodel", "report", "models/chicago", "--format", "xlsx"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert refused.returncode == 2


# What is asked beyond the model's policy -----------------------------------------------------------

LOADED = """
organization: {id: x, name: Town}
as_of: 2026-01-01
policy: {rules: {OWN003: {max_domains: 1}}}
completeness: [{all: complete}]
units: [{id: ops, name: Operations}]
roles:
  - {id: cio, title: Director, unit: ops, reports_to: none, positions: 1, occupancy: filled}
  - {id: a, title: Storage Lead, unit: ops, reports_to: cio, positions: 1, occupancy: vacant, vacant_since: 2021-03-04,
     salary: {min: 71234, max: 91234, currency: USD, period: year}, owns: [inf.storage, inf.network, inf.cloud]}
"""


@pytest.fixture
def loaded(tmp_path):
    (tmp_path / "model.yaml").write_text(LOADED)

    def made(format, **choices):
        return api.report(api.check(tmp_path / "model.yaml", choices=api.Choices(**choices)), format)

    return made


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_load_pay_and_dates_of_a_single_position_stand_only_in_a_confidential_review(loaded, format):
    open_, closed = loaded(format), " ".join(loaded(format, confidential=True).split())
    for said in ("71,234 to 91,234 USD", "2021-03-04", "Single positions (confidential)", "share it with those only"):
        assert said not in open_
        assert said in closed
    assert "1 role (the Storage Lead) is accountable" in closed
    assert "(the Storage Lead)" not in open_


def test_the_workbook_names_single_positions_only_if_it_is_confidential(loaded):
    sheets = [CalamineWorkbook.from_filelike(io.BytesIO(loaded("xlsx", confidential=each))) for each in (False, True)]
    assert [("Positions" in book.sheet_names) for book in sheets] == [False, True]
    rows = sheets[1].get_sheet_by_name("Positions").to_python()
    assert rows[1] == ["Storage Lead", "Operations", 3.0, "vacant", "2021-03-04", "71,234 to 91,234 USD a year"]


def test_a_report_takes_the_choices_of_a_check(tmp_path):
    model, known = tmp_path / "model.yaml", tmp_path / "known.json"
    model.write_text(LOADED)
    known.write_text(api.baseline_of(api.check(model)))

    def run(*options):
        command = [sys.executable, "-m", "orgmodel", "report", str(model), "--format", "markdown", *options]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "Texas Government Code" in run("--profile", "tx-651.004").partition("Five numbers")[2].partition("## ")[2]
    selected = run("--select", "OWN,RSK003", "--ignore", "OWN006")
    assert "(OWN003)" in selected and "(GAP001)" not in selected and "(OWN006)" not in selected
    assert "Nothing was found in what could be assessed." in run("--baseline", str(known))
    assert "share it with those only" in run("--confidential")


# What readers are told --------------------------------------------------------------------------------


def test_what_weighs_most_is_about_the_organization_and_errors_of_the_model_are_counted(acme):
    text = api.report(acme, "markdown")
    first = text.partition("## What weighs most")[2].partition("## In short")[0]
    assert "The model itself has" in first
    assert "STR001" in first and "OVL001" in first
    assert not any(f"| {family}" in first for family in ("DAT", "DOC"))


def test_the_thresholds_are_those_in_force_with_what_is_set_for_a_unit(tmp_path):
    (tmp_path / "model.yaml").write_text(
        "organization: {id: x, name: X}\n"
        "policy: {rules: {SPN001: {max_reports: 9}}, units: {ops: {SPN002: {min_reports: 2}, SPN003: off}}}\n"
        "units: [{id: ops, name: Operations}]\nroles: [{id: a, title: A, unit: ops, reports_to: none}]\n"
    )
    text = api.report(api.check(tmp_path / "model.yaml"), "markdown")
    rows = {line.split()[1]: line for line in text.splitlines() if line.startswith("| S")}
    assert "max reports 9" in rows["SPN001"]
    assert "unit:ops: min reports 2" in rows["SPN002"]
    assert rows["SPN003"].endswith("unit:ops: off |")


def test_one_described_role_has_no_number_of_overlaps():
    rows = {row[0]: row for row in five_numbers(api.check(Path("models/aurora"))).rows}
    assert rows["Overlaps"][1] == "not known"


def test_a_manager_of_whom_nothing_is_known_has_no_span_of_nobody():
    text = api.report(api.check(Path("models/chicago")))
    assert "at least 0" not in text


def test_a_partial_model_counts_only_what_is_stated_against_the_load_of_a_role():
    codes = {each.code for each in api.check(Path("models/chicago")).findings}
    assert "OWN003" not in codes
