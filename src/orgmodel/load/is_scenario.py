"""Is a file a scenario? Told without reading it as one, so that whoever checks a model does not wait for that."""

from __future__ import annotations

import re
from pathlib import Path

_LOOKED_AT = 64 * 1024


def is_scenario(path: Path) -> bool:
    """Tell whether a file is a scenario: it has the key `scenario` at its top."""
    try:
        with path.open("rb") as file:
            return (
                path.suffix == ".yaml"
                and re.search(rb"^scenario[ \t]*:", file.read(_LOOKED_AT), re.MULTILINE) is not None
            )
    except OSError:
        return False
