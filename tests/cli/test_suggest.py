"""Does `orgmodel suggest` keep its promises to a shell: the same bytes, a scenario that applies, plain refusals?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("highspy")

ROOT = Path(__file__).parents[2]
ACME = ROOT / "models" / "acme"
CLEAN, FAILED = 0, 2


def test_the_scenario_is_a_model_for_other_commands(orgmodel, tmp_path):
    path = tmp_path / "options.yaml"

    done = orgmodel("suggest", ACME, "--even-if-draft", "--select", "SPN", "-o", path)
    checked = orgmodel(
        "check", path, "--select", "SPN001,SPN002,SPN003,SPN004", "--format", "json", "--fail-on", "never"
    )

    assert (CLEAN, "") == (done.returncode, done.stderr)
    assert done.stdout.splitlines()[-1].startswith("Next: orgmodel review ")
    assert "DRAFT" in done.stdout.splitlines()[0]
    left = [each["code"] for each in json.loads(checked.stdout)["findings"]]
    assert left == [code for code in ("SPN001", "SPN002", "SPN003", "SPN004") for _ in range(left.count(code))]
    assert "SPN004" not in left
    assert "SPN003" not in left


def test_the_scenario_is_printed_and_the_summary_said_beside_it(orgmodel):
    done = orgmodel("suggest", ACME, "--even-if-draft", "--select", "SPN004")

    assert CLEAN == done.returncode
    assert "\nscenario: 1\n" in done.stdout
    assert done.stderr.startswith("Options for people to judge: Acme County")


def test_json_holds_everything(orgmodel):
    done = orgmodel("suggest", ACME, "--even-if-draft", "--format", "json")
    found = json.loads(done.stdout)

    assert found["format"] == "orgmodel.suggestion/1"
    assert found["draft"]
    assert found["proven"] is True
    assert found["bound"] == found["weight"] > 0
    assert found["gap"] == 0
    assert {"code", "severity", "subject", "message", "fingerprint", "location", "reason"} == set(found["staying"][0])
    assert "\nscenario: 1\n" in found["scenario"]
    assert all(each["why"] for each in found["operations"])


def test_the_same_model_gives_the_same_bytes():
    outputs = set()
    for seed in ("0", "1", "4711"):
        command = [sys.executable, "-m", "orgmodel", "suggest", "models/acme", "--even-if-draft", "--format", "json"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        outputs.add(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)

    assert len(outputs) == 1


def test_an_unconfirmed_model_is_refused_and_nothing_is_written(orgmodel, tmp_path):
    path = tmp_path / "options.yaml"

    done = orgmodel("suggest", ACME, "-o", path)

    assert (FAILED, "") == (done.returncode, done.stdout)
    assert "is no basis for a proposal. It is unconfirmed: " in done.stderr
    assert "--even-if-draft" in done.stderr
    assert not path.exists()


def test_no_file_is_written_where_nothing_changes(orgmodel, tmp_path):
    path = tmp_path / "options.yaml"

    done = orgmodel("suggest", ACME, "--even-if-draft", "--select", "GAP001", "-o", path)

    assert CLEAN == done.returncode
    assert "Next:" not in done.stdout
    assert not path.exists()


def test_a_missing_extra_is_named():
    program = "import sys; sys.modules['highspy'] = None; from orgmodel.cli import main; main()"
    command = [sys.executable, "-c", program, "suggest", str(ACME), "--even-if-draft"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)

    assert FAILED == done.returncode
    assert "orgmodel suggest needs the extra 'suggest': pip install 'orgmodel[suggest]'" in done.stderr
    assert "Traceback" not in done.stderr
