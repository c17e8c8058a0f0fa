"""Where does a value stand in a text? Offsets from its begin to its end, and those of its keys' values."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """A key of a mapping, and where its value stands; `simple` unless the value is a block of several lines."""

    key: str
    start: int
    end: int
    simple: bool


class Span(NamedTuple):
    """A value in a text: where it begins and ends, its column from 0, whether it is in braces, and its pairs."""

    start: int
    end: int
    column: int
    flow: bool
    pairs: tuple[Pair, ...]
