"""Which column says what? A mapping as a value, guessed or written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TOP_WORDS = frozenset({"xx", "none", "no_manager", "no manager", "top", "root", "n/a (top)"})
"""In the place of a manager: there is none. An empty cell is silence, not a top."""

NOBODY = ("0", "00", "000", "0000", "00000", "000000", "0000000", "00000000", "-1")
"""In the place of a manager, where no post has it for an id: what databases write where there is none."""

SURE, LIKELY = 0.8, 0.55


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that was taken for a field, how surely (0 to 1), and why."""

    field: str
    column: int
    header: str
    sureness: float
    why: str

    @property
    def sure(self) -> str:
        """Say the sureness in a word."""
        return "sure" if self.sureness >= SURE else "likely" if self.sureness >= LIKELY else "possible"


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of one table say.

    Attributes:
        choices: the columns in use; a field that may have several columns has them in order.
        managers_by: the field among whose values managers are named: `id`, or another column.
        key: the column that holds those values.
        names: the columns that together hold names among which managers are sought, `Last, First` or `First Last`.
        top: what stands in the place of a manager where there is none, in lower case.
        dates: `dmy` or `mdy` where days are written so; empty when found out.
        format: `posts`, or the name of a format.
        given: whether a mapping file names columns.
        profile: the system whose export it is, if one is known.
        blank_top: whether an empty cell means that there is no manager.
        ends_after: whether the end of a row is the day after the last on which it holds.
    """

    choices: tuple[Choice, ...]
    managers_by: str = "id"
    key: int = -1
    top: frozenset[str] = TOP_WORDS
    dates: str = ""
    format: str = "posts"
    given: bool = False
    profile: str = ""
    blank_top: bool = False
    names: tuple[int, ...] = ()
    ends_after: bool = False

    def column(self, field: str) -> int:
        """Give the number of the column of a field, or -1."""
        return next((each.column for each in self.choices if each.field == field), -1)

    def columns(self, field: str) -> tuple[int, ...]:
        """Give the columns of a field that may have several, in order."""
        return tuple(each.column for each in self.choices if each.field == field)

    def lines(self) -> Iterator[str]:
        """Say the mapping in words, a line a column."""
        for each in self.choices:
            how = "as the mapping says" if self.given else f"{each.sure}: {each.why}"
            yield f"{each.field}: column '{each.header}' ({how})"
        if self.managers_by != "id":
            yield f"managers are named by {self.managers_by}"
        if numbers := sorted(self.top.intersection(NOBODY)):
            yield f"manager {' and '.join(numbers)}: nobody, for no post has that id"
