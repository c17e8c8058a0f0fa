"""Docs cannot rot: their models load, their commands run with the output they show, generated pages are current."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orgmodel import api
from orgmodel.cli import COMMANDS
from orgmodel.load.assemble import load_text
from orgmodel.rules import CATALOG
from tools import build_diagrams, build_docs

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def fences(kind):
    return list(_fences(kind))


def _fences(kind):
    for page in PAGES:
        for number, found in enumerate(FENCE.finditer(page.read_text(encoding="utf-8"))):
            if found["kind"].split(" ")[0] == kind:
                yield pytest.param(page, found["kind"], found["text"], id=f"{page.name}-{number}")


@pytest.mark.parametrize(("page", "kind", "text"), fences("yaml"))
def test_every_yaml_snippet_is_a_model(page, kind, text):
    facts = load_text(text, page.name)

    assert facts.header.path == page.name


WITH_COMMANDS = [ROOT / "README.md", ROOT / "docs" / "tutorial.md", ROOT / "docs" / "scenarios.md"]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_print_what_it_shows(page, tmp_path):
    shutil.copytree(ROOT / "models", tmp_path / "models")
    ran = 0
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        kind, _, target = found["kind"].partition(" file=")
        if target:
            (tmp_path / target).write_text(found["text"], encoding="utf-8")
        elif kind == "console":
            for command, shown in commands(found["text"]):
                assert_shown(shown, output_of(command, tmp_path))
                ran += 1

    assert ran


def commands(text):
    """Split a console block at its `$` lines."""
    for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = block.partition("\n")
        yield command, shown


def output_of(command, folder):
    """Run an orgmodel command; what else a page shows (make, git) is not run here."""
    program, *arguments = shlex.split(command)
    assert program == "orgmodel", f"a page shows {program}: use a text block for what is not run"
    done = subprocess.run(
        [sys.executable, "-m", "orgmodel", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def assert_shown(shown, printed):
    """What a page shows is what is printed; a line of three dots stands for lines that are left out."""
    parts = [part.strip("\n") for part in re.split(r"^\.\.\.$", shown, flags=re.MULTILINE)]
    place = 0
    for part in parts:
        found = printed.find(part, place)
        assert found >= 0, f"not printed:\n{part}\n--- printed:\n{printed}"
        place = found + len(part)
    if len(parts) == 1 and shown.strip():
        assert printed.strip() == shown.strip()


@pytest.mark.parametrize("name", sorted(build_docs.pages()))
def test_generated_pages_are_current(name):
    page = build_docs.DOCS / name

    assert page.read_text(encoding="utf-8") == build_docs.pages()[name], "run `make docs`"


def test_no_page_of_a_rule_is_left_over():
    codes = {f"{rule.code}.md" for rule in CATALOG} | {"README.md"}

    assert {page.name for page in (build_docs.DOCS / "rules").iterdir()} == codes


@pytest.mark.parametrize("name", sorted(build_diagrams.charts()))
def test_diagrams_are_current(name):
    drawn = build_diagrams.charts()[name]

    assert (ROOT / "diagrams" / name).read_bytes() == drawn, "run `make diagrams`"


def test_every_command_is_documented_with_its_own_words():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    assert all(f"## orgmodel {name}" in page for name in COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []


def test_the_schemas_are_printed_as_they_ship():
    assert (ROOT / "docs" / "model.schema.json").read_text(encoding="utf-8") == api.schema("model")
