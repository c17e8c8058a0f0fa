"""How are things done that do not need each other? At once for a table of many rows, where polars and numpy work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_First = TypeVar("_First")
_Second = TypeVar("_Second")

_MANY = 100_000
"""From so many rows on it is quicker: columns are computed where a thread does not keep another one waiting."""

_THREADS = 2


def both(rows: int, first: Callable[[], _First], second: Callable[[], _Second]) -> tuple[_First, _Second]:
    """Call two functions about a table of so many rows. The first error is raised."""
    if rows < _MANY:
        return first(), second()
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as threads:
        begun = threads.submit(first)
        other = second()
        return begun.result(), other


def done(rows: int, asked: Iterable[Callable[[], object]]) -> None:
    """Call functions about a table of so many rows that leave their answers where they are looked for."""
    if rows < _MANY:
        for each in asked:
            each()
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as threads:
        for begun in [threads.submit(each) for each in asked]:
            begun.result()
