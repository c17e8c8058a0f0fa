"""What can go wrong, as one tree.

OrgModelError
├── InvalidModel(problems)     the text is not of the format; every problem at once, with its place
├── InvalidSettings(problems)  the policy names a rule, setting or profile that does not exist
├── NotFound                   a file or folder that was asked for is not there, or holds no model
└── UnknownFormat              no writer for the format that was asked for

What a well-formed model *says* wrongly is never an exception: it is a finding with a code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class OrgModelError(Exception):
    """Indicates that the work could not be done (exit code 2)."""


class Problem(NamedTuple):
    """One defect of form: where it is and what is wrong, in one sentence."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """`path:line:column: message`; a problem of a whole file has no line."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class _Problems(OrgModelError):
    """Carries every problem that was found, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class InvalidModel(_Problems):
    """Indicates that the text of a model is not of the format. Not the same as a finding."""


class InvalidSettings(_Problems):
    """Indicates that a policy names a rule, a setting, a severity or a profile that does not exist."""


class NotFound(OrgModelError):
    """Indicates that a file or folder is missing, or that there is no model in it."""


class UnknownFormat(OrgModelError):
    """Indicates that no writer exists for the format that was asked for."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ` (did you mean 'x'?)` for the nearest known word, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""
