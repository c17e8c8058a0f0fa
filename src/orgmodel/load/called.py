"""What is a file called that stands in for another one? One of a revision is called `REV:path`, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_CALLED: ContextVar[tuple[tuple[Path, str], ...]] = ContextVar("called", default=())


@contextmanager
def calling(folder: Path, name: str) -> Iterator[None]:
    """Call what lies in a folder by another name: `name` + the path within it."""
    token = _CALLED.set((*_CALLED.get(), (folder, name)))
    try:
        yield
    finally:
        _CALLED.reset(token)


def called(path: Path) -> str | None:
    """Give the name of a file that stands in for another one; None: it is itself."""
    for folder, name in _CALLED.get():
        if path.is_relative_to(folder):
            return name + path.relative_to(folder).as_posix()
    return None


def given(path: Path) -> str:
    """Name a path as whoever gave it knows it."""
    return called(path) or path.as_posix()
