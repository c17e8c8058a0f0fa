"""Is a path one in a git revision, `REV:PATH`? Told apart from files with a colon in their names, and from drives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_DRIVE = re.compile(r"[A-Za-z]:(?:[\\/]|$)")
"""`C:\\models`, `C:/models` and `C:` are places on Windows everywhere, so that a text means the same on all systems."""


class RevisionPath(NamedTuple):
    """A path in a revision. From the top of the repository, unless it begins with `./` or `../`."""

    revision: str
    path: str

    @property
    def is_from_here(self) -> bool:
        """Tell whether the path is meant from the folder at hand."""
        return self.path in {".", ".."} or self.path.startswith(("./", "../"))

    def __str__(self) -> str:
        """As it is given."""
        return f"{self.revision}:{self.path}"


def revision_path(path: Path) -> RevisionPath | None:
    """Take a path as one in a revision. What is there under just this name is itself."""
    text = path.as_posix()
    if ":" not in text or path.drive or _DRIVE.match(text) or _is_there(path):
        return None
    colon = _colon(text)
    return RevisionPath(text[:colon], text[colon + 1 :]) if colon > 0 else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no file can have this name
        return False


def _colon(text: str) -> int:
    """Find the first colon that is not in braces: those hold days and words, as in `main@{2026-01-31 12:00}`."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "{") - (letter == "}")
        if letter == ":" and depth <= 0:
            return place
    return -1
