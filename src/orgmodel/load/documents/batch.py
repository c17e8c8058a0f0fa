"""Files and folders → what each document says. One that cannot be read is refused by name, the rest is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from orgmodel.errors import NotFound
from orgmodel.load.documents.extract import posting
from orgmodel.load.documents.files.reading import FORMATS, read
from orgmodel.load.documents.pages.document import Unreadable
from orgmodel.model.postings import Posting, Unread

MAX_FILES = 20_000
Progress = Callable[[int, int, str], None]
"""Is told how many documents are done, how many there are, and which one comes next."""


def postings(paths: Sequence[Path], progress: Progress | None = None) -> tuple[Posting, ...]:
    """Read documents, those of a folder in the order of their names.

    Raises:
        NotFound: there is nothing at a path, or a folder without documents.
        OrgModelError: a library that a format needs is not installed.
    """
    files = [(file, name) for path in paths for file, name in _files(path)]
    if len(files) > MAX_FILES:
        raise NotFound(f"{len(files):,} files, more than {MAX_FILES:,}: import them folder by folder")
    found = []
    for number, (file, name) in enumerate(files):
        if progress:
            progress(number, len(files), name)
        found.append(_posting(file, name))
    return tuple(found)


def _posting(file: Path, name: str) -> Posting:
    try:
        return posting(read(file, name))
    except Unreadable as error:
        return Posting(name, unread=(Unread(str(error)),))


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Give the files of a path with their names. Links inside a folder are not followed."""
    try:
        if path.is_file():
            yield path, path.name
            return
        if not path.is_dir():
            raise NotFound(f"{path.as_posix()}: no such file or folder")
        inside = sorted(_inside(path), key=lambda file: file.relative_to(path).as_posix())
    except OSError as error:
        raise NotFound(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    if not any(file.suffix.lower() in FORMATS for file in inside):
        raise NotFound(f"{path.as_posix()}: no document in this folder: {', '.join(FORMATS)}")
    for file in inside:
        yield file, file.relative_to(path).as_posix()


def _inside(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _inside(entry)
        elif entry.is_file():
            yield entry
