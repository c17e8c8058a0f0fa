"""What became of which role, as people say it: a YAML file of old ids and new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from orgmodel.errors import InvalidModel, Problem
from orgmodel.load.files import label, value_of
from orgmodel.model.entity import AT


def renames_of(path: Path) -> Mapping[str, Sequence[str]]:
    """Read renames: `old-id: new-id`, or `old-id: [new-id, other-id]` for a role that was split.

    Raises:
        NotFound: there is no such file.
        InvalidModel: the file is not of this form; every problem at once.
    """
    name = label(path)
    value, problems = value_of(path, name)
    if problems:
        raise InvalidModel(problems)
    if not isinstance(value, dict):
        raise InvalidModel([Problem(name, 1, 1, "expected a line for each role: old-id: new-id")])
    found: dict[str, tuple[str, ...]] = {}
    for old, new in value.items():
        if old == AT:
            continue
        several = new if isinstance(new, list) else [new]
        if not several or not all(isinstance(each, str) and each for each in several):
            at = getattr(old, "at", None)
            line, column = (at.line, at.column) if at else (1, 1)
            problems.append(Problem(name, line, column, f"'{old}': expected the new id, or a list of new ids"))
            continue
        found[str(old)] = tuple(map(str, several))
    if problems:
        raise InvalidModel(problems)
    return found
