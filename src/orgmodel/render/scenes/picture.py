"""What is asked of a painter beside the scene, and what does it give beside bytes?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orgmodel.render.scenes.theme import AUTO


@dataclass(frozen=True, slots=True)
class Options:
    """How to paint: the colors, the width in pixels (PNG), and fonts beside the built-in ones (PDF, PNG)."""

    width: int | None = None
    fonts: tuple[Path, ...] = ()
    theme: str = AUTO


@dataclass(frozen=True, slots=True)
class Picture:
    """A painted scene: the content of its file, and in a sentence each what of it could not be shown."""

    data: bytes
    warnings: tuple[str, ...] = ()
