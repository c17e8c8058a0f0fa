"""Raw lines → clean lines: odd spaces, bullets of symbol fonts, marks of Markdown, lines that belong to the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary

_ODD = {ord(char): said for char, said in vocabulary.words("characters").items()}
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
BULLET = re.compile(
    r"^\s*(?:(?P<mark>[•]|\d{1,2} /(?=\s)|[vüØ§¨q](?=\s{2,}[A-Z])|\d{1,3}\s?%(?=\s)|\(\d{1,3}\s?%\)"
    r"|\*[-–—]{1,2}|[*\-–—+>](?=\s)|o(?=\s{2,}|\s[A-Z])|(?<=\s)o(?=\s[a-z])|\*(?=[A-Za-z]))"
    r"|(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?\s*(?=[A-Z])|\d{1,2}(?=[A-Z][a-z]+\s[A-Z][a-z])"
    r"|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)](?=\s)|\d{1,2}(?=\s{2,}[A-Z])))\s*"
)
"""A bullet at the start of a line: a mark, or a number or letter with a point or parenthesis."""

_LONE_NUMBER = re.compile(r"\s*(?:\(\s?(?:\d{1,2}|[a-z])\s?\)|[A-H]\.|\d{1,2}[.)])\s*")
"""The number of an entry that stands on a line of its own, as the texts of ordinances have it."""

BREAK = "\x1e"
"""Where a mark of a page broke a line."""

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANK_TO_TICK = re.compile(r"^(\s*)_{3,}\s+(?=[A-Z][a-z])")
"""Where whoever fills in a form ticks an entry off: its bullet."""

_TAG = re.compile(r"</?(?:br|strong|b|em|i|u|p|span|font|div|li|ul|td|tr)\b[^<>]{0,80}>", re.IGNORECASE)
"""Marks of a page that were left in its text."""

_RULES = " |"
_LAST_CELL = re.compile(r"^(?!\s*\|)(.*\S)?\s*\|$")
"""A line with the mark of a column at its end only: what is left of a table of two columns."""
_PAGE = re.compile(
    r"(?:[-–—|\s]*page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—|\s]*|\d{1,3}\s*\|\s*p\s*a\s*g\s*e"
    r"|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|.{3,60}\s[-–—(]\s?cont(?:inued|['’]d)\.?\)?|\d{1,3}\s*/\s*\d{1,3}|.{0,60}\bpage\s+\d{1,3}\s+of\s+\d{1,3}|page\s+\d{1,3}\s+of\s+\d{1,3}.{0,60})",
    re.IGNORECASE,
)
_TWICE = re.compile(r"[^\w]*(?=[A-Z])(\w.{5,60}\w)\1\s*")
"""An entry of a menu, shown and hidden: `Contact InformationContact Information`."""

_VALUE = re.compile(r"\s*:\s+(?=\S)")
_LABEL_ABOVE = re.compile(r"\s*[A-Z][\w/&() -]{2,40}")
_NEAR_VALUE = 3
_NEAR_PAGE_MARK = 8
_REPEATED = 3
_LONGEST_FURNITURE = 90


def cleaned(line: str) -> str:
    """Replace odd characters; white space inside stays, for it may be a column."""
    text = _EMPHASIS.sub("", _BLANK_TO_TICK.sub(r"\1• ", line.translate(_ODD))).rstrip()
    text = _TAG.sub("", _LINE_BREAK.sub(BREAK, text)).rstrip() if "<" in text else text
    if not text.strip(_RULES) or ("|" in text and not text.strip(" |-:")):
        return ""  # what is left of the rules of a table
    text = _LAST_CELL.sub(r"\1", text)
    return re.sub(r"\*\s*$", "", text) if text.lstrip().startswith("*") and text.endswith("*") else text


def with_values(texts: Sequence[str]) -> list[str]:
    """Put a value that begins with its colon behind the label on the line above: `Organization`, `: Marlow County`."""
    made = list(texts)
    above = -1
    for number, text in enumerate(texts):
        if not text.strip():
            continue
        value = _VALUE.match(text)
        if value and above >= 0 and _LABEL_ABOVE.fullmatch(made[above]) and number - above <= _NEAR_VALUE:
            made[above], made[number] = f"{made[above].rstrip()}: {text[value.end() :].strip()}", ""
        else:
            above = number
    return made


def numbered(texts: Sequence[str]) -> list[str]:
    """Put the number of an entry that stands on a line of its own in front of the entry, one or two lines below."""
    lines = list(texts)
    for number, text in enumerate(texts):
        below = next((at for at in (number + 1, number + 2) if at < len(texts) and texts[at].strip()), None)
        if below is not None and _LONE_NUMBER.fullmatch(text) and not _LONE_NUMBER.fullmatch(texts[below]):
            lines[number], lines[below] = "", f"{text.strip()} {texts[below].strip()}"
    return lines


def is_page_mark(line: str) -> bool:
    """Tell whether a line is a page number."""
    text = line.strip()
    return bool(text) and len(text) <= _LONGEST_FURNITURE and bool(_PAGE.fullmatch(text))


def furniture(lines: Sequence[str], pages: Sequence[int] = ()) -> frozenset[int]:
    """Number the lines (from 0) that belong to the page: page marks, what stands by them, what every page repeats."""
    marks = {number for number, line in enumerate(lines) if is_page_mark(line)}
    found = marks | {number for number, line in enumerate(lines) if _TWICE.fullmatch(line)}
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
            if text and not (
                ":" in text and vocabulary.field_of(label) in ("code", "title", "class", "revised", "ignore")
            ):
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
    """Fold a line that may be furniture; numbers count only where they are no page's."""
    text = " ".join(line.split()).casefold()
    if len(text) > _LONGEST_FURNITURE or text.startswith("•"):
        return ""
    return re.sub(r"\d+", "#", text) if re.search(r"\bpage\b|\brev|^\W*\d+\W*$|\|", text) else text


_KEPT_HYPHEN = frozenset(vocabulary.words("kept_hyphen"))


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
