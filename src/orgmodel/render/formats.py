"""Which formats can a picture be painted in? One file each, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from orgmodel.errors import UnknownFormat, did_you_mean
from orgmodel.render.scene import Scene

_PAINTERS = {
    "dot": "orgmodel.render.dot",
    "svg": "orgmodel.render.svg",
}
FORMATS = tuple(_PAINTERS)
"""The formats, in alphabetical order."""


def paint(scene: Scene, format: str) -> bytes:
    """Paint a picture in a format. The same scene gives the same bytes.

    Raises:
        UnknownFormat: there is no painter for it.
    """
    if format not in _PAINTERS:
        near = did_you_mean(format, FORMATS)
        raise UnknownFormat(f"there is no picture format '{format}'{near}: {', '.join(FORMATS)}")
    painter: Callable[[Scene], str] = import_module(_PAINTERS[format]).paint
    return painter(scene).encode()
