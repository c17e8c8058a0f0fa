"""Which labels and values does a line hold? `Class Code: 1234   FLSA: Exempt` is two fields."""

from __future__ import annotations

import re

from orgmodel.load.documents import vocabulary

_COLUMNS = re.compile(r"\s{2,}|\t")
_LONGEST_VALUE = 160
_FLATTENED = 3
_RUN_IN = re.compile(r"^([A-Z][A-Za-z’'&/,() -]{2,60}?)\s?(?::|\s[–—-]\s|\.\s(?=[A-Z]))\s*(\S.*)$")
_STRICT_WORDS = 7


def labeled(line: str) -> tuple[tuple[str, str], ...]:
    """Give the pairs of label and value of a line, or nothing when it is no line of fields."""
    text = line.strip()
    if len(text) > 2_000:
        return ()
    found = list(vocabulary.label_pattern().finditer(text))
    if found and (found[0].start() == 0 or len(found) >= _FLATTENED):
        return _pairs(text, found)
    columns = [part for part in _COLUMNS.split(text) if part]
    if len(columns) == 2 and len(columns[1]) <= _LONGEST_VALUE and _is_table_label(columns[0]):
        return ((columns[0].rstrip(" :"), columns[1]),)
    return ()


def _pairs(text: str, found: list[re.Match[str]]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        value = (
            _COLUMNS.split(text[match.end() : end].strip())[0] if number + 1 < len(found) else text[match.end() : end]
        )
        pairs.append((match[1], " ".join(value.split())))
    if len(pairs) == 1 and len(pairs[0][1].split()) > 40:
        return ()
    return tuple(pairs)


def _is_table_label(text: str) -> bool:
    return vocabulary.field_of(text) not in ("", "class", "position", "works_with", "supervises") or (
        text.endswith(":") and bool(vocabulary.field_of(text))
    )


def run_in_heading(text: str) -> tuple[str, str] | None:
    """Split `JOB SUMMARY: This position performs …` into its heading and its text."""
    match = _RUN_IN.match(text)
    if not match:
        return None
    heading, rest = match[1].strip(), match[2]
    plain = heading.isupper() or (len(heading.split()) <= 5 and ":" in text[: match.end(1) + 2])
    if not plain or len(heading.split()) > _STRICT_WORDS or len(rest) < 12:
        return None
    kind = vocabulary.section_of(heading)
    if not kind or (vocabulary.field_of(heading) and not heading.isupper()):
        return None
    words = [word for word in heading.split() if len(word) > 3]
    return (heading, rest) if words and all(word[0].isupper() for word in words) else None
