"""Which formats can be asked for?"""

from __future__ import annotations

from collections.abc import Sequence

from orgmodel.errors import UnknownFormat, did_you_mean


def unknown_format(format: str, known: Sequence[str]) -> UnknownFormat:
    """Say that no such format is written, and which ones are."""
    return UnknownFormat(f"no format '{format}': {', '.join(known)}{did_you_mean(format, known)}")
