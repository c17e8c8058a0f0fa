"""An example model → a folder of one's own, to look at and to change."""

from __future__ import annotations

import shutil
from pathlib import Path

from orgmodel.errors import OrgModelError


def copied(example: Path, folder: Path) -> Path:
    """Copy the text files of a model into a new folder and give it.

    Raises:
        OrgModelError: the folder exists already, or cannot be written.
    """
    if folder.exists():
        raise OrgModelError(f"{folder.as_posix()}: exists already; name a new folder")
    try:
        shutil.copytree(example, folder, ignore=shutil.ignore_patterns("__pycache__"))
    except OSError as error:
        raise OrgModelError(f"{folder.as_posix()}: cannot be written: {error.strerror}") from error
    return folder
