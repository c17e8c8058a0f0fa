"""Which labels and values does a line hold? `Class Code: 1234   FLSA: Exempt` is two fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgmodel.load.documents.language import vocabulary
from orgmodel.load.documents.language.posts import is_title
from orgmodel.load.documents.language.verbs import starts_with_verb

COLUMNS = re.compile(r"\s*\|\s+|\s{2,}|\t")
"""What parts the columns of a line."""

_LONGEST_VALUE = 160
_CODE = re.compile(r"[A-Z]{0,3}\d{4,7}[A-Z]?")
_GRADE = re.compile(r"[A-Z]{1,3}-?\d{1,3}[A-Z]?")
_PLAIN_LABEL = re.compile(r"(?:(?:Job|Pay|Position|Class|Salary|Union|FLSA)(?: [A-Z][a-z]+){1,2}|M(?:in|ax|id)[a-z]*)")
_ABOVE = re.compile(r"[A-Z][A-Z’'.,& ]{3,48}")
"""What stands in capitals before a label on one line: `STATE OF ALDER CLASS CODE: G07820`."""

_FLATTENED = 3
_RUN_IN = re.compile(r"^([A-Z][A-Za-z’'&/,() -]{2,90}?)\s?(?::|\s[–—-]\s|\.\s(?=[A-Z]))\s*(\S.*)$")
_LABEL = re.compile(r"^([A-Z][\w /#.'’()-]{1,40}?):\s*(.*)$")
_BOUND = re.compile(r"^((?:min|max|mid)(?:imum|point)?(?: salary)?)\s+(\$?\d[\d,]{3,}(?:\.\d\d)?)$", re.IGNORECASE)
_TITLED = re.compile(r"^((?:Payroll|Class|Job|Position|Working) Title)\s+(?=[A-Z])([^.:]{4,70})$")
_SHORT = re.compile(r"^([A-Z][A-Za-z. ]{2,30}?[A-Za-z.#])\s+(#?[A-Z]{0,3}[ -]?\d[\w.-]{0,9})$")
_CAPITALS = re.compile(r"^([A-Z][A-Z'’/ ]{4,36}[A-Z])\s+((?:[A-Z][a-z]|\d)[^.;]{1,80})$")
_RUN_IN_CAPITALS = re.compile(
    r"^([A-Z][A-Z&/,'’ -]{7,80}[A-Z])\s+((?:[a-z]{3}|To [a-z]|The |This |An? [A-Z])\S*\s.{8,})$"
)
_STRICT_WORDS = 7
_OF_ROLES = ("duties", "summary", "supervision")
_ITEM_WORDS = 8
_COLUMN_WORDS, _CAPITAL_WORDS = 5, 12
_NEXT_NUMBER = re.compile(r"\s+\d{1,2}\.$|(?<=\w)\s+\d{1,2}\)$")
"""The number of the next field of a form, behind a value."""


def labeled(line: str) -> tuple[tuple[str, str], ...]:
    """Give the pairs of label and value of a line, or nothing when it is no line of fields."""
    text = line.strip()
    if len(text) > 2_000:
        return ()
    if both := _two_in_one(text):
        return both
    columns = [part for part in COLUMNS.split(text) if part]
    pairs = [pair for column in columns if (pair := _LABEL.match(column))]
    if len(columns) > 1 and len(pairs) == len(columns) and any(vocabulary.field_of(pair[1]) for pair in pairs):
        return tuple((pair[1], pair[2].strip()) for pair in pairs)
    if len(columns) > 1 and (mixed := _in_columns(columns)):
        return mixed
    return _in_text(text) or _beside(columns)


def _two_in_one(text: str) -> tuple[tuple[str, str], ...]:
    """Read `Class Code / Title: E1005 / Database Administrator`: as many values as labels."""
    named, colon, said = text.partition(":")
    labels, values = re.split(r"\s?/\s?", named), re.split(r"\s+/\s+", said.strip())
    known = {vocabulary.field_of(label) for label in labels}
    if not colon or len(labels) != len(values) or len(labels) < 2 or len(known) < len(labels) or "title" not in known:
        return ()
    return tuple(zip(labels, values, strict=True)) if all(known) else ()


def _in_text(text: str) -> tuple[tuple[str, str], ...]:
    """Read labels that stand anywhere in a line."""
    found = list(vocabulary.label_pattern().finditer(text)) if ":" in text or "#" in text else []
    if found and vocabulary.is_qualifier(before := text[: found[0].start()]):
        (label, value), *rest = _pairs(text, found)[1:]
        return ((before + label, value), *rest)
    if found and (found[0].start() == 0 or len(found) >= _FLATTENED or _is_behind_capitals(text, found)):
        return _pairs(text, found)
    plain = _without_colon(text) or _long_label(text) or _dashed(text)
    return (plain,) if plain else _slashed(text)


def _dashed(text: str) -> tuple[str, str] | None:
    """Read a title behind its label and a dash: `TITLE – Data Librarian`."""
    label, *value = re.split(r"\s[–—-]\s", text, maxsplit=1)
    return (label, value[0]) if value and vocabulary.field_of(label) == "title" and is_title(value[0]) else None


def _slashed(text: str) -> tuple[tuple[str, str], ...]:
    """Read a row of a table whose cells were joined by slashes: `Post / Data Officer / Location / Alder`."""
    cells = re.split(r"\s+/\s+", text)
    labels, values = cells[::2], cells[1::2]
    known = [vocabulary.field_of(label) for label in labels]
    named = known[0] in ("class", "position")
    if (
        len(cells) < 2
        or not known[0]
        or sum(map(bool, known)) * 2 < len(known)
        or sum(bool(vocabulary.field_of(value)) for value in values) * 2 > len(values)
        or (named and not is_title(values[0]))
        or (len(cells) == 2 and vocabulary.field_of(cells[0]) in ("works_with", "supervises", "department", "unit"))
    ):
        return ()
    return tuple(zip(labels, [*values, *[""] * (len(labels) - len(values))], strict=True))


def _is_behind_capitals(text: str, found: Sequence[re.Match[str]]) -> bool:
    before, value = text[: found[0].start()].strip(), text[found[0].end() :].strip()
    return len(found) == 1 and bool(_ABOVE.fullmatch(before)) and len(value.split()) == 1 and value[-1:].isalnum()


def _beside(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read a label and its value, or a name and a field, that stand in two columns."""
    if beside := _name_beside_field(columns):
        return beside
    if len(columns) == 2 and len(columns[1]) <= _LONGEST_VALUE and _is_column_label(columns[0], columns[1]):
        return ((columns[0].rstrip(" :"), columns[1]),)
    return ()


def _is_column_label(text: str, value: str) -> bool:
    """Tell whether the first of two columns is a label: a known one, or a few words with a colon behind them."""
    return (
        _is_table_label(text)
        or (vocabulary.field_of(text) == "class" and len(value.split()) <= _COLUMN_WORDS)
        or (text.endswith(":") and len(text.split()) <= _COLUMN_WORDS and not vocabulary.section_of(text))
    )


def _in_columns(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read `Class Code 1187 | Pay Grade 112 | $68,120 annually`: half of the columns are fields at least."""
    labels, values = columns[::2], columns[1::2]
    known = sum(map(_is_table_label, labels))
    if (
        len(labels) == len(values) > 1
        and known * 2 >= len(labels)
        and all(_is_table_label(label) or label.endswith(":") for label in labels)
    ):
        return tuple((label.rstrip(" :"), value) for label, value in zip(labels, values, strict=True))
    pairs = [_one_column(column) for column in columns]
    known = sum(bool(label) for label, _ in pairs)
    if not all(value for _, value in pairs):
        return ()
    return tuple(pairs) if known * 2 >= len(pairs) and known > 1 else ()


def _one_column(text: str) -> tuple[str, str]:
    pair = _LABEL.match(text)
    if pair and vocabulary.field_of(pair[1]):
        return pair[1], pair[2].strip()
    return _without_colon(text) or ("", text)


def _name_beside_field(columns: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read `CITY OF ALDER      Class No. 0735`: what stands left of a field is a line of its own."""
    if len(columns) != len(("name", "field")) or _LABEL.match(columns[0]):
        return ()
    right = _one_column(columns[1])
    return (("", columns[0]), right) if right[0] and right[1] else ()


def _without_colon(text: str) -> tuple[str, str] | None:
    """Read `Class No. 0239` and `IMMEDIATE SUPERVISOR Data Manager`."""
    for part in (text, *text.split(" / ")[1:]):
        short = _SHORT.match(part)
        if short and vocabulary.field_of(short[1]) in ("code", "grade", "position_id", "salary"):
            return short[1], short[2]
    if bound := _BOUND.match(text):
        return bound[1], bound[2]
    titled = _TITLED.match(text)
    if titled and is_title(titled[2]):
        return titled[1], titled[2]
    capitals = _CAPITALS.match(text)
    return (capitals[1], capitals[2]) if capitals and _is_table_label(capitals[1]) else None


def _long_label(text: str) -> tuple[str, str] | None:
    """Read a label of a form that explains itself in parentheses: `Working Title (what the agency calls it): …`."""
    label, colon, value = text.partition(":")
    return (label, value.strip()) if colon and "(" in label and vocabulary.field_of(label) else None


def _pairs(text: str, found: list[re.Match[str]]) -> tuple[tuple[str, str], ...]:
    before = text[: found[0].start()].strip()
    pairs = [("", before)] if before else []
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        value = (
            COLUMNS.split(text[match.end() : end].strip())[0] if number + 1 < len(found) else text[match.end() : end]
        )
        pairs.append((match[1], _without_number(" ".join(value.split()), capitals=match[1].isupper())))
    if len(found) == 1 and len(pairs[0][1].split()) > 40:
        return ()
    return tuple(pairs)


def _without_number(value: str, *, capitals: bool) -> str:
    """Leave out the number of the next field, but not the end of a parenthesis; and the next label in `capitals`."""
    value = re.split(r"\s+(?=[A-Z][A-Z/&.]{2,14}:(?:\s|$))", value)[0] if capitals else value
    plain = _NEXT_NUMBER.sub("", value)
    return plain if plain.count("(") <= plain.count(")") else value


def _is_table_label(text: str) -> bool:
    return vocabulary.field_of(text) not in ("", "class", "position", "works_with", "supervises") or (
        text.endswith(":") and bool(vocabulary.field_of(text))
    )


def in_item(text: str) -> tuple[tuple[str, str], ...]:
    """Give the field of an item of a list, where its label is one of a head and its value is short."""
    pairs = labeled(text)
    if not pairs or ":" not in text or any(len(value.split()) > _ITEM_WORDS for _, value in pairs):
        return ()
    of_work = ("", "supervises", "works_with", "class", "position")
    return pairs if all(vocabulary.field_of(label) not in of_work or value.isdigit() for label, value in pairs) else ()


def header_row(cells: Sequence[str]) -> bool:
    """Tell whether all cells of a row are labels: the next row has their values.

    A few may be unknown, where the row names the title or the code and nothing in it looks like a value.
    """
    known = [vocabulary.field_of(cell) for cell in cells]
    if len(cells) < 2 or len({*cells}) < len(cells):
        return False
    plain = all(field or _PLAIN_LABEL.fullmatch(cell) for field, cell in zip(known, cells, strict=True))
    return all(known) or (plain and bool({"title", "code", "grade"} & {*known}))


def code_or_grade(first: str, second: str) -> tuple[str, str] | None:
    """Tell what two cells are: a title and its code (`DATA MANAGER    0761`), or a grade and its pay."""
    if is_title(first) and not second.startswith("$") and _CODE.fullmatch(second):
        return "", "Class Code"
    return ("Pay Grade", "Salary") if _GRADE.fullmatch(first) and second.startswith("$") else None


def run_in_heading(text: str) -> tuple[str, str] | None:
    """Split `JOB SUMMARY: This position performs …` into its heading and its text."""
    capitals = _RUN_IN_CAPITALS.match(text)
    if capitals and vocabulary.section_of(capitals[1]) and not vocabulary.field_of(capitals[1]):
        return capitals[1], capitals[2]
    match = _RUN_IN.match(text)
    if not match:
        return None
    heading, rest = match[1].strip(), match[2]
    plain = heading.isupper() or (len(heading.split()) <= 5 and ":" in text[: match.end(1) + 2])
    if not plain or len(heading.split()) > (_CAPITAL_WORDS if heading.isupper() else _STRICT_WORDS) or len(rest) < 12:
        return None
    kind = vocabulary.section_of(heading)
    if not kind or (vocabulary.field_of(heading) and not heading.isupper()):
        return None
    if (
        " " not in heading
        and not heading.isupper()
        and (kind not in _OF_ROLES or heading == "Reporting")
        and starts_with_verb(rest)
    ):
        return None  # `Reporting: Prepares monthly dashboards` is a duty
    words = [word for word in heading.split() if len(word) > 3]
    return (heading, rest) if words and all(word[0].isupper() for word in words) else None
