"""Which files make up a model, and what do they say? A folder or a file → `Model`, or every problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from orgmodel.catalog.domains import BUILT_IN
from orgmodel.errors import InvalidModel, NotFound, Problem, did_you_mean
from orgmodel.load import header, shape, strict_yaml
from orgmodel.load.called import called, given
from orgmodel.load.strict_yaml import Text
from orgmodel.model.document import CatalogFile, ModelFile

MAX_BYTES = 32 * 1024 * 1024
"""A text of this size holds about 100,000 roles. What is larger belongs in tables."""

_HEADER = "orgmodel.yaml"
_MOST_NAMED = 12
_SET_ASIDE = frozenset({"scenarios", "sources"})
_CATALOG_KEYS = frozenset({"id", "version", "domains"})


class Model(NamedTuple):
    """The files of a model, each under its label, and the catalog of its own that it names."""

    label: str
    parts: tuple[tuple[str, ModelFile], ...]
    catalog: CatalogFile | None = None


class _File(NamedTuple):
    """One file as it was read: where it is, and its value, which is None when it was not readable."""

    path: Path
    label: str
    value: Any
    readable: bool


def model_files(path: Path) -> Model:
    """Read all the files of a model, in name order.

    Raises:
        NotFound: there is nothing at `path`, or a folder without a model.
        InvalidModel: with the problems of all files at once.
    """
    files, problems = _read(path)
    if len(models := _models_within(path, files)) > 1:
        said = f"this folder holds {len(models):,} models: name one of them: {_few(models)}"
        raise InvalidModel([Problem(label(path), 0, 0, said)])
    values = [file.value for file in files]
    newer = header.newer_format(values)
    if newer:
        raise InvalidModel([*problems, *newer])
    problems += header.repeated(values)
    catalog, named, found = _catalog(files, path if path.is_dir() else path.parent)
    problems += found
    parts = []
    for file in files:
        if not file.readable or (named and _same(file.path, named)):
            continue
        if _is_catalog(file.value):
            said = "a catalog that no header names: write 'catalog:' with its name in the header"
            problems += [] if problems else [Problem(file.label, 1, 1, said)]
            continue
        entity, found = shape.shaped(ModelFile, file.value, file.label)
        problems += found
        parts += [(file.label, entity)] if entity else []
    if problems:
        raise InvalidModel(problems)
    return Model(label(path), tuple(parts), catalog)


def model_text(text: str, path: str = "model.yaml") -> Model:
    """Read one text as a whole model. It cannot name a catalog file.

    Raises:
        InvalidModel: with all problems.
    """
    value, problems = strict_yaml.read(text, path)
    problems += header.newer_format([value])
    if not problems:
        entity, problems = shape.shaped(ModelFile, value, path)
        problems += _catalog([_File(Path(path), path, value, readable=True)], None)[2]
        if entity is not None and not problems:
            return Model(path, ((path, entity),))
    raise InvalidModel(problems)


def label(path: Path) -> str:
    """Name a path as findings do, with `/`: as it was given, and nothing of the machine if that was absolute.

    An absolute path is told from the current directory if it lies there, else by its own name. A file of a revision
    has the name that it has there.
    """
    stands_for = called(path)
    if stands_for is not None:
        return _writable(stands_for)
    if path.is_absolute():
        inside = path.is_relative_to(Path.cwd())
        path = path.relative_to(Path.cwd()) if inside else Path(path.name)
    return _writable(path.as_posix())


def _writable(name: str) -> str:
    """Replace what is no text in a file's name, which may be any bytes."""
    return name.encode("utf-8", "replace").decode()


def _read(path: Path) -> tuple[list[_File], list[Problem]]:
    files: list[_File] = []
    problems: list[Problem] = []
    for file in _paths(path):
        name = _writable((PurePosixPath(label(path)) / file.relative_to(path).as_posix()).as_posix())
        value, found = value_of(file, name)
        problems += found
        files.append(_File(file, name, value, readable=not found))
    return files, problems


def _models_within(path: Path, files: Sequence[_File]) -> list[str]:
    """Name the folders below one without a model of its own that hold a whole model each, as an import writes them."""
    found = [
        file.path.parent.relative_to(path).as_posix()
        for file in files
        if file.path.name == _HEADER
        and file.path != path
        and isinstance(file.value, dict)
        and "organization" in file.value
    ]
    return [] if "." in found else [_writable(name) for name in found]


def _few(names: Sequence[str]) -> str:
    left = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {left:,} more" if left > 0 else "")


def _catalog(files: Sequence[_File], folder: Path | None) -> tuple[CatalogFile | None, Path | None, list[Problem]]:
    """Read the catalog file that a model names: the catalog, its path, and what is wrong with either."""
    for file in files:
        name = file.value.get("catalog") if isinstance(file.value, dict) else None
        if not isinstance(name, Text) or name in (*BUILT_IN, "none"):
            continue
        path = file.path.parent / name
        if folder is None or Path(name).is_absolute() or not _lies_in(path, folder):
            near = did_you_mean(name, BUILT_IN)
            said = f"no such catalog '{name}': write 'it', 'none' or a file in the model's folder{near}"
            return None, None, [Problem(name.at.path, name.at.line, name.at.column, said)]
        shown = (PurePosixPath(file.label).parent / path.relative_to(file.path.parent).as_posix()).as_posix()
        value, problems = value_of(path, shown)
        if problems:
            return None, path, problems
        catalog, problems = shape.shaped(CatalogFile, value, shown)
        return catalog, path, problems
    return None, None, []


def _lies_in(path: Path, folder: Path) -> bool:
    """Tell whether a path is a file in a folder. A name that no file can have is none."""
    try:
        return path.resolve().is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return False


def _is_catalog(value: object) -> bool:
    """Tell whether a file is a catalog: a file of a model never has all of these keys."""
    return isinstance(value, dict) and value.keys() >= _CATALOG_KEYS


def _paths(path: Path) -> list[Path]:
    name = given(path)
    try:
        if path.is_file():
            return [path]
        if not path.is_dir():
            what = "is neither a file nor a folder" if path.exists() else "no such file or folder"
            raise NotFound(f"{name}: {what}")
        found = sorted(_inside(path), key=lambda file: file.relative_to(path).as_posix())
        other = any(path.glob("*.yml"))
    except OSError as error:
        raise NotFound(f"{name}: cannot be read: {error.strerror}") from error
    if found:
        return found
    hint = " (rename *.yml to *.yaml)" if other else " ('orgmodel new DIR' writes one to begin with)"
    raise NotFound(f"{name}: no model in this folder: it has no *.yaml file{hint}")


def _inside(folder: Path) -> Iterator[Path]:
    """Give the files of a model. A link that leads to nothing is among them, so that it is not lost in silence."""
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and entry.name not in _SET_ASIDE:
                yield from _inside(entry)
        elif entry.suffix == ".yaml" and (entry.is_file() or entry.is_symlink()):
            yield entry


def _same(file: Path, other: Path) -> bool:
    return file.resolve() == other.resolve()


def value_of(file: Path, path: str) -> tuple[Any, list[Problem]]:
    """Read the value of one file; a file that is too large or not UTF-8 is a problem."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            said = f"{size / 2**20:.0f} MB of text; {MAX_BYTES // 2**20} MB is the limit of a file"
            return None, [Problem(path, 0, 0, said)]
        data = file.read_bytes()
    except OSError as error:
        return None, [Problem(path, 0, 0, f"cannot be read: {error.strerror}")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return None, [Problem(path, line, column, "not UTF-8: save the file in that encoding")]
    return strict_yaml.read(text, path)
