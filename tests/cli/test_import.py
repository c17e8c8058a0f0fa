"""Does `orgmodel import` write models that check, say what to look at, and leave people's words alone?"""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from orgmodel import api
from orgmodel.cli import group
from orgmodel.cli.options import for_shell
from tests.load.documents import making

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def run(*args):
    return CliRunner().invoke(group, [str(each) for each in args])


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "network.txt").write_text(making.DETAILS, encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_text("")
    return tmp_path


def test_import_writes_a_model_that_has_no_error_of_form(folder):
    result = run("import", folder / "in", "--into", folder / "model")

    assert result.exit_code == 0, result.output
    assert "empty.txt: empty" in result.output
    assert "Next: orgmodel check" in result.output
    assert api.load_graph(folder / "model").roles.id[0] == "network-operations-manager"


def test_a_folder_of_several_models_is_told_by_their_names(orgmodel, tmp_path):
    for name in ("ash", "birch"):
        (tmp_path / "out" / name).mkdir(parents=True)
        (tmp_path / "out" / name / "orgmodel.yaml").write_text(f"organization: {{id: {name}}}\n", encoding="utf-8")

    result = orgmodel("check", "out", cwd=tmp_path)

    assert result.returncode == 2
    assert "out: this folder holds 2 models: name one of them: ash, birch" in result.stderr
    assert "given already" not in result.stderr
    assert orgmodel("check", "out/ash", cwd=tmp_path).returncode != 2


def test_a_document_of_which_something_is_missing_is_read_in_part(folder):
    (folder / "in" / "bare.txt").write_text("Position Title: Database Manager\nReports to: Chief Information Officer\n")
    result = run("import", folder / "in", "--into", folder / "model")

    unread, in_part = result.output.partition("Not read\n")[2].split("Read in part\n")
    assert "empty.txt: empty" in unread and "bare.txt" not in unread
    assert "no duties were found for Database Manager" in in_part


def test_importing_again_changes_nothing(folder):
    run("import", folder / "in", "--into", folder / "model")
    before = {path.name: path.read_bytes() for path in (folder / "model").iterdir()}
    result = run("import", folder / "in", "--into", folder / "model")

    assert "nothing new" in result.output
    assert {path.name: path.read_bytes() for path in (folder / "model").iterdir()} == before


def test_words_and_comments_of_people_stay(folder):
    run("import", folder / "in", "--into", folder / "model")
    roles = folder / "model" / "roles.yaml"
    edited = "# Confirmed in March.\n" + roles.read_text(encoding="utf-8").replace(
        "title: Network Operations Manager", "title: Head of Networks"
    )
    roles.write_text(edited, encoding="utf-8")
    result = run("import", folder / "in", "--into", folder / "model")

    assert roles.read_text(encoding="utf-8") == edited
    assert "Head of Networks" in " ".join(result.output.split())


def test_several_organizations_get_a_folder_each(folder):
    other = making.DETAILS.replace("FAIRVALE", "OTHERTON")
    (folder / "in" / "other.txt").write_text(other, encoding="utf-8")
    run("import", folder / "in", "--into", folder / "models")

    assert sorted(path.name for path in (folder / "models").iterdir()) == ["city-of-fairvale", "city-of-otherton"]


def test_another_organization_does_not_get_into_a_model(folder):
    run("import", folder / "in", "--into", folder / "model")
    (folder / "in" / "network.txt").write_text(making.DETAILS.replace("FAIRVALE", "OTHERTON"), encoding="utf-8")
    result = run("import", folder / "in", "--into", folder / "model")

    assert "holds the model of 'city-of-fairvale'" in str(result.exception)


def test_the_json_has_the_shape_that_its_schema_says(folder):
    result = run("import", folder / "in", "--format", "json")
    found = json.loads(result.output)

    jsonschema.validate(found, json.loads(api.schema("import")))
    assert [each["source"] for each in found] == ["empty.txt", "network.txt"]
    assert found[0]["unread"] == [{"reason": "empty", "lines": None}]
    (role,) = found[1]["roles"]
    assert role["reports_to"] == {
        "title": "Chief Information Officer",
        "status": "stated",
        "confidence": None,
        "lines": [9, 9],
    }
    assert role["salary"] == {"min": 98765.0, "max": 123456.0, "currency": "USD", "period": "year"}


def test_a_folder_is_asked_for(folder):
    assert run("import", folder / "in").exit_code == 2


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the seed documents in ../shared/seeds")
def test_the_seeds_become_models_that_check(tmp_path):
    result = run("import", *sorted(SEEDS.glob("0*.txt")), "--into", tmp_path)

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["city-of-aurora", "city-of-chicago", "cook-county"]
    for model in sorted(tmp_path.iterdir()):
        checked = run("check", model, "--sources", SEEDS, "--fail-on", "error")
        assert checked.exit_code == 0, checked.output


NAMELESS = "POSITION TITLE: {title}\n\nESSENTIAL DUTIES\n\n* Manages the county network.\n* Manages the help desk.\n"


def test_documents_that_name_no_organization_get_the_one_that_is_given(tmp_path, orgmodel):
    for number, title in enumerate(("Network Manager", "Server Manager")):
        (tmp_path / f"{number}.txt").write_text(NAMELESS.format(title=title), encoding="utf-8")

    asked = orgmodel("import", "0.txt", "1.txt", "--into", "one", cwd=tmp_path).stdout
    assert "Which organization are these of? They name none; --organization NAME says it: 0.txt; 1.txt" in " ".join(
        asked.split()
    )
    told = orgmodel("import", "0.txt", "1.txt", "--into", "two", "--organization", "Fairvale  County", cwd=tmp_path)
    assert "Which organization" not in told.stdout
    assert "name: Fairvale County" in (tmp_path / "two" / "orgmodel.yaml").read_text(encoding="utf-8")
    assert "Server Manager (1.txt)" in " ".join(told.stdout.split())  # one line asks for the managers of both
    assert told.stdout.count("report to?") == 1


@pytest.mark.parametrize("name", ["plain", "with space", "it's", "two\nlines", "tab\tand \\ and 'quote'", "é"])
def test_a_path_is_written_as_one_word_of_a_shell(name):
    word = for_shell(Path(name))

    assert "\n" not in word
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("no bash here")
    said = subprocess.run([bash, "-c", f"printf %s {word}"], capture_output=True, check=True).stdout
    assert said.decode() == name
