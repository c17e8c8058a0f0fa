"""An XLSX workbook in which every text is a text, whatever it begins with. The same content gives the same bytes."""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from orgmodel.errors import needed_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.workbook import Workbook

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  a day of no meaning: the time of writing would change the bytes
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def spreadsheet(into: io.BytesIO, **properties: str) -> Iterator[Workbook]:
    """Open a workbook to write; its bytes are in `into` when the block ends.

    Args:
        into: takes the bytes.
        properties: what the file says of itself, such as `title` and `comments`.

    Raises:
        MissingExtra: the extra `tables` is not installed.
    """
    with needed_for("XLSX"):
        import xlsxwriter
    with xlsxwriter.Workbook(into, _AS_TEXT) as book:
        book.set_properties({**properties, "created": _MADE})
        yield book
