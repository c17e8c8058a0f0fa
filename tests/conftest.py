"""What most tests need: a model written in a few lines, and the program as a process of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings

from orgmodel.check.run import run
from orgmodel.check.settings import settings_for
from orgmodel.graph.orggraph import OrgGraph
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG
from tests.repository import Repository

# Derandomized: a run says the same on every machine. A longer search: pytest --hypothesis-profile=search
settings.register_profile("search", deadline=None, max_examples=2000)
settings.register_profile(
    "repeatable", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def org():
    """Compile a model that is written in the test."""
    return lambda text: OrgGraph.compile(load_text(dedent(text)))


@pytest.fixture(scope="session")
def checked(org):
    """Ask rules (all of them, unless some are given) about a model that is written in the test."""

    def check(text, rules=CATALOG):
        graph = org(text)
        return run(rules, graph, settings_for(rules, graph.facts.header.policy, "model.yaml"))

    return check


@pytest.fixture
def folder(tmp_path):
    """Write files into a new folder: texts, or bytes as they are."""

    def write(files, name="acme"):
        for path, content in files.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def orgmodel():
    """Run the program, and give what came of it as text."""
    program = [sys.executable, "-m", "orgmodel"]
    options = {"capture_output": True, "encoding": "utf-8"}
    return lambda *words, **more: subprocess.run([*program, *map(str, words)], check=False, **{**options, **more})


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Stand in a new git repository: no settings of this machine in force, one day for all, and nothing left behind."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Tests of Nobody")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "tests@example.org")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-01-31T12:00:00Z")
    for folder in ("temporary", "repository"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path / "repository")
    made = Repository(tmp_path / "repository")
    made.git("init", "-q", "-b", "main")
    yield made
    assert list((tmp_path / "temporary").iterdir()) == [], "what was taken out of a revision was left behind"
