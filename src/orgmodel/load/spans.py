"""From where to where does a fact stand in a YAML text? For edits that leave every other byte as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from orgmodel.model.spans import Pair, Span

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def spans(text: str) -> dict[tuple[int, int], Span]:
    """Give every mapping and every scalar of a text by line and column, both from 1, as facts know their places.

    The text must be one that the strict reader has read: its depth is bounded.
    """
    found: dict[tuple[int, int], Span] = {}
    whole = yaml.compose(text, Loader=_LOADER)
    if whole is None:
        return found
    offsets = _offsets(text)
    for node in _nodes(whole):
        line, column = node.start_mark.line, node.start_mark.column
        found.setdefault((line + 1, column + 1), _span(node, offsets))
    return found


def _nodes(node: Any) -> Iterator[Any]:
    """Give mappings before what is in them: a block mapping begins where its first key does."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _nodes(value)
    else:
        yield node


def _offsets(text: str) -> list[int]:
    """Give the offset at which each line begins, lines as the parser counts them."""
    starts = [0]
    for number, character in enumerate(text):
        if character in "\n\x85\u2028\u2029" or (character == "\r" and text[number + 1 : number + 2] != "\n"):
            starts.append(number + 1)
    return starts


def _at(mark: Any, offsets: list[int]) -> int:
    return offsets[mark.line] + int(mark.column) if mark.line < len(offsets) else offsets[-1]


def _span(node: Any, offsets: list[int]) -> Span:
    start, end = _at(node.start_mark, offsets), _at(node.end_mark, offsets)
    if not isinstance(node, yaml.MappingNode):
        return Span(start, end, node.start_mark.column, flow=False, pairs=())
    pairs = tuple(_pair(key, value, offsets) for key, value in node.value)
    flow = bool(node.flow_style)
    return Span(start, end if flow or not pairs else pairs[-1].end, node.start_mark.column, flow=flow, pairs=pairs)


def _pair(key: Any, value: Any, offsets: list[int]) -> Pair:
    is_scalar = isinstance(value, yaml.ScalarNode)
    simple = value.style not in {"|", ">"} if is_scalar else bool(value.flow_style)
    return Pair(str(key.value), _at(value.start_mark, offsets), _at(value.end_mark, offsets), simple)
