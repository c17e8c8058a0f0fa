"""Where does a line break that holds several? A whole document on one line, a value glued to the next label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import ends_as_post
from orgmodel.load.documents.pages.cleaning import BREAK

_LONGEST_VALUE = 160
_HEADING_WORDS = 7
_OF_FLAT_TEXTS = ("duties", "summary", "qualification")
_FLAT = 400
_FLAT_HEADING = re.compile(
    r"(?:^|(?<=[a-z0-9.:;)] ))([A-Z][A-Z&/,]+(?: (?:[A-Z&/,]+(?:\(S\))?|-)){0,17})"
    r"(?=:? (?:[A-Z][a-z]|[•*(]|[A-Z] ?[a-z]))"
)
_STEPS = re.compile(r"\b([A-Z].{5,60}?) I{1,3} (?:and |& )?\1 (?:I{2,3}|IV|V)\b")
"""The titles of a series, one behind the other: `DATA ANALYST I DATA ANALYST II`."""

_EMPLOYER = re.compile(
    r"(?:CITY|TOWN|COUNTY|VILLAGE|STATE) OF (?:(?:SAN|SANTA|LOS|NEW|FORT|PORT|LAKE|EL|LA|DES|WEST|EAST|NORTH|SOUTH"
    r"|GRAND|LONG|PALO|MOUNT) )?[A-Z]{3,} (?=[A-Z])"
)
_LOW_HEADING = re.compile(r"(?<=[A-Z]{3} )([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?=:? [A-Z][a-z])")
"""A heading behind a title in capitals: `DATA MANAGER Definition Under direction …`."""

_LABEL_AHEAD = r"(?=[A-Z][a-z]+[^.;]{0,30}:$)"
_GLUE = re.compile(rf"(?<=[\w)\]]){_LABEL_AHEAD}|(?<=[a-z\d)\]])(?=[A-Z]{{4,}}[A-Z /]{{0,26}}:$)")
_GLUE_OR_SPACE = re.compile(rf"{_GLUE.pattern}|(?<=[\w)\]] ){_LABEL_AHEAD}")
_LINKED = re.compile(r"\b(?:of|and|or|and/or|the|for|in|to|per|by|within|our|your|this|with)\s*$", re.IGNORECASE)
_GLUED_WORD = re.compile(r"[a-z][A-Z]")
_SLASHED_VALUE = re.compile(r"([A-Z][^:/]{2,40}:)\s*/\s+(?=\S)")
"""A label, and a slash for the edge of its cell before the value."""

_FLAT_LABELS = re.compile(r"\b([A-Z][A-Z/.#’']+(?: [A-Z][A-Z/.#’']+){0,4})(?= (?:[-–—] )?(?:[A-Z][a-z]|[\d£$]))")
"""A run of capitals before a value: one label of a form on one line, or several of which only the last has a value."""

_FEWEST_LABELS = 3
_GLUED_WORDS = 2
_FEWEST_GLUED = 3
_FLAT_TITLED = re.compile(
    r"(?<=[\w.:;)%] )(?P<heading>(?P<first>[A-Z][a-z]+)(?: [A-Z][a-z]+){0,2})"
    r"(?=: [A-Z\d]| (?:(?P=first): [A-Z]|• ))"
)
"""A heading inside a text on one line: with a colon, said twice, or above a numbered list."""

_FLAT_NUMBER = re.compile(r"\s(?:Function|Duty|Task) \d{1,2}: (?=[A-Z])")
_FLAT_ENTRY = re.compile(r"(?<=[\w.;:)] )(\d{1,2})[.)] (?=[A-Z])")
_FORM_MARK = "\x1f"
_FORM_LABEL = re.compile(_FORM_MARK)
_FLAT_BULLET = re.compile(r"\s(?:•|\*-{1,2}|▪|●)\s")


def unflattened(line: str) -> list[str]:
    """Break a whole document on one line where a heading in capitals or a bullet begins."""
    if BREAK in line:
        return [piece for part in line.split(BREAK) for piece in unflattened(part)]
    if len(line) < _FLAT:
        return [line]
    line = _form_on_one_line(_FLAT_NUMBER.sub(" • ", line))
    cuts = {0, len(line), *(match.start() for match in _FORM_LABEL.finditer(line))}
    for match in _FLAT_HEADING.finditer(line):
        cuts |= {match.start(1) + cut for cut in _cuts(match[1])}
    low = (match for match in _LOW_HEADING.finditer(line) if vocabulary.section_of(match[1]) in _OF_FLAT_TEXTS)
    cuts |= {place for match in low for place in match.span(1)}
    for match in _FLAT_TITLED.finditer(line):
        if vocabulary.section_of(match["heading"]) in _OF_FLAT_TEXTS:
            cuts |= {match.start(), match.start("heading")}  # `Purpose Purpose: …` is one heading
    cuts |= {match.start() + 1 for match in _FLAT_BULLET.finditer(line)} | _numbers(line)
    ends = sorted(cuts)
    pieces = (line[start:end].strip(f" {_FORM_MARK}").lstrip(" :") for start, end in pairwise(ends))
    return [piece.rstrip(" :") if piece.count(":") == 1 else piece for piece in pieces if piece]


def _numbers(line: str) -> set[int]:
    """Tell where the entries of a numbered list begin: the numbers follow each other from one."""
    found: list[int] = []
    runs: set[int] = set()
    for match in _FLAT_ENTRY.finditer(line):
        if int(match[1]) == len(found) + 1:
            found.append(match.start(1))
        elif int(match[1]) == 1:
            found = [match.start(1)]
        if len(found) >= _FEWEST_LABELS:
            runs |= {*found}
    return runs


def _form_on_one_line(line: str) -> str:
    """Write colons behind the labels in capitals of a form whose lines ran together: `POSITION Data Officer UNIT …`."""
    runs = [(match, _labels_at_end(match[1])) for match in _FLAT_LABELS.finditer(line)]
    labels = [number for number, (_, said) in enumerate(runs) if said]
    if len({runs[number][1][-1] for number in labels}) < _FEWEST_LABELS:
        return line
    for match, said in reversed(runs[labels[0] : labels[-1] + 2]):
        start = match.end() - len(" ".join(said)) if said else match.start()
        written = "".join(f"{_FORM_MARK}{each}: " for each in said) or f"{_FORM_MARK}{match[1]} "
        line = f"{line[:start]}{written}{line[match.end() :].lstrip(' -–—')}"
    return line


def _labels_at_end(words: str) -> list[str]:
    """Give the known labels that a run of capitals ends with, in their order."""
    parts = words.split()
    for start in range(len(parts)):
        label = " ".join(parts[start:])
        if vocabulary.field_of(label) and not _LINKED.search(" ".join(parts[:start])):  # `PURPOSE OF JOB`
            return [*_labels_at_end(" ".join(parts[:start])), label]
    return []


def _cuts(words: str) -> list[int]:
    """Tell where a run of capitals breaks: before the heading in it, and between an employer and a title."""
    employer = _EMPLOYER.match(words)
    first = employer.end() if employer else 0
    starts = [match.end() for match in re.finditer(r" (?!(?:I{1,3}|IV|V|VI)\b)", words)]
    ends = (start for start in starts if _is_heading(words[start:]) and ends_as_post(words[first:start]))
    title = next(ends, len(words) if first and ends_as_post(words[first:]) else -1)
    if steps := _STEPS.search(words, first):
        found = re.finditer(rf"{re.escape(steps[1])} (?:I{{1,3}}|IV|V|VI)\b ?", words)
        return sorted({0, first, *(place for match in found for place in match.span()), len(words)})
    if title >= 0:
        return sorted({0, first, title, len(words)})
    return [0, len(words)] if _is_heading(words) else []


def _is_heading(words: str) -> bool:
    return bool(vocabulary.section_of(words)) and len(words.split()) <= _HEADING_WORDS


def unglued(line: str, *, spaced: bool = False) -> list[str]:
    """Break a line off before a label at its end: `09/02/2025Agency:` is a value and the next label.

    `spaced` breaks also where a space stands between them (`Full-time Job Number:`).
    """
    text = line.rstrip()
    if slash := _SLASHED_VALUE.match(text):
        return [slash[1], text[slash.end() :]]
    if not text.endswith(":") or len(text) > _LONGEST_VALUE or vocabulary.field_of(text):
        return [line]
    for glue in (_GLUE_OR_SPACE if spaced else _GLUE).finditer(text):
        label = text[glue.start() : -1]
        if vocabulary.is_qualifier(text[: glue.start()]):
            continue  # one label of two words: `Job Location`
        if _GLUED_WORD.search(label) or _LINKED.search(text[: glue.start()]):
            continue  # more than one label: `StateSalary Range`; one of several words: `Objective of Position`
        if vocabulary.field_of(label) or (vocabulary.section_of(label) and len(label.split()) <= _GLUED_WORDS):
            return [text[: glue.start()], text[glue.start() :]]
    return [line]


def glues_labels(lines: Sequence[str]) -> bool:
    """Tell whether a text has the label of the next value at the end of its lines, behind a space."""
    glued = (len(unglued(line, spaced=True)) > 1 for line in lines if line.rstrip().endswith(":"))
    return sum(glued) >= _FEWEST_GLUED
