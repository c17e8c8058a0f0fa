"""How do files come into a folder whole or not at all, also when the program is interrupted?"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from orgmodel.errors import OrgModelError


def write_files(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> tuple[Path, ...]:
    """Write new files into a folder and give their paths. They come into it only when all of them are written.

    Args:
        folder: where to; it need not exist.
        files: path below the folder and text, or bytes, of each.

    Raises:
        OrgModelError: the folder cannot be written, or a file of that name is there.
    """
    new = not folder.exists()
    try:
        home = folder.parent if new else folder
        home.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".orgmodel-", dir=home))  # no reader of models looks into it
        try:
            names = _staged(stage, folder, files)
            if new:
                stage.chmod(home.stat().st_mode & 0o777)  # mkdtemp keeps others out
                stage.replace(folder)
            else:
                _move(stage, folder, names)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise OrgModelError(f"{folder.as_posix()}: cannot be written: {error.strerror}") from error
    return tuple(folder / name for name in names)


def _staged(stage: Path, folder: Path, files: Iterable[tuple[str, str | bytes]]) -> list[str]:
    names = []
    for name, text in files:
        if (folder / name).exists():
            raise OrgModelError(f"{(folder / name).as_posix()}: exists already")
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        names.append(name)
    return names


def _move(stage: Path, folder: Path, names: Iterable[str]) -> None:
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (stage / name).rename(target)


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write files that may be there already; none is touched before all are written.

    Raises:
        OrgModelError: a file cannot be written.
    """
    parts = {path: path.with_name(f".{path.name}.part") for path in files}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_bytes(data)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        raise OrgModelError(f"{path.as_posix()}: cannot be written: {error.strerror}") from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
