"""How is a large table read while the rest of the program is still being imported? It is begun before it is asked for.

polars parses in threads of its own, which imports do not keep waiting. Only a program begins something: the command
line does, with the file that it is given. Whoever reads a table takes what was begun, or reads it as ever.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from orgmodel.load.tables.csv_file import MOST_BYTES, read_csv

if TYPE_CHECKING:
    from orgmodel.load.tables.table import Table

_BEGUN: dict[Path, Future[Table]] = {}


def begin(path: Path) -> None:
    """Begin to read a CSV file, as it is read without any hints.

    Raises:
        ImportError: there is no polars.
    """
    import polars  # noqa: F401, ICN001  here, so that no thread imports it

    threads = ThreadPoolExecutor(1)
    _BEGUN[path] = threads.submit(_read, path)
    threads.shutdown(wait=False)


def begun(path: Path) -> Table | None:
    """Take the table of a file that was begun, once; None where it was not, or could not be read."""
    reading = _BEGUN.pop(path, None)
    return reading.result() if reading is not None and reading.exception() is None else None


def _read(path: Path) -> Table:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("whoever asks for the file is told that it is too large")
    return read_csv(path.read_bytes(), path.name)
