"""How does a text change where a fact is confirmed or corrected, and nowhere else?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from orgmodel.model.entries import Entry
from orgmodel.model.spans import Span
from orgmodel.write.yaml_text import WIDTH, inline


class Edit(NamedTuple):
    """What takes the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Apply edits that do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def with_key(text: str, place: Span, key: str, value: object) -> Edit | None:
    """Give a mapping a key, or another value for it; None where that takes more than a line."""
    said = inline(value)
    for pair in place.pairs:
        if pair.key == key:
            return Edit(pair.start, pair.end, said) if pair.simple else None
    simple = [pair for pair in place.pairs if pair.simple]
    if not simple:
        return None
    if place.flow:
        last = place.pairs[-1]
        begin = text.rfind("\n", 0, last.end) + 1
        fits = last.end - begin + len(key) + len(said) + 5 <= WIDTH
        gap = " " if fits else "\n" + " " * (place.column + 1)
        return Edit(last.end, last.end, f",{gap}{key}: {said}") if last.simple else None
    after = next((pair for pair in simple if pair.key == "evidence"), simple[min(1, len(simple) - 1)])
    end = text.find("\n", after.end)
    end = len(text) if end < 0 else end
    end -= text[end - 1 : end] == "\r"
    newline = "\r\n" if text[end : end + 2] == "\r\n" else "\n"
    return Edit(end, end, f"{newline}{' ' * place.column}{key}: {said}")


def replaced(text: str, place: Span, entry: Entry) -> Edit | None:
    """Put another value in the place of a text or of a mapping in braces; None where a comment would be lost."""
    if place.pairs and (not place.flow or "#" in _between(text, place)):
        return None
    return Edit(place.start, place.end, inline(entry))


def _between(text: str, place: Span) -> str:
    """Give what stands between the values of a mapping, where comments would be."""
    parts, at = [], place.start
    for pair in place.pairs:
        parts.append(text[at : pair.start])
        at = pair.end
    return "".join([*parts, text[at : place.end]])
