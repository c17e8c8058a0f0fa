"""Where are the sources' texts? A folder of files → `Sources`, found by the path or the hash that a source gives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from orgmodel.errors import NotFound
from orgmodel.load.documents.files import reading
from orgmodel.load.documents.files.decoding import text_of
from orgmodel.load.documents.pages.document import Unreadable
from orgmodel.model.document import Source
from orgmodel.model.sources import Sources, SourceText

MAX_BYTES = 8 * 1024 * 1024
_WORD = (".docx", ".docm")


def source_texts(folder: Path, sources: tuple[Source, ...]) -> Sources:
    """Read the texts of the sources that lie in a folder: by `path`, else by `sha256`.

    Raises:
        NotFound: there is no such folder, or what lies in it cannot be read.
    """
    try:
        if not folder.is_dir():
            raise NotFound(f"{folder.as_posix()}: no such folder of sources")
        texts = _texts(folder, sources)
    except OSError as error:
        raise NotFound(f"{folder.as_posix()}: cannot be read: {error.strerror}") from error
    missing = tuple(source.id for source in sources if source.id not in texts)
    return Sources(texts, missing)


def _texts(folder: Path, sources: tuple[Source, ...]) -> dict[str, SourceText]:
    by_hash: dict[str, Path] | None = None
    texts = {}
    for source in sources:
        file = _named(folder, source)
        if file is None and source.sha256:
            by_hash = by_hash if by_hash is not None else {_sha256(each): each for each in _files(folder)}
            file = by_hash.get(source.sha256)
        if file is not None:
            texts[source.id] = _text(file)
    return texts


def _named(folder: Path, source: Source) -> Path | None:
    """Give the file that a source names, if it lies inside the folder."""
    if not source.path or PurePosixPath(source.path).is_absolute():
        return None
    file = folder / source.path
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        return file if inside and file.is_file() and file.stat().st_size <= MAX_BYTES else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.stat().st_size <= MAX_BYTES:
            yield file


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _text(file: Path) -> SourceText:
    """Read a file as lines. Line numbers are those of an editor: only line feeds end a line."""
    data = file.read_bytes()
    return SourceText(_lines(data, file.suffix.lower()), hashlib.sha256(data).hexdigest())


def _lines(data: bytes, ending: str) -> tuple[str, ...]:
    """Give the lines of a text; of a Word document its paragraphs, in which its evidence counts."""
    try:
        if ending in _WORD:
            return reading.read_bytes(data, f"a source that is a Word document ({ending})", ending).lines
        return tuple(text_of(data).split("\n"))
    except Unreadable:
        return tuple(data.decode("utf-8-sig", errors="replace").split("\n"))
