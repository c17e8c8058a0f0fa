"""Is the code built as docs/architecture.md says?"""

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import orgmodel

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "orgmodel"
MODULES = sorted(SOURCE.rglob("*.py"))

LONGEST = 300
LONGER_WITH_REASON: dict[str, str] = {}  # path below src/orgmodel: why it is one thing all the same


def path_below_source(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", MODULES, ids=path_below_source)
def test_module_is_short_or_has_a_reason(module):
    assert length(module) <= LONGEST or path_below_source(module) in LONGER_WITH_REASON


def test_reasons_are_still_needed():
    assert [name for name in LONGER_WITH_REASON if length(SOURCE / name) <= LONGEST] == []


def test_every_folder_with_code_is_a_package():
    folders = {module.parent for module in MODULES}

    assert [path_below_source(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("package", [m for m in MODULES if m.name == "__init__.py"], ids=path_below_source)
def test_package_has_a_docstring(package):
    assert ast.get_docstring(ast.parse(package.read_text(encoding="utf-8")))


def test_public_names_are_sorted_and_there():
    assert list(orgmodel.__all__) == sorted(set(orgmodel.__all__))
    assert [name for name in orgmodel.__all__ if not hasattr(orgmodel, name)] == []


def test_imports_keep_the_contracts(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)

    assert status == 0, capsys.readouterr().out
