"""A form that came back, Markdown or XLSX → what was answered, row by row. What an answer means is decided later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from orgmodel.errors import InvalidModel, NotFound, Problem
from orgmodel.load.files import label
from orgmodel.load.spreadsheet import sheets
from orgmodel.model import form as words
from orgmodel.model.form import Answer, Filled

MAX_BYTES = 8 * 1024 * 1024
_CELLS = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\|<>*_\[\]`#])")
_WORKBOOKS = {".xlsx", ".xlsm"}

Rows = list[tuple[int, list[str]]]


def read_form(path: Path) -> Filled:
    """Read a form.

    Raises:
        NotFound: there is no such file.
        InvalidModel: it is no form that `orgmodel questions` wrote.
        OrgModelError: the extra for XLSX is not installed.
    """
    name = label(path)
    rows = _of_workbook(path) if path.suffix.lower() in _WORKBOOKS else _of_markdown(path, name)
    head = {row[0].strip(): row[1].strip() for _, row in rows if len(row) > 1 and row[0].strip() in _HEAD}
    answers = tuple(_answers(rows, name))
    if words.FORM not in head and not answers:
        said = "no form of 'orgmodel questions': it has neither the role that it is for nor rows with keys"
        raise InvalidModel([Problem(name, 0, 0, said)])
    return Filled(head.get(words.FORM, ""), head.get(words.BY, ""), head.get(words.ON, ""), answers, name)


_HEAD = frozenset({words.FORM, words.BY, words.ON})


def _of_workbook(path: Path) -> Rows:
    return [(number, row) for rows in sheets(path).values() for number, row in enumerate(rows, 1)]


def _of_markdown(path: Path, name: str) -> Rows:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidModel([Problem(name, 0, 0, "is larger than a form")])
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NotFound(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidModel([Problem(name, 0, 0, "not UTF-8: save the file in that encoding")]) from error
    return [(number, cells) for number, line in enumerate(text.splitlines(), 1) if (cells := _cells(line.strip()))]


def _cells(line: str) -> list[str]:
    if line.startswith("|"):
        return [_ESCAPED.sub(r"\1", cell).strip() for cell in _CELLS.split(line.strip("|"))]
    if line.startswith(("- ", "* ")):
        found, colon, value = line[2:].partition(":")
        return [found.strip(), _ESCAPED.sub(r"\1", value).strip()] if colon else []
    return []


def _answers(rows: Rows, name: str) -> Iterator[Answer]:
    """Give every row below a header of a table of the form."""
    columns: dict[str, int] = {}
    for number, row in rows:
        cells = [cell.strip() for cell in row]
        if words.KEY in cells and (words.SAYS in cells or words.QUESTION in cells):
            columns = {cell: place for place, cell in enumerate(cells) if cell}
            continue
        key = _at(cells, columns, words.KEY)
        if not columns or not key or set(key) <= {"-", ":"}:
            continue
        said, instead, text = (_at(cells, columns, word) for word in (words.RIGHT, words.INSTEAD, words.ANSWER))
        if said or instead or text:
            yield Answer(key, said, instead, text, f"{name}:{number}")


def _at(cells: Sequence[str], columns: dict[str, int], name: str) -> str:
    place = columns.get(name, -1)
    return cells[place] if 0 <= place < len(cells) else ""
