"""The hook that other repositories run before a commit does what its definition says."""

import shlex
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def ran(folder):
    program, *words = shlex.split(HOOK["entry"])
    assert program == "orgmodel"
    command = [sys.executable, "-m", program, *words, *HOOK["args"]]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")


def test_the_definition_has_what_pre_commit_asks_for():
    assert {"id", "name", "entry", "language"} <= HOOK.keys()
    assert HOOK["language"] == "python" and HOOK["pass_filenames"] is False


def test_a_model_that_contradicts_itself_is_stopped(folder):
    done = ran(folder({"model.yaml": "roles: [{id: a, reports_to: a}]\n"}))

    assert done.returncode == 1
    assert "STR001" in done.stdout


def test_a_model_that_does_not_is_let_through(folder):
    assert ran(folder({"model.yaml": "roles: [{id: a, reports_to: none}]\n"})).returncode == 0


def test_a_file_that_is_no_model_is_stopped_with_its_place(folder):
    done = ran(folder({"model.yaml": "rolls: []\n"}))

    assert done.returncode == 2
    assert "model.yaml:1:1" in done.stderr
