"""Where are the example models? In the installed package, or beside the sources in a clone."""

from __future__ import annotations

from pathlib import Path

from orgmodel.errors import NotFound

_PACKAGE = Path(__file__).resolve().parent.parent
_HOMES = (_PACKAGE / "examples", _PACKAGE.parent.parent / "models")


def example(name: str) -> Path:
    """Give the folder of an example model.

    Raises:
        NotFound: the package was installed without its examples.
    """
    for home in _HOMES:
        if (home / name / "orgmodel.yaml").is_file():
            return home / name
    raise NotFound(f"the example model '{name}' is not in this installation")
