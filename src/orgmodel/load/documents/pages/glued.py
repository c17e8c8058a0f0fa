"""Where did a text lose its line breaks? `ResponsibilitiesUnder minimum direction …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.verbs import starts_with_verb
from orgmodel.load.documents.pages.flat_lines import unflattened, unglued

_HEADING = re.compile(r"([A-Z][a-z]+(?:(?:,| and| of| &)? [A-Z][a-z]+){0,4})(?=[A-Z][a-z]*\s\S)")
_OPENS = re.compile(r"(?:The|This|We|Our|You|Under)\s")
"""How a sentence begins: what is glued in front of it is a heading, known or not."""

_TITLE = r"[A-Z][A-Za-z/&,. -]{3,70}?"
_CODED = rf"{_TITLE}\s\(\d{{4,6}}\)"
_GRADED = r"(?!CODE|TITLE|GRADE)[A-Z][A-Z/& -]{3,50}?\s\d{1,2}\*?\s[A-Z]\s\d{1,2}\.\d{3}"
_CODED_ROW = re.compile(rf"(?:{_CODED}\s*){{3,}}")
_GRADED_ROW = re.compile(rf"(?<![A-Za-z])(?:{_GRADED}\s*){{2,}}")
_ROW_OF = {_CODED_ROW: re.compile(_CODED), _GRADED_ROW: re.compile(_GRADED)}
"""Rows of classes on one line: `Analyst I (7278) Analyst II (7277)`, `TECHNICIAN II 28* F 7.941`."""

_FORM_LABEL = re.compile(r"(?<=[a-z\d)\]])(?=[A-Z])(?P<label>[A-Z][A-Za-z/ ]{2,28}?)\s?:\s")
_FORM_HEADING = re.compile(
    r"(?<=[a-z\d)\]])(?P<heading>[A-Z][a-z]+(?: (?:of |and )?[A-Z][a-z]+){0,3}) (?=(?:The|This|Under|We|Our|In)\b)"
)
_FEWEST_LABELS = 2
_PRINTED_LABEL = re.compile(
    r"(?<=[\w).%])(?:(Salary|Location|Job Type|Remote Employment|Job Number|Department|Division|Opening Date"
    r"|Closing Date|FLSA|Bargaining Unit)(?=[A-Z$\d])|Description(?:Benefits)?(?:Questions)?(?=[A-Z]))"
)
"""Labels without a space before and behind them, as in `Job TypeFull TimeJob Number7`, and the tabs over the text."""

_PRINT = re.compile(r"Print ?(?=\(|$)")
_TEXT_OF_PAGE = "text"
_FEWEST_PRINTED = 4

_SENTENCE = re.compile(r"(?<=[a-z)])(?=You(?:[’']ll| will)\s)")
_WORD = re.compile(
    r"(?<=[.:;)] )((?:Key |Essential |Primary |Major |Job |Minimum )?"
    r"(?:Responsibilities|Duties|Qualifications|Requirements)) (?=[A-Z])"
)
"""A heading of one or two words between the sentences of a text on one line."""

_HEADED_LIST = re.compile(
    r"(?P<heading>[A-Z][A-Za-z,&/ ]{4,90}[a-zA-Z?])\s?:?\s+"
    r"(?=(?P<mark>[-–•●▪*]\s+|1[.)]\s+)(?:\([^()]{1,40}\)\s+)?[A-Z])"
)
"""A heading, and the first entry of its list on the same line: `Essential Duties - Reviews …`."""

_FLAT = 400
_TEXT = 80
_SHORTEST = 4


def unglued_text(line: str) -> list[str]:
    """Break a long line off behind the heading, and behind each sentence, that is glued to what follows."""
    text, *more = _SENTENCE.split(line.strip()) if len(line) > _TEXT else [line.strip()]
    if more:
        return [piece for part in (text, *more) for piece in unglued_text(part)]
    match = _HEADING.match(text) if len(text) > _TEXT else None
    if match is None or len(match[1]) < _SHORTEST:
        return [line]
    opens = " " not in match[1] and bool(_OPENS.match(text, match.end()))
    return [f"{match[1]}:", text[match.end() :]] if opens or vocabulary.section_of(match[1]) else [line]


def rows(line: str) -> list[str]:
    """Break the rows of a table of classes that stand on one line; what stands around them are lines too."""
    for pattern in (_CODED_ROW, _GRADED_ROW):
        run = pattern.search(line)
        if run:
            cells = [match[0].strip() for match in _ROW_OF[pattern].finditer(run[0])]
            around = (line[: run.start()].strip(" *"), line[run.end() :].strip(" *"))
            return [piece for piece in (around[0], *cells, around[1]) if piece]
    return [line]


def headed_list(line: str) -> list[str]:
    """Break a line between the heading of a list and its first entry."""
    match = _HEADED_LIST.match(line.strip())
    if (
        match is None
        or "one of" in match["heading"]
        or vocabulary.section_of(match["heading"]) not in ("duties", "qualification")
    ):
        return [line]
    rest = line.strip()[match.end() :]
    if rest.count(match["mark"][0]) > 1 and match["mark"][0] in "•●▪":
        return [line]  # a whole list on one line
    doing = starts_with_verb(rest[len(match["mark"]) :])
    return [f"{match['heading']}:", rest] if doing or len(rest) > _TEXT else [line]


def cells(line: str) -> list[str]:
    """Break a row of a form whose cells are parted by slashes: `JOB TITLE / Technician / REF NO / A12`."""
    parts = [part.strip() for part in line.split(" / ")]
    labels = [vocabulary.field_of(part) for part in parts[::2]]
    if len(parts) < 2 or len(parts) % 2 or not labels[0] or not all(part.isupper() for part in parts[::2]):
        return [line]
    return [f"{label}: {value}" for label, value in zip(parts[::2], parts[1::2], strict=True)]


def printed(line: str) -> list[str]:
    """Break a posting that was printed on one line, without a space between its labels and values."""
    found: dict[str, re.Match[str]] = {}
    for match in _PRINTED_LABEL.finditer(line):
        found.setdefault(match[1] or _TEXT_OF_PAGE, match)
    if len(found) < _FEWEST_PRINTED:
        return [line]
    cuts = sorted(found.values(), key=lambda match: match.start())
    ends = [*(match.start() for match in cuts[1:]), len(line)]
    values = [
        f"{match[1]}: {line[match.end() : end].strip()}" if match[1] else line[match.end() : end].strip()
        for match, end in zip(cuts, ends, strict=True)
    ]
    return [_PRINT.split(line[: cuts[0].start()])[0].strip(), *values]


def form(line: str) -> list[str]:
    """Break a form whose lines ran together without a space: `Location : AlderJob Type: Full-TimeJob Number: 7`."""
    cuts = [match.start() for match in _FORM_LABEL.finditer(line) if vocabulary.field_of(match["label"])]
    if len(cuts) < _FEWEST_LABELS:
        return [line]
    headings = [match for match in _FORM_HEADING.finditer(line, cuts[-1]) if vocabulary.section_of(match["heading"])]
    cuts += [place for match in headings[:1] for place in match.span()]
    return [line[start:end].strip() for start, end in pairwise((0, *cuts, len(line)))]


def pieces(line: str, *, spaced: bool) -> Iterator[str]:
    """Break a line at headings, bullets, labels and sentences whose line breaks were lost. `spaced` as in `unglued`."""
    line = _WORD.sub(r"\1: ", line) if len(line) >= _FLAT else line
    whole = (row for posted in printed(line) for part in form(posted) for cell in cells(part) for row in rows(cell))
    for row in (piece for part in whole for piece in headed_list(part)):
        for part in unflattened(row):
            for piece in unglued(part, spaced=spaced):
                yield from unglued_text(piece)
