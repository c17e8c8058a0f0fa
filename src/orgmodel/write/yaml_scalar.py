"""How is one value written in YAML? A text stays plain where it can, and is quoted where it must be.

It is quoted where YAML 1.2 would read it as something else (`0655`, `true`, `a: b`), and where an editor would not
show all of it. Our own reader keeps every scalar as the text that was written.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

_RESOLVED = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
    r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
"""What the core schema of YAML 1.2 takes for a number, a truth value or nothing."""

_NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`\s]|:\s|:$|\s#|\s$")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
_UNSEEN = frozenset({"Cc", "Zl", "Zp", "Cs"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(value: Any, *, flow: bool = False) -> str:
    """Write one value on one line; `flow` where commas and brackets would end it."""
    if value is None:
        return "null"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _written(str(value), flow=flow)
    return repr(int(value)) if value == int(value) else repr(value)


def _written(text: str, *, flow: bool) -> str:
    if holds_unseen(text):
        return '"' + "".join(map(_escaped, text)) + '"'
    special = not text or _RESOLVED.fullmatch(text) or _NOT_PLAIN.search(text)
    if not special and not (flow and _NOT_IN_FLOW.search(text)):
        return text
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def holds_unseen(text: str) -> bool:
    """Tell whether a text holds what an editor does not show, or shows out of order."""
    return not (text.isascii() and text.isprintable()) and any(
        character in _BIDI or unicodedata.category(character) in _UNSEEN for character in text
    )


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character in _BIDI or unicodedata.category(character) in _UNSEEN:
        code = ord(character)
        if unicodedata.category(character) == "Cs":  # half of a pair is no text
            return "\ufffd"
        return f"\\u{code:04X}"
    return character
