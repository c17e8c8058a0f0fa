"""How does a model begin? A small commented one, copied into a new folder."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from orgmodel.errors import OrgModelError

_FILES = ("orgmodel.yaml", "roles.yaml")


def new_model(folder: Path) -> tuple[Path, ...]:
    """Write the files of a starter model and give their paths.

    Raises:
        OrgModelError: the folder holds something already, or cannot be written.
    """
    shown = folder.as_posix()
    texts = files("orgmodel.write") / "starter"
    written = []
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OrgModelError(f"{shown}: exists already; name a new folder")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FILES:
            path = folder / name
            path.write_text((texts / name).read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
            written.append(path)
    except OSError as error:
        raise OrgModelError(f"{shown}: cannot be written: {error.strerror}") from error
    return tuple(written)
