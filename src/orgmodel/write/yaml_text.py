"""How is a value laid out as YAML that a person would write?

Short lists and mappings stand on one line, entries of a list in braces over up to three; what takes more is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgmodel.write.yaml_scalar import holds_unseen, scalar

WIDTH = 120
_LONGEST_FLOW = 3
_STEP = 2

_FOLD = re.compile(r"(?<=\S) (?=\S)")


def document(sections: Mapping[str, Any], roomy: frozenset[str] = frozenset()) -> str:
    """Write the top-level keys of a file, an empty line around those that take several lines.

    Entries of the `roomy` sections are blocks, with an empty line between.
    """
    text: list[str] = []
    before = 1
    for key, value in sections.items():
        lines = list(_section(key, value, roomy=key in roomy))
        if text and max(before, len(lines)) > 1:
            text.append("")
        text += lines
        before = len(lines)
    return "\n".join([*text, ""])


def _section(key: str, value: Any, *, roomy: bool) -> Iterator[str]:
    if not roomy:
        yield from _entry(key, value, 0, nested=True)
        return
    yield f"{key}:"
    for number, each in enumerate(value):
        if number:
            yield ""
        yield from _led(_block(each, 2 * _STEP), _STEP) if each else _item(each, _STEP)


def _entry(key: str, value: Any, indent: int, *, nested: bool = False) -> Iterator[str]:
    """Write a key with its value: behind it if that fits, else below it; at the top, `nested` values below it."""
    before = f"{' ' * indent}{scalar(key, flow=True)}:"
    if isinstance(value, Mapping | list | tuple):
        below = nested and not _all_scalars(list(value.values()) if isinstance(value, Mapping) else value)
        line = f"{before} {inline(value)}"
        if not value or (not below and _is_flat(value) and len(line) <= WIDTH):
            yield line
            return
        yield before
        yield from _block(value, indent + _STEP)
    else:
        yield from _text(f"{before} ", value, indent)


def _block(value: Any, indent: int) -> Iterator[str]:
    """Write a mapping or a list over several lines."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _entry(key, each, indent)
        return
    for each in value:
        yield from _item(each, indent)


def _item(value: Any, indent: int) -> Iterator[str]:
    """Write an item of a list: a mapping in braces if that takes few lines."""
    if not isinstance(value, Mapping | list | tuple):
        yield from _text(f"{' ' * indent}- ", value, indent)
        return
    lines = _wrapped(value, indent) if _is_flat(value) else ()
    if lines and len(lines) <= _LONGEST_FLOW and all(len(line) <= WIDTH for line in lines):
        yield from lines
    else:
        yield from _led(_block(value, indent + _STEP), indent)


def _led(lines: Iterator[str], indent: int) -> Iterator[str]:
    """Put the dash of a list before the first line of an item."""
    yield f"{' ' * indent}- {next(lines)[indent + _STEP :]}"
    yield from lines


def _wrapped(value: Any, indent: int) -> list[str]:
    """Write an item in braces or brackets, as many of its pieces on a line as fit."""
    opening, closing = "{}" if isinstance(value, Mapping) else "[]"
    lines = [f"{' ' * indent}- {opening}"]
    pieces = list(_pieces(value))
    for number, piece in enumerate(pieces):
        last = number + 1 == len(pieces)
        said = piece + (closing if last else ",")
        gap = "" if lines[-1][-1] in "{[" else " "
        if gap and len(lines[-1]) + len(said) + 1 > WIDTH:
            lines.append(" " * (indent + 3) + said)
        else:
            lines[-1] += gap + said
    return lines if pieces else [lines[0] + closing]


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{scalar(key, flow=True)}: {inline(each)}" for key, each in value.items())
    else:
        yield from map(inline, value)


def inline(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(_pieces(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_pieces(value)) + "]"
    return scalar(value, flow=True)


def _is_flat(value: Any) -> bool:
    """Tell whether a value can be read on one line: no long or broken text, no mapping in a list."""
    if isinstance(value, Mapping):
        return all(_is_flat(each) for each in value.values())
    if isinstance(value, list | tuple):
        return _all_scalars(value) and all(map(_is_flat, value))
    return not isinstance(value, str) or (len(value) < WIDTH and "\n" not in value)


def _all_scalars(values: Sequence[Any]) -> bool:
    return not any(isinstance(each, Mapping | list | tuple) for each in values)


def _text(before: str, value: Any, indent: int) -> Iterator[str]:
    """Write a scalar behind a key or a dash: a long one folded, one of several lines as a block."""
    line = before + scalar(value)
    lines = _broken(value, WIDTH - indent - _STEP) if isinstance(value, str) else None
    if lines is None or (len(line) <= WIDTH and "\n" not in value):
        yield line
        return
    style, *rest = lines
    yield before + style
    for each in rest:
        yield f"{' ' * (indent + _STEP)}{each}" if each else ""


def _broken(text: str, width: int) -> list[str] | None:
    """Give the style and the lines of a block scalar, or nothing when only quotes keep the text as it is."""
    lines = text.removesuffix("\n").split("\n")
    if any(line != line.strip() or holds_unseen(line) for line in lines) or not lines[0] or not lines[-1]:
        return None
    if "\n" in text:
        return ["|" if text.endswith("\n") else "|-", *lines]
    folded = [""]
    for word in _FOLD.split(text):
        if folded[-1] and len(folded[-1]) + 1 + len(word) > width:
            folded.append(word)
        else:
            folded[-1] += f" {word}" if folded[-1] else word
    return [">-", *folded] if len(folded) > 1 else None
