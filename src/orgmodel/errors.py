"""What can go wrong, as one tree.

OrgModelError
├── InvalidModel(problems)     the text is not of the format; every problem at once, with its place
├── InvalidSettings(problems)  the policy names a rule, setting or profile that does not exist
├── NotFound                   a file or folder that was asked for is not there, or holds no model
├── UnknownFormat              no writer for the format that was asked for
└── MissingExtra               a library that comes with an extra is not installed

What a well-formed model *says* wrongly is never an exception: it is a finding with a code.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXTRAS = {
    "charts": ("bidi", "fontTools", "fontpkg_noto_sans", "justmytype_intl_rtl", "reportlab", "resvg_py", "uharfbuzz"),
    "documents": ("docx", "markdown_it", "pypdfium2"),
    "slides": ("pptx",),
    "suggest": ("highspy",),
    "tables": ("polars", "python_calamine", "xlsxwriter"),
}
"""The libraries that each extra brings, by the names that are imported."""


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


class MissingExtra(OrgModelError):
    """Indicates that something needs an extra that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra '{extra}': pip install 'orgmodel[{extra}]'")


@contextmanager
def needed_for(what: str) -> Iterator[None]:
    """Around the import of a library of an extra: say what needs it where it is not installed.

    Args:
        what: the subject of the message, such as `PDF` or the name of a file.

    Raises:
        MissingExtra: the library is not installed. Any other that is missing is an error of the program.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        extra = next((name for name, brought in EXTRAS.items() if library in brought), None)
        if extra is None:
            raise
        raise MissingExtra(what, extra) from error


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ` (did you mean 'x'?)` for the nearest known word, or nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""
