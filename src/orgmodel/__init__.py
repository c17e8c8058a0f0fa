"""A linter, a design review and a drawing office for organizations."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgmodel.api import chart, check, findings, load_graph, overlap_report
    from orgmodel.errors import InvalidModel, InvalidSettings, NotFound, OrgModelError, UnknownFormat

__all__ = [
    "InvalidModel",
    "InvalidSettings",
    "NotFound",
    "OrgModelError",
    "UnknownFormat",
    "chart",
    "check",
    "findings",
    "load_graph",
    "overlap_report",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for, so that importing the package costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'orgmodel' has no attribute '{name}'")
    home = "orgmodel.api" if name[0].islower() else "orgmodel.errors"
    return getattr(import_module(home), name)
