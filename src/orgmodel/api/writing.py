"""Put facts into a model's folder: a new one, or one that a person keeps."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from orgmodel.errors import NotFound
from orgmodel.load import assemble
from orgmodel.model.facts import Facts
from orgmodel.write.comparison import all_names, compared
from orgmodel.write.model_folder import addition, model_files
from orgmodel.write.whole_files import write_files
from orgmodel.write.written import Written

_IMPORTED = "imported"


def write_model(facts: Facts, folder: Path | str) -> Written:
    """Write facts as a model. Into a folder that holds a model, only what is new is added, in a file of its own.

    Files that are there stay as they are, byte for byte. What the facts say otherwise than the model is given back
    as differences, and doing it again writes nothing. Files come into the folder all together.

    Raises:
        InvalidModel: the folder holds a model that is not readable.
        OrgModelError: the folder cannot be written.
    """
    folder = Path(folder)
    model = _model_in(folder)
    if model is None:
        files = write_files(folder, model_files(facts))
        return Written(files, all_names(facts))
    found = compared(model, facts)
    texts = list(addition(found.added)) if found.added else []
    names = (name for number in count(1) if not (folder / (name := _name(number))).exists())
    files = write_files(folder, zip(names, texts, strict=False)) if texts else ()
    return Written(files, found.names, tuple(sorted(found.differences, key=str)), tuple(found.kept))


def _model_in(folder: Path) -> Facts | None:
    """Read the model in a folder, if there is one."""
    if not folder.is_dir():
        return None
    try:
        return assemble.load(folder)
    except NotFound:
        return None


def _name(number: int) -> str:
    return f"{_IMPORTED}.yaml" if number == 1 else f"{_IMPORTED}-{number}.yaml"
