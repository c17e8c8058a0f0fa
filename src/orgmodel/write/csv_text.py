"""How are rows written as CSV that a spreadsheet shows as it is? A text that looks like a formula stays a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def text_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would calculate, and before an apostrophe that stands there."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Write a table: numbers as they are, texts guarded, lines ended as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([text_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8", "replace")
