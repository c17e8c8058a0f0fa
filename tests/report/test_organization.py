"""The whole review of one model, in every format."""

import io
import json
import subprocess
import sys
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


def test_the_workbook_has_every_finding_and_no_formula(tmp_path):
    (tmp_path / "model.yaml").write_text(HOSTILE)
    result = api.check(tmp_path / "model.yaml")
    data = api.report(result, "xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:4] == ["Summary", "Confidence", "Findings", "RACI"]
    rows = book.get_sheet_by_name("Findings").to_python()
    assert len(rows) == len(result.findings) + 1
    assert "=1+1" in json.dumps(book.get_sheet_by_name("RACI").to_python())
    assert data == api.report(result, "xlsx")


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
