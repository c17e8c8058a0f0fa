"""How are triples written as Turtle? Terms escaped, a subject a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]')

Paragraph = tuple[str, list[tuple[str, str]]]
"""A subject with its predicates and objects, all written already."""


def literal(text: str) -> str:
    """Write a text."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if "\ud800" <= character <= "\udfff":  # half of a pair is no text
        return "\ufffd"
    return _ESCAPES.get(character, f"\\u{ord(character):04X}")


def typed(value: object, kind: str) -> str:
    """Write a value of a type such as `xsd:date`."""
    return f'"{value}"^^{kind}'


def iri(*parts: str) -> str:
    """Write a URN of parts; whatever they hold, each stays one part."""
    return "<urn:orgmodel:" + ":".join(quote(part.encode("utf-8", "replace"), safe="-._~") for part in parts) + ">"


def document(prefixes: Mapping[str, str], remarks: Iterable[str], paragraphs: Iterable[Paragraph]) -> str:
    """Write prefixes, remarks and one paragraph a subject."""
    lines = [f"# {literal(remark)[1:-1]}" for remark in remarks]
    lines += [f"@prefix {name}: <{address}> ." for name, address in prefixes.items()]
    for subject, said in paragraphs:
        pairs = " ;\n".join(f"    {predicate} {value}" for predicate, value in said)
        lines += ["", f"{subject}\n{pairs} ."]
    return "\n".join(lines) + "\n"
