"""What does a YAML text say, read strictly and with the place of every value?

PyYAML's parser gives events; this module turns them into mappings, lists and texts by YAML 1.2 meaning:
no scalar becomes a number, a date or a yes/no here (fields that need one convert the text), so that
`0655`, `06E5`, `1.10` and `no` stay what was written. Duplicate keys, tags, several documents, deep nesting
and alias bombs are refused.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import yaml

from orgmodel.errors import Problem
from orgmodel.model.entity import AT
from orgmodel.model.location import Location

MAX_DEPTH = 24
MAX_VALUES = 5_000_000
MAX_COPIED = 200_000
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Text(str):
    """A scalar with its place."""

    __slots__ = ("mark", "path")
    mark: Any
    path: str

    @property
    def at(self) -> Location:
        """Where the scalar begins."""
        return Location(self.path, self.mark.line + 1, self.mark.column + 1)


class Listing(list[Any]):
    """A sequence with its place."""

    __slots__ = ("at",)
    at: Location


class _Stop(Exception):
    """Ends the reading of a file whose rest cannot be trusted."""


def read(text: str, path: str) -> tuple[Any, list[Problem]]:
    """Read one YAML document.

    Returns the value (mappings hold their `Location` under `AT`) and the problems of form that were
    found on the way. After a syntax error the value is None.
    """
    builder = _Builder(path)
    with _without_collection():
        try:
            value = builder.document(_LOADER(text).get_event)
        except _Stop:
            value = None
        except yaml.MarkedYAMLError as error:
            builder.problems.append(_unreadable(text, path, error))
            value = None
        except (yaml.reader.ReaderError, UnicodeEncodeError):
            builder.problems.append(_forbidden(text, path))
            value = None
    return value, builder.problems


def _unreadable(text: str, path: str, error: yaml.MarkedYAMLError) -> Problem:
    """Say a parser's error in the words of somebody who writes models."""
    mark: Any = error.problem_mark or error.context_mark
    lines = _LINE_BREAK.split(text.removeprefix("\ufeff"))
    if mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] == "\t":
        said = "a tab: YAML indents with spaces only"
    else:
        said = f"not readable as YAML: {error.context or ''} {error.problem or ''}".replace(":  ", ": ").strip()
    return Problem(path, mark.line + 1, mark.column + 1, said)


def _forbidden(text: str, path: str) -> Problem:
    """Find the first character that YAML does not allow: the parser tells its place in bytes, if at all."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return Problem(path, 1, 1, "not readable as YAML")
    before = _LINE_BREAK.split(text[: found.start()])
    said = f"the control character U+{ord(found[0]):04X}, which YAML does not allow"
    return Problem(path, len(before), len(before[-1]) + 1, said)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Pause cyclic garbage collection: nothing built here is garbage, and looking costs half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Builder:
    """Turns events into values, and counts what it builds."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.values = 0
        self.copied = 0
        self.next: Callable[[], Any]

    def document(self, event_after: Callable[[], Any]) -> Any:
        """Build the only document of a stream; `event_after` gives the next event each time, None at the end."""
        self.next = event_after
        value = None
        documents = 0
        while (event := event_after()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.stop(event, "a second document: write one document a file")
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                value = self.build(event, 0)
        return value

    def build(self, event: Any, depth: int) -> Any:
        """Build the value that begins with `event`. Most values are plain scalars, so they come first."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.stop(event, f"more than {MAX_VALUES:,} values: read large organizations from tables")
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            return self.scalar(event)
        if depth > MAX_DEPTH:
            self.stop(event, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if event.tag not in (None, "!"):
            self.problem(event, f"the tag {event.tag} is not allowed")
        before = self.values
        if isinstance(event, yaml.ScalarEvent):
            value: Any = self.scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(event, depth)
        else:
            value = self.mapping(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.values - before + 1)
        return value

    def scalar(self, event: Any) -> Any:
        """Keep the text, or None for a plain null."""
        value = event.value
        if value in _NULL and event.implicit[0]:
            return None
        text = Text(value)
        text.mark, text.path = event.start_mark, self.path
        return text

    def sequence(self, start: Any, depth: int) -> Listing:
        """Build a list."""
        listing = Listing()
        listing.at = self.at(start)
        build, event_after = self.build, self.next
        while type(event := event_after()) is not yaml.SequenceEndEvent:
            listing.append(build(event, depth + 1))
        return listing

    def mapping(self, start: Any, depth: int) -> dict[str, Any]:
        """Build a mapping; its place stands under `AT`."""
        mapping: dict[str, Any] = {AT: self.at(start)}
        build, event_after = self.build, self.next
        while type(event := event_after()) is not yaml.MappingEndEvent:
            key = build(event, depth + 1)
            if not isinstance(key, str) or key == AT:
                self.problem(event, "a key must be a plain word")
                key = AT
            elif key in mapping:
                self.problem(event, f"the key '{key}' stands here twice")
            value = build(event_after(), depth + 1)
            if key != AT:
                mapping[key] = value
        return mapping

    def alias(self, event: Any) -> Any:
        """Give the value again that an anchor named, within a limit on what is copied in all."""
        if event.anchor not in self.anchors:
            self.stop(event, f"the alias *{event.anchor} stands inside the value that it names, or before it")
        value, weight = self.anchors[event.anchor]
        self.copied += weight
        if self.copied > MAX_COPIED:
            self.stop(event, f"aliases repeat more than {MAX_COPIED:,} values")
        self.values += weight
        return value

    def at(self, event: Any) -> Location:
        """Where an event begins."""
        return Location(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def problem(self, event: Any, message: str) -> None:
        """Note a problem and go on."""
        at = self.at(event)
        self.problems.append(Problem(at.path, at.line, at.column, message))

    def stop(self, event: Any, message: str) -> NoReturn:
        """Note a problem and give up on the file."""
        self.problem(event, message)
        raise _Stop
