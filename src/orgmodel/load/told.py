"""What is being read just now? Said to whoever listens, a stage at a time; nobody has to listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_MEGABYTE = 1_000_000

_listener: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Callable[[str], None]) -> Iterator[None]:
    """Let somebody be told what is being read, in this block and this thread."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def say(text: str) -> None:
    """Tell whoever listens what is being done, in a few words."""
    listener = _listener.get()
    if listener is not None:
        listener(text)


def say_file(path: Path, label: str) -> None:
    """Tell which file is being read, and how large a large one is."""
    if _listener.get() is None:
        return
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    say(f"reading {label}" + (f", {size / _MEGABYTE:,.0f} MB" if size >= _MEGABYTE else ""))
