"""A mapping file → which column says what. What it leaves open is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from orgmodel.errors import InvalidModel, NotFound, Problem, did_you_mean
from orgmodel.load import files, shape
from orgmodel.load.strict_yaml import Text
from orgmodel.load.tables.guess import guessed
from orgmodel.load.tables.key import Key, key_of
from orgmodel.load.tables.mapping import TOP_WORDS, Choice, Mapping
from orgmodel.load.tables.names import known_fields
from orgmodel.load.tables.profiles import known_profiles
from orgmodel.load.tables.reading import Hints
from orgmodel.load.tables.table import Table
from orgmodel.model.document import ModelFile
from orgmodel.model.entity import Entity, without_place

BLANK = "blank"


class MappingFile(Entity):
    """What a mapping file may say: columns by field, how to read the file, and the header of the model."""

    profile: str | None = None
    columns: Annotated[dict[str, Any], BeforeValidator(without_place)] = Field(default_factory=dict)
    managers_by: str | None = None
    top: tuple[str, ...] = ()
    dates: Literal["dmy", "mdy"] | None = None
    header_row: int | None = Field(default=None, ge=1)
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    model: ModelFile | None = None

    @property
    def hints(self) -> Hints:
        """How the file is to be read."""
        return Hints(self.encoding or "", self.delimiter or "", self.header_row or 0, self.sheet or "")


def mapping_file(path: Path) -> MappingFile:
    """Read a mapping file.

    Raises:
        NotFound: there is no such file.
        InvalidModel: it is not of the form; all problems at once.
    """
    label = files.label(path)
    if not path.is_file():
        raise NotFound(f"{path.as_posix()}: no such file")
    value, problems = files.value_of(path, label)
    if problems:
        raise InvalidModel(problems)
    made, problems = shape.shaped(MappingFile, value, label)
    if isinstance(value, dict):
        problems += _unknown(value, label)
    if problems or made is None:
        raise InvalidModel(problems)
    return made


def _unknown(value: dict[Any, Any], label: str) -> list[Problem]:
    """Point at fields and profiles that do not exist."""
    fields = [field.name for field in known_fields()]
    columns = value.get("columns")
    named = [key for key in columns if isinstance(key, Text) and key not in fields] if isinstance(columns, dict) else []
    found = [(key, f"no field '{key}'{did_you_mean(key, fields)}") for key in named]
    profile = value.get("profile")
    known = [each.name for each in known_profiles()]
    if isinstance(profile, Text) and not any(
        profile.lower() in {name.lower(), *name.lower().split()} for name in known
    ):
        found.append((profile, f"no profile '{profile}': {', '.join(known)}"))
    return [Problem(label, key.at.line, key.at.column, said) for key, said in found]


def mapped(table: Table, said: MappingFile | None, label: str = "") -> Mapping:
    """Say what the columns of a table of posts are: as a mapping file says, the rest guessed.

    Raises:
        InvalidModel: the mapping names a column that the table does not have.
    """
    if said is None:
        return guessed(table)
    given = [
        Choice(field, column, table.headers[column], 1.0, "as the mapping says")
        for field, names in said.columns.items()
        for column in _columns(table, field, names, label)
    ]
    fields = {choice.field for choice in given}
    taken = {choice.column for choice in given}
    rest = guessed(table, profile=said.profile or "")
    choices = [*given, *(each for each in rest.choices if each.field not in fields and each.column not in taken)]
    mapping = Mapping(tuple(choices), given=bool(given))
    key = key_of(table, mapping.column("id"), mapping.column("manager"))
    if said.managers_by:
        column = _columns(table, "managers_by", said.managers_by, label)[0]
        key = Key("id" if column == mapping.column("id") else table.headers[column], column, "")
    top = frozenset(word.lower() for word in said.top if word != BLANK) or rest.top or TOP_WORDS
    blank = BLANK in said.top
    return Mapping(
        tuple(choices), key.by, key.column, top, said.dates or "", "posts",
        given=bool(given), blank_top=blank, names=key.names,
    )  # fmt: skip


def _columns(table: Table, field: str, names: Any, label: str) -> list[int]:
    listed: Sequence[Any] = names if isinstance(names, list | tuple) else [names]
    known = {header.strip().casefold(): number for number, header in reversed(list(enumerate(table.headers)))}
    missing = [str(name) for name in listed if str(name).strip().casefold() not in known]
    if missing:
        near = did_you_mean(missing[0], [header for header in table.headers if header])
        at = listed[0].at if isinstance(listed[0], Text) else None
        said = f"{field}: {table.name} has no column '{missing[0]}'{near}"
        raise InvalidModel([Problem(label or table.label, at.line if at else 0, at.column if at else 0, said)])
    return [known[str(name).strip().casefold()] for name in listed]
