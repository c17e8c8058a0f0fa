"""Raw lines → clean lines: odd spaces, bullets of symbol fonts, marks of Markdown, lines that belong to the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orgmodel.load.documents import vocabulary

_ODD = {
    **dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"), " "),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u2060\u00ad\x00"), None),
    **dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf06e\uf0a8\uf071\uf075\u25cf\u25aa\u25ab\u25a0\u25a1\u25e6\u2023\u2219\u00b7\u2043\u27a2\u25ba\u25b6\u2756\u2713\u2714\u25cb\u2666\u25c6\u204c\u204d"), "•"),
    ord("\ufffe"): "-", ord("\x02"): "-", ord("\u2010"): "-", ord("\u2011"): "-",
    ord("\ufb00"): "ff", ord("\ufb01"): "fi", ord("\ufb02"): "fl", ord("\ufb03"): "ffi", ord("\ufb04"): "ffl",
}  # fmt: skip
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
BULLET = re.compile(
    r"^\s*(?:(?P<mark>[•]|\*[-–—]{1,2}|[*\-–—+>](?=\s)|o(?=\s{2,}|\s[A-Z])|\*(?=[A-Za-z]))"
    r"|(?P<number>\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)](?=\s)|\d{1,2}(?=\s{2,}[A-Z])))\s*"
)
"""A bullet at the start of a line: a mark, or a number or letter with a point or parenthesis."""

_PAGE = re.compile(
    r"(?:[-–—|\s]*page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—|\s]*|\d{1,3}\s*\|\s*p\s*a\s*g\s*e|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|\d{1,3}\s*/\s*\d{1,3}|.{0,60}\bpage\s+\d{1,3}\s+of\s+\d{1,3}|page\s+\d{1,3}\s+of\s+\d{1,3}.{0,60})",
    re.IGNORECASE,
)
_NEAR_PAGE_MARK = 8
_REPEATED = 3
_LONGEST_FURNITURE = 90


def cleaned(line: str) -> str:
    """Replace odd characters; white space inside stays, for it may be a column."""
    text = _EMPHASIS.sub("", line.translate(_ODD)).rstrip()
    return re.sub(r"\*\s*$", "", text) if text.lstrip().startswith("*") and text.endswith("*") else text


def is_page_mark(line: str) -> bool:
    """Tell whether a line is a page number."""
    text = line.strip()
    return bool(text) and len(text) <= _LONGEST_FURNITURE and bool(_PAGE.fullmatch(text))


def furniture(lines: Sequence[str], pages: Sequence[int] = ()) -> frozenset[int]:
    """Number the lines (from 0) that belong to the page: page marks, what stands by them, what every page repeats."""
    marks = {number for number, line in enumerate(lines) if is_page_mark(line)}
    found = set(marks)
    for mark in marks:
        found |= _beside(lines, mark)
    found |= _repeated(lines, pages)
    return frozenset(found)


def _beside(lines: Sequence[str], mark: int) -> set[int]:
    """Labels right before or after a page mark, inside a document, are its header or footer."""
    found: set[int] = set()
    for step in (-1, 1):
        number = mark + step
        while 0 < number < len(lines) - 1 and abs(number - mark) <= _NEAR_PAGE_MARK:
            text = lines[number].strip()
            label = text.partition(":")[0]
            if text and not (":" in text and vocabulary.field_of(label) in ("code", "title", "class", "revised", "ignore")):
                break
            if text:
                found.add(number)
            number += step
    return found if mark > _NEAR_PAGE_MARK else set()


def _repeated(lines: Sequence[str], pages: Sequence[int]) -> set[int]:
    """Short lines at the edge of a page that stand there, numbers aside, on most pages."""
    if not pages:
        keys = [_key(line) for line in lines]
        counts = Counter(key for key in keys if key)
        return {
            number
            for number, key in enumerate(keys)
            if key and counts[key] >= _REPEATED and vocabulary.field_of(key.partition(":")[0]) and ":" in key
        }
    edges = _edges(lines, pages)
    counts = Counter(key for number in sorted(edges) if (key := _key(lines[number])))
    enough = max(2, (len(set(pages)) + 1) // 2)
    return {number for number in edges if counts[_key(lines[number])] >= enough}


def _edges(lines: Sequence[str], pages: Sequence[int]) -> set[int]:
    """The first and the last three lines with text of each page."""
    by_page: dict[int, list[int]] = {}
    for number, page in enumerate(pages):
        if lines[number].strip():
            by_page.setdefault(page, []).append(number)
    return {number for numbers in by_page.values() for number in (*numbers[:3], *numbers[-3:])}


def _key(line: str) -> str:
    text = " ".join(line.split()).casefold()
    return re.sub(r"\d+", "#", text) if len(text) <= _LONGEST_FURNITURE else ""


_KEPT_HYPHEN = frozenset(
    "cross multi non on co self long short day city county state enterprise department organization agency well high low "
    "pre post real full part sub inter intra anti e data cost user end hands follow problem decision third service "
    "project policy customer client software hardware web cloud follow-up mid large small two three four five".split()
)


def joined(before: str, after: str, known: str = "") -> str:
    """Put two lines of one text together; a word that was hyphenated over the break becomes whole."""
    broken = re.search(r"([A-Za-z]+)-$", before)
    if broken and after[:1].islower():
        rest = re.match(r"[a-z]+", after)
        whole = broken[1] + (rest[0] if rest else "")
        kept = broken[1].casefold() in _KEPT_HYPHEN and whole.casefold() not in known
        return before + after if kept else before[:-1] + after
    if before.endswith(("/", "-")) and after[:1].isalpha() and not before.endswith((" -", " /")):
        return before + after
    return f"{before} {after}".strip()
