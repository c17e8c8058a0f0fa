"""What changed, for people and for programs."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel import api
from orgmodel.errors import UnknownFormat

BEFORE = """
organization: {id: acme, name: Acme County}
units: [{id: ops, name: Operations}]
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
  - {id: net, title: Network Manager, unit: ops, reports_to: cio, owns: [inf.network, inf.server]}
  - {id: desk, title: Service Desk Lead, unit: ops, reports_to: net, owns: [help desk], positions: 2}
  - {id: clerk, title: Clerk, unit: ops, reports_to: net}
"""
AFTER = """
organization: {id: acme, name: Acme County}
units: [{id: ops, name: Operations}]
roles:
  - {id: cio, title: Chief Information Officer, reports_to: none}
  - {id: network-manager, title: Network Manager, unit: ops, reports_to: cio, owns: [inf.network]}
  - {id: desk, title: "=Service Desk", unit: ops, reports_to: cio, owns: [help desk], positions: 3, salary: {min: 4711}}
  - {id: cloud, title: Cloud Manager, reports_to: cio, owns: [inf.server]}
"""


@pytest.fixture
def models(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("before.yaml").write_text(BEFORE)
    Path("after.yaml").write_text(AFTER)
    return api.load_graph(Path("before.yaml")), api.load_graph(Path("after.yaml"))


def written(models, format, **options):
    return api.changes(*models, api.diff(*models), format, **options)


def test_people_read_titles_and_both_sides(models):
    text = " ".join(written(models, "text").split())
    for said in (
        "before.yaml: 4 roles, 1 unit",
        "New managers (1)",
        "Cloud Manager part of Network Manager",
        "Service Desk: title Service Desk Lead =Service Desk",
        "Service Desk: positions 2 3",
        "Network Manager: domain accountable for Servers",
        "the same title in the same unit (likely)",
        "--confidential shows them",
    ):
        assert said in text, said
    assert "4711" not in text
    assert "4,711" in written(models, "text", confidential=True)


def test_markdown_has_a_table_for_each_kind(models):
    text = written(models, "markdown")
    assert "## New managers (1)" in text
    assert "all its domains were held by this role (possible)" in text
    assert "| =Service Desk | Network Manager | Chief Information Officer |" in text


def test_programs_read_values_and_what_a_guess_rests_on(models):
    data = json.loads(written(models, "json"))
    assert data["format"] == "orgmodel.changes/1"
    assert data["before"] == {
        "model": "before.yaml",
        "organization": "acme",
        "as_of": None,
        "roles": 4,
        "other_roles": 0,
    }
    renamed = next(change for change in data["changes"] if change["kind"] == "renamed")
    assert (renamed["before"], renamed["after"], renamed["confidence"]) == ("net", "network-manager", "likely")
    assert data["withheld"] == 1
    assert sum(data["counts"].values()) == len(data["changes"])


def test_a_spreadsheet_takes_no_cell_for_a_formula(models):
    rows = list(csv.DictReader(io.StringIO(written(models, "csv"))))
    assert {row["name"] for row in rows} >= {"'=Service Desk", "Cloud Manager"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_two_equal_models_are_said_to_be_equal(models):
    found = api.diff(models[0], models[0])
    assert "Nothing changed" in api.changes(models[0], models[0], found)


def test_an_unknown_format_is_refused(models):
    with pytest.raises(UnknownFormat, match=r"no format 'jsn'.*did you mean 'json'"):
        written(models, "jsn")


def test_the_program_compares_two_files_and_writes_by_their_ending(models, tmp_path):
    Path("renames.yaml").write_text("net: network-manager\n")
    said = program("diff", "before.yaml", "after.yaml", "--renames", "renames.yaml", "-o", "changes.json")
    assert said.returncode == 0, said.stderr
    data = json.loads(Path("changes.json").read_text())
    assert [each["rests_on"] for each in data["changes"] if each["kind"] == "renamed"] == ["the mapping that was given"]
    assert program("diff", "before.yaml", "gone.yaml").returncode == 2
    Path("renames.yaml").write_text("nett: network-manager\n")
    refused = program("diff", "before.yaml", "after.yaml", "--renames", "renames.yaml")
    assert refused.returncode == 2
    assert "did you mean 'net'" in refused.stderr


def program(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "orgmodel", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
