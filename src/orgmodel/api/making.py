"""Write a model to begin with."""

from __future__ import annotations

from pathlib import Path


def new_model(folder: Path | str) -> tuple[Path, ...]:
    """Write a small commented model into a new folder, and give the paths of its files.

    Raises:
        OrgModelError: the folder holds something already, or cannot be written.
    """
    from orgmodel.write import starter

    return starter.new_model(Path(folder))


def copy_example(name: str, folder: Path | str) -> Path:
    """Copy an example model (`acme`, `chicago`) into a new folder and give it.

    Raises:
        NotFound: there is no such example in this installation.
        OrgModelError: the folder exists already, or cannot be written.
    """
    from orgmodel.catalog.examples import example
    from orgmodel.write.example import copied

    return copied(example(name), Path(folder))
