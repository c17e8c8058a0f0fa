"""What may a model say only once? The keys of its header, over all of its files; and the format that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from orgmodel.errors import Problem
from orgmodel.load.strict_yaml import Text
from orgmodel.model.document import FORMAT

_ONCE = ("orgmodel", "organization", "as_of", "catalog", "policy", "charts")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_SHOWN = 20


def newer_format(values: Sequence[Any]) -> list[Problem]:
    """Refuse a newer version of the format by name. What else is wrong may be right in that version."""
    given = [value for _, value in _given(values, "orgmodel")]
    newer = [text for text in given if isinstance(text, Text) and _NUMBER.fullmatch(text) and float(text) > FORMAT]
    return [
        Problem(
            text.at.path,
            text.at.line,
            text.at.column,
            f"format {text[:_SHOWN]} is newer than this tool reads ({FORMAT}): install a newer orgmodel",
        )
        for text in newer
    ]


def repeated(values: Sequence[Any]) -> list[Problem]:
    """Point at each key of the header that an earlier file gives already."""
    problems = []
    for name in _ONCE:
        keys = [key for key, _ in _given(values, name)]
        for key in keys[1:]:
            said = f"'{name}' is given already in {keys[0].at.path}"
            problems.append(Problem(key.at.path, key.at.line, key.at.column, said))
    return problems


def _given(values: Sequence[Any], name: str) -> Iterator[tuple[Text, Any]]:
    """Give a key, with its place, and its value in every file that has something under it."""
    for value in values:
        for key, each in value.items() if isinstance(value, dict) else ():
            if key == name and isinstance(key, Text) and each is not None:
                yield key, each
