"""Where does a fact stand? In a source, on lines or pages: `job-help-desk#L12-L14`."""

from __future__ import annotations

import re
from dataclasses import dataclass

PATTERN = r"^[^\s#@]+(#([Lp])([0-9]{1,7})(-\2([0-9]{1,7}))?)?(@[0-9a-f]{12})?$"
_WRITTEN = re.compile(
    r"(?P<source>[^\s#@]+)"
    r"(#(?P<mark>[Lp])(?P<first>[0-9]{1,7})(-(?P=mark)(?P<last>[0-9]{1,7}))?)?"
    r"(@(?P<digest>[0-9a-f]{12}))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A passage of a source: `first` to `last` line (mark `L`) or page (mark `p`), both counted from 1.

    A source without lines has `first == last == 0`. `digest` is the first 12 digits of the SHA-256 of
    the passage with its white space collapsed, when the author pinned it.
    """

    source: str
    first: int = 0
    last: int = 0
    mark: str = "L"
    digest: str = ""

    @classmethod
    def parse(cls, text: str) -> Evidence:
        """Read `source#L12-L14`.

        Raises:
            ValueError: the text is not of this form, or its lines run backwards or start at 0.
        """
        found = _WRITTEN.fullmatch(text)
        if not found:
            raise ValueError(f"'{text}' is no evidence: write source#L12 or source#L12-L14 (#p3 for pages)")
        first = int(found["first"] or 0)
        last = int(found["last"] or first)
        if found["first"] and (first == 0 or last < first):
            raise ValueError(f"'{text}' is no evidence: lines count from 1 and run forwards")
        return cls(found["source"], first, last, found["mark"] or "L", found["digest"] or "")

    def __str__(self) -> str:
        """Write the evidence as in a model."""
        return f"{self.source}{'#' * bool(self.first)}{self.lines}{'@' * bool(self.digest)}{self.digest}"

    @property
    def lines(self) -> str:
        """`L12-L14`, `L12` or nothing."""
        if not self.first:
            return ""
        tail = f"-{self.mark}{self.last}" if self.last != self.first else ""
        return f"{self.mark}{self.first}{tail}"
