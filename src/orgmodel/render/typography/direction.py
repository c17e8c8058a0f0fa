"""In which order do the characters of a line stand? The Unicode bidirectional algorithm, level by level.

python-bidi has the rules for weak and neutral characters. It knows neither what is kept together between
U+2068 and U+2069 (which `wording.quoted` sets) nor pairs of brackets (rule N0): those are here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bidi import algorithm

from orgmodel.render.scenes.wording import has_right_to_left, is_right_to_left

_BEGIN, _END = "\u2068", "\u2069"
_TOGETHER = {_BEGIN, _END}
_OBJECT = "\ufffc"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line that runs in one direction."""

    words: str
    leftward: bool


def runs(words: str, *, leftward: bool = False) -> tuple[Run, ...]:
    """Split a line into runs, in the order in which they stand from left to right."""
    if not has_right_to_left(words):
        plain = words.translate(dict.fromkeys(map(ord, _TOGETHER)))
        return (Run(plain, leftward=False),) if plain else ()
    found: list[tuple[int, str]] = []
    for level, character in zip(_levels(words, int(leftward)), words, strict=True):
        if character in _TOGETHER:
            continue
        if found and found[-1][0] == level:
            found[-1] = (level, found[-1][1] + character)
        else:
            found.append((level, character))
    return tuple(Run(part, level % 2 == 1) for level, part in _reordered(found))


def _reordered(found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Turn each sequence of runs at a level or above it, from the highest level down (rule L2)."""
    for least in range(max((level for level, _ in found), default=0), 0, -1):
        turned: list[tuple[int, str]] = []
        waiting: list[tuple[int, str]] = []
        for run in found:
            if run[0] >= least:
                waiting.append(run)
            else:
                turned += [*reversed(waiting), run]
                waiting = []
        found = [*turned, *reversed(waiting)]
    return found


def _levels(words: str, base: int) -> list[int]:
    """Give the level of each character; what is kept together counts as one neutral sign (rules X5c, BD9)."""
    skeleton, kept = [], []
    for part in _parts(words):
        together = part[0] == _BEGIN
        skeleton.append(_OBJECT if together else part)
        if together:
            kept.append(part)
    outer = iter(_resolved("".join(skeleton), base))
    levels: list[int] = []
    for part in _parts(words):
        if part[0] != _BEGIN:
            levels += [next(outer) for _ in part]
            continue
        around = next(outer)
        inside = part[1:].removesuffix(_END)
        inner = base + 1 if (base + 1) % 2 == int(is_right_to_left(inside)) else base + 2
        levels += [around, *_levels(inside, inner), *([around] if part.endswith(_END) else [])]
    return levels


def _parts(words: str) -> Iterator[str]:
    """Cut a text into single characters and what is kept together, from its first sign to its last."""
    start, depth = 0, 0
    for position, character in enumerate(words):
        if character == _BEGIN:
            start = start if depth else position
            depth += 1
        elif character == _END and depth:
            depth -= 1
            if not depth:
                yield words[start : position + 1]
        elif not depth:
            yield character
    if depth:
        yield words[start:]


def _resolved(words: str, base: int) -> list[int]:
    """Resolve the levels of a text in which nothing is kept together."""
    signs = [_sign(character, base) for character in words]
    counting = [sign for sign in signs if sign["type"] not in _REMOVED]
    storage = {"base_level": base, "chars": counting, "runs": []}
    algorithm.calc_level_runs(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(counting, "LR"[base % 2])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    level = base
    for sign in signs:
        sign["level"] = level = sign["level"] if sign["type"] not in _REMOVED else level
    return [sign["level"] for sign in signs]


def _sign(character: str, base: int) -> dict[str, Any]:
    kind = unicodedata.bidirectional(character) or "L"
    kind = "ON" if kind in {"LRI", "RLI", "FSI", "PDI"} else kind
    return {"ch": character, "level": base, "type": kind, "orig": kind}


def _pair_brackets(signs: list[dict[str, Any]], around: str) -> None:
    """Give both brackets of a pair one direction (rule N0)."""
    for opening, closing in sorted(_pairs(signs)):
        inside = {_STRONG[sign["type"]] for sign in signs[opening + 1 : closing] if sign["type"] in _STRONG}
        if not inside:
            continue
        before = (_STRONG[sign["type"]] for sign in reversed(signs[:opening]) if sign["type"] in _STRONG)
        direction = around if around in inside else next(before, around)
        signs[opening]["type"] = signs[closing]["type"] = direction


def _pairs(signs: list[dict[str, Any]]) -> Iterator[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for position, sign in enumerate(signs):
        character = sign["ch"] if sign["type"] == "ON" else ""
        if character in _BRACKETS:
            waiting.append((_BRACKETS[character], position))
        elif character in {closing for closing, _ in waiting}:
            while waiting:
                closing, opening = waiting.pop()
                if closing == character:
                    yield opening, position
                    break
