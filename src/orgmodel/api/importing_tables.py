"""Read tables that people have (HR exports, organogram returns) → a model of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.load.opening import TABLES

if TYPE_CHECKING:
    from orgmodel.model.notes import Note
    from orgmodel.write.written import Written


@dataclass(frozen=True, slots=True)
class ImportedTables:
    """What came of it: how tables were read, what was noticed in them, and what was written."""

    read_as: tuple[str, ...]
    notes: tuple[Note, ...]
    written: Written


def are_tables(paths: Sequence[Path]) -> bool:
    """Tell whether all sources are tables, or folders that hold nothing but tables."""
    return all(_is_table(path) for path in paths)


def _is_table(path: Path) -> bool:
    if not path.is_dir():
        return path.suffix.lower() in TABLES
    endings = {entry.suffix.lower() for entry in path.iterdir() if entry.is_file() and not entry.name.startswith(".")}
    return bool(endings) and endings <= {*TABLES, ".yaml"} and not endings <= {".yaml"}


def import_tables(
    paths: Sequence[Path | str], into: Path | str, *, mapping: Path | str | None = None, names: bool = False
) -> ImportedTables:
    """Read tables as one organization, and write a model into a folder; into one that is there, only what is new.

    Raises:
        NotFound: a file is missing.
        InvalidModel: a table, the mapping or the model in the folder cannot be read.
        MissingExtra: the extra `tables` is not installed.
        OrgModelError: the folder cannot be written.
    """
    from orgmodel.api.writing import write_model
    from orgmodel.load.tables.imported import importable

    found = importable([Path(path) for path in paths], Path(mapping) if mapping else None, names=names)
    return ImportedTables(found.read_as, found.notes, write_model(found, into))
