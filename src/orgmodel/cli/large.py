"""What is done at once where a command is given a large table: memory is kept, and its reading begins."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_LARGE = 16 << 20


def prepare_for(model: Path) -> None:
    """Prepare for a model that is a large file; a small one is not worth it."""
    try:
        large = model.stat().st_size > _LARGE
    except (OSError, ValueError):
        return
    if not large or not model.is_file():
        return
    from orgmodel.cli.memory import keep_memory

    keep_memory()
    if model.suffix.lower() == ".csv":
        with suppress(ImportError):  # whoever reads the table says what is missing
            from orgmodel.load.tables.ahead import begin

            begin(model)
