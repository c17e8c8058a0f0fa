"""Is a text that calls itself a table something else? Then it is refused, before its lines are taken for posts."""

from __future__ import annotations

import re

from orgmodel.load.tables.table import refused

_KINDS = (
    (re.compile(rb"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\]\"]|-?\d+\s*[,\]]))"), "is JSON: save it as a table (CSV)"),
    (re.compile(rb"\s*<(?:!doctype|\?xml|html|table|\w+[\s>])", re.IGNORECASE),
     "is a web page or XML: open it in a spreadsheet and save it as CSV or XLSX"),
    (re.compile(rb"version https://git-lfs"),
     "is a pointer of Git LFS and not the table itself: fetch the file (git lfs pull)"),
    (re.compile(rb"%PDF-"), "is a PDF, not a table"),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
     "is a workbook or an archive, although its name is that of a text: give it the ending .xlsx, .ods or .xls"),
    (re.compile(rb"PAR1"), "is a Parquet file, although its name is that of a text: give it the ending .parquet"),
    (re.compile(rb"\x1f\x8b"), "is packed (gzip): unpack it first"),
)  # fmt: skip


def refuse_other_kinds(data: bytes, label: str) -> None:
    """Refuse what begins like a file of another kind.

    Raises:
        InvalidModel: it does, with what it is and what to do.
    """
    begins = data.removeprefix(b"\xef\xbb\xbf")
    for kind, said in _KINDS:
        if kind.match(begins):
            raise refused(label, said, 1)
