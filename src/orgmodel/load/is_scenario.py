"""Is a file a scenario? Told without reading it as one, so that whoever checks a model does not wait for that."""

from __future__ import annotations

import re
from pathlib import Path

_LOOKED_AT = 64 * 1024


def is_scenario(path: Path) -> bool:
    """Tell whether a file is a scenario: it has the key `scenario` at its top."""
    try:
        if path.suffix != ".yaml" or not path.is_file():  # never wait for a pipe
            return False
        with path.open("rb") as file:
            return re.search(rb"^scenario[ \t]*:", file.read(_LOOKED_AT), re.MULTILINE) is not None
    except (OSError, ValueError):  # no such path can be
        return False
