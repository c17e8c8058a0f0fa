"""What is at a path: authored text or tables? Either door gives the same facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.load import assemble

if TYPE_CHECKING:
    from orgmodel.model.facts import Facts

TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet")
"""The endings of tables."""


def load(path: Path) -> Facts:
    """Read a model from a folder or a file of text, or from a table of posts.

    Raises:
        NotFound: there is nothing there.
        InvalidModel: what is there cannot be read; all problems at once.
    """
    if path.suffix.lower() in TABLES and not path.is_dir():
        from orgmodel.load.tables.door import load_posts

        return load_posts(path)
    return assemble.load(path)
